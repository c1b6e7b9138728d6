import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { FutureDot, FutureEnd, Headline } from '../../shared/net/futures.ts';
import { percent, usdTick } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { AxisWords, ValueGrid } from './Axes.tsx';
import { boundsOf, clamped } from './dotLayout.ts';
import { medianCents, medianWords } from './dotWords.ts';
import { cleared, drawMarks, inkOf } from './marks.ts';
import type { PlotTable } from './plotTable.ts';
import { decadeTicks, linear, logarithmic } from './scale.ts';
import { useWidth } from './useWidth.ts';

const LEFT = 58;
const TOP = 30;
const PLOT = 270;
/** Where the ruined lie, under the axis. */
const RUIN = 34;
const HEIGHT = TOP + PLOT + RUIN + 44;
const PITCH = 6;
const BANDS = [0, 20, 40, 60, 80, 100];

interface PlanePlotProps {
  dots: readonly FutureDot[];
  headline: Headline;
}

/** Integrity across, what owners keep up: two things beside each other and never one number. */
export function PlanePlot({ dots, headline }: PlanePlotProps) {
  const [box, width] = useWidth();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { played } = headline;
  const bounds = useMemo(() => boundsOf(dots, [played.yours, played.clean]), [dots, played]);
  const right = width - 10;
  const x = useMemo(() => linear([0, 100], [LEFT + 4, right - 4]), [right]);
  const y = useMemo(() => {
    const up = logarithmic(bounds, [TOP + PLOT, TOP]);
    return ({ ruined, finalCents }: FutureEnd, world: number): number =>
      ruined ? TOP + PLOT + 10 + ((world * 7) % (RUIN - 12)) : up(clamped(finalCents, bounds));
  }, [bounds]);
  useEffect(() => {
    const element = canvas.current;
    const context = element && cleared(element, width, HEIGHT);
    if (!element || !context) return;
    const ink = inkOf(element);
    for (const row of ['clean', 'yours'] as const) {
      const marks = dots.map((dot) => ({ x: x(dot[row].integrity), y: y(dot[row], dot.world), soft: dot.soft }));
      drawMarks(context, marks, PITCH, ink[row], row === 'clean');
    }
  }, [dots, width, x, y]);
  return (
    <div ref={box} class="plot plane-plot">
      <canvas ref={canvas} class="dot-canvas" style={{ width: `${width}px`, height: `${HEIGHT}px` }} />
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={planeSentence(headline)}>
        <text x="0" y="12">
          {f('futures.plane.up')}
        </text>
        <ValueGrid
          ticks={decadeTicks(bounds[0], bounds[1], 6)}
          y={logarithmic(bounds, [TOP + PLOT, TOP])}
          left={LEFT}
          right={right}
          label={usdTick}
        />
        <g class="plot-grid">
          {BANDS.map((band) => (
            <line key={band} x1={x(band)} x2={x(band)} y1={TOP} y2={TOP + PLOT + RUIN} />
          ))}
          <text x={LEFT - 8} y={TOP + PLOT + RUIN - 8} text-anchor="end">
            {f('futures.dots.zero')}
          </text>
        </g>
        <AxisWords words={BANDS.map((band) => ({ x: x(band), text: String(band) }))} y={TOP + PLOT + RUIN + 18} />
        <text x={right} y={HEIGHT - 4} text-anchor="end">
          {f('futures.plane.across')}
        </text>
        {(['yours', 'clean'] as const).map((row) => (
          <path key={row} class={`plane-played plane-${row}`} d={`M${x(played[row].integrity)} ${y(played[row], 0) - 7}l7 7-7 7-7-7z`} />
        ))}
      </svg>
    </div>
  );
}

export const planeSentence = ({ clean }: Headline): string =>
  f('futures.plane.summary', { yours: clean.integrity.yours.toFixed(0), clean: clean.integrity.clean.toFixed(0) });

export const planeTable = ({ clean: { integrity, repaidShare } }: Headline, dots: readonly FutureDot[]): PlotTable => ({
  head: [f('futures.plane.who'), f('futures.plane.integrity'), f('futures.plane.median'), f('futures.plane.repaid')],
  rows: (['yours', 'clean'] as const).map((row) => [
    f(row === 'yours' ? 'futures.plane.you' : 'futures.plane.twin'),
    integrity[row].toFixed(0),
    medianWords(medianCents(dots.map((dot) => dot[row]))),
    percent(repaidShare[row], 0),
  ]),
});
