/**
 * The wire. Client to server: requests, each answered once. Server to client: `section` frames with a sequence number
 * (a snapshot on join, then what changed), `people`, `talk`, `status`; after the end `trial`, `guesses` and `futures`. Validated with zod
 * on the server only.
 */
import type { EndingId, OfferId } from '../sim/business.ts';
import type { Command, OrderType, ReasonId, Side } from '../sim/commands.ts';
import type { OpenExhibit } from '../sim/judgement/hearing.ts';
import type { Receipt } from '../sim/judgement/types.ts';
import type { CharacterId } from '../sim/policies/character.ts';
import type { Rejection, RejectionCode } from '../sim/rejections.ts';
import type { SeatId } from '../sim/scenario.ts';
import type { OrderPreview } from '../sim/views/previewOrder.ts';
import type { MarketInfo, SeatView } from '../sim/views/types.ts';
import type { FuturesMessage, FuturesWant, Guesses } from './futures.ts';

export const PACES = [0, 1, 2, 4, 8, 16] as const;
export type Pace = (typeof PACES)[number];

// Client -> server: room.request(name, payload)
export interface ClientRequests {
  /** Answered after the step that applied it is on disk. A known cid gets its first answer again. */
  command: { cid: string; command: Command };
  preview_order: { market: string; side: Side; orderType: OrderType; sizeLots: number; priceTicks?: number; reduceOnly?: boolean };
  open_market: { market: string };
  set_pace: { pace: Pace };
  say: { cid: string; text: string };
  receipt: Record<string, never>;
  /** The trial, once the game is over. */
  trial: Record<string, never>;
  vote: { exhibit: string; option: number };
  /** Says at the table: I knew of this, or had a part in it. Once, and before the exhibit is open. */
  testify: { exhibit: string };
  /** The host's: opens an exhibit before everybody has voted; takes every screen to one. */
  open_exhibit: { exhibit: string };
  show_exhibit: { exhibit: string };
  /** Only after the end. Once per seat: in what share of worlds does the team do better than its clean twin? */
  guess: { share: number };
  /** One run at a time; a run that was finished before is sent again. `offer` with `without` only. */
  futures: { want: FuturesWant; offer?: OfferId };
  /** What has landed is kept. */
  cancel_futures: Record<string, never>;
  /** The host waits for no more guesses. */
  show_futures: Record<string, never>;
  slow_firm: Record<string, never>;
}
export type CommandAnswer =
  | { ok: true; step: number; filledLots?: number; orderId?: number; requestId?: number }
  | { ok: false; step: number | null; rejection: Rejection };
export interface ServerAnswers {
  command: CommandAnswer;
  preview_order: OrderPreview;
  open_market: { ok: true } | { ok: false; code: RejectionCode };
  set_pace: { ok: true } | { ok: false; code: RejectionCode };
  say: { ok: true } | { ok: false; code: RejectionCode };
  receipt: Receipt | { ok: false; code: RejectionCode };
  trial: TrialView | { ok: false; code: RejectionCode };
  vote: { ok: true } | { ok: false; code: RejectionCode };
  testify: { ok: true } | { ok: false; code: RejectionCode };
  open_exhibit: { ok: true } | { ok: false; code: RejectionCode };
  show_exhibit: { ok: true } | { ok: false; code: RejectionCode };
  /** Refused: wrong_phase before the end and once the futures are shown, done_already. */
  guess: { ok: true } | { ok: false; code: RejectionCode };
  /** Refused: wrong_phase, request_open_already while another run is on or within a second of the same one, unknown_offer where that offer was not taken. */
  futures: { ok: true } | { ok: false; code: RejectionCode };
  /** Refused: nothing_known where no run is on, not_yours_to_decide but by the host or whoever started it. */
  cancel_futures: { ok: true } | { ok: false; code: RejectionCode };
  show_futures: { ok: true } | { ok: false; code: RejectionCode };
  slow_firm: SlowFirm | { ok: false; code: RejectionCode };
}
/** How a firm that took no shortcut came through the very market of this game. Money in cents. */
export interface SlowFirm {
  ending: EndingId;
  openingCents: number;
  ownersCents: number;
  repaidShare: number;
  /** What its page showed at each close. */
  shownCents: number[];
}

// Server -> client: room.onMessage(name, payload)
export interface Person {
  seat: SeatId;
  name: string;
  bot: boolean;
  character: CharacterId | null;
  connected: boolean;
}
export type { CharacterId, FuturesMessage, FuturesWant, Guesses };
export interface TalkLine {
  id: number;
  step: number;
  seat: SeatId;
  /** Typed by a person (text) or said by a bot (line id, wording in content). */
  text: string | null;
  line: string | null;
}
/** The trial as one seat may see it: who has voted, its own vote, and everything of an exhibit once that is open. */
export interface TrialView {
  /** Where the host has taken every screen; null before that. */
  shown: string | null;
  exhibits: TrialExhibit[];
}
export interface TrialExhibit {
  id: string;
  /** Seats with a person, who are waited for; and those of them who have voted. */
  voters: SeatId[];
  voted: SeatId[];
  ownVote: number | null;
  ownTestimony: boolean;
  open: OpenExhibit | null;
}
export interface ServerMessages {
  welcome: {
    seat: SeatId;
    code: string;
    gameId: string;
    host: boolean;
    scenarioId: string;
    exchangeName: string;
    deskName: string;
    markets: MarketInfo[];
    creditStepsCents: number[];
    /** Rounds follow one another; how many is not said. */
    severalRounds: boolean;
  };
  /** `full` on join: replaces everything. Otherwise only the sections that changed. */
  section: { seq: number; full: boolean; view: Partial<SeatView> };
  people: Person[];
  talk: TalkLine[];
  status: { pace: Pace; frozen: boolean; message: string | null };
  /** From the end of the game on: on joining, and whenever it changes. */
  trial: TrialView;
  guesses: Guesses;
  futures: FuturesMessage;
}

// HTTP
/** POST /api/sessions {seat, name?, scenario?, seats?} -> a new solo game at a table of so many, and the caller's seat token. */
export interface CreateSessionRequest {
  seat: SeatId;
  name?: string;
  scenario?: string;
  seats?: number;
}
/** POST /api/sessions/:code/seats {seat?, name?} -> takes over a bot's seat. GET /api/sessions/:code -> what is open. */
export interface SeatTicket {
  code: string;
  gameId: string;
  seat: SeatId;
  token: string;
}
export interface SessionLookup {
  code: string;
  scenarioId: string;
  exchangeName: string;
  phase: 'live' | 'closed';
  openSeats: SeatId[];
}
export interface HttpRefusal {
  code:
    | 'unknown_code'
    | 'seat_taken'
    | 'session_closed'
    | 'too_many_requests'
    | 'malformed'
    | 'bad_token'
    | 'still_running'
    | 'other_rules'
    | 'server_full';
}
export type { Command, Pace as PaceValue, ReasonId, Side };
