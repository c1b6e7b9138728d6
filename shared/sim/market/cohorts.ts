/**
 * The firm's customers as a few cohorts, each one account that stands for many people: savers who hold dollars and coins, institutions
 * that trade size, and traders who hold leveraged perpetuals. They trade with real market orders in the real books; how much follows
 * deposits, the weather, the fee and the desk's spread.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf } from '../exchange/ledger.ts';
import { collateralCents } from '../exchange/margin.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { openShare } from '../exchange/outage.ts';
import { unrealisedCents, valueAtMark } from '../exchange/valuation.ts';
import { whileOn } from '../firm/measures.ts';
import { exp, log } from '../mathematics.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type Account, type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';

const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;
/** Of all turnover, what traders do in the main perpetual; the rest goes through the spot books. */
const PERPETUAL_SHARE = 0.8;
/** Of the way to the leverage they want, traders go this much a week. */
const LEVERAGE_PER_WEEK = 0.12;
/** Feels like the ordinary fee, basis points. */
const USUAL_TAKER_BPS = 7;
const FEE_ELASTICITY = 0.4;
/** Leverage that traders want, after a warning. */
const WARNED = 0.85;
const DAYS_PER_SPOT_ORDER = 0.5;

/** Customers' turnover in cents of notional per calendar day. */
export function turnoverPerDay(state: SimState): number {
  const business = state.business!;
  const { customers } = state.scenario.business!;
  const { regime, bitWeekReturn } = business.outside;
  const liveliness = customers.volume[regime] * (0.8 + 0.4 * Math.min(2, Math.abs(bitWeekReturn) / 0.07));
  const byLeverage = 1 + 0.15 * (state.rules.leverageMax / state.scenario.leverageMax - 1);
  const byFee = exp(0 - FEE_ELASTICITY * log(Math.max(1, state.rules.takerFeeBps) / USUAL_TAKER_BPS));
  const bySpread = 1 - 0.1 * Math.max(0, business.levers.spread - 1);
  return (business.depositsCents * customers.turnoverPerYear * liveliness * byLeverage * byFee * bySpread) / DAYS_PER_YEAR;
}

/** One market order per cohort and step in the main perpetual, one for each half day in a spot book; traders move towards their leverage. */
export function tradeCohorts(state: SimState, events: SimEvent[]): void {
  const open = openShare(state);
  const cents = turnoverPerDay(state) * state.clock.daysPerStep * open;
  const worths = state.accounts.map((account) => churningWorthCents(state, account));
  let churning = 0;
  for (const worth of worths) churning += worth;
  const total = Math.max(1, churning);
  const spots = listedSpots(state);
  const pace = open * (1 - exp((0 - LEVERAGE_PER_WEEK * state.clock.daysPerStep) / DAYS_PER_WEEK));
  /** What churning cohorts have now: asked for again once one of them has traded. */
  let stakesFrom: number | null = null;
  const perpetual = state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');
  for (const account of state.accounts) {
    if (account.kind !== 'customer' || account.bankrupt || account.liquidating) continue;
    const spec = state.scenario.accounts[account.index]!;
    const leverage = spec.targetLeverage ?? 0;
    if (leverage > 0) {
      stakesFrom ??= churningCents(state);
      lean(state, account, perpetual, { leverage, pace, stakeCents: stakeCents(state, account.index, stakesFrom) }, events);
    } else {
      stakesFrom = null;
      const share = worths[account.index]! / total;
      churn(state, account, perpetual, cents * PERPETUAL_SHARE * share, events);
      const parts = Math.max(1, Math.ceil(state.clock.daysPerStep / DAYS_PER_SPOT_ORDER));
      for (let part = 0; part < parts; part++)
        shift(state, account, spotOf(state, account.index, spots, part), (cents * (1 - PERPETUAL_SHARE) * share) / parts, part, events);
    }
  }
}

/** What those who trade to and fro have: everybody but the traders who hold. */
export function churningCents(state: SimState): number {
  let cents = 0;
  for (const account of state.accounts) cents += churningWorthCents(state, account);
  return cents;
}

const churningWorthCents = (state: SimState, account: Account): number =>
  account.kind === 'customer' && (state.scenario.accounts[account.index]!.targetLeverage ?? 0) === 0
    ? Math.max(0, balanceValueCents(state, account.index))
    : 0;

/** All of a cohort's balances at mark. */
export function balanceValueCents(state: SimState, account: number): number {
  const { balances, assets } = state.ledger;
  const base = account * assets;
  let sum = 0;
  for (let asset = 0; asset < assets; asset++) {
    const units = balances[base + asset]!;
    if (units !== 0) sum += valueAtMark(state, asset, units);
  }
  return sum;
}

