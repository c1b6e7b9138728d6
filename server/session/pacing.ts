/** How many steps of play are due. Fed with measured milliseconds by its caller, so that a test can be its clock. */
import type { Pace } from '../../shared/net/messages.ts';

/** Milliseconds of play in one step at pace 1. */
export const STEP_MS = 250;

export interface Metronome {
  pace: Pace;
  owedMs: number;
}

export const metronome = (pace: Pace): Metronome => ({ pace, owedMs: 0 });

export function setPace(clock: Metronome, pace: Pace): void {
  clock.pace = pace;
  clock.owedMs = 0;
}

/** Whole steps due after `elapsedMs`. What a stalled machine missed beyond half a second is dropped: a round counts steps, never the wall clock. */
export function stepsDue(clock: Metronome, elapsedMs: number): number {
  if (clock.pace === 0) return 0;
  clock.owedMs += Math.min(elapsedMs, 500) * clock.pace;
  const due = Math.floor(clock.owedMs / STEP_MS);
  clock.owedMs -= due * STEP_MS;
  return due;
}
