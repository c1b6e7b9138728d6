import { useState } from 'preact/hooks';
import type { AccountView, PositionView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { coinsAbout, price, usdShortSigned } from '../../overlay/format.ts';
import { Tabs } from '../../overlay/Tabs.tsx';
import { marketInfo, view } from '../../store/store.ts';
import { Balances } from './Balances.tsx';
import { Liquidations } from './Liquidations.tsx';
import { OpenOrders } from './OpenOrders.tsx';
import { chooseMarket, fillTicket, tab } from './playState.ts';

type Shown = 'positions' | 'orders' | 'balances' | 'falls';

export function HoldingsPanel({ trades }: { trades: boolean }) {
  const [open, setOpen] = useState<Shown>('positions');
  const account = view.account.value;
  if (!account) return null;
  const orders = account.orders.length;
  return (
    <section class={`panel holdings shows-${open}`} data-on="book" aria-label={t('tabs.book')}>
      <Tabs
        label={t('tabs.book')}
        open={open}
        onOpen={(id) => setOpen(id)}
        tabs={[
          { id: 'positions', label: t('positions.title'), body: () => <Positions account={account} trades={trades} /> },
          {
            id: 'orders',
            label: orders > 0 ? `${t('orders.title')} ${orders}` : t('orders.title'),
            body: () => <OpenOrders orders={account.orders} trades={trades} />,
          },
          { id: 'balances', label: t('balances.title'), body: () => <Balances account={account} trades={trades} /> },
          { id: 'falls', label: t('falls.title'), body: () => <Liquidations /> },
        ]}
      />
    </section>
  );
}

/** All of it in one list, under a tab. */
export function Holdings({ trades }: { trades: boolean }) {
  const account = view.account.value;
  if (!account) return null;
  return (
    <div class="holdings-all">
      <h3>{t('positions.title')}</h3>
      <Positions account={account} trades={trades} />
      <h3>{t('orders.title')}</h3>
      <OpenOrders orders={account.orders} trades={trades} />
      <h3>{t('balances.title')}</h3>
      <Balances account={account} trades={trades} />
    </div>
  );
}

function Positions({ account, trades }: { account: AccountView; trades: boolean }) {
  const held = account.positions.filter((position) => position.sizeLots !== 0);
  if (held.length === 0) return <p class="empty">{t('positions.none')}</p>;
  return (
    <table class="book-table">
      <thead>
        <tr>
          <th scope="col">{t('positions.market')}</th>
          <th scope="col">{t('positions.size')}</th>
          <th scope="col">{t('positions.entry')}</th>
          <th scope="col">{t('shell.position.profit')}</th>
          {trades && (
            <th scope="col">
              <span class="unseen">{t('shell.position.reduce')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {held.map((position) => (
          <PositionRow key={position.market} position={position} trades={trades} />
        ))}
      </tbody>
    </table>
  );
}

function PositionRow({ position, trades }: { position: PositionView; trades: boolean }) {
  const of = marketInfo(position.market);
  if (!of) return null;
  const gain = position.profitCents >= 0;
  const reduce = (): void => {
    fillTicket({
      market: of.id,
      side: position.sizeLots > 0 ? 'sell' : 'buy',
      orderType: 'market',
      sizeLots: Math.abs(position.sizeLots),
      priceTicks: null,
      reduceOnly: true,
    });
    tab.value = 'trade';
  };
  return (
    <tr>
      <th scope="row">
        <button type="button" class="inline" onClick={() => chooseMarket(of.id)}>
          {of.id}
        </button>
      </th>
      <td>{coinsAbout(position.sizeLots, of)}</td>
      <td>{price(position.entryTicks, of)}</td>
      <td class={gain ? 'up-text' : 'down-text'}>
        <span aria-hidden="true">{gain ? '▲' : '▼'} </span>
        {usdShortSigned(position.profitCents)}
      </td>
      {trades && (
        <td>
          <button type="button" class="inline" aria-label={t('shell.position.closeThis', { market: of.id })} onClick={reduce}>
            {t('shell.position.reduceShort')}
          </button>
        </td>
      )}
    </tr>
  );
}
