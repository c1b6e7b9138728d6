import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChangeKind, ReasonId } from '../../../shared/sim/commands.ts';
import { changeValue } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { command } from '../../net/game.ts';
import { usd } from '../../overlay/format.ts';
import { tellResult } from '../../overlay/notices.ts';
import { refusal } from '../../overlay/phrases.ts';
import { reasonsToAsk } from '../../overlay/reasons.ts';
import { view, welcome } from '../../store/store.ts';

const ONE_TO_TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Values on offer for a change, in its own unit; none for one that is a switch. */
function valuesOf(kind: ChangeKind): readonly number[] {
  if (kind === 'credit_line') return welcome.value?.creditStepsCents ?? [];
  return kind === 'leverage_cap' || kind === 'taker_fee' ? ONE_TO_TEN : [];
}

/** The first line that would do; other values are for the person to name. */
function valueAtFirst(kind: ChangeKind, values: readonly number[], shortByCents: number): number | null {
  if (values.length === 0) return 0;
  return kind === 'credit_line' ? (values.find((cents) => cents >= shortByCents) ?? values.at(-1) ?? 0) : null;
}

const valueLabel = (kind: ChangeKind): string =>
  t(kind === 'taker_fee' || kind === 'leverage_cap' ? `propose.value.${kind}` : 'inbox.credit.size');

interface ProposeFormProps {
  kind: ChangeKind;
  shortByCents: number;
  backLabel?: string;
  /** `sent` tells whether the request went out. */
  onDone(sent: boolean): void;
}

/** Asks for a change: its value where it has one, and one reason for the record. A refusal stays beside the form. */
export function ProposeForm({ kind, shortByCents, backLabel, onDone }: ProposeFormProps) {
  const values = valuesOf(kind);
  const [value, setValue] = useState(() => valueAtFirst(kind, values, shortByCents));
  const [reason, setReason] = useState<ReasonId | ''>('');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('select')?.focus(), []);
  const inFirm = view.firm.value !== null;
  const byChief = !inFirm && welcome.value?.seat === 'chief';

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (reason === '' || value === null || sending) return;
    setSending(true);
    setRefused(null);
    const answer = await command({ type: 'propose_change', kind, value, reason });
    setSending(false);
    if (!answer.ok) return setRefused(refusal(answer.rejection));
    tellResult(t(inFirm ? 'propose.sent.firm' : byChief ? 'propose.sent.byChief' : 'propose.sent'));
    onDone(true);
  }

  return (
    <form
      class="propose"
      ref={form}
      aria-busy={sending}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone(false);
      }}
    >
      {values.length > 0 && (
        <label>
          {valueLabel(kind)}
          <select class="field" required value={value ?? ''} onChange={(event) => setValue(Number(event.currentTarget.value))}>
            {value === null && (
              <option value="" disabled>
                {t('propose.value.choose')}
              </option>
            )}
            {values.map((each) => (
              <option key={each} value={each}>
                {changeValue(kind, each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="grow">
        {t('inbox.credit.reason')}
        <select class="field" required value={reason} onChange={(event) => setReason(event.currentTarget.value as ReasonId)}>
          <option value="" disabled>
            {t('action.chooseReason')}
          </option>
          {reasonsToAsk(kind).map((id) => (
            <option key={id} value={id}>
              {t(`reason.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <div class="doors">
        <button type="submit" class="door" disabled={reason === '' || value === null || sending}>
          {sending ? t('common.sending') : t(byChief ? 'propose.send.byChief' : 'inbox.credit.send')}
        </button>
        <button type="button" class="door" onClick={() => onDone(false)}>
          {backLabel ?? t('common.cancel')}
        </button>
        {shortByCents > 0 && (
          <span class="hint">
            {t('common.shortBy')} <span class="mono down-text">{usd(shortByCents)}</span>
          </span>
        )}
      </div>
      {refused !== null && (
        <p class="propose-refused" role="alert">
          <b>{t('action.notSent')}</b> {refused}
        </p>
      )}
    </form>
  );
}
