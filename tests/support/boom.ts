/** Doors to a firm of several rounds: its state at a round, what brings each offer up, and the seats' signatures. */
import { scenarios } from '../../shared/content/scenarios.ts';
import type { OfferId, OfferState } from '../../shared/sim/business.ts';
import type { BusinessSpec, OfferSpec } from '../../shared/sim/businessSpec.ts';
import { roundDays } from '../../shared/sim/clock.ts';
import type { Command, OfferAnswer, Terms } from '../../shared/sim/commands.ts';
import { applyCommand } from '../../shared/sim/commandTable.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf, CODE, post, totalPosted } from '../../shared/sim/exchange/ledger.ts';
import { runExploit } from '../../shared/sim/firm/exploit.ts';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import { lend } from '../../shared/sim/firm/lenders.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import { actionsFor } from '../../shared/sim/firm/requests.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { moveOutside } from '../../shared/sim/market/outside.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { type ChangeRequest, type SimState, type SoleKind, USD } from '../../shared/sim/state.ts';
import { from, MILLION, setDeskCash, the } from './game.ts';
import { bringsMarketsAndWords } from './marketsAndWords.ts';

export const theLongBoom = scenarios['the-long-boom']!;
export const offerSpecs: readonly OfferSpec[] = theLongBoom.business!.offers;
export const specNamed = (id: OfferId): OfferSpec => offerSpecs.find((spec) => spec.offer === id)!;

/** A session of eight rounds, halfway through one of them; the world has not moved. */
export function atRound(round: number): SimState {
  const state = createSim(theLongBoom, '7');
  state.business!.weather.rounds = 8;
  state.clock.round = round;
  state.clock.day = (round - 1) * 168 + 84;
  return state;
}

/** A firm on its first day whose business has other numbers. */
export function firmWith(change: (spec: BusinessSpec) => void, seed = '7'): SimState {
  const scenario = structuredClone(theLongBoom);
  change(scenario.business!);
  return createSim(scenario, seed);
}

/** Puts the clock and the outside world on a day; what the firm has stays as it is. Steps go on from there at the usual pace. */
export function jumpTo(state: SimState, day: number): void {
  const { clock, scenario } = state;
  clock.round = Math.floor(day / roundDays(scenario)) + 1;
  clock.day = day;
  clock.dayBefore = day;
  clock.paces = [{ step: state.step, day, daysPerStep: scenario.calendarDaysPerStep }];
  moveOutside(state, []);
  for (const market of state.markets) {
    market.bandTicks = market.referenceTicks;
    market.markTicks = market.referenceTicks;
    market.lastTicks = market.referenceTicks;
  }
}

/** Steps until `done`, at most so many; every invariant has to hold after each. All that happened, in order. */
export function playUntil(state: SimState, done: (events: SimEvent[]) => boolean, most: number): SimEvent[] {
  const all: SimEvent[] = [];
  for (let played = 0; played < most && state.phase !== 'closed'; played++) {
    const events = step(state, []);
    all.push(...events);
    const broken = violations(state);
    if (broken.length > 0) throw new Error(`day ${state.clock.day}: ${broken.join('; ')}`);
    if (done(events)) return all;
  }
  return all;
}
export const happened = <T extends SimEvent['type']>(events: readonly SimEvent[], type: T): Extract<SimEvent, { type: T }>[] =>
  events.filter((event): event is Extract<SimEvent, { type: T }> => event.type === type);

const assetOf = (state: SimState, id: string): number => state.scenario.assets.findIndex((spec) => spec.id === id);

/** Moves dollars, or units of a coin, between an account and the world outside, so that its balance becomes `units`. */
export function setUnits(state: SimState, account: number, asset: number, units: number): void {
  const outside = state.sole.outside_world;
  const gap = units - balanceOf(state.ledger, account, asset);
  if (gap > 0) post(state.ledger, [{ asset, from: outside, to: account, amount: gap, code: CODE.deposit }]);
  if (gap < 0) post(state.ledger, [{ asset, from: account, to: outside, amount: -gap, code: CODE.withdrawal }]);
}
export const setCash = (state: SimState, kind: SoleKind, cents: number): void => setUnits(state, state.sole[kind], USD, cents);
export const setCoins = (state: SimState, kind: SoleKind, id: string, units: number): void =>
  setUnits(state, state.sole[kind], assetOf(state, id), units);
export const coinsOf = (state: SimState, kind: SoleKind, id: string): number =>
  balanceOf(state.ledger, state.sole[kind], assetOf(state, id));
/** What has been posted in dollars for a reason while `act` ran. */
export function postedBy(state: SimState, code: keyof typeof CODE, act: () => void): number {
  const before = totalPosted(state.ledger, CODE[code], USD);
  act();
  return totalPosted(state.ledger, CODE[code], USD) - before;
}

export function giveLine(state: SimState, cents: number): void {
  const desk = the(state, 'desk');
  desk.allowNegative = true;
  desk.borrowCents = cents;
  state.rules.floorReadsFlag = true;
}

/** The same through the workflow: asked by the desk, signed by all. */
export function mergeLine(state: SimState, cents: number): ChangeRequest {
  tell(state, 'desk', { type: 'propose_change', kind: 'credit_line', value: cents, reason: 'missed_trades' });
  const request = state.requests.at(-1)!;
  sign(state, request);
  return request;
}

