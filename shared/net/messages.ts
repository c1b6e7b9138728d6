/**
 * The wire. Client to server: requests, each answered once. Server to client: `section` frames with a sequence number
 * (a snapshot on join, then what changed), `people`, `talk`, `status`, `receipt`. Validated with zod on the server only.
 */
import type { Command, OrderType, ReasonId, Side } from '../sim/commands.ts';
import type { Receipt } from '../sim/judgement/types.ts';
import type { CharacterId } from '../sim/policies/character.ts';
import type { Rejection, RejectionCode } from '../sim/rejections.ts';
import type { SeatId } from '../sim/scenario.ts';
import type { OrderPreview } from '../sim/views/previewOrder.ts';
import type { MarketInfo, SeatView } from '../sim/views/types.ts';

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
}

// Server -> client: room.onMessage(name, payload)
export interface Person {
  seat: SeatId;
  name: string;
  bot: boolean;
  character: CharacterId | null;
  connected: boolean;
}
export type { CharacterId };
export interface TalkLine {
  id: number;
  step: number;
  seat: SeatId;
  /** Typed by a person (text) or said by a bot (line id, wording in content). */
  text: string | null;
  line: string | null;
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
}

// HTTP
/** POST /api/sessions {seat, name?} -> a new solo game and the caller's seat token. */
export interface CreateSessionRequest {
  seat: SeatId;
  name?: string;
  scenario?: string;
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
  code: 'unknown_code' | 'seat_taken' | 'session_closed' | 'too_many_requests' | 'malformed' | 'bad_token' | 'still_running';
}
export type { Command, Pace as PaceValue, ReasonId, Side };
