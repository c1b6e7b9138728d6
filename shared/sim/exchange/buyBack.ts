/**
 * The house token's buy-back: each calendar day a share of the fees that came in since the last is spent on the token at the market
 * and burnt, that is, sent where nobody can move it. Source: huobi.com/support/en-us/detail/360000364582 (one third of all fees).
 */
import { newDays } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { balanceOf, CODE, post } from './ledger.ts';
import * as book from './orderBook.ts';
import { applyOrder, checkOrder, type OrderRequest } from './orders.ts';

export function buyBackAndBurn(state: SimState, events: SimEvent[]): void {
  const token = state.scenario.houseToken;
  const { buyBackShare } = state.scenario;
  if (token === null || buyBackShare === 0 || newDays(state).length === 0) return;
  const fees = accountOf(state, 'exchange_fees').index;
  const held = balanceOf(state.ledger, fees, USD);
  const due = Math.floor((held - state.feesSeenCents) * buyBackShare);
  if (due > 0) spend(state, token, due, events);
  state.feesSeenCents = balanceOf(state.ledger, fees, USD);
}

/** The treasury buys with the fees it is given; what it gets is burnt, what it could not spend stays with it. */
function spend(state: SimState, token: number, cents: number, events: SimEvent[]): void {
  const treasury = accountOf(state, 'firm_treasury');
  post(state.ledger, [
    { asset: USD, from: accountOf(state, 'exchange_fees').index, to: treasury.index, amount: cents, code: CODE.buy_back },
  ]);
  const market = state.scenario.markets.findIndex((spec) => spec.asset === token && spec.kind === 'spot');
  const spec = state.scenario.markets[market];
  const ask = spec === undefined ? 0 : book.bestAsk(state.books[market]!);
  if (spec === undefined || ask === 0) return;
  const sizeLots = Math.min(spec.maxOrderLots, Math.floor(cents / (ask * spec.centsPerTickLot * FEE_ROOM)));
  const order: OrderRequest = { market, side: 'buy', orderType: 'ioc', sizeLots, priceTicks: ask, byMandate: false };
  if (sizeLots === 0 || checkOrder(state, treasury, order) !== null) return;
  applyOrder(state, treasury, order, events);
  const bought = balanceOf(state.ledger, treasury.index, token);
  if (bought > 0)
    post(state.ledger, [
      { asset: token, from: treasury.index, to: accountOf(state, 'outside_world').index, amount: bought, code: CODE.burn },
    ]);
}

/** Leaves room for the fee that every order pays. */
const FEE_ROOM = 1.002;
