import { describe, expect, it } from 'vitest';
import type { OrderBook } from '../../shared/sim/exchange/orderBook.ts';
import {
  accountOf,
  BUY,
  cancel,
  checkBook,
  createBook,
  depth,
  has,
  priceOf,
  remainingOf,
  rest,
  SELL,
} from '../../shared/sim/exchange/orderBook.ts';
import { idsOf, taken } from '../support/bookProbe.ts';

const ALICE = 1;
const BOB = 2;

describe('ids', () => {
  it('are never given out again, though the memory behind them is', () => {
    const book = createBook();
    const seen = new Set<number>();
    for (let round = 0; round < 5_000; round++) {
      const id = rest(book, round % 2 === 0 ? BUY : SELL, 100, 5, ALICE, 0);
      expect(Number.isSafeInteger(id) && id > 0).toBe(true);
      expect(seen.has(id)).toBe(false);
      seen.add(id);
      if (round % 3 === 0) taken(book, round % 2 === 0 ? SELL : BUY, 100, 5, BOB);
      else cancel(book, id);
    }
    for (const id of seen) expect(has(book, id)).toBe(false);
    expect(book.usedRecords).toBeLessThan(8);
  });
});

describe('growth', () => {
  it('keeps every order past each doubling of orders, levels and accounts', () => {
    const book = createBook();
    const placed: { id: number; price: number; lots: number; account: number }[] = [];
    for (let i = 0; i < 3_000; i++) {
      const price = 10_000 + ((i * 7) % 1_009);
      const order = { price, lots: i + 1, account: (i * 13) % 500 };
      placed.push({ ...order, id: rest(book, SELL, price, order.lots, order.account, 0) });
    }
    checkBook(book);
    for (const { id, price, lots, account } of placed) {
      expect([priceOf(book, id), remainingOf(book, id), accountOf(book, id)]).toEqual([price, lots, account]);
    }
    expect(depth(book, SELL, 2_000)).toHaveLength(2 * 1_009);
    expect(idsOf(book, 13)).toEqual(placed.filter((order) => order.account === 13).map((order) => order.id));
  });

  it('does not hoard empty levels while the price travels', () => {
    const book = createBook();
    const anchor = rest(book, SELL, 1_000_000, 1, ALICE, 0);
    for (let price = 1_000_001; price < 1_020_000; price++) cancel(book, rest(book, SELL, price, 1, BOB, 0));
    checkBook(book);
    expect(has(book, anchor)).toBe(true);
    expect(book.lots.length).toBeLessThanOrEqual(64);
  });
});

describe('a cloned book', () => {
  it('goes its own way', () => {
    const book = createBook();
    const id = rest(book, SELL, 100, 10, ALICE, 0);
    const copy = structuredClone(book);
    expect(copy).toEqual(book);
    taken(copy, BUY, 100, 4, BOB);
    expect([remainingOf(book, id), remainingOf(copy, id)]).toEqual([10, 6]);
    expect(cancel(book, id)).toBe(true);
    expect(has(copy, id)).toBe(true);
    expect(rest(book, SELL, 100, 1, ALICE, 0)).not.toBe(id);
    checkBook(book);
    checkBook(copy);
  });
});

describe('checkBook', () => {
  it('notices a wrong total, a broken queue and a crossed book', () => {
    const damaged = (damage: (book: OrderBook) => void): (() => void) => {
      const book = createBook();
      rest(book, BUY, 99, 5, ALICE, 0);
      rest(book, BUY, 99, 6, ALICE, 0);
      rest(book, SELL, 101, 5, BOB, 0);
      damage(book);
      return () => checkBook(book);
    };
    const level = (book: OrderBook): number => book.bids.levels[0]!;
    expect(damaged(() => {})).not.toThrow();
    expect(damaged((book) => book.lots.fill(12, level(book), level(book) + 1))).toThrow('total');
    expect(damaged((book) => book.records.fill(level(book), level(book) * 8, level(book) * 8 + 1))).toThrow();
    expect(
      damaged((book) => {
        book.asks.keys[0] = -98;
        book.records[book.asks.levels[0]! * 8 + 3] = -98;
        book.asks.recent.fill(0);
      }),
    ).toThrow('not crossed');
  });
});
