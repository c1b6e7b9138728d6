import { useEffect, useRef, useState } from 'preact/hooks';
import type { QueuePolicy } from '../../../shared/sim/scenario.ts';
import type { RunView } from '../../../shared/sim/views/firmTypes.ts';
import { play } from '../../audio/sound.ts';
import { t } from '../../i18n/t.ts';
import { usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { view, welcome } from '../../store/store.ts';
import '../../styles/run.css';
import { act } from '../play/act.ts';
import { queuePolicies, queuePolicyText } from '../play/queuePolicies.ts';

type Stage = 'run' | 'gated' | 'reopened' | 'over';
/** How long the end of it stays up. */
const AFTERGLOW_MS = 12_000;

/** The stage on show: what holds now, and for a while after it how it ended. */
function useStage(run: RunView | null): Stage | null {
  const now: Stage | null = run === null ? null : run.gated ? 'gated' : run.on ? 'run' : null;
  const before = useRef<Stage | null>(null);
  const [after, setAfter] = useState<Stage | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = now;
    if (now === 'gated' && was !== 'gated') play('gate');
    else if (now === 'run' && was === null) play('crowd');
    if (now !== null || was === null) {
      setAfter(null);
      return;
    }
    setAfter(was === 'gated' ? 'reopened' : 'over');
    const timer = setTimeout(() => setAfter(null), AFTERGLOW_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return now ?? after;
}

/** Over the floor while customers leave: who waits, what was paid, for who keeps the deposits what is left to pay with, and for the chief how. */
export function RunBanner() {
  const run = view.firm.value?.run ?? null;
  const house = view.firm.value?.treasurer;
  const stage = useStage(run);
  if (!run || stage === null) return null;
  const live = stage === 'run' || stage === 'gated';
  return (
    <section class={`run-banner is-${stage}`} aria-label={t('run.title')}>
      <div class="run-head" role="status">
        <h2>{t(stage === 'run' ? 'run.title' : `run.${stage}`)}</h2>
        <p>{t(stage === 'run' ? 'run.on' : stage === 'gated' ? 'run.gated.text' : 'run.over.text')}</p>
      </div>
      {live && (
        <dl class="run-figures">
          <div>
            <dt>
              <Term id="queue">{t('run.waiting')}</Term>
            </dt>
            <dd class={run.waitingCents > 0 ? 'warn-text' : undefined}>{usdShort(run.waitingCents)}</dd>
          </div>
          <div>
            <dt>{t('run.paidDay')}</dt>
            <dd>{usdShort(run.paidDayCents)}</dd>
          </div>
          <div>
            <dt>{t('run.paidWeek')}</dt>
            <dd>{usdShort(run.paidWeekCents)}</dd>
          </div>
          {house && (
            <div>
              <dt>
                <Term id="hot_wallet">{t('run.hot')}</Term>
              </dt>
              <dd>{usdShort(house.hotCents)}</dd>
            </div>
          )}
          {welcome.value?.seat !== 'chief' && (
            <div>
              <dt>{t('run.policy')}</dt>
              <dd class="run-words">{t(`customers.policy.${run.queuePolicy}`)}</dd>
            </div>
          )}
        </dl>
      )}
      {live && welcome.value?.seat === 'chief' && !run.gated && <PolicyChoice inForce={run.queuePolicy} />}
    </section>
  );
}

/** One press each: in a run there is no time for a form. */
function PolicyChoice({ inForce }: { inForce: QueuePolicy }) {
  const [sending, setSending] = useState<QueuePolicy | null>(null);
  const choose = async (policy: QueuePolicy): Promise<void> => {
    setSending(policy);
    await act({ type: 'set_queue_policy', policy }, t('customers.set.done', { policy: t(`customers.policy.${policy}`) }));
    setSending(null);
  };
  return (
    <fieldset class="run-policy">
      <legend>{t('run.policy.choose')}</legend>
      {queuePolicies.map((policy) => (
        <button
          key={policy}
          type="button"
          class="door"
          aria-pressed={policy === inForce}
          title={queuePolicyText(policy)}
          disabled={sending !== null}
          onClick={() => void choose(policy)}
        >
          <b>{t(`customers.policy.${policy}`)}</b>
          <small>{queuePolicyText(policy)}</small>
        </button>
      ))}
    </fieldset>
  );
}
