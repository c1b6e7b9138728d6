/** What work has brought to this desk, and the ways of answering it: all of the same weight, each with one reason for the record. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OfferAnswer, ReasonId } from '../../../shared/sim/commands.ts';
import type { InboxItem } from '../../../shared/sim/views/types.ts';
import { changeNamed, changeValue } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { weekOfDay } from '../../i18n/weeks.ts';
import { usdShort } from '../../overlay/format.ts';
import { reasonsFor } from '../../overlay/reasons.ts';
import { act } from './act.ts';
import { Head } from './MessageHead.tsx';
import { markHandled } from './playState.ts';

/** What has come up: every way of answering it has the same weight, and takes one reason for the record. */
export function Offer({ item }: { item: Extract<InboxItem, { kind: 'offer' }> }) {
  const [chosen, setChosen] = useState<OfferAnswer | null>(null);
  const [sending, setSending] = useState(false);
  const doors = useRef<HTMLDivElement>(null);
  const left = useRef<OfferAnswer | null>(null);
  useEffect(() => {
    if (chosen === null && left.current !== null) doors.current?.querySelector<HTMLElement>(`[data-answer="${left.current}"]`)?.focus();
    left.current = chosen;
  }, [chosen]);

  async function send(answer: OfferAnswer, reason: ReasonId): Promise<void> {
    if (sending) return;
    setSending(true);
    const answered = await act(
      { type: 'answer_offer', offerId: item.offerId, answer, reason },
      t('offer.answered', { answer: t(`answer.${answer}`) }),
    );
    setSending(false);
    setChosen(null);
    if (answered.ok && answer !== 'stall') markHandled(item.id);
  }

  return (
    <div class="offer">
      <Head title={t(`offer.${item.offer}.title`)} step={item.step} />
      <p class="note-text">{t(`offer.${item.offer}.body`, { value: changeValue(item.asks, item.value) ?? '' })}</p>
      {chosen === null ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
        <div class="offer-doors" role="group" aria-label={t('offer.choose')} ref={doors}>
          {item.answers.map((each) => (
            <button key={each} type="button" class="door" data-answer={each} onClick={() => setChosen(each)}>
              <b>{t(`answer.${each}`)}</b>
              <small>{t(`answer.${each}.hint`)}</small>
            </button>
          ))}
        </div>
      ) : (
        <Reasons answer={chosen} sending={sending} onReason={(reason) => void send(chosen, reason)} onBack={() => setChosen(null)} />
      )}
      <p class="hint">
        {t('offer.asks', { change: changeNamed(item.asks, item.value) })}, {t('offer.until', { week: weekOfDay(item.untilDay) })}
      </p>
    </div>
  );
}

interface ReasonsProps {
  answer: OfferAnswer;
  sending: boolean;
  onReason(reason: ReasonId): void;
  onBack(): void;
}

/** One press gives the reason and sends the answer. */
function Reasons({ answer, sending, onReason, onBack }: ReasonsProps) {
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const question = t('offer.why', { answer: t(`answer.${answer}`) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div
      class="offer-reasons"
      role="group"
      aria-label={question}
      aria-busy={sending}
      ref={first}
      onKeyDown={(event) => {
        // The key that chose the answer is still held as the focus comes here: it does not choose the reason too.
        if (event.repeat) event.preventDefault();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onBack();
      }}
    >
      <p>{question}</p>
      {reasonsFor('answer_offer', null).map((id) => (
        <button key={id} type="button" class="door" data-reason={id} disabled={sending} onClick={() => onReason(id)}>
          {t(`reason.${id}`)}
        </button>
      ))}
      <button type="button" class="inline" disabled={sending} onClick={onBack}>
        {t('action.changeMind')}
      </button>
    </div>
  );
}

/** What the ledger said to risk's question. */
export function AuditAnswer({ item }: { item: Extract<InboxItem, { kind: 'audit' }> }) {
  const { subject, foundCents, besideCents, privileges } = item;
  const named = privileges.map((kind) => t(`change.${kind}`)).join(', ');
  const nothing = subject === 'code' && privileges.length === 0;
  return (
    <>
      <Head title={t('audit.title', { subject: t(`audit.subject.${subject}`) })} step={item.step} />
      <p class="note-text">
        {t(nothing ? 'audit.code.none' : `audit.${subject}`, {
          found: usdShort(foundCents),
          beside: usdShort(besideCents),
          privileges: named,
        })}
      </p>
    </>
  );
}
