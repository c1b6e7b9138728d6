/** What a futures worker can be asked for, and its answers: plain data both ways. */
import type { FutureEnd, Surrogate } from '../../shared/net/futures.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import type { TeamRule } from '../../shared/sim/policies/team/types.ts';
import type { StepRow } from '../session/Session.ts';

/** The session's scenario at the session's table. */
export interface Table {
  scenarioId: string;
  seats: number;
}

/** Replays a session and says by which rule its team decided. */
export interface ReadJob extends Table {
  kind: 'read';
  seed: string;
  rows: StepRow[];
}
export interface ReadAnswer {
  kind: 'read';
  rule: TeamRule;
  surrogate: Surrogate;
  played: { soft: boolean; clean: FutureEnd };
}

/** Rules that a world can be played by. Careful: bots that refuse everything. */
export type VariantId = 'yours' | 'clean' | 'careful' | `without-${OfferId}`;
/** The team's own path, left at the opening of each round for one that tells, or that says no more yes. */
export type ForkId = 'tell' | 'no_yes';

export interface WorldJob extends Table {
  kind: 'world';
  world: number;
  seed: string;
  rule: TeamRule;
  variants: VariantId[];
  forks: ForkId | null;
}
export interface Fork {
  round: number;
  /** As the round before closed, selling in order would have covered everything owed. */
  couldPayAll: boolean;
  end: FutureEnd;
}
export interface WorldAnswer {
  kind: 'world';
  world: number;
  soft: boolean;
  ends: Partial<Record<VariantId, FutureEnd>>;
  forks: Fork[];
  /** Of the offers that the team said yes to: how many came up, were said yes to and came into force. Null where yours was not played. */
  met: { arose: number; cameIntoForce: number } | null;
}
/** One path broke: nothing of its world counts. */
export interface BrokenAnswer {
  kind: 'broken';
  message: string;
}

export type FuturesJob = ReadJob | WorldJob;
export type FuturesAnswer = ReadAnswer | WorldAnswer | BrokenAnswer;
