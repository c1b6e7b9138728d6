import type { SeriesPoint } from '../../../shared/sim/judgement/types.ts';
import { t } from '../../i18n/t.ts';
import { stepAfterWeek } from '../../i18n/weeks.ts';
import { usdShort, usdTick } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { AxisWords, Hatch, Pins, pinRise, ValueGrid } from '../../plots/Axes.tsx';
import { path, roundTicks } from '../../plots/scale.ts';
import { useWidth } from '../../plots/useWidth.ts';
import { PinList } from './PinList.tsx';
import type { OpenRows } from './RowRefs.tsx';
import { type Pin, pinsOf, type Reading } from './reading.ts';

const TOP = 72;
const PLOT = 300;
const STRIP_TOP = TOP + PLOT + 34;
const STRIP = 54;
const HEIGHT = STRIP_TOP + STRIP + 24;

const held = (point: SeriesPoint): number => point.owedCents - point.holeCents;

function summary({ receipt, week }: Reading): string {
  const first = receipt.series.at(0);
  const last = receipt.series.at(-1);
  if (!first || !last) return '';
  const course = t('receipt.chart.summary', {
    owedStart: usdShort(first.owedCents),
    owedEnd: usdShort(last.owedCents),
    heldStart: usdShort(held(first)),
    heldEnd: usdShort(held(last)),
  });
  const { deepestHoleCents, deepestHoleStep } = receipt.money;
  const gap =
    deepestHoleCents > 0
      ? t('receipt.chart.summary.gap', { gap: usdShort(deepestHoleCents), week: week(deepestHoleStep) })
      : t('receipt.chart.summary.noGap');
  return `${course} ${gap}`;
}

function Drawing({ reading, pins, width }: { reading: Reading; pins: readonly Pin[]; width: number }) {
  const { receipt, weeks } = reading;
  const { series, steps } = receipt;
  const narrow = width < 520;
  const left = 58;
  const right = width - (narrow ? 10 : 104);
  const x = (step: number): number => left + (step / Math.max(1, steps)) * (right - left);
  const top = Math.max(...series.map((point) => point.owedCents), 1) * 1.04;
  const low = Math.min(0, ...series.map(held));
  const y = (cents: number): number => TOP + PLOT - ((cents - low) / (top - low)) * PLOT;
  const prices = series.map((point) => point.bitTicks);
  const priceLow = Math.min(...prices);
  const priceHigh = Math.max(...prices, priceLow + 1);
  const priceY = (ticks: number): number => STRIP_TOP + STRIP - ((ticks - priceLow) / (priceHigh - priceLow)) * STRIP;

  const owedLine = series.map((point) => ({ x: x(point.step), y: y(point.owedCents) }));
  const heldLine = series.map((point) => ({ x: x(point.step), y: y(held(point)) }));
  const last = series.at(-1);
  const owedAt = last ? y(last.owedCents) : TOP;
  const heldAt = last ? Math.max(y(held(last)), owedAt + 34) : TOP;
  const ends = { first: owedLine[0]?.x ?? left, last: owedLine.at(-1)?.x ?? right };
  const weekTicks = roundTicks(0, weeks, narrow ? 4 : 8).filter((week) => week > 0);
  const marks = pins.map(({ kind, step }) => ({ kind, x: x(step) }));
  const rise = pinRise(marks);
  return (
    <svg
      width={width}
      height={HEIGHT + rise}
      viewBox={`0 ${-rise} ${width} ${HEIGHT + rise}`}
      role="img"
      aria-label={`${t('receipt.chart')}. ${summary(reading)}`}
    >
      <Hatch id="receipt-hatch" />
      <ValueGrid ticks={roundTicks(low, top, 5)} y={y} left={left} right={right} label={usdTick} />
      <path class="receipt-held-area" d={`${path(heldLine)}L${ends.last} ${y(low)}L${ends.first} ${y(low)}z`} />
      {receipt.money.deepestHoleCents > 0 && (
        <path fill="url(#receipt-hatch)" d={`${path(owedLine)}${path([...heldLine].reverse()).replace('M', 'L')}z`} />
      )}
      <path class="receipt-held-line" d={path(heldLine)} />
      <path class="receipt-owed-line" d={path(owedLine)} />
      <Pins pins={marks} bottom={TOP + PLOT} />
      {last && (
        <g class="receipt-end-labels">
          <text
            class="receipt-owed-text"
            x={narrow ? right - 6 : right + 10}
            y={narrow ? owedAt + 18 : owedAt + 2}
            text-anchor={narrow ? 'end' : 'start'}
          >
            {t('receipt.chart.owed')}
            <tspan x={narrow ? right - 6 : right + 10} dy="15">
              {usdShort(last.owedCents)}
            </tspan>
          </text>
          <text
            class="receipt-held-text"
            x={narrow ? right - 6 : right + 10}
            y={narrow ? heldAt + 28 : heldAt + 4}
            text-anchor={narrow ? 'end' : 'start'}
          >
            {t('receipt.chart.held')}
            <tspan x={narrow ? right - 6 : right + 10} dy="15">
              {usdShort(held(last))}
            </tspan>
          </text>
        </g>
      )}
      <g class="receipt-strip">
        <text x={left - 8} y={STRIP_TOP + 14} text-anchor="end">
          {t('receipt.chart.bit')}
        </text>
        <line x1={left} x2={right} y1={STRIP_TOP + STRIP} y2={STRIP_TOP + STRIP} />
        <path d={path(series.map((point) => ({ x: x(point.step), y: priceY(point.bitTicks) })))} />
      </g>
      <AxisWords
        words={weekTicks.map((week) => ({ x: x(stepAfterWeek(receipt.calendar, week)), text: t('unit.weekShort', { week }) }))}
        y={HEIGHT - 6}
      />
    </svg>
  );
}

/** Owed against held over the round, with the decisions pinned where they were made. */
export function HoleChart({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  const [box, width] = useWidth();
  const pins = pinsOf(reading);
  return (
    <section class="receipt-chart" aria-labelledby="receipt-chart">
      <h2 id="receipt-chart">
        <Term id="owed">{t('receipt.chart')}</Term>
      </h2>
      <p class="receipt-sub">{t('receipt.chart.sub')}</p>
      <div ref={box} class="receipt-drawing">
        <Drawing reading={reading} pins={pins} width={width} />
      </div>
      <p class="receipt-summary">{summary(reading)}</p>
      {pins.every((pin) => pin.kind === 'turn') && <p class="receipt-sub">{t('receipt.chart.noPins')}</p>}
      <PinList pins={pins} reading={reading} onOpen={onOpen} />
    </section>
  );
}
