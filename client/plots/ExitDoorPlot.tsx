import type { Estimate, ExitDoorRow } from '../../shared/net/futures.ts';
import { percent, usdTick } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { AxisWords, ValueGrid } from './Axes.tsx';
import { exitSentences } from './exitWords.ts';
import { decadeBounds, decadeTicks, linear, logarithmic, path, type Scale } from './scale.ts';
import { useWidth } from './useWidth.ts';
import '../styles/intervals.css';

const LEFT = 58;
const PANEL = 124;
const TITLE = 52;
const FOOT = 30;
const HEIGHT = 2 * (TITLE + PANEL + FOOT);
/** Room for the lines' names. */
const NAMES = 56;

interface Panel {
  id: 'owners' | 'customers';
  top: number;
  ticks: number[];
  y: Scale;
  label(tick: number): string;
  tell(row: ExitDoorRow): number;
  goOn(row: ExitDoorRow): number;
  difference(row: ExitDoorRow): Estimate;
}

function panelsOf(rows: readonly ExitDoorRow[]): Panel[] {
  const [low, high] = decadeBounds(rows.flatMap(({ tellCents, goOnCents }) => [tellCents, goOnCents]));
  const [first, second] = [TITLE, 2 * TITLE + PANEL + FOOT];
  return [
    {
      id: 'owners',
      top: first,
      ticks: decadeTicks(low, high, 5),
      y: logarithmic([low, high], [first + PANEL, first]),
      label: usdTick,
      tell: (row) => row.tellCents,
      goOn: (row) => row.goOnCents,
      difference: (row) => row.logDifference,
    },
    {
      id: 'customers',
      top: second,
      ticks: [0, 0.5, 1],
      y: linear([0, 1], [second + PANEL, second]),
      label: (tick) => percent(tick, 0),
      tell: (row) => row.tellRepaid,
      goOn: (row) => row.goOnRepaid,
      difference: (row) => row.repaidDifference,
    },
  ];
}

function Lines({ panel, rows, x, right }: { panel: Panel; rows: readonly ExitDoorRow[]; x: Scale; right: number }) {
  const { id, top, y, tell, goOn, difference } = panel;
  const line = (of: (row: ExitDoorRow) => number): string => path(rows.map((row) => ({ x: x(row.round), y: y(of(row)) })));
  const last = rows.at(-1)!;
  const [tellAt, goAt] = [y(tell(last)) + 4, y(goOn(last)) + 4];
  const apart = Math.abs(tellAt - goAt) < 16 ? (16 - Math.abs(tellAt - goAt)) / 2 : 0;
  const side = tellAt <= goAt ? -1 : 1;
  return (
    <g class={`exit-${id}`}>
      <text class="exit-title" x="0" y={top - 33}>
        {f(`futures.exit.${id}`)}
      </text>
      <text x="0" y={top - 16}>
        {f(`futures.exit.${id}.sub`)}
      </text>
      <ValueGrid ticks={panel.ticks} y={y} left={LEFT} right={right} label={panel.label} />
      <path class="exit-go" d={line(goOn)} />
      <path class="exit-tell" d={line(tell)} />
      {rows.map((row) => (
        <g key={row.round} class={difference(row).settled === false ? 'unsettled-mark' : ''}>
          <circle class="exit-tell-dot" cx={x(row.round)} cy={y(tell(row))} r="4.2" />
          <rect class="exit-go-dot" x={x(row.round) - 3.6} y={y(goOn(row)) - 3.6} width="7.2" height="7.2" />
        </g>
      ))}
      <text class="exit-tell-word" x={right + 9} y={tellAt + side * apart}>
        {f('futures.exit.tell')}
      </text>
      <text class="exit-go-word" x={right + 9} y={goAt - side * apart}>
        {f('futures.exit.goOn')}
      </text>
      <AxisWords words={rows.map(({ round }) => ({ x: x(round), text: f('futures.hole.roundShort', { round }) }))} y={top + PANEL + 18} />
    </g>
  );
}

/** Two lines over the rounds, for owners and for customers; rounds in which the interval holds both are grey. */
export function ExitDoorPlot({ rows }: { rows: readonly ExitDoorRow[] }) {
  const [box, width] = useWidth();
  const right = width - NAMES;
  const [first, last] = [rows[0]?.round ?? 1, rows.at(-1)?.round ?? 1];
  const x = linear([first, last === first ? first + 1 : last], [LEFT + 12, right - 4]);
  return (
    <div ref={box} class="plot">
      {rows.length > 0 && (
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={exitSentences(rows).join(' ')}>
          {panelsOf(rows).map((panel) => (
            <Lines key={panel.id} panel={panel} rows={rows} x={x} right={right} />
          ))}
        </svg>
      )}
    </div>
  );
}
