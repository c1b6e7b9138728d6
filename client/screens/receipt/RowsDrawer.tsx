import { useEffect, useRef } from 'preact/hooks';
import type { EvidenceRow } from '../../../shared/sim/judgement/types.ts';
import { t } from '../../i18n/t.ts';
import { recordRowId } from './RecordPart.tsx';
import type { Reading } from './reading.ts';
import { rowFacts, rowWhat } from './rowText.ts';

function RowSlip({ row, reading, onFind }: { row: EvidenceRow; reading: Reading; onFind(row: string): void }) {
  return (
    <li class="receipt-slip">
      <header>
        <b>{row.row}</b>
        <span>{reading.receipt.firm === null ? t('unit.week', { week: row.week }) : reading.whenOfDay(row.day)}</span>
        <span>{reading.who(row.seat)}</span>
      </header>
      <p>{rowWhat(reading.receipt, row)}</p>
      {row.reason && (
        <p class="receipt-reason">
          {t('receipt.record.reason')}: <q>{t(`reason.${row.reason}`)}</q>
        </p>
      )}
      <dl>
        {rowFacts(row, reading.receipt).map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <span class="receipt-hash">
          {t('receipt.record.hash')} {row.hash}
        </span>
        <button type="button" class="receipt-link" onClick={() => onFind(row.row)}>
          {t('receipt.record.find')}
        </button>
      </footer>
    </li>
  );
}

/** The rows behind one line of the receipt, in full. Closing it gives the focus back to the line. */
export function RowsDrawer({
  reading,
  opened,
  onClose,
}: {
  reading: Reading;
  opened: { rows: readonly string[]; line: string };
  onClose(): void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const found = useRef<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const rows = reading.receipt.evidence.filter((row) => opened.rows.includes(row.row));
  const find = (row: string): void => {
    found.current = row;
    dialog.current?.close();
  };
  const closed = (): void => {
    onClose();
    const row = found.current && document.getElementById(recordRowId(found.current));
    if (!row) return;
    row.closest('details')?.setAttribute('open', '');
    row.scrollIntoView({ block: 'center' });
  };
  return (
    <dialog
      ref={dialog}
      class="receipt-drawer"
      aria-labelledby="receipt-drawer-title"
      onClose={closed}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="receipt-drawer-sheet">
        <header class="receipt-drawer-head">
          <div>
            <p class="receipt-sub">{t('receipt.record.drawer')}</p>
            <h2 id="receipt-drawer-title">{opened.line}</h2>
          </div>
          <button type="button" class="receipt-button" onClick={() => dialog.current?.close()}>
            {t('common.close')}
          </button>
        </header>
        <ol class="receipt-slips">
          {rows.map((row) => (
            <RowSlip key={row.row} row={row} reading={reading} onFind={find} />
          ))}
        </ol>
      </div>
    </dialog>
  );
}