const listedSpots = (state: SimState): number[] =>
  state.scenario.markets.flatMap((spec, m) => (spec.kind === 'spot' && listed(state, spec.asset) ? [m] : []));

/** A spot book for this step: mostly BIT, sometimes another that is listed. */
function spotOf(state: SimState, account: number, spots: readonly number[], part: number): number {
  const draw = drawUniform(state.seed, STREAM.cohort, state.step, account, 1 + 32 * part);
  return draw < 0.5 ? spots[0]! : spots[Math.floor((draw - 0.5) * 2 * spots.length)]!;
}

/** The house token trades only once it has been issued. */
const listed = (state: SimState, asset: number): boolean => asset !== state.scenario.houseToken || state.business!.token !== null;

/** Buying and selling to and fro in the perpetual: away from a position, at random where there is none. */
function churn(state: SimState, account: Account, market: number, cents: number, events: SimEvent[]): void {
  const lots = lotsFor(state, market, cents);
  if (lots === 0) return;
  const size = state.positions.sizeLots[account.index * state.positions.markets + market]!;
  const buyChance = size > 0 ? 0.1 : size < 0 ? 0.9 : 0.5;
  const draw = drawUniform(state.seed, STREAM.cohort, state.step, account.index, 2);
  trade(state, account, market, draw < buyChance ? 'buy' : 'sell', lots, events);
}

/** In the spot books: savers keep most of what they have in dollars, whatever coins do. */
function shift(state: SimState, account: Account, market: number, cents: number, part: number, events: SimEvent[]): void {
  const lots = lotsFor(state, market, cents);
  const spec = state.scenario.markets[market]!;
  const held = Math.floor(balanceOf(state.ledger, account.index, spec.asset) / spec.unitsPerLot);
  const dollars = balanceOf(state.ledger, account.index, USD) / Math.max(1, balanceValueCents(state, account.index));
  const buyChance = dollars > state.scenario.business!.customers.dollarShare ? 0.75 : 0.15;
  const draw = drawUniform(state.seed, STREAM.cohort, state.step, account.index, 3 + 32 * part);
  const side = draw < buyChance ? 'buy' : 'sell';
  const size = side === 'buy' ? lots : Math.min(lots, held);
  if (size > 0) trade(state, account, market, side, size, events);
}

function lotsFor(state: SimState, market: number, cents: number): number {
  const spec = state.scenario.markets[market]!;
  return Math.min(spec.maxOrderLots, Math.floor(cents / (state.markets[market]!.markTicks * spec.centsPerTickLot)));
}

/** What a cohort of traders puts at risk at most: twice its part beside what savers have. Beyond that winnings are taken home. */
export const stakeCents = (state: SimState, account: number, churning: number): number =>
  2 * (state.scenario.accounts[account]!.depositShare ?? 0) * churning;

/** Traders hold what their mood allows: towards a leverage in booms, less of it when spirits are low. */
function lean(
  state: SimState,
  account: Account,
  market: number,
  { leverage, pace, stakeCents: stake }: { leverage: number; pace: number; stakeCents: number },
  events: SimEvent[],
): void {
  const { mood } = state.business!.outside;
  const spec = state.scenario.markets[market]!;
  const centsPerLot = state.markets[market]!.markTicks * spec.centsPerTickLot;
  const equity = Math.min(collateralCents(state, account.index, 'total') + unrealisedCents(state, account.index), stake);
  const held = state.positions.sizeLots[account.index * state.positions.markets + market]!;
  if (equity <= 0) return;
  const capped = Math.min(leverage, state.rules.leverageMax) * (0.2 + 0.7 * mood) * whileOn(state, 'traders_warned', WARNED);
  const gapLots = (capped * equity) / centsPerLot - held;
  // Leverage that losses have pushed up is not brought down in time: that is what liquidation is for.
  const lots = clamp(Math.floor(gapLots * pace), held > 0 && mood > 0.5 ? 0 : -held, spec.maxOrderLots);
  if (lots > 0) trade(state, account, market, 'buy', lots, events);
  else if (lots < 0) trade(state, account, market, 'sell', -lots, events);
}

export function trade(state: SimState, account: Account, market: number, side: 'buy' | 'sell', sizeLots: number, events: SimEvent[]): void {
  const order: OrderRequest = { market, side, orderType: 'market', sizeLots, priceTicks: null, byMandate: false };
  const rejection = checkOrder(state, account, order);
  if (rejection === null) applyOrder(state, account, order, events);
  else if ((rejection.fitsLots ?? 0) > 0) applyOrder(state, account, { ...order, sizeLots: rejection.fitsLots! }, events);
}
