import { useMemo } from 'preact/hooks';
import { percent, usdShort, usdTick } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { type FirmReading, sentenceCase } from '../screens/receipt/firm/firmReading.ts';
import { AxisWords, Hatch, Pins, pinRise, ValueGrid } from './Axes.tsx';
import { type HoleReading, holeReading, missing, roundSpans } from './holeReading.ts';
import { PlotCard } from './PlotCard.tsx';
import type { PlotTable } from './plotTable.ts';
import { linear, path, roundTicks } from './scale.ts';
import { useWidth } from './useWidth.ts';
import '../styles/hole.css';

const TOP = 78;
const PLOT = 270;
const HEIGHT = TOP + PLOT + 28;
const LEFT = 60;

function Drawing({ reading, hole, width }: { reading: FirmReading; hole: HoleReading; width: number }) {
  const { points, pins, widest, gateDay } = hole;
  const narrow = width < 560;
  const right = width - 12;
  const lastDay = points.at(-1)?.day ?? 1;
  const x = linear([0, lastDay], [LEFT, right]);
  const top = Math.max(1, ...points.map(({ owedCents }) => owedCents)) * 1.06;
  const y = linear([0, top], [TOP + PLOT, TOP]);
  const owed = points.map((point) => ({ x: x(point.day), y: y(point.owedCents) }));
  const held = points.map((point) => ({ x: x(point.day), y: y(point.heldCents) }));
  const named = points[Math.floor(points.length * 0.3)] ?? widest;
  const rounds = roundSpans(reading, lastDay);
  const gapX = x(widest.day);
  const gapY = (y(widest.owedCents) + y(widest.heldCents)) / 2;
  const gapSide = gapX > width / 2 ? -1 : 1;
  const marks = pins.map(({ kind, day }) => ({ kind, x: x(day) }));
  const rise = pinRise(marks);
  return (
    <svg width={width} height={HEIGHT + rise} viewBox={`0 ${-rise} ${width} ${HEIGHT + rise}`} role="img" aria-label={f('futures.hole')}>
      <Hatch id="hole-hatch" />
      <ValueGrid ticks={roundTicks(0, top, 5)} y={y} left={LEFT} right={right} label={usdTick} />
      <g class="plot-grid">
        {rounds.map(({ round, to }) => (
          <line key={round} x1={x(to)} x2={x(to)} y1={TOP + PLOT} y2={TOP + PLOT + 6} />
        ))}
      </g>
      <AxisWords
        words={rounds
          .map(({ round, from, to }) => ({
            x: (x(from) + x(to)) / 2,
            room: x(to) - x(from),
            text: f(narrow || rounds.length > 7 ? 'futures.hole.roundShort' : 'futures.hole.round', { round }),
          }))
          .filter(({ room }) => room > 20)}
        y={HEIGHT - 6}
      />
      <path fill="url(#hole-hatch)" d={`${path(owed)}${path([...held].reverse()).replace('M', 'L')}z`} />
      <Pins pins={marks} bottom={TOP + PLOT} />
      {gateDay !== null && <line class="hole-gate" x1={x(gateDay)} x2={x(gateDay)} y1={TOP} y2={TOP + PLOT} />}
      <path class="hole-held" d={path(held)} />
      <path class="hole-owed" d={path(owed)} />
      <text class="hole-word hole-word-owed" x={x(named.day)} y={y(named.owedCents) - 10} text-anchor="end">
        {f('futures.hole.owed')}
      </text>
      {missing(widest) > 0 && (
        <g class="hole-gap">
          <line x1={gapX} x2={gapX} y1={y(widest.owedCents)} y2={y(widest.heldCents)} />
          <text class="hole-word" x={gapX + 8 * gapSide} y={gapY + 5} text-anchor={gapSide < 0 ? 'end' : 'start'}>
            {f('futures.hole.gap', { value: usdShort(missing(widest)) })}
          </text>
          <text
            class="hole-word hole-word-held"
            x={gapX + 8 * gapSide}
            y={Math.min(TOP + PLOT - 8, y(widest.heldCents) + 20)}
            text-anchor={gapSide < 0 ? 'end' : 'start'}
          >
            {f('futures.hole.held')}
          </text>
        </g>
      )}
    </svg>
  );
}

/** The hole in sentences. */
export function holeSentences(reading: FirmReading, hole: HoleReading): string[] {
  const { points, widest, first } = hole;
  const { receipt, firm } = reading;
  const sums = { owedStart: usdShort(points[0]!.owedCents), owedEnd: usdShort(points.at(-1)!.owedCents) };
  if (first === null) return [f('futures.hole.summary.whole', sums)];
  const close = firm.rounds.find(({ day }) => day >= first.day);
  const { owedCents, repaidShare } = receipt.money;
  const repaid = firm.ending?.repaidShare ?? repaidShare;
  return [
    f('futures.hole.summary', { ...sums, gap: usdShort(missing(widest)), when: reading.whenOfDay(widest.day) }),
    ...(close === undefined
      ? []
      : [f('futures.hole.first', { when: reading.whenOfDay(first.day), displayed: usdShort(close.displayedEquityCents) })]),
    ...(repaid < 1 && owedCents > 0
      ? [
          f('futures.hole.repaid', {
            share: percent(repaid, 0),
            owed: usdShort(owedCents),
            missing: usdShort(owedCents * (1 - repaid)),
          }),
        ]
      : []),
  ];
}

function tableOf(reading: FirmReading, { points }: HoleReading): PlotTable {
  const spans = roundSpans(reading, points.at(-1)?.day ?? 1);
  const ends = spans.map(({ to }) => points.findLast(({ day }) => day <= to + 1e-6) ?? points[0]!);
  return {
    head: ['futures.hole.when', 'futures.hole.owed', 'futures.hole.held', 'futures.hole.missing'].map((key) =>
      sentenceCase(f(key as 'futures.hole.when')),
    ),
    rows: ends.map((point) => [
      reading.whenOfDay(point.day),
      usdShort(point.owedCents),
      usdShort(point.heldCents),
      usdShort(missing(point)),
    ]),
  };
}

/** Owed against what was there, with every decision that cost something where it was made. */
export function HolePlot({ reading }: { reading: FirmReading }) {
  const [box, width] = useWidth();
  const hole = useMemo(() => holeReading(reading), [reading]);
  if (hole === null) return null;
  return (
    <PlotCard
      id="hole"
      title={f('futures.hole')}
      sub={f('futures.hole.sub')}
      summary={<p>{holeSentences(reading, hole).join(' ')}</p>}
      table={tableOf(reading, hole)}
    >
      <div ref={box} class="plot">
        <Drawing reading={reading} hole={hole} width={width} />
      </div>
      <ol class="hole-pins">
        {hole.pins.map(({ kind, day, text }) => (
          <li key={`${day}-${text}`} class={`hole-pin-${kind}`}>
            <span class="mono">{reading.whenOfDay(day)}</span>
            {text}
          </li>
        ))}
      </ol>
    </PlotCard>
  );
}
