/**
 * What may be known, and by whom. Every screen, bot and replay reads these and nothing else of the simulation.
 * A section that a seat may not know is null: the number is not sent, not merely hidden.
 */

import type { CalendarPace } from '../clock.ts';
import type { ChangeKind, InsteadId, ReasonId, Side, Terms } from '../commands.ts';
import type { NewsId, RequestVerb } from '../events.ts';
import type { RejectionCode } from '../rejections.ts';
import type { QueuePolicy, SeatId } from '../scenario.ts';
import type { FirmView } from './firmTypes.ts';
import type { InboxItem } from './inboxTypes.ts';
import type { WaterfallView } from './waterfallTypes.ts';

export type { InboxItem, NoteId, RequestAction } from './inboxTypes.ts';

export type Phase = 'live' | 'close' | 'closed';

/** Facts for everyone, small enough for the shared schema. */
export interface PublicView {
  phase: Phase;
  step: number;
  /** From 1; how many there are is known to nobody. */
  round: number;
  /** Business week of the round, from 1. */
  week: number;
  exchangeName: string;
  page: PageView;
  prices: PriceView[];
}

export interface PriceView {
  market: string;
  /** Orders are taken. */
  listed: boolean;
  markTicks: number;
  indexTicks: number;
  lastTicks: number;
  /** Change of the mark since the round opened, as a fraction. */
  changeFraction: number;
  /** Perpetuals: what a long pays a short per day, as a fraction of notional; null for spot. */
  fundingPerDay: number | null;
}

/** The firm's published page, as customers read it. */
export interface PageView {
  displayedFundCents: number;
  /** What the page says is held for customers: the sum of their balances, claimed one to one. */
  claimedAssetsCents: number;
  /** Standing statement: "every account follows the same rules". Null until one is published. */
  claimsSameRules: boolean | null;
  publishedStep: number;
  /** What the page said when the round opened. */
  openingFundCents: number;
  openingAssetsCents: number;
  /** Exceptions the firm has chosen to print. */
  publishedTerms: { kind: ChangeKind; value: number; untilDay: number | null }[];
}

export interface ClockView {
  phase: Phase;
  step: number;
  /** Calendar days since the opening. */
  day: number;
  round: number;
  /** Business week of the round, from 1, and weeks of a round. */
  week: number;
  weeks: number;
  /** How much of the round is over, 0..1. */
  roundShare: number;
  /** Seconds of play at the ordinary pace until the round ends, and in a close until the next one opens. */
  roundSecondsLeft: number;
  closeSecondsLeft: number;
}

export interface Candle {
  /** First step of the candle. */
  step: number;
  openTicks: number;
  highTicks: number;
  lowTicks: number;
  closeTicks: number;
  volumeLots: number;
}

/** The open symbol: candles oldest first (the last one still forms), depth best first, tape newest first. */
export interface MarketView {
  market: string;
  candles: Candle[];
}
export interface DepthView {
  market: string;
  bids: { priceTicks: number; sizeLots: number }[];
  asks: { priceTicks: number; sizeLots: number }[];
  tape: { step: number; priceTicks: number; sizeLots: number; takerSide: Side }[];
}

export interface MarketInfo {
  id: string;
  kind: 'spot' | 'perpetual';
  coin: string;
  ticksPerUsd: number;
  lotsPerCoin: number;
  centsPerTickLot: number;
  maxOrderLots: number;
}

export interface PositionView {
  market: string;
  /** Signed: positive is long. */
  sizeLots: number;
  entryTicks: number;
  markTicks: number;
  notionalCents: number;
  /** Profit since entry, already settled into cash step by step. */
  profitCents: number;
  /** Price of this market alone at which the engine would act (0.99 x MMF), other prices held; null if none. */
  actsPriceTicks: number | null;
}
export interface OrderView {
  orderId: number;
  market: string;
  side: Side;
  priceTicks: number;
  remainingLots: number;
  byMandate: boolean;
  reduceOnly: boolean;
}
export interface MarginView {
  /** Total account value (collateral with weights + unrealised), cents. */
  accountValueCents: number;
  openNotionalCents: number;
  /** accountValue / openNotional; null without a position. */
  marginFraction: number | null;
  initialMarginFraction: number;
  maintenanceMarginFraction: number;
  freeCollateralCents: number;
  borrowCents: number;
  liquidating: boolean;
  /** Leverage that the account has chosen, and the most it may choose. */
  leverage: number;
  leverageMax: number;
  /** Today's fees in millionths of notional; a negative one is a rebate. */
  makerRate: number;
  takerRate: number;
}
export interface BalanceView {
  asset: string;
  units: number;
  /** Units that make one coin or one dollar. */
  unitsPerCoin: number;
  reservedUnits: number;
  valueCents: number;
  weight: number;
}
/** The desk's own book (desk and chief). */
export interface AccountView {
  margin: MarginView;
  balances: BalanceView[];
  /** The owner's second account; null where the scenario has none. */
  second: { id: string; balances: BalanceView[] } | null;
  positions: PositionView[];
  orders: OrderView[];
  outsideCents: number;
  /** Everything at mark: cash and coins of both accounts, and what lies outside. */
  equityCents: number;
}

