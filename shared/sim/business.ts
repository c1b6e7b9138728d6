/**
 * What a firm of several rounds is made of beside its exchange: the weather drawn for it, its customers' confidence, its token, its
 * levers, what it has said, who knows, and how it ends: the state, beside businessSpec.ts, its numbers. Money in US cents,
 * rates per year unless the name says otherwise, times in calendar days or in rounds from the opening (1.5 = the middle of round 2).
 */

import type { ReasonId } from './commands.ts';
import type { Outage, Readiness } from './exchange/outage.ts';
import type { Escalation } from './firm/board.ts';
import type { Contract } from './firm/contracts.ts';
import type { Matter } from './firm/matters/types.ts';
import type { Measure } from './firm/measures.ts';
import type { Hire } from './firm/staff.ts';
import type { TOPICS } from './ids.ts';
import type { SeatId } from './scenario.ts';

export type Regime = 'boom' | 'plateau' | 'crash' | 'winter';
export type ByRegime<T> = Record<Regime, T>;

/** Drawn from the seed before any decision; nobody in play is shown it. */
export interface Weather {
  /** What the session opens in; the boom begins where this ends (0: with the boom). */
  opening: 'boom' | 'plateau' | 'winter';
  openingEnd: number;
  /** Ends of the stretches, in rounds from the opening. */
  boomEnd: number;
  plateauEnd: number;
  crashEnd: number;
  /** No crash comes: a correction, then a second boom. */
  soft: boolean;
  crashDepth: number;
  /** Number of the last round, drawn. */
  rounds: number;
  flashDay: number;
  depegDay: number | null;
  depegLoss: number;
  exploitDay: number;
  exploitShare: number;
  recallDay: number | null;
  /** One entry per rival, the dominant one first, which never fails: the day it fails, null if never. */
  rivalFailDays: (number | null)[];
  /** The day on which the founder of the farm's protocol sells what he has; null if never. */
  founderDay: number | null;
  /** Days on which a farm contract fails. */
  farmFailDays: number[];
}

/** The outside world today; moved once a step by the world's own draws. */
export interface Outside {
  regime: Regime;
  /** 0.08 (panic) .. 1 (boom), smoothed. */
  mood: number;
  /** Deposits in the whole market. */
  marketCents: number;
  /** Log return of BIT and of the token basket in the last step, and over the last seven calendar days. */
  bitReturn: number;
  basketReturn: number;
  bitWeekReturn: number;
  /** Natural log of BIT and of the basket against their opening. */
  bitLog: number;
  basketLog: number;
  wholeDay: WholeDay;
}

/** The outside world at the last whole calendar day: what the day under way is refined from. */
export interface WholeDay {
  day: number;
  /** BIT at the last eight whole days, this one last. */
  bitLogs: number[];
  basketLog: number;
  /** Natural log of the price in ticks, by place in the scenario's references. */
  coinLogs: number[];
  mood: number;
  /** Natural log of deposits in the whole market, in cents. */
  marketLog: number;
}

/** How a coin goes with the world beside its beta to BIT and its own noise. */
export interface CoinWeather {
  betaToBasket: number;
  /** Share of the basket's own drift that the coin has too. */
  basketDriftShare: number;
  /** On top of that while the boom lasts. */
  boomDriftPerYear: number;
  /** Driven up before the exploit and back; loses its peg for good; wobbles for four days when another peg breaks. */
  event: 'pumped' | 'breaks' | 'wobbles' | null;
}

/** The house token. Float is a share of supply; impact is a function of float alone, so a round trip never pays. */
export interface TokenState {
  issuedDay: number;
  /** Small float, most of it held by the desk. */
  thin: boolean;
  /** Natural log of what one whole supply is worth at the reference float, in cents. */
  logValue: number;
  /** Noise round it, natural log. */
  noise: number;
  /** Shares of supply; what is left is in nobody's hands yet. */
  floatShare: number;
  holderShare: number;
  holderLeftDay: number | null;
  /** Share of supply that buy-backs have burnt. */
  burntShare: number;
  /** The large holder has asked what is going on and waits for an answer until then. */
  holderAsksUntilDay: number | null;
  /** Standing orders of the desk: buy so much of supply until a day; buy below a price until a day. */
  pump: { shareLeft: number; untilDay: number } | null;
  defence: { priceCents: number; untilDay: number } | null;
  /** Sell so much of supply into the book until a day. */
  sellDown: { shareLeft: number; untilDay: number } | null;
  /** Natural log of the price at each of the last eight calendar days. */
  pastLogs: number[];
}

