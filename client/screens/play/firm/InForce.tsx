import { changeTitle } from '../../../i18n/changes.ts';
import { t } from '../../../i18n/t.ts';
import { weekOfDay } from '../../../i18n/weeks.ts';
import { view } from '../../../store/store.ts';
import { chooseItem, requestItemId, tab } from '../playState.ts';

/** Merged changes that are in force, each a way to the message it can be taken back from. */
export function InForce() {
  const changes = view.firm.value?.engineer?.inForce ?? [];
  if (changes.length === 0) return <p class="empty">{t('force.none')}</p>;
  return (
    <ol class="in-force">
      {changes.map(({ requestId, kind, value, untilDay, published, timesUsed }) => (
        <li key={requestId}>
          <button
            type="button"
            class="inline"
            onClick={() => {
              chooseItem(requestItemId(requestId));
              tab.value = 'inbox';
            }}
          >
            {changeTitle(kind, value)}
          </button>
          <small class="muted">
            {[
              timesUsed === 0 ? t('force.unused') : t('force.used', { times: t('unit.times', { n: timesUsed }) }),
              untilDay === null ? t('force.noEnd') : t('force.until', { week: weekOfDay(untilDay) }),
              t(published ? 'force.printed' : 'force.quiet'),
            ].join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  );
}
