/** What every drawn chart has in common: value lines with their figures, words under the axis, the hatch of what is missing, pins. */
import { rowsApart, type Scale } from './scale.ts';

/** Rows of pins that a chart has room for above it; more of them raise its top. */
const PIN_ROWS = 3;
const PIN_ROWS_MOST = 6;
const PIN_APART = 22;
const PIN_RISE = 20;

interface ValueGridProps {
  ticks: readonly number[];
  y: Scale;
  left: number;
  right: number;
  label(tick: number): string;
}

/** A line across for each tick, its figure to the left. */
export function ValueGrid({ ticks, y, left, right, label }: ValueGridProps) {
  return (
    <g class="plot-grid">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick) + 4} text-anchor="end">
            {label(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Words under the axis, each around its x. */
export function AxisWords({ words, y }: { words: readonly { x: number; text: string }[]; y: number }) {
  return (
    <g class="plot-grid">
      {words.map(({ x, text }) => (
        <text key={text} x={x} y={y} text-anchor="middle">
          {text}
        </text>
      ))}
    </g>
  );
}

/** To be filled with `url(#id)`: what should be there and is not. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" class="plot-hatch-ground" />
        <rect width="2.6" height="7" class="plot-hatch-line" />
      </pattern>
    </defs>
  );
}

export interface PinMark {
  kind: string;
  x: number;
}

const pinRows = (pins: readonly PinMark[]): number[] =>
  rowsApart(
    pins.map(({ x }) => x),
    PIN_APART,
    PIN_ROWS_MOST,
  );

/** How far crowded pins reach above the chart's own top. */
export const pinRise = (pins: readonly PinMark[]): number => Math.max(0, Math.max(0, ...pinRows(pins)) - (PIN_ROWS - 1)) * PIN_RISE;

/** Numbered marks above a chart, each with a line down to `bottom`. */
export function Pins({ pins, bottom }: { pins: readonly PinMark[]; bottom: number }) {
  const rows = pinRows(pins);
  const rise = pinRise(pins);
  return (
    <g class="plot-pins">
      {pins.map(({ kind, x }, index) => {
        const y = 12 + (rows[index] ?? 0) * PIN_RISE - rise;
        return (
          <g key={index} class={`plot-pin-${kind}`}>
            <line x1={x} x2={x} y1={y + 9} y2={bottom} />
            <circle cx={x} cy={y} r="9" />
            <text x={x} y={y + 4} text-anchor="middle">
              {index + 1}
            </text>
          </g>
        );
      })}
    </g>
  );
}
