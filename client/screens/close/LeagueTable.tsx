import type { LeagueRowView } from '../../../shared/sim/views/firmTypes.ts';
import { firmName } from '../../i18n/firmName.ts';
import { t } from '../../i18n/t.ts';
import { usdShort, usdShortSigned } from '../../overlay/format.ts';

/** How a published figure moved since the last table: arrow, words and sign, never colour alone. */
function Moved({ by }: { by: number | null }) {
  if (by === null) return <small class="muted">{t('between.first')}</small>;
  if (Math.abs(by) < 50) return <small class="muted">{t('between.move.same')}</small>;
  return (
    <small class={by < 0 ? 'down-text' : 'up-text'}>
      <i aria-hidden="true">{by < 0 ? '▼' : '▲'}</i> {usdShortSigned(by)}
    </small>
  );
}

function Place({ place, before }: { place: number; before: number | null }) {
  const moved = before === null || before === place ? null : before > place ? 'up' : 'down';
  return (
    <>
      <b>{place}</b>
      {moved && (
        <small class={moved === 'up' ? 'up-text' : 'down-text'}>
          <i aria-hidden="true">{moved === 'up' ? '▲' : '▼'}</i> {t(`between.move.${moved}`, { place: before ?? place })}
        </small>
      )}
    </>
  );
}

/** Published figures of every firm, largest shown equity first, beside the table before. */
export function LeagueTable({ league }: { league: readonly LeagueRowView[] }) {
  return (
    <table class="close-league">
      <thead>
        <tr>
          <th scope="col">{t('between.table.place')}</th>
          <th scope="col">{t('between.table.firm')}</th>
          <th scope="col">{t('between.table.equity')}</th>
          <th scope="col">{t('between.table.deposits')}</th>
        </tr>
      </thead>
      <tbody>
        {league.map((row, index) => (
          <tr key={row.id} class={row.own ? 'close-own' : row.alive ? undefined : 'close-gone'}>
            <td>
              <Place place={index + 1} before={row.before?.place ?? null} />
            </td>
            <th scope="row">
              {firmName(row)}
              {row.own && <em>{t('between.table.you')}</em>}
              {!row.alive && !row.own && <small class="muted">{t('between.table.stopped')}</small>}
            </th>
            <td data-label={t('between.table.equity')}>
              {usdShort(row.shownEquityCents)} <Moved by={row.before && row.shownEquityCents - row.before.shownEquityCents} />
            </td>
            <td data-label={t('between.table.deposits')}>
              {usdShort(row.depositsCents)} <Moved by={row.before && row.depositsCents - row.before.depositsCents} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
