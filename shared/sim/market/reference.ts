/**
 * The outside venue: reference prices that lead ours. Each is a geometric walk whose drift and volatility belong to the
 * boom or to what follows; the one turn is drawn before any decision and pulls every coin down by its beta. Shocks come on top.
 */
import type { SimEvent } from '../events.ts';
import { exp } from '../mathematics.ts';
import { drawNormal, drawUniform, type Seed, STREAM } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { assert, clamp } from '../units.ts';
import { shockReturn } from './shocks.ts';

const DAYS_PER_YEAR = 365;
/** About 20 % in five minutes. Source: the venue's risk-engine note of October 2022, twitter.com/SBF_FTX/status/1580170232546570242. */
const BAND_SHARE_PER_SECOND = 0.2 / 300;
const BAND_SHARE_PER_DAY = 0.2;

/** When and how deep: known from the seed alone. Beyond every step where the scenario has no turn. */
export function drawTurn(scenario: Scenario, seed: Seed): { turnStep: number; turnSteps: number; turnDepth: number } {
  const { turn } = scenario.world;
  if (turn === undefined) return { turnStep: Number.MAX_SAFE_INTEGER, turnSteps: 1, turnDepth: 0 };
  const share = turn.earliestShare + (turn.latestShare - turn.earliestShare) * drawUniform(seed, STREAM.turn, 0, 0);
  return {
    turnStep: Math.round(scenario.stepsPerRound * share),
    turnSteps: Math.max(1, Math.round(turn.days / scenario.calendarDaysPerStep)),
    turnDepth: turn.depthMin + (turn.depthMax - turn.depthMin) * drawUniform(seed, STREAM.turn, 0, 1),
  };
}

export const turning = (state: SimState): boolean =>
  state.step >= state.world.turnStep && state.step < state.world.turnStep + state.world.turnSteps;
export const turned = (state: SimState): boolean => state.step >= state.world.turnStep;

export function moveReferences(state: SimState, events: SimEvent[]): void {
  const { scenario, world } = state;
  if (state.step === world.turnStep) events.push({ type: 'turn_began' });
  const years = state.clock.daysPerStep / DAYS_PER_YEAR;
  const falling = turning(state);
  const regime = turned(state) && !falling ? scenario.world.after : scenario.world.boom;
  assert(regime !== undefined, 'a world without weather of its own has a boom and what follows');
  const shock = drawNormal(state.seed, STREAM.reference, state.step, 0);
  const volatility = regime.volatilityPerYear;
  const common =
    (falling ? 0 - world.turnDepth / world.turnSteps : (regime.driftPerYear - (volatility * volatility) / 2) * years) +
    volatility * Math.sqrt(years) * shock;
  for (const reference of scenario.world.references) {
    const own = reference.ownVolatilityPerYear * Math.sqrt(years) * drawNormal(state.seed, STREAM.reference, state.step, reference.asset);
    world.logReference[reference.asset]! += reference.betaToBit * common + own + shockReturn(world.shocks, reference, state.step);
  }
  scenario.markets.forEach((spec, m) => {
    state.markets[m]!.referenceTicks = Math.max(1, Math.round(exp(world.logReference[spec.asset]!)));
  });
}

/** The references, smoothed, for price bands. */
export function moveBands(state: SimState): void {
  for (const market of state.markets) {
    const share = Math.max(BAND_SHARE_PER_SECOND * state.clock.engineSecondsPerStep, bandShareOfDays(state));
    const most = market.bandTicks * share;
    market.bandTicks += clamp(market.referenceTicks - market.bandTicks, 0 - most, most);
  }
}

/** Where prices move with the calendar, days pass in a step for which five minutes of the engine stand. */
const bandShareOfDays = (state: SimState): number => (state.business === null ? 0 : BAND_SHARE_PER_DAY * state.clock.daysPerStep);
