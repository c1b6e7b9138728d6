import { useState } from 'preact/hooks';
import { t } from '../../i18n/t.ts';
import { typedCents, usd, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { view } from '../../store/store.ts';
import { act } from './act.ts';

export function OutsideTransfer() {
  const account = view.account.value;
  const [text, setText] = useState('1,000,000');
  const [sending, setSending] = useState(false);
  if (!account) return null;
  const amountCents = typedCents(text);
  const cash = account.balances.find((entry) => entry.asset === 'USD');

  async function send(direction: 'out' | 'back'): Promise<void> {
    if (amountCents === null || amountCents === 0) return;
    setSending(true);
    await act({ type: 'transfer_outside', direction, amountCents }, t(`outside.done.${direction}`, { amount: usd(amountCents) }));
    setSending(false);
  }

  return (
    <div class="outside">
      <p class="hint">
        <Term id="outside_venue">{t('outside.title')}</Term>: {t('mandate.outside.hint')}
      </p>
      <dl class="figures">
        <div>
          <dt>{t('shell.outside.cashHere')}</dt>
          <dd class={cash && cash.units < 0 ? 'down-text' : undefined}>{usdShort(cash?.units ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('outside.there')}</dt>
          <dd>{usdShort(account.outsideCents)}</dd>
        </div>
      </dl>
      <label class="one-field">
        {t('outside.amount')}
        <input
          class="field"
          inputMode="decimal"
          autocomplete="off"
          value={text}
          aria-invalid={amountCents === null}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {amountCents === null && <p class="warn-text">{t('reject.invalid_amount.pass')}</p>}
      <div class="doors">
        <button type="button" class="door" disabled={!amountCents || sending} onClick={() => void send('out')}>
          {t('outside.send')}
        </button>
        <button
          type="button"
          class="door"
          disabled={!amountCents || sending || account.outsideCents === 0}
          onClick={() => void send('back')}
        >
          {t('outside.back')}
        </button>
      </div>
    </div>
  );
}
