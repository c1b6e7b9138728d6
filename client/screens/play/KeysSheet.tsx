import { t } from '../../i18n/t.ts';
import { Sheet } from '../../overlay/Sheet.tsx';
import { listedPrices, view, welcome } from '../../store/store.ts';
import { setSingleKeys, singleKeysOn } from './keys.ts';

export function KeysSheet({ onClose }: { onClose(): void }) {
  const trades = welcome.value?.seat === 'desk';
  const rows = [
    ['B', t('keys.buy')],
    ['S', t('keys.sell')],
    ['M', t('keys.market')],
    ['L', t('keys.limit')],
    ['Enter', t('keys.send')],
    [`1 – ${listedPrices.value.length}`, t('keys.symbols')],
    ['I', t('keys.inbox')],
    ...(view.proposable.value.length > 0 ? ([['P', t('keys.ask')]] as const) : []),
    ['A', t('keys.approve')],
    ['D', t('keys.amend')],
    ['R', t(trades ? 'keys.reduceOnly' : 'keys.refuse')],
    ['C', t('keys.talk')],
    [t('shell.keys.space'), t('keys.pause')],
    ['?', t('keys.help')],
    ['Esc', t('keys.close')],
  ] as const;
  return (
    <Sheet title={t('keys.title')} onClose={onClose}>
      <dl class="keys">
        {rows.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={singleKeysOn.value} onChange={(event) => setSingleKeys(event.currentTarget.checked)} />
        {t('shell.keys.single')}
      </label>
    </Sheet>
  );
}
