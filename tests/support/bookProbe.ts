import type { OrderBook } from '../../shared/sim/exchange/orderBook.ts';
import { checkBook, ordersOf, take } from '../../shared/sim/exchange/orderBook.ts';

export interface Taken {
  filled: number;
  fills: [account: number, orderId: number, priceTicks: number, lots: number, remainingLots: number][];
  own: [orderId: number, priceTicks: number, remainingLots: number][];
}

/** Takes, checks the book, and gives everything that was reported. */
export function taken(book: OrderBook, side: number, limitTicks: number, sizeLots: number, account: number): Taken {
  const fills: Taken['fills'] = [];
  const own: Taken['own'] = [];
  const filled = take(
    book,
    side,
    limitTicks,
    sizeLots,
    account,
    (...fill) => fills.push(fill),
    (...order) => own.push(order),
  );
  checkBook(book);
  return { filled, fills, own };
}

export function idsOf(book: OrderBook, account: number): number[] {
  const ids: number[] = [];
  ordersOf(book, account, (id) => ids.push(id));
  return ids;
}
