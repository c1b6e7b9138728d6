/**
 * Backstop providers: accounts that have promised to take over positions, up to so much a minute and so much an hour of engine
 * time. Source: help.ftx.com/.../360024479392-Backstop-Liquidity-Provider-Program.
 */
import { whileOn } from '../firm/measures.ts';
import type { SimState } from '../state.ts';

export interface Backstop {
  account: number;
  perMinuteCents: number;
  perHourCents: number;
  usedMinuteCents: number;
  usedHourCents: number;
}

/** What a provider whose agreement has lapsed still takes of what it had promised. */
const LAPSED = 0.02;
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;

/** What the provider can still take now. */
export function capacityCents(state: SimState, provider: Backstop): number {
  const part = whileOn(state, 'backstop_lapsed', LAPSED);
  return Math.max(
    0,
    Math.min(part * provider.perMinuteCents - provider.usedMinuteCents, part * provider.perHourCents - provider.usedHourCents),
  );
}

export function useCapacity(state: SimState, account: number, notionalCents: number): void {
  for (const provider of state.backstops) {
    if (provider.account !== account) continue;
    provider.usedMinuteCents += notionalCents;
    provider.usedHourCents += notionalCents;
  }
}

/** Capacity comes back with each new minute and hour of engine time. */
export function renewCapacity(state: SimState): void {
  const { engineSeconds, engineSecondsPerStep } = state.clock;
  const before = engineSeconds - engineSecondsPerStep;
  const passes = (seconds: number): boolean => Math.floor(before / seconds) !== Math.floor(engineSeconds / seconds);
  for (const provider of state.backstops) {
    if (passes(SECONDS_PER_MINUTE)) provider.usedMinuteCents = 0;
    if (passes(SECONDS_PER_HOUR)) provider.usedHourCents = 0;
  }
}
