/**
 * The order book's goals: speed against nodejs-order-book on the same stream with the same fills (P1), latency of one operation
 * (P2), and a deep book against a normal one (P3). Sides alternate in one process; speed is operations per CPU-second.
 */
import { GCProfiler } from 'node:v8';
import { OrderBook as PackageBook, Side as PackageSide } from 'nodejs-order-book';
import type { OrderBook } from '../../shared/sim/exchange/orderBook.ts';
import { BUY, cancel, createBook, depth, rest, SELL, take } from '../../shared/sim/exchange/orderBook.ts';
import type { BookStream, StreamShape } from './bookStream.ts';
import { bookStream, CANCEL, LIMIT } from './bookStream.ts';
import { atLeast, atMost, cpuSeconds, quantile } from './measure.ts';
import type { BenchRow } from './row.ts';

const NORMAL: StreamShape = { liveOrders: 1_000, operations: 50_000, spanTicks: 400 };
const DEEP: StreamShape = { liveOrders: 20_000, operations: 25_000, spanTicks: 2_000 };
/** The same number of orders in queues of hundreds. */
const LONG_QUEUES: StreamShape = { liveOrders: 20_000, operations: 25_000, spanTicks: 40 };

/** Operations of our book per timed side and round. */
const OUR_OPERATIONS = 500_000;
const ROUNDS = 7;

let fills = 0;
const countFill = (): void => {
  fills++;
};
const refuseSelf = (): void => {
  throw new Error('the stream lets an account meet its own order');
};

type OnFill = Parameters<typeof take>[5];

/** One operation of the stream on our book. Returns the id of the order that it rested, 0 if none. */
function operate(book: OrderBook, stream: BookStream, ids: Float64Array, i: number, onFill: OnFill): number {
  const kind = stream.kind[i]!;
  const handle = stream.handle[i]!;
  if (kind === CANCEL) {
    cancel(book, ids[handle]!);
    return 0;
  }
  const side = stream.side[i]!;
  const sizeLots = stream.sizeLots[i]!;
  const account = stream.account[i]!;
  if (kind === LIMIT) {
    const priceTicks = stream.priceTicks[i]!;
    const left = sizeLots - take(book, side, priceTicks, sizeLots, account, onFill, refuseSelf);
    if (left === 0) return 0;
    const id = rest(book, side, priceTicks, left, account, 0);
    ids[handle] = id;
    return id;
  }
  take(book, side, side === BUY ? Number.POSITIVE_INFINITY : 0, sizeLots, account, onFill, refuseSelf);
  return 0;
}

function operatePackage(
  book: PackageBook,
  stream: BookStream,
  names: readonly string[],
  i: number,
): ReturnType<PackageBook['limit']> | null {
  const kind = stream.kind[i]!;
  const name = names[stream.handle[i]!]!;
  if (kind === CANCEL) {
    book.cancel(name);
    return null;
  }
  const side = stream.side[i]! === BUY ? PackageSide.BUY : PackageSide.SELL;
  const size = stream.sizeLots[i]!;
  return kind === LIMIT ? book.limit({ id: name, side, size, price: stream.priceTicks[i]! }) : book.market({ side, size });
}

function namesOf(stream: BookStream): string[] {
  return Array.from({ length: stream.handles }, (_, handle) => `o${handle}`);
}

/** Each fill as [operation of the taker, operation of the maker, price, lots], then both depths. */
function ourFills(stream: BookStream): number[] {
  const book = createBook();
  const ids = new Float64Array(stream.handles);
  const placedBy = new Map<number, number>();
  const list: number[] = [];
  for (let i = 0; i < stream.length; i++) {
    const id = operate(book, stream, ids, i, (_account, maker, priceTicks, lots) => list.push(i, placedBy.get(maker)!, priceTicks, lots));
    if (id !== 0) placedBy.set(id, i);
  }
  return [...list, ...depth(book, BUY, stream.length), ...depth(book, SELL, stream.length)];
}

function packageFills(stream: BookStream): number[] {
  const book = new PackageBook();
  const names = namesOf(stream);
  const handleOf = new Map(names.map((name, handle) => [name, handle]));
  const placedBy = new Int32Array(stream.handles);
  const list: number[] = [];
  for (let i = 0; i < stream.length; i++) {
    const result = operatePackage(book, stream, names, i);
    if (result === null) continue;
    if (result.err !== null) throw result.err;
    const own = stream.kind[i] === LIMIT ? names[stream.handle[i]!] : '';
    for (const order of result.done) {
      if (order.id !== own && 'price' in order) list.push(i, placedBy[handleOf.get(order.id)!]!, order.price, order.size);
    }
    const partial = result.partial;
    if (partial !== null && partial.id !== own) {
      list.push(i, placedBy[handleOf.get(partial.id)!]!, partial.price, result.partialQuantityProcessed);
    }
    if (stream.kind[i] === LIMIT) placedBy[stream.handle[i]!] = i;
  }
  const [asks, bids] = book.depth();
  return [...list, ...bids.flat(), ...asks.flat()];
}

