import { t } from '../../i18n/t.ts';
import { percentSigned, price } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { listedPrices, view } from '../../store/store.ts';
import { DepthChart } from './DepthChart.tsx';
import { Ladder } from './Ladder.tsx';
import { PriceChart } from './PriceChart.tsx';
import { chooseMarket, info, market } from './playState.ts';
import { Tape } from './Tape.tsx';

const HOURS_PER_DAY = 24;

export function MarketPanel({ trades }: { trades: boolean }) {
  const besideBook = trades ? 'book' : 'trade';
  return (
    <section class="panel market" data-on={trades ? 'trade book' : 'trade'} aria-label={t('market.label')}>
      <div data-on="trade">
        <SymbolTabs />
        <Quote />
      </div>
      <div class="chart-box" data-on="trade">
        <PriceChart />
      </div>
      <div data-on={besideBook}>
        <DepthChart />
      </div>
      <div class={trades ? 'ladder-and-tape' : undefined}>
        {trades && (
          <div data-on="trade">
            <Ladder />
          </div>
        )}
        <div data-on={besideBook}>
          <Tape />
        </div>
      </div>
    </section>
  );
}

function SymbolTabs() {
  return (
    <nav class="symbols" aria-label={t('market.symbols')}>
      {listedPrices.value.map((entry) => (
        <button type="button" key={entry.market} aria-pressed={entry.market === market.value} onClick={() => chooseMarket(entry.market)}>
          {entry.market}
        </button>
      ))}
    </nav>
  );
}

function Quote() {
  const of = info.value;
  const quoted = view.prices.value.find((entry) => entry.market === market.value);
  if (!of || !quoted) return null;
  const up = quoted.changeFraction >= 0;
  return (
    <div class="quote">
      <div>
        <b class="last">{price(quoted.lastTicks > 0 ? quoted.lastTicks : quoted.markTicks, of)}</b>
        <span class={up ? 'up-text' : 'down-text'}>
          {up ? '▲' : '▼'} {t('market.sinceOpen', { change: percentSigned(quoted.changeFraction) })}
        </span>
      </div>
      <dl>
        <div>
          <dt>
            <Term id="mark">{t('market.mark')}</Term>
          </dt>
          <dd>{price(quoted.markTicks, of)}</dd>
        </div>
        <div>
          <dt>
            <Term id="index">{t('market.index')}</Term>
          </dt>
          <dd>{price(quoted.indexTicks, of)}</dd>
        </div>
        {quoted.fundingPerDay !== null && (
          <div>
            <dt>
              <Term id="funding">{t('market.funding')}</Term>
            </dt>
            <dd>{percentSigned(quoted.fundingPerDay / HOURS_PER_DAY, 4)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
