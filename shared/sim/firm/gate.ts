import type { SimEvent } from '../events.ts';
import type { SimState } from '../state.ts';

/** Until the firm has been looked at nobody is paid, so nobody sets an order of payment either. */
export const gateIsClosed = (state: SimState): boolean => state.business !== null && state.business.gatedDay !== null;

/** Nobody is paid any more until the firm has been looked at, whoever closed it. */
export function closeGate(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  state.rules.queuePolicy = 'gated';
  if (business.gatedDay !== null) return;
  business.gatedDay = state.clock.day;
  events.push({ type: 'gated' });
}
