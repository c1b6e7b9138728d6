import { describe, expect, it } from 'vitest';
import type { OrderBook } from '../../shared/sim/exchange/orderBook.ts';
import {
  accountOf,
  available,
  BUY,
  bestAsk,
  bestBid,
  cancel,
  checkBook,
  createBook,
  depth,
  has,
  isMandate,
  liveOrders,
  ordersOf,
  priceOf,
  remainingOf,
  rest,
  SELL,
  sideOf,
  take,
} from '../../shared/sim/exchange/orderBook.ts';
import { idsOf, taken } from '../support/bookProbe.ts';

const ALICE = 1;
const BOB = 2;
const CAROL = 3;
const ANY_BUY = Number.POSITIVE_INFINITY;
const ANY_SELL = 0;

describe('an empty book', () => {
  it('has no best prices, no depth and nothing to take', () => {
    const book = createBook();
    expect([bestBid(book), bestAsk(book), liveOrders(book)]).toEqual([0, 0, 0]);
    expect(depth(book, BUY, 5)).toEqual([]);
    expect(available(book, BUY, ANY_BUY, 100)).toBe(0);
    expect(taken(book, BUY, ANY_BUY, 10, ALICE)).toEqual({ filled: 0, fills: [], own: [] });
    expect(idsOf(book, ALICE)).toEqual([]);
  });
});

describe('a resting order', () => {
  it('can be read by its id', () => {
    const book = createBook();
    const bid = rest(book, BUY, 99, 7, ALICE, 0);
    const ask = rest(book, SELL, 101, 3, BOB, 1);
    expect([sideOf(book, bid), priceOf(book, bid), remainingOf(book, bid), accountOf(book, bid)]).toEqual([BUY, 99, 7, ALICE]);
    expect([sideOf(book, ask), priceOf(book, ask), remainingOf(book, ask), accountOf(book, ask)]).toEqual([SELL, 101, 3, BOB]);
    expect([isMandate(book, bid), isMandate(book, ask)]).toEqual([false, true]);
    expect([bestBid(book), bestAsk(book), liveOrders(book)]).toEqual([99, 101, 2]);
    checkBook(book);
  });

  it.each([
    ['a side that is neither', 0, 100, 1, 1],
    ['a price of zero', BUY, 0, 1, 1],
    ['a price between two ticks', BUY, 99.5, 1, 1],
    ['a price of 2^31', BUY, 2 ** 31, 1, 1],
    ['a size of zero', BUY, 99, 0, 1],
    ['part of a lot', BUY, 99, 0.5, 1],
    ['an unsafe size', BUY, 99, 2 ** 53, 1],
    ['a negative account', BUY, 99, 1, -1],
    ['a price that crosses', BUY, 100, 1, 1],
  ])('is refused loudly with %s', (_what, side, priceTicks, sizeLots, account) => {
    const book = createBook();
    rest(book, SELL, 100, 5, BOB, 0);
    expect(() => rest(book, side, priceTicks, sizeLots, account, 0)).toThrow('simulation invariant');
    checkBook(book);
    expect(liveOrders(book)).toBe(1);
  });

  it('takes the highest price and the largest account number there are', () => {
    const book = createBook();
    const id = rest(book, SELL, 2 ** 31 - 1, Number.MAX_SAFE_INTEGER, 4999, 0);
    rest(book, BUY, 1, 1, 4998, 0);
    expect(priceOf(book, id)).toBe(2 ** 31 - 1);
    expect(remainingOf(book, id)).toBe(Number.MAX_SAFE_INTEGER);
    checkBook(book);
  });
});

