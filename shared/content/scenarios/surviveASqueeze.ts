/**
 * A drill of about two minutes: the desk opens short of a thin coin and long of the market, and the coin is driven up in stages,
 * then let go. A fortnight of business in steps of forty minutes: prices move slowly enough for high leverage, and the engine's
 * clock runs fast enough for its price bands to follow a squeeze. Money in cents, coins in their smallest units.
 */
import type { AccountSpec, Scenario } from '../../sim/scenario.ts';
import { assetsOf, perpetual, spot, ticksOf } from '../instruments.ts';

const USD = (millions: number): number => millions * 100_000_000;
const BIT = (coins: number): number => coins * 100;
const STEPS = 480;
const DAYS = 14;

const assets = assetsOf(['BIT', 'MOBI', 'KEY']);
const MOBI = 2;

const makers: AccountSpec[] = ['northgate', 'calder', 'osprey'].map((name) => ({
  id: `maker_${name}`,
  kind: 'maker',
  makerRebate: 25,
  opening: [USD(20), BIT(600), 400_000, 300_000],
}));

const customers: AccountSpec[] = [
  ...[1, 2, 3, 4].map((n): AccountSpec => ({ id: `retail_${n}`, kind: 'customer', opening: [USD(2), BIT(100), 60_000, 100_000] })),
  ...[1, 2].map((n): AccountSpec => ({ id: `active_${n}`, kind: 'customer', opening: [USD(5), BIT(200), 120_000, 50_000] })),
  { id: 'institution_1', kind: 'customer', opening: [USD(10), BIT(400), 0, 0] },
];

export const surviveASqueeze: Scenario = {
  id: 'survive-a-squeeze',
  version: 1,
  exchangeName: 'Tidewater',
  deskName: 'Lowtide',
  stepsPerRound: STEPS,
  calendarDaysPerStep: DAYS / STEPS,
  engineSecondsPerStep: 15,
  assets,
  markets: [spot(assets, 'BIT'), perpetual(assets, 'BIT'), spot(assets, 'MOBI'), perpetual(assets, 'MOBI'), spot(assets, 'KEY')],
  accounts: [
    { id: 'outside_world', kind: 'outside_world', opening: [0, 0, 0, 0] },
    { id: 'insurance_fund', kind: 'insurance_fund', opening: [USD(1), 0, 0, 0] },
    { id: 'exchange_fees', kind: 'exchange_fees', opening: [0, 0, 0, 0] },
    { id: 'firm_treasury', kind: 'firm_treasury', opening: [USD(6), 0, 0, 0] },
    { id: 'perp_clearing', kind: 'perp_clearing', opening: [0, 0, 0, 0] },
    { id: 'lowtide_outside', kind: 'desk_outside', opening: [USD(2.5), 0, 0, 0] },
    {
      id: 'lowtide_main',
      kind: 'desk',
      opening: [USD(3.2), 0, 0, 0],
      openingPositions: [
        { market: 'BIT-PERP', lots: BIT(400) },
        { market: 'MOBI-PERP', lots: -40_000 },
      ],
    },
    ...makers,
    ...customers,
  ],
  seats: ['chief', 'engineer', 'desk', 'risk'],
  playableSeats: ['desk'],
  // The chief signs what the desk asks for and the engineer refuses it: a line is no way out here.
  cast: { chief: 'persuasive_chief', engineer: 'by_the_book', desk: 'by_the_book', risk: 'tired_risk' },
  wording: { deskBrief: 'squeeze_brief', opening: 'drill_opening', close: 'drill_close' },
  buyBackShare: 1 / 3,
  houseToken: 3,
  leverageMax: 20,
  makerFeeBps: 2,
  takerFeeBps: 7,
  liquidation: { probabilityPerSecond: 1 / 6, sliceShare: 0.1, sliceFloorCents: 100_000, budgetCentsPerSecond: USD(0.02) },
  backstops: makers.map((maker) => ({ account: maker.id, perMinuteCents: USD(0.15), perHourCents: USD(0.6) })),
  hotWallet: { share: 0.4, fillPerDay: 1 },
  lossPolicy: 'auto_deleverage',
  world: {
    boom: { driftPerYear: 0, volatilityPerYear: 0.45 },
    after: { driftPerYear: 0, volatilityPerYear: 0.45 },
    references: [
      { asset: 1, startTicks: ticksOf('BIT'), betaToBit: 1, ownVolatilityPerYear: 0 },
      { asset: MOBI, startTicks: ticksOf('MOBI'), betaToBit: 1.2, ownVolatilityPerYear: 0.7 },
      { asset: 3, startTicks: ticksOf('KEY', 2), betaToBit: 1.3, ownVolatilityPerYear: 0.3 },
    ],
    // No turn of the whole market within the round.
    turn: { earliestShare: 2, latestShare: 2, depthMin: 0, depthMax: 0, days: 1 },
    squeezes: [
      {
        asset: MOBI,
        startShareEarliest: 0.14,
        startShareLatest: 0.2,
        upLogMin: 0.16,
        upLogMax: 0.3,
        upDays: 1.4,
        downLog: 0.06,
        downDays: 0.8,
      },
      {
        asset: MOBI,
        startShareEarliest: 0.34,
        startShareLatest: 0.42,
        upLogMin: 0.3,
        upLogMax: 0.75,
        upDays: 2.6,
        downLog: 0.1,
        downDays: 0.8,
      },
      {
        asset: MOBI,
        startShareEarliest: 0.63,
        startShareLatest: 0.67,
        upLogMin: 0.1,
        upLogMax: 0.4,
        upDays: 1.3,
        downLog: 1,
        downDays: 3.2,
      },
    ],
  },
  // Four levels on two sides of five markets: as many orders as an account may have open.
  maker: { levels: 4, halfSpreadBps: 12, stepBps: 16, lotsPerLevel: [700, 7_000, 200, 300, 5_000], follow: 0.9 },
  customer: {
    ordersPerDay: [6, 8, 5, 5, 2],
    orderLots: [100, 300, 60, 80, 1_500],
    calmWithdrawalPerDay: 0.002,
    doubtWithdrawalPerDay: 0.07,
    boomDepositPerDay: 0.002,
    boomBuyChance: 0.5,
    turnedBuyChance: 0.5,
  },
  outsideYieldPerYear: 0.05,
  outsideYieldAfterTurnPerYear: 0.05,
  openingMandate: { quoteShare: 0.1, directionalShare: 0, outsideShare: 0 },
  mandateSliceCents: USD(0.3),
  block: { everyDays: 2, openDays: 1.5, lotsMin: 1_000, lotsMax: 6_000, edgeBps: 40 },
  creditMaxCents: USD(20),
  aim: { notionalCents: USD(4), byShare: 0.5 },
  creditStepsCents: [USD(1), USD(2), USD(5), USD(10)],
};
