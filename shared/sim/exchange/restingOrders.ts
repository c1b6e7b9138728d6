/**
 * Orders that rest: their ids, what they hold, and giving it back. A resting buy of coins holds cash for its notional and the highest fee, a
 * resting sell the coins themselves; a perpetual's order counts in the margin that is asked for.
 */
import { type Rejection, refuse } from '../rejections.ts';
import { type SimState, USD } from '../state.ts';
import { reserve } from './ledger.ts';
import * as book from './orderBook.ts';

/** Spot buys reserve this fee rate whatever the fee is, so that a fee change never touches resting orders. */
export const RESERVED_FEE_BPS = 10;

export const globalOrderId = (state: SimState, market: number, bookId: number): number => bookId * state.books.length + market;
export const marketOfOrder = (state: SimState, orderId: number): number => orderId % state.books.length;
export const bookIdOf = (state: SimState, orderId: number): number => Math.floor(orderId / state.books.length);

/** Cash that a resting spot buy holds: notional and the highest fee, rounded up lot by lot so that parts add up to the whole. */
export function spotHoldCents(state: SimState, market: number, priceTicks: number, lots: number): number {
  const perLot = priceTicks * state.scenario.markets[market]!.centsPerTickLot;
  return lots * (perLot + Math.ceil((perLot * RESERVED_FEE_BPS) / 10_000));
}

export function holdResting(state: SimState, market: number, side: number, account: number, priceTicks: number, lots: number): void {
  const spec = state.scenario.markets[market]!;
  const at = account * state.positions.markets + market;
  if (side === book.BUY) {
    state.positions.openBuyLots[at]! += lots;
    if (spec.kind === 'spot') reserve(state.ledger, account, USD, spotHoldCents(state, market, priceTicks, lots));
  } else {
    state.positions.openSellLots[at]! += lots;
    if (spec.kind === 'spot') reserve(state.ledger, account, spec.asset, lots * spec.unitsPerLot);
  }
}

/** Gives back what `lots` of a resting order held. */
export function releaseResting(state: SimState, market: number, side: number, account: number, priceTicks: number, lots: number): void {
  const spec = state.scenario.markets[market]!;
  const at = account * state.positions.markets + market;
  if (side === book.BUY) {
    state.positions.openBuyLots[at]! -= lots;
    if (spec.kind === 'spot') reserve(state.ledger, account, USD, 0 - spotHoldCents(state, market, priceTicks, lots));
  } else {
    state.positions.openSellLots[at]! -= lots;
    if (spec.kind === 'spot') reserve(state.ledger, account, spec.asset, 0 - lots * spec.unitsPerLot);
  }
}

/** Cancels a resting order of the account. Returns the code of the refusal, or null when done. */
export function cancelOrder(state: SimState, account: number, orderId: number): Rejection | null {
  if (!Number.isSafeInteger(orderId) || orderId <= 0) return refuse('unknown_order');
  const market = marketOfOrder(state, orderId);
  const id = bookIdOf(state, orderId);
  const b = state.books[market]!;
  if (!book.has(b, id) || book.accountOf(b, id) !== account) return refuse('unknown_order');
  takeBack(state, market, id, account);
  return null;
}

function takeBack(state: SimState, market: number, bookId: number, account: number): void {
  const b = state.books[market]!;
  const key = book.keyOf(b, bookId);
  releaseResting(state, market, Math.sign(key), account, Math.abs(key), book.remainingOf(b, bookId));
  book.cancel(b, bookId);
  state.accounts[account]!.openOrders -= 1;
}

/** What a resting order holds, for the time of a question. */
interface Suspended {
  market: number;
  side: number;
  account: number;
  priceTicks: number;
  lots: number;
}

/** Lets go of what an order holds, as if it were not there; `resume` takes it up again. The book itself does not change. */
export function suspend(state: SimState, account: number, orderId: number): Suspended {
  const market = marketOfOrder(state, orderId);
  const id = bookIdOf(state, orderId);
  const b = state.books[market]!;
  const held = { market, side: book.sideOf(b, id), account, priceTicks: book.priceOf(b, id), lots: book.remainingOf(b, id) };
  releaseResting(state, market, held.side, account, held.priceTicks, held.lots);
  state.accounts[account]!.openOrders -= 1;
  return held;
}

export function resume(state: SimState, held: Suspended): void {
  holdResting(state, held.market, held.side, held.account, held.priceTicks, held.lots);
  state.accounts[held.account]!.openOrders += 1;
}

/** Makes a resting order smaller in its place and gives back what the difference held. */
export function shrinkOrder(state: SimState, account: number, market: number, bookId: number, sizeLots: number): void {
  const b = state.books[market]!;
  releaseResting(state, market, book.sideOf(b, bookId), account, book.priceOf(b, bookId), book.remainingOf(b, bookId) - sizeLots);
  book.shrink(b, bookId, sizeLots);
}

/** Takes back every resting order of the account. */
export function cancelAll(state: SimState, account: number): void {
  if (state.accounts[account]!.openOrders === 0) return;
  for (let market = 0; market < state.books.length; market++)
    book.ordersOf(state.books[market]!, account, (id) => takeBack(state, market, id, account));
}

/** Takes back what a person has placed, in one market or in all (-1). The mandate's quotes are the mandate's. */
export function cancelByHand(state: SimState, account: number, only: number): void {
  for (let market = 0; market < state.books.length; market++) {
    if (only >= 0 && market !== only) continue;
    const orders = state.books[market]!;
    book.ordersOf(orders, account, (id) => {
      if (!book.isMandate(orders, id)) takeBack(state, market, id, account);
    });
  }
}
