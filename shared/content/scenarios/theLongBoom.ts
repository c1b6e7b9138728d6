/**
 * Eight to ten rounds of 24 weeks: a boom whose length nobody knows, what follows it, and an exchange with a desk of its own that can be
 * run well or badly. Numbers come from the calibrated economy; docs/decisions/0015-economy.md says which moved on the real engine.
 */
import type { BusinessSpec } from '../../sim/businessSpec.ts';
import type { AccountSpec, MarketSpec, Scenario } from '../../sim/scenario.ts';
import { assetsOf, perpetual, spot } from '../instruments.ts';
import { offers } from '../offers.ts';
import { referencesOf, weather } from './theLongBoom/weather.ts';

const USD = (millions: number): number => millions * 100_000_000;
const BIT = (coins: number): number => coins * 100;
const STEPS = 360;
const DAYS = 168;

const assets = assetsOf(['USDX', 'BIT', 'SOLAR', 'YUM', 'MOBI', 'LUMEN', 'KEY']);
/** Dollars and BIT, nothing else. */
const holds = (usd: number, bit: number): number[] => [usd, 0, bit, 0, 0, 0, 0, 0];

/** An exchange of this size takes larger orders than a drill does. */
const large = (market: MarketSpec): MarketSpec => ({ ...market, maxOrderLots: market.maxOrderLots * 1_000 });

const savers = [1, 2, 3].map(
  (n): AccountSpec => ({ id: `savers_${n}`, kind: 'customer', people: 5_000, depositShare: 0.16, opening: holds(USD(10), BIT(270)) }),
);
const institutions = [1, 2].map(
  (n): AccountSpec => ({
    id: `institution_${n}`,
    kind: 'customer',
    people: 400,
    favourite: n === 1,
    depositShare: 0.135,
    opening: holds(USD(9), BIT(180)),
  }),
);
const traders = [2, 3, 4, 5, 5].map(
  (leverage, n): AccountSpec => ({
    id: `traders_${n + 1}`,
    kind: 'customer',
    people: 900,
    targetLeverage: leverage,
    depositShare: 0.05,
    opening: holds(USD(4), 0),
  }),
);

const business: BusinessSpec = {
  rounds: { min: 8, max: 10 },
  runSteps: 240,
  runDays: 6,
  closeSteps: 120,
  weather,
  customers: {
    turnoverPerYear: 120,
    volume: { boom: 1.15, plateau: 0.85, crash: 1.35, winter: 0.65 },
    dollarShare: 0.8,
    inflowPerWeek: 0.075,
    outflowPerWeek: 0.05,
    runPerWeek: 0.34,
    runMiddle: 0.85,
    runScale: 0.125,
    doubtBase: 0.12,
    doubtDecayPerWeek: 0.11,
    doubtFromWithdrawals: 1.35,
    doubtFromWithdrawalsProved: 0.35,
    doubtFromToken: 0.55,
    rivalWeight: 2.2,
    otherRivals: 3,
  },
  firm: {
    fixedCostCentsPerYear: USD(9),
    variableCostShare: 0.38,
    buyBackShare: 0.07,
    treasuryYield: 0.02,
    lendRate: 0.11,
    earnRate: 0.06,
    farmYield: { boom: 0.85, plateau: 0.4, crash: 0.06, winter: 0.05 },
    farmCapacityShare: 0.08,
    farmLocked: 0.6,
    farmBeta: 0.22,
    farmFailLoss: 0.45,
    ventureMarkUp: 0.55,
    ventureBeta: 0.75,
    tokenDepthCents: USD(110),
    drawPerWeek: 0.45,
    creditReach: 0.74,
    hedgeCost: 0.14,
    funding: { boom: 0.18, plateau: 0.05, crash: -0.02, winter: 0.02 },
  },
  token: {
    supplyUnits: 30_000_000,
    thinDeskShare: 0.62,
    wideDeskShare: 0.12,
    holderShare: 0.08,
    referenceFloat: 0.5,
    impactPower: 1.15,
    multiple: [4.5, 3.2, 0.9],
    lagPerWeek: 0.16,
    volatility: 0.65,
    doubtElasticity: 1.2,
    weightMax: 0.85,
  },
  discovery: {
    hazardPerWeek: 0.0006,
    insiderPower: 0.6,
    contradictionWeight: 0.16,
    stressWeight: 1.6,
    whistleShare: 0.25,
    auditChancePerRound: 0.1,
    auditDetects: 0.25,
    fundCheckChance: 0.12,
    fineTold: 0.1,
    fineForced: 0.15,
    gainsTold: 0.9,
    gainsForced: 1,
    bailOutChance: 0.25,
    bailOutMaxShare: 0.15,
  },
  without: { discovery: false, fines: false, runFeedback: false, crash: false },
  offers,
};