/** Standing choices of the firm, all honest in themselves. */
export interface Levers {
  /** Desk's half spread against the usual one. */
  spread: number;
  /** Share of the desk's inventory hedged at the outside venue. */
  hedgeShare: number;
  /** Shares of fee income. */
  fundShare: number;
  marketingShare: number;
  /** Coverage is proved to every customer each week. */
  proofOfReserves: boolean;
  /** Haircuts by size and position caps on thin coins. */
  strictCollateral: boolean;
  /** Shares of the desk's own equity. */
  quoteShare: number;
  farmShare: number;
  /** Long exposure in BIT-PERP over the desk's own liquid equity. */
  leanShare: number;
  /** Target use of credit, as a share of customers' deposits; never above the line. */
  creditShare: number;
}
export type CreditUse = 'quoting' | 'farm' | 'tokens' | 'ventures' | 'bit';

export type StatementTopic = (typeof TOPICS)[number];
/** A claim that stands until it is corrected. Only the claim is judged. */
export interface Statement {
  topic: StatementTopic;
  seat: SeatId;
  day: number;
  /** Audience weight x materiality, as the integrity score uses it. */
  weight: number;
  /** 0 (true) .. 1: now, and at its worst while it stood. */
  gap: number;
  worstGap: number;
  /** First day on which the ledger contradicted it. */
  falseFromDay: number | null;
  correctedDay: number | null;
  /** Corrected because it came out, not because the firm said so. */
  forced: boolean;
}

export type AuditSubject = 'desk' | 'fund' | 'code' | 'coverage';

export type OfferId =
  | 'D01'
  | 'D02'
  | 'D03'
  | 'D04'
  | 'D05'
  | 'D06'
  | 'D07'
  | 'D08'
  | 'D09'
  | 'D10'
  | 'D11'
  | 'D12'
  | 'D13'
  | 'D14'
  | 'D15'
  | 'D16'
  | 'D17'
  | 'D18'
  | 'D19'
  | 'D20'
  | 'D23'
  | 'D24'
  | 'D25'
  | 'N1'
  | 'N2'
  | 'N7'
  | 'N8'
  | 'D21'
  | 'D22'
  | 'D26'
  | 'D27'
  | 'D28'
  | 'N3'
  | 'N4'
  | 'N5'
  | 'N6'
  | 'N9';

/** An opportunity that ordinary work has brought to one seat's desk. */
export interface OfferState {
  offerId: number;
  offer: OfferId;
  seat: SeatId;
  openedDay: number;
  openedStep: number;
  untilDay: number;
  status: 'open' | 'asked' | 'alternative' | 'declined' | 'lapsed' | 'granted' | 'refused';
  /** Alternative taken, if one was. */
  alternative: string | null;
  requestId: number | null;
  reason: ReasonId | null;
  stalled: number;
}

export type EndingId =
  | 'survived_clean'
  | 'survived_lucky'
  | 'caught_alive'
  | 'told_alive'
  | 'gated'
  | 'wound_down'
  | 'run'
  | 'found_at_wind_up'
  | 'bailed_out'
  | 'desk_default';
export interface Ending {
  id: EndingId;
  day: number;
  round: number;
  /** Orderly equity after everything; what owners keep is this, floored at zero. */
  equityCents: number;
  /** Share of what was owed that customers still inside got. */
  repaidShare: number;
}

export interface RivalState {
  id: string;
  alive: boolean;
  /** What it publishes. */
  shownEquityCents: number;
  depositsCents: number;
}

/** What an exchange publishes. The own one goes by its name, the others by their rival's id. */
export interface LeagueRow {
  id: string;
  own: boolean;
  alive: boolean;
  shownEquityCents: number;
  depositsCents: number;
}

