/**
 * The memory of an order book: one pool of eight-integer records and, per side, a ladder of price levels.
 *
 * A level is a record whose NEXT and PREV close a ring through the orders queued at its price, oldest first; an account is a
 * record whose OWN_NEXT and OWN_PREV close a ring through its orders, oldest first. An order is in one ring of each kind, so it
 * leaves both in constant time however long they are. Record 0 stands for "none".
 */
import { assert } from '../units.ts';

/** Price levels of one side in ascending order of key = side x price, so that the best price is always the last one. */
export interface PriceLadder {
  keys: Int32Array;
  /** The level's record, at the same position as its key. */
  levels: Int32Array;
  count: number;
  /** Levels without an order. They keep their place, as their price often comes back; the best level is never one of them. */
  empty: number;
  /** Level last asked for at each key modulo the length, 0 if it is gone: spares most searches. */
  recent: Int32Array;
}

export interface OrderBook {
  bids: PriceLadder;
  asks: PriceLadder;
  records: Int32Array;
  /** By record: remaining lots of an order, total lots of a level. */
  lots: Float64Array;
  /** By account number: the account's record, 0 before its first order. */
  accounts: Int32Array;
  /** Head of the list of free records, linked by NEXT. */
  freeRecord: number;
  /** Records ever used, record 0 included. */
  usedRecords: number;
  liveOrders: number;
  /** True while fills are reported: the listener may read the book but not change it. */
  taking: boolean;
}

/**
 * Offsets of a record's integers from record << RECORD_BITS. Every file that works on records unpacks them into constants of its
 * own: the compiler folds those, while an imported binding is loaded again at each use, which costs the book a seventh of its speed.
 */
export const LAYOUT = {
  RECORD_BITS: 3,
  NEXT: 0,
  PREV: 1,
  /** An order: the record of its level. Anything else: 0. */
  LEVEL: 2,
  /** An order or an account: the account number. */
  ACCOUNT: 3,
  /** A level: its key, in the place where orders and accounts have their account number. */
  KEY: 3,
  OWN_NEXT: 4,
  OWN_PREV: 5,
  /** Orders that this record has held. It survives the record's release, so that an order's id is never given out twice. */
  GENERATION: 6,
  /** An order's tags: sent by a mandate, reduce-only. */
  TAGS: 7,
  /** An order's id is generation x ID_RECORDS + record. */
  ID_RECORDS: 1 << 20,
} as const;
const { RECORD_BITS, NEXT, PREV, LEVEL, ACCOUNT, KEY, OWN_NEXT, OWN_PREV, ID_RECORDS } = LAYOUT;

const INITIAL_RECORDS = 64;
const INITIAL_LEVELS = 16;
const INITIAL_ACCOUNTS = 16;
/** Empty levels that a ladder may keep before it is swept. */
const SPARE_LEVELS = 16;
/** So many are moved one by one, which is faster than the call that moves any number. */
const FEW_LEVELS = 16;

function createLadder(): PriceLadder {
  return {
    keys: new Int32Array(INITIAL_LEVELS),
    levels: new Int32Array(INITIAL_LEVELS),
    count: 0,
    empty: 0,
    recent: new Int32Array(INITIAL_LEVELS * 4),
  };
}

export function createBook(): OrderBook {
  return {
    bids: createLadder(),
    asks: createLadder(),
    records: new Int32Array(INITIAL_RECORDS << RECORD_BITS),
    lots: new Float64Array(INITIAL_RECORDS),
    accounts: new Int32Array(INITIAL_ACCOUNTS),
    freeRecord: 0,
    usedRecords: 1,
    liveOrders: 0,
    taking: false,
  };
}

