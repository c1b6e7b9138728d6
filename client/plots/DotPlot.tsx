import { useMemo, useState } from 'preact/hooks';
import type { FutureDot, FutureEnd, Headline } from '../../shared/net/futures.ts';
import { percent, usdShort, usdTick } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { DotCanvas } from './DotCanvas.tsx';
import { boundsOf, clamped, type DotLayout, dotNear, layoutDots, type Row } from './dotLayout.ts';
import { bandTable, bothWords, countDots, marketWords, medianCents, medianWords, weatherWords } from './dotWords.ts';
import { PlotCard } from './PlotCard.tsx';
import { decadeTicks, logarithmic } from './scale.ts';
import { useWidth } from './useWidth.ts';
import '../styles/dots.css';

const HEAD = 54;
const BETWEEN = 92;
const FOOT = 52;

interface DotPlotProps {
  dots: readonly FutureDot[];
  headline: Headline;
  /** Yeses of the session that came into force. */
  yeses: number;
}

/** The team's rule and its clean twin over the same markets: one dot each, ruin as a pile, both on one axis. */
export function DotPlot({ dots, headline, yeses }: DotPlotProps) {
  const [box, width] = useWidth();
  const [shown, setShown] = useState<number | null>(null);
  const narrow = width < 620;
  const rowHeight = narrow ? 150 : 180;
  const pileWidth = narrow ? width * 0.2 : Math.min(190, width * 0.15);
  const { yours, clean } = headline.played;
  const bounds = useMemo(() => boundsOf(dots, [yours, clean]), [dots, yours, clean]);
  const layout = useMemo(() => layoutDots(dots, bounds, width - 8, pileWidth, rowHeight), [dots, bounds, width, pileWidth, rowHeight]);
  const bases = useMemo(() => ({ yours: HEAD + rowHeight, clean: HEAD + 2 * rowHeight + BETWEEN }), [rowHeight]);
  const height = bases.clean + FOOT;
  const counts = useMemo(() => countDots(dots), [dots]);
  const medians = useMemo(
    () => ({ yours: medianCents(dots.map((dot) => dot.yours)), clean: medianCents(dots.map((dot) => dot.clean)) }),
    [dots],
  );
  const point = (event: PointerEvent): void => {
    const at = (event.currentTarget as Element).getBoundingClientRect();
    const [x, y] = [event.clientX - at.left, event.clientY - at.top];
    setShown(dotNear(layout, x, { yours: y - bases.yours, clean: y - bases.clean })?.at ?? null);
  };
  return (
    <PlotCard
      id="dots"
      title={f('futures.dots')}
      legend={<Legend soft={counts.soft} played={headline.played.soft} />}
      summary={
        <>
          <p class="unseen">{f('futures.dots.summary', { ...counts })}</p>
          <p>
            {yeses > 0
              ? f('futures.dots.rule', { arose: percent(headline.arose, 0), force: percent(headline.cameIntoForce, 0) })
              : f('futures.dots.rule.none')}
          </p>
        </>
      }
      table={bandTable(dots, bounds)}
    >
      <div ref={box} class="plot dot-plot" onPointerMove={point} onPointerDown={point} onPointerLeave={() => setShown(null)}>
        <DotCanvas dots={dots} layout={layout} bases={bases} width={width} height={height} />
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Ground layout={layout} bases={bases} narrow={narrow} height={height} width={width} />
          <Words {...{ layout, bases, narrow, medians, counts, yeses }} />
          <Played layout={layout} bases={bases} played={headline.played} />
          {shown !== null && dots[shown] && <Tie layout={layout} bases={bases} at={shown} />}
        </svg>
        {shown !== null && dots[shown] && <Tip dot={dots[shown]} layout={layout} bases={bases} at={shown} width={width} />}
      </div>
      <Walk dots={dots} shown={shown} onShow={setShown} />
    </PlotCard>
  );
}

