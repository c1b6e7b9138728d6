/**
 * Telling another seat of a request. Who is told knows of it from then on: it lies with them too, they may object to it or leave it, and
 * they are one more person who could tell.
 */
import type { AskAlly } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { type Rejection, refuse } from '../rejections.ts';
import type { SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import { addInsiders } from './insiders.ts';
import { isOpen, knowsByOffice, mayKnow } from './requests.ts';
import { isTelling } from './requestTable.ts';

/** Seats that this seat could tell, as far as it can know: those whose office does not make them know already. */
export function mayTell(state: SimState, request: ChangeRequest, seat: SeatId): SeatId[] {
  if (state.business === null || state.phase === 'closed' || !(isOpen(request) || request.status === 'merged')) return [];
  return state.scenario.seats.filter(
    (other) => other !== seat && !knowsByOffice(state, request, other) && !hasTold(state, request, seat, other),
  );
}

const hasTold = (state: SimState, { requestId }: ChangeRequest, from: SeatId, seat: SeatId): boolean =>
  state.business!.allies.some((one) => one.requestId === requestId && one.from === from && one.seat === seat);

export function checkAskAlly(state: SimState, seat: SeatId, { requestId, seat: ally }: AskAlly): Rejection | null {
  if (state.business === null) return refuse('prerequisite_missing');
  const request = state.requests.find((one) => one.requestId === requestId);
  if (request === undefined || !mayKnow(state, request, seat)) return refuse('unknown_request');
  if (ally === seat || !state.scenario.seats.includes(ally)) return refuse('malformed');
  if (!(isOpen(request) || request.status === 'merged')) return refuse('request_closed');
  return mayTell(state, request, seat).includes(ally) ? null : refuse('done_already');
}

export function applyAskAlly(state: SimState, seat: SeatId, { requestId, seat: ally }: AskAlly, events: SimEvent[]): void {
  const request = state.requests.find((one) => one.requestId === requestId)!;
  const isNew = !mayKnow(state, request, ally);
  state.business!.allies.push({ requestId, from: seat, seat: ally, day: state.clock.day });
  if (isNew && isTelling(request.kind) && !request.terms.published) addInsiders(state, 1, 0);
  events.push({ type: 'ally_told', requestId, seat, ally, isNew });
}
