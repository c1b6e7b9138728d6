/** "What if I send this order now": the engine's own checks and margin functions, answered without touching the state. */
import type { PlaceOrder } from '../commands.ts';
import { ratedLots, ratedOpenLots } from '../exchange/concentration.ts';
import { feeCents, feeRate } from '../exchange/fees.ts';
import { balanceOf } from '../exchange/ledger.ts';
import {
  actsPriceTicks,
  availableCollateralCents,
  coinCollateralCents,
  initialMarginCents,
  leverageOf,
  lotsToCoins,
  marginOf,
  openSizeLots,
  positionImf,
  positionMmf,
} from '../exchange/margin.ts';
import * as book from '../exchange/orderBook.ts';
import { checkOrder, limitTicksOf, type OrderRequest } from '../exchange/orders.ts';
import { roomToReduce } from '../exchange/reduceOnly.ts';
import type { RejectionCode } from '../rejections.ts';
import { accountOf, type SimState } from '../state.ts';
import { rounded } from './deskView.ts';

/** The engine's own answer to "what if I send this order now". */
export interface OrderPreview {
  accepted: boolean;
  code: RejectionCode | null;
  needsCents: number;
  haveCents: number;
  shortByCents: number;
  fitsLots: number;
  orderValueCents: number;
  feeCents: number;
  marginFractionNow: number | null;
  marginFractionAfter: number | null;
  initialMarginFractionAfter: number;
  maintenanceMarginFractionAfter: number;
  actsPriceNowTicks: number | null;
  actsPriceAfterTicks: number | null;
}

/** Assumes a full fill at the mark (takers) or at the limit (resting orders); the fee is the one that fill would pay. */
export function previewOrder(state: SimState, place: PlaceOrder): OrderPreview {
  const desk = accountOf(state, 'desk');
  const market = state.scenario.markets.findIndex((m) => m.id === place.market);
  const order: OrderRequest = {
    market,
    side: place.side,
    orderType: place.orderType,
    sizeLots: place.sizeLots,
    priceTicks: place.priceTicks ?? null,
    byMandate: false,
    reduceOnly: place.reduceOnly ?? false,
  };
  const rejection = checkOrder(state, desk, order);
  const sizeLots =
    order.reduceOnly && rejection === null ? Math.min(place.sizeLots, roomToReduce(state, desk.index, market, place.side)) : place.sizeLots;
  const nothing: OrderPreview = {
    accepted: false,
    code: rejection?.code ?? null,
    needsCents: rejection?.needsCents ?? 0,
    haveCents: rejection?.haveCents ?? 0,
    shortByCents: rejection?.shortByCents ?? 0,
    fitsLots: rejection?.fitsLots ?? 0,
    orderValueCents: 0,
    feeCents: 0,
    marginFractionNow: null,
    marginFractionAfter: null,
    initialMarginFractionAfter: 1 / leverageOf(state, desk.index),
    maintenanceMarginFractionAfter: 0,
    actsPriceNowTicks: null,
    actsPriceAfterTicks: null,
  };
  const spec = state.scenario.markets[market];
  if (spec === undefined || !Number.isSafeInteger(place.sizeLots) || place.sizeLots <= 0) return nothing;
  const { markTicks } = state.markets[market]!;
  const priceTicks = order.priceTicks ?? markTicks;
  const notional = priceTicks * sizeLots * spec.centsPerTickLot;
  const b = state.books[market]!;
  const best = place.side === 'buy' ? book.bestAsk(b) : book.bestBid(b);
  const limit = limitTicksOf(state, order);
  const takes = best > 0 && (place.side === 'buy' ? limit >= best : limit <= best);
  const fee = feeCents(notional, feeRate(state, desk.index, takes ? 'taker' : 'maker'));
  const now = marginOf(state, desk.index);
  const signed = place.side === 'buy' ? sizeLots : -sizeLots;
  const preview: OrderPreview = {
    ...nothing,
    accepted: rejection === null,
    needsCents: rejection?.needsCents ?? Math.ceil(initialMarginCents(state, desk.index, market, signed) + fee),
    haveCents: rejection?.haveCents ?? Math.floor(availableCollateralCents(state, desk.index) + desk.borrowCents),
    fitsLots: rejection?.fitsLots ?? (rejection === null ? sizeLots : 0),
    orderValueCents: notional,
    feeCents: fee,
    marginFractionNow: now.marginFraction,
  };
  if (spec.kind === 'spot') {
    const perpetuals = state.scenario.markets.filter((m) => m.kind === 'perpetual');
    const shown = perpetuals.find((m) => m.asset === spec.asset) ?? perpetuals[0]!;
    const perpetual = state.scenario.markets.indexOf(shown);
    const acts = rounded(actsPriceTicks(state, desk.index, perpetual, 0, 0));
    // Cash becomes coins that count at their weight, or the other way round.
    const held = balanceOf(state.ledger, desk.index, spec.asset);
    const counts = (units: number): number => coinCollateralCents(state, desk.index, spec.asset, units, 'total');
    const change = counts(held + signed * spec.unitsPerLot) - counts(held) - Math.sign(signed) * notional - fee;
    const value = now.accountValueCents + change;
    return {
      ...preview,
      marginFractionAfter: now.notionalCents > 0 ? value / now.notionalCents : null,
      maintenanceMarginFractionAfter: now.maintenanceFraction,
      actsPriceNowTicks: acts,
      actsPriceAfterTicks: rounded(actsPriceTicks(state, desk.index, perpetual, 0, change)),
    };
  }
  const slip = signed * (markTicks - priceTicks) * spec.centsPerTickLot;
  const { positions } = state;
  const size = positions.sizeLots[desk.index * positions.markets + market]!;
  const after = size + signed;
  let notionalAfter = 0;
  let maintenance = 0;
  let initial = 0;
  for (let m = 0; m < positions.markets; m++) {
    const at = desk.index * positions.markets + m;
    const lots = m === market ? after : positions.sizeLots[at]!;
    if (lots === 0) continue;
    const other = state.scenario.markets[m]!;
    const here = Math.abs(lots) * state.markets[m]!.markTicks * other.centsPerTickLot;
    const open = openSizeLots(lots, positions.openBuyLots[at]!, positions.openSellLots[at]!);
    notionalAfter += here;
    maintenance += here * positionMmf(other.imfFactor, lotsToCoins(state, m, ratedLots(state, desk.index, m, lots)));
    const rated = lotsToCoins(state, m, ratedOpenLots(state, desk.index, m, open));
    initial += here * positionImf(other.imfFactor, rated, leverageOf(state, desk.index));
  }
  return {
    ...preview,
    marginFractionAfter: notionalAfter > 0 ? (now.accountValueCents - fee + slip) / notionalAfter : null,
    initialMarginFractionAfter: notionalAfter > 0 ? initial / notionalAfter : 1 / leverageOf(state, desk.index),
    maintenanceMarginFractionAfter: notionalAfter > 0 ? maintenance / notionalAfter : 0,
    actsPriceNowTicks: rounded(actsPriceTicks(state, desk.index, market, 0, 0)),
    actsPriceAfterTicks: rounded(actsPriceTicks(state, desk.index, market, signed, slip - fee)),
  };
}
