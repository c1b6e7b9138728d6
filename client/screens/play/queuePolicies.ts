import type { QueuePolicy } from '../../../shared/sim/scenario.ts';
import { t } from '../../i18n/t.ts';
import { view } from '../../store/store.ts';

export const queuePolicies: readonly QueuePolicy[] = ['first_come', 'pro_rata', 'favourites_first', 'gated'];

/** What an order of paying means; a closed gate is looked at in a firm of several rounds alone. */
export const queuePolicyText = (policy: QueuePolicy): string =>
  policy === 'gated' && view.firm.value !== null ? t('customers.policy.gated.firm') : t(`customers.policy.${policy}.text`);
