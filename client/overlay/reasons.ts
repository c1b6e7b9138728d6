/** The reasons offered with each decision. None is marked; every list holds one for and one against the habit. */
import type { ChangeKind, ReasonId } from '../../shared/sim/commands.ts';
import type { RequestAction } from '../../shared/sim/views/types.ts';

const reasons: Record<RequestAction | 'answer_offer', readonly ReasonId[]> = {
  answer_offer: ['missed_trades', 'growth', 'calm_customers', 'client_pressure', 'everyone_does', 'no_exceptions', 'own_risk'],
  approve_request: ['missed_trades', 'conversions_fail', 'client_pressure', 'temporary', 'everyone_does', 'own_risk'],
  merge_request: ['conversions_fail', 'temporary', 'everyone_does', 'own_risk', 'not_my_call'],
  amend_request: ['too_large', 'bounded_and_public', 'temporary', 'own_risk'],
  refuse_request: ['no_exceptions', 'too_large', 'not_seen', 'bounded_and_public', 'own_risk', 'not_my_call'],
  object_request: ['no_exceptions', 'too_large', 'not_seen', 'bounded_and_public', 'own_risk'],
  escalate_request: ['no_exceptions', 'too_large', 'not_my_call'],
  revert_request: ['clean_up', 'no_exceptions', 'too_large', 'own_risk'],
};

/** A change that holds for every account makes no exception of one. */
const FOR_ALL: readonly ChangeKind[] = ['leverage_cap', 'taker_fee'];

/** `kind`: what is decided on; null for an offer. */
export const reasonsFor = (action: keyof typeof reasons, kind: ChangeKind | null): readonly ReasonId[] =>
  kind !== null && FOR_ALL.includes(kind)
    ? reasons[action].map((reason) => (reason === 'no_exceptions' ? 'client_pressure' : reason))
    : reasons[action];

const forOneAccount: readonly ReasonId[] = [
  'missed_trades',
  'conversions_fail',
  'client_pressure',
  'temporary',
  'everyone_does',
  'own_risk',
];
const forThePage: readonly ReasonId[] = ['client_pressure', 'temporary', 'everyone_does', 'own_risk'];
const forEveryone: readonly ReasonId[] = ['client_pressure', 'temporary', 'everyone_does', 'too_large', 'own_risk'];

/** The reasons offered to whoever asks for a change. */
export function reasonsToAsk(kind: ChangeKind): readonly ReasonId[] {
  switch (kind) {
    case 'fund_formula':
    case 'house_token_reserve':
    case 'unlisted_account':
      return forThePage;
    case 'leverage_cap':
    case 'taker_fee':
    case 'per_account_rates':
      return forEveryone;
    default:
      return forOneAccount;
  }
}
