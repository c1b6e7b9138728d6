/** What the evidence log and the receipt say: rows, facts, figures by step, and the receipt that rests on them. Plain data. */
import type { ReasonId } from '../commands.ts';
import type { RequestVerb } from '../events.ts';
import type { SeatId } from '../scenario.ts';
import type { RequestView } from '../views/types.ts';

/** One row of the record: who did what, when, what was true then. `row` names it on the receipt. */
export type EvidenceVerb =
  | RequestVerb
  | 'published'
  | 'refused_order'
  | 'refused_transfer'
  | 'mandate_stopped'
  | 'money_left'
  | 'liquidated'
  | 'passed_over'
  | 'fund_paid'
  | 'taken_over'
  | 'routed_to_desk'
  | 'debt_moved'
  | 'loss_shared'
  | 'withdrawal_waits'
  | 'turn'
  | 'hole_opened'
  | 'statement_untrue'
  | 'fund_below_page'
  | 'mandate_set'
  | 'queue_policy_set'
  | 'closed';
/** What a row states; the wording is content. */
export type FactLabel =
  | 'change'
  | 'terms'
  | 'asked'
  | 'desk_cash'
  | 'desk_equity'
  | 'coverage'
  | 'hole'
  | 'owed'
  | 'held'
  | 'fund_shown'
  | 'fund_held'
  | 'same_rules'
  | 'needed'
  | 'had'
  | 'short_by'
  | 'amount'
  | 'uncovered'
  | 'account'
  | 'margin_fraction'
  | 'acts_below'
  | 'price'
  | 'share';
export interface Fact {
  label: FactLabel;
  cents?: number;
  fraction?: number;
  text?: string;
}
export interface EvidenceRow {
  row: string;
  step: number;
  week: number;
  seat: SeatId | 'clock' | 'engine' | 'customers';
  verb: EvidenceVerb;
  requestId: number | null;
  reason: ReasonId | null;
  facts: Fact[];
  hash: string;
}
export interface SeriesPoint {
  step: number;
  owedCents: number;
  custodyCents: number;
  holeCents: number;
  displayedEquityCents: number;
  deskUsdCents: number;
  /** What accounts of the firm's own desk owe the exchange, by the ledger. */
  relatedPartyCents: number;
  bitTicks: number;
}
export interface Receipt {
  exchangeName: string;
  deskName: string;
  scenarioId: string;
  seed: string;
  steps: number;
  fingerprint: string;
  turnStep: number | null;
  money: {
    displayedBeforeTurnCents: number;
    displayedAtCloseCents: number;
    deskUsdCents: number;
    deskEquityCents: number;
    fundShownCents: number;
    fundHeldCents: number;
    owedCents: number;
    custodyCents: number;
    holeCents: number;
    coverage: number;
    repaidShare: number;
    deepestHoleCents: number;
    deepestHoleStep: number;
    paidOutCents: number;
    queuedCents: number;
    /** What accounts of the firm's own desk owe the exchange: by the ledger, and as reports print it. */
    relatedPartyCents: number;
    reportedRelatedPartyCents: number;
  };
  /** What was published beside what the ledger held, with the rows behind each. */
  statements: {
    topic: 'same_rules' | 'insurance_fund' | 'customer_assets';
    step: number;
    claimedYes: boolean | null;
    claimedCents: number | null;
    trueYes: boolean | null;
    trueCents: number | null;
    /** Step from which the ledger contradicted it; null if never. */
    falseFromStep: number | null;
    rows: string[];
  }[];
  /** Each change: who asked, approved, merged, on what terms, and what the engine then did differently. */
  changes: {
    request: RequestView;
    askedBy: SeatId | null;
    approvedBy: SeatId | null;
    mergedBy: SeatId | null;
    refusedBy: SeatId | null;
    /** Times a check took the other branch because of it. */
    timesUsed: number;
    firstUsedStep: number | null;
    rows: string[];
  }[];
  seats: { seat: SeatId; did: { verb: EvidenceVerb; requestId: number | null; step: number; row: string }[] }[];
  series: SeriesPoint[];
  evidence: EvidenceRow[];
}
