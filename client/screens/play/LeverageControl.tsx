import { useState } from 'preact/hooks';
import type { MarginView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { percent } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { act } from './act.ts';

/** The account's own leverage, one step at a time. A lower one is refused where its larger initial margin is not there. */
export function LeverageControl({ margin, trades }: { margin: MarginView; trades: boolean }) {
  const [sending, setSending] = useState(false);
  const now = Math.min(margin.leverage, margin.leverageMax);
  const set = async (leverage: number): Promise<void> => {
    if (sending || leverage < 1 || leverage > margin.leverageMax) return;
    setSending(true);
    await act({ type: 'set_leverage', leverage }, t('leverage.set', { n: leverage, margin: percent(1 / leverage, 1) }));
    setSending(false);
  };
  return (
    <fieldset class="leverage">
      <legend class="unseen">{t('leverage.choose')}</legend>
      <Term id="chosen_leverage">{t('leverage.title')}</Term>
      <span class="leverage-set">
        {trades && (
          <button
            type="button"
            aria-disabled={now <= 1}
            aria-label={now <= 1 ? t('leverage.atLeast') : t('leverage.lower', { n: now - 1 })}
            onClick={() => void set(now - 1)}
          >
            −
          </button>
        )}
        <b>{t('unit.leverage', { n: now })}</b>
        {trades && (
          <button
            type="button"
            aria-disabled={now >= margin.leverageMax}
            aria-label={now >= margin.leverageMax ? t('leverage.atMost') : t('leverage.raise', { n: now + 1 })}
            onClick={() => void set(now + 1)}
          >
            +
          </button>
        )}
        <small class="muted">{t('leverage.most', { n: margin.leverageMax })}</small>
      </span>
    </fieldset>
  );
}