/** Money that the desk has taken out of what customers are owed. */
export function openHole(state: SimState, cents: number): void {
  setDeskCash(state, 0 - cents - firmCashBeside(state));
}
const firmCashBeside = (state: SimState): number =>
  [state.sole.firm_treasury, state.sole.exchange_fees, state.sole.desk_quotes]
    .filter((index) => index >= 0)
    .reduce((sum, index) => sum + state.ledger.balances[index * state.ledger.assets]!, 0);

/** What has to be so for each offer to come up. */
export const brings: Record<OfferId, (state: SimState) => void> = {
  ...bringsMarketsAndWords,
  D01: () => {},
  D02: () => {},
  D03: (state) => weekReturn(state, -0.07),
  D04: () => {},
  D05: (state) => {
    giveLine(state, 5 * MILLION);
    weekReturn(state, -0.15);
  },
  D06: (state) => weekReturn(state, 0.05),
  D08: (state) => {
    if (!the(state, 'desk').allowNegative) mergeLine(state, 5 * MILLION);
    state.business!.levers.creditShare = 0.2;
  },
  D09: (state) => {
    state.business!.depositsCents = 1_000 * MILLION;
  },
  D10: () => {},
  D12: (state) => issueToken(state, true),
  D13: (state) => {
    state.business!.weather.exploitDay = state.clock.day;
    runExploit(state, []);
  },
  D16: (state) => giveLine(state, 1_000 * MILLION),
  D17: (state) => {
    issueToken(state, true);
    giveLine(state, 5 * MILLION);
  },
  D23: (state) => {
    issueToken(state, true);
    state.business!.rumour = 0.5;
    state.business!.token!.holderAsksUntilDay = state.clock.day + 14;
  },
  D24: (state) => {
    issueToken(state, true);
    giveLine(state, 5 * MILLION);
    state.business!.outside.mood = 0.3;
  },
  D25: (state) => {
    openHole(state, 20 * MILLION);
    state.business!.doubt = 0.4;
    state.business!.rumour = 0.4;
  },
  D21: (state) => {
    lend(state, 100 * MILLION);
    state.business!.lenders.failedDay = state.clock.day;
  },
  D22: (state) => lend(state, 20 * MILLION),
  D26: (state) => {
    openHole(state, 20 * MILLION);
    state.business!.runUntilDay = state.clock.day + 3;
  },
  D27: (state) => openHole(state, 20 * MILLION),
  D28: (state) => {
    state.business!.insiders = 6;
  },
  N3: (state) => {
    setCash(state, 'desk_farm', 100 * MILLION);
    state.business!.protocolOpenUntilDay = state.clock.day + 14;
  },
  N4: (state) => {
    lend(state, 50 * MILLION);
    state.business!.lenders.recalled = true;
  },
  N5: (state) => {
    openHole(state, 20 * MILLION);
    state.business!.levers.creditShare = 0.2;
  },
  N6: (state) => {
    issueToken(state, true);
    state.business!.depositsCents = 1_000 * MILLION;
  },
  N9: (state) => {
    state.business!.exploitLossCents = 8 * MILLION;
  },
};

function weekReturn(state: SimState, value: number): void {
  state.business!.outside.bitWeekReturn = value;
}

/** The offer on its seat's desk, with everything that brings it. */
export function offered(id: OfferId): { state: SimState; offer: OfferState } {
  const state = atRound(specNamed(id).rounds?.[0] ?? 4);
  brings[id](state);
  runOffers(state, []);
  const offer = state.business!.offers.find((one) => one.offer === id);
  if (offer === undefined) throw new Error(`${id} did not come up`);
  return { state, offer };
}

/** One command outside of any step; its refusal's code, or null. */
export function tell(state: SimState, seat: SeatId, command: Command, events: SimEvent[] = []): string | null {
  applyCommand(state, from(seat, command), events);
  const last = events.findLast((event) => event.type === 'command_accepted' || event.type === 'command_rejected')!;
  return last.type === 'command_rejected' ? last.rejection.code : null;
}

export const answerOffer = (state: SimState, offer: OfferState, answer: OfferAnswer, events: SimEvent[] = []): string | null =>
  tell(state, offer.seat, { type: 'answer_offer', offerId: offer.offerId, answer, reason: 'own_risk' }, events);

export const requestOf = (state: SimState, offer: OfferState): ChangeRequest =>
  state.requests.find((request) => request.requestId === offer.requestId)!;

/** Whoever has to sign next does, until it is in force; or amends it first. */
export function sign(state: SimState, request: ChangeRequest, terms: Terms | null = null): void {
  const { requestId } = request;
  const due = (action: 'approve_request' | 'merge_request'): SeatId | undefined =>
    SEATS.find((seat) => actionsFor(state, request, seat).includes(action));
  for (const type of ['approve_request', 'merge_request'] as const) {
    const seat = due(type);
    if (seat === undefined) continue;
    const command: Command =
      type === 'approve_request' && terms !== null
        ? { type: 'amend_request', requestId, terms, reason: 'bounded_and_public' }
        : { type, requestId, reason: 'own_risk' };
    const code = tell(state, seat, command);
    if (code !== null) throw new Error(`${type} by ${seat}: ${code}`);
  }
}

export function granted(id: OfferId, terms: Terms | null = null): { state: SimState; offer: OfferState } {
  const { state, offer } = offered(id);
  const code = answerOffer(state, offer, 'ask');
  if (code !== null) throw new Error(`asking for ${id}: ${code}`);
  sign(state, requestOf(state, offer), terms);
  return { state, offer };
}
