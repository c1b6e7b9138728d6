/**
 * The state of one game: plain data only (numbers, strings, booleans, null, arrays, plain objects, typed arrays), so that
 * cloning, hashing and handing to a worker are one call each by the caller. Object key order never decides anything.
 */
import type { Business } from './business.ts';
import type { Clock } from './clock.ts';
import type { ChangeKind, Side, Terms } from './commands.ts';
import type { NewsId } from './events.ts';
import type { Backstop } from './exchange/backstop.ts';
import type { Ledger } from './exchange/ledger.ts';
import type { OrderBook } from './exchange/orderBook.ts';
import type { Tuning } from './exchange/tuning.ts';
import type { Waterfall } from './exchange/waterfall.ts';
import type { Shock } from './market/shocks.ts';
import type { Seed } from './random.ts';
import type { AccountKind, LossPolicy, QueuePolicy, Scenario, SeatId } from './scenario.ts';
import type { Candle, InboxItem, RequestStatus, TrailEntry } from './views/types.ts';

/** Raised whenever a rule that decides outcomes changes; docs/RULES.md says what moved. */
export const RULES_VERSION = 7;

/** Index of USD in every scenario's assets. */
export const USD = 0;

export interface Account {
  index: number;
  id: string;
  kind: AccountKind;
  /** The other accounts of its beneficial owner. */
  siblings: number[];
  /** Read by the withdrawal floor and, after its own change, by the liquidation check. */
  allowNegative: boolean;
  /** Read by the collateral weight, once its rule is on. */
  fullMark: boolean;
  /** Read by the funds check, once its rule is on. */
  fastLane: boolean;
  /** Read by the fee schedule, once its rule is on. */
  feeTier: boolean;
  /** Read by the totals that reports print, once their rule is on. */
  unlisted: boolean;
  /** Leverage that the account has chosen; the firm's cap binds too. */
  leverage: number;
  favourite: boolean;
  /** Maker rebate by agreement, millionths of notional; 0 for none. */
  makerRebate: number;
  /** How far below zero the account may go and keep trading. */
  borrowCents: number;
  /** How far below zero a loan against house tokens lets the account go. */
  tokenLineCents: number;
  /** Its money and coins lie with a custodian of its own: trades settle there, and the exchange owes it nothing. */
  settlesOutside: boolean;
  /** How many people the account stands for: sizes are judged by head. */
  people: number;
  /** Calendar day on which flag and line end by themselves; null = no end. */
  borrowUntilDay: number | null;
  liquidating: boolean;
  /** Closed with a loss that nobody covered: it may not trade again. */
  bankrupt: boolean;
  /** True while the liquidation rule would act but passes the account over. */
  passedOver: boolean;
  /** Resting orders in all books, by hand and by mandate. */
  openOrders: number;
  /** False where no resting order is reduce-only: spares the search for them. */
  restsReduceOnly: boolean;
}

/** Kinds that a scenario has at most one account of. */
export type SoleKind = Exclude<AccountKind, 'maker' | 'customer'>;

/** Of those, the ones that a scenario may do without. */
export const OPTIONAL_KINDS = ['desk_quotes', 'desk_second', 'desk_farm', 'desk_ventures', 'lender'] as const satisfies SoleKind[];
export type OptionalKind = (typeof OPTIONAL_KINDS)[number];
export type RequiredKind = Exclude<SoleKind, OptionalKind>;

/** Switches that merged changes turn. A check reads each of them. */
export interface Rules {
  floorReadsFlag: boolean;
  liquidationReadsFlag: boolean;
  /** Collateral of a flagged account counts at full mark, whatever its size. */
  weightReadsFlag: boolean;
  /** A flagged account's orders pass without the funds or margin check. */
  fundsCheckReadsFlag: boolean;
  /** Rates and weights look at what all accounts of one owner hold together; off, at each account's own. */
  concentrationPerOwner: boolean;
  /** Slices of other accounts' liquidations fill against the desk, past the book. */
  liquidationsGoToDesk: boolean;
  /** Totals that reports print leave unlisted accounts out. */
  totalsSkipUnlisted: boolean;
  /** The displayed fund moves with volume by a formula. */
  fundFollowsVolume: boolean;
  /** The page counts house tokens as part of the fund. */
  pageCountsHouseToken: boolean;
  /** Thin coins count in full at their listed weight, whatever their size, for every account. */
  thinCoinsCountInFull: boolean;
  /** A flagged account pays and earns fees by a schedule of its own. */
  feesReadFlag: boolean;
  /** Records older than a month are no longer shown to anybody. */
  recordsExpire: boolean;
  lossPolicy: LossPolicy;
  queuePolicy: QueuePolicy;
  leverageMax: number;
  makerFeeBps: number;
  takerFeeBps: number;
  tuning: Tuning;
}

/** Per account x market, row-major: index = account * markets + market. */
export interface Positions {
  markets: number;
  sizeLots: Float64Array;
  /** What the position has cost at prices already settled into cash: size x last settled mark. */
  costCents: Float64Array;
  /** Signed notional at entry, for display of profit since entry. */
  entryCents: Float64Array;
  openBuyLots: Float64Array;
  openSellLots: Float64Array;
}

export interface TapeEntry {
  step: number;
  priceTicks: number;
  sizeLots: number;
  takerSide: Side;
}

