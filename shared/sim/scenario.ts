/**
 * What a scenario is: plain numbers and names that set up one game. Content files own the values; the
 * simulation owns the meaning. All money in US cents, sizes in lots, prices in ticks, rates per year.
 */
import type { CoinWeather } from './business.ts';
import type { BusinessSpec } from './businessSpec.ts';
import type { NewsId } from './events.ts';
import type { CharacterId } from './policies/character.ts';
import type { NoteId } from './views/types.ts';

export type SeatId = 'chief' | 'engineer' | 'desk' | 'risk' | 'treasurer' | 'voice';
export const SEATS: readonly SeatId[] = ['chief', 'engineer', 'desk', 'risk', 'treasurer', 'voice'];
/** Seats that a table of five or six splits off from the chief, in this order. Nothing is theirs that is not the chief's at a smaller one. */
export const SPLIT_SEATS: readonly SeatId[] = ['treasurer', 'voice'];

/** Who does a seat's work in this game: the seat itself where it is at the table, else the chief. */
export const holderOf = (scenario: Scenario, seat: SeatId): SeatId => (scenario.seats.includes(seat) ? seat : 'chief');

/** The same scenario at a table of so many; one that cannot be split stays as it is written. */
export function atTableOf(scenario: Scenario, size: number): Scenario {
  const more = scenario.business === undefined ? [] : SPLIT_SEATS.slice(0, size - scenario.seats.length);
  if (more.length === 0 || size <= scenario.seats.length) return scenario;
  return { ...scenario, seats: [...scenario.seats, ...more], playableSeats: [...scenario.playableSeats, ...more] };
}

export interface AssetSpec {
  id: string;
  /** Smallest units in one coin (USD: 100 cents). */
  unitsPerCoin: number;
  /** Collateral weights (total value, initial margin) and size factor; CASE_FACTS A1's published table. */
  weightTotal: number;
  weightInitial: number;
  imfFactor: number;
  /** Few of them trade: a size rule matters, and a price can be driven. */
  thin?: true;
}

export interface MarketSpec {
  id: string;
  kind: 'spot' | 'perpetual';
  /** Index into Scenario.assets of the coin whose price this market trades. */
  asset: number;
  /** Cents that one tick on one lot is worth: a whole number. */
  centsPerTickLot: number;
  /** Smallest coin units in one lot. */
  unitsPerLot: number;
  /** Ticks in one US dollar of price per coin, for display. */
  ticksPerUsd: number;
  imfFactor: number;
  maxOrderLots: number;
  /** Not open at the opening: a change of the firm lists it. */
  listedLater?: boolean;
}

export type AccountKind =
  | 'outside_world'
  | 'insurance_fund'
  | 'exchange_fees'
  | 'firm_treasury'
  | 'perp_clearing'
  | 'desk_outside'
  | 'desk'
  | 'desk_quotes'
  | 'desk_second'
  | 'desk_farm'
  | 'desk_ventures'
  | 'lender'
  | 'maker'
  | 'customer';

export interface AccountSpec {
  id: string;
  kind: AccountKind;
  /** Opening balances by asset, in smallest units. */
  opening: number[];
  /** Beneficial owner; accounts of one owner count together for concentration. Its own where absent. */
  owner?: string;
  /** Perpetual positions held from the opening, against the makers. */
  openingPositions?: { market: string; lots: number }[];
  /** Chosen leverage; the scenario's cap where absent. */
  leverage?: number;
  /** Maker rebate by agreement, millionths of notional. */
  makerRebate?: number;
  /** Paid before others where the firm lets favourites go first. */
  favourite?: boolean;
  /** Keeps its money with a custodian of its own. */
  settlesOutside?: boolean;
  /** How many people the account stands for; 1 where absent. */
  people?: number;
  /** Cohorts of a business: share of new deposits that is theirs, and the leverage that traders want; savers have none. */
  depositShare?: number;
  targetLeverage?: number;
}

/** One stretch of the outside world's weather, in shares of the round. */
export interface RegimeSpec {
  driftPerYear: number;
  volatilityPerYear: number;
}

export interface ReferenceSpec {
  asset: number;
  /** Opening reference price in ticks. */
  startTicks: number;
  betaToBit: number;
  ownVolatilityPerYear: number;
  /** Read where the scenario has a business. */
  weather?: CoinWeather;
}

/** One coin's price is driven up and falls back. Log returns beyond its ordinary walk, times in calendar days. */
export interface SqueezeSpec {
  asset: number;
  startShareEarliest: number;
  startShareLatest: number;
  upLogMin: number;
  upLogMax: number;
  upDays: number;
  downLog: number;
  downDays: number;
}

