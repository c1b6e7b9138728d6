import { t } from '../../../i18n/t.ts';
import { percent, usdShort } from '../../../overlay/format.ts';
import { Fold } from '../Fold.tsx';
import { type OpenRows, RowRefs } from '../RowRefs.tsx';
import type { FirmReading } from './firmReading.ts';

/** The firm at each close: what its page showed, and what an orderly sale would have left. */
export function RoundsTable({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const label = (id: 'round' | 'displayed' | 'orderly' | 'deposits' | 'coverage'): string => t(`receipt.rounds.${id}`);
  return (
    <Fold id="receipt-rounds" title={t('receipt.rounds')} gist={t('receipt.rounds.sub')}>
      <table class="receipt-table receipt-rounds">
        <thead>
          <tr>
            <th scope="col">{label('round')}</th>
            <th scope="col">{label('displayed')}</th>
            <th scope="col">{label('orderly')}</th>
            <th scope="col">{label('deposits')}</th>
            <th scope="col">{label('coverage')}</th>
            <th scope="col">{t('receipt.changes.rows')}</th>
          </tr>
        </thead>
        <tbody>
          {reading.firm.rounds.map((round) => (
            <tr key={round.round}>
              <th scope="row">{t('receipt.firm.chart.round', { round: round.round })}</th>
              <td class="receipt-claimed" data-label={label('displayed')}>
                {usdShort(round.displayedEquityCents)}
              </td>
              <td class="receipt-held" data-label={label('orderly')}>
                {usdShort(round.orderlyEquityCents)}
              </td>
              <td data-label={label('deposits')}>{usdShort(round.depositsCents)}</td>
              <td data-label={label('coverage')} class={round.coverage < 1 ? 'receipt-short' : undefined}>
                {percent(round.coverage, 0)}
              </td>
              <td class="receipt-rows-cell">
                <RowRefs rows={[round.row]} line={`${label('round')} ${round.round}`} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
