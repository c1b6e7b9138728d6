/** What kinds of ordinary work share: sums that fit the firm's size, payments, what customers think of it, draws. */
import { drawUniform, STREAM } from '../../random.ts';
import type { SimState } from '../../state.ts';
import { settleCents } from '../contracts.ts';
import type { MatterFact } from './types.ts';

const CENTS_PER_DOLLAR = 100;
const LEAST_DOLLARS = 500;
const MILLIONTHS = 1_000_000;

export const fact = (name: string, unit: MatterFact['unit'], value: number): MatterFact => ({ name, unit, value });
export const cents = (name: string, value: number): MatterFact => fact(name, 'cents', Math.round(value));

/** A share of a year's fees as a sum that can be read: two figures and noughts. */
export const ofFees = (state: SimState, share: number): number => roundSum(share * state.business!.annualFeesCents);

export function roundSum(amountCents: number): number {
  const dollars = Math.max(LEAST_DOLLARS, amountCents / CENTS_PER_DOLLAR);
  let unit = 1;
  while (dollars / unit >= 100) unit *= 10;
  return Math.round(dollars / unit) * unit * CENTS_PER_DOLLAR;
}

export const pay = (state: SimState, amountCents: number): void => settleCents(state, 0 - amountCents);
export const earn = (state: SimState, amountCents: number): void => settleCents(state, amountCents);

/** Customers like it a little better or worse; it fades. */
export function please(state: SimState, attraction: number): void {
  state.business!.attraction += attraction;
}
/** They believe in the firm a little less. */
export function unsettle(state: SimState, doubt: number): void {
  state.business!.doubt = Math.max(0, state.business!.doubt + doubt);
}

/** By the number of matters that the seat has had; `key` is the kind's own. */
export const draw = (state: SimState, number: number, key: number, k = 0): number =>
  drawUniform(state.seed, STREAM.matter, number, key, 10 + k);
export const between = (low: number, high: number, at: number): number => low + (high - low) * at;
/** Rounded so that it can be read. */
export const rounded = (value: number, step: number): number => Math.round(Math.round(value / step) * step * MILLIONTHS) / MILLIONTHS;
