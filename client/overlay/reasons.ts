/** The reasons offered with each decision. None is marked; every list holds one for and one against the habit. */
import type { ReasonId } from '../../shared/sim/commands.ts';
import type { RequestAction } from '../../shared/sim/views/types.ts';

const reasons: Record<RequestAction | 'propose_change', readonly ReasonId[]> = {
  propose_change: ['missed_trades', 'conversions_fail', 'client_pressure', 'temporary', 'everyone_does', 'own_risk'],
  approve_request: ['missed_trades', 'conversions_fail', 'client_pressure', 'temporary', 'everyone_does', 'own_risk'],
  merge_request: ['conversions_fail', 'temporary', 'everyone_does', 'own_risk', 'not_my_call'],
  amend_request: ['too_large', 'bounded_and_public', 'temporary', 'own_risk'],
  refuse_request: ['no_exceptions', 'too_large', 'own_risk', 'not_my_call'],
  object_request: ['no_exceptions', 'too_large', 'own_risk'],
  revert_request: ['clean_up', 'no_exceptions', 'too_large', 'own_risk'],
};

export const reasonsFor = (action: RequestAction | 'propose_change'): readonly ReasonId[] => reasons[action];
