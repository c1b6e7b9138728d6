/**
 * The firm as the page showed it over the firm as it was, up to the exhibit that is asked about, with the exhibits pinned. What comes
 * later is a shut door: no axis, no count.
 */

import type { SumsPoint } from '../../../shared/sim/judgement/sums.ts';
import { t } from '../../i18n/t.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import { type Fall, marketFalls } from '../../plots/marketFalls.ts';
import { path, roundTicks, rowsApart } from '../../plots/scale.ts';
import { useWidth } from '../../plots/useWidth.ts';
import { trial } from '../../store/store.ts';
import { current, goTo, horizon, isVeiled, type OpenCase, reach } from './caseState.ts';
import { exhibitTitle, whenOf, whenOfDay } from './reading.ts';
import { votesOn } from './sitting.ts';
import { type Pair, pairOf, type Span, seenPoints, seenRounds, spanOf, widestGap } from './timeline.ts';
import { w } from './words.ts';

const POINTS = 600;
const PIN_HEIGHT = 28;
const PIN_WIDTH = 58;
const PIN_GAP = 64;
const PIN_ROWS = 4;
const PLOT = 112;
/** Above the highest point a line's name has room. */
const NAME_ROOM = 1.26;
const FOOT = 26;
/** Falls of the market stand below the axis, above the rounds. */
const FALL_ROW = 20;
const FALL_WIDTH = 76;
const FALLS_MOST = 3;

