import { t } from '../../i18n/t.ts';

export type OpenRows = (rows: readonly string[], line: string) => void;
const SHOWN = 1;

/** The codes of the rows behind a line; any of them opens all. */
export function RowRefs({ rows, line, onOpen }: { rows: readonly string[]; line: string; onOpen: OpenRows }) {
  if (rows.length === 0) return null;
  const more = rows.length - SHOWN;
  const shown = `${rows.slice(0, SHOWN).join(' ')}${more > 0 ? ` +${more}` : ''}`;
  return (
    <button
      type="button"
      class="receipt-rows"
      aria-haspopup="dialog"
      aria-label={t('receipt.record.open', { rows: shown, line })}
      onClick={() => onOpen(rows, line)}
    >
      {shown}
    </button>
  );
}
