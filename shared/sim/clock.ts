/**
 * The clock of a game. A round is so many calendar days; a step covers few of them while a run is on and none in a close, so steps
 * and days are tied by paces: a pace gives the day of any of its steps by one multiplication: nothing drifts.
 * Engine time goes at one speed always, and stands in a close.
 */
import type { SimEvent } from './events.ts';
import type { Scenario } from './scenario.ts';
import type { SimState } from './state.ts';

/** From this step on, each step covers so many calendar days, until the next pace begins. */
export interface CalendarPace {
  step: number;
  day: number;
  daysPerStep: number;
}

export interface Clock {
  /** Calendar days since the opening, at the end of the last step and of the one before it. */
  day: number;
  dayBefore: number;
  /** Calendar days that the last live step covered; before the first, what it will. */
  daysPerStep: number;
  engineSecondsPerStep: number;
  /** Engine time since the opening. */
  engineSeconds: number;
  /** From 1. */
  round: number;
  /** Live steps of this round so far, and how many it comes to at the present pace. */
  roundStep: number;
  roundSteps: number;
  /** Steps of the present close so far. */
  closeStep: number;
  /** Oldest first. */
  paces: CalendarPace[];
}

/** Float noise of a day: far below the shortest step, far above rounding errors of some thousand days. */
const EPSILON = 1e-9;
/** Days that a step of a coarse run covers, in a run on the firm. */
const COARSE_RUN_DAYS_PER_STEP = 0.25;

/** Calendar days of one round. */
export const roundDays = (scenario: Scenario): number =>
  Math.round(scenario.stepsPerRound * scenario.calendarDaysPerStep * 1_000_000) / 1_000_000;

export const createClock = (scenario: Scenario): Clock => ({
  day: 0,
  dayBefore: 0,
  daysPerStep: scenario.calendarDaysPerStep,
  engineSecondsPerStep: scenario.engineSecondsPerStep,
  engineSeconds: 0,
  round: 1,
  roundStep: 0,
  roundSteps: scenario.stepsPerRound,
  closeStep: 0,
  paces: [{ step: 0, day: 0, daysPerStep: scenario.calendarDaysPerStep }],
});

/** Day at the end of a step; a step that is still to come is placed at the present pace. */
export function dayAt({ paces }: Clock, step: number): number {
  const pace = paces.findLast((one) => one.step <= step) ?? paces[0]!;
  const day = pace.day + (step - pace.step) * pace.daysPerStep;
  const whole = Math.round(day);
  return Math.abs(day - whole) < EPSILON ? whole : day;
}

/** The calendar day that it is, from 0. */
export const calendarDay = (state: SimState): number => Math.floor(state.clock.day);

/** The calendar days that began in this step, oldest first: none, one or several. Keys for draws that no pace may change. */
export function newDays(state: SimState): number[] {
  const days: number[] = [];
  for (let day = Math.floor(state.clock.dayBefore) + 1; day <= calendarDay(state); day++) days.push(day);
  return days;
}

export const hasCome = (state: SimState, day: number): boolean => state.clock.day >= day - EPSILON;

/** Number of rounds of this game: drawn, and known to nobody in it. */
const rounds = (state: SimState): number => state.business?.weather.rounds ?? 1;

const roundEnd = (state: SimState): number => state.clock.round * roundDays(state.scenario);
export const roundIsOver = (state: SimState): boolean => state.clock.day === roundEnd(state);
export const isLastRound = (state: SimState): boolean => state.clock.round >= rounds(state);

/** One live step passes. It ends on the last day of the round, or of a run, to the bit: a round's last step is cut short for that. */
export function turnClock(state: SimState): void {
  const { clock } = state;
  state.step += 1;
  clock.roundStep += 1;
  clock.engineSeconds += clock.engineSecondsPerStep;
  const next = dayAt(clock, state.step);
  const end = roundEnd(state);
  const runEnd = state.business?.runUntilDay ?? end;
  clock.dayBefore = clock.day;
  clock.day = next > end - EPSILON ? end : Math.abs(next - runEnd) < EPSILON ? runEnd : next;
  clock.daysPerStep = next > end + EPSILON ? end - clock.dayBefore : clock.paces.at(-1)!.daysPerStep;
}

