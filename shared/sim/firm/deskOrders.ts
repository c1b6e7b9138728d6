/** An order of the desk's own that its strategies send: at the market, through the book and its checks, as much as passes. */
import type { Side } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { accountOf, type SimState } from '../state.ts';

export function tradeForDesk(state: SimState, market: number, side: Side, lots: number, events: SimEvent[]): void {
  const desk = accountOf(state, 'desk');
  if (desk.liquidating) return;
  const sizeLots = Math.min(lots, state.scenario.markets[market]!.maxOrderLots);
  const order: OrderRequest = { market, side, orderType: 'market', sizeLots, priceTicks: null, byMandate: true };
  const rejection = checkOrder(state, desk, order);
  const fits = rejection === null ? sizeLots : (rejection.fitsLots ?? 0);
  if (fits > 0) applyOrder(state, desk, { ...order, sizeLots: fits }, events);
}
