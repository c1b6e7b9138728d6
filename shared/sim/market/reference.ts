/**
 * The outside venue: reference prices that lead ours. Each is a geometric walk whose drift and volatility belong to the
 * boom or to what follows; the one turn is drawn before any decision and pulls every coin down by its beta. Shocks come on top.
 */
import type { SimEvent } from '../events.ts';
import { exp } from '../mathematics.ts';
import { drawNormal, drawUniform, type Seed, STREAM } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { clamp } from '../units.ts';
import { shockReturn } from './shocks.ts';

const DAYS_PER_YEAR = 365;
/** About 20 % in five minutes. Source: the venue's risk-engine note of October 2022, twitter.com/SBF_FTX/status/1580170232546570242. */
const BAND_SHARE_PER_SECOND = 0.2 / 300;

/** When and how deep: known from the seed alone. */
export function drawTurn(scenario: Scenario, seed: Seed): { turnStep: number; turnSteps: number; turnDepth: number } {
  const { turn } = scenario.world;
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
  const years = scenario.calendarDaysPerStep / DAYS_PER_YEAR;
  const falling = turning(state);
  const regime = turned(state) && !falling ? scenario.world.after : scenario.world.boom;
  const shock = drawNormal(state.seed, STREAM.reference, state.step, 0);
  const volatility = regime.volatilityPerYear;
  const common =
    (falling ? 0 - world.turnDepth / world.turnSteps : (regime.driftPerYear - (volatility * volatility) / 2) * years) +
    volatility * Math.sqrt(years) * shock;
  for (const reference of scenario.world.references) {
    const own = reference.ownVolatilityPerYear * Math.sqrt(years) * drawNormal(state.seed, STREAM.reference, state.step, reference.asset);
    world.logReference[reference.asset]! += reference.betaToBit * common + own + shockReturn(world.shocks, reference, state.step);
  }
  for (let m = 0; m < scenario.markets.length; m++) {
    const market = state.markets[m]!;
    market.referenceTicks = Math.max(1, Math.round(exp(world.logReference[scenario.markets[m]!.asset]!)));
    const most = market.bandTicks * BAND_SHARE_PER_SECOND * scenario.engineSecondsPerStep;
    market.bandTicks += clamp(market.referenceTicks - market.bandTicks, 0 - most, most);
  }
}
