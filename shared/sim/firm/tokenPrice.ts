/**
 * The price of the house token. One whole supply is worth V at a reference float; its price is V x (reference float / float) ^ impact power, a
 * function of who holds what and of nothing else.
 */
import { exp, log } from '../mathematics.ts';
import type { SimState } from '../state.ts';

/** No float is counted as smaller: the price would have no end. */
export const MIN_FLOAT = 0.02;

/** x to the power p, x > 0. */
const power = (x: number, p: number): number => exp(p * log(x));

/** What one whole supply is worth in cents at a float. */
export function supplyCentsAt(state: SimState, floatShare: number): number {
  const token = state.business!.token!;
  const { referenceFloat, impactPower } = state.scenario.business!.token;
  return exp(token.logValue + token.noise) * power(referenceFloat / Math.max(MIN_FLOAT, floatShare), impactPower);
}

/** Price of one token in cents at today's float. */
export const tokenPriceCents = (state: SimState): number =>
  supplyCentsAt(state, state.business!.token!.floatShare) / state.scenario.business!.token.supplyUnits;

/** Cents that moving the float from one share to another costs or brings: the integral of the price, without the ladder's edge. */
export function integralCents(state: SimState, from: number, to: number): number {
  const rest = 1 - state.scenario.business!.token.impactPower;
  const up = integralTerm(state, Math.max(from, to));
  return (integralScale(state) * (up - integralTerm(state, Math.min(from, to)))) / rest;
}

/** The integral from one float to another is scale x (term there - term here) / (1 - impact power). */
export function integralScale(state: SimState): number {
  const token = state.business!.token!;
  const { referenceFloat, impactPower } = state.scenario.business!.token;
  return exp(token.logValue + token.noise) * power(referenceFloat, impactPower);
}

export const integralTerm = (state: SimState, floatShare: number): number =>
  power(Math.max(MIN_FLOAT, floatShare), 1 - state.scenario.business!.token.impactPower);

/** What selling a share of supply into the float would bring, in cents, without the ladder's edge. */
export function saleOfTokenCents(state: SimState, share: number): number {
  const { token } = state.business!;
  return token === null || share <= 0 ? 0 : integralCents(state, token.floatShare, token.floatShare + share);
}
