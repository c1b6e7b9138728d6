import { useState } from 'preact/hooks';
import type { QueuePolicy } from '../../../shared/sim/scenario.ts';
import type { CustomersView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { view } from '../../store/store.ts';
import { act } from './act.ts';
import { queuePolicies, queuePolicyText } from './queuePolicies.ts';

/** Who waits for money, what the totals say, and how those who wait are paid: the chief's to choose. */
export function CustomersPanel() {
  const customers = view.customers.value;
  if (!customers) return null;
  return (
    <section class="panel customers" data-on="book" aria-label={t('customers.title')}>
      <div class="panel-head">
        <h2>{t('customers.title')}</h2>
        <span class={`coverage-now ${coverageTone(customers)}`}>
          <Term id="coverage">{t('code.coverage')}</Term> <b class="mono">{percent(customers.coverage ?? 1, 1)}</b>
        </span>
      </div>
      <CustomersFigures customers={customers} />
      <PolicyControl inForce={customers.queuePolicy} />
    </section>
  );
}

/** The same under the chief's tab. Where a treasurer keeps the totals: what anybody outside can see of the queue. */
export function PayingOut() {
  const customers = view.customers.value;
  const run = view.firm.value?.run;
  if (!run) return null;
  return (
    <div class="customers">
      {customers ? (
        <>
          <p class={`coverage-now ${coverageTone(customers)}`}>
            <Term id="coverage">{t('code.coverage')}</Term> <b class="mono">{percent(customers.coverage ?? 1, 1)}</b>
          </p>
          <CustomersFigures customers={customers} />
        </>
      ) : (
        <>
          <dl class="figures">
            <Waiting cents={run.waitingCents} />
          </dl>
          <p class="hint">{t('customers.byTreasurer')}</p>
        </>
      )}
      {run.gated ? <p class="hint">{t('customers.policy.gated.firm')}</p> : <PolicyControl inForce={run.queuePolicy} />}
    </div>
  );
}

/** For the treasurer: who waits and who has left, and the order that the chief has chosen. */
export function Withdrawals() {
  const customers = view.customers.value;
  if (!customers) return null;
  const { coverage, queuedCents, withdrawnLastWeekCents, queuePolicy } = customers;
  return (
    <div class="customers">
      <dl class="figures">
        <Waiting cents={queuedCents} />
        <div>
          <dt>{t('customers.left')}</dt>
          <dd>{usdShort(withdrawnLastWeekCents)}</dd>
        </div>
        <div>
          <dt>
            <Term id="coverage">{t('code.coverage')}</Term>
          </dt>
          <dd class={coverageTone(customers)}>{percent(coverage ?? 1, 1)}</dd>
        </div>
      </dl>
      <p class="policy-told">
        {t('customers.policy.byChief')} <b>{t(`customers.policy.${queuePolicy}`)}</b>
      </p>
      <p class="hint">{queuePolicyText(queuePolicy)}</p>
    </div>
  );
}

const coverageTone = ({ coverage }: CustomersView): string => (coverage !== null && coverage < 1 ? 'down-text' : 'muted');

function Waiting({ cents }: { cents: number }) {
  return (
    <div>
      <dt>
        <Term id="queue">{t('customers.waiting')}</Term>
      </dt>
      <dd class={cents > 0 ? 'warn-text' : undefined}>{usdShort(cents)}</dd>
    </div>
  );
}

function CustomersFigures({ customers }: { customers: CustomersView }) {
  return (
    <dl class="figures">
      <Waiting cents={customers.queuedCents} />
      <div>
        <dt>{t('customers.left')}</dt>
        <dd>{usdShort(customers.withdrawnLastWeekCents)}</dd>
      </div>
      <div>
        <dt>
          <Term id="related_party">{t('code.related')}</Term>
        </dt>
        <dd>{usdShort(customers.relatedPartyCents)}</dd>
      </div>
    </dl>
  );
}

function PolicyControl({ inForce }: { inForce: QueuePolicy }) {
  const [picked, setPicked] = useState<QueuePolicy | null>(null);
  const [sending, setSending] = useState(false);
  const policy = picked ?? inForce;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    setSending(true);
    const done = t('customers.set.done', { policy: t(`customers.policy.${policy}`) });
    const answer = await act({ type: 'set_queue_policy', policy }, done);
    setSending(false);
    if (answer.ok) setPicked(null);
  }

  return (
    <form onSubmit={(event) => void send(event)}>
      <fieldset class="policy" disabled={view.clock.value.phase !== 'live'}>
        <legend class="unseen">{t('customers.policy')}</legend>
        <Term id="queue_policy">{t('customers.policy')}</Term>
        <div class="policy-row">
          <select
            class="field"
            aria-label={t('customers.policy')}
            aria-describedby="policy-text"
            value={policy}
            onChange={(event) => setPicked(event.currentTarget.value as QueuePolicy)}
          >
            {queuePolicies.map((each) => (
              <option key={each} value={each}>
                {t(`customers.policy.${each}`)}
              </option>
            ))}
          </select>
          <button type="submit" class="door" disabled={policy === inForce || sending}>
            {sending ? t('common.sending') : t('customers.set')}
          </button>
        </div>
        <p class="hint" id="policy-text">
          {queuePolicyText(policy)}
        </p>
      </fieldset>
    </form>
  );
}