function Legend({ soft, played }: { soft: number; played: boolean }) {
  return (
    <ul class="dot-legend">
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.4" class="dot-open-plain" />
        </svg>
        {f('futures.dots.crash')}
      </li>
      <li>
        <svg width="13" height="12" aria-hidden="true">
          <path d="M6.5 1l5 9.2h-10z" class="dot-open-plain" />
        </svg>
        {f('futures.dots.soft', { n: soft })}
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.6" class="dot-filled" />
        </svg>
        {f('futures.dots.beat')}
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.4" class="dot-open" />
        </svg>
        {f('futures.dots.lost')}
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <path d="M7 1l6 6-6 6-6-6z" class="dot-diamond" />
        </svg>
        {f('futures.dots.played', { weather: weatherWords(played) })}
      </li>
    </ul>
  );
}

type Bases = Record<Row, number>;

function Ground({
  layout,
  bases,
  narrow,
  height,
  width,
}: {
  layout: DotLayout;
  bases: Bases;
  narrow: boolean;
  height: number;
  width: number;
}) {
  const { axis, pile, bounds } = layout;
  const x = logarithmic(bounds, axis);
  const ticks = decadeTicks(bounds[0], bounds[1], narrow ? 4 : 9);
  const label = (tick: number): string => {
    if (tick <= bounds[0] * 1.001) return f('futures.dots.atMost', { value: usdTick(tick) });
    return tick >= bounds[1] * 0.999 ? f('futures.dots.atLeast', { value: usdTick(tick) }) : usdTick(tick);
  };
  return (
    <>
      <g class="plot-grid">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={HEAD - 8} y2={bases.clean} />
            <text x={x(tick)} y={bases.clean + 25} text-anchor={x(tick) > width - 40 ? 'end' : 'middle'}>
              {label(tick)}
            </text>
          </g>
        ))}
        <text x={pile[0]} y={bases.clean + 25}>
          {f('futures.dots.zero')}
        </text>
      </g>
      {[bases.yours, bases.clean].map((base) => (
        <g key={base} class="dot-base">
          <line x1={pile[0]} x2={pile[1]} y1={base + 0.5} y2={base + 0.5} />
          <line x1={axis[0] - 6} x2={axis[1] + 4} y1={base + 0.5} y2={base + 0.5} />
        </g>
      ))}
      <text x={axis[1]} y={height - 8} text-anchor="end">
        {f('futures.dots.axis')}
      </text>
    </>
  );
}

interface WordsProps {
  layout: DotLayout;
  bases: Bases;
  narrow: boolean;
  medians: Record<Row, number | null>;
  counts: ReturnType<typeof countDots>;
  yeses: number;
}

function Words({ layout, bases, narrow, medians, counts, yeses }: WordsProps) {
  const { axis, pile } = layout;
  const left = narrow ? pile[0] : axis[0];
  const pileTop = (row: Row, ruined: number): number =>
    bases[row] - Math.ceil(ruined / Math.max(1, Math.floor((pile[1] - pile[0]) / layout.pitch))) * layout.lift - 9;
  const second = bases.yours + 38;
  return (
    <>
      <text class="dot-name dot-name-yours" x={left} y={14}>
        {yeses === 0 ? f('futures.dots.yours.none') : f('futures.dots.yours', { n: yeses })}
      </text>
      <text x={left} y={32}>
        {narrow
          ? medianWords(medians.yours)
          : f('futures.dots.yours.sub', {
              ruined: counts.ruined.toLocaleString('en-US'),
              soft: counts.ruinedSoft,
              stood: (counts.n - counts.ruined).toLocaleString('en-US'),
              better: counts.better.toLocaleString('en-US'),
            })}
      </text>
      {!narrow && medians.yours === null && (
        <text x={axis[1]} y={32} text-anchor="end" class="dot-plain">
          {medianWords(medians.yours)}
        </text>
      )}
      <text class="dot-count dot-name-yours" x={pile[0]} y={pileTop('yours', counts.ruined)}>
        {f('futures.dots.ruined', { n: counts.ruined })}
      </text>
      <text class="dot-name dot-name-clean" x={left} y={second}>
        {f('futures.dots.clean')}
      </text>
      <text x={left} y={second + 18}>
        {f('futures.dots.clean.sub')}
      </text>
      <text class="dot-count dot-name-clean" x={pile[0]} y={pileTop('clean', counts.cleanRuined)}>
        {f('futures.dots.ruined', { n: counts.cleanRuined })}
      </text>
      <Median row="yours" layout={layout} base={bases.yours} cents={medians.yours} />
      <Median row="clean" layout={layout} base={bases.clean} cents={medians.clean} />
    </>
  );
}

