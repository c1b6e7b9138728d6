/** Where the host has taken the table, and the host's way of taking it there. Nothing for one person alone. */
import type { Exhibit } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { people, trial } from '../../store/store.ts';
import { goTo, type Own, showExhibit } from './caseState.ts';
import { w } from './words.ts';

export function HostLine({ own, exhibit }: { own: Own; exhibit: Exhibit }) {
  const shown = trial.value?.shown ?? null;
  if (people.value.filter(({ bot }) => !bot).length < 2) return null;
  if (own.host)
    return (
      <p class="trial-host">
        {shown === exhibit.id ? (
          w('host.shown')
        ) : (
          <button type="button" class="door" onClick={() => showExhibit(exhibit.id)}>
            {w('host.show')}
          </button>
        )}
      </p>
    );
  if (shown === null || shown === exhibit.id) return null;
  return (
    <p class="trial-host">
      {w('host.at', { exhibit: shown })}{' '}
      <button type="button" class="door" onClick={() => goTo(shown)}>
        {w('host.go')}
      </button>
    </p>
  );
}
