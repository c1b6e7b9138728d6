/**
 * One owner with two accounts against an exchange that lists a thin coin. The script is the same under any rules: buy the coin up on
 * its own book, trade the largest perpetual position that the checks allow between the two accounts, lift the perpetual's price, and
 * carry home in cash whatever may be withdrawn. Every order and withdrawal goes through the exchange's own checks.
 */
import { surviveASqueeze } from '../../shared/content/scenarios/surviveASqueeze.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf, reservedOf } from '../../shared/sim/exchange/ledger.ts';
import { freeCollateralCents } from '../../shared/sim/exchange/margin.ts';
import { bestAsk, bestBid } from '../../shared/sim/exchange/orderBook.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../../shared/sim/exchange/orders.ts';
import { cancelAll } from '../../shared/sim/exchange/restingOrders.ts';
import { requestWithdrawal } from '../../shared/sim/exchange/withdrawals.ts';
import type { AccountSpec, Scenario } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { type Account, type SimState, USD } from '../../shared/sim/state.ts';

export const MOBI = 2;
export const MOBI_SPOT = 2;
export const MOBI_PERPETUAL = 3;
const STAKE_CENTS = 250_000_000;
const PUMP_STEPS = 20;
const WIND_DOWN_STEPS = 60;

export interface ThinRules {
  concentrationPerOwner: boolean;
  /** Stands in for the published size factor of the coin and its perpetual. */
  imfFactor?: number;
  /** Stands in for the coin's published collateral weights. */
  weight?: number;
}

const pair = (...ids: string[]): AccountSpec[] =>
  ids.map((id) => ({ id, kind: 'customer', owner: 'stranger', opening: [STAKE_CENTS, 0, 0, 0] }));

/** A calm world; makers of the thin coin follow its last price, because no other venue trades it. */
export function thinCoin({ concentrationPerOwner, imfFactor, weight }: ThinRules): Scenario {
  const calm = { driftPerYear: 0, volatilityPerYear: 0.01 };
  return {
    ...surviveASqueeze,
    id: 'thin-coin',
    concentrationPerOwner,
    lossPolicy: 'socialise',
    assets: surviveASqueeze.assets.map((asset, i) =>
      i === MOBI
        ? {
            ...asset,
            imfFactor: imfFactor ?? asset.imfFactor,
            weightTotal: weight ?? asset.weightTotal,
            weightInitial: weight ?? asset.weightInitial,
          }
        : asset,
    ),
    markets: surviveASqueeze.markets.map((market) =>
      market.asset === MOBI ? { ...market, imfFactor: imfFactor ?? market.imfFactor } : market,
    ),
    accounts: [
      ...surviveASqueeze.accounts.map(({ openingPositions: _, ...account }) => account),
      ...pair('stranger_long', 'stranger_short'),
    ],
    world: {
      ...surviveASqueeze.world,
      boom: calm,
      references: surviveASqueeze.world.references.map((reference) => ({ ...reference, ownVolatilityPerYear: 0 })),
      squeezes: [],
    },
    maker: { levels: 4, halfSpreadBps: 60, stepBps: 40, lotsPerLevel: [700, 7_000, 20, 10, 5_000], follow: 0.1 },
    customer: {
      ...surviveASqueeze.customer,
      ordersPerDay: [0, 0, 0, 0, 0],
      calmWithdrawalPerDay: 0,
      doubtWithdrawalPerDay: 0,
      boomDepositPerDay: 0,
    },
    openingMandate: { quoteShare: 0, directionalShare: 0, outsideShare: 0 },
  };
}

export interface Raid {
  state: SimState;
  events: SimEvent[];
  /** What both accounts hold and have carried home at the coin's outside price, less what they brought. */
  profitCents: number;
  /** Largest perpetual position that the checks let the long account open, at mark. */
  openedCents: number;
  /** Paid by the insurance fund, by others' shares, or left uncovered. */
  lossOfOthersCents: number;
}

