import { t } from '../../i18n/t.ts';
import type { SavedAs } from '../../net/game.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { Fold } from './Fold.tsx';
import type { Reading } from './reading.ts';
import { rowFacts, rowWhat, shortHash } from './rowText.ts';

export const recordRowId = (row: string): string => `receipt-row-${row}`;

const TABLES = ['decisions', 'orders', 'scores', 'codebook'] as const satisfies readonly SavedAs[];

interface RecordProps {
  reading: Reading;
  marked: ReadonlySet<string>;
  onSave(format: SavedAs): void;
}

/** The whole record, row by row, with the rows in hand marked; and as tables, for whoever wants to count for themselves. */
export function RecordPart({ reading, marked, onSave }: RecordProps) {
  const { receipt } = reading;
  return (
    <Fold
      id="receipt-record"
      title={t('receipt.record')}
      gist={t('receipt.chained', { rows: t('unit.rows', { n: receipt.evidence.length }) })}
    >
      <div class="receipt-tables">
        <p>{t('receipt.tables.text')}</p>
        <p class="receipt-buttons">
          {TABLES.map((table) => (
            <button key={table} type="button" class="receipt-button" onClick={() => onSave(table)}>
              {t(`receipt.tables.${table}`)}
            </button>
          ))}
        </p>
      </div>
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
              <th scope="col">
                <Term id="hash">{t('receipt.record.hash')}</Term>
              </th>
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
                    .map((fact) => `${fact.label}: ${fact.value}`)
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
    </Fold>
  );
}
