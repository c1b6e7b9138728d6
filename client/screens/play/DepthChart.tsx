import { t } from '../../i18n/t.ts';
import { price } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { view } from '../../store/store.ts';
import { info, market } from './playState.ts';

interface Level {
  priceTicks: number;
  sizeLots: number;
}

const WIDTH = 364;
const HEIGHT = 42;

/** Cumulative sizes, best price first. */
function sums(levels: readonly Level[]): number[] {
  let total = 0;
  return levels.map((level) => {
    total += level.sizeLots;
    return total;
  });
}

/** A staircase from the middle outward: `direction` -1 for bids, 1 for asks. */
function stairs(totals: readonly number[], most: number, direction: -1 | 1): string {
  const middle = WIDTH / 2;
  const width = middle / Math.max(1, totals.length);
  let path = `M${middle} ${HEIGHT}`;
  for (const [index, total] of totals.entries()) {
    const y = HEIGHT - (total / most) * (HEIGHT - 4);
    path += `V${y.toFixed(1)}H${(middle + direction * width * (index + 1)).toFixed(1)}`;
  }
  return `${path}V${HEIGHT}Z`;
}

export function DepthChart() {
  const of = info.value;
  const depth = view.depth.value;
  if (!of || depth.market !== market.value) return null;
  const bid = depth.bids[0];
  const ask = depth.asks[0];
  const bids = sums(depth.bids);
  const asks = sums(depth.asks);
  const most = Math.max(1, bids.at(-1) ?? 0, asks.at(-1) ?? 0);
  const bidText = bid ? price(bid.priceTicks, of) : '–';
  const askText = ask ? price(ask.priceTicks, of) : '–';
  return (
    <>
      <div class="sub-head">
        <h3>
          <Term id="depth">{t('market.depth')}</Term>
        </h3>
        <span class="mono">
          <span class="up-text">
            {t('market.bid')} {bidText}
          </span>
          {bid && ask && (
            <em>
              {' '}
              · {t('market.gap')} {price(ask.priceTicks - bid.priceTicks, of)} ·{' '}
            </em>
          )}
          <span class="down-text">
            {t('market.ask')} {askText}
          </span>
        </span>
      </div>
      <svg
        class="depth"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t('market.depth')}: ${t('market.bid')} ${bidText}, ${t('market.ask')} ${askText}`}
      >
        <path
          d={stairs(bids, most, -1)}
          fill="#3fb68b"
          fill-opacity=".2"
          stroke="#3fb68b"
          stroke-width="1.3"
          vector-effect="non-scaling-stroke"
        />
        <path
          d={stairs(asks, most, 1)}
          fill="#e5604d"
          fill-opacity=".2"
          stroke="#e5604d"
          stroke-width="1.3"
          vector-effect="non-scaling-stroke"
        />
      </svg>
    </>
  );
}
