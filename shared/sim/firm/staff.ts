/**
 * People whom the firm has hired beside those it opened with: each is paid for until a day, and makes some of the day's work come out
 * better while there.
 */
import { hasCome } from '../clock.ts';
import type { SimState } from '../state.ts';

export type StaffRole = 'engineering' | 'support';
export interface Hire {
  role: StaffRole;
  /** Whole number: each point takes a quarter off what goes wrong. Below zero: a post that stands empty. */
  skill: number;
  payCentsPerYear: number;
  untilDay: number;
}

const LEFT_BY_SKILL = 0.75;
/** Beyond so many points nobody can tell the difference. */
const MOST_SKILL = 6;

const there = (state: SimState): Hire[] => state.business!.staff.filter(({ untilDay }) => !hasCome(state, untilDay));

export const staffPayCentsPerYear = (state: SimState): number => there(state).reduce((sum, hire) => sum + hire.payCentsPerYear, 0);

export const staffSkill = (state: SimState, role: StaffRole): number =>
  there(state).reduce((sum, hire) => sum + (hire.role === role ? hire.skill : 0), 0);

/** Part of what would go wrong that still does, with those who are there now: 1 with nobody. */
export function stillWrong(state: SimState, role: StaffRole): number {
  const skill = Math.min(MOST_SKILL, staffSkill(state, role));
  let left = 1;
  for (let point = 0; point < Math.abs(skill); point++) left = skill > 0 ? left * LEFT_BY_SKILL : left / LEFT_BY_SKILL;
  return left;
}
