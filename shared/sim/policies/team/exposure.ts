/** Brings the desk's account, once as a round opens, to the position by hand that the team held in that round. */

import type { SimState } from '../../state.ts';
import { attempt, type Give } from '../firm/decideFirm.ts';
import type { FirmMemory } from '../firm/types.ts';
import { ownCents } from './hand.ts';
import type { TeamRule } from './types.ts';

/** Smaller changes than this part of own money are not worth an order. */
const LEAST_MOVE = 0.01;

export function holdExposure(rule: TeamRule, state: SimState, memory: FirmMemory, give: Give): void {
  const { round } = state.clock;
  if (rule.exposure.length === 0 || !attempt(memory, `exposure-${round}`)) return;
  const own = ownCents(state);
  state.scenario.markets.forEach((spec, market) => {
    const { markTicks, listed } = state.markets[market]!;
    const lotCents = markTicks * spec.centsPerTickLot;
    const key = `hand-${market}`;
    const now = memory.tries[key] ?? 0;
    const lots = Math.trunc(((rule.exposure[round - 1]?.[market] ?? 0) * own) / lotCents) - now;
    if (!listed || Math.abs(lots) * lotCents < LEAST_MOVE * own) return;
    memory.tries[key] = now + lots;
    give('desk', { type: 'place_order', market: spec.id, side: lots > 0 ? 'buy' : 'sell', orderType: 'market', sizeLots: Math.abs(lots) });
  });
}