export function raid(scenario: Scenario, seed: string): Raid {
  const state = createSim(scenario, seed);
  const events: SimEvent[] = [];
  const named = (id: string): Account => state.accounts.find((account) => account.id === id)!;
  const long = named('stranger_long');
  const short = named('stranger_short');
  const next = (): void => void events.push(...step(state, []));
  next();
  for (let i = 0; i < PUMP_STEPS; i++) {
    send(state, short, order(MOBI_SPOT, 'buy', 400, bestAsk(state.books[MOBI_SPOT]!) * 1.02), events);
    next();
  }
  cross(state, short, long, 2_000_000, events);
  // A little is closed again: the next orders need margin too.
  cross(state, long, short, Math.ceil(lotsOf(state, long) / 50), events);
  const opened = lotsOf(state, long) * state.markets[MOBI_PERPETUAL]!.markTicks;
  // A handful of lots at the edge of the price band, sold to oneself, is all it takes to print a price in a thin book.
  const printAt = Math.floor(state.markets[MOBI_PERPETUAL]!.bandTicks * 1.19);
  send(state, short, order(MOBI_PERPETUAL, 'sell', 5, printAt), events);
  send(state, long, order(MOBI_PERPETUAL, 'buy', 1_000, printAt), events);
  next();
  carryHome(state, long, events);
  for (let i = 0; i < WIND_DOWN_STEPS; i++) {
    cross(state, long, short, Math.min(Math.abs(lotsOf(state, long)), Math.abs(lotsOf(state, short))), events);
    for (const account of [long, short]) {
      const lots = lotsOf(state, account);
      if (lots !== 0)
        send(state, account, { ...order(MOBI_PERPETUAL, lots > 0 ? 'sell' : 'buy', Math.abs(lots), null), reduceOnly: true }, events);
      const coins = Math.floor((balanceOf(state.ledger, account.index, MOBI) - reservedOf(state.ledger, account.index, MOBI)) / 10);
      if (coins > 0) send(state, account, order(MOBI_SPOT, 'sell', Math.min(coins, 400), null), events);
      if (lotsOf(state, account) === 0) carryHome(state, account, events);
    }
    next();
  }
  return {
    state,
    events,
    profitCents: worth(state, [long, short], events) - 2 * STAKE_CENTS,
    openedCents: opened,
    lossOfOthersCents: borneByOthers(events, [long, short]),
  };
}

const lotsOf = (state: SimState, account: Account): number =>
  state.positions.sizeLots[account.index * state.positions.markets + MOBI_PERPETUAL]!;

const order = (market: number, side: OrderRequest['side'], sizeLots: number, priceTicks: number | null): OrderRequest => ({
  market,
  side,
  orderType: priceTicks === null ? 'market' : 'limit',
  sizeLots,
  priceTicks: priceTicks === null ? null : Math.round(priceTicks),
  byMandate: false,
});

/** Sends what of the order the checks let pass; returns its size, 0 where nothing did. */
function send(state: SimState, account: Account, wanted: OrderRequest, events: SimEvent[]): number {
  const rejection = checkOrder(state, account, wanted);
  const sizeLots = rejection === null ? wanted.sizeLots : (rejection.fitsLots ?? 0);
  const fitting = { ...wanted, sizeLots };
  if (sizeLots === 0 || checkOrder(state, account, fitting) !== null) return 0;
  applyOrder(state, account, fitting, events);
  return sizeLots;
}

/** One account offers inside the spread, the other takes it, until a check stops either or the size is done. */
function cross(state: SimState, seller: Account, buyer: Account, lots: number, events: SimEvent[]): void {
  let left = lots;
  while (left > 0) {
    const b = state.books[MOBI_PERPETUAL]!;
    const price = Math.floor((bestBid(b) + bestAsk(b)) / 2);
    if (bestBid(b) === 0 || bestAsk(b) <= bestBid(b) + 1) return;
    const offered = send(state, seller, order(MOBI_PERPETUAL, 'sell', Math.min(left, 5_000), price), events);
    const taken = offered === 0 ? 0 : send(state, buyer, { ...order(MOBI_PERPETUAL, 'buy', offered, price), orderType: 'ioc' }, events);
    cancelAll(state, seller.index);
    if (taken === 0) return;
    left -= taken;
  }
}

function carryHome(state: SimState, account: Account, events: SimEvent[]): void {
  const free = Math.floor(Math.min(freeCollateralCents(state, account.index), balanceOf(state.ledger, account.index, USD)));
  if (free > 0) requestWithdrawal(state, account, USD, free, events);
}

function worth(state: SimState, accounts: readonly Account[], events: readonly SimEvent[]): number {
  const { centsPerTickLot, unitsPerLot } = state.scenario.markets[MOBI_SPOT]!;
  const perCoin = (state.markets[MOBI_SPOT]!.referenceTicks * centsPerTickLot) / unitsPerLot;
  let sum = 0;
  for (const { index } of accounts)
    sum += Math.max(0, balanceOf(state.ledger, index, USD)) + balanceOf(state.ledger, index, MOBI) * perCoin;
  for (const event of events)
    if (event.type === 'withdrawal_paid' && event.asset === USD && accounts.some(({ index }) => index === event.account))
      sum += event.units;
  return sum;
}

function borneByOthers(events: readonly SimEvent[], raiders: readonly Account[]): number {
  let sum = 0;
  for (const event of events) {
    if (event.type === 'fund_paid') sum += event.amountCents + event.uncoveredCents;
    if (event.type === 'loss_shared' && raiders.every(({ index }) => index !== event.payer)) sum += event.amountCents;
  }
  return sum;
}
