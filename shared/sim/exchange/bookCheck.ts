/** The order book's invariants, checked from the raw records: for tests, and for games that check themselves as they run. */
import { assert } from '../units.ts';
import type { OrderBook, PriceLadder } from './bookRecords.ts';
import { isEmptyLevel, LAYOUT } from './bookRecords.ts';

const { RECORD_BITS, NEXT, PREV, LEVEL, ACCOUNT, KEY, OWN_NEXT, OWN_PREV, GENERATION } = LAYOUT;

/** Number of orders in the level's queue, whose links, levels and total have been checked. */
function checkQueue(book: OrderBook, level: number): number {
  const { records, lots } = book;
  let count = 0;
  let total = 0;
  let previous = level;
  let order = records[(level << RECORD_BITS) + NEXT]!;
  while (order !== level) {
    const base = order << RECORD_BITS;
    assert(records[base + PREV] === previous, 'a queue reads the same both ways');
    assert(records[base + LEVEL] === level, 'an order knows its level');
    assert(records[base + GENERATION]! > 0, 'an order has a generation');
    assert(lots[order]! > 0 && Number.isSafeInteger(lots[order]), 'an order has whole lots left');
    count++;
    assert(count <= book.liveOrders, 'a queue ends');
    total += lots[order]!;
    previous = order;
    order = records[base + NEXT]!;
  }
  assert(records[(level << RECORD_BITS) + PREV] === previous, 'a level knows its newest order');
  assert(lots[level] === total, 'a level knows its total');
  return count;
}

/** Number of orders on the side. */
function checkLadder(book: OrderBook, ladder: PriceLadder, side: number): number {
  const { keys, levels, count, recent } = ladder;
  let orders = 0;
  let empty = 0;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    const level = levels[i]!;
    assert(key * side > 0, 'a level is on its own side');
    assert(i === 0 || keys[i - 1]! < key, 'levels are in ascending order of their keys');
    assert(book.records[(level << RECORD_BITS) + KEY] === key, 'a level knows its key');
    assert(book.records[(level << RECORD_BITS) + LEVEL] === 0, 'a level is not an order');
    if (isEmptyLevel(book, level)) empty++;
    orders += checkQueue(book, level);
  }
  assert(empty === ladder.empty, 'a side counts its empty levels');
  assert(count === 0 || !isEmptyLevel(book, levels[count - 1]!), 'the best level has orders');
  const live = new Set(levels.subarray(0, count));
  for (let slot = 0; slot < recent.length; slot++) {
    const level = recent[slot]!;
    const key = book.records[(level << RECORD_BITS) + KEY]!;
    assert(level === 0 || (live.has(level) && (key & (recent.length - 1)) === slot), 'a remembered level is in place');
  }
  return orders;
}

/** Number of orders in the account's ring. */
function checkAccount(book: OrderBook, account: number): number {
  const records = book.records;
  const owner = book.accounts[account]!;
  assert(records[(owner << RECORD_BITS) + ACCOUNT] === account, 'an account knows its number');
  let count = 0;
  let previous = owner;
  let order = records[(owner << RECORD_BITS) + OWN_NEXT]!;
  while (order !== owner) {
    const base = order << RECORD_BITS;
    assert(records[base + OWN_PREV] === previous, "an account's orders read the same both ways");
    assert(records[base + ACCOUNT] === account, 'an order knows its account');
    assert(records[base + LEVEL] !== 0, "an account's orders are in a queue");
    count++;
    assert(count <= book.liveOrders, "an account's orders end");
    previous = order;
    order = records[base + OWN_NEXT]!;
  }
  assert(records[(owner << RECORD_BITS) + OWN_PREV] === previous, 'an account knows its newest order');
  return count;
}

/** Throws unless the book is uncrossed, its rings are whole, its totals are right and every record is accounted for. */
export function checkBook(book: OrderBook): void {
  const { bids, asks, records } = book;
  assert(!book.taking, 'no fill is under way');
  assert(records.length === book.lots.length << RECORD_BITS, 'each record has its lots');
  assert(checkLadder(book, bids, 1) + checkLadder(book, asks, -1) === book.liveOrders, 'live orders are those in the queues');
  assert(bids.count === 0 || asks.count === 0 || bids.keys[bids.count - 1]! < -asks.keys[asks.count - 1]!, 'the book is not crossed');

  let owned = 0;
  let accounts = 0;
  for (let account = 0; account < book.accounts.length; account++) {
    if (book.accounts[account] === 0) continue;
    accounts++;
    owned += checkAccount(book, account);
  }
  assert(owned === book.liveOrders, 'each live order belongs to one account');

  let free = 0;
  for (let record = book.freeRecord; record !== 0; record = records[(record << RECORD_BITS) + NEXT]!) {
    assert(records[(record << RECORD_BITS) + LEVEL] === 0, 'a free record is not an order');
    free++;
    assert(free < book.usedRecords, 'the list of free records ends');
  }
  assert(1 + free + accounts + bids.count + asks.count + book.liveOrders === book.usedRecords, 'no record is lost');
}
