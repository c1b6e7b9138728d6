/**
 * A limit order book with price-time priority, held as flat typed arrays: plain data that one structuredClone copies.
 * It works in lots, ticks and account numbers. Money, fees, margin and who may cancel what belong to its callers, and so does
 * matching before resting: the book refuses to be crossed.
 */
import { assert } from '../units.ts';
import type { OrderBook } from './bookRecords.ts';
import { accountRecord, allocate, isEmptyLevel, joinLevel, LAYOUT, ladderOf, leaveLevel, unlink } from './bookRecords.ts';

export { checkBook } from './bookCheck.ts';
export type { OrderBook } from './bookRecords.ts';
export { createBook } from './bookRecords.ts';

export const BUY = 1;
export const SELL = -1;

const { RECORD_BITS, NEXT, PREV, LEVEL, ACCOUNT, KEY, OWN_NEXT, OWN_PREV, GENERATION, TAGS, ID_RECORDS } = LAYOUT;
const MAX_GENERATION = 0x7fffffff;
const MAX_ACCOUNT = 1 << 24;

/** Record of a live order, 0 for any other number. */
function find(book: OrderBook, orderId: number): number {
  const record = orderId & (ID_RECORDS - 1);
  if (record >= book.usedRecords) return 0;
  const base = record << RECORD_BITS;
  if (book.records[base + LEVEL]! === 0) return 0;
  return book.records[base + GENERATION]! * ID_RECORDS + record === orderId ? record : 0;
}

function findLive(book: OrderBook, orderId: number): number {
  const order = find(book, orderId);
  assert(order !== 0, 'the order is not in the book');
  return order;
}

export const MANDATE_TAG = 1;
export const REDUCE_ONLY_TAG = 2;

/**
 * Rests an order at the end of its price's queue and returns its id, a positive safe integer that this book never gives out
 * again. The caller has already matched: a price that would cross is a programmer's error.
 */
export function rest(book: OrderBook, side: number, priceTicks: number, sizeLots: number, account: number, tags: number): number {
  assert(!book.taking, 'a fill may not change the order book');
  assert(Math.abs(side) === 1, 'an order has a side');
  assert(priceTicks > 0 && (priceTicks | 0) === priceTicks, 'a price is whole positive ticks below 2^31');
  assert(sizeLots > 0 && Number.isSafeInteger(sizeLots), 'a size is whole positive lots');
  assert(account >= 0 && account < MAX_ACCOUNT && (account | 0) === account, 'an account is a small whole number');
  const key = side * priceTicks;
  const other = ladderOf(book, -side);
  assert(other.count === 0 || other.keys[other.count - 1]! < -key, 'a resting order does not cross');

  const level = joinLevel(book, ladderOf(book, side), key);
  const owner = accountRecord(book, account);
  const order = allocate(book);
  const { records, lots } = book;
  const base = order << RECORD_BITS;
  const levelBase = level << RECORD_BITS;
  const ownerBase = owner << RECORD_BITS;
  const generation = records[base + GENERATION]! + 1;
  const totalLots = lots[level]! + sizeLots;
  assert(generation < MAX_GENERATION && Number.isSafeInteger(totalLots), 'the order book can count no further');

  const last = records[levelBase + PREV]!;
  records[base + NEXT] = level;
  records[base + PREV] = last;
  records[(last << RECORD_BITS) + NEXT] = order;
  records[levelBase + PREV] = order;
  const newest = records[ownerBase + OWN_PREV]!;
  records[base + OWN_NEXT] = owner;
  records[base + OWN_PREV] = newest;
  records[(newest << RECORD_BITS) + OWN_NEXT] = order;
  records[ownerBase + OWN_PREV] = order;
  records[base + LEVEL] = level;
  records[base + ACCOUNT] = account;
  records[base + TAGS] = tags;
  records[base + GENERATION] = generation;
  lots[order] = sizeLots;
  lots[level] = totalLots;
  book.liveOrders++;
  return generation * ID_RECORDS + order;
}

/**
 * Takes liquidity from the other side at `limitTicks` or better (Infinity to buy, 0 to sell at any price), best price first and
 * oldest first, and returns the lots filled. Resting orders of the taker's own account are cancelled as they are met and
 * reported by `onSelf`, never filled. Each callback runs when the book already shows its effect; it may read, not change.
 */
export function take(
  book: OrderBook,
  takerSide: number,
  limitTicks: number,
  sizeLots: number,
  takerAccount: number,
  onFill: (makerAccount: number, makerOrderId: number, priceTicks: number, lots: number, makerRemainingLots: number) => void,
  onSelf: (orderId: number, priceTicks: number, remainingLots: number) => void,
): number {
  assert(!book.taking, 'a fill may not change the order book');
  assert(Math.abs(takerSide) === 1, 'an order has a side');
  assert(sizeLots > 0 && Number.isSafeInteger(sizeLots), 'a size is whole positive lots');
  const ladder = ladderOf(book, -takerSide);
  const worstKey = -takerSide * limitTicks;
  const { records, lots } = book;
  let left = sizeLots;
  book.taking = true;
  while (left > 0 && ladder.count > 0) {
    const key = ladder.keys[ladder.count - 1]!;
    if (key < worstKey) break;
    const level = ladder.levels[ladder.count - 1]!;
    const order = records[(level << RECORD_BITS) + NEXT]!;
    const base = order << RECORD_BITS;
    const maker = records[base + ACCOUNT]!;
    const orderId = records[base + GENERATION]! * ID_RECORDS + order;
    const restingLots = lots[order]!;
    if (restingLots > left && maker !== takerAccount) {
      const filled = left;
      lots[order] = restingLots - filled;
      lots[level] = lots[level]! - filled;
      left = 0;
      onFill(maker, orderId, Math.abs(key), filled, restingLots - filled);
      break;
    }
    lots[level] = lots[level]! - restingLots;
    unlink(book, order);
    if (isEmptyLevel(book, level)) leaveLevel(book, ladder, level);
    if (maker === takerAccount) {
      onSelf(orderId, Math.abs(key), restingLots);
    } else {
      left -= restingLots;
      onFill(maker, orderId, Math.abs(key), restingLots, 0);
    }
  }
  book.taking = false;
  return sizeLots - left;
}

