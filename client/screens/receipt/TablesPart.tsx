/** The record as tables, for whoever wants to count for themselves. */
import { t } from '../../i18n/t.ts';
import type { SavedAs } from '../../net/game.ts';

const tables = ['decisions', 'orders', 'scores', 'codebook'] as const satisfies readonly SavedAs[];

export function TablesPart({ onSave }: { onSave(format: SavedAs): void }) {
  return (
    <section class="receipt-tables" aria-labelledby="receipt-tables">
      <h2 id="receipt-tables">{t('receipt.tables')}</h2>
      <p>{t('receipt.tables.text')}</p>
      <p class="receipt-buttons">
        {tables.map((table) => (
          <button key={table} type="button" class="receipt-button" onClick={() => onSave(table)}>
            {t(`receipt.tables.${table}`)}
          </button>
        ))}
      </p>
    </section>
  );
}
