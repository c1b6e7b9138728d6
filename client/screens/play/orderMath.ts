/** What an order would come to, from what the seat knows: its value, its role, what it may still reduce, its place in the queue. */
import type { PlaceOrder, Side } from '../../../shared/sim/commands.ts';
import type { AccountView, DepthView, MarketInfo, OrderView } from '../../../shared/sim/views/types.ts';
import { plainUnits } from '../../overlay/format.ts';

/** Cents at the order's own price; a market order counts at the mark. */
export const orderValueCents = (order: PlaceOrder, markTicks: number, info: MarketInfo): number =>
  order.sizeLots * (order.priceTicks ?? markTicks) * info.centsPerTickLot;

/** Whether the order would trade on arrival. What rests pays as a maker, whatever the rest of it did. */
export function feeRole(order: PlaceOrder, depth: DepthView): 'maker' | 'taker' {
  if (order.orderType === 'post_only') return 'maker';
  if (order.orderType !== 'limit' || order.priceTicks === undefined) return 'taker';
  if (depth.market !== order.market) return 'maker';
  const best = (order.side === 'buy' ? depth.asks : depth.bids)[0];
  if (!best) return 'maker';
  const crosses = order.side === 'buy' ? order.priceTicks >= best.priceTicks : order.priceTicks <= best.priceTicks;
  return crosses ? 'taker' : 'maker';
}

/** Lots that a reduce-only order of this side may have: the position less everything that already waits against it. */
export function reducibleLots(account: AccountView, market: string, side: Side): number {
  const held = account.positions.find((position) => position.market === market)?.sizeLots ?? 0;
  if (held === 0 || held > 0 !== (side === 'sell')) return 0;
  const waiting = account.orders
    .filter((order) => order.market === market && order.side === side)
    .reduce((sum, order) => sum + order.remainingLots, 0);
  return Math.max(0, Math.abs(held) - waiting);
}

/** The order as the engine would take it: a reduce-only one is trimmed to what is left to reduce, where anything is. */
export function trimmed(order: PlaceOrder, account: AccountView | null): PlaceOrder {
  if (!order.reduceOnly || !account) return order;
  const room = reducibleLots(account, order.market, order.side);
  return room > 0 && room < order.sizeLots ? { ...order, sizeLots: room } : order;
}

/** What the fields hold. What was not typed is what waits now: an order that fills meanwhile is not made larger again by its new price. */
export const amendFields = (
  order: Pick<OrderView, 'priceTicks' | 'remainingLots'>,
  info: MarketInfo,
  size: string | null,
  limit: string | null,
): { size: string; limit: string } => ({
  size: size ?? plainUnits(order.remainingLots, info.lotsPerCoin),
  limit: limit ?? plainUnits(order.priceTicks, info.ticksPerUsd),
});

export type AmendEffect = 'same' | 'keepsPlace' | 'losesPlace';

/** An amended order keeps its place only where the price stays and the size shrinks. */
export function amendEffect(order: Pick<OrderView, 'priceTicks' | 'remainingLots'>, sizeLots: number, priceTicks: number): AmendEffect {
  if (priceTicks !== order.priceTicks) return 'losesPlace';
  if (sizeLots === order.remainingLots) return 'same';
  return sizeLots < order.remainingLots ? 'keepsPlace' : 'losesPlace';
}
