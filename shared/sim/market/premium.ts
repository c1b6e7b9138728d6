/**
 * What a long in a perpetual is worth to the crowd: makers quote round the index plus a day's premium, and funding, which pays a day's
 * premium each day, carries it from longs to shorts. Rates per year by the weather, from the scenario.
 */
import type { SimState } from '../state.ts';

const DAYS_PER_YEAR = 365;

/** Middle that makers quote round, in ticks (fractional): the index for spot, the index and its premium for a perpetual. */
export function centreTicks(state: SimState, market: number): number {
  const { referenceTicks } = state.markets[market]!;
  if (state.scenario.markets[market]!.kind === 'spot') return referenceTicks;
  return referenceTicks * (1 + state.scenario.business!.firm.funding[state.business!.outside.regime] / DAYS_PER_YEAR);
}
