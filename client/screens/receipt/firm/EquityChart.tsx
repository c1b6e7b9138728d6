import type { FirmPoint } from '../../../../shared/sim/judgement/types.ts';
import { t } from '../../../i18n/t.ts';
import { usdShort, usdTick } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { AxisWords, Hatch, Pins, pinRise, ValueGrid } from '../../../plots/Axes.tsx';
import { path, roundTicks } from '../../../plots/scale.ts';
import { useWidth } from '../../../plots/useWidth.ts';
import type { Pin } from '../reading.ts';
import type { FirmReading } from './firmReading.ts';

const TOP = 72;
const PLOT = 270;
const STRIP_TOP = TOP + PLOT + 30;
const STRIP = 56;
const HEIGHT = STRIP_TOP + STRIP + 24;

const gap = (point: FirmPoint): number => point.displayedEquityCents - point.orderlyEquityCents;

function summary({ firm, whenOfDay }: FirmReading): string {
  const first = firm.series.at(0);
  const last = firm.series.at(-1);
  if (!first || !last) return '';
  const widest = firm.series.reduce((most, point) => (gap(point) > gap(most) ? point : most), first);
  const course = t('receipt.firm.chart.summary', {
    shownStart: usdShort(first.displayedEquityCents),
    shownEnd: usdShort(last.displayedEquityCents),
    orderlyStart: usdShort(first.orderlyEquityCents),
    orderlyEnd: usdShort(last.orderlyEquityCents),
  });
  return `${course} ${t('receipt.firm.chart.gap', { week: whenOfDay(widest.day), gap: usdShort(gap(widest)) })}`;
}

interface Scales {
  left: number;
  right: number;
  x(day: number): number;
  y(cents: number): number;
  holeY(cents: number): number;
}

function scalesOf({ firm }: FirmReading, width: number): Scales & { low: number; high: number } {
  const { series } = firm;
  const left = 58;
  const right = width - (width < 520 ? 10 : 108);
  const days = Math.max(1, series.at(-1)?.day ?? 1);
  const equities = series.flatMap((point) => [point.displayedEquityCents, point.orderlyEquityCents]);
  const high = Math.max(1, ...equities) * 1.04;
  const low = Math.min(0, ...equities);
  const deepest = Math.max(1, ...series.map((point) => point.holeCents));
  return {
    left,
    right,
    low,
    high,
    x: (day) => left + (day / days) * (right - left),
    y: (cents) => TOP + PLOT - ((cents - low) / (high - low)) * PLOT,
    holeY: (cents) => STRIP_TOP + (cents / deepest) * STRIP,
  };
}

function Grid({ reading, scales, low, high }: { reading: FirmReading; scales: Scales; low: number; high: number }) {
  const { left, right, x, y } = scales;
  const { rounds, roundDays } = reading.firm;
  return (
    <>
      <ValueGrid ticks={roundTicks(low, high, 5)} y={y} left={left} right={right} label={usdTick} />
      <g class="plot-grid">
        {rounds.map(({ round, day }) => (
          <line key={round} x1={x(day)} x2={x(day)} y1={TOP} y2={STRIP_TOP + STRIP} />
        ))}
      </g>
      <AxisWords
        words={rounds.map(({ round, day }) => ({
          x: (x((round - 1) * roundDays) + x(day)) / 2,
          text: t('receipt.firm.chart.round', { round }),
        }))}
        y={HEIGHT - 6}
      />
    </>
  );
}

function Drawing({ reading, pins, width }: { reading: FirmReading; pins: readonly Pin[]; width: number }) {
  const { series } = reading.firm;
  const { low, high, ...scales } = scalesOf(reading, width);
  const { left, right, x, y, holeY } = scales;
  const narrow = width < 520;
  const shown = series.map((point) => ({ x: x(point.day), y: y(point.displayedEquityCents) }));
  const orderly = series.map((point) => ({ x: x(point.day), y: y(point.orderlyEquityCents) }));
  const holes = series.map((point) => ({ x: x(point.day), y: holeY(point.holeCents) }));
  const dayOf = (step: number): number => reading.receipt.evidence.findLast((row) => row.step <= step)?.day ?? 0;
  const last = series.at(-1);
  const ends = last
    ? [
        { id: 'owed', label: t('receipt.firm.chart.shown'), cents: last.displayedEquityCents, at: y(last.displayedEquityCents) },
        {
          id: 'held',
          label: t('receipt.firm.chart.orderly'),
          cents: last.orderlyEquityCents,
          at: Math.max(y(last.orderlyEquityCents), y(last.displayedEquityCents) + 38),
        },
      ]
    : [];
  const hasHole = series.some((point) => point.holeCents > 0);
  const deepest = reading.receipt.money.deepestHoleCents;
  const marks = pins.map(({ kind, step }) => ({ kind, x: Math.min(right, x(dayOf(step))) }));
  const rise = pinRise(marks);
  return (
    <svg
      width={width}
      height={HEIGHT + rise}
      viewBox={`0 ${-rise} ${width} ${HEIGHT + rise}`}
      role="img"
      aria-label={`${t('receipt.firm.chart')}. ${summary(reading)}`}
    >
      <Hatch id="receipt-hatch" />
      <Grid reading={reading} scales={scales} low={low} high={high} />
      <path fill="url(#receipt-hatch)" opacity="0.55" d={`${path(shown)}${path([...orderly].reverse()).replace('M', 'L')}z`} />
      <path class="receipt-held-line" d={path(orderly)} />
      <path class="receipt-owed-line" d={path(shown)} />
      <Pins pins={marks} bottom={TOP + PLOT} />
      <g class="receipt-end-labels">
        {ends.map(({ id, label, cents, at }) => (
          <text
            key={id}
            class={`receipt-${id}-text`}
            x={narrow ? right - 4 : right + 8}
            y={narrow ? at - 22 : at}
            text-anchor={narrow ? 'end' : 'start'}
          >
            {label}
            <tspan x={narrow ? right - 4 : right + 8} dy="15">
              {usdShort(cents)}
            </tspan>
          </text>
        ))}
      </g>
      <g class="receipt-strip">
        <line x1={left} x2={right} y1={STRIP_TOP} y2={STRIP_TOP} />
        {hasHole && <path class="receipt-missing-area" d={`${path(holes)}L${right} ${STRIP_TOP}L${left} ${STRIP_TOP}z`} />}
        <text x={left + 4} y={STRIP_TOP + STRIP - 2}>
          {deepest > 0 ? t('receipt.firm.chart.missing', { value: usdShort(deepest) }) : t('receipt.firm.chart.whole')}
        </text>
      </g>
    </svg>
  );
}

/** What the page showed of the firm against what an orderly sale would have left, and what was missing for customers below. */
export function EquityChart({ reading, pins }: { reading: FirmReading; pins: readonly Pin[] }) {
  const [box, width] = useWidth();
  return (
    <section class="receipt-chart" aria-labelledby="receipt-chart">
      <h2 id="receipt-chart">{t('receipt.firm.chart')}</h2>
      <p class="receipt-sub">
        {t('receipt.firm.chart.sub')} <Term id="orderly">{t('receipt.firm.chart.sub.orderly')}</Term>
        {t('receipt.firm.chart.sub.missing')}
      </p>
      <div ref={box} class="receipt-drawing">
        <Drawing reading={reading} pins={pins} width={width} />
      </div>
      <p class="receipt-summary">{summary(reading)}</p>
    </section>
  );
}
