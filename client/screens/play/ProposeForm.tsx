import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReasonId } from '../../../shared/sim/commands.ts';
import { t } from '../../i18n/t.ts';
import { usd, usdShort } from '../../overlay/format.ts';
import { reasonsFor } from '../../overlay/reasons.ts';
import { welcome } from '../../store/store.ts';
import { act } from './act.ts';

interface ProposeFormProps {
  kind: 'credit_line' | 'liquidation_exemption';
  shortByCents: number;
  /** `sent` tells whether the request went out. */
  onDone(sent: boolean): void;
}

/** Asks the chief for a change: how much, and one reason for the record. The size on show is the first that would do. */
export function ProposeForm({ kind, shortByCents, onDone }: ProposeFormProps) {
  const steps = welcome.value?.creditStepsCents ?? [];
  const enough = steps.find((cents) => cents >= shortByCents) ?? steps.at(-1) ?? 0;
  const [value, setValue] = useState(enough);
  const [reason, setReason] = useState<ReasonId | ''>('');
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('select')?.focus(), []);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (reason === '' || sending) return;
    setSending(true);
    const answer = await act({ type: 'propose_change', kind, value: kind === 'credit_line' ? value : 0, reason }, t('propose.sent'));
    setSending(false);
    if (answer.ok) onDone(true);
  }

  return (
    <form
      class="propose"
      ref={form}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(false);
      }}
    >
      {kind === 'credit_line' && (
        <label>
          {t('inbox.credit.size')}
          <select class="field" value={value} onChange={(event) => setValue(Number(event.currentTarget.value))}>
            {steps.map((cents) => (
              <option key={cents} value={cents}>
                {usdShort(cents)}
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
          {reasonsFor('propose_change').map((id) => (
            <option key={id} value={id}>
              {t(`reason.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <div class="doors">
        <button type="submit" class="door" disabled={reason === '' || sending}>
          {sending ? t('common.sending') : t('inbox.credit.send')}
        </button>
        <button type="button" class="door" onClick={() => onDone(false)}>
          {t('common.cancel')}
        </button>
        {shortByCents > 0 && (
          <span class="hint">
            {t('common.shortBy')} <span class="mono down-text">{usd(shortByCents)}</span>
          </span>
        )}
      </div>
    </form>
  );
}
