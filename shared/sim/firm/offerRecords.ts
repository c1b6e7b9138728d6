/** What becomes of an offer once something has been asked for: it follows its request. */
import type { OfferState } from '../business.ts';
import type { SimEvent } from '../events.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import { takeCourse } from './alternatives.ts';

/** Call after every entry in a request's trail. A request that fails lets an event take its course. */
export function followRequest(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  const offer = state.business!.offers.find((one) => one.requestId === request.requestId);
  if (offer === undefined || offer.status !== 'asked') return;
  if (request.status === 'merged') offer.status = 'granted';
  else if (request.status === 'refused' || request.status === 'expired') {
    offer.status = 'refused';
    takeCourse(state, offer, events);
  }
}

/** The offer with an id, where it lies or lay with any seat. */
export const offerWithId = (state: SimState, offerId: number): OfferState | undefined =>
  state.business?.offers.find((offer) => offer.offerId === offerId);