export interface MandateView {
  quoteShare: number;
  directionalShare: number;
  outsideShare: number;
  /** What the mandate's directional share comes to now, and what is held. */
  targetNotionalCents: number;
  heldNotionalCents: number;
  targetOutsideCents: number;
  blocked: { what: 'directional' | 'outside'; code: RejectionCode; shortByCents: number; step: number } | null;
  /** The chief's aim for the round. */
  aimNotionalCents: number;
  aimByDay: number;
}

export type RequestStatus = 'proposed' | 'approved' | 'refused' | 'merged' | 'reverted' | 'expired';
export interface DiffLine {
  kind: 'context' | 'added' | 'removed';
  line: number | null;
  text: string;
}
export interface TrailEntry {
  verb: RequestVerb;
  seat: SeatId | 'clock';
  step: number;
  reason: ReasonId | null;
  /** What a refusal or an objection proposes; absent where it proposes nothing. */
  instead?: InsteadId;
}
export interface RequestView {
  requestId: number;
  kind: ChangeKind;
  status: RequestStatus;
  terms: Terms;
  /** As first asked for, before any amendment. */
  askedValue: number;
  mergedStep: number | null;
  untilDay: number | null;
  trail: TrailEntry[];
  /** Only for seats that may read code. */
  diff: { file: string; lines: DiffLine[] } | null;
}
/** The engine as the engineer sees it. */
export interface CodeView {
  rules: {
    floorReadsFlag: boolean;
    liquidationReadsFlag: boolean;
    weightReadsFlag: boolean;
    fundsCheckReadsFlag: boolean;
    liquidationsGoToDesk: boolean;
    totalsSkipUnlisted: boolean;
    fundFollowsVolume: boolean;
    pageCountsHouseToken: boolean;
    thinCoinsCountInFull: boolean;
    feesReadFlag: boolean;
    recordsExpire: boolean;
    leverageMax: number;
    takerFeeBps: number;
  };
  accounts: {
    id: string;
    allowNegative: boolean;
    fullMark: boolean;
    fastLane: boolean;
    feeTier: boolean;
    unlisted: boolean;
    borrowCents: number;
    usdCents: number;
    untilDay: number | null;
  }[];
  /** Totals as the engine's tool prints them: accounts that a change has unlisted are left out. */
  owedCents: number;
  custodyCents: number;
  /** What accounts of the firm's own desk owe the exchange. */
  relatedPartyCents: number;
  fundCents: number;
  liquidations: { account: string; step: number; marginFraction: number; skipped: boolean }[];
}

/** Under the glass floor: what the page says, and what is there for those who may know. */
export interface VaultView {
  claimedCents: number;
  trueCents: number | null;
  owedCents: number | null;
}

/** How the firm's customers move (chief; the engineer's totals are in CodeView). Totals are those that reports print. */
export interface CustomersView {
  depositsCents: number;
  withdrawnLastWeekCents: number;
  queuedCents: number;
  coverage: number | null;
  /** What the insurance fund really holds. */
  fundHeldCents: number;
  /** What accounts of the firm's own desk owe the exchange. */
  relatedPartyCents: number;
  queuePolicy: QueuePolicy;
}

export interface NewsView {
  step: number;
  newsId: NewsId;
}

/** All that one seat knows at one step. Sections are compared and sent one by one. */
export interface SeatView {
  clock: ClockView;
  /** What ties steps to days so far. */
  calendar: CalendarPace[];
  prices: PriceView[];
  candles: MarketView;
  depth: DepthView;
  account: AccountView | null;
  mandate: MandateView | null;
  inbox: InboxItem[];
  requests: RequestView[];
  /** Kinds of change that the seat may ask for now. */
  proposable: ChangeKind[];
  code: CodeView | null;
  vault: VaultView;
  waterfall: WaterfallView;
  page: PageView;
  customers: CustomersView | null;
  /** Null in a game of one round. */
  firm: FirmView | null;
  news: NewsView[];
  /** Order flow between desks for the floor's lights: counts in this step. */
  flow: { buys: number; sells: number; liquidations: number };
  /** Seats whose phone rings: they have something to decide. */
  ringing: SeatId[];
}
export type SeatSection = keyof SeatView;
