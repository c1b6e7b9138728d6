/** What a request rests on: without it nobody can ask, and nobody can carry out what was asked before it went. */
import type { ChangeKind } from '../commands.ts';
import { accountOf, type SimState, secondAccountOf } from '../state.ts';
import { chanceIsThere } from './chances.ts';
import { gateIsClosed } from './gate.ts';
import { canSaveLenders, loanIsCalled } from './lenders.ts';
import { canRescueProtocol } from './protocol.ts';
import { hasFriends, lossesToShowCents } from './rescue.ts';
import { standing } from './statements.ts';
import { debtCents } from './worth.ts';

/** Whether what a request rests on is there now. */
export function hasWhatItRestsOn(state: SimState, kind: ChangeKind): boolean {
  const { business } = state;
  switch (kind) {
    case 'liquidation_exemption':
      return accountOf(state, 'desk').allowNegative;
    case 'unlisted_account':
      return secondAccountOf(state) !== null;
    case 'issue_token':
      return business!.token === null && state.scenario.houseToken !== null;
    case 'earn_product':
      return !business!.earnProduct;
    case 'token_loan':
      return business!.token !== null && !business!.tokenLoan;
    case 'pump_token':
    case 'defend_token':
      return business!.token !== null;
    case 'buy_out_holder':
      return business!.token !== null && business!.token.holderShare > 0;
    case 'loss_at_desk':
      return business!.exploitOpenUntilDay !== null;
    case 'say_same_rules':
      return standing(state, 'same_rules') === undefined;
    case 'save_lenders':
      return canSaveLenders(state);
    case 'second_sheet':
      return debtCents(state) > 0 && !business!.lenders.held;
    case 'roll_loan':
      return loanIsCalled(state);
    case 'rescue_protocol':
      return canRescueProtocol(state);
    case 'rescue_pitch':
      return neverMerged(state, kind);
    case 'investors_sheet':
      return neverMerged(state, kind) && lossesToShowCents(state) > 0;
    case 'friends_first':
      return (
        hasFriends(state) && !gateIsClosed(state) && !state.requests.some((request) => request.kind === kind && request.status === 'merged')
      );
    case 'auto_delete':
      return !business!.recordsHeld;
    default:
      return state.business === null || chanceIsThere(state, kind);
  }
}

const neverMerged = (state: SimState, kind: ChangeKind): boolean =>
  !state.requests.some((request) => request.kind === kind && request.mergedStep !== null);