describe('priority', () => {
  it('fills the best price first, whatever the order of arrival', () => {
    const book = createBook();
    const worse = rest(book, SELL, 102, 5, ALICE, 0);
    const best = rest(book, SELL, 100, 5, BOB, 0);
    const middle = rest(book, SELL, 101, 5, ALICE, 0);
    expect(taken(book, BUY, ANY_BUY, 12, CAROL)).toEqual({
      filled: 12,
      fills: [
        [BOB, best, 100, 5, 0],
        [ALICE, middle, 101, 5, 0],
        [ALICE, worse, 102, 2, 3],
      ],
      own: [],
    });
  });

  it('fills the highest bid first for a seller', () => {
    const book = createBook();
    const low = rest(book, BUY, 98, 5, ALICE, 0);
    const high = rest(book, BUY, 99, 5, BOB, 0);
    expect(taken(book, SELL, ANY_SELL, 6, CAROL).fills).toEqual([
      [BOB, high, 99, 5, 0],
      [ALICE, low, 98, 1, 4],
    ]);
  });

  it('fills the oldest order of a price first', () => {
    const book = createBook();
    const ids = [ALICE, BOB, ALICE].map((account) => rest(book, SELL, 100, 4, account, 0));
    expect(taken(book, BUY, 100, 12, CAROL).fills.map((fill) => fill[1])).toEqual(ids);
  });

  it('keeps the place of an order that is partly filled', () => {
    const book = createBook();
    const first = rest(book, SELL, 100, 10, ALICE, 0);
    const second = rest(book, SELL, 100, 10, BOB, 0);
    expect(taken(book, BUY, 100, 4, CAROL).fills).toEqual([[ALICE, first, 100, 4, 6]]);
    expect(taken(book, BUY, 100, 7, CAROL).fills).toEqual([
      [ALICE, first, 100, 6, 0],
      [BOB, second, 100, 1, 9],
    ]);
    expect(has(book, first)).toBe(false);
  });

  it('stops at the limit', () => {
    const book = createBook();
    rest(book, SELL, 100, 5, ALICE, 0);
    rest(book, SELL, 101, 5, ALICE, 0);
    expect(taken(book, BUY, 99, 20, CAROL).filled).toBe(0);
    expect(taken(book, BUY, 100, 20, CAROL).filled).toBe(5);
    expect(bestAsk(book)).toBe(101);
  });

  it('gives what is left when a market order outgrows the book', () => {
    const book = createBook();
    rest(book, BUY, 99, 5, ALICE, 0);
    rest(book, BUY, 98, 5, ALICE, 0);
    expect(taken(book, SELL, ANY_SELL, 50, CAROL).filled).toBe(10);
    expect([bestBid(book), liveOrders(book)]).toEqual([0, 0]);
  });
});

describe('meeting an own order', () => {
  it('cancels it, reports it and goes on to the next', () => {
    const book = createBook();
    const own = rest(book, SELL, 100, 5, CAROL, 0);
    const other = rest(book, SELL, 100, 5, ALICE, 0);
    const ownBehind = rest(book, SELL, 101, 2, CAROL, 0);
    expect(taken(book, BUY, 101, 8, CAROL)).toEqual({
      filled: 5,
      fills: [[ALICE, other, 100, 5, 0]],
      own: [
        [own, 100, 5],
        [ownBehind, 101, 2],
      ],
    });
    expect(liveOrders(book)).toBe(0);
  });

  it('leaves own orders that the taker never reaches', () => {
    const book = createBook();
    rest(book, SELL, 100, 5, ALICE, 0);
    const own = rest(book, SELL, 100, 5, CAROL, 0);
    expect(taken(book, BUY, 100, 5, CAROL).own).toEqual([]);
    expect(has(book, own)).toBe(true);
  });

  it('cancels an own order larger than the taker whole', () => {
    const book = createBook();
    const own = rest(book, BUY, 99, 50, CAROL, 0);
    expect(taken(book, SELL, ANY_SELL, 5, CAROL)).toEqual({ filled: 0, fills: [], own: [[own, 99, 50]] });
  });
});

describe('listening to fills', () => {
  it('sees the book as it stands after each fill', () => {
    const book = createBook();
    rest(book, SELL, 100, 5, ALICE, 0);
    const second = rest(book, SELL, 101, 5, ALICE, 0);
    const seen: unknown[] = [];
    const read = (): void => {
      seen.push([bestAsk(book), liveOrders(book), depth(book, SELL, 5), idsOf(book, ALICE)]);
    };
    take(book, BUY, ANY_BUY, 7, CAROL, read, read);
    expect(seen).toEqual([
      [101, 1, [101, 5], [second]],
      [101, 1, [101, 3], [second]],
    ]);
  });

  it('may not change the book', () => {
    const changes: ((book: OrderBook, id: number) => void)[] = [
      (book) => rest(book, BUY, 1, 1, ALICE, 0),
      (book, id) => cancel(book, id),
      (book) =>
        take(
          book,
          BUY,
          ANY_BUY,
          1,
          BOB,
          () => {},
          () => {},
        ),
    ];
    for (const change of changes) {
      const book = createBook();
      const id = rest(book, SELL, 100, 5, ALICE, 0);
      const onFill = (): void => change(book, id);
      expect(() => take(book, BUY, ANY_BUY, 1, CAROL, onFill, onFill)).toThrow('a fill may not change the order book');
    }
  });
});

