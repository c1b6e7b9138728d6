/**
 * Moves that a scenario plans beside the ordinary walk: a coin squeezed up that falls back, a flash crash that comes back. When and
 * how far is drawn from the seed at the opening, each by keys of its own, so that no other draw moves and no decision changes them.
 */
import { drawUniform, type Seed, STREAM } from '../random.ts';
import type { FlashCrashSpec, ReferenceSpec, Scenario, SqueezeSpec } from '../scenario.ts';

export interface Shock {
  /** The coin that moves; null where every coin does, by its beta. */
  asset: number | null;
  startStep: number;
  /** One after the other: the whole log return of each, spread evenly over its steps. */
  legs: { steps: number; logReturn: number }[];
}

export function drawShocks(scenario: Scenario, seed: Seed): Shock[] {
  const { squeezes = [], flashCrash } = scenario.world;
  // A squeeze is known by its place in the scenario's list, which is part of the scenario's version.
  const shocks = squeezes.map((spec, nth) => squeezeOf(scenario, seed, spec, nth));
  return flashCrash === undefined ? shocks : [...shocks, flashCrashOf(scenario, seed, flashCrash)];
}

const stepsOf = (scenario: Scenario, days: number): number => Math.max(1, Math.round(days / scenario.calendarDaysPerStep));
const between = (low: number, high: number, draw: number): number => low + (high - low) * draw;

function squeezeOf(scenario: Scenario, seed: Seed, spec: SqueezeSpec, nth: number): Shock {
  const share = between(spec.startShareEarliest, spec.startShareLatest, drawUniform(seed, STREAM.squeeze, 0, nth, 0));
  return {
    asset: spec.asset,
    startStep: Math.round(scenario.stepsPerRound * share),
    legs: [
      {
        steps: stepsOf(scenario, spec.upDays),
        logReturn: between(spec.upLogMin, spec.upLogMax, drawUniform(seed, STREAM.squeeze, 0, nth, 1)),
      },
      { steps: stepsOf(scenario, spec.downDays), logReturn: 0 - spec.downLog },
    ],
  };
}

function flashCrashOf(scenario: Scenario, seed: Seed, spec: FlashCrashSpec): Shock {
  const share = between(spec.startShareEarliest, spec.startShareLatest, drawUniform(seed, STREAM.flashCrash, 0, 0, 0));
  const down = between(spec.downLogMin, spec.downLogMax, drawUniform(seed, STREAM.flashCrash, 0, 0, 1));
  return {
    asset: null,
    startStep: Math.round(scenario.stepsPerRound * share),
    legs: [
      { steps: stepsOf(scenario, spec.downDays), logReturn: 0 - down },
      { steps: stepsOf(scenario, spec.backDays), logReturn: down * spec.backShare },
    ],
  };
}

/** Log return that shocks add to one coin's reference in one step. */
export function shockReturn(shocks: readonly Shock[], reference: ReferenceSpec, step: number): number {
  let sum = 0;
  for (const { asset, startStep, legs } of shocks) {
    if (asset !== null && asset !== reference.asset) continue;
    let from = startStep;
    for (const { steps, logReturn } of legs) {
      if (step >= from && step < from + steps) sum += ((asset === null ? reference.betaToBit : 1) * logReturn) / steps;
      from += steps;
    }
  }
  return sum;
}

/** Step at which a shock's first leg ends and the way back begins. */
export const wayBackFrom = (shock: Shock): number => shock.startStep + shock.legs[0]!.steps;
