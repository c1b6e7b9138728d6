/** The slow firm's end beside one's own, in the words of the guess. */
import type { FirmReading } from '../receipt/firm/firmReading.ts';
import type { Guess } from './kept.ts';

const NEAR = 0.2;
export const endedWith = ({ firm }: FirmReading): number => Math.max(0, firm.ending?.equityCents ?? 0);

/** What the slow firm's owners ended with against one's own: near is within a fifth of the larger. */
export function against(slowCents: number, ownCents: number): Guess {
  if (Math.abs(slowCents - ownCents) <= NEAR * Math.max(slowCents, ownCents)) return 'near';
  return slowCents < ownCents ? 'less' : 'more';
}
