import { t } from '../../i18n/t.ts';
import { type OpenRows, RowRefs } from './RowRefs.tsx';
import type { Pin, Reading } from './reading.ts';

/** From this width on there is room for the words beside the chart. */
const ROOM = '(min-width: 761px)';

/** The marks above a chart in words, by their numbers. */
export function PinList({ pins, reading, onOpen }: { pins: readonly Pin[]; reading: Reading; onOpen: OpenRows }) {
  if (pins.length === 0) return null;
  return (
    <details class="receipt-pins" open={matchMedia(ROOM).matches}>
      <summary>{t('receipt.chart.pins', { n: pins.length })}</summary>
      <ol class="receipt-pin-list">
        {pins.map((pin) => (
          <li key={`${pin.kind}-${pin.step}-${pin.text}`}>
            <span class="receipt-when">{reading.when(pin.step)}</span>
            <span>{pin.text}</span>
            <RowRefs rows={pin.rows} line={pin.text} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </details>
  );
}
