import { view } from '../../store/store.ts';

/** The business week, from 1, that a step falls in. */
export function weekOfStep(step: number): number {
  const { stepsPerRound, weeks } = view.clock.value;
  return Math.min(weeks, Math.floor((Math.max(0, step - 1) * weeks) / stepsPerRound) + 1);
}
