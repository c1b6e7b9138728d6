/**
 * One round of 24 weeks in about three minutes: a boom that rewards size, an aim the desk cannot reach on its own collateral,
 * and one turn. Money in cents, coins in their smallest units.
 */
import type { AccountSpec, Scenario } from '../../sim/scenario.ts';
import { assetsOf, perpetual, spot, ticksOf } from '../instruments.ts';

const USD = (millions: number): number => millions * 100_000_000;
const BIT = (coins: number): number => coins * 100;
const STEPS = 720;
const WEEKS = 24;

const assets = assetsOf(['BIT', 'KEY']);

const makers: AccountSpec[] = ['northgate', 'calder', 'osprey'].map((name) => ({
  id: `maker_${name}`,
  kind: 'maker',
  makerRebate: 25,
  opening: [USD(30), BIT(1_200), 700_000],
}));

const customers: AccountSpec[] = [
  ...[1, 2, 3, 4, 5].map((n): AccountSpec => ({ id: `retail_${n}`, kind: 'customer', opening: [USD(3), BIT(150), 150_000] })),
  ...[1, 2, 3].map((n): AccountSpec => ({ id: `active_${n}`, kind: 'customer', opening: [USD(7), BIT(250), 100_000] })),
  ...[1, 2].map((n): AccountSpec => ({ id: `institution_${n}`, kind: 'customer', opening: [USD(14), BIT(500), 0] })),
];

export const firstRound: Scenario = {
  id: 'first-round',
  version: 1,
  exchangeName: 'Tidewater',
  deskName: 'Lowtide',
  stepsPerRound: STEPS,
  calendarDaysPerStep: (WEEKS * 7) / STEPS,
  engineSecondsPerStep: 6,
  assets,
  markets: [spot(assets, 'BIT'), perpetual(assets, 'BIT'), spot(assets, 'KEY')],
  accounts: [
    { id: 'outside_world', kind: 'outside_world', opening: [0, 0, 0] },
    { id: 'insurance_fund', kind: 'insurance_fund', opening: [USD(1), 0, 0] },
    { id: 'exchange_fees', kind: 'exchange_fees', opening: [0, 0, 0] },
    { id: 'firm_treasury', kind: 'firm_treasury', opening: [USD(6), 0, 0] },
    { id: 'perp_clearing', kind: 'perp_clearing', opening: [0, 0, 0] },
    { id: 'lowtide_outside', kind: 'desk_outside', opening: [0, 0, 0] },
    { id: 'lowtide_main', kind: 'desk', owner: 'lowtide', opening: [USD(20), 0, 6_000_000] },
    ...makers,
    ...customers,
    { id: 'lowtide_second', kind: 'desk_second', owner: 'lowtide', opening: [0, 0, 0] },
  ],
  seats: ['chief', 'engineer', 'desk', 'risk'],
  playableSeats: ['desk', 'engineer'],
  buyBackShare: 1 / 3,
  houseToken: 2,
  leverageMax: 3,
  makerFeeBps: 2,
  takerFeeBps: 7,
  liquidation: { probabilityPerSecond: 1 / 6, sliceShare: 0.1, sliceFloorCents: 100_000, budgetCentsPerSecond: USD(1) },
  backstops: makers.map((maker) => ({ account: maker.id, perMinuteCents: USD(2), perHourCents: USD(20) })),
  hotWallet: { share: 1, fillPerDay: 1 },
  lossPolicy: 'auto_deleverage',
  world: {
    boom: { driftPerYear: 0.85, volatilityPerYear: 0.28 },
    after: { driftPerYear: -0.2, volatilityPerYear: 0.5 },
    references: [
      { asset: 1, startTicks: ticksOf('BIT'), betaToBit: 1, ownVolatilityPerYear: 0 },
      { asset: 2, startTicks: ticksOf('KEY', 2), betaToBit: 1.3, ownVolatilityPerYear: 0.3 },
    ],
    turn: { earliestShare: 0.56, latestShare: 0.72, depthMin: 0.3, depthMax: 0.42, days: 16 },
  },
  maker: { levels: 5, halfSpreadBps: 12, stepBps: 14, lotsPerLevel: [1_500, 24_000, 20_000], follow: 0.9 },
  customer: {
    ordersPerDay: [0.8, 1.2, 0.35],
    orderLots: [300, 1_200, 4_000],
    calmWithdrawalPerDay: 0.0015,
    doubtWithdrawalPerDay: 0.07,
    boomDepositPerDay: 0.0025,
    boomBuyChance: 0.54,
    turnedBuyChance: 0.46,
  },
  outsideYieldPerYear: 0.25,
  outsideYieldAfterTurnPerYear: -0.6,
  openingMandate: { quoteShare: 0.2, directionalShare: 0.35, outsideShare: 0 },
  mandateSliceCents: USD(1.5),
  block: { everyDays: 14, openDays: 14, lotsMin: 3_000, lotsMax: 12_000, edgeBps: 60 },
  creditMaxCents: USD(100),
  aim: { notionalCents: USD(150), byShare: 0.42 },
  creditStepsCents: [USD(10), USD(20), USD(40), USD(80)],
};
