/** Mark prices and candles. Mark = median of best bid, best ask and last trade (source: help.ftx.com/.../360027668712-Liquidations). */
import * as book from '../exchange/orderBook.ts';
import type { SimState } from '../state.ts';

export const STEPS_PER_CANDLE = 8;
const CANDLES_KEPT = 96;

export function markMarkets(state: SimState): void {
  for (let m = 0; m < state.markets.length; m++) {
    const market = state.markets[m]!;
    const bid = book.bestBid(state.books[m]!);
    const ask = book.bestAsk(state.books[m]!);
    if (bid > 0 && ask > 0) market.markTicks = median(bid, ask, market.lastTicks);
    else if (bid > 0 || ask > 0)
      market.markTicks =
        bid > 0
          ? Math.max(bid, Math.min(market.lastTicks, market.referenceTicks))
          : Math.min(ask, Math.max(market.lastTicks, market.referenceTicks));
  }
}

const median = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** Opens the next candle when its time has come; trades in between extend it. */
export function turnCandles(state: SimState): void {
  if (state.step % STEPS_PER_CANDLE !== 0) return;
  for (const market of state.markets) {
    const at = market.lastTicks;
    market.candles.push({ step: state.step, openTicks: at, highTicks: at, lowTicks: at, closeTicks: at, volumeLots: 0 });
    if (market.candles.length > CANDLES_KEPT) market.candles.shift();
  }
}
