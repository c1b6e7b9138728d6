/**
 * What a coordinated team does at one look: the levers and its plan when a round opens, an answer to each offer, a signature under
 * each request that the team itself made, the page at the close. Pure but for `memory`; the caller steps the state with the commands.
 */
import type { OfferId, OfferState } from '../../business.ts';
import type { Command, OfferAnswer, ReasonId, SeatCommand } from '../../commands.ts';
import { checkLevers, LEVERS, type LeverName, leverOwner } from '../../firm/levers.ts';
import { MATTERS } from '../../firm/matters/table.ts';
import type { Matter } from '../../firm/matters/types.ts';
import { heldFundCents, shownFundCents } from '../../firm/publicPage.ts';
import { actionsFor, unprintedPrivilege } from '../../firm/requests.ts';
import { isPrivilege } from '../../firm/switches.ts';
import { displayedEquityCents } from '../../firm/worth.ts';
import { holderOf, SEATS, type SeatId } from '../../scenario.ts';
import type { SimState } from '../../state.ts';
import type { FirmMemory, FirmPolicy, LeverChoice, Plan } from './types.ts';

export type Give = (seat: SeatId, command: Command) => void;

const REASON: ReasonId = 'own_risk';
/** What accepting adds to the use of credit, and to the lean, for a firm of size 1. */
const CREDIT_PART: Partial<Record<OfferId, number>> = { D08: 0.09, D10: 0.05, D12: 0.05, D16: 0.13 };
const LEAN_PART: Partial<Record<OfferId, number>> = { D05: 0.35, D06: 0.25 };
/** A fund that is made up is shown as this share of deposits at least. */
const SHOWN_FUND_SHARE = 0.016;

export function decideFirm(policy: FirmPolicy, state: SimState, memory: FirmMemory): SeatCommand[] {
  if (state.business === null || state.phase === 'closed') return [];
  const given: SeatCommand[] = [];
  const give: Give = (seat, command) => {
    given.push({ seat, cid: `firm-${memory.nextCid}`, command });
    memory.nextCid += 1;
  };
  if (state.phase === 'close') {
    closeRound(policy, state, memory, give);
    return given;
  }
  if (memory.openedRound !== state.clock.round) openRound(policy, state, memory, give);
  for (const offer of state.business.offers) {
    if (offer.status === 'open') answer(policy, state, memory, offer, give);
    else if (offer.status === 'granted') size(policy, state, memory, offer, give);
  }
  sign(policy, state, memory, give);
  for (const matter of state.business.matters) if (matter.status === 'open') work(policy, matter, give);
  return given;
}

/** True the first `times` times that it is asked about a key. */
export function attempt(memory: FirmMemory, key: string, times = 1): boolean {
  const tried = memory.tries[key] ?? 0;
  if (tried >= times) return false;
  memory.tries[key] = tried + 1;
  return true;
}

function openRound(policy: FirmPolicy, state: SimState, memory: FirmMemory, give: Give): void {
  memory.openedRound = state.clock.round;
  memory.openingEquityCents = displayedEquityCents(state);
  if (memory.acceptedAtCents !== null) memory.paidOff = memory.openingEquityCents >= memory.acceptedAtCents;
  const plan = policy.plan?.(state, memory) ?? null;
  if (plan !== null) carryOut(plan, state, memory, give);
  setLevers(state, policy.levers(state, memory), give);
  // An exemption that the firm has no further use for does not stay.
  if (state.business!.disclosed !== null || memory.repaying) revertPrivileges(state, memory, give);
}

function carryOut(plan: Plan, state: SimState, memory: FirmMemory, give: Give): void {
  switch (plan) {
    case 'come_clean':
      give('chief', { type: 'come_clean' });
      return;
    case 'go_public':
      give('engineer', { type: 'go_public' });
      return;
    case 'repay':
      memory.repaying = true;
      memory.flat = true;
      setLevers(state, { creditShare: 0, leanShare: 0 }, give);
      return;
    case 'go_flat':
      memory.flat = true;
      setLevers(state, { leanShare: 0 }, give);
  }
}

function setLevers(state: SimState, choice: LeverChoice, give: Give): void {
  const { levers } = state.business!;
  const now: LeverChoice = { ...levers, takerFeeBps: state.rules.takerFeeBps, leverageMax: state.rules.leverageMax };
  for (const seat of state.scenario.seats) {
    const moved = Object.entries(choice).filter(
      ([name, value]) => leverOwner(state.scenario, name as LeverName) === seat && now[name as LeverName] !== value,
    );
    if (moved.length > 0) give(seat, { type: 'set_levers', ...Object.fromEntries(moved) });
  }
}

