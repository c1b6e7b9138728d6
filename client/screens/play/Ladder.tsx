import { t } from '../../i18n/t.ts';
import { coins, price } from '../../overlay/format.ts';
import { view } from '../../store/store.ts';
import { info, market, takePriceTicks } from './playState.ts';

const ROWS = 3;

/** The nearest levels. A level is a button that puts its price into the ticket. */
export function Ladder() {
  const of = info.value;
  const depth = view.depth.value;
  if (!of || depth.market !== market.value) return null;
  const asks = depth.asks.slice(0, ROWS).reverse();
  const bids = depth.bids.slice(0, ROWS);
  const most = Math.max(1, ...asks.map((level) => level.sizeLots), ...bids.map((level) => level.sizeLots));
  const mine = new Set((view.account.value?.orders ?? []).filter((order) => order.market === of.id).map((order) => order.priceTicks));

  const row = (level: { priceTicks: number; sizeLots: number }, side: 'bid' | 'ask') => {
    const text = price(level.priceTicks, of);
    return (
      <li key={level.priceTicks} class={side}>
        <button type="button" onClick={() => takePriceTicks(level.priceTicks)}>
          <i class="bar" style={{ width: `${(level.sizeLots / most) * 100}%` }} />
          <span class={side === 'bid' ? 'up-text' : 'down-text'}>
            <span class="unseen">{t(side === 'bid' ? 'market.bid' : 'market.ask')} </span>
            {text}
          </span>
          <span class="size">
            {mine.has(level.priceTicks) && <b title={t('shell.ladder.mine')}>•</b>}
            {coins(level.sizeLots, of)}
            <span class="unseen">
              {' '}
              {of.coin}. {t('shell.ladder.use')}
            </span>
          </span>
        </button>
      </li>
    );
  };

  return (
    <div class="ladder">
      <div class="sub-head">
        <h3>{t('market.ladder')}</h3>
      </div>
      <ol>
        {asks.map((level) => row(level, 'ask'))}
        <li class="middle" aria-hidden="true" />
        {bids.map((level) => row(level, 'bid'))}
      </ol>
    </div>
  );
}