export interface MarketState {
  /** Orders are taken. */
  listed: boolean;
  /** The outside venue's price, which leads. */
  referenceTicks: number;
  /** The reference, smoothed for price bands: it moves at most 20 % in five minutes of engine time. */
  bandTicks: number;
  markTicks: number;
  lastTicks: number;
  openingTicks: number;
  candles: Candle[];
  tape: TapeEntry[];
}

export interface ChangeRequest {
  requestId: number;
  kind: ChangeKind;
  status: RequestStatus;
  terms: Terms;
  askedValue: number;
  /** Value that a revert goes back to. */
  previousValue: number;
  proposer: SeatId;
  proposedStep: number;
  changedStep: number;
  mergedStep: number | null;
  /** Calendar day on which it goes back by itself. */
  untilDay: number | null;
  trail: TrailEntry[];
  /** How often a check took the other branch because of this change, and when first. */
  timesUsed: number;
  firstUsedStep: number | null;
}

export interface Block {
  blockId: number;
  market: number;
  clientSide: Side;
  clientAccount: number;
  sizeLots: number;
  offeredStep: number;
  untilDay: number;
  open: boolean;
}

export interface QueuedWithdrawal {
  account: number;
  asset: number;
  units: number;
  step: number;
}

export interface Page {
  displayedFundCents: number;
  claimsSameRules: boolean | null;
  publishedStep: number;
}

export interface SimState {
  rulesVersion: number;
  scenario: Scenario;
  seed: Seed;
  step: number;
  clock: Clock;
  /** In a close the market stands still between two rounds; closed is the end of the game. */
  phase: 'live' | 'close' | 'closed';
  rules: Rules;
  accounts: Account[];
  /** Index of the one account of each such kind; -1 where the scenario has none. */
  sole: Record<SoleKind, number>;
  /** By asset: index of the market that prices it. Follows from the scenario, and is not part of the fingerprint. */
  pricedIn: number[];
  /** Indices of the accounts that settle outside. */
  settledOutside: number[];
  ledger: Ledger;
  positions: Positions;
  books: OrderBook[];
  backstops: Backstop[];
  /** Fees held when the last buy-back was done. */
  feesSeenCents: number;
  /** By asset: units of custody in cold storage. */
  coldUnits: Float64Array;
  /** Account-major, thirty calendar days each: traded notional. */
  volumes: Float64Array;
  /** Account-major, maker and taker: today's rates in millionths of notional. */
  feeRates: Float64Array;
  markets: MarketState[];
  world: {
    /** Natural log of each reference in ticks, by asset. */
    logReference: number[];
    /** The one turn of a game of one round; beyond every step where a business has weather of its own. */
    turnStep: number;
    turnSteps: number;
    turnDepth: number;
    /** Squeezes and the flash crash, drawn before any decision. */
    shocks: Shock[];
    /** Customers' doubt, 0..1, from what they can see. */
    doubt: number;
  };
  mandate: {
    quoteShare: number;
    directionalShare: number;
    outsideShare: number;
    /** True after a hand lowered the directional share, until the position has come down to it. */
    cutting: boolean;
    /** True after a hand lowered the outside share, until the money is back. */
    callingBack: boolean;
    quoteIds: number[];
    blocked: {
      what: 'directional' | 'outside';
      code: 'insufficient_margin' | 'insufficient_balance';
      shortByCents: number;
      step: number;
    } | null;
  };
  requests: ChangeRequest[];
  page: Page;
  /** What the page said at the opening. */
  openingPage: { fundCents: number; assetsCents: number };
  blocks: Block[];
  queue: QueuedWithdrawal[];
  inbox: { seat: SeatId; item: InboxItem }[];
  news: { step: number; newsId: NewsId }[];
  /** Running sums and the latest cases of what liquidation did; the ledger and the positions hold the truth. */
  waterfall: Waterfall;
  liquidationLog: { account: number; step: number; marginFraction: number; skipped: boolean }[];
  flow: { buys: number; sells: number; liquidations: number };
  /** Customers' withdrawals of the last seven days, in USD cents of cash, oldest first. */
  withdrawn: { day: number; cents: number }[];
  nextId: number;
  /** The firm of a game of several rounds. */
  business: Business | null;
}

/** The account a scenario has exactly one of. */
export const accountOf = (state: SimState, kind: RequiredKind): Account => state.accounts[state.sole[kind]]!;

/** The account a scenario may have one of. */
export const optionalAccountOf = (state: SimState, kind: OptionalKind): Account | null => state.accounts[state.sole[kind]] ?? null;

/** The desk owner's second account, which holds balances and does not trade; null where the scenario has none. */
export const secondAccountOf = (state: SimState): Account | null => optionalAccountOf(state, 'desk_second');

/** Accounts that the exchange owes money to: customers, and market makers that keep theirs here. */
export const isCustomer = (account: Account): boolean =>
  account.kind === 'customer' || (account.kind === 'maker' && !account.settlesOutside);

/** Accounts that can hold positions and orders. */
export const trades = (account: Account): boolean =>
  account.kind === 'customer' || account.kind === 'maker' || account.kind === 'desk' || account.kind === 'desk_quotes';

/** A check took the other branch: counted on the merged change that is in force. */
export function countUse(state: SimState, kind: ChangeKind): void {
  const request = state.requests.findLast((r) => r.kind === kind && r.status === 'merged');
  if (request === undefined) return;
  request.timesUsed += 1;
  request.firstUsedStep ??= state.step;
}