/** Removes a live order. False, and nothing changed, for any number that is not a live order's id. */
export function cancel(book: OrderBook, orderId: number): boolean {
  assert(!book.taking, 'a fill may not change the order book');
  const order = find(book, orderId);
  if (order === 0) return false;
  const { records, lots } = book;
  const level = records[(order << RECORD_BITS) + LEVEL]!;
  lots[level] = lots[level]! - lots[order]!;
  unlink(book, order);
  if (isEmptyLevel(book, level)) {
    leaveLevel(book, records[(level << RECORD_BITS) + KEY]! > 0 ? book.bids : book.asks, level);
  }
  return true;
}

export function has(book: OrderBook, orderId: number): boolean {
  return find(book, orderId) !== 0;
}

/** Side x price in ticks. */
export function keyOf(book: OrderBook, orderId: number): number {
  const level = book.records[(findLive(book, orderId) << RECORD_BITS) + LEVEL]!;
  return book.records[(level << RECORD_BITS) + KEY]!;
}

export function sideOf(book: OrderBook, orderId: number): number {
  return keyOf(book, orderId) > 0 ? BUY : SELL;
}

export function priceOf(book: OrderBook, orderId: number): number {
  return Math.abs(keyOf(book, orderId));
}

export function remainingOf(book: OrderBook, orderId: number): number {
  return book.lots[findLive(book, orderId)]!;
}

export function accountOf(book: OrderBook, orderId: number): number {
  return book.records[(findLive(book, orderId) << RECORD_BITS) + ACCOUNT]!;
}

export const isMandate = (book: OrderBook, orderId: number): boolean => (tagsOf(book, orderId) & MANDATE_TAG) !== 0;
export const isReduceOnly = (book: OrderBook, orderId: number): boolean => (tagsOf(book, orderId) & REDUCE_ONLY_TAG) !== 0;
export function tagsOf(book: OrderBook, orderId: number): number {
  return book.records[(findLive(book, orderId) << RECORD_BITS) + TAGS]!;
}

/** Makes a resting order smaller; it keeps its place in the queue. `sizeLots` is positive and less than what remains. */
export function shrink(book: OrderBook, orderId: number, sizeLots: number): void {
  assert(!book.taking, 'a fill may not change the order book');
  const order = findLive(book, orderId);
  const { records, lots } = book;
  assert(sizeLots > 0 && Number.isSafeInteger(sizeLots) && sizeLots < lots[order]!, 'an order only shrinks, and not to nothing');
  lots[records[(order << RECORD_BITS) + LEVEL]!]! -= lots[order]! - sizeLots;
  lots[order] = sizeLots;
}

/** In ticks, 0 if there is none. */
export function bestBid(book: OrderBook): number {
  const { keys, count } = book.bids;
  return count === 0 ? 0 : keys[count - 1]!;
}

/** In ticks, 0 if there is none. */
export function bestAsk(book: OrderBook): number {
  const { keys, count } = book.asks;
  return count === 0 ? 0 : -keys[count - 1]!;
}

/** Lots a taker meets at `limitTicks` or better, its own resting orders included; never more than `atMost`. */
export function available(book: OrderBook, takerSide: number, limitTicks: number, atMost: number): number {
  const { keys, levels, count } = ladderOf(book, -takerSide);
  const worstKey = -takerSide * limitTicks;
  let total = 0;
  for (let i = count - 1; i >= 0 && total < atMost && keys[i]! >= worstKey; i--) total += book.lots[levels[i]!]!;
  return Math.min(total, atMost);
}

/** The best `n` levels as [price, lots, price, lots, ...], best first. */
export function depth(book: OrderBook, side: number, n: number): number[] {
  const { keys, levels, count } = ladderOf(book, side);
  const flat: number[] = [];
  for (let i = count - 1; i >= 0 && flat.length < 2 * n; i--) {
    const lots = book.lots[levels[i]!]!;
    if (lots > 0) flat.push(Math.abs(keys[i]!), lots);
  }
  return flat;
}

/** Calls `visit` for each resting order of the account, oldest first. Of all orders, `visit` may cancel only the one it is given. */
export function ordersOf(book: OrderBook, account: number, visit: (orderId: number) => void): void {
  const owner = book.accounts[account] ?? 0;
  if (owner === 0) return;
  let order = book.records[(owner << RECORD_BITS) + OWN_NEXT]!;
  while (order !== owner) {
    const base = order << RECORD_BITS;
    const next = book.records[base + OWN_NEXT]!;
    visit(book.records[base + GENERATION]! * ID_RECORDS + order);
    order = next;
  }
}

export function liveOrders(book: OrderBook): number {
  return book.liveOrders;
}
