/**
 * The desk's standing orders. A person sets shares of buying power (collateral + credit line); these algorithms carry them out
 * every step, so that what the shares come to grows with the line. Directional only adds towards its target: cutting is a
 * decision, made by lowering the share; likewise money outside comes back only when its share is lowered. What a check refuses
 * is reported once in a while, with what it was short by.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf } from '../exchange/ledger.ts';
import { availableCollateralCents, leverageOf } from '../exchange/margin.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { cancelOrder } from '../exchange/restingOrders.ts';
import { applyTransferOutside, checkWithdrawal } from '../exchange/withdrawals.ts';
import { type Account, accountOf, type SimState, USD } from '../state.ts';
import { addToInbox } from './inbox.ts';

/** Market that mandates trade: the perpetual. */
export const mandateMarket = (state: SimState): number => state.scenario.markets.findIndex((m) => m.kind === 'perpetual');

const DESK_HALF_SPREAD_BPS = 8;
const REPORT_EVERY_STEPS = 60;

export const buyingPowerCents = (state: SimState, desk: Account): number =>
  Math.max(0, Math.floor(availableCollateralCents(state, desk.index) + desk.borrowCents));

export const targetNotionalCents = (state: SimState, desk: Account): number =>
  Math.floor(state.mandate.directionalShare * buyingPowerCents(state, desk) * leverageOf(state, desk.index));

/** Of buying power that is cash: collateral in coins cannot be sent anywhere. */
export const targetOutsideCents = (state: SimState, desk: Account): number =>
  Math.floor(state.mandate.outsideShare * buyingPowerCents(state, desk));

export function heldNotionalCents(state: SimState, desk: Account): number {
  const m = mandateMarket(state);
  return (
    state.positions.sizeLots[desk.index * state.positions.markets + m]! *
    state.markets[m]!.markTicks *
    state.scenario.markets[m]!.centsPerTickLot
  );
}

export function runMandates(state: SimState, events: SimEvent[]): void {
  const desk = accountOf(state, 'desk');
  if (desk.liquidating) return;
  quoteBothSides(state, desk, events);
  moveTowardsTarget(state, desk, events);
  moveOutside(state, desk, events);
}

function quoteBothSides(state: SimState, desk: Account, events: SimEvent[]): void {
  for (const id of state.mandate.quoteIds) cancelOrder(state, desk.index, id);
  state.mandate.quoteIds = [];
  const market = mandateMarket(state);
  const { markTicks } = state.markets[market]!;
  const centsPerLot = markTicks * state.scenario.markets[market]!.centsPerTickLot;
  // A quote stands for one step, so a small part of the share is at risk at a time.
  const lots = Math.floor((state.mandate.quoteShare * buyingPowerCents(state, desk)) / 20 / centsPerLot);
  if (lots === 0) return;
  const offset = DESK_HALF_SPREAD_BPS / 10_000;
  for (const side of ['buy', 'sell'] as const) {
    const priceTicks = side === 'buy' ? Math.floor(markTicks * (1 - offset)) : Math.ceil(markTicks * (1 + offset));
    const order: OrderRequest = { market, side, orderType: 'post_only', sizeLots: lots, priceTicks, byMandate: true };
    if (checkOrder(state, desk, order) !== null) continue;
    const { orderId } = applyOrder(state, desk, order, events);
    if (orderId > 0) state.mandate.quoteIds.push(orderId);
  }
}

