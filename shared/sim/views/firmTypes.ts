/**
 * What a seat of a firm of several rounds may know beside the market. The first part is public: what any customer could read. Then come
 * what the seat itself may set and do, and one part per seat; the parts of other seats are null.
 */
import type { AuditSubject, Ending, LeagueRow, OfferId, StatementTopic } from '../business.ts';
import type { ChangeKind } from '../commands.ts';
import type { RequestVerb } from '../events.ts';
import type { Escalation } from '../firm/board.ts';
import type { LeverName } from '../firm/levers.ts';
import type { RejectionCode } from '../rejections.ts';
import type { QueuePolicy, SeatId } from '../scenario.ts';
import type { RequestAction } from './types.ts';

export interface FirmView {
  /** Largest published equity first. The own row's equity is the one published at the last close, not today's. */
  league: LeagueRowView[];
  /** The firm's own published figures, one entry per closed round, oldest first; round 0 is the opening. */
  history: PublishedRound[];
  /** Claims that stand. */
  statements: StatementView[];
  token: TokenView | null;
  run: RunView;
  /** It came out, or the firm told: from then on everybody knows. */
  disclosed: { day: number; forced: boolean } | null;
  resigned: SeatId[];
  /** Once the game is over. */
  ending: Ending | null;
  /** What this seat has put on the record in the round that is on or has just ended, in order. */
  deeds: DeedView[];
  /** Standing choices of this seat. */
  levers: LeverView[];
  /** Why this seat cannot do it now; null where it can. */
  acts: Record<FirmAct, RejectionCode | null>;
  /** What lies with the board, of requests that this seat knows. */
  board: BoardCase[];
  /** What telling customers everything would come to; null for seats that do not sign for the books. */
  exitDoor: ExitDoorView | null;
  /** Somebody took it outside: until that day, unless the letter has come, the seat is passed over. How often it was. */
  protection: { seat: SeatId; letterDay: number; letterCame: boolean; passedOver: number } | null;
  /** One entry per request that this seat knows. */
  requests: RequestStanding[];
  chief: ChiefView | null;
  desk: DeskView | null;
  engineer: EngineerView | null;
  risk: RiskView | null;
  /** The treasurer's and the voice's parts are the chief's where those seats are not at the table. */
  treasurer: TreasurerView | null;
  voice: VoiceView | null;
}
export type FirmAct = 'come_clean' | 'go_public' | 'resign' | 'audit';

export interface LeagueRowView extends LeagueRow {
  /** The same firm in the table published before this one; null before the first. Places count from 1. */
  before: { place: number; shownEquityCents: number; depositsCents: number } | null;
}
export interface PublishedRound {
  round: number;
  shownEquityCents: number;
  depositsCents: number;
}
export interface StatementView {
  topic: StatementTopic;
  seat: SeatId;
  day: number;
  /** The number that the claim names, where it names one. */
  claimedCents: number | null;
}
export interface TokenView {
  priceCents: number;
  /** As a fraction, over the last seven days. */
  weekReturn: number;
  /** Share of supply that is afloat. */
  floatShare: number;
  /** Share that the firm holds (chief and desk). */
  deskShare: number | null;
}
export type DeedView =
  | { what: 'request'; verb: RequestVerb; kind: ChangeKind; value: number }
  | { what: 'offer'; offer: OfferId; status: 'alternative' | 'declined'; alternative: string | null }
  | { what: 'said'; topic: StatementTopic }
  | { what: 'audit'; subject: AuditSubject }
  | { what: 'page' };
export interface RunView {
  on: boolean;
  /** Dollars that customers have asked for and not got. */
  waitingCents: number;
  /** Paid out in the last calendar day and the last seven while a run is on; at other times nobody outside counts. */
  paidDayCents: number;
  paidWeekCents: number;
  gated: boolean;
  queuePolicy: QueuePolicy;
}

