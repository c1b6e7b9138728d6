/**
 * Amending a resting order. It keeps its place in the queue only where the price stays and the size shrinks; otherwise it is taken
 * back and sent anew, checked as if it had never been there. Refused, it stays as it was.
 */
import type { SimEvent } from '../events.ts';
import { type Rejection, refuse } from '../rejections.ts';
import type { Account, SimState } from '../state.ts';
import * as book from './orderBook.ts';
import { applyOrder, checkOrder, type OrderOutcome, type OrderRequest } from './orders.ts';
import { bookIdOf, cancelOrder, marketOfOrder, resume, shrinkOrder, suspend } from './restingOrders.ts';

/** The order as it would be after the change; null where the account has no such order. */
function amended(state: SimState, account: Account, orderId: number, sizeLots: number, priceTicks: number): OrderRequest | null {
  if (!Number.isSafeInteger(orderId) || orderId <= 0) return null;
  const market = marketOfOrder(state, orderId);
  const id = bookIdOf(state, orderId);
  const b = state.books[market]!;
  if (!book.has(b, id) || book.accountOf(b, id) !== account.index) return null;
  const side = book.sideOf(b, id) === book.BUY ? 'buy' : 'sell';
  return { market, side, orderType: 'limit', sizeLots, priceTicks, byMandate: book.isMandate(b, id), reduceOnly: book.isReduceOnly(b, id) };
}

const staysInPlace = (state: SimState, orderId: number, order: OrderRequest): boolean => {
  const b = state.books[order.market]!;
  const id = bookIdOf(state, orderId);
  return order.priceTicks === book.priceOf(b, id) && order.sizeLots < book.remainingOf(b, id);
};

export function checkAmend(state: SimState, account: Account, orderId: number, sizeLots: number, priceTicks: number): Rejection | null {
  const order = amended(state, account, orderId, sizeLots, priceTicks);
  if (order === null) return refuse('unknown_order');
  const held = suspend(state, account.index, orderId);
  const rejection = checkOrder(state, account, order);
  resume(state, held);
  return rejection;
}

export function applyAmend(
  state: SimState,
  account: Account,
  orderId: number,
  sizeLots: number,
  priceTicks: number,
  events: SimEvent[],
): OrderOutcome {
  const order = amended(state, account, orderId, sizeLots, priceTicks)!;
  if (staysInPlace(state, orderId, order)) {
    shrinkOrder(state, account.index, order.market, bookIdOf(state, orderId), sizeLots);
    return { filledLots: 0, orderId };
  }
  cancelOrder(state, account.index, orderId);
  return applyOrder(state, account, order, events);
}
