/** A team's acts of its own accord, each on the calendar day on which it did them; one that is not possible yet is tried again. */

import type { SetLevers } from '../../commands.ts';
import { checkLevers, LEAN_WITHOUT_MANDATE, leverOwner } from '../../firm/levers.ts';
import { checkAudit, checkComeClean, checkGoPublic, checkResign } from '../../firm/oversight.ts';
import { checkPropose } from '../../firm/requests.ts';
import { isTelling } from '../../firm/requestTable.ts';
import { gapOf, standing } from '../../firm/statements.ts';
import type { SimState } from '../../state.ts';
import type { Give } from '../firm/decideFirm.ts';
import type { FirmMemory } from '../firm/types.ts';
import type { DatedDeed, Deed, TeamRule } from './types.ts';

const EPSILON = 1e-9;
/** What could not be done on its day is tried for so many days. A lever waits until it is set otherwise. */
const TRIED_DAYS = 28;

/** `tries.deed`: deeds before this place are settled. Those after it that are settled out of turn have an entry of their own. */
export function doDeeds(rule: TeamRule, state: SimState, memory: FirmMemory, give: Give): void {
  const { day } = state.clock;
  const { tries } = memory;
  const first = tries.deed ?? 0;
  let settledTo = first;
  for (let place = first; place < rule.deeds.length && rule.deeds[place]!.day <= day + EPSILON; place++) {
    const key = `deed-${place}`;
    if (tries[key] === undefined && isSettled(rule, place, state, give)) tries[key] = 1;
    if (settledTo === place && tries[key] !== undefined) {
      settledTo += 1;
      delete tries[key];
    }
  }
  tries.deed = settledTo;
}

/** True once it is done, is not done in this variant, or will not be tried again. */
function isSettled(rule: TeamRule, place: number, state: SimState, give: Give): boolean {
  const dated = rule.deeds[place]!;
  const { day, seat, deed } = dated;
  if (deed.type === 'lever') return setLever(rule, place, dated, deed, state, give);
  if (isTurned(rule, state, deed)) return true;
  if (tryDeed(state, seat, deed, give)) return true;
  return state.clock.day > day + TRIED_DAYS;
}

/** Favours asked for of its own accord count as a yes; an untrue sentence is not said. */
function isTurned({ turned }: TeamRule, state: SimState, deed: Deed): boolean {
  const { round } = state.clock;
  const late = (turned.noYesFrom !== null && round >= turned.noYesFrom) || turned.offers === 'all';
  if (deed.type === 'propose') return late && isTelling(deed.kind);
  const honest = turned.honestWords && (turned.tellAt === null || round >= turned.tellAt);
  return deed.type === 'say' && honest && gapOf(state, deed.topic) > 0;
}

function tryDeed(state: SimState, seat: DatedDeed['seat'], deed: Exclude<Deed, { type: 'lever' }>, give: Give): boolean {
  switch (deed.type) {
    case 'propose': {
      const { kind, partOfDeposits } = deed;
      const most = state.scenario.creditMaxCents;
      const value =
        partOfDeposits === null ? deed.value : Math.max(1, Math.min(most, Math.round(partOfDeposits * state.business!.depositsCents)));
      if (checkPropose(state, seat, kind, value) !== null) return false;
      give(seat, { type: 'propose_change', kind, value, reason: 'own_risk' });
      return true;
    }
    case 'say':
      give(seat, { type: 'make_statement', topic: deed.topic, claim: true });
      return true;
    case 'correct':
      if (standing(state, deed.topic) === undefined) return false;
      give(seat, { type: 'correct_statement', topic: deed.topic });
      return true;
    case 'audit':
      if (checkAudit(state) !== null) return false;
      give(seat, { type: 'audit', subject: deed.subject });
      return true;
    case 'queue':
      give(seat, { type: 'set_queue_policy', policy: deed.policy });
      return true;
    case 'come_clean':
      if (checkComeClean(state) !== null) return false;
      give(seat, { type: 'come_clean' });
      return true;
    case 'go_public':
      if (checkGoPublic(state, seat) !== null) return false;
      give(seat, { type: 'go_public' });
      return true;
    case 'resign':
      if (checkResign(state, seat) !== null) return true;
      give(seat, { type: 'resign' });
      return true;
  }
}

/** Levers that opening the books sets. What the team had set before its own were opened, if they were, does not undo that. */
const CLOSED_BY_TELLING = ['creditShare', 'leanShare', 'proofOfReserves'];

function setLever(
  rule: TeamRule,
  place: number,
  { seat }: DatedDeed,
  { lever, value }: Extract<Deed, { type: 'lever' }>,
  state: SimState,
  give: Give,
): boolean {
  const { day, roundStep } = state.clock;
  const owner = leverOwner(state.scenario, lever);
  const before = rule.disclosedDay === null || rule.deeds[place]!.day < rule.disclosedDay;
  if (owner !== seat || (before && state.business!.disclosed !== null && CLOSED_BY_TELLING.includes(lever))) return true;
  // Set otherwise since: the later setting counts.
  for (let later = place + 1; later < rule.deeds.length && rule.deeds[later]!.day <= day + EPSILON; later++) {
    const { deed } = rule.deeds[later]!;
    if (deed.type === 'lever' && deed.lever === lever) return true;
  }
  // Proof needs the whole ledger to be looked at: where it was refused, that is tried again as a round opens.
  if (lever === 'proofOfReserves' && value === true && roundStep > 0 && rule.deeds[place]!.day < day - state.clock.daysPerStep)
    return false;
  const choice: SetLevers = { type: 'set_levers', [lever]: value };
  if (checkLevers(state, seat, choice) === null) {
    give(seat, choice);
    return true;
  }
  // Without a mandate the lean goes as far as it may.
  const within: SetLevers = { type: 'set_levers', leanShare: LEAN_WITHOUT_MANDATE };
  if (lever === 'leanShare' && state.business!.levers.leanShare < LEAN_WITHOUT_MANDATE && checkLevers(state, seat, within) === null)
    give(seat, within);
  return false;
}
