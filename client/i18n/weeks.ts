/** Business weeks since the opening, from 1. What ties steps to days comes from the simulation. */
import type { CalendarPace } from '../../shared/sim/clock.ts';

const DAYS_PER_WEEK = 7;
/** Float noise of a day. */
const EPSILON = 1e-6;

/** The week that a day ends in: the last day of a week still belongs to it. */
export const weekOfDay = (day: number): number => Math.max(1, Math.ceil(day / DAYS_PER_WEEK - EPSILON));

/** The week that a step ends in: in a close, while no day passes, the last week of the round. */
export const weekOfStep = (calendar: readonly CalendarPace[], step: number): number => weekOfDay(dayOfStep(calendar, step));

/** Of the clock that a seat is shown, which counts the weeks of a round. */
export const weekSinceOpening = ({ round, weeks, week }: { round: number; weeks: number; week: number }): number =>
  (round - 1) * weeks + week;

/** Days since the opening at the end of a step. */
export function dayOfStep(calendar: readonly CalendarPace[], step: number): number {
  const pace = calendar.findLast((one) => one.step <= step);
  return pace === undefined ? 0 : pace.day + (step - pace.step) * pace.daysPerStep;
}

/** The step, in parts, at which a week since the opening is over. */
export function stepAfterWeek(calendar: readonly CalendarPace[], week: number): number {
  const day = week * DAYS_PER_WEEK;
  const pace = calendar.findLast((one) => one.daysPerStep > 0 && one.day < day);
  return pace === undefined ? 0 : pace.step + (day - pace.day) / pace.daysPerStep;
}
