/**
 * A team's decision rule as plain data, read from the session that it played: the same answer wherever the same offer comes up, sizes as
 * ratios, acts of its own accord on the same calendar day. Played in any other world at coarse steps, by way of the same commands.
 */
import type { AuditSubject, OfferId, StatementTopic } from '../../business.ts';
import type { AlternativeId } from '../../businessSpec.ts';
import type { ChangeKind } from '../../commands.ts';
import type { LeverName } from '../../firm/levers.ts';
import type { MatterId } from '../../firm/matters/types.ts';
import type { QueuePolicy, SeatId } from '../../scenario.ts';

/** What was done with an offer. Silence: it lapsed, or was still open when the session ended. */
export interface OfferHabit {
  answer: 'ask' | 'decline' | 'silence' | AlternativeId;
  stalls: number;
  /** Days from its coming up to the answer. */
  afterDays: number;
  /** Round in which it was answered. */
  round: number;
  /** What was asked for came into force. */
  granted: boolean;
}

/** What became of a request, whoever had asked. Days from the asking; null: it never happened. */
export interface RequestHabit {
  signedAfterDays: number | null;
  mergedAfterDays: number | null;
  /** Narrower terms: the part of what was asked for, the days until it ends (0 = none), printed on the page. */
  amended: { part: number; expiresAfterDays: number; published: boolean } | null;
  refusedAfterDays: number | null;
  /** Days in force before the firm took it back by its own hand. */
  heldDays: number | null;
}

/** One thing that a seat did of its own accord. */
export type Deed =
  | { type: 'lever'; lever: LeverName; value: number | boolean }
  | { type: 'propose'; kind: ChangeKind; value: number; partOfDeposits: number | null }
  | { type: 'say'; topic: StatementTopic }
  | { type: 'correct'; topic: StatementTopic }
  | { type: 'audit'; subject: AuditSubject }
  | { type: 'queue'; policy: QueuePolicy }
  | { type: 'come_clean' }
  | { type: 'go_public' }
  | { type: 'resign' };
export interface DatedDeed {
  day: number;
  seat: SeatId;
  deed: Deed;
}

/** The page of one close. Null where nobody signed it. */
export interface PageHabit {
  /** held: what the ledger holds; as_shown: the number that stood there; otherwise a part of deposits of the team's own choosing. */
  fund: 'held' | 'as_shown' | { partOfDeposits: number };
  sameRules: boolean;
}

/** How a matter was answered: as a careful hand would, as a hurried one, not at all, or in a way of its own. */
export type MatterManner = 'careful' | 'hasty' | 'silence' | { answer: string };

export interface TeamRule {
  id: string;
  offers: Partial<Record<OfferId, OfferHabit[]>>;
  requests: Partial<Record<ChangeKind, RequestHabit[]>>;
  /** In the order of their days. */
  deeds: DatedDeed[];
  /** By round, from the first. */
  pages: (PageHabit | null)[];
  /** The rules' line on the page was true of the ledger at every close: so it is elsewhere. */
  honestLine: boolean;
  matters: Partial<Record<MatterId, MatterManner[]>>;
  /** What is done with a matter that the session never brought. */
  otherMatters: 'careful' | 'hasty' | 'silence';
  /** Share of clients' blocks taken. */
  blocksTaken: number;
  /** By round and market: what the desk's own orders stood at, over the firm's own liquid money, mean of the round's days. */
  exposure: number[][];
  /** When its books were opened, by its own hand or by others. */
  disclosedDay: number | null;
  turned: Turned;
}

/** What a variant does otherwise than the team did. */
export interface Turned {
  /** Offers of which no yes is said, or all. */
  offers: 'all' | OfferId[];
  /** From the opening of this round on no yes is said; null: no such round. */
  noYesFrom: number | null;
  /** At the opening of this round the chief tells customers everything. */
  tellAt: number | null;
  /** Nothing untrue is said of its own accord, no favour asked for, and the page is the ledger's. */
  honestWords: boolean;
}
export const AS_PLAYED: Turned = { offers: [], noYesFrom: null, tellAt: null, honestWords: false };