function revertPrivileges(state: SimState, memory: FirmMemory, give: Give): void {
  for (const request of state.requests) {
    const { requestId, kind, status, terms } = request;
    // A firm that repays in silence needs its line until it has.
    if (status !== 'merged' || terms.published || !isPrivilege(kind) || (memory.repaying && kind === 'credit_line')) continue;
    const seat = SEATS.find((one) => actionsFor(state, request, one).includes('revert_request'));
    if (seat !== undefined && attempt(memory, `revert-${requestId}`)) give(seat, { type: 'revert_request', requestId, reason: 'clean_up' });
  }
}

/** Ordinary work is done with care, whatever else the team does, but by a firm that has no skill. */
function work(policy: FirmPolicy, matter: Matter, give: Give): void {
  const spec = MATTERS[matter.matter];
  const answer = policy.hasty === true ? spec.hasty(matter) : spec.careful(matter);
  give(matter.seat, { type: 'answer_matter', matterId: matter.matterId, answer });
}

/** First what the policy wants; where that is refused, a plain no. */
function answer(policy: FirmPolicy, state: SimState, memory: FirmMemory, offer: OfferState, give: Give): void {
  const key = `offer-${offer.offerId}`;
  const spec = state.scenario.business!.offers.find((one) => one.offer === offer.offer)!;
  const takes = state.business!.disclosed === null && policy.takes(offer.offer, state, memory);
  const other = policy.instead ? policy.instead(spec, state) : (spec.alternatives[0] ?? null);
  if (!takes && other === 'silence') return;
  if (!attempt(memory, key, 2)) return;
  const say = (word: OfferAnswer): void => give(offer.seat, { type: 'answer_offer', offerId: offer.offerId, answer: word, reason: REASON });
  if (memory.tries[key] === 2) {
    say('decline');
    return;
  }
  if (takes) {
    memory.acceptedAtCents = memory.openingEquityCents;
    say('ask');
    return;
  }
  say(other === null || other === 'silence' ? 'decline' : other);
}

/** Once an offer has come into force the desk goes as far as the firm's size says, beyond or short of what was granted. */
function size(policy: FirmPolicy, state: SimState, memory: FirmMemory, offer: OfferState, give: Give): void {
  if (memory.sized.includes(offer.offerId)) return;
  memory.sized.push(offer.offerId);
  memory.inForce[offer.offer] ??= state.clock.round;
  const credit = CREDIT_PART[offer.offer] ?? 0;
  const lean = LEAN_PART[offer.offer] ?? 0;
  if (policy.size === 1 || credit + lean === 0) return;
  const { levers } = state.business!;
  const more = (now: number, part: number): number => Math.max(0, now + part * (policy.size - 1));
  const choice: LeverChoice = {};
  if (credit > 0) choice.creditShare = Math.min(1, more(levers.creditShare, credit));
  if (lean > 0) choice.leanShare = Math.min(LEVERS.leanShare.range!.max, more(levers.leanShare, lean));
  // Without a line or a mandate of its own there is nothing to drive further.
  const { seat } = LEVERS[credit > 0 ? 'creditShare' : 'leanShare'];
  if (checkLevers(state, seat, { type: 'set_levers', ...choice }) === null) setLevers(state, choice, give);
}

/** Every request lying about is the team's own: whoever has to sign does, in the next step, unless the policy has it refused. */
function sign(policy: FirmPolicy, state: SimState, memory: FirmMemory, give: Give): void {
  for (const request of state.requests) {
    if (request.status !== 'proposed' && request.status !== 'approved') continue;
    for (const seat of SEATS) {
      const actions = actionsFor(state, request, seat);
      const type = actions.includes('approve_request') ? 'approve_request' : actions.includes('merge_request') ? 'merge_request' : null;
      if (type === null) continue;
      const signed = policy.signs?.(request, state) ?? true;
      if (attempt(memory, `${type}-${request.requestId}`))
        give(seat, { type: signed ? type : 'refuse_request', requestId: request.requestId, reason: REASON });
      break;
    }
  }
}

function closeRound(policy: FirmPolicy, state: SimState, memory: FirmMemory, give: Give): void {
  if (memory.signedRound === state.clock.round) return;
  memory.signedRound = state.clock.round;
  const habit = state.business!.disclosed === null ? policy.page : 'ledger';
  const held = heldFundCents(state);
  const madeUp = memory.inForce.D09 === undefined ? 0 : Math.round(SHOWN_FUND_SHARE * state.business!.depositsCents);
  give(holderOf(state.scenario, 'treasurer'), {
    type: 'publish_page',
    displayedFundCents: Math.max(0, habit === 'flattering' ? Math.max(held, shownFundCents(state), madeUp) : held),
    claimsSameRules: habit !== 'ledger' || !unprintedPrivilege(state),
  });
  give('chief', { type: 'open_round' });
}
