import { useState } from 'preact/hooks';
import { t } from '../../i18n/t.ts';
import { view } from '../../store/store.ts';
import { AddCollateral } from './AddCollateral.tsx';
import { ProposeForm } from './ProposeForm.tsx';
import { fillTicket, tab } from './playState.ts';

/** A quarter of the largest position is enough to leave the floor well behind in most margin calls. */
const REDUCE_SHARE = 0.25;

export function MarginCallDoors() {
  const [asking, setAsking] = useState(false);
  const account = view.account.value;
  if (!account) return null;
  // The exemption reads the flag that a merged credit line brings; before that there is only credit to ask for.
  const flagged = view.requests.value.some((request) => request.kind === 'credit_line' && request.status === 'merged');
  if (asking)
    return <ProposeForm kind={flagged ? 'liquidation_exemption' : 'credit_line'} shortByCents={0} onDone={() => setAsking(false)} />;
  const largest = [...account.positions].sort((a, b) => b.notionalCents - a.notionalCents)[0];
  return (
    <div class="doors">
      {largest && largest.sizeLots !== 0 && (
        <button
          type="button"
          class="door"
          onClick={() => {
            fillTicket({
              market: largest.market,
              side: largest.sizeLots > 0 ? 'sell' : 'buy',
              orderType: 'market',
              sizeLots: Math.max(1, Math.round(Math.abs(largest.sizeLots) * REDUCE_SHARE)),
              priceTicks: null,
              reduceOnly: true,
            });
            tab.value = 'trade';
          }}
        >
          {t('inbox.marginCall.reduce')}
        </button>
      )}
      <AddCollateral shortByCents={account.outsideCents} onDone={() => undefined} />
      <button type="button" class="door" onClick={() => setAsking(true)}>
        {t(flagged ? 'propose.exemption' : 'propose.credit')}
      </button>
    </div>
  );
}
