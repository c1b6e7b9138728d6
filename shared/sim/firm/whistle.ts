/**
 * What taking it outside costs the person who did, and what protects them. Until the regulator's letter arrives the seat is passed over:
 * what waits for its signature the chief may sign in its place. Each time that is done is on the record against the chief, and the letter
 * fines the firm for it. With the letter the seat signs for itself again.
 */
import { hasCome } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import type { SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { addNote } from './inbox.ts';

const LETTER_AFTER_DAYS = 28;
const FINE_EACH_CENTS = 100_000_000;

export function beginProtection(state: SimState, seat: SeatId): void {
  const { day } = state.clock;
  state.business!.wentPublic = { seat, day, letterDay: day + LETTER_AFTER_DAYS, letterCame: false, passedOver: 0 };
}

/** True while the seat's signature is passed over. */
export function isPassedOver(state: SimState, seat: SeatId | null): boolean {
  const told = state.business?.wentPublic ?? null;
  return told !== null && told.seat === seat && !told.letterCame;
}

/** Who signs where a seat would: itself, or the chief while it is passed over. */
export const signsFor = (state: SimState, due: SeatId): SeatId => (isPassedOver(state, due) ? 'chief' : due);

export function noteSignedOver(state: SimState, due: SeatId, by: SeatId, requestId: number, events: SimEvent[]): void {
  if (by === due || !isPassedOver(state, due)) return;
  state.business!.wentPublic!.passedOver += 1;
  events.push({ type: 'signed_over', seat: due, by, requestId });
}

/** Once a step. Fines wait behind customers like any other. */
export function bringLetter(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const told = business.wentPublic;
  if (told === null || told.letterCame || !hasCome(state, told.letterDay)) return;
  told.letterCame = true;
  const fineCents = state.scenario.business!.without.fines ? 0 : told.passedOver * FINE_EACH_CENTS;
  business.finesDueCents += fineCents;
  business.finesCents += fineCents;
  addNote(state, told.seat, 'letter_protects');
  if (told.passedOver > 0) addNote(state, 'chief', 'letter_fines');
  events.push({ type: 'letter_came', seat: told.seat, passedOver: told.passedOver, fineCents });
}
