import { t } from '../../i18n/t.ts';
import { usdShort } from '../../overlay/format.ts';
import { marketInfo, view } from '../../store/store.ts';
import { CommandDoor } from './CommandDoor.tsx';
import { fillTicket, tab } from './playState.ts';

/** Money from outside where there is any; otherwise KEY can be turned into cash, which counts in full. */
export function AddCollateral({ shortByCents, onDone }: { shortByCents: number; onDone(): void }) {
  const account = view.account.value;
  const outside = account?.outsideCents ?? 0;
  if (outside > 0) {
    const amountCents = Math.min(outside, Math.max(1, shortByCents));
    const amount = usdShort(amountCents);
    return (
      <CommandDoor
        label={t('inbox.refused.bringBack', { amount })}
        command={{ type: 'transfer_outside', direction: 'back', amountCents }}
        done={t('outside.done.back', { amount })}
        onDone={onDone}
      />
    );
  }
  const key = account?.balances.find((entry) => entry.asset === 'KEY');
  const of = marketInfo('KEY');
  if (!key || !of || key.units <= 0) return null;
  return (
    <button
      type="button"
      class="door"
      onClick={() => {
        fillTicket({
          market: of.id,
          side: 'sell',
          orderType: 'limit',
          sizeLots: Math.min(of.maxOrderLots, Math.floor((key.units / key.unitsPerCoin) * of.lotsPerCoin)),
          priceTicks: null,
        });
        tab.value = 'trade';
      }}
    >
      {t('shell.refused.sellKey')}
    </button>
  );
}
