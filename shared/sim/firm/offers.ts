/**
 * What ordinary work brings to a seat's desk. An offer comes up when its window and its trigger hold, lies with one seat until a day,
 * and is asked for, left, put off or got round. Asking makes a request like any other, for the seats that have to sign it.
 */
import type { OfferId, OfferState } from '../business.ts';
import type { AlternativeId, OfferSpec } from '../businessSpec.ts';
import { hasCome, roundDays } from '../clock.ts';
import type { AnswerOffer, OfferAnswer, ReasonId } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { holderOf, type SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { takeAlternative, takeCourse } from './alternatives.ts';
import { answerEscalations } from './boardAnswers.ts';
import { gateIsClosed } from './gate.ts';
import { offerWithId } from './offerRecords.ts';
import { asksForMore, TRIGGERS } from './offerTriggers.ts';
import { answerAudits } from './oversight.ts';
import { applyPropose, checkAsk, dropRequest, isOpen } from './requests.ts';
import { bringLetter } from './whistle.ts';

/** Windows are written for a session of so many rounds. */
const WRITTEN_FOR_ROUNDS = 8;
/** Offers of a round are spread over its first days, so that no seat gets all of its own at once. */
const FIRST_DAY = 2;
const SPREAD_DAYS = 60;
const STALL_DAYS = 28;
const STALLS = 2;

export function runOffers(state: SimState, events: SimEvent[]): void {
  answerEscalations(state, events);
  answerAudits(state, events);
  bringLetter(state, events);
  lapse(state, events);
  for (const spec of state.scenario.business!.offers) if (comesUp(state, spec)) open(state, spec, events);
}

// ---- Coming up and lapsing ----------------------------------------------------------------------------------------------

/** An event's offer is gone with the event; any other on its day. A request that was made for an event goes with it. */
function lapse(state: SimState, events: SimEvent[]): void {
  for (const offer of state.business!.offers) {
    if (offer.status !== 'open' && offer.status !== 'asked') continue;
    const gone = isEvent(state, offer) && !TRIGGERS[specOf(state, offer).trigger](state);
    if (offer.status === 'open' && (gone || hasCome(state, offer.untilDay))) {
      offer.status = 'lapsed';
      events.push({ type: 'offer_lapsed', offerId: offer.offerId });
      takeCourse(state, offer, events);
    } else if (offer.status === 'asked' && gone) {
      const request = state.requests.find((one) => one.requestId === offer.requestId)!;
      if (isOpen(request)) dropRequest(state, request, events);
    }
  }
}

export const specOf = (state: SimState, offer: OfferState): OfferSpec =>
  state.scenario.business!.offers.find((spec) => spec.offer === offer.offer)!;

const isEvent = (state: SimState, offer: OfferState): boolean => specOf(state, offer).rounds === null;

function comesUp(state: SimState, spec: OfferSpec): boolean {
  const business = state.business!;
  if (business.disclosed !== null) return false;
  const running = spec.inRun === true && business.runUntilDay !== null;
  if (spec.rounds !== null && !running && !(inWindow(state, spec.rounds) && hasCome(state, firstDay(state, spec)))) return false;
  if (!mayComeAgain(state, spec) || !TRIGGERS[spec.trigger](state)) return false;
  return asksForMore(state, spec.kind, spec.value) && checkAsk(state, spec.kind, spec.value) === null;
}

/** The round's place among the eight that windows are written for, from 1. Shorter sessions hurry; longer ones stay at the last. */
export const placeInSession = (state: SimState): number => placeOfRound(state.clock.round, state.business!.weather.rounds);

export const placeOfRound = (round: number, rounds: number): number =>
  rounds >= WRITTEN_FOR_ROUNDS ? Math.min(round, WRITTEN_FOR_ROUNDS) : Math.floor(((round - 1) * WRITTEN_FOR_ROUNDS) / rounds) + 1;

/** The last of the eight that the round stands for: in a shorter session it stands for several, so that none is passed over. */
function lastPlaceInSession(state: SimState): number {
  const { rounds } = state.business!.weather;
  return rounds >= WRITTEN_FOR_ROUNDS ? placeInSession(state) : Math.floor((state.clock.round * WRITTEN_FOR_ROUNDS) / rounds);
}

const inWindow = (state: SimState, [from, to]: [number, number]): boolean =>
  placeInSession(state) <= to && lastPlaceInSession(state) >= from;

function firstDay(state: SimState, spec: OfferSpec): number {
  const { round } = state.clock;
  const opened = (round - 1) * roundDays(state.scenario);
  return opened + FIRST_DAY + SPREAD_DAYS * drawUniform(state.seed, STREAM.offer, round, offerNumber(spec.offer));
}

/** A number of its own for every offer: draws about one do not move when the table grows. */
export const offerNumber = (offer: OfferId): number => Number(offer.slice(1)) + (offer.startsWith('N') ? 100 : 0);

/** A loop, as it is asked of every offer in every step: `findLast` is compiled as a call for each element. */
function latest(offers: readonly OfferState[], offer: OfferId): OfferState | undefined {
  for (let i = offers.length - 1; i >= 0; i--) if (offers[i]!.offer === offer) return offers[i];
  return undefined;
}

function mayComeAgain(state: SimState, spec: OfferSpec): boolean {
  const last = latest(state.business!.offers, spec.offer);
  if (last === undefined) return true;
  if (last.status === 'open' || last.status === 'asked') return false;
  if (last.status === 'granted' && !spec.repeats) return false;
  return spec.cooldownDays !== null && hasCome(state, last.openedDay + spec.cooldownDays);
}

function open(state: SimState, spec: OfferSpec, events: SimEvent[]): void {
  const offerId = state.nextId;
  state.nextId += 1;
  const { day } = state.clock;
  state.business!.offers.push({
    offerId,
    offer: spec.offer,
    seat: holderOf(state.scenario, spec.proposer),
    openedDay: day,
    openedStep: state.step,
    untilDay: day + spec.openDays,
    status: 'open',
    alternative: null,
    requestId: null,
    reason: null,
    stalled: 0,
  });
  events.push({ type: 'offer_opened', offerId });
}

// ---- Answers ------------------------------------------------------------------------------------------------------------

/** What may be answered to an offer now. None of them is marked. */
export function answersTo(state: SimState, offer: OfferState): OfferAnswer[] {
  if (offer.status !== 'open') return [];
  const stall: OfferAnswer[] = offer.stalled < STALLS && !isEvent(state, offer) ? ['stall'] : [];
  const others = specOf(state, offer).alternatives.filter((one) => whyNotNow(state, one) === null);
  return ['ask', ...others, ...stall, 'decline'];
}

/** Behind a closed gate nobody orders the queue, and in a close nobody trades. */
function whyNotNow(state: SimState, answer: OfferAnswer): Rejection | null {
  if (answer === 'one_queue' && gateIsClosed(state)) return refuse('not_yours_to_decide');
  return answer === 'short_quietly' && state.phase === 'close' ? refuse('wrong_phase') : null;
}

export function checkAnswer(state: SimState, seat: SeatId, { offerId, answer }: AnswerOffer): Rejection | null {
  if (state.business === null) return refuse('prerequisite_missing');
  const offer = offerWithId(state, offerId);
  if (offer === undefined || offer.seat !== seat) return refuse('unknown_offer');
  if (offer.status !== 'open') return refuse('offer_closed');
  if (answer === 'stall' && !answersTo(state, offer).includes('stall')) return refuse('done_already');
  const later = whyNotNow(state, answer);
  if (later !== null) return later;
  if (!answersTo(state, offer).includes(answer)) return refuse('malformed');
  const { kind, value } = specOf(state, offer);
  return answer === 'ask' ? checkAsk(state, kind, value) : null;
}

/** Returns the id of the request, where asking made one. */
export function applyAnswer(state: SimState, seat: SeatId, { offerId, answer, reason }: AnswerOffer, events: SimEvent[]): number | null {
  const offer = offerWithId(state, offerId)!;
  offer.reason = reason;
  if (answer === 'ask') return ask(state, offer, seat, reason, events);
  if (answer === 'stall') {
    offer.stalled += 1;
    offer.untilDay += STALL_DAYS;
  } else if (answer === 'decline') {
    offer.status = 'declined';
    takeCourse(state, offer, events);
  } else takeOther(state, offer, answer, events);
  events.push({ type: 'offer_answered', offerId, seat, answer, reason });
  return null;
}

function ask(state: SimState, offer: OfferState, seat: SeatId, reason: ReasonId, events: SimEvent[]): number {
  const { kind, value } = specOf(state, offer);
  offer.status = 'asked';
  // The request's own id, which it takes in a moment: what becomes of it is followed from its first entry on.
  offer.requestId = state.nextId;
  events.push({ type: 'offer_answered', offerId: offer.offerId, seat, answer: 'ask', reason });
  return applyPropose(state, seat, kind, value, reason, events);
}

function takeOther(state: SimState, offer: OfferState, alternative: AlternativeId, events: SimEvent[]): void {
  offer.status = 'alternative';
  offer.alternative = alternative;
  takeAlternative(state, offer, alternative, events);
}
