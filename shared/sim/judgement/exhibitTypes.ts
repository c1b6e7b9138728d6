/**
 * What an exhibit of the trial is: a moment of the session, its documents, who knew then, one factual question and the answer that the
 * ledger gives. Everything but `answer` is computed from what the record held at the exhibit's step. Plain data; the wording is content.
 */
import type { AuditSubject, OfferId, StatementTopic } from '../business.ts';
import type { ChangeKind, ReasonId, Terms } from '../commands.ts';
import type { RequestVerb } from '../events.ts';
import type { SeatId } from '../scenario.ts';
import type { RoleId } from './responsibility.ts';
import type { Fact } from './types.ts';

/** Why a moment was picked. The last five are what a session without favours has to show. */
export type ExhibitRule =
  | 'first_yes'
  | 'first_private_doubt'
  | 'limit_raised'
  | 'widest_gap'
  | 'marked_up'
  | 'sentence_rotted'
  | 'first_failed_withdrawal'
  | 'door_last_open'
  | 'pretext_and_need'
  | 'first_refusal'
  | 'coverage_proved'
  | 'loss_borne'
  | 'tempting_no'
  | 'market_height';

/** Amounts and words of one figure: of the page, of the ledger, of an option. Labels have texts at `fact.*`. */
export type Figure = Fact;

interface DocumentBase {
  /** Rows of the record that it rests on. */
  rows: string[];
}
/** A request as it stood: the line or the deed, who asked, who signed, who carried it out, and the reasons given. */
export interface DiffDocument extends DocumentBase {
  kind: 'diff';
  requestId: number;
  change: ChangeKind;
  terms: Terms;
  askedBy: SeatId;
  approvedBy: SeatId | null;
  mergedBy: SeatId | null;
  mergedDay: number | null;
  trail: { verb: RequestVerb; seat: SeatId | 'clock'; step: number; day: number; reason: ReasonId | null }[];
}
/** A row of the accounts table with every change of it: what stood there, who set it, when, what was in use. */
export interface HistoryDocument extends DocumentBase {
  kind: 'history';
  nowCents: number;
  inUseCents: number;
  /** The first is the opening: nought, by nobody. `change`: the kind of change that set it. */
  entries: {
    step: number;
    day: number;
    seat: SeatId | 'clock' | null;
    change: ChangeKind | null;
    cents: number;
    reason: ReasonId | null;
    row: string;
  }[];
  /** Entries older than a month were no longer shown to anybody at this step. */
  goneFromTools: boolean;
}
/** What was said beside the ledger of the same minute. */
export interface StatementDocument extends DocumentBase {
  kind: 'statement';
  /** `page`: what the public page claims of customers' assets and the fund. */
  topic: StatementTopic | 'page';
  seat: SeatId | null;
  /** Day on which the sentence was said; of the page, which says what it says at every minute, that of its figures. */
  saidDay: number | null;
  /** Day on which the page was last signed; null for a sentence. */
  signedDay: number | null;
  /** Day of both columns of figures. */
  figuresDay: number;
  said: Figure[];
  ledger: Figure[];
}
/** The code of the displayed fund beside the account that the fund is. `change` null: a number typed into the page. */
export interface FundCodeDocument extends DocumentBase {
  kind: 'fund_code';
  change: ChangeKind | null;
  requestId: number | null;
  shownCents: number;
  heldCents: number;
}
/** A sheet for lenders or investors beside what it left out. */
export interface SheetDocument extends DocumentBase {
  kind: 'sheet';
  topic: 'lenders_sheet' | 'investors';
  seat: SeatId | null;
  saidDay: number | null;
  /** Day of both columns of figures. */
  figuresDay: number;
  said: Figure[];
  leftOut: Figure[];
}
/** Customers who waited for their dollars, and what could leave at once. */
export interface WithdrawalsDocument extends DocumentBase {
  kind: 'withdrawals';
  waitingCents: number;
  /** Dollars in the hot wallet. */
  readyCents: number;
  owedCents: number;
  /** Asked for first, of those that still waited. */
  sinceDay: number;
}
/** A no, and what the firm showed on the day. What it cost is part of the answer. */
export interface RefusalDocument extends DocumentBase {
  kind: 'refusal';
  offer: OfferId | null;
  change: ChangeKind | null;
  seat: SeatId;
  reason: ReasonId | null;
  alternative: string | null;
  figures: Figure[];
}
/** What was asked for, and the reason given. What had really failed by then is the question. */
export interface PretextDocument extends DocumentBase {
  kind: 'pretext';
  requestId: number;
  reason: ReasonId | null;
  figures: Figure[];
}
/** What an audit answered to risk. */
export interface AuditDocument extends DocumentBase {
  kind: 'audit';
  subject: AuditSubject;
  figures: Figure[];
}
/** The page beside an orderly sale: of a close, or of a minute within the round. */
export interface CloseDocument extends DocumentBase {
  kind: 'close';
  round: number;
  atClose: boolean;
  page: Figure[];
  ledger: Figure[];
}
/** A loss that the market made, and who paid it. */
export interface LossDocument extends DocumentBase {
  kind: 'loss';
  figures: Figure[];
}
/** What was said at the table between two steps; the talk itself is in a table of its own. */
export interface TalkDocument extends DocumentBase {
  kind: 'talk';
  fromStep: number;
  toStep: number;
}
export type ExhibitDocument =
  | DiffDocument
  | HistoryDocument
  | StatementDocument
  | FundCodeDocument
  | SheetDocument
  | WithdrawalsDocument
  | RefusalDocument
  | PretextDocument
  | AuditDocument
  | CloseDocument
  | LossDocument
  | TalkDocument;

