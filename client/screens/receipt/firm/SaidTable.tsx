import type { SaidLine } from '../../../../shared/sim/judgement/types.ts';
import { t } from '../../../i18n/t.ts';
import { usdShort } from '../../../overlay/format.ts';
import { Fold } from '../Fold.tsx';
import { type OpenRows, RowRefs } from '../RowRefs.tsx';
import { type FirmReading, ledgerBeside, saidWords } from './firmReading.ts';

function putRight(reading: FirmReading, said: SaidLine): string {
  if (said.correctedDay !== null) {
    const when = reading.whenOfDay(said.correctedDay);
    return said.forced ? t('receipt.stated.forced', { when }) : when;
  }
  return t(said.worstGap === 0 ? 'receipt.stated.stands' : 'receipt.stated.never');
}

/** The claim with the number it named, where its row kept one. */
function claim(reading: FirmReading, said: SaidLine): string {
  if (said.topic !== 'insurance_fund') return saidWords(said.topic);
  const made = reading.receipt.evidence.find((row) => row.verb === 'statement_made' && said.rows.includes(row.row));
  const shown = made?.facts.find((fact) => fact.label === 'fund_shown')?.cents;
  return shown === undefined ? saidWords(said.topic) : `${t('receipt.topic.insurance_fund')}: ${usdShort(shown)}.`;
}

/** Each sentence beside the ledger of its worst minute. */
export function SaidTable({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const head = [
    t('receipt.stated.when'),
    t('receipt.stated.who'),
    t('receipt.said.statement'),
    t('receipt.said.ledger'),
    t('receipt.stated.gap'),
    t('receipt.stated.right'),
    t('receipt.changes.rows'),
  ];
  const { said } = reading.firm;
  const untrue = said.filter(({ worstGap }) => worstGap > 0).length;
  const gist = said.length === 0 ? t('receipt.stated.none') : t('receipt.stated.tally', { untrue, n: said.length });
  return (
    <Fold id="receipt-said" title={t('receipt.said')} gist={gist}>
      {said.length > 0 && (
        <>
          <p class="receipt-sub">{t('receipt.stated.sub')}</p>
          <table class="receipt-table receipt-said receipt-stated">
            <thead>
              <tr>
                {head.map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {said.map((each) => {
                const words = claim(reading, each);
                return (
                  <tr key={`${each.topic}-${each.day}`}>
                    <td class="receipt-when" data-label={head[0]}>
                      {reading.whenOfDay(each.day)}
                    </td>
                    <td data-label={head[1]}>{reading.who(each.seat)}</td>
                    <th scope="row" class="receipt-claimed">
                      “{words}”
                    </th>
                    <td class="receipt-true" data-label={head[3]}>
                      {ledgerBeside(reading, each)}
                    </td>
                    <td class="receipt-figure" data-label={head[4]}>
                      {each.worstGap.toFixed(2)}
                    </td>
                    <td class="receipt-when" data-label={head[5]}>
                      {putRight(reading, each)}
                    </td>
                    <td class="receipt-rows-cell">
                      <RowRefs rows={each.rows} line={words} onOpen={onOpen} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </Fold>
  );
}
