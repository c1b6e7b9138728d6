import { useState } from 'preact/hooks';
import type { AuditSubject } from '../../../../shared/sim/business.ts';
import type { AuditView } from '../../../../shared/sim/views/firmTypes.ts';
import { t } from '../../../i18n/t.ts';
import { weekOfDay } from '../../../i18n/weeks.ts';
import { usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Tabs } from '../../../overlay/Tabs.tsx';
import { view } from '../../../store/store.ts';
import { act } from '../act.ts';
import { Liquidations } from '../Liquidations.tsx';
import { QueueBody } from '../QueuePanel.tsx';
import { Levers } from './Levers.tsx';

const subjects: readonly AuditSubject[] = ['coverage', 'desk', 'fund', 'code'];
type Open = 'audits' | 'requests' | 'falls';

/** What risk knows, what it can ask the ledger, and the two rules it sets. */
export function RiskHome() {
  const [open, setOpen] = useState<Open>('audits');
  return (
    <>
      <section class="panel seat-home" data-on="book" aria-label={t('firm.tabs.risk')}>
        <Tabs<Open>
          label={t('firm.tabs.risk')}
          open={open}
          onOpen={setOpen}
          tabs={[
            { id: 'audits', label: t('firm.tab.audits'), body: () => <Audits /> },
            { id: 'requests', label: t('firm.tab.requests'), body: () => <Requests /> },
            { id: 'falls', label: t('falls.title'), body: () => <Liquidations /> },
          ]}
        />
      </section>
      <section class="panel" data-on="book" aria-label={t('firm.tab.levers')}>
        <Levers />
      </section>
    </>
  );
}

function Requests() {
  const risk = view.firm.value?.risk;
  return (
    <>
      <QueueBody />
      {risk && <p class="hint">{t('audits.voice', { objections: risk.objections, escalations: risk.escalations })}</p>}
    </>
  );
}

function Audits() {
  const risk = view.firm.value?.risk;
  if (!risk) return null;
  return (
    <div class="audits">
      <p class="audits-left">
        <Term id="audit">{t('firm.tab.audits')}</Term> <b>{t('audits.left', { n: risk.auditsLeft })}</b>
      </p>
      <ul>
        {subjects.map((subject) => (
          <Subject
            key={subject}
            subject={subject}
            audits={risk.audits.filter((audit) => audit.subject === subject)}
            left={risk.auditsLeft}
          />
        ))}
      </ul>
    </div>
  );
}

function Subject({ subject, audits, left }: { subject: AuditSubject; audits: readonly AuditView[]; left: number }) {
  const [sending, setSending] = useState(false);
  const known = audits.find((audit) => audit.answered);
  const waiting = audits.find((audit) => !audit.answered);
  const ask = async (): Promise<void> => {
    setSending(true);
    await act({ type: 'audit', subject }, t('audits.asked'));
    setSending(false);
  };
  return (
    <li>
      <p>
        <span>{t(`audit.subject.${subject}`)}</span>
        {known ? (
          <b class={isFound(known) ? 'warn-text' : undefined}>{findingText(known)}</b>
        ) : (
          <small class="muted">{t(waiting ? 'audits.waiting' : 'audits.unknown', { week: weekOfDay(waiting?.answerDay ?? 0) })}</small>
        )}
        {known && (
          <small class="muted">
            {t('audits.asOf', { week: weekOfDay(known.answerDay) })}
            {waiting && `; ${t('audits.waiting', { week: weekOfDay(waiting.answerDay) })}`}
          </small>
        )}
      </p>
      <button
        type="button"
        class="door"
        aria-label={t('audits.askThis', { subject: t(`audit.subject.${subject}`) })}
        disabled={sending || left === 0 || waiting !== undefined}
        onClick={() => void ask()}
      >
        {t('audits.ask')}
      </button>
    </li>
  );
}

const isFound = ({ subject, foundCents, besideCents, privileges }: AuditView): boolean =>
  privileges.length > 0 || (subject !== 'code' && foundCents !== null && besideCents !== null && foundCents < besideCents);

function findingText({ subject, foundCents, besideCents, privileges }: AuditView): string {
  if (subject === 'code' && privileges.length === 0) return t('audits.code.none');
  return t(`audits.${subject}`, {
    found: usdShort(foundCents ?? 0),
    beside: usdShort(besideCents ?? 0),
    privileges: privileges.map((kind) => t(`change.${kind}`)).join(', '),
  });
}