export function Timeline({ opened }: { opened: OpenCase }) {
  const [box, width] = useWidth();
  const { briefs, series, game } = opened;
  const shut = horizon.value < game.steps;
  const span = spanOf(width, horizon.value, shut);
  const pins = briefs.slice(0, reach.value + 1).map(({ exhibit }) => exhibit);
  const xs = pins.map(({ step }) => span.x(step));
  const lefts = xs.map((x) => (x > span.until - PIN_WIDTH ? x - PIN_WIDTH : x));
  const rows = rowsApart(lefts, PIN_GAP, PIN_ROWS);
  const top = (Math.max(0, ...rows) + 1) * PIN_HEIGHT + 6;
  const here = current.value?.exhibit.id;
  const unit = pairOf(series).equity ? 'line.unit' : 'line.unit.round';
  return (
    <section class="trial-line" aria-label={w('line')}>
      <p class="trial-unit">
        {w(unit)}: {w(isVeiled.value ? 'line.veiled' : `${unit}.sub`)}
      </p>
      <div ref={box} class="trial-drawing">
        <Drawing opened={opened} span={span} top={top} width={width} shut={shut} xs={xs} rows={rows} />
        <ol class="trial-pins" aria-label={w('line.exhibits')}>
          {pins.map((exhibit, index) => {
            const place = { '--x': `${lefts[index] ?? 0}px`, '--y': `${(rows[index] ?? 0) * PIN_HEIGHT}px` };
            const open = votesOn(trial.value, exhibit.id)?.open != null;
            const label = w('line.exhibit', {
              id: exhibit.id,
              title: exhibitTitle(exhibit),
              when: whenOf(series, exhibit.step, exhibit.day),
            });
            return (
              <li key={exhibit.id} style={place}>
                <button
                  type="button"
                  class={open ? 'is-open' : ''}
                  aria-current={exhibit.id === here ? 'true' : undefined}
                  aria-label={open ? `${label}, ${w('line.opened')}` : label}
                  title={label}
                  onClick={() => goTo(exhibit.id)}
                >
                  {exhibit.id}
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

interface DrawingProps {
  opened: OpenCase;
  span: Span;
  top: number;
  width: number;
  shut: boolean;
  xs: readonly number[];
  rows: readonly number[];
}

function Drawing({ opened, span, top, width, shut, xs, rows }: DrawingProps) {
  const { series, game, player } = opened;
  const pair = pairOf(series);
  const veiled = isVeiled.value;
  const points = seenPoints(series, horizon.value, POINTS);
  const values = points.flatMap((point) => (veiled ? [pair.shown(point)] : [pair.shown(point), pair.real(point)]));
  const high = Math.max(1, ...values) * NAME_ROOM;
  const low = Math.min(0, ...values) * 1.06;
  const y = (cents: number): number => top + 8 + (1 - (cents - low) / (high - low)) * PLOT;
  const bottom = top + 8 + PLOT;
  const fell = fallsSeen(series, span);
  const foot = bottom + (fell.length > 0 ? FALL_ROW : 0);
  const height = foot + FOOT;
  const shown = points.map((point) => ({ x: span.x(point.step), y: y(pair.shown(point)) }));
  const real = points.map((point) => ({ x: span.x(point.step), y: y(pair.real(point)) }));
  const now = span.x(player.step.value);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary(opened, pair)}>
      <defs>
        <pattern id="trial-door" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="9" height="9" class="trial-door-ground" />
          <rect width="3" height="9" class="trial-door-line" />
        </pattern>
      </defs>
      <Grid low={low} high={high} y={y} span={span} rounds={seenRounds(game.rounds, horizon.value)} top={top} bottom={bottom} foot={foot} />
      {fell.map(({ day, share, x }) => (
        <text key={day} class="trial-fall" x={x} y={bottom + FALL_ROW} text-anchor="middle">
          {w('line.fall', { share: percent(share, 0) })}
        </text>
      ))}
      {!veiled && <path class="trial-gap" d={`${path(shown)}${path([...real].reverse()).replace('M', 'L')}z`} />}
      {!veiled && <path class="trial-real" d={path(real)} />}
      <path class="trial-shown" d={path(shown)} />
      <Labels
        pair={pair}
        shown={shown}
        real={veiled ? shown : real}
        veiled={veiled}
        span={span}
        top={top}
        bottom={bottom}
        marks={[...xs, now]}
      />
      {xs.map((x, index) => (
        <line key={`${x}-${rows[index]}`} class="trial-stem" x1={x} x2={x} y1={(rows[index] ?? 0) * PIN_HEIGHT + 24} y2={bottom} />
      ))}
      {shut && <Door span={span} height={height} />}
      <line class="trial-now" x1={now} x2={now} y1={top} y2={bottom} />
      <path class="trial-now-foot" d={`M${now - 6} ${bottom + 9}h12l-6 -8z`} />
    </svg>
  );
}

function Door({ span, height }: { span: Span; height: number }) {
  const middle = (span.until + span.right) / 2;
  const narrow = span.right - span.until < 250;
  return (
    <g>
      <rect x={span.until} y="2" width={span.right - span.until} height={height - 4} rx="6" fill="url(#trial-door)" />
      <text class="trial-door-words" x={middle} y={height / 2} text-anchor="middle">
        {narrow ? '' : w('line.shut')}
      </text>
      <text x={middle} y={height / 2 + 20} text-anchor="middle">
        {narrow ? '' : w('line.shut.text')}
      </text>
    </g>
  );
}

interface GridProps {
  low: number;
  high: number;
  y(cents: number): number;
  span: Span;
  rounds: ReturnType<typeof seenRounds>;
  top: number;
  bottom: number;
  /** Where the rounds are named. */
  foot: number;
}

function Grid({ low, high, y, span, rounds, top, bottom, foot }: GridProps) {
  const room = (span.until - span.left) / Math.max(1, rounds.length);
  return (
    <g class="trial-grid">
      {roundTicks(low, high, 4).map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? 'is-zero' : ''} x1={span.left} x2={span.until} y1={y(tick)} y2={y(tick)} />
          <text class="mono" x={span.left - 8} y={y(tick) + 4} text-anchor="end">
            {tick === 0 ? '0' : usdShort(tick).replace(/\.0+(?=\D)/, '')}
          </text>
        </g>
      ))}
      {rounds.map(({ round, fromStep, toStep }) => (
        <g key={round}>
          {fromStep > 0 && <line x1={span.x(fromStep)} x2={span.x(fromStep)} y1={top} y2={bottom} />}
          {span.x(toStep) - span.x(fromStep) > (room > 70 ? 54 : 30) && (
            <text x={(span.x(fromStep) + span.x(toStep)) / 2} y={foot + 21} text-anchor="middle">
              {room > 70 ? w('line.round', { round }) : t('replay.round', { round })}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

interface At {
  x: number;
  y: number;
}

const NAME_WIDTH = 140;
/** Where a name could stand is tried at so many places. */
const PLACES = 24;

interface LabelsProps {
  pair: Pair;
  shown: readonly At[];
  real: readonly At[];
  veiled: boolean;
  span: Span;
  top: number;
  bottom: number;
  /** Where exhibits and the moment on show cross the picture. */
  marks: readonly number[];
}

/**
 * Each line is named where the two are furthest apart on the page, clear of both along the name's whole width and of upright marks where
 * that can be had, and never beyond its ends.
 */
function Labels({ pair, shown, real, veiled, span, top, bottom, marks }: LabelsProps) {
  const from = Math.floor(shown.length / 5);
  const to = Math.max(from + 1, Math.floor((shown.length * 4) / 5));
  const every = Math.max(1, Math.floor((to - from) / PLACES));
  let best: { x: number; highest: number; lowest: number; apart: number; rank: number } | null = null;
  for (let index = from; index < to; index += every) {
    const [upper, lower] = [shown[index], real[index]];
    if (!upper || !lower) continue;
    const x = Math.max(span.left + NAME_WIDTH / 2, Math.min(span.until - NAME_WIDTH / 2, upper.x));
    const ys = [...shown, ...real].filter((point) => Math.abs(point.x - x) <= NAME_WIDTH / 2).map(({ y }) => y);
    const [highest, lowest] = [Math.min(...ys), Math.max(...ys)];
    const fits = highest - 9 >= top + 14 && lowest + 18 <= bottom;
    const clear = marks.every((mark) => Math.abs(mark - x) > NAME_WIDTH / 2);
    const place = { x, highest, lowest, apart: Math.abs(upper.y - lower.y), rank: (fits ? 2 : 0) + (clear ? 1 : 0) };
    if (best === null || place.rank > best.rank || (place.rank === best.rank && place.apart > best.apart)) best = place;
  }
  if (best === null) return null;
  const { x, highest, lowest } = best;
  return (
    <g class="trial-names">
      <text class="is-shown" x={x} y={Math.max(top + 14, highest - 9)} text-anchor="middle">
        {w(pair.equity ? 'line.shown' : 'line.claimed')}
      </text>
      {!veiled && (
        <text class="is-real" x={x} y={Math.min(bottom - 3, lowest + 18)} text-anchor="middle">
          {w(pair.equity ? 'line.orderly' : 'line.there')}
        </text>
      )}
    </g>
  );
}

const fallsUpToHere = (series: readonly SumsPoint[]): Fall[] =>
  marketFalls(
    series.filter(({ step }) => step <= horizon.value).map(({ day, marketTicks }) => ({ day, ticks: marketTicks })),
    FALLS_MOST,
  );

interface SeenFall {
  day: number;
  share: number;
  x: number;
}
/** What everybody saw of the market up to here; of two that would be written over each other the deeper one. */
function fallsSeen(series: readonly SumsPoint[], span: Span): SeenFall[] {
  const falls: SeenFall[] = [];
  for (const fall of fallsUpToHere(series)) {
    const { step } = series.find(({ day }) => day >= fall.day)!;
    const x = Math.max(span.left + FALL_WIDTH / 2, Math.min(span.until - FALL_WIDTH / 2, span.x(step)));
    if (falls.every((one) => Math.abs(one.x - x) >= FALL_WIDTH)) falls.push({ ...fall, x });
  }
  return falls;
}

function summary({ series }: OpenCase, pair: Pair): string {
  const seen = series.filter(({ step }) => step <= horizon.value);
  const last = seen.at(-1);
  const widest = widestGap(seen, pair);
  if (!last || !widest) return w('line');
  if (isVeiled.value)
    return w('line.summary.veiled', {
      unit: w(pair.equity ? 'line.unit' : 'line.unit.round'),
      when: whenOf(series, last.step),
      shown: w(pair.equity ? 'line.shown' : 'line.claimed'),
      shownCents: usdShort(pair.shown(last)),
    });
  const words = w('line.summary', {
    unit: w(pair.equity ? 'line.unit' : 'line.unit.round'),
    when: whenOf(series, last.step),
    shown: w(pair.equity ? 'line.shown' : 'line.claimed'),
    shownCents: usdShort(pair.shown(last)),
    true: w(pair.equity ? 'line.orderly' : 'line.there'),
    trueCents: usdShort(pair.real(last)),
    gap: usdShort(Math.max(0, pair.shown(widest) - pair.real(widest))),
    gapWhen: whenOf(series, widest.step),
  });
  const fell = fallsUpToHere(series).map(({ day, share }) =>
    w('line.summary.fall', { share: percent(share, 0), when: whenOfDay(series, day).toLowerCase() }),
  );
  const shut = horizon.value < (series.at(-1)?.step ?? 0) ? [`${w('line.shut')}.`] : [];
  return [words, ...fell, ...shut].join(' ');
}
