/** What the evidence log and the receipt say: rows, facts, figures by step, and the receipt that rests on them. Plain data. */
import type { Ending, Levers, OfferId, OfferState, StatementTopic } from '../business.ts';
import type { CalendarPace } from '../clock.ts';
import type { ReasonId } from '../commands.ts';
import type { RequestVerb } from '../events.ts';
import type { SeatId } from '../scenario.ts';
import type { RequestView } from '../views/types.ts';
import type { IntegrityReport } from './integrityScore.ts';
import type { Breach, SeatResponsibility } from './responsibility.ts';

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
  | 'closed'
  | FirmVerb;
/** Rows that only a firm of several rounds has. */
export type FirmVerb =
  | 'offer_opened'
  | 'offer_stalled'
  | 'offer_asked'
  | 'offer_alternative'
  | 'offer_declined'
  | 'offer_lapsed'
  | 'statement_made'
  | 'statement_contradicted'
  | 'statement_corrected'
  | 'levers_set'
  | 'audit_ordered'
  | 'audit_answered'
  | 'ally_told'
  | 'signed_over'
  | 'letter_came'
  | 'told_openly'
  | 'went_public'
  | 'resigned'
  | 'disclosed'
  | 'leaked'
  | 'audited'
  | 'fund_checked'
  | 'run_began'
  | 'run_ended'
  | 'gated'
  | 'reopened'
  | 'worked'
  | 'round_closed'
  | 'ended';
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
  | 'share'
  | 'offer'
  | 'answer'
  | 'topic'
  | 'exceptions'
  | 'gap'
  | 'in_use'
  | 'related_party'
  | 'hidden_loss'
  | 'displayed'
  | 'orderly'
  | 'deposits'
  | 'fine'
  | 'ending'
  | 'repaid'
  | 'forced'
  | 'subject'
  | 'instead'
  | 'ally'
  | 'in_place_of'
  | 'leverage'
  | 'matter'
  | 'done'
  | 'outcome'
  | 'signed_open'
  | 'taker_fee'
  | TrialLabel
  | `lever_${keyof Levers}`;
/** Figures that only the trial states. */
export type TrialLabel =
  | 'claimed'
  | 'there'
  | 'waiting'
  | 'ready'
  | 'line'
  | 'most_used'
  | 'times'
  | 'later'
  | 'owners_keep'
  | 'weeks'
  | 'days'
  | 'shared'
  | 'seats'
  | 'bit_then'
  | 'bit_height'
  | 'since_height'
  | 'displayed_then'
  | 'bit_later'
  | 'payable';
export interface Fact {
  label: FactLabel;
  cents?: number;
  fraction?: number;
  text?: string;
}
export interface EvidenceRow {
  row: string;
  step: number;
  /** Calendar days since the opening. */
  day: number;
  week: number;
  seat: SeatId | 'clock' | 'engine' | 'customers';
  verb: EvidenceVerb;
  requestId: number | null;
  offerId: number | null;
  topic: StatementTopic | null;
  reason: ReasonId | null;
  facts: Fact[];
  /** Seats that could see it when it was written: told of it, or on their own screens. */
  knew: SeatId[];
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
/** A week of the firm; money in cents. */
export interface FirmPoint {
  step: number;
  day: number;
  round: number;
  coverage: number;
  holeCents: number;
  /** What the desk owes the exchange it belongs to. */
  relatedPartyCents: number;
  displayedEquityCents: number;
  orderlyEquityCents: number;
  fundShownCents: number;
  fundHeldCents: number;
  doubt: number;
  depositsCents: number;
}
/** The firm at the close of a round. */
export interface RoundPoint {
  round: number;
  day: number;
  displayedEquityCents: number;
  orderlyEquityCents: number;
  depositsCents: number;
  coverage: number;
  row: string;
}
/** One offer that reached a seat, and what became of it. */
export interface OfferLine {
  offerId: number;
  offer: OfferId;
  seat: SeatId;
  openedDay: number;
  status: OfferState['status'];
  alternative: string | null;
  reason: ReasonId | null;
  requestId: number | null;
  /** What was asked, answered and granted. */
  rows: string[];
  /** What the engine then did because of it. */
  effectRows: string[];
}
/** One statement beside the ledger; days since the opening. */
export interface SaidLine {
  topic: StatementTopic;
  seat: SeatId;
  day: number;
  weight: number;
  worstGap: number;
  falseFromDay: number | null;
  correctedDay: number | null;
  forced: boolean;
  rows: string[];
}
/** What the firm could not choose. */
export interface LuckNote {
  /** No crash came. */
  soft: boolean;
  boomEndRound: number;
  rounds: number;
  leaks: number;
}
/** The part of a receipt that a firm of several rounds has. */
export interface FirmReceipt {
  ending: Ending | null;
  orderlyEquityCents: number;
  /** Most of customers' money ever in use by the firm. */
  peakUseCents: number;
  finesCents: number;
  hiddenLossCents: number;
  rounds: RoundPoint[];
  luck: LuckNote;
  offers: OfferLine[];
  said: SaidLine[];
  breaches: Breach[];
  series: FirmPoint[];
  /** Calendar days of one round: days become rounds with it. */
  roundDays: number;
  /** Years that the score brings its sums over time to: such a sum over these is its mean over the game. */
  judgedYears: number;
}

export interface Receipt {
  exchangeName: string;
  deskName: string;
  scenarioId: string;
  seed: string;
  steps: number;
  /** What ties steps to days. */
  calendar: CalendarPace[];
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
  seats: {
    seat: SeatId;
    did: { verb: EvidenceVerb; requestId: number | null; step: number; row: string }[];
    /** Null in a game of one round. */
    responsibility: SeatResponsibility | null;
  }[];
  /** Null in a game of one round, which has no duties scored over time. */
  integrity: IntegrityReport | null;
  firm: FirmReceipt | null;
  series: SeriesPoint[];
  evidence: EvidenceRow[];
}
