/**
 * What a seat has put in force for a time, without anybody's signature, or what has come over the firm for some days. Each is read by
 * one rule: thin coins by the exploit, warned traders by their leverage, a lapsed backstop by its capacity, the rest by the hot wallet.
 */
import { hasCome } from '../clock.ts';
import type { SimState } from '../state.ts';

export type MeasureId =
  | 'thin_coins_capped'
  | 'haircuts_raised'
  | 'traders_warned'
  | 'backstop_lapsed'
  | 'wallet_warm'
  | 'wallet_cool'
  | 'bank_closed';
export interface Measure {
  measure: MeasureId;
  untilDay: number;
}

export const isOn = (state: SimState, measure: MeasureId): boolean =>
  state.business?.measures.some((one) => one.measure === measure && !hasCome(state, one.untilDay)) ?? false;

/** The given multiple while the measure is on, else 1. */
export const whileOn = (state: SimState, measure: MeasureId, multiple: number): number => (isOn(state, measure) ? multiple : 1);

/** For so many days from today; what is on already lasts at least as long. */
export function putOn(state: SimState, measure: MeasureId, days: number): void {
  const { measures } = state.business!;
  const untilDay = state.clock.day + days;
  const before = measures.find((one) => one.measure === measure);
  if (before === undefined) measures.push({ measure, untilDay });
  else before.untilDay = Math.max(before.untilDay, untilDay);
}

export function takeOff(state: SimState, measure: MeasureId): void {
  const business = state.business!;
  business.measures = business.measures.filter((one) => one.measure !== measure);
}