/** What the firm owes is a balance in the ledger; this is how its lenders stand to it. */
export interface Lenders {
  /** The day on which they ran short themselves. */
  failedDay: number | null;
  /** They have called what they lent. */
  recalled: boolean;
  /** They have been given a reason not to call. */
  held: boolean;
  /** Called or not, they wait until then. */
  waitUntilDay: number | null;
  /** Paid back only from what is the firm's own. */
  fromAssets: boolean;
  /** Per year, on top of the usual rate. */
  extraRate: number;
  /** The part of the debt that was lent for a term and cannot be called. */
  termCents: number;
}
export interface Business {
  weather: Weather;
  outside: Outside;
  token: TokenState | null;
  levers: Levers;
  /** Where drawn credit goes: weights. */
  creditMix: Record<CreditUse, number>;
  /** Doubt of the firm's customers, 0..3; above about 0.65 a run feeds itself. */
  doubt: number;
  /** Memory of shared losses, of rumours and of lost reputation; each decays. */
  clawMemory: number;
  rumour: number;
  reputationLoss: number;
  /** What growth gestures added, decays. */
  attraction: number;
  /** 0..1: customers fleeing failed exchanges look for a safe one. */
  flight: number;
  /** Deposits of the firm's customers when last counted, and the share of the market they would settle at. */
  depositsCents: number;
  targetShare: number;
  /** Fee income per year, smoothed over six weeks; and of this round. */
  annualFeesCents: number;
  roundFeesCents: number;
  rivals: RivalState[];
  /** Income on a quarter of deposits is promised to customers. */
  earnProduct: boolean;
  tokenLoan: boolean;
  /** Coins that the desk gives away bit by bit: to customers who trade with credit, at the mark, or at the outside venue. */
  coinSale: { asset: number; unitsPerDay: number; toCustomers: boolean; untilDay: number } | null;
  /** Day on which a short of the coin whose peg looks weak is bought back; null while there is none. */
  pegShortUntilDay: number | null;
  /** What auditors are given: what they ask for, the exchange without its desk, or both sets of books. */
  auditPack: 'asked' | 'split' | 'both';
  lenders: Lenders;
  /** Unhedged and hedged inventory of quoting is real; this is the hedge at the outside venue, in BIT lots (negative = short). */
  hedgeLots: number;
  /** Outside price at which the hedge was last settled. */
  hedgeTicks: number;
  /** Who could tell: people beside the four seats, and contradictions between what was said and what is. */
  insiders: number;
  contradictions: number;
  leaks: number;
  /** Set when it came out or was told. */
  disclosed: { day: number; forced: boolean } | null;
  /** Everything drawn goes back as fast as things can be sold. */
  repaying: boolean;
  /** Most of customers' money ever in use by the firm, and gains made with it. */
  peakUseCents: number;
  gainsOnCustomersCents: number;
  finesCents: number;
  /** Of them, not yet paid: they wait until the firm has cash of its own. */
  finesDueCents: number;
  /** Losses that were booked where nobody looks. */
  hiddenLossCents: number;
  /** Of them, what the firm has told of since. */
  toldLossCents: number;
  exploitLossCents: number;
  /** Day by which a loss from a broken margin rule must be dealt with; null while there is none. */
  exploitOpenUntilDay: number | null;
  /** Cohorts' hazard of a leak gathered since the last whole week. */
  leakHazard: number;
  /** Day by which the fall of the farm's protocol must be dealt with; null while there is none. What it has cost the firm. */
  protocolOpenUntilDay: number | null;
  protocolLossCents: number;
  /** Paid out at once by deeds that were signed for, own dollars or customers'. */
  paidByDeedsCents: number;
  /** Losses that a sheet for investors left out. */
  leftOutCents: number;
  /** Share of the firm that belongs to whoever put up equity during the session. */
  soldShare: number;
  /** Records were made to expire from that day; or are kept by a rule that nothing undoes. */
  recordsDestroyedDay: number | null;
  recordsHeld: boolean;
  statements: Statement[];
  offers: OfferState[];
  /** Ordinary work, in the order in which it came up. */
  matters: Matter[];
  /** In force for a time by a seat's own decision. */
  measures: Measure[];
  /** People hired beside those at the opening. */
  staff: Hire[];
  /** What was agreed to and runs until a day. */
  contracts: Contract[];
  readiness: Readiness;
  /** What does not work now, or last did not; null before the first time. */
  outage: Outage | null;
  /** The page was true of the fund when it was signed: it goes down with the ledger's fund. A number of its own does not. */
  pageFollowsLedger: boolean;
  /** The most that any credit line may come to, by a rule with a second signature; null = no such rule. */
  hardCapCents: number | null;
  /** Requests carried to the board, which answers on a day. */
  escalations: Escalation[];
  /** Who has told whom of a request. */
  allies: { requestId: number; from: SeatId; seat: SeatId; day: number }[];
  /** Audits that risk has asked for. */
  audits: { subject: AuditSubject; round: number; day: number; answerDay: number; answeredStep: number | null; found: boolean }[];
  /** Seats whose person has left; a by-the-book bot sits there. */
  resigned: { seat: SeatId; day: number }[];
  /**
   * The seat that took it outside. Until the regulator's letter arrives it is passed over: the chief may sign in its place. How often that
   * was done is what the letter charges for.
   */
  wentPublic: { seat: SeatId; day: number; letterDay: number; letterCame: boolean; passedOver: number } | null;
  /** Taken from outsiders by manipulation or by jumping the queue, in tenths of equity. */
  unfair: number;
  /** Withdrawals paid in the last week over deposits. */
  weekPaidShare: number;
  /** A run is on: the calendar goes slowly. */
  runUntilDay: number | null;
  gatedDay: number | null;
  /** The gate was closed and opened again. */
  wasGated: boolean;
  /** Days for which asked-for dollars have been short, on which the desk has been in default, and when the last run began. */
  unpaidDays: number;
  defaultDays: number;
  lastRunDay: number;
  /** The league table as it stood at the opening and at the end of each round, oldest first. */
  published: LeagueRow[][];
  ending: Ending | null;
}
