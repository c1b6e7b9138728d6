import { t } from '../../i18n/t.ts';
import { coins, price } from '../../overlay/format.ts';
import { view } from '../../store/store.ts';
import { info, market } from './playState.ts';
import { weekOfStep } from './weeks.ts';

const ROWS = 7;

export function Tape() {
  const of = info.value;
  const { tape, market: shown } = view.depth.value;
  if (!of || shown !== market.value) return null;
  return (
    <div class="tape">
      <div class="sub-head">
        <h3>{t('market.tape')}</h3>
        <span class="muted">{t('market.tape.head', { coin: of.coin })}</span>
      </div>
      {tape.length === 0 && <p class="muted">{t('market.noTrades')}</p>}
      <table>
        <thead class="unseen">
          <tr>
            <th scope="col">{t('ticket.price')}</th>
            <th scope="col">{t('ticket.size', { coin: of.coin })}</th>
            <th scope="col">{t('receipt.record.week')}</th>
          </tr>
        </thead>
        <tbody>
          {tape.slice(0, ROWS).map((trade, index) => (
            <tr key={`${trade.step}-${index}`}>
              <td class={trade.takerSide === 'buy' ? 'up-text' : 'down-text'}>
                <span aria-hidden="true">{trade.takerSide === 'buy' ? '▲' : '▼'} </span>
                <span class="unseen">{t(trade.takerSide === 'buy' ? 'market.buy' : 'market.sell')} </span>
                {price(trade.priceTicks, of)}
              </td>
              <td>{coins(trade.sizeLots, of)}</td>
              <td class="muted">{weekOfStep(trade.step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
