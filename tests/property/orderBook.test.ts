import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
import type { NaiveTake } from '../support/naiveBook.ts';
import { NaiveBook } from '../support/naiveBook.ts';

type Operation =
  | { kind: 'limit'; side: number; priceTicks: number; sizeLots: number; account: number; mandate: 0 | 1 }
  | { kind: 'market'; side: number; sizeLots: number; account: number }
  | { kind: 'cancel'; which: number }
  | { kind: 'withdraw'; account: number }
  | { kind: 'clone' };

/** Few prices make long queues, many make levels that come and go; a tenth of the prices lies on either side of the middle. */
function operations(span: number, accounts: number, withdrawals: number): fc.Arbitrary<Operation[]> {
  const side = fc.constantFrom(BUY, SELL);
  const account = fc.integer({ min: 0, max: accounts - 1 });
  const sizeLots = fc.integer({ min: 1, max: 20 });
  const mandate = fc.constantFrom<0 | 1>(0, 1);
  const distance = fc.integer({ min: -Math.ceil(span / 10), max: span });
  const limit = fc.record({ side, distance, sizeLots, account, mandate }).map(({ distance: away, ...order }) => {
    return { kind: 'limit' as const, ...order, priceTicks: 10_000 - order.side * away };
  });
  return fc.array(
    fc.oneof(
      { weight: 60, arbitrary: limit },
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('market' as const), side, sizeLots, account }) },
      { weight: 20, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat() }) },
      { weight: withdrawals, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), account }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('clone' as const) }) },
    ),
    { minLength: 1, maxLength: 250, size: 'max' },
  );
}

/** As `expect(seen).toEqual(wanted)`, without its price where they agree: it runs some hundred thousand times. */
function agree(seen: readonly unknown[], wanted: readonly unknown[]): void {
  if (seen.length === wanted.length && seen.every((value, at) => Object.is(value, wanted[at]))) return;
  expect(seen).toEqual(wanted);
}

/** Runs the operations on both books and compares everything either can say after each of them. */
function sameAsNaive(list: readonly Operation[]): void {
  const naive = new NaiveBook();
  let book = createBook();
  const idOf: number[] = [];
  const tagOf = new Map<number, number>();

  const takeBoth = (side: number, limitTicks: number, sizeLots: number, account: number): number => {
    const wanted = naive.orders
      .filter((order) => order.side !== side && (order.priceTicks - limitTicks) * side <= 0)
      .reduce((sum, order) => sum + order.lots, 0);
    agree([available(book, side, limitTicks, sizeLots)], [Math.min(wanted, sizeLots)]);
    const seen: NaiveTake = { fills: [], own: [], filledLots: 0 };
    seen.filledLots = take(
      book,
      side,
      limitTicks,
      sizeLots,
      account,
      (maker, id, priceTicks, lots, remainingLots) =>
        seen.fills.push({ account: maker, tag: tagOf.get(id)!, priceTicks, lots, remainingLots }),
      (id, priceTicks, lots) => seen.own.push({ tag: tagOf.get(id)!, priceTicks, lots }),
    );
    const wantedFills = naive.take(side, limitTicks, sizeLots, account);
    if (seen.filledLots + wantedFills.filledLots + seen.own.length + wantedFills.own.length > 0) expect(seen).toEqual(wantedFills);
    return seen.filledLots;
  };

  for (const operation of list) {
    if (operation.kind === 'clone') {
      book = structuredClone(book);
    } else if (operation.kind === 'market') {
      takeBoth(operation.side, operation.side === BUY ? Number.POSITIVE_INFINITY : 0, operation.sizeLots, operation.account);
    } else if (operation.kind === 'cancel') {
      if (idOf.length === 0) continue;
      const tag = operation.which % idOf.length;
      agree([cancel(book, idOf[tag]!)], [naive.cancel(tag)]);
    } else if (operation.kind === 'withdraw') {
      const own = naive.orders.filter((order) => order.account === operation.account);
      for (const order of own) naive.cancel(order.tag);
      const gone: (number | undefined)[] = [];
      ordersOf(book, operation.account, (id) => {
        gone.push(tagOf.get(id));
        cancel(book, id);
      });
      expect(gone).toEqual(own.map((order) => order.tag));
    } else {
      const { side, priceTicks, sizeLots, account, mandate } = operation;
      const left = sizeLots - takeBoth(side, priceTicks, sizeLots, account);
      if (left > 0) {
        const id = rest(book, side, priceTicks, left, account, mandate);
        agree([tagOf.has(id)], [false]);
        tagOf.set(id, idOf.length);
        naive.rest({ tag: idOf.length, side, priceTicks, lots: left, account, mandate });
        idOf.push(id);
      }
    }
    checkBook(book);
    const bids = naive.depth(BUY);
    const asks = naive.depth(SELL);
    agree(depth(book, BUY, 1_000), bids);
    agree(depth(book, SELL, 1_000), asks);
    agree([bestBid(book), bestAsk(book), liveOrders(book)], [bids[0] ?? 0, asks[0] ?? 0, naive.orders.length]);
  }

  const alive = new Map(naive.orders.map((order) => [order.tag, order]));
  const byAccount = new Map<number, number[]>();
  for (const [tag, id] of idOf.entries()) {
    const order = alive.get(tag);
    agree([has(book, id)], [order !== undefined]);
    if (order === undefined) continue;
    byAccount.set(order.account, [...(byAccount.get(order.account) ?? []), id]);
    agree(
      [sideOf(book, id), priceOf(book, id), remainingOf(book, id), accountOf(book, id), isMandate(book, id)],
      [order.side, order.priceTicks, order.lots, order.account, order.mandate === 1],
    );
  }
  for (const [account, ids] of byAccount) {
    const visited: number[] = [];
    ordersOf(book, account, (id) => visited.push(id));
    agree(visited, ids);
  }
}

describe('the order book agrees with a naive one after every operation', () => {
  /** A failure stops shrinking in time to print its seed. */
  const limits = { numRuns: 400, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true };
  it('with few prices and long queues', () => {
    fc.assert(fc.property(operations(6, 4, 1), sameAsNaive), limits);
  });
  it('with many prices and levels that come and go', () => {
    fc.assert(fc.property(operations(150, 12, 1), sameAsNaive), limits);
  });
  it('with accounts that withdraw whole sides at once', () => {
    fc.assert(fc.property(operations(1_500, 2, 2), sameAsNaive), limits);
  });
});
