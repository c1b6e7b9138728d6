import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n/t.ts';
import { plainUnits, typedCents, usd } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { view } from '../../store/store.ts';
import { act } from '../play/act.ts';

const CENTS = 100;

/** The signature of whoever keeps the deposits: a number for the fund, and a sentence or none. What the fund holds stands beside it. */
export function PageEditor() {
  const id = useId();
  const page = view.page.value;
  const held = view.customers.value?.fundHeldCents ?? null;
  const [shown, setShown] = useState(() => plainUnits(Math.round(page.displayedFundCents / CENTS) * CENTS, CENTS));
  const [sameRules, setSameRules] = useState(page.claimsSameRules === true);
  const [sending, setSending] = useState(false);
  const cents = typedCents(shown);

  async function sign(event: Event): Promise<void> {
    event.preventDefault();
    if (cents === null) return;
    setSending(true);
    await act({ type: 'publish_page', displayedFundCents: cents, claimsSameRules: sameRules }, t('between.page.done'));
    setSending(false);
  }

  return (
    <form class="close-editor" onSubmit={(event) => void sign(event)}>
      <div class="close-field">
        <label for={id}>
          <Term id="displayed_fund">{t('between.page.shown')}</Term>
        </label>
        <div>
          <input
            id={id}
            class="field"
            inputMode="decimal"
            value={shown}
            aria-invalid={cents === null}
            aria-describedby={`${id}-held`}
            onInput={(event) => setShown(event.currentTarget.value)}
          />
          {held !== null && (
            <button type="button" class="door" onClick={() => setShown(plainUnits(Math.floor(held / CENTS) * CENTS, CENTS))}>
              {t('between.page.useHeld')}
            </button>
          )}
        </div>
        <p class="hint" id={`${id}-held`}>
          {cents === null ? t('between.page.bad') : held !== null && t('between.page.held', { held: usd(held) })}
        </p>
      </div>
      <fieldset class="close-claim">
        <legend>“{t('between.page.rules')}”</legend>
        {([true, false] as const).map((say) => (
          <label key={String(say)}>
            <input type="radio" name={`${id}-rules`} checked={sameRules === say} onChange={() => setSameRules(say)} />
            {t(say ? 'between.page.rules.say' : 'between.page.rules.leave')}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="door close-sign" disabled={cents === null || sending}>
        {t(sending ? 'between.page.signing' : 'between.page.sign')}
      </button>
    </form>
  );
}
