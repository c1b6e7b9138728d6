/**
 * The desk as a market maker: real quotes in the main perpetual from an account of its own, just inside the outside makers', and a hedge
 * at the outside venue that follows the position a step later. What it earns is the spread on customers' flow; what it risks is the
 * part of the position that is not hedged, and every move between a fill and its hedge.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post } from '../exchange/ledger.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { cancelOrder } from '../exchange/restingOrders.ts';
import { centreTicks } from '../market/premium.ts';
import { type SimState, USD } from '../state.ts';
import { roundHalfEven } from '../units.ts';

const HALF_SPREAD_BPS = 8;
/** Of its capital the desk quotes this share per day on each side. */
const TURNS_PER_DAY = 0.5;
const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;
const USUAL_WEEK = 0.08;
const LATE_SHARE = 0.16;

const mainPerpetual = (state: SimState): number => state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');

/** Takes the last quotes back before the market moves on: whoever requotes later is picked off. */
export function pullQuotes(state: SimState): void {
  const index = state.sole.desk_quotes;
  for (const id of state.mandate.quoteIds) cancelOrder(state, index, id);
  state.mandate.quoteIds = [];
}

/** Quotes both sides round the middle that makers quote round in this step. */
export function runQuoting(state: SimState, events: SimEvent[]): void {
  const index = state.sole.desk_quotes;
  if (index < 0) return;
  const account = state.accounts[index]!;
  if (account.liquidating) return;
  const market = mainPerpetual(state);
  const { referenceTicks } = state.markets[market]!;
  const spec = state.scenario.markets[market]!;
  const capital = Math.max(0, balanceOf(state.ledger, index, USD));
  const dayCents = capital * TURNS_PER_DAY * state.clock.daysPerStep;
  const lots = Math.min(spec.maxOrderLots, Math.floor(dayCents / (referenceTicks * spec.centsPerTickLot)));
  if (lots === 0) return;
  const centre = centreTicks(state, market);
  const offset = (HALF_SPREAD_BPS * state.business!.levers.spread) / 10_000;
  for (const side of ['buy', 'sell'] as const) {
    const priceTicks = side === 'buy' ? Math.max(1, Math.floor(centre * (1 - offset))) : Math.ceil(centre * (1 + offset));
    const order: OrderRequest = { market, side, orderType: 'post_only', sizeLots: lots, priceTicks, byMandate: true };
    const rejection = checkOrder(state, account, order);
    const fits = rejection === null ? lots : (rejection.fitsLots ?? 0);
    if (fits === 0) continue;
    const { orderId } = applyOrder(state, account, { ...order, sizeLots: fits }, events);
    if (orderId > 0) state.mandate.quoteIds.push(orderId);
  }
}

/**
 * The hedge held since the last step earns or loses with the outside price; then it is brought to the wanted share of the position.
 * Carrying it costs a rate on its notional, and in violent weeks hedges fill late. Settled between the quoting account and the outside world.
 */
/** Share of a short by quoting that a desk hedges in any case while it leans long. */
const SHORT_COVERED = 0.95;

export function runHedge(state: SimState): void {
  const business = state.business!;
  const index = state.sole.desk_quotes;
  if (index < 0) return;
  const market = mainPerpetual(state);
  const spec = state.scenario.markets[market]!;
  const { referenceTicks } = state.markets[market]!;
  const movedTicks = referenceTicks - business.hedgeTicks;
  const carry =
    (Math.max(0, balanceOf(state.ledger, index, USD)) *
      0.25 *
      business.levers.hedgeShare *
      state.scenario.business!.firm.hedgeCost *
      state.clock.daysPerStep) /
    DAYS_PER_YEAR;
  // The hedge is a perpetual too: it pays the outside venue the premium that the position here receives.
  const funding = business.hedgeLots * spec.centsPerTickLot * (centreTicks(state, market) - referenceTicks) * state.clock.daysPerStep;
  const cents = roundHalfEven(business.hedgeLots * movedTicks * spec.centsPerTickLot - carry - funding - lateCents(state, index));
  const outside = state.sole.outside_world;
  if (cents > 0) post(state.ledger, [{ asset: USD, from: outside, to: index, amount: cents, code: CODE.outside_hedge }]);
  else if (cents < 0) post(state.ledger, [{ asset: USD, from: index, to: outside, amount: 0 - cents, code: CODE.outside_hedge }]);
  business.hedgeTicks = referenceTicks;
  const size = state.positions.sizeLots[index * state.positions.markets + market]!;
  // A desk that leans long is glad of what it is long by quoting; what it is short it still covers.
  const { hedgeShare, leanShare } = business.levers;
  const share = size < 0 && leanShare > 0 ? Math.max(hedgeShare, SHORT_COVERED) : hedgeShare;
  business.hedgeLots = 0 - Math.trunc(size * share);
}

/** The outside venue leads: what is filled late costs a share of capital for each week's move beyond the usual, less behind wide quotes. */
function lateCents(state: SimState, index: number): number {
  const { outside, levers } = state.business!;
  const beyond = Math.max(0, Math.abs(outside.bitWeekReturn) - USUAL_WEEK);
  const weeks = state.clock.daysPerStep / DAYS_PER_WEEK;
  const capital = Math.max(0, balanceOf(state.ledger, index, USD));
  return (LATE_SHARE * capital * beyond * weeks) / (levers.spread * Math.sqrt(levers.spread));
}
