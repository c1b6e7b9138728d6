/** What the replay worker is asked and what it answers. Types only: the page knows the words, the worker alone knows the simulation. */

import type { FileRefusal } from '../../shared/net/fileRefusal.ts';
import type { ServerMessages } from '../../shared/net/messages.ts';
import type { Ending } from '../../shared/sim/business.ts';
import type { Decision } from '../../shared/sim/judgement/decisions.ts';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import type { OpenExhibit } from '../../shared/sim/judgement/hearing.ts';
import type { Sums, SumsPoint } from '../../shared/sim/judgement/sums.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { ForeignGame } from '../../shared/sim/recording.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { SeatView } from '../../shared/sim/views/types.ts';

/** A seat's own view, or everything that the record holds. */
export type Eyes = SeatId | 'record';

/** Steps of one round: it is played from the first to the last, and between rounds lies a close. */
export interface RoundSpan {
  round: number;
  fromStep: number;
  toStep: number;
}

/** A game that was read, replayed once to its end and compared with its record. */
export interface LoadedGame {
  ok: true;
  /** What a seat is told when it sits down; the reader's screens are set up with it. */
  welcome: Omit<ServerMessages['welcome'], 'seat' | 'code' | 'gameId' | 'host'>;
  seats: SeatId[];
  seed: string;
  steps: number;
  /** Steps between two moments that stand ready; a jump replays fewer than these. */
  stepsPerCheckpoint: number;
  rounds: RoundSpan[];
  /** False where the record stops before the end of the game. */
  ended: boolean;
  ending: Ending | null;
  /** Steps whose recorded fingerprint is not what they led to; none in a game that this release recorded. */
  mismatches: number[];
}

export type Loading = LoadedGame | { ok: false; refusal: FileRefusal | ForeignGame };

/** One moment as somebody saw it. `sums` are the ledger's own and nobody's view: what was claimed beside what was there. */
export interface Moment {
  step: number;
  view: SeatView;
  sums: Sums;
}

export interface ReplayRequests {
  load: { text: string };
  /** `market` is the symbol whose candles and depth are looked at; the first where it is absent. */
  momentAt: { step: number; eyes: Eyes; market?: string };
  viewAt: { step: number; seat: SeatId; market?: string };
  stateSums: { step: number };
  series: Record<string, never>;
  receipt: Record<string, never>;
  trial: Record<string, never>;
  decisions: Record<string, never>;
  exhibits: Record<string, never>;
}

export interface ReplayAnswers {
  load: Loading;
  momentAt: Moment;
  viewAt: SeatView;
  stateSums: Sums;
  series: SumsPoint[];
  /** With what people owned up to at the trial taken off what they carry. */
  receipt: Receipt;
  /** Exhibits that were opened, by their names. */
  trial: { id: string; open: OpenExhibit }[];
  decisions: Decision[];
  exhibits: Exhibit[];
}

export type ReplayName = keyof ReplayRequests;
export type ToReplay = { [K in ReplayName]: { id: number; name: K; payload: ReplayRequests[K] } }[ReplayName];
/** `failed` is a fault of the worker's own, or a question that came before a game was loaded. */
export type FromReplay =
  | { kind: 'answer'; id: number; answer: ReplayAnswers[ReplayName] }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'progress'; step: number; steps: number };