export interface LeverView {
  lever: LeverName;
  value: number | boolean;
  /** Bounds of a number that would be taken now, and the smallest step that makes sense; null for a yes or no. */
  range: { min: number; max: number; step: number } | null;
  /** Why it cannot be raised, or switched on, now. */
  locked: RejectionCode | null;
  /** What the present setting comes to; null where it is no sum of money. */
  comesTo: { cents: number; per: 'round' | 'held' } | null;
}
/** What the seat could do about a request now, whose answer it waits for, and who carries it out. */
export interface RequestStanding {
  requestId: number;
  actions: RequestAction[];
  waitsFor: SeatId | null;
  /** The chief may sign in the place of this seat, which is passed over. */
  inPlaceOf: SeatId | null;
  /** Who has told this seat of it, whom this seat has told, and whom it could tell. */
  toldBy: SeatId[];
  told: SeatId[];
  mayTell: SeatId[];
  executor: SeatId;
  /** Favours somebody, or says or hides what customers would want to know. */
  favour: boolean;
  /** Merged into the engine; what is no code is done. */
  code: boolean;
}
/** With the board's answer, its reason, and the terms on which it would let a favour pass. */
export type BoardCase = Escalation;
/** Sums in cents. What the seat has not been told is null. */
export interface ExitDoorView {
  /** Where they come from: today's books, or the page last published. */
  figures: 'today' | 'last_page';
  /** The firm's own, everything at mark; and what a sale in order would leave of it, debts paid. */
  shownEquityCents: number;
  worthCents: number;
  owedCents: number;
  thereCents: number | null;
  deskOwesCents: number | null;
  fineCents: number | null;
  /** Part of what customers are owed that could be paid. */
  repaidShare: number | null;
  ownersKeepCents: number | null;
}

export interface ChiefView {
  /** Fees of this round so far, and of a year at the present pace. */
  roundFeesCents: number;
  yearFeesCents: number;
  /** What running the exchange costs in a round, of which marketing and fund are levers: fixed, and with fees. */
  fixedCostsCents: number;
  feeCostsCents: number;
  /** Everything at mark, as the next page would show it. */
  displayedEquityCents: number;
  /** Deposits now against those at the last close. */
  depositsChangeCents: number;
  hardCapCents: number | null;
}
/** Deposits, coverage, the real fund and the related party are in CustomersView, as reports print them. */
export interface TreasurerView {
  fundShownCents: number;
  lenderDebtCents: number;
  /** Lenders have asked for their money back. */
  recalled: boolean;
  earnProduct: boolean;
  tokenLoan: boolean;
  /** Dollars that could leave now, of all that the exchange holds. */
  hotCents: number;
  custodyCents: number;
}
export interface VoiceView {
  /** Topics on which the firm may speak now. */
  sayable: StatementTopic[];
}

export interface DeskView {
  /** The firm's own cash; below zero, customers' dollars are in use. */
  cashCents: number;
  mainCents: number;
  quotingCents: number;
  farmCents: number;
  venturesCents: number;
  /** At mark: the basket of thin coins, BIT, the house token. */
  basketCents: number;
  bitCents: number;
  tokenCents: number;
  /** Long perpetual positions at mark. */
  leanCents: number;
  /** Lots of the quoting book in the main perpetual, and lots held against them outside. */
  quotesLots: number;
  hedgeLots: number;
  /** Credit: what the account may owe, what it owes, and what the credit lever wants it to owe. */
  lineCents: number;
  drawnCents: number;
  wantedCents: number;
  /** Orders that stand: buying the token, holding its price. */
  pumpUntilDay: number | null;
  defence: { priceCents: number; untilDay: number } | null;
}

/** The engine itself is in CodeView. */
export interface EngineerView {
  /** Merged changes in force, newest first. */
  inForce: InForce[];
}
export interface InForce {
  requestId: number;
  kind: ChangeKind;
  value: number;
  mergedStep: number;
  untilDay: number | null;
  published: boolean;
  /** How often a check took the other branch because of it. */
  timesUsed: number;
}

export interface RiskView {
  auditsLeft: number;
  /** Newest first. A subject without an answered audit is not known. */
  audits: AuditView[];
  objections: number;
  escalations: number;
}
export interface AuditView {
  subject: AuditSubject;
  round: number;
  day: number;
  answerDay: number;
  answered: boolean;
  /** What the ledger holds and what is shown or owed beside it; null until answered. */
  foundCents: number | null;
  besideCents: number | null;
  privileges: ChangeKind[];
}