describe('cancelling', () => {
  it.each([
    ['head', 0],
    ['middle', 1],
    ['tail', 2],
  ])('takes the %s out of its queue and keeps the others in order', (_where, index) => {
    const book = createBook();
    const ids = [5, 6, 7].map((lots) => rest(book, SELL, 100, lots, ALICE, 0));
    const gone = ids[index]!;
    expect(cancel(book, gone)).toBe(true);
    checkBook(book);
    expect(has(book, gone)).toBe(false);
    expect(depth(book, SELL, 1)).toEqual([100, 18 - (5 + index)]);
    const others = ids.filter((id) => id !== gone);
    expect(idsOf(book, ALICE)).toEqual(others);
    expect(taken(book, BUY, ANY_BUY, 18, CAROL).fills.map((fill) => fill[1])).toEqual(others);
  });

  it('uncovers the next best price when the best one empties', () => {
    const book = createBook();
    const ids = [100, 101, 102].map((price) => rest(book, SELL, price, 5, ALICE, 0));
    cancel(book, ids[1]!);
    checkBook(book);
    expect(depth(book, SELL, 5)).toEqual([100, 5, 102, 5]);
    cancel(book, ids[0]!);
    checkBook(book);
    expect(bestAsk(book)).toBe(102);
  });

  it('answers false to anything but a live order', () => {
    const book = createBook();
    const id = rest(book, SELL, 100, 5, ALICE, 0);
    const strangers = [
      0,
      -1,
      1,
      2,
      3,
      id + 1,
      id - 1,
      -id,
      id + 0.5,
      id + 2 ** 20,
      id + 2 ** 32,
      2 ** 53,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ];
    for (const stranger of strangers) {
      expect(has(book, stranger)).toBe(false);
      expect(cancel(book, stranger)).toBe(false);
    }
    expect(cancel(book, id)).toBe(true);
    expect(cancel(book, id)).toBe(false);
    expect(() => priceOf(book, id)).toThrow('not in the book');
    checkBook(book);
  });
});

describe('reading the market', () => {
  it('lists the best levels of each side with their totals', () => {
    const book = createBook();
    for (const price of [97, 99, 98, 99]) rest(book, BUY, price, 10, ALICE, 0);
    for (const price of [103, 101, 102, 101]) rest(book, SELL, price, 10, BOB, 0);
    expect(depth(book, BUY, 2)).toEqual([99, 20, 98, 10]);
    expect(depth(book, SELL, 9)).toEqual([101, 20, 102, 10, 103, 10]);
    expect(depth(book, SELL, 0)).toEqual([]);
  });

  it('counts what a taker could get, up to the limit and the size asked for', () => {
    const book = createBook();
    for (const price of [101, 102, 103]) rest(book, SELL, price, 10, BOB, 0);
    for (const price of [99, 98]) rest(book, BUY, price, 10, BOB, 0);
    expect(available(book, BUY, 100, 1_000)).toBe(0);
    expect(available(book, BUY, 102, 1_000)).toBe(20);
    expect(available(book, BUY, ANY_BUY, 1_000)).toBe(30);
    expect(available(book, BUY, ANY_BUY, 15)).toBe(15);
    expect(available(book, SELL, 99, 1_000)).toBe(10);
    expect(available(book, SELL, ANY_SELL, 1_000)).toBe(20);
  });
});

describe("an account's orders", () => {
  it('are visited oldest first across prices and sides', () => {
    const book = createBook();
    const ids = [rest(book, SELL, 105, 1, ALICE, 0), rest(book, BUY, 95, 1, ALICE, 0), rest(book, SELL, 101, 1, ALICE, 0)];
    rest(book, SELL, 101, 1, BOB, 0);
    expect(idsOf(book, ALICE)).toEqual(ids);
  });

  it('can all be cancelled while they are visited', () => {
    const book = createBook();
    for (const price of [101, 102, 103, 104]) {
      rest(book, SELL, price, 1, ALICE, 0);
      rest(book, SELL, price, 1, BOB, 0);
    }
    ordersOf(book, ALICE, (id) => cancel(book, id));
    checkBook(book);
    expect(idsOf(book, ALICE)).toEqual([]);
    expect(liveOrders(book)).toBe(4);
  });
});
