/**
 * The firm's board: it answers two weeks after something was carried to it, says why, and where a favour could pass it says on which
 * terms. Those terms lie with the seat that signs for a while, to be taken or left. Two seats that object, each with a way of their own,
 * carry a favour there by themselves.
 */
import { hasCome } from '../clock.ts';
import type { Terms } from '../commands.ts';
import type { SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import { isFavour } from './requestTable.ts';

/** Why the board answered as it did. */
export type BoardWhy = 'ordinary' | 'bounded' | 'true_today' | 'not_bounded' | 'untrue_today' | 'never';
export interface Escalation {
  requestId: number;
  /** Who carried it there; the clock where two objections did. */
  seat: SeatId | 'clock';
  day: number;
  answerDay: number;
  answered: boolean;
  /** Null until it is answered. */
  upheld: boolean | null;
  why: BoardWhy | null;
  /** Terms on which it would pass, where there are any: the seat that signs may take them until that day. */
  wouldPass: Terms | null;
  takeUntilDay: number | null;
}

const ANSWERS_AFTER_DAYS = 14;
/** Seats whose objections carry a favour to the board. */
const OBJECTIONS_CARRY = 2;

export function tellBoard(state: SimState, requestId: number, seat: SeatId | 'clock'): void {
  const { day } = state.clock;
  const answerDay = day + ANSWERS_AFTER_DAYS;
  const unanswered = { answered: false, upheld: null, why: null, wouldPass: null, takeUntilDay: null };
  state.business!.escalations.push({ requestId, seat, day, answerDay, ...unanswered });
}

export const caseOf = (state: SimState, { requestId }: ChangeRequest): Escalation | undefined =>
  state.business?.escalations.find((one) => one.requestId === requestId);

/** Seats that have objected with a reason and with what they would do instead. */
export const objectors = (request: ChangeRequest): SeatId[] =>
  request.trail.flatMap(({ verb, seat, reason, instead }) =>
    verb === 'objected' && seat !== 'clock' && reason !== null && instead !== undefined ? [seat] : [],
  );

/** Whether what has been objected to now goes to the board by itself. */
export const goesToBoard = (state: SimState, request: ChangeRequest): boolean =>
  caseOf(state, request) === undefined && isFavour(request) && new Set(objectors(request)).size >= OBJECTIONS_CARRY;

/** The board's terms for a request that it has refused, while the seat that signs may still take them. */
export function boardTerms(state: SimState, request: ChangeRequest): Terms | null {
  const found = caseOf(state, request);
  if (found?.wouldPass == null || hasCome(state, found.takeUntilDay!)) return null;
  if (request.status !== 'refused' && request.status !== 'reverted') return null;
  return state.requests.some((one) => one !== request && one.kind === request.kind && isTaken(one)) ? null : found.wouldPass;
}

/** Another of the kind is under way, or has come into force since. */
const isTaken = ({ status }: ChangeRequest): boolean => status === 'proposed' || status === 'approved' || status === 'merged';

/** No wider than the board's in any respect. */
export const isWithin = (terms: Terms, most: Terms): boolean =>
  terms.published && terms.expiresAfterDays > 0 && terms.expiresAfterDays <= most.expiresAfterDays && terms.value <= most.value;
