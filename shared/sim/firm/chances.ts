/** Deals, markets and words of a firm of several rounds: whether there is anything to ask for now. */
import { dayAt, hasCome, roundDays } from '../clock.ts';
import type { ChangeKind } from '../commands.ts';
import type { SimState } from '../state.ts';
import { nextToList } from './listing.ts';
import { topicSaidBy } from './requestTable.ts';
import { standing } from './statements.ts';

/** True for every kind that rests on nothing of this sort. */
export function chanceIsThere(state: SimState, kind: ChangeKind): boolean {
  const business = state.business!;
  switch (kind) {
    case 'say_never_lost':
    case 'say_testimony':
      return standing(state, topicSaidBy(kind)!) === undefined;
    case 'split_audit_pack':
      return business.auditPack !== 'split';
    case 'list_perp':
      return nextToList(state) >= 0;
    case 'presale_stake':
      return business.outside.regime === 'boom' && state.sole.desk_ventures >= 0 && !doneLately(state, kind);
    case 'lender_stake':
      return state.sole.lender >= 0 && !business.lenders.recalled && !doneLately(state, kind);
    case 'attack_peg':
      return !state.requests.some((request) => request.kind === kind && request.status === 'merged');
    default:
      return true;
  }
}

/** Such a chance comes once in the days of a round. */
const doneLately = (state: SimState, kind: ChangeKind): boolean =>
  state.requests.some(
    (request) =>
      request.kind === kind &&
      request.mergedStep !== null &&
      !hasCome(state, dayAt(state.clock, request.mergedStep) + roundDays(state.scenario)),
  );
