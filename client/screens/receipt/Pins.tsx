import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/t.ts';
import { type OpenRows, RowRefs } from './RowRefs.tsx';
import type { Pin, Reading } from './reading.ts';
import { rowsApart } from './scale.ts';

const PIN_ROWS = 3;

/** The width that a drawing may have, as it changes. */
export function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(280, Math.round(entry.contentRect.width))));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

/** Numbered marks above a chart, each with a line down to `bottom`. */
export function Pins({ pins, xs, bottom }: { pins: readonly Pin[]; xs: readonly number[]; bottom: number }) {
  const rows = rowsApart(xs, 26, PIN_ROWS);
  return (
    <g class="receipt-pins">
      {pins.map((pin, index) => {
        const x = xs[index] ?? 0;
        const y = 12 + (rows[index] ?? 0) * 20;
        return (
          <g key={`${pin.kind}-${pin.step}-${pin.text}`} class={`receipt-pin-${pin.kind}`}>
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

/** The same marks in words. */
export function PinList({ pins, reading, onOpen }: { pins: readonly Pin[]; reading: Reading; onOpen: OpenRows }) {
  return (
    <ol class="receipt-pin-list" aria-label={t('receipt.chart.pins')}>
      {pins.map((pin) => (
        <li key={`${pin.kind}-${pin.step}-${pin.text}`}>
          <span class="receipt-when">{reading.when(pin.step)}</span>
          <span>{pin.text}</span>
          <RowRefs rows={pin.rows} line={pin.text} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}