// ---- Runs on the firm ---------------------------------------------------------------------------------------------------

const runPace = (state: SimState): number => state.scenario.business!.runDays / state.scenario.business!.runSteps;
const onRun = (state: SimState): boolean => state.business !== null && state.business.runUntilDay !== null;
const livePace = (state: SimState): number => (onRun(state) ? runPace(state) : state.scenario.calendarDaysPerStep);

/** From the next step on the calendar goes slowly, until `endRun`; runUntilDay says when that is due. A run that is on goes on as it is. */
export function beginRun(state: SimState): void {
  if (state.business === null || onRun(state)) return;
  state.business.runUntilDay = state.clock.day + state.scenario.business!.runDays;
  setPace(state, runPace(state));
}

export function endRun(state: SimState): void {
  if (!onRun(state)) return;
  state.business!.runUntilDay = null;
  setPace(state, livePace(state));
}

function setPace(state: SimState, daysPerStep: number): void {
  const { clock, step } = state;
  if (clock.paces.at(-1)!.step === step) clock.paces.pop();
  clock.paces.push({ step, day: clock.day, daysPerStep });
  clock.roundSteps = clock.roundStep + stepsLeft(state);
}

/** Live steps until the round ends, if no other run begins. */
export function stepsLeft(state: SimState): number {
  const left = roundEnd(state) - state.clock.day;
  const slow = onRun(state) ? Math.max(0, Math.min(left, state.business!.runUntilDay! - state.clock.day)) : 0;
  const slowSteps = slow === 0 ? 0 : Math.ceil(slow / runPace(state) - EPSILON);
  return slowSteps + Math.ceil((left - slow) / state.scenario.calendarDaysPerStep - EPSILON);
}

// ---- Closes -------------------------------------------------------------------------------------------------------------

/** The market stands still until someone opens the next round or the time for it is up. */
export function beginClose(state: SimState): void {
  state.phase = 'close';
  state.clock.closeStep = 0;
  setPace(state, 0);
}

export const closeStepsLeft = (state: SimState): number =>
  state.phase === 'close' ? state.scenario.business!.closeSteps - state.clock.closeStep : 0;

/** One step of a close passes; the last one opens the round. */
export function passClose(state: SimState, events: SimEvent[]): void {
  state.step += 1;
  state.clock.closeStep += 1;
  if (closeStepsLeft(state) <= 0) openRound(state, events);
}

export function openRound(state: SimState, events: SimEvent[]): void {
  const { clock, business } = state;
  state.phase = 'live';
  clock.round += 1;
  clock.roundStep = 0;
  clock.daysPerStep = livePace(state);
  setPace(state, clock.daysPerStep);
  if (business !== null) business.roundFeesCents = 0;
  events.push({ type: 'round_opened', round: clock.round });
}

// ---- Coarse runs --------------------------------------------------------------------------------------------------------

/** The same scenario in fewer, longer steps of both clocks: same rounds, same days, for runs that nobody watches. */
export function coarse(scenario: Scenario, factor: number): Scenario {
  const stepsPerRound = Math.max(1, Math.round(scenario.stepsPerRound / factor));
  const { business } = scenario;
  return {
    ...scenario,
    stepsPerRound,
    calendarDaysPerStep: roundDays(scenario) / stepsPerRound,
    engineSecondsPerStep: Math.max(1, Math.round((scenario.engineSecondsPerStep * scenario.stepsPerRound) / stepsPerRound)),
    ...(business === undefined
      ? {}
      : { business: { ...business, closeSteps: 1, runSteps: Math.ceil(business.runDays / COARSE_RUN_DAYS_PER_STEP) } }),
  };
}
