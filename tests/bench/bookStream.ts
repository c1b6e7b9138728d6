/**
 * A repeatable stream of order book operations around a drifting middle price: resting orders at a distance with a long tail,
 * cancels of random live orders, and crossing orders (market, or limit whose rest stays) of about one resting order's size.
 * Live orders stay near the target. Accounts are chosen so that nobody ever meets their own order.
 */
import { BUY, bestAsk, bestBid, cancel, createBook, rest, SELL, take } from '../../shared/sim/exchange/orderBook.ts';
import { drawBits, seedFromText } from '../../shared/sim/random.ts';

export const LIMIT = 0;
export const MARKET = 1;
export const CANCEL = 2;

export interface BookStream {
  /** Operations before this index build the book and are not timed. */
  warm: number;
  length: number;
  kind: Uint8Array;
  side: Int8Array;
  priceTicks: Int32Array;
  sizeLots: Int32Array;
  account: Int32Array;
  /** The caller's own small number for the order that is placed or cancelled, given out again when the order has gone. */
  handle: Int32Array;
  handles: number;
}

export interface StreamShape {
  liveOrders: number;
  operations: number;
  /** Resting orders keep to this many ticks from the middle. */
  spanTicks: number;
}

const PASSIVE_ACCOUNTS = 256;
const CROSSING_ACCOUNTS = 4096;

export function bookStream(shape: StreamShape, seedText: string): BookStream {
  const seed = seedFromText(seedText);
  const { liveOrders, operations, spanTicks } = shape;
  const length = liveOrders + operations;
  const stream: BookStream = {
    warm: liveOrders,
    length,
    kind: new Uint8Array(length),
    side: new Int8Array(length),
    priceTicks: new Int32Array(length),
    sizeLots: new Int32Array(length),
    account: new Int32Array(length),
    handle: new Int32Array(length),
    handles: 0,
  };
  const book = createBook();
  const idOf = new Float64Array(length);
  const handleOf = new Map<number, number>();
  const spare: number[] = [];
  const live: number[] = [];
  const placeOf = new Int32Array(length);
  const accountOfHandle = new Int32Array(length);
  const ordersOfAccount = new Int32Array(PASSIVE_ACCOUNTS + CROSSING_ACCOUNTS);
  const forget = (id: number): void => {
    const handle = handleOf.get(id)!;
    handleOf.delete(id);
    ordersOfAccount[accountOfHandle[handle]!]!--;
    spare.push(handle);
    const last = live.pop()!;
    if (last === handle) return;
    live[placeOf[handle]!] = last;
    placeOf[last] = placeOf[handle]!;
  };
  const name = (index: number): void => {
    stream.handle[index] = spare.pop() ?? stream.handles++;
  };
  const remember = (index: number, id: number): void => {
    const handle = stream.handle[index]!;
    idOf[handle] = id;
    accountOfHandle[handle] = stream.account[index]!;
    ordersOfAccount[stream.account[index]!]!++;
    handleOf.set(id, handle);
    placeOf[handle] = live.length;
    live.push(handle);
  };
  const onFill = (_account: number, id: number, _price: number, _lots: number, remaining: number): void => {
    if (remaining === 0) forget(id);
  };
  const onSelf = (): void => {
    throw new Error('the stream lets an account meet its own order');
  };
  let crossing = 0;
  let middle = 100_000;
  for (let i = 0; i < length; i++) {
    const draw = (k: number): number => drawBits(seed, 9, i, 0, k) / 2 ** 32;
    const side = draw(1) < 0.5 ? BUY : SELL;
    middle += Math.floor(draw(2) * 3) - 1;
    const resting = i < liveOrders || draw(3) < (live.length < liveOrders ? 0.56 : 0.4);
    stream.side[i] = side;
    stream.sizeLots[i] = 1 + Math.floor(draw(4) * 100);
    if (resting) {
      const u = draw(5);
      const distance = 1 + Math.floor(u * u * (spanTicks - 1));
      const bid = bestBid(book);
      const ask = bestAsk(book);
      let price = middle - side * distance;
      if (side === BUY && ask !== 0) price = Math.min(price, ask - 1);
      if (side === SELL && bid !== 0) price = Math.max(price, bid + 1);
      stream.kind[i] = LIMIT;
      stream.priceTicks[i] = price;
      stream.account[i] = Math.floor(draw(6) * PASSIVE_ACCOUNTS);
      name(i);
      remember(i, rest(book, side, price, stream.sizeLots[i]!, stream.account[i]!, 0));
    } else if (draw(7) < 0.75 && live.length > 0) {
      stream.kind[i] = CANCEL;
      const handle = live[Math.floor(draw(8) * live.length)]!;
      stream.handle[i] = handle;
      cancel(book, idOf[handle]!);
      forget(idOf[handle]!);
    } else {
      const size = stream.sizeLots[i]!;
      do crossing = (crossing + 1) % CROSSING_ACCOUNTS;
      while (ordersOfAccount[PASSIVE_ACCOUNTS + crossing] !== 0);
      const account = PASSIVE_ACCOUNTS + crossing;
      const market = draw(9) < 0.5;
      const best = side === BUY ? bestAsk(book) : bestBid(book);
      stream.account[i] = account;
      stream.priceTicks[i] = best;
      if (market || best === 0) {
        stream.kind[i] = MARKET;
        take(book, side, side === BUY ? Number.POSITIVE_INFINITY : 0, size, account, onFill, onSelf);
      } else {
        stream.kind[i] = LIMIT;
        name(i);
        const left = size - take(book, side, best, size, account, onFill, onSelf);
        if (left > 0) remember(i, rest(book, side, best, left, account, 0));
        else spare.push(stream.handle[i]!);
      }
    }
  }
  return stream;
}
