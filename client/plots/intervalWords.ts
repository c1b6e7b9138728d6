/** Estimates in words: a value with its interval, rounds in a list, and what is not settled. */
import type { Estimate } from '../../shared/net/futures.ts';
import { plainNumber } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';

export const half = ({ low, high }: Estimate): number => (high - low) / 2;
export const signedNumber = (value: number, digits = 2): string => `${value > 0.5 / 10 ** digits ? '+' : ''}${plainNumber(value, digits)}`;
/** `−4.65 ± 0.19`; what is not settled says so. */
export const withInterval = (estimate: Estimate, digits = 2): string =>
  `${signedNumber(estimate.value, digits)} ± ${plainNumber(half(estimate), digits)}${
    estimate.settled === false ? ` (${f('futures.notSettled')})` : ''
  }`;

/** "round 3", "rounds 2, 3 and 5". */
export function roundsWords(rounds: readonly number[]): string {
  const list = rounds.length < 2 ? rounds.join('') : `${rounds.slice(0, -1).join(', ')} and ${rounds.at(-1)}`;
  return f(rounds.length === 1 ? 'futures.rounds.one' : 'futures.rounds.many', { list });
}
