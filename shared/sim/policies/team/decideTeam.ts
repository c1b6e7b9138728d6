/**
 * What a recorded team does at one look in any world: its deeds on their days, its answer to each offer that comes up, its signatures, its
 * page at the close. What is not possible there is left out, and tried again for a while where that is like the team. Pure but for `memory`.
 */
import type { OfferState } from '../../business.ts';
import { dayAt } from '../../clock.ts';
import type { OfferAnswer, ReasonId, SeatCommand } from '../../commands.ts';
import { MATTERS } from '../../firm/matters/table.ts';
import type { Matter } from '../../firm/matters/types.ts';
import { checkAnswer, specOf } from '../../firm/offers.ts';
import { heldFundCents, shownFundCents } from '../../firm/publicPage.ts';
import { actionsFor, unprintedPrivilege } from '../../firm/requests.ts';
import { drawUniform, STREAM } from '../../random.ts';
import { holderOf, SEATS } from '../../scenario.ts';
import type { ChangeRequest, SimState } from '../../state.ts';
import type { RequestAction } from '../../views/types.ts';
import { attempt, type Give } from '../firm/decideFirm.ts';
import type { Player } from '../firm/playCoarse.ts';
import type { FirmMemory } from '../firm/types.ts';
import { doDeeds } from './deeds.ts';
import { holdExposure } from './exposure.ts';
import type { OfferHabit, RequestHabit, TeamRule } from './types.ts';

const REASON: ReasonId = 'own_risk';
/** Entity of the draw about a client's block, beyond those of whole firms. */
const BLOCKS = 2_000;
/** An offer that nobody in the session was made is left with a plain no. */
const NEVER_MET: OfferHabit = { answer: 'decline', stalls: 0, afterDays: 0, round: 0, granted: false };
const SIGN_AT_ONCE: RequestHabit = { signedAfterDays: 0, mergedAfterDays: 0, amended: null, refusedAfterDays: null, heldDays: null };

export function decideTeam(rule: TeamRule, state: SimState, memory: FirmMemory): SeatCommand[] {
  if (state.business === null || state.phase === 'closed') return [];
  const given: SeatCommand[] = [];
  const give: Give = (seat, command) => {
    given.push({ seat, cid: `team-${memory.nextCid}`, command });
    memory.nextCid += 1;
  };
  if (state.phase === 'close') {
    closeRound(rule, state, memory, give);
    return given;
  }
  tell(rule, state, memory, give);
  doDeeds(rule, state, memory, give);
  answerOffers(rule, state, memory, give);
  decideRequests(rule, state, memory, give);
  answerMatters(rule, state, give);
  for (const block of state.blocks)
    if (block.open && rule.blocksTaken > 0 && attempt(memory, `block-${block.blockId}`))
      if (drawUniform(state.seed, STREAM.policy, Math.floor(state.clock.day), BLOCKS) < rule.blocksTaken)
        give('desk', { type: 'answer_block', blockId: block.blockId, take: true });
  holdExposure(rule, state, memory, give);
  return given;
}

export const teamPlayer = (rule: TeamRule): Player => ({ id: rule.id, decide: (state, memory) => decideTeam(rule, state, memory) });

/** Of a list by occurrence; what came later in the session than it ever did there is met as the last time. */
export const byOccurrence = <T>(list: readonly T[] | undefined, place: number): T | undefined =>
  list === undefined ? undefined : list[Math.min(place, list.length - 1)];

function tell({ turned }: TeamRule, state: SimState, memory: FirmMemory, give: Give): void {
  const { disclosed } = state.business!;
  if (turned.tellAt === null || disclosed !== null || state.clock.round < turned.tellAt) return;
  if (attempt(memory, `tell-${state.clock.round}`)) give('chief', { type: 'come_clean' });
}

// ---- Offers -------------------------------------------------------------------------------------------------------------

function answerOffers(rule: TeamRule, state: SimState, memory: FirmMemory, give: Give): void {
  const { offers } = state.business!;
  const { day, daysPerStep } = state.clock;
  offers.forEach((offer, place) => {
    if (offer.status === 'granted') memory.inForce[offer.offer] ??= state.clock.round;
    if (offer.status !== 'open') return;
    const met = offers.slice(0, place).filter((one) => one.offer === offer.offer).length;
    const habit = byOccurrence(rule.offers[offer.offer], met) ?? NEVER_MET;
    const answer = answerTo(rule, state, offer, habit);
    if (answer === 'silence') return;
    const last = offer.untilDay - 2 * daysPerStep;
    const due = day >= Math.min(offer.openedDay + habit.afterDays, habit.stalls > offer.stalled ? Number.POSITIVE_INFINITY : last);
    const say = (word: OfferAnswer): void => {
      const command = { type: 'answer_offer', offerId: offer.offerId, answer: word, reason: REASON } as const;
      if (checkAnswer(state, offer.seat, command) === null) give(offer.seat, command);
    };
    if (due) say(answer);
    else if (day >= last && habit.stalls > offer.stalled) say('stall');
  });
}

