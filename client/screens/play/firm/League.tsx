import { firmName } from '../../../i18n/firmName.ts';
import { t } from '../../../i18n/t.ts';
import { usdShort } from '../../../overlay/format.ts';
import { view } from '../../../store/store.ts';
import { place } from './standing.ts';

/** The last table that everybody published, in a few lines. */
export function League() {
  const firm = view.firm.value;
  if (!firm) return null;
  return (
    <table class="book-table league-small">
      <thead>
        <tr>
          <th scope="col">{t('firm.tab.league')}</th>
          <th scope="col">{t('firm.published')}</th>
          <th scope="col">{t('firm.deposits')}</th>
        </tr>
      </thead>
      <tbody>
        {firm.league.map((row, index) => (
          <tr key={row.id} class={row.own ? 'is-own' : undefined}>
            <th scope="row">
              {place(index + 1)} {firmName(row)}
              <small class="muted">{row.own ? ` ${t('league.yours')}` : row.alive ? '' : ` ${t('league.failed')}`}</small>
            </th>
            <td>{usdShort(row.shownEquityCents)}</td>
            <td>{usdShort(row.depositsCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
