import { useState } from 'preact/hooks';
import type { StatementTopic } from '../../../../shared/sim/business.ts';
import { t } from '../../../i18n/t.ts';
import { weekOfDay } from '../../../i18n/weeks.ts';
import { usdShort } from '../../../overlay/format.ts';
import { view } from '../../../store/store.ts';
import { act } from '../act.ts';

/** The firm's sentences, for whoever speaks for it: what stands and can be taken back, and what could be said. */
export function SaidPanel() {
  const [sending, setSending] = useState<StatementTopic | null>(null);
  const firm = view.firm.value;
  if (!firm) return null;
  const send = async (topic: StatementTopic, say: boolean): Promise<void> => {
    if (sending !== null) return;
    setSending(topic);
    if (say) await act({ type: 'make_statement', topic, claim: true }, t('said.done'));
    else await act({ type: 'correct_statement', topic }, t('said.back'));
    setSending(null);
  };
  return (
    <div class="said">
      <p class="hint">{t('said.lead')}</p>
      <ul>
        {firm.statements.map(({ topic, day, claimedCents }) => (
          <li key={topic} class="stands">
            <p>
              {t(`statement.${topic}`)} {claimedCents !== null && t('said.byPage', { value: usdShort(claimedCents) })}
              <small class="muted">{t('said.since', { week: weekOfDay(day) })}</small>
            </p>
            <button type="button" class="door" disabled={sending !== null} onClick={() => void send(topic, false)}>
              {t('said.takeBack')}
            </button>
          </li>
        ))}
        {(firm.voice?.sayable ?? []).map((topic) => (
          <li key={topic}>
            <p>
              {t(`statement.${topic}`)}
              <small class="muted">{t('said.silent')}</small>
            </p>
            <button type="button" class="door" disabled={sending !== null} onClick={() => void send(topic, true)}>
              {t('said.say')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What stands, as any customer reads it. */
export function StandingStatements() {
  const firm = view.firm.value;
  if (!firm) return null;
  return (
    <div class="said-public">
      <h3>{t('said.title')}</h3>
      {firm.statements.length === 0 && <p class="empty">{t('said.none')}</p>}
      <ul>
        {firm.statements.map(({ topic, day, claimedCents }) => (
          <li key={topic}>
            “{t(`statement.${topic}`)}” {claimedCents !== null && t('said.byPage', { value: usdShort(claimedCents) })}{' '}
            <small class="muted">{t('said.since', { week: weekOfDay(day) })}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