function doubled(array: Int32Array): Int32Array {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

/** A record for the caller to fill; may replace `records` and `lots`. */
export function allocate(book: OrderBook): number {
  const free = book.freeRecord;
  if (free !== 0) {
    book.freeRecord = book.records[(free << RECORD_BITS) + NEXT]!;
    return free;
  }
  const record = book.usedRecords;
  if (record === book.lots.length) {
    assert(record < ID_RECORDS, 'the order book is full');
    book.records = doubled(book.records);
    const lots = new Float64Array(record * 2);
    lots.set(book.lots);
    book.lots = lots;
  }
  book.usedRecords = record + 1;
  return record;
}

function release(book: OrderBook, record: number): void {
  book.records[(record << RECORD_BITS) + NEXT] = book.freeRecord;
  book.freeRecord = record;
}

/** The account's record, made at its first order and kept. */
export function accountRecord(book: OrderBook, account: number): number {
  while (account >= book.accounts.length) book.accounts = doubled(book.accounts);
  const known = book.accounts[account]!;
  if (known !== 0) return known;
  const record = allocate(book);
  const base = record << RECORD_BITS;
  book.records[base + LEVEL] = 0;
  book.records[base + ACCOUNT] = account;
  book.records[base + OWN_NEXT] = record;
  book.records[base + OWN_PREV] = record;
  book.accounts[account] = record;
  return record;
}

export function ladderOf(book: OrderBook, side: number): PriceLadder {
  return side > 0 ? book.bids : book.asks;
}

export function isEmptyLevel(book: OrderBook, level: number): boolean {
  return book.records[(level << RECORD_BITS) + NEXT] === level;
}

/** Position of the first key that is not below the given one: a search by halves whose steps are arithmetic, not branches. */
function position(ladder: PriceLadder, key: number): number {
  const keys = ladder.keys;
  let low = 0;
  let length = ladder.count;
  while (length > 1) {
    const half = length >>> 1;
    low += half & ((keys[low + half - 1]! - key) >> 31);
    length -= half;
  }
  return length === 1 && keys[low]! < key ? low + 1 : low;
}

function insertLevel(book: OrderBook, ladder: PriceLadder, at: number, key: number): number {
  const count = ladder.count;
  if (count === ladder.keys.length) {
    ladder.keys = doubled(ladder.keys);
    ladder.levels = doubled(ladder.levels);
    ladder.recent = new Int32Array(ladder.recent.length * 2);
  }
  const { keys, levels } = ladder;
  if (count - at > FEW_LEVELS) {
    keys.copyWithin(at + 1, at, count);
    levels.copyWithin(at + 1, at, count);
  } else {
    for (let i = count; i > at; i--) {
      keys[i] = keys[i - 1]!;
      levels[i] = levels[i - 1]!;
    }
  }
  const level = allocate(book);
  const base = level << RECORD_BITS;
  book.records[base + NEXT] = level;
  book.records[base + PREV] = level;
  book.records[base + LEVEL] = 0;
  book.records[base + KEY] = key;
  book.lots[level] = 0;
  keys[at] = key;
  levels[at] = level;
  ladder.count = count + 1;
  ladder.empty++;
  return level;
}

/** The level at this key for an order to join; `empty` no longer counts it. May replace `records` and `lots`. */
export function joinLevel(book: OrderBook, ladder: PriceLadder, key: number): number {
  let level = ladder.recent[key & (ladder.recent.length - 1)]!;
  if (level === 0 || book.records[(level << RECORD_BITS) + KEY] !== key) {
    const at = position(ladder, key);
    level = at < ladder.count && ladder.keys[at] === key ? ladder.levels[at]! : insertLevel(book, ladder, at, key);
    ladder.recent[key & (ladder.recent.length - 1)] = level;
  }
  if (isEmptyLevel(book, level)) ladder.empty--;
  return level;
}

function releaseLevel(book: OrderBook, ladder: PriceLadder, level: number): void {
  const slot = book.records[(level << RECORD_BITS) + KEY]! & (ladder.recent.length - 1);
  if (ladder.recent[slot] === level) ladder.recent[slot] = 0;
  release(book, level);
}

/** Frees every empty level in one pass. */
function sweep(book: OrderBook, ladder: PriceLadder): void {
  const { keys, levels, count } = ladder;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const level = levels[i]!;
    if (isEmptyLevel(book, level)) {
      releaseLevel(book, ladder, level);
    } else {
      keys[kept] = keys[i]!;
      levels[kept] = level;
      kept++;
    }
  }
  ladder.count = kept;
  ladder.empty = 0;
}

/** To be called when the last order has left a level. The best level goes, and the empty ones that it uncovers; others stay. */
export function leaveLevel(book: OrderBook, ladder: PriceLadder, level: number): void {
  ladder.empty++;
  const levels = ladder.levels;
  let count = ladder.count;
  if (levels[count - 1] !== level) {
    if (ladder.empty > SPARE_LEVELS && ladder.empty * 2 > count) sweep(book, ladder);
    return;
  }
  do {
    count--;
    ladder.empty--;
    releaseLevel(book, ladder, levels[count]!);
  } while (count > 0 && isEmptyLevel(book, levels[count - 1]!));
  ladder.count = count;
}

/** Takes an order out of its two rings and frees its record. The level's total, and a level left empty, are the caller's. */
export function unlink(book: OrderBook, order: number): void {
  const records = book.records;
  const base = order << RECORD_BITS;
  const next = records[base + NEXT]!;
  const prev = records[base + PREV]!;
  records[(next << RECORD_BITS) + PREV] = prev;
  records[(prev << RECORD_BITS) + NEXT] = next;
  const ownNext = records[base + OWN_NEXT]!;
  const ownPrev = records[base + OWN_PREV]!;
  records[(ownNext << RECORD_BITS) + OWN_PREV] = ownPrev;
  records[(ownPrev << RECORD_BITS) + OWN_NEXT] = ownNext;
  records[base + LEVEL] = 0;
  book.liveOrders--;
  release(book, order);
}
