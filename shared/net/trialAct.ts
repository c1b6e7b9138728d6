/** What people did at a trial, as the side table and a session file hold it: checked by the same code in both. */
import * as z from 'zod/mini';
import type { TrialAct } from '../sim/judgement/hearing.ts';
import { SeatName } from './commandShape.ts';

const exhibit = z.string().check(z.maxLength(64));
const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('vote'), exhibit, seat: SeatName, option: z.int().check(z.minimum(0)) }),
  z.object({ act: z.enum(['testify', 'show']), exhibit, seat: SeatName }),
  z.object({ act: z.literal('open'), exhibit, seat: z.nullable(SeatName) }),
]);

/** Null for any that no release wrote. */
export function shapeTrial(acts: unknown): TrialAct[] | null {
  const read = z.array(Act).safeParse(acts);
  return read.success ? read.data : null;
}
