import { t } from '../../i18n/t.ts';
import { type OpenRows, RowRefs } from './RowRefs.tsx';
import type { Pin, Reading } from './reading.ts';

/** The marks above a chart in words, by their numbers. */
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
