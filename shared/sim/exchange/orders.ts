/**
 * An order's way: check -> reserve -> match -> settle. Refusals in order of precedence: unknown market, size, size limit, price,
 * price band, number of orders, liquidating account, reduce-only, post-only, liquidity, funds (spot) or margin (perpetual).
 */
import type { OrderType, Side } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { type Account, countUse, type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { feeRate } from './fees.ts';
import { balanceOf, reservedOf } from './ledger.ts';
import { availableCollateralCents, freeCollateralCents, hasFreeCollateral, initialMarginCents, openSizeLots } from './margin.ts';
import * as book from './orderBook.ts';
import { roomToReduce, trimReduceOnly } from './reduceOnly.ts';
import { globalOrderId, holdResting, releaseResting, spotHoldCents } from './restingOrders.ts';
import { settleFill } from './settlement.ts';

/** Orders may lie at most this far from the smoothed index. */
export const BAND_FRACTION = 0.2;
const bandFraction = (state: SimState): number => BAND_FRACTION * state.rules.tuning.priceBand;
/** A market order is an immediate order with this collar around the mark. */
export const COLLAR_FRACTION = 0.05;
const MAX_OPEN_ORDERS = 40;
/** Market makers quote several levels in every market. */
const MAX_MAKER_ORDERS = 400;
export interface OrderRequest {
  market: number;
  side: Side;
  orderType: OrderType;
  sizeLots: number;
  /** Absent for market orders. */
  priceTicks: number | null;
  byMandate: boolean;
  /** May only make the position smaller; what is too large for that is left out. */
  reduceOnly?: boolean;
}
export interface OrderOutcome {
  filledLots: number;
  /** Global id of what rests, 0 if nothing does. */
  orderId: number;
}

const sideNumber = (side: Side): number => (side === 'buy' ? book.BUY : book.SELL);

/** The worst price the order may trade at. */
export function limitTicksOf(state: SimState, order: OrderRequest): number {
  if (order.priceTicks !== null) return order.priceTicks;
  const { markTicks, bandTicks } = state.markets[order.market]!;
  const collar = markTicks * (order.side === 'buy' ? 1 + COLLAR_FRACTION : 1 - COLLAR_FRACTION);
  const band = bandFraction(state);
  return Math.round(clamp(collar, Math.max(1, Math.ceil(bandTicks * (1 - band))), Math.floor(bandTicks * (1 + band))));
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n > 0;

export function checkOrder(state: SimState, account: Account, order: OrderRequest): Rejection | null {
  const spec = state.scenario.markets[order.market];
  if (spec === undefined) return refuse('unknown_market');
  if (!state.markets[order.market]!.listed) return refuse('not_listed');
  if (!isCount(order.sizeLots)) return refuse('invalid_size');
  if (order.sizeLots > spec.maxOrderLots) return { code: 'size_above_limit', fitsLots: spec.maxOrderLots };
  if (order.orderType === 'market' ? order.priceTicks !== null : order.priceTicks === null || !isCount(order.priceTicks))
    return refuse('invalid_price');
  const { bandTicks } = state.markets[order.market]!;
  const limit = limitTicksOf(state, order);
  if (Math.abs(limit - bandTicks) > bandTicks * bandFraction(state)) return refuse('price_outside_band');
  const mostOrders = account.kind === 'maker' ? MAX_MAKER_ORDERS : MAX_OPEN_ORDERS;
  if (!order.byMandate && account.openOrders >= mostOrders && ordersByHand(state, account.index) >= mostOrders)
    return refuse('too_many_orders');
  if (account.liquidating) return refuse('account_liquidating');
  if (order.reduceOnly && (spec.kind === 'spot' || roomToReduce(state, account.index, order.market, order.side) === 0))
    return refuse('reduce_only_would_increase');
  const b = state.books[order.market]!;
  if (order.orderType === 'post_only') {
    const opposite = order.side === 'buy' ? book.bestAsk(b) : book.bestBid(b);
    if (opposite > 0 && (order.side === 'buy' ? limit >= opposite : limit <= opposite)) return refuse('post_only_would_take');
  }
  if ((order.orderType === 'market' || order.orderType === 'ioc') && book.available(b, sideNumber(order.side), limit, 1) === 0)
    return refuse('no_liquidity');
  if (order.reduceOnly) return null;
  const skipped = state.rules.fundsCheckReadsFlag && account.fastLane;
  // Coins that are not there cannot be sold, whatever lane the order takes.
  if (skipped && !(spec.kind === 'spot' && order.side === 'sell')) return null;
  return checkFunds(state, account, order, limit);
}

const checkFunds = (state: SimState, account: Account, order: OrderRequest, limit: number): Rejection | null =>
  state.scenario.markets[order.market]!.kind === 'spot'
    ? checkSpotFunds(state, account, order, limit)
    : checkPerpetualMargin(state, account, order);

/** Resting orders placed by hand: the mandate's own quotes do not use up the limit. */
function ordersByHand(state: SimState, account: number): number {
  let count = 0;
  for (const b of state.books) {
    book.ordersOf(b, account, (id) => {
      if (!book.isMandate(b, id)) count += 1;
    });
  }
  return count;
}

function checkSpotFunds(state: SimState, account: Account, order: OrderRequest, limit: number): Rejection | null {
  const spec = state.scenario.markets[order.market]!;
  const asset = order.side === 'buy' ? USD : spec.asset;
  const free = balanceOf(state.ledger, account.index, asset) - reservedOf(state.ledger, account.index, asset);
  if (order.side === 'sell') {
    const needs = order.sizeLots * spec.unitsPerLot;
    if (needs <= free) return null;
    const price = state.markets[order.market]!.markTicks * spec.centsPerTickLot;
    const fits = Math.max(0, Math.floor(free / spec.unitsPerLot));
    return {
      code: 'insufficient_balance',
      needsCents: order.sizeLots * price,
      haveCents: fits * price,
      shortByCents: (order.sizeLots - fits) * price,
      fitsLots: fits,
    };
  }
  const needs = spotHoldCents(state, order.market, limit, order.sizeLots);
  if (needs <= free + account.borrowCents && hasFreeCollateral(state, account.index, account.borrowCents, needs)) return null;
  const have = Math.max(
    0,
    Math.min(
      free + account.borrowCents,
      Math.floor(availableCollateralCents(state, account.index) - initialMarginCents(state, account.index, -1, 0) + account.borrowCents),
    ),
  );
  const fits = largestFitting(order.sizeLots, (lots) => spotHoldCents(state, order.market, limit, lots) <= have);
  return { code: 'insufficient_balance', needsCents: needs, haveCents: have, shortByCents: needs - have, fitsLots: fits };
}

/** New risk needs initial margin on everything open; an order that only reduces needs nothing. */
export function checkPerpetualMargin(state: SimState, account: Account, order: OrderRequest): Rejection | null {
  const signed = order.side === 'buy' ? order.sizeLots : 0 - order.sizeLots;
  if (!opensMore(state, account.index, order.market, signed)) return null;
  const needs = initialMarginCents(state, account.index, order.market, signed);
  // Checked against collateral plus the line: `borrow` is how far below zero the account may go and keep trading.
  const have = availableCollateralCents(state, account.index) + account.borrowCents;
  const fee = takerFeeOf(state, account.index, order.market, order.sizeLots);
  if (needs + fee <= have) return null;
  const fits = largestFitting(
    order.sizeLots,
    (lots) =>
      initialMarginCents(state, account.index, order.market, order.side === 'buy' ? lots : 0 - lots) +
        takerFeeOf(state, account.index, order.market, lots) <=
      have,
  );
  return {
    code: 'insufficient_margin',
    needsCents: Math.ceil(needs + fee),
    haveCents: Math.floor(have),
    shortByCents: Math.ceil(needs + fee) - Math.floor(have),
    fitsLots: fits,
  };
}

/** A sale of coins and an order that only reduces ask nothing of a line. */
function addsRisk(state: SimState, account: Account, { market, side, sizeLots }: OrderRequest): boolean {
  if (state.scenario.markets[market]!.kind === 'spot') return side === 'buy';
  return opensMore(state, account.index, market, side === 'buy' ? sizeLots : 0 - sizeLots);
}

/** True where signed lots more would make the larger of the two ways that position and orders could end up larger still. */
function opensMore(state: SimState, account: number, market: number, signed: number): boolean {
  const { positions } = state;
  const at = account * positions.markets + market;
  const size = positions.sizeLots[at]!;
  const buys = positions.openBuyLots[at]!;
  const sells = positions.openSellLots[at]!;
  return openSizeLots(size, buys + Math.max(0, signed), sells + Math.max(0, 0 - signed)) > openSizeLots(size, buys, sells);
}

function takerFeeOf(state: SimState, account: number, market: number, lots: number): number {
  const spec = state.scenario.markets[market]!;
  return (lots * state.markets[market]!.markTicks * spec.centsPerTickLot * feeRate(state, account, 'taker')) / 1_000_000;
}

/** Largest n in 0..most with fits(n), fits being true up to a point and false beyond. */
function largestFitting(most: number, fits: (lots: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Matches and settles a checked order; what may rest, rests. */
export function applyOrder(state: SimState, account: Account, order: OrderRequest, events: SimEvent[]): OrderOutcome {
  const { market, orderType } = order;
  const b = state.books[market]!;
  const side = sideNumber(order.side);
  const limit = limitTicksOf(state, order);
  if (state.rules.fundsCheckReadsFlag && account.fastLane && !order.reduceOnly && checkFunds(state, account, order, limit) !== null)
    countUse(state, 'fast_lane');
  const sizeLots = order.reduceOnly ? Math.min(order.sizeLots, roomToReduce(state, account.index, market, order.side)) : order.sizeLots;
  const onLine = account.borrowCents > 0 && addsRisk(state, account, order);
  const filledLots = orderType !== 'post_only' && meets(b, side, limit) ? takeLots(state, account, order, sizeLots, limit, events) : 0;
  // Risk that stands on the line alone: without it the check above would have refused.
  if (onLine && filledLots > 0 && freeCollateralCents(state, account.index) < 0) countUse(state, 'credit_line');
  const rest = sizeLots - filledLots;
  if (rest === 0 || orderType === 'market' || orderType === 'ioc') {
    if (filledLots > 0) trimReduceOnly(state, account.index, market);
    return { filledLots, orderId: 0 };
  }
  if (order.reduceOnly) account.restsReduceOnly = true;
  const tags = (order.byMandate ? book.MANDATE_TAG : 0) | (order.reduceOnly ? book.REDUCE_ONLY_TAG : 0);
  const bookId = restLots(state, account, market, side, limit, rest, tags);
  trimReduceOnly(state, account.index, market);
  return { filledLots, orderId: globalOrderId(state, market, bookId) };
}

/** Holds what the order needs and rests it. Returns its id in the book. */
function restLots(state: SimState, account: Account, market: number, side: number, priceTicks: number, lots: number, tags: number): number {
  holdResting(state, market, side, account.index, priceTicks, lots);
  account.openOrders += 1;
  return book.rest(state.books[market]!, side, priceTicks, lots, account.index, tags);
}

/**
 * A quote of a maker that is kept in money from outside: only the band and what the account has of the asset are asked for, and
 * it must not meet anything. False, and nothing changed, where that does not hold.
 */
export function restQuote(state: SimState, account: Account, market: number, side: Side, sizeLots: number, priceTicks: number): boolean {
  const spec = state.scenario.markets[market]!;
  const { bandTicks } = state.markets[market]!;
  const direction = sideNumber(side);
  if (
    account.liquidating ||
    Math.abs(priceTicks - bandTicks) > bandTicks * bandFraction(state) ||
    meets(state.books[market]!, direction, priceTicks)
  )
    return false;
  if (spec.kind === 'spot') {
    const asset = side === 'buy' ? USD : spec.asset;
    const needs = side === 'buy' ? spotHoldCents(state, market, priceTicks, sizeLots) : sizeLots * spec.unitsPerLot;
    if (needs > balanceOf(state.ledger, account.index, asset) - reservedOf(state.ledger, account.index, asset)) return false;
  }
  restLots(state, account, market, direction, priceTicks, sizeLots, 0);
  return true;
}

/** True where the book holds something at the limit or better. */
function meets(b: book.OrderBook, side: number, limitTicks: number): boolean {
  if (side === book.SELL) return book.bestBid(b) >= limitTicks;
  const ask = book.bestAsk(b);
  return ask > 0 && ask <= limitTicks;
}

/** Fills from which a trade between others is an event; the desk's own always are. */
const LARGE_FILL_CENTS = 5_000_000;

/** Takes what the book holds at the limit or better, settling fill by fill. Returns lots filled. */
function takeLots(
  state: SimState,
  account: Account,
  { market, side: takerSide }: OrderRequest,
  sizeLots: number,
  limit: number,
  events: SimEvent[],
): number {
  const side = sideNumber(takerSide);
  const taker = account.index;
  const largeLots = LARGE_FILL_CENTS / state.scenario.markets[market]!.centsPerTickLot;
  const onFill = (maker: number, _orderId: number, priceTicks: number, lots: number, makerRemaining: number): void => {
    const owner = state.accounts[maker]!;
    if (makerRemaining === 0) owner.openOrders -= 1;
    releaseResting(state, market, 0 - side, maker, priceTicks, lots);
    settleFill(state, market, side === book.BUY ? taker : maker, side === book.BUY ? maker : taker, side === book.BUY, priceTicks, lots);
    recordTrade(state, market, priceTicks, lots, takerSide);
    if (lots * priceTicks >= largeLots || owner.kind === 'desk' || account.kind === 'desk')
      events.push({ type: 'order_filled', market, maker, taker, takerSide, priceTicks, sizeLots: lots });
  };
  const onSelf = (_orderId: number, priceTicks: number, remainingLots: number): void => {
    account.openOrders -= 1;
    releaseResting(state, market, 0 - side, taker, priceTicks, remainingLots);
  };
  return book.take(state.books[market]!, side, limit, sizeLots, taker, onFill, onSelf);
}

const TAPE_LENGTH = 12;

function recordTrade(state: SimState, market: number, priceTicks: number, lots: number, takerSide: Side): void {
  const m = state.markets[market]!;
  m.lastTicks = priceTicks;
  const newest = m.tape[0];
  if (newest !== undefined && newest.step === state.step && newest.priceTicks === priceTicks && newest.takerSide === takerSide)
    newest.sizeLots += lots;
  else {
    m.tape.unshift({ step: state.step, priceTicks, sizeLots: lots, takerSide });
    if (m.tape.length > TAPE_LENGTH) m.tape.pop();
  }
  const candle = m.candles[m.candles.length - 1]!;
  candle.highTicks = Math.max(candle.highTicks, priceTicks);
  candle.lowTicks = Math.min(candle.lowTicks, priceTicks);
  candle.closeTicks = priceTicks;
  candle.volumeLots += lots;
  if (takerSide === 'buy') state.flow.buys += 1;
  else state.flow.sells += 1;
}
