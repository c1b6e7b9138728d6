/**
 * Outside market makers in a business: as deep as the flow that they serve, at one spread, hedged elsewhere. What they need to quote is
 * brought in and what they have beyond it goes home, so that their own fortunes do not matter here.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post } from '../exchange/ledger.ts';
import { applyOrder, checkOrder, type OrderRequest, restQuote } from '../exchange/orders.ts';
import { cancelAll } from '../exchange/restingOrders.ts';
import { unrealisedCents } from '../exchange/valuation.ts';
import { type Account, type SimState, USD } from '../state.ts';
import { turnoverPerDay } from './cohorts.ts';
import { centreTicks } from './premium.ts';

/** Sizes of the levels against a step's flow in that book, and how far they lie from the price in basis points. */
const LEVELS = [
  { size: 1.5, bps: 11 },
  { size: 4, bps: 30 },
  { size: 10, bps: 90 },
] as const;
/** Share of all flow that each kind of book sees. */
const MAIN_SHARE = 0.8;
const SIDE_SHARE = 0.06;
const CASH_SHARE = 0.2;

export function quoteMarkets(state: SimState, events: SimEvent[]): void {
  const flow = turnoverPerDay(state) * state.clock.daysPerStep;
  for (const account of state.accounts) if (quotes(state, account)) cancelAll(state, account.index);
  const main = state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');
  for (const account of state.accounts) {
    if (!quotes(state, account)) continue;
    keepCash(state, account, flow);
    for (let m = 0; m < state.scenario.markets.length; m++) {
      const spec = state.scenario.markets[m]!;
      if (spec.asset === state.scenario.houseToken || !state.markets[m]!.listed) continue;
      const { referenceTicks } = state.markets[m]!;
      const share = m === main ? MAIN_SHARE : SIDE_SHARE;
      const lots = Math.max(1, Math.ceil((flow * share) / (referenceTicks * spec.centsPerTickLot)));
      if (spec.kind === 'spot') keepCoins(state, account, spec.asset, lots * spec.unitsPerLot * 16);
      const centre = centreTicks(state, m);
      for (const { size, bps } of LEVELS) {
        const sizeLots = Math.min(spec.maxOrderLots, Math.ceil(lots * size));
        send(state, account, m, 'buy', sizeLots, Math.max(1, Math.floor(centre * (1 - bps / 10_000))), events);
        send(state, account, m, 'sell', sizeLots, Math.ceil(centre * (1 + bps / 10_000)), events);
      }
    }
  }
}

/** The token's ladder is a maker with a book of its own. */
const quotes = (state: SimState, account: Account): boolean =>
  account.kind === 'maker' && account.id !== 'maker_ladder' && state.business !== null;

function send(
  state: SimState,
  account: Account,
  market: number,
  side: 'buy' | 'sell',
  sizeLots: number,
  priceTicks: number,
  events: SimEvent[],
): void {
  if (restQuote(state, account, market, side, sizeLots, priceTicks)) return;
  const order: OrderRequest = { market, side, orderType: 'limit', sizeLots, priceTicks, byMandate: false };
  if (checkOrder(state, account, order) === null) applyOrder(state, account, order, events);
}

/** Margin for the book that it may end up with, in cash. */
function keepCash(state: SimState, account: Account, flow: number): void {
  const wanted = Math.ceil(CASH_SHARE * state.business!.depositsCents + 25 * flow);
  const worth = balanceOf(state.ledger, account.index, USD) + Math.round(unrealisedCents(state, account.index));
  settle(state, account, USD, worth, wanted);
}

const keepCoins = (state: SimState, account: Account, asset: number, wanted: number): void =>
  settle(state, account, asset, balanceOf(state.ledger, account.index, asset), Math.ceil(wanted));

function settle(state: SimState, account: Account, asset: number, held: number, wanted: number): void {
  const outside = state.sole.outside_world;
  if (held < wanted / 2)
    post(state.ledger, [{ asset, from: outside, to: account.index, amount: Math.ceil(wanted - held), code: CODE.deposit }]);
  else if (held > wanted * 2) {
    const amount = Math.min(Math.floor(held - wanted), Math.max(0, balanceOf(state.ledger, account.index, asset)));
    if (amount > 0) post(state.ledger, [{ asset, from: account.index, to: outside, amount, code: CODE.withdrawal }]);
  }
}
