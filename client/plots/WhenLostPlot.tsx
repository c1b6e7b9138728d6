import type { WhenLostRow } from '../../shared/net/futures.ts';
import { percent, usdTick } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import type { FirmReading } from '../screens/receipt/firm/firmReading.ts';
import { AxisWords, ValueGrid } from './Axes.tsx';
import { lostSentences } from './lostWords.ts';
import { decadeTicks, linear, path, roundTicks } from './scale.ts';
import { useWidth } from './useWidth.ts';
import '../styles/intervals.css';

const LEFT = 58;
const SHOWN_TOP = 26;
const SHOWN = 96;
const BARS_TOP = SHOWN_TOP + SHOWN + 44;
const BARS = 150;
const HEIGHT = BARS_TOP + BARS + 28;

/** Above, what the page showed at each close; below, what the yeses from each round on came to. One stands under the other on purpose. */
export function WhenLostPlot({ rows, reading }: { rows: readonly WhenLostRow[]; reading: FirmReading }) {
  const [box, width] = useWidth();
  const closes = reading.firm.rounds;
  const rounds = Math.max(rows.length, closes.length, 1);
  const right = width - 8;
  const band = (right - LEFT) / rounds;
  const x = (round: number): number => LEFT + (round - 0.5) * band;
  const highest = Math.max(1, ...closes.map((close) => close.displayedEquityCents));
  const shownY = linear([0, highest], [SHOWN_TOP + SHOWN, SHOWN_TOP]);
  const low = Math.min(-0.1, ...rows.map(({ logDifference }) => logDifference.low));
  const high = Math.max(0.1, ...rows.map(({ logDifference }) => logDifference.high));
  const y = linear([low, high], [BARS_TOP + BARS, BARS_TOP]);
  const bar = Math.min(44, band * 0.56);
  return (
    <div ref={box} class="plot">
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={lostSentences(rows).join(' ')}>
        <text x="0" y="12">
          {f('futures.lost.shown')}
        </text>
        <ValueGrid ticks={roundTicks(0, highest, 3)} y={shownY} left={LEFT} right={right} label={usdTick} />
        <path
          class="lost-shown"
          d={path(closes.map((close) => ({ x: x(close.round), y: shownY(Math.max(0, close.displayedEquityCents)) })))}
        />
        {closes.map((close) => (
          <circle
            key={close.round}
            class="lost-shown-dot"
            cx={x(close.round)}
            cy={shownY(Math.max(0, close.displayedEquityCents))}
            r="3.4"
          />
        ))}
        <text x="0" y={BARS_TOP - 14}>
          {f('futures.lost.gap')}
        </text>
        <ValueGrid
          ticks={barTicks(low, high)}
          y={y}
          left={LEFT}
          right={right}
          label={(log) => percent(Math.exp(log), Math.exp(log) < 0.0099 ? 1 : 0)}
        />
        {rows.map(({ fromRound, logDifference: { value, low: from, high: to, settled } }) => (
          <g key={fromRound} class={settled === false ? 'lost-bar unsettled-mark' : `lost-bar ${value > 0 ? 'lost-gain' : ''}`}>
            <rect x={x(fromRound) - bar / 2} y={Math.min(y(0), y(value))} width={bar} height={Math.abs(y(value) - y(0))} />
            <path d={`M${x(fromRound)} ${y(from)}V${y(to)}M${x(fromRound) - 5} ${y(from)}h10M${x(fromRound) - 5} ${y(to)}h10`} />
          </g>
        ))}
        <line class="lost-zero" x1={LEFT} x2={right} y1={y(0)} y2={y(0)} />
        <AxisWords
          words={Array.from({ length: rounds }, (_, at) => ({ x: x(at + 1), text: f('futures.hole.roundShort', { round: at + 1 }) }))}
          y={HEIGHT - 6}
        />
      </svg>
    </div>
  );
}

/** In logs, at shares that are easily read. */
function barTicks(low: number, high: number): number[] {
  const ticks = decadeTicks(Math.exp(low), Math.exp(high), 6);
  return (ticks.length > 1 ? ticks : [Math.exp(low), 1, Math.exp(high)]).map(Math.log);
}