function answerTo({ turned }: TeamRule, state: SimState, offer: OfferState, habit: OfferHabit): OfferHabit['answer'] {
  if (habit.answer !== 'ask') return habit.answer;
  const turnedHere = turned.offers === 'all' || turned.offers.includes(offer.offer);
  const tooLate = turned.noYesFrom !== null && state.clock.round >= turned.noYesFrom;
  return turnedHere || tooLate ? (specOf(state, offer).alternatives[0] ?? 'decline') : 'ask';
}

// ---- Requests -----------------------------------------------------------------------------------------------------------

function decideRequests(rule: TeamRule, state: SimState, memory: FirmMemory, give: Give): void {
  state.requests.forEach((request, place) => {
    const { status } = request;
    if (status !== 'proposed' && status !== 'approved' && status !== 'merged') return;
    const before = state.requests.slice(0, place).filter((one) => one.kind === request.kind).length;
    decideRequest(byOccurrence(rule.requests[request.kind], before) ?? SIGN_AT_ONCE, state, request, memory, give);
  });
}

function decideRequest(habit: RequestHabit, state: SimState, request: ChangeRequest, memory: FirmMemory, give: Give): void {
  const since = state.clock.day - dayAt(state.clock, request.proposedStep);
  const { requestId, status, terms } = request;
  const act = (action: RequestAction): boolean => {
    const seat = SEATS.find((one) => actionsFor(state, request, one).includes(action));
    if (seat === undefined || action === 'object_request' || action === 'escalate_request') return false;
    if (!attempt(memory, `${action}-${requestId}`, 3)) return true;
    if (action !== 'amend_request') give(seat, { type: action, requestId, reason: REASON });
    else if (habit.amended !== null) {
      const value = Math.min(terms.value, Math.round(request.askedValue * habit.amended.part));
      const { expiresAfterDays, published } = habit.amended;
      give(seat, { type: 'amend_request', requestId, terms: { value, expiresAfterDays, published }, reason: REASON });
    }
    return true;
  };
  if (status === 'merged') {
    const held = request.mergedStep === null ? 0 : state.clock.day - dayAt(state.clock, request.mergedStep);
    if (habit.heldDays !== null && held >= habit.heldDays) act('revert_request');
    return;
  }
  if (habit.refusedAfterDays !== null && since >= habit.refusedAfterDays) {
    act('refuse_request');
    return;
  }
  const due = status === 'proposed' ? (habit.signedAfterDays ?? habit.mergedAfterDays) : habit.mergedAfterDays;
  if (due === null || since < due) return;
  if (habit.amended !== null && act('amend_request')) return;
  act(status === 'proposed' ? 'approve_request' : 'merge_request');
}

// ---- Ordinary work, and the page ----------------------------------------------------------------------------------------

function answerMatters(rule: TeamRule, state: SimState, give: Give): void {
  const { matters } = state.business!;
  for (const matter of matters) {
    if (matter.status !== 'open') continue;
    const met = matters.filter((one) => one.matter === matter.matter && one.matterId < matter.matterId).length;
    const manner = byOccurrence(rule.matters[matter.matter], met) ?? rule.otherMatters;
    const answer = manner === 'silence' ? null : typeof manner === 'object' ? manner.answer : inManner(matter, manner);
    if (answer !== null) give(matter.seat, { type: 'answer_matter', matterId: matter.matterId, answer });
  }
}

const inManner = (matter: Matter, manner: 'careful' | 'hasty'): string => MATTERS[matter.matter][manner](matter);

function closeRound(rule: TeamRule, state: SimState, memory: FirmMemory, give: Give): void {
  const { round } = state.clock;
  if (!attempt(memory, `close-${round}`)) return;
  const honest = rule.turned.honestWords && (rule.turned.tellAt === null || round >= rule.turned.tellAt);
  const page = byOccurrence(rule.pages, round - 1) ?? null;
  if (page !== null) {
    const held = heldFundCents(state);
    const told = honest || state.business!.disclosed !== null;
    const fund =
      told || page.fund === 'held'
        ? held
        : page.fund === 'as_shown'
          ? Math.max(held, shownFundCents(state))
          : Math.max(held, Math.round(page.fund.partOfDeposits * state.business!.depositsCents));
    give(holderOf(state.scenario, 'treasurer'), {
      type: 'publish_page',
      displayedFundCents: Math.max(0, fund),
      claimsSameRules: told || rule.honestLine ? !unprintedPrivilege(state) : page.sameRules,
    });
  }
  give('chief', { type: 'open_round' });
}