/** The middle market of a row; where that is ruin there is no place for it on the axis. */
function Median({ row, layout, base, cents }: { row: Row; layout: DotLayout; base: number; cents: number | null }) {
  if (cents === null) return null;
  const { axis, bounds, highest } = layout;
  const x = logarithmic(bounds, axis)(clamped(cents, bounds));
  const top = base - highest[row] - 16;
  const nearRight = x > axis[1] - 150;
  return (
    <g class="dot-median">
      <line x1={x} x2={x} y1={top} y2={base} />
      <text x={nearRight ? x - 6 : x + 6} y={top + 8} text-anchor={nearRight ? 'end' : 'start'}>
        {medianWords(cents)}
      </text>
    </g>
  );
}

/** The market that was really played, under each row's line. */
function Played({ layout, bases, played }: { layout: DotLayout; bases: Bases; played: Headline['played'] }) {
  const { axis, pile, bounds } = layout;
  const x = (end: FutureEnd): number => (end.ruined ? (pile[0] + pile[1]) / 2 : logarithmic(bounds, axis)(clamped(end.finalCents, bounds)));
  return (
    <>
      {(['yours', 'clean'] as const).map((row) => (
        <path key={row} class="dot-diamond" d={`M${x(played[row])} ${bases[row] + 2}l6 6-6 6-6-6z`}>
          <title>{usdShort(played[row].finalCents)}</title>
        </path>
      ))}
    </>
  );
}

const spotAt = (layout: DotLayout, bases: Bases, row: Row, at: number): { x: number; y: number } => {
  const spot = layout.spots[row][at] ?? { x: 0, rise: 0 };
  return { x: spot.x, y: bases[row] - spot.rise };
};

/** The two ends of one market, tied together: the same prices for both. */
function Tie({ layout, bases, at }: { layout: DotLayout; bases: Bases; at: number }) {
  const [from, to] = [spotAt(layout, bases, 'yours', at), spotAt(layout, bases, 'clean', at)];
  return (
    <g class="dot-tie">
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle cx={from.x} cy={from.y} r="6" />
      <circle cx={to.x} cy={to.y} r="6" />
    </g>
  );
}

const TIP_WIDTH = 236;

function Tip({ dot, layout, bases, at, width }: { dot: FutureDot; layout: DotLayout; bases: Bases; at: number; width: number }) {
  const [from, to] = [spotAt(layout, bases, 'yours', at), spotAt(layout, bases, 'clean', at)];
  const left = Math.max(0, Math.min(width - TIP_WIDTH, (from.x + to.x) / 2 - TIP_WIDTH / 2));
  return (
    <div class="dot-tip" style={{ left: `${left}px`, top: `${bases.yours + 14}px`, width: `${TIP_WIDTH}px` }} aria-hidden="true">
      <b>{marketWords(dot)}</b>
      <span>{bothWords(dot)}</span>
    </div>
  );
}

/** Every market within reach of the keyboard and of a thumb: a slider from the worst to the best. */
function Walk({ dots, shown, onShow }: { dots: readonly FutureDot[]; shown: number | null; onShow(at: number | null): void }) {
  const order = useMemo(
    () => dots.map((_, at) => at).sort((a, b) => dots[a]!.yours.finalCents - dots[b]!.yours.finalCents || dots[a]!.world - dots[b]!.world),
    [dots],
  );
  const place = shown === null ? -1 : order.indexOf(shown);
  const dot = shown === null ? null : dots[shown];
  if (dots.length < 2) return null;
  return (
    <div class="dot-walk">
      <label for="dot-walk">{f('futures.dots.walk')}</label>
      <input
        id="dot-walk"
        type="range"
        min="0"
        max={dots.length - 1}
        step="1"
        value={Math.max(0, place)}
        aria-valuetext={dot ? `${marketWords(dot)}. ${bothWords(dot)}` : undefined}
        onInput={(event) => onShow(order[Number(event.currentTarget.value)] ?? null)}
        onFocus={() => shown === null && onShow(order[0] ?? null)}
        onBlur={() => onShow(null)}
      />
      <output>{dot ? `${marketWords(dot)} · ${bothWords(dot)}` : ''}</output>
    </div>
  );
}
