/**
 * Markets that the firm opens, and coins that its desk gives away. A new perpetual brings people who want the coin; a desk that has more
 * of it than any venue would take can let them have it, at a mark that it could not get elsewhere, and then they hold it when it falls.
 */
import { hasCome } from '../clock.ts';
import { balanceOf, CODE, post, reservedOf } from '../exchange/ledger.ts';
import { freeCollateralCents } from '../exchange/margin.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { type Account, type SimState, USD } from '../state.ts';
import { peggedAsset, tenthsOfEquity } from './dealings.ts';
import { basketFetch, coinsCents } from './worth.ts';

/** A sale takes so many days, and so much of what the desk holds. */
const SALE_DAYS = 56;
const SALE_SHARE = 0.5;
/** Of what a customer has free, this much goes into the new coin in a day at most. */
const BOUGHT_OF_FREE_PER_DAY = 0.1;
/** What an orderly sale at the outside venue costs beside its impact. */
const OUTSIDE_COST = 0.05;
const SOLD_AFTER_WARNING = 0.5;

/** The perpetual that would be listed next: of those that are not, the one whose coin the desk has most of; -1 where there is none. */
export function nextToList(state: SimState): number {
  let next = -1;
  let most = -1;
  state.scenario.markets.forEach((spec, m) => {
    if (spec.kind !== 'perpetual' || state.markets[m]!.listed) return;
    const held = deskHoldsCents(state, spec.asset);
    if (held <= most) return;
    next = m;
    most = held;
  });
  return next;
}

export const deskHoldsCents = (state: SimState, asset: number): number =>
  valueAtMark(state, asset, Math.max(0, balanceOf(state.ledger, state.sole.desk, asset)));

/** Opens at the outside price, and the desk's coins begin to find new owners. */
export function listPerpetual(state: SimState): void {
  const m = nextToList(state);
  if (m < 0) return;
  const market = state.markets[m]!;
  market.listed = true;
  market.markTicks = market.referenceTicks;
  market.lastTicks = market.referenceTicks;
  market.bandTicks = market.referenceTicks;
  market.openingTicks = market.referenceTicks;
  startSale(state, state.scenario.markets[m]!.asset, true);
}

/** The same coins at the outside venue, at what its depth pays. */
export function sellOverTime(state: SimState): void {
  const m = nextToList(state);
  if (m >= 0) startSale(state, state.scenario.markets[m]!.asset, false);
}

function startSale(state: SimState, asset: number, toCustomers: boolean): void {
  const unitsPerDay = (SALE_SHARE * Math.max(0, balanceOf(state.ledger, state.sole.desk, asset))) / SALE_DAYS;
  if (unitsPerDay > 0) state.business!.coinSale = { asset, unitsPerDay, toCustomers, untilDay: state.clock.day + SALE_DAYS };
}

/** Call once a step. */
export function runCoinSale(state: SimState): void {
  const business = state.business!;
  const sale = business.coinSale;
  if (sale === null) return;
  if (sale.toCustomers && business.disclosed !== null) {
    business.coinSale = null;
    return;
  }
  const { desk } = state.sole;
  const free = balanceOf(state.ledger, desk, sale.asset) - reservedOf(state.ledger, desk, sale.asset);
  const units = Math.floor(Math.min(free, sale.unitsPerDay * state.clock.daysPerStep));
  if (units > 0) {
    if (sale.toCustomers) sellToTraders(state, sale.asset, units);
    else sellOutside(state, sale.asset, units);
  }
  if (hasCome(state, sale.untilDay)) business.coinSale = null;
}

/** To those who trade with credit, in equal parts and at the mark, as far as each has money that stands behind nothing. */
function sellToTraders(state: SimState, asset: number, units: number): void {
  const buyers = state.accounts.filter((account) => isTrader(state, account));
  const { desk } = state.sole;
  const price = valueAtMark(state, asset, 1);
  const share = Math.min(1, BOUGHT_OF_FREE_PER_DAY * state.clock.daysPerStep);
  let sold = 0;
  for (const { index } of buyers) {
    const cash = balanceOf(state.ledger, index, USD) - reservedOf(state.ledger, index, USD);
    const room = Math.min(cash, share * freeCollateralCents(state, index));
    const taken = Math.floor(Math.min(units / buyers.length, room / price));
    const cents = Math.floor(taken * price);
    if (taken <= 0 || cents <= 0) continue;
    post(state.ledger, [
      { asset, from: desk, to: index, amount: taken, code: CODE.trade_coin },
      { asset: USD, from: index, to: desk, amount: cents, code: CODE.trade_cash },
    ]);
    sold += cents;
  }
  // What it would not have fetched anywhere else is what the buyers paid too much.
  const fetched = basketFetch(state, coinsCents(state).basket, 1);
  state.business!.unfair += tenthsOfEquity(state, sold * (1 - fetched));
}

const isTrader = (state: SimState, account: Account): boolean =>
  account.kind === 'customer' &&
  !account.bankrupt &&
  !account.liquidating &&
  (state.scenario.accounts[account.index]!.targetLeverage ?? 0) > 0;

function sellOutside(state: SimState, asset: number, units: number): void {
  const rate = basketFetch(state, coinsCents(state).basket, 4) * (1 - OUTSIDE_COST);
  const cents = Math.floor(valueAtMark(state, asset, units) * rate);
  if (cents > 0) exchangeOutside(state, state.sole.desk, asset, units, cents);
}

/** Customers who are warned of a weak peg sell half of what they have of the coin, while it still has its price. */
export function warnCustomers(state: SimState): void {
  const asset = peggedAsset(state);
  if (asset < 0) return;
  for (const { index, kind } of state.accounts) {
    if (kind !== 'customer') continue;
    const free = balanceOf(state.ledger, index, asset) - reservedOf(state.ledger, index, asset);
    const units = Math.floor(SOLD_AFTER_WARNING * free);
    const cents = units > 0 ? Math.floor(valueAtMark(state, asset, units) * (1 - OUTSIDE_COST)) : 0;
    if (cents > 0) exchangeOutside(state, index, asset, units, cents);
  }
}

function exchangeOutside(state: SimState, account: number, asset: number, units: number, cents: number): void {
  const outside = state.sole.outside_world;
  post(state.ledger, [
    { asset, from: account, to: outside, amount: units, code: CODE.outside_trade },
    { asset: USD, from: outside, to: account, amount: cents, code: CODE.outside_trade },
  ]);
}