export type DocumentKind = ExhibitDocument['kind'];

/**
 * The part of a seat by the record; customers could know what was published and nothing else. `said_untrue`: it said a
 * sentence that was untrue then. `said_true`: it said, or signed, one that was true then, and had no part in what made it untrue.
 */
export type KnewRole = RoleId | 'said_no' | 'said_untrue' | 'said_true' | 'could_not_know' | 'was_published';
export interface KnewLine {
  who: SeatId | 'customers';
  role: KnewRole;
  /** Day of the act that the role names, or since when it was told or could see it; null where the role is not to have known. */
  sinceDay: number | null;
  /** What the act was on, where there was more than one thing to know. */
  act: { change: ChangeKind; value: number } | null;
  /** Day on which it was told of what it then acted on; null where it was not, or did not act. */
  toldDay: number | null;
  /** The first day on which it was told or acted on any of it. Null where it did neither. */
  knewDay: number | null;
  rows: string[];
}

/** Each question and what may be answered to it; the options are bands, so that none of them is marked by its figure. */
export const QUESTIONS = {
  how_much_drawn: ['nothing', 'within_asked', 'up_to_ten', 'beyond_ten'],
  how_much_used: ['nothing', 'below_tenth', 'below_half', 'above_half'],
  times_used: ['never', 'few', 'dozens', 'hundreds'],
  was_it_true: ['true', 'untrue_then', 'untrue_later'],
  how_many_knew: ['one', 'two', 'three', 'four_up'],
  who_knew_first: ['seat'],
  when_half_drawn: ['weeks_4', 'weeks_12', 'later', 'never'],
  what_followed: ['told', 'taken_back', 'more', 'nothing'],
  could_all_be_paid: ['all', 'most', 'half', 'less'],
  who_corrected: ['firm_itself', 'came_out', 'nobody'],
  how_much_came_back: ['all', 'most', 'half', 'less'],
  what_owners_keep: ['as_shown', 'over_half', 'under_half', 'nothing'],
  what_was_needed: ['none_failed', 'below_tenth', 'within_asked', 'beyond_asked'],
  shown_later: ['more', 'same', 'less'],
  who_bore_it: ['the_account', 'the_fund', 'other_traders', 'nobody_yet'],
  market_after: ['higher', 'same', 'lower'],
  owed_later: ['more', 'same', 'less'],
  fell_along: ['none', 'below_tenth', 'below_half', 'above_half'],
} as const;
export type QuestionId = keyof typeof QUESTIONS;
export type OptionId = (typeof QUESTIONS)[QuestionId][number];
/** Text at `trial.option.<question>.<id>`. `seat` where the options are seats. */
export interface ExhibitOption {
  id: OptionId;
  seat: SeatId | null;
}
/** Text at `trial.question.<id>`, with its figures by label. None of the options is marked. */
export interface ExhibitQuestion {
  id: QuestionId;
  figures: Figure[];
  options: ExhibitOption[];
  /** The list of who knew would give the answer away: it is shown with the answer. */
  asksWhoKnew: boolean;
}
/** The ledger's answer, which may rest on later rows. Text at `trial.answer.<question>.<option>`, with its figures by label. */
export interface ExhibitAnswer {
  option: number;
  figures: Figure[];
  rows: string[];
}

export interface Exhibit {
  /** X-1 on, in the order of the story. */
  id: string;
  rule: ExhibitRule;
  /** The step to stand at. */
  step: number;
  day: number;
  round: number;
  /** What it is about; a change, a sentence, an offer, or none of them. */
  requestId: number | null;
  change: ChangeKind | null;
  topic: StatementTopic | null;
  offer: OfferId | null;
  documents: ExhibitDocument[];
  knew: KnewLine[];
  question: ExhibitQuestion;
  answer: ExhibitAnswer;
}
