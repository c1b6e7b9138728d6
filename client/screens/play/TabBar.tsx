import { t } from '../../i18n/t.ts';
import { Icon, type IconName } from '../../overlay/Icon.tsx';
import { view, welcome } from '../../store/store.ts';
import { type Tab, tab, toAnswer, workTab } from './playState.ts';

const order: readonly Tab[] = ['floor', 'trade', 'book', 'inbox', 'firm'];

/** Phones: one panel at a time. The engineer's book is code, and the engineer's trade tab only looks. */
export function TabBar() {
  const trades = welcome.value?.seat === 'desk';
  const readsCode = view.code.value !== null;
  const label: Record<Tab, string> = {
    floor: t('tabs.floor'),
    trade: trades ? t('tabs.trade') : t('market.label'),
    book: readsCode ? t('shell.tab.code') : t(view.firm.value ? 'firm.tab.mine' : 'tabs.book'),
    inbox: t('tabs.inbox'),
    firm: t('tabs.firm'),
  };
  const icon: Record<Tab, IconName> = { floor: 'floor', trade: 'trade', book: readsCode ? 'code' : 'book', inbox: 'inbox', firm: 'firm' };
  return (
    <nav class="tab-bar" aria-label={t('tabs.label')}>
      {order.map((id) => (
        <button
          type="button"
          key={id}
          aria-current={tab.value === id ? 'page' : undefined}
          onClick={() => {
            tab.value = id;
            // On a phone one tab is for trading, another for what stands: the desk's panel shows the part that was asked for.
            if (view.firm.value && id === 'trade') workTab.value = 'ticket';
            if (view.firm.value && id === 'book' && workTab.value === 'ticket') workTab.value = 'levers';
            window.scrollTo(0, 0);
          }}
        >
          <Icon name={icon[id]} size={22} />
          <span>{label[id]}</span>
          {id === 'inbox' && toAnswer.value > 0 && (
            <em>
              <span aria-hidden="true">{toAnswer.value}</span>
              <span class="unseen">{t('inbox.count', { n: toAnswer.value })}</span>
            </em>
          )}
        </button>
      ))}
    </nav>
  );
}