export const theLongBoom: Scenario = {
  id: 'the-long-boom',
  version: 1,
  exchangeName: 'Tidewater',
  deskName: 'Lowtide',
  stepsPerRound: STEPS,
  calendarDaysPerStep: DAYS / STEPS,
  engineSecondsPerStep: 6,
  assets,
  markets: [
    spot(assets, 'BIT'),
    perpetual(assets, 'BIT'),
    spot(assets, 'SOLAR'),
    perpetual(assets, 'SOLAR'),
    spot(assets, 'YUM'),
    { ...perpetual(assets, 'YUM'), listedLater: true },
    spot(assets, 'MOBI'),
    perpetual(assets, 'MOBI'),
    spot(assets, 'LUMEN'),
    perpetual(assets, 'LUMEN'),
    spot(assets, 'USDX'),
    spot(assets, 'KEY'),
  ].map(large),
  accounts: [
    { id: 'outside_world', kind: 'outside_world', opening: holds(0, 0) },
    { id: 'insurance_fund', kind: 'insurance_fund', opening: holds(USD(1), 0) },
    { id: 'exchange_fees', kind: 'exchange_fees', opening: holds(0, 0) },
    { id: 'firm_treasury', kind: 'firm_treasury', opening: holds(0, 0) },
    { id: 'perp_clearing', kind: 'perp_clearing', opening: holds(0, 0) },
    { id: 'lowtide_outside', kind: 'desk_outside', opening: holds(0, 0) },
    { id: 'lowtide_main', kind: 'desk', owner: 'lowtide', opening: holds(USD(55), 0) },
    { id: 'lowtide_quotes', kind: 'desk_quotes', people: 50, opening: holds(USD(40), 0) },
    { id: 'lowtide_second', kind: 'desk_second', owner: 'lowtide', opening: holds(0, 0) },
    { id: 'lowtide_farm', kind: 'desk_farm', opening: holds(0, 0) },
    { id: 'lowtide_ventures', kind: 'desk_ventures', opening: holds(0, 0) },
    { id: 'lenders', kind: 'lender', opening: holds(0, 0) },
    { id: 'maker_northgate', kind: 'maker', settlesOutside: true, people: 1_000, makerRebate: 25, opening: holds(USD(20), BIT(500)) },
    { id: 'maker_ladder', kind: 'maker', settlesOutside: true, people: 1_000, makerRebate: 25, opening: holds(0, 0) },
    ...savers,
    ...institutions,
    ...traders,
  ],
  seats: ['chief', 'engineer', 'desk', 'risk'],
  playableSeats: ['chief', 'engineer', 'desk', 'risk'],
  buyBackShare: 0,
  houseToken: 7,
  leverageMax: 5,
  makerFeeBps: 2,
  takerFeeBps: 7,
  liquidation: { probabilityPerSecond: 1 / 6, sliceShare: 0.25, sliceFloorCents: USD(0.1), budgetCentsPerSecond: USD(100) },
  backstops: [{ account: 'maker_northgate', perMinuteCents: USD(3_000), perHourCents: USD(60_000) }],
  hotWallet: { share: 0.4, fillPerDay: 0.5 },
  lossPolicy: 'socialise',
  world: { references: referencesOf(assets) },
  maker: { levels: 3, halfSpreadBps: 11, stepBps: 20, lotsPerLevel: [], follow: 1 },
  customer: {
    ordersPerDay: [],
    orderLots: [],
    calmWithdrawalPerDay: 0,
    doubtWithdrawalPerDay: 0,
    boomDepositPerDay: 0,
    boomBuyChance: 0.5,
    turnedBuyChance: 0.5,
  },
  outsideYieldPerYear: 0,
  outsideYieldAfterTurnPerYear: 0,
  openingMandate: { quoteShare: 0, directionalShare: 0, outsideShare: 0 },
  mandateSliceCents: USD(5),
  block: { everyDays: 21, openDays: 21, lotsMin: 3_000, lotsMax: 12_000, edgeBps: 60 },
  creditMaxCents: 6_535_600_000_000,
  aim: { notionalCents: 0, byShare: 1 },
  creditStepsCents: [USD(5), USD(100), USD(1_000), USD(65_356)],
  business,
};
