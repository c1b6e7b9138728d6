import { t } from '../../i18n/t.ts';
import { Term } from '../../overlay/Glossary.tsx';
import type { Reading } from './reading.ts';
import { rowFacts, rowWhat, shortHash } from './rowText.ts';

export const recordRowId = (row: string): string => `receipt-row-${row}`;

/** The whole record, row by row, with the rows in hand marked. */
export function RecordPart({ reading, marked }: { reading: Reading; marked: ReadonlySet<string> }) {
  const { receipt } = reading;
  return (
    <section class="receipt-part" aria-labelledby="receipt-record">
      <header>
        <h2 id="receipt-record">{t('receipt.record')}</h2>
        <p class="receipt-sub">
          {t('receipt.record.sub')} <Term id="hash">{t('receipt.record.hash')}</Term>
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="receipt-record" tabIndex={0} aria-label={t('receipt.record.all')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('receipt.record.row')}</th>
              <th scope="col">{t('receipt.record.week')}</th>
              <th scope="col">{t('receipt.record.who')}</th>
              <th scope="col">{t('receipt.record.what')}</th>
              <th scope="col">{t('receipt.record.facts')}</th>
              <th scope="col">{t('receipt.record.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {receipt.evidence.map((row) => (
              <tr key={row.row} id={recordRowId(row.row)} class={marked.has(row.row) ? 'receipt-marked' : undefined}>
                <th scope="row">{row.row}</th>
                <td>{receipt.firm === null ? row.week : reading.whenOfDay(row.day)}</td>
                <td>{reading.who(row.seat)}</td>
                <td>
                  {rowWhat(receipt, row)}
                  {row.reason && <q>{t(`reason.${row.reason}`)}</q>}
                </td>
                <td class="receipt-facts-line">
                  {rowFacts(row, receipt)
                    .map((fact) => `${fact.label} ${fact.value}`)
                    .join(' · ')}
                </td>
                <td class="receipt-hash" title={row.hash}>
                  {shortHash(row.hash)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
