import { view } from '../../store/store.ts';

/** The business week, from 1, that a step falls in. */
export function weekOfStep(step: number): number {
  const { stepsPerRound, weeks } = view.clock.value;
  return Math.min(weeks, Math.floor((step * weeks) / stepsPerRound) + 1);
}