function moveTowardsTarget(state: SimState, desk: Account, events: SimEvent[]): void {
  const market = mandateMarket(state);
  const centsPerLot = state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot;
  const gapCents = targetNotionalCents(state, desk) - heldNotionalCents(state, desk);
  const slice = state.scenario.mandateSliceCents;
  if (gapCents <= 0) {
    if (!state.mandate.cutting || gapCents > -centsPerLot) {
      state.mandate.cutting = false;
      return;
    }
  } else if (state.mandate.cutting) state.mandate.cutting = false;
  const lots = Math.floor(Math.min(Math.abs(gapCents), slice) / centsPerLot);
  if (lots === 0) return;
  const order: OrderRequest = {
    market,
    side: gapCents > 0 ? 'buy' : 'sell',
    orderType: 'market',
    sizeLots: lots,
    priceTicks: null,
    byMandate: true,
  };
  const rejection = checkOrder(state, desk, order);
  if (rejection === null) {
    applyOrder(state, desk, order, events);
    if (state.mandate.blocked?.what === 'directional') state.mandate.blocked = null;
    return;
  }
  const fits = rejection.fitsLots ?? 0;
  if (fits > 0) applyOrder(state, desk, { ...order, sizeLots: Math.min(lots, fits) }, events);
  if (rejection.code !== 'insufficient_margin') return;
  // Short by what the whole way to the target would still need, not by what one slice would.
  const shortByCents = Math.ceil(Math.max(rejection.shortByCents ?? 0, Math.abs(gapCents) / leverageOf(state, desk.index)));
  const report = dueForReport(state, 'directional');
  state.mandate.blocked = {
    what: 'directional',
    code: 'insufficient_margin',
    shortByCents,
    step: report ? state.step : (state.mandate.blocked?.step ?? state.step),
  };
  if (!report) return;
  const sizeLots = Math.floor(gapCents / centsPerLot);
  const haveCents = rejection.haveCents ?? 0;
  const whole = { ...rejection, needsCents: haveCents + shortByCents, shortByCents };
  events.push({
    type: 'mandate_blocked',
    what: 'directional',
    rejection: whole,
    market,
    side: 'buy',
    sizeLots,
    amountCents: Math.floor(gapCents),
  });
  addToInbox(state, 'desk', {
    kind: 'order_refused',
    id: `mandate-${state.step}`,
    step: state.step,
    order: { market: state.scenario.markets[market]!.id, side: 'buy', orderType: 'market', sizeLots, priceTicks: null },
    code: 'insufficient_margin',
    needsCents: whole.needsCents,
    haveCents,
    shortByCents,
    fitsLots: fits,
    byMandate: true,
  });
}

function moveOutside(state: SimState, desk: Account, events: SimEvent[]): void {
  const held = balanceOf(state.ledger, accountOf(state, 'desk_outside').index, USD);
  const gap = targetOutsideCents(state, desk) - held;
  const amount = Math.min(Math.abs(gap), state.scenario.mandateSliceCents);
  if (gap <= 0) {
    if (state.mandate.callingBack && gap < 0) applyTransferOutside(state, Math.min(amount, held), 'back', events);
    else state.mandate.callingBack = false;
    return;
  }
  state.mandate.callingBack = false;
  // Small gaps open with every price; they are not worth a transfer.
  if (gap < state.scenario.mandateSliceCents / 10) return;
  const rejection = checkWithdrawal(state, desk, USD, amount);
  if (rejection === null) {
    applyTransferOutside(state, amount, 'out', events);
    if (state.mandate.blocked?.what === 'outside') state.mandate.blocked = null;
    return;
  }
  if (rejection.code !== 'insufficient_balance' && rejection.code !== 'insufficient_margin') return;
  if (state.mandate.blocked?.what === 'directional') return;
  const report = dueForReport(state, 'outside');
  state.mandate.blocked = {
    what: 'outside',
    code: rejection.code,
    shortByCents: Math.floor(gap),
    step: report ? state.step : (state.mandate.blocked?.step ?? state.step),
  };
  if (!report) return;
  events.push({
    type: 'mandate_blocked',
    what: 'outside',
    rejection,
    market: mandateMarket(state),
    side: 'sell',
    sizeLots: 0,
    amountCents: amount,
  });
  addToInbox(state, 'desk', {
    kind: 'transfer_refused',
    id: `outside-${state.step}`,
    step: state.step,
    code: rejection.code,
    amountCents: Math.floor(gap),
    shortByCents: rejection.shortByCents ?? 0,
    byMandate: true,
  });
}

function dueForReport(state: SimState, what: 'directional' | 'outside'): boolean {
  const last = state.mandate.blocked;
  return last === null || last.what !== what || state.step - last.step >= REPORT_EVERY_STEPS;
}
