/**
 * Ordinary work: what a seat's day brings beside offers and requests. A matter comes up from the state, lies on one desk until a day,
 * and is answered in one of a few ways, each of which does something. What it shows is fixed on the day it comes up.
 */
import type { AuditSubject } from '../../business.ts';
import type { SimEvent } from '../../events.ts';
import type { SeatId } from '../../scenario.ts';
import type { SimState } from '../../state.ts';
import type { DiffLine } from '../../views/types.ts';
import type { ReviewId } from './reviews.ts';

export type ChiefMatter =
  | 'listing_request'
  | 'fee_complaint'
  | 'hire'
  | 'campaign'
  | 'partner'
  | 'board_figure'
  | 'regulator_letter'
  | 'staff_offer'
  | 'tier_request'
  | 'rival_failed';
export type EngineerMatter =
  | ReviewId
  | 'hot_fix'
  | 'gateway_failing'
  | 'certificate_ends'
  | 'capacity'
  | 'alarm_threshold'
  | 'restore_test'
  | 'noisy_client';
export type DeskMatter =
  | 'inventory'
  | 'otc_quote'
  | 'funding_gap'
  | 'farm_terms'
  | 'venue_rebate'
  | 'settlement_break'
  | 'wild_week'
  | 'roll'
  | 'stale_quotes';
export type RiskMatter =
  | 'margin_report'
  | 'repeat_liquidations'
  | 'cap_request'
  | 'liquidation_complaint'
  | 'source_of_funds'
  | 'concentration_report'
  | 'haircut_review'
  | 'backstop_renewal'
  | 'back_test'
  | 'stress_test'
  | 'audit_follow_up'
  | 'index_review';
export type TreasurerMatter =
  | 'reconcile_cash'
  | 'reconcile_fees'
  | 'invoice'
  | 'interest_bill'
  | 'auditor_budget'
  | 'hot_level'
  | 'bank_concentration'
  | 'withdrawal_request'
  | 'paper_offer'
  | 'fund_review'
  | 'lender_figures'
  | 'earn_statement';
export type VoiceMatter =
  | 'cover_question'
  | 'press_after_failure'
  | 'rumour_answer'
  | 'slow_withdrawals'
  | 'status_page'
  | 'viral_complaint'
  | 'fee_question'
  | 'article_correction'
  | 'post_exposed'
  | 'sponsor_offer'
  | 'paid_post'
  | 'conference_talk'
  | 'newsletter_figure'
  | 'ad_copy';
export type MatterId = ChiefMatter | EngineerMatter | DeskMatter | RiskMatter | TreasurerMatter | VoiceMatter;

/** A number that the seat is shown. Money in cents, shares as fractions. */
export interface MatterFact {
  name: string;
  unit: 'cents' | 'share' | 'count' | 'days' | 'bps' | 'times';
  value: number;
}
/** A line of a table that comes with a matter: an account, an offer, a candidate. */
export interface MatterRow {
  label: string;
  facts: MatterFact[];
}
/** What has come up: its numbers, its table, and how it really is, which only the seat's answer may find out. */
export interface Found {
  facts: MatterFact[];
  rows?: MatterRow[];
  /** True where something is wrong with it: a bug, sums that do not close, a claim that is not so. Never shown. */
  wrong?: boolean;
  /** Plain number that the answer works with. Never shown. */
  size?: number;
}

export interface Diff {
  file: string;
  lines: DiffLine[];
}

export interface Matter {
  matterId: number;
  matter: MatterId;
  seat: SeatId;
  openedDay: number;
  openedStep: number;
  untilDay: number;
  facts: MatterFact[];
  rows: MatterRow[];
  wrong: boolean;
  size: number;
  status: 'open' | 'answered' | 'lapsed';
  /** The answer given, and the id of the text that says what came of it. */
  answer: string | null;
  outcome: string | null;
  answeredStep: number | null;
}

export interface MatterSpec {
  /** Seat of a table of six. */
  seat: SeatId;
  openDays: number;
  /** Days before the same may come up again. */
  cooldownDays: number;
  /** Ids of the answers, in the order in which they are shown; none of them is marked. */
  answers: readonly string[];
  /** Those of them that trade in the book, which stands still in a close. */
  trades?: readonly string[];
  /** What the day has brought, or null. Reads the state; draws are keyed by the number of matters that the seat has had. */
  comesUp(state: SimState, number: number): Found | null;
  /** What begins on the day it comes up, whatever is answered. */
  begins?(state: SimState, matter: Matter): void;
  /** Goes before anything that can wait. */
  urgent?: true;
  /** The change as code, for a review. */
  diff?(matter: Matter): Diff;
  /** Answers that put the seat's name to figures, and what these are about: whoever signs figures that do not close could have known. */
  signs?: { answers: readonly string[]; about: AuditSubject };
  /** Does it, and says what came of it: the id of a text. */
  act(state: SimState, matter: Matter, answer: string, events: SimEvent[]): string;
  /** The answer that leaving it amounts to. */
  unanswered: string;
  /** How a careful hand and a hurried one answer, from what is shown. */
  careful(matter: Pick<Matter, 'facts' | 'rows'>): string;
  hasty(matter: Pick<Matter, 'facts' | 'rows'>): string;
}

export const factOf = (matter: { facts: readonly MatterFact[] }, name: string): number =>
  matter.facts.find((fact) => fact.name === name)?.value ?? 0;
