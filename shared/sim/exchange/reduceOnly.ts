/**
 * Reduce-only: an order that can only make a position smaller. Resting reduce-only lots plus all other resting lots on the same side
 * never exceed the position, whatever fills first; what no longer fits is taken back, newest first.
 */
import type { Side } from '../commands.ts';
import type { SimState } from '../state.ts';
import * as book from './orderBook.ts';
import { cancelOrder, globalOrderId, shrinkOrder } from './restingOrders.ts';

/** Lots that a reduce-only order of this side may still have: the position less everything that already rests against it. */
export function roomToReduce(state: SimState, account: number, market: number, side: Side): number {
  const { positions } = state;
  const at = account * positions.markets + market;
  const size = positions.sizeLots[at]!;
  if (size === 0 || size > 0 !== (side === 'sell')) return 0;
  return Math.max(0, Math.abs(size) - (side === 'sell' ? positions.openSellLots[at]! : positions.openBuyLots[at]!));
}

/** Takes back what no longer fits, after a position or the orders against it have changed. */
export function trimReduceOnly(state: SimState, account: number, market: number): void {
  const owner = state.accounts[account]!;
  if (owner.openOrders === 0) owner.restsReduceOnly = false;
  if (!owner.restsReduceOnly) return;
  const { positions } = state;
  const at = account * positions.markets + market;
  const b = state.books[market]!;
  for (const side of [book.BUY, book.SELL]) {
    const fits = Math.max(0, side === book.SELL ? positions.sizeLots[at]! : 0 - positions.sizeLots[at]!);
    let over = (side === book.SELL ? positions.openSellLots[at]! : positions.openBuyLots[at]!) - fits;
    if (over <= 0) continue;
    const tagged: number[] = [];
    book.ordersOf(b, account, (id) => {
      if (book.sideOf(b, id) === side && book.isReduceOnly(b, id)) tagged.push(id);
    });
    for (let i = tagged.length - 1; i >= 0 && over > 0; i--) {
      const remaining = book.remainingOf(b, tagged[i]!);
      if (remaining <= over) cancelOrder(state, account, globalOrderId(state, market, tagged[i]!));
      else shrinkOrder(state, account, market, tagged[i]!, remaining - over);
      over -= remaining;
    }
  }
}