/** The whole market falls, each coin by its beta, and comes back by `backShare` of the way. */
export interface FlashCrashSpec {
  startShareEarliest: number;
  startShareLatest: number;
  downLogMin: number;
  downLogMax: number;
  downDays: number;
  backShare: number;
  backDays: number;
}

export interface WorldSpec {
  references: ReferenceSpec[];
  /** Weather of a game of one round; a business has weather of its own. */
  boom?: RegimeSpec;
  after?: RegimeSpec;
  /** The one turn: when it may start (share of the round), how deep (log return), how many calendar days it takes. */
  turn?: { earliestShare: number; latestShare: number; depthMin: number; depthMax: number; days: number };
  squeezes?: SqueezeSpec[];
  flashCrash?: FlashCrashSpec;
}

export interface MakerSpec {
  levels: number;
  /** Half spread and distance between levels, in basis points of the reference. */
  halfSpreadBps: number;
  stepBps: number;
  /** Lots per level by market. */
  lotsPerLevel: number[];
  /** Share of the distance to the reference that a maker's centre covers each step (1 = no lag). */
  follow: number;
}

export interface CustomerSpec {
  /** Orders a customer sends per calendar day, by market. */
  ordersPerDay: number[];
  orderLots: number[];
  /** Share of deposits withdrawn per calendar day in calm weather, and what doubt adds at most. */
  calmWithdrawalPerDay: number;
  doubtWithdrawalPerDay: number;
  /** Share of deposits that arrives from outside per calendar day while the boom lasts. */
  boomDepositPerDay: number;
  /** Chance that a trading customer buys rather than sells, before and after the turn. */
  boomBuyChance: number;
  turnedBuyChance: number;
}

/** How waiting withdrawals are paid. */
export type QueuePolicy = 'first_come' | 'pro_rata' | 'favourites_first' | 'gated';
export type LossPolicy = 'auto_deleverage' | 'socialise' | 'uncovered';

export interface MandateSpec {
  quoteShare: number;
  directionalShare: number;
  outsideShare: number;
}

export interface Scenario {
  id: string;
  version: number;
  exchangeName: string;
  deskName: string;
  /** Live steps of a round in which no run slows the calendar. */
  stepsPerRound: number;
  calendarDaysPerStep: number;
  /** A whole number. */
  engineSecondsPerStep: number;
  assets: AssetSpec[];
  markets: MarketSpec[];
  accounts: AccountSpec[];
  seats: SeatId[];
  playableSeats: SeatId[];
  /** Who plays the empty seats; the usual characters where absent. */
  cast?: Partial<Record<SeatId, CharacterId>>;
  /** Notes and news that take the place of the usual ones. */
  wording?: { deskBrief: NoteId; opening: NewsId; close: NewsId };
  /** Share of fees that buys the house token back to burn it. */
  buyBackShare: number;
  /** Asset index of the firm's own token, null where there is none. */
  houseToken: number | null;
  leverageMax: number;
  makerFeeBps: number;
  takerFeeBps: number;
  liquidation: { probabilityPerSecond: number; sliceShare: number; sliceFloorCents: number; budgetCentsPerSecond: number };
  world: WorldSpec;
  /** Accounts that take over positions below the auto-close fraction, within these notionals of engine time. */
  backstops: { account: string; perMinuteCents: number; perHourCents: number }[];
  /** Share of custody that pays at once, and how much of it a day can be brought up from cold storage. */
  hotWallet: { share: number; fillPerDay: number };
  /** Who bears a loss that the insurance fund cannot: printed on the firm's page. */
  lossPolicy: LossPolicy;
  maker: MakerSpec;
  customer: CustomerSpec;
  /** False where each account's own size counts for rates and weights, not its owner's. */
  concentrationPerOwner?: boolean;
  /** What the desk earns per year on money sent to the outside venue. */
  outsideYieldPerYear: number;
  outsideYieldAfterTurnPerYear: number;
  openingMandate: MandateSpec;
  /** The most that a mandate trades or moves in one step. */
  mandateSliceCents: number;
  /** A client asks the desk for a block price about this often, of this size, this far from the mark in the desk's favour. */
  block: { everyDays: number; openDays: number; lotsMin: number; lotsMax: number; edgeBps: number };
  /** What the desk, and the engine's cap on it, may lend: the largest credit line the code accepts. */
  creditMaxCents: number;
  /** What the chief asks of the desk: long notional by a share of the round. */
  aim: { notionalCents: number; byShare: number };
  /** Sizes offered when credit is asked for. */
  creditStepsCents: number[];
  /** A firm of several rounds; absent where the game is one round. */
  business?: BusinessSpec;
}
