/**
 * A liquidated position handed to the desk past the book, at the mark less a discount in the desk's favour. The mark is the book's,
 * and stands still while the outside venue has moved on. docs/decisions/0014-last-privileges.md.
 */
import type { Side } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { type Account, accountOf, countUse, optionalAccountOf, type SimState } from '../state.ts';
import { checkPerpetualMargin } from './orders.ts';
import { trimReduceOnly } from './reduceOnly.ts';
import { settleFill } from './settlement.ts';

/** Basis points of the mark: the low end of the 0.3 to 0.5 % that venues have charged for a liquidation. */
export const ROUTED_DISCOUNT_BPS = 30;

/** What the desk pays for what is sold, or gets for what is bought, in ticks, rounded in its favour. */
export function routedPriceTicks(state: SimState, market: number, side: Side): number {
  const mark = state.markets[market]!.markTicks;
  const share = ROUTED_DISCOUNT_BPS / 10_000;
  return side === 'sell' ? Math.max(1, Math.floor(mark * (1 - share))) : Math.ceil(mark * (1 + share));
}

/**
 * Fills one slice of another account's liquidation against the desk, into its quoting account where it has one. Returns false, with nothing done, for the desk's own
 * positions, while the desk is being liquidated, or where the desk lacks the margin for the whole slice.
 */
export function takenByDesk(state: SimState, account: Account, market: number, side: Side, sizeLots: number, events: SimEvent[]): boolean {
  const desk = optionalAccountOf(state, 'desk_quotes') ?? accountOf(state, 'desk');
  if (sizeLots === 0 || account.kind === 'desk' || account === desk || desk.liquidating) return false;
  const priceTicks = routedPriceTicks(state, market, side);
  const deskSide = side === 'sell' ? 'buy' : 'sell';
  if (checkPerpetualMargin(state, desk, { market, side: deskSide, orderType: 'limit', sizeLots, priceTicks, byMandate: true }) !== null)
    return false;
  const [buyer, seller] = side === 'sell' ? [desk, account] : [account, desk];
  settleFill(state, market, buyer.index, seller.index, side === 'buy', priceTicks, sizeLots);
  trimReduceOnly(state, desk.index, market);
  state.flow.liquidations += 1;
  countUse(state, 'route_liquidations');
  events.push({ type: 'liquidation_routed', account: account.index, market, side, sizeLots, priceTicks });
  return true;
}