function checkEqualFills(stream: BookStream): void {
  const ours = ourFills(stream);
  const theirs = packageFills(stream);
  const difference = ours.findIndex((value, at) => value !== theirs[at]);
  if (ours.length !== theirs.length || difference !== -1) throw new Error(`the two books disagree at fill ${Math.floor(difference / 4)}`);
}

/** CPU-seconds of each of as many runs of the stream as reach OUR_OPERATIONS; building the book is not timed. */
function ourRuns(stream: BookStream): number[] {
  const ids = new Float64Array(stream.handles);
  const seconds: number[] = [];
  const operations = stream.length - stream.warm;
  fills = 0;
  while (seconds.length * operations < OUR_OPERATIONS) {
    const book = createBook();
    for (let i = 0; i < stream.warm; i++) operate(book, stream, ids, i, countFill);
    const before = process.cpuUsage();
    for (let i = stream.warm; i < stream.length; i++) operate(book, stream, ids, i, countFill);
    seconds.push(cpuSeconds(before));
  }
  if (fills === 0) throw new Error('the stream has no fills');
  return seconds;
}

function ourSpeed(stream: BookStream): number {
  const seconds = ourRuns(stream);
  return ((stream.length - stream.warm) * seconds.length) / seconds.reduce((sum, run) => sum + run);
}

/** Speed of the fastest run, some milliseconds long: another process that empties the caches in between says nothing of the book. */
function ourUndisturbedSpeed(stream: BookStream): number {
  return (stream.length - stream.warm) / Math.min(...ourRuns(stream));
}

function packageSpeed(stream: BookStream): number {
  const book = new PackageBook();
  const names = namesOf(stream);
  for (let i = 0; i < stream.warm; i++) operatePackage(book, stream, names, i);
  const before = process.cpuUsage();
  for (let i = stream.warm; i < stream.length; i++) operatePackage(book, stream, names, i);
  return (stream.length - stream.warm) / cpuSeconds(before);
}

/** Median over rounds of a ratio whose two sides take turns. */
function ratio(above: () => number, below: () => number): number {
  const ratios: number[] = [];
  above();
  below();
  for (let round = 0; round < ROUNDS; round++) ratios.push(above() / below());
  return quantile(ratios, 0.5);
}

/** Microseconds of single operations at 1,000 live orders, the clock's own time taken off, and collections of garbage meanwhile. */
function latencies(stream: BookStream): { p50: number; p99: number; collections: number } {
  const ids = new Float64Array(stream.handles);
  const micros = new Float64Array(OUR_OPERATIONS);
  const clock = new Float64Array(OUR_OPERATIONS);
  for (let k = 0; k < clock.length; k++) {
    const start = performance.now();
    clock[k] = (performance.now() - start) * 1_000;
  }
  const profiler = new GCProfiler();
  profiler.start();
  let k = 0;
  while (k < micros.length) {
    const book = createBook();
    for (let i = 0; i < stream.warm; i++) operate(book, stream, ids, i, countFill);
    for (let i = stream.warm; i < stream.length && k < micros.length; i++) {
      const start = performance.now();
      operate(book, stream, ids, i, countFill);
      micros[k++] = (performance.now() - start) * 1_000;
    }
  }
  const collections = profiler.stop().statistics.length;
  const overhead = quantile(clock, 0.5);
  return { p50: Math.max(0, quantile(micros, 0.5) - overhead), p99: Math.max(0, quantile(micros, 0.99) - overhead), collections };
}

export function benchBook(): BenchRow[] {
  const normal = bookStream(NORMAL, 'a normal book');
  const deep = bookStream(DEEP, 'a deep book');
  const longQueues = bookStream(LONG_QUEUES, 'long queues');
  checkEqualFills(normal);
  checkEqualFills(deep);

  const against = (stream: BookStream): number =>
    ratio(
      () => ourSpeed(stream),
      () => packageSpeed(stream),
    );
  const deepAgainstNormal = (stream: BookStream): number =>
    ratio(
      () => ourUndisturbedSpeed(stream),
      () => ourUndisturbedSpeed(normal),
    );
  const latency = latencies(normal);
  return [
    atLeast('P1', against(normal), 15, 30, 'x nodejs-order-book, 1,000 live orders'),
    atLeast('P1', against(deep), 30, 70, 'x nodejs-order-book, 20,000 live orders'),
    atMost('P2', latency.p50, 0.3, 0.3, 'us a book operation, median'),
    atMost('P2', latency.p99, 1.5, 0.6, 'us a book operation, 99th percentile'),
    atMost('P2', latency.collections, 8, 0, 'collections of garbage in 500,000 operations'),
    atLeast('P3', deepAgainstNormal(deep), 0.5, 0.8, 'x speed at 1,000 orders, 20,000 at 4,000 prices'),
    atLeast('P3', deepAgainstNormal(longQueues), 0.5, 0.8, 'x speed at 1,000 orders, 20,000 at 300 prices'),
  ];
}
