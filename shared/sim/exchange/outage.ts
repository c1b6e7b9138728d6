/**
 * When part of the exchange does not work: customers trade less or not at all, or no withdrawal is paid, for so many calendar days. What
 * long steps lose is the part of the step for which it lasted, so that they lose as much as short ones.
 */
import { hasCome } from '../clock.ts';
import type { SimState } from '../state.ts';

export interface Outage {
  what: 'trading' | 'withdrawals';
  fromDay: number;
  untilDay: number;
  /** Share of trading that does not come through; withdrawals stop altogether. */
  share: number;
}

/** Days until which something has been done against the next one. */
export interface Readiness {
  /** Room for a busy week has been rented. */
  capacityUntilDay: number;
  /** Somebody is woken before customers notice. */
  alarmUntilDay: number;
  /** A backup has been brought back for trial. */
  restoreUntilDay: number;
}

/** Begins now; what does not work already gives way to it. */
export function beginOutage(state: SimState, what: Outage['what'], days: number, share = 1): void {
  const { day } = state.clock;
  state.business!.outage = { what, fromDay: day, untilDay: day + days, share };
}

/** Mended on this day; at once where none is given. */
export function endOutage(state: SimState, onDay = state.clock.day): void {
  const { outage } = state.business!;
  if (outage !== null) outage.untilDay = Math.min(outage.untilDay, onDay);
}

/** Share of this step's trading that comes through. */
export function openShare(state: SimState): number {
  const { outage } = state.business!;
  if (outage === null || outage.what !== 'trading') return 1;
  const { dayBefore, day } = state.clock;
  const lost = Math.max(0, Math.min(day, outage.untilDay) - Math.max(dayBefore, outage.fromDay));
  return day > dayBefore ? 1 - (outage.share * lost) / (day - dayBefore) : 1;
}

export function withdrawalsStopped(state: SimState): boolean {
  const outage = state.business?.outage ?? null;
  return outage !== null && outage.what === 'withdrawals' && hasCome(state, outage.fromDay) && !hasCome(state, outage.untilDay);
}
