import type { DiffDocument } from '../../../../shared/sim/judgement/exhibitTypes.ts';
import { changeBody, changeTitle } from '../../../i18n/changes.ts';
import { t } from '../../../i18n/t.ts';
import { DiffViewer } from '../../../overlay/DiffViewer.tsx';
import { people } from '../../../store/store.ts';
import { looking, moment } from '../caseState.ts';
import { nameOf, seatNamed, whenOfDay } from '../reading.ts';
import { w } from '../words.ts';
import type { BodyProps } from './bodyProps.ts';
import { Reason } from './parts.tsx';

const DAYS_PER_WEEK = 7;

/** A change as it stood: the line or the deed, who asked, who signed, who carried it out, and why. */
export function DiffBody({ opened, brief, document }: BodyProps<DiffDocument>) {
  const { change, terms, approvedBy, mergedDay, trail, requestId } = document;
  const title = changeTitle(change, terms.value);
  const diff = brief.moment.view.requests.find((request) => request.requestId === requestId)?.diff ?? null;
  const eyes = looking.value;
  const own = moment.value?.view.requests.find((request) => request.requestId === requestId)?.diff ?? null;
  const mayRead = eyes === 'record' || own !== null;
  const weeks = Math.round(terms.expiresAfterDays / DAYS_PER_WEEK);
  return (
    <>
      {diff && mayRead ? (
        <DiffViewer title={title} file={diff.file} lines={diff.lines} />
      ) : (
        <div class="trial-deed">
          <h3>{title}</h3>
          <p>{changeBody(change, terms.value)}</p>
          {diff && <p class="trial-dim">{w('veiled.code')}</p>}
        </div>
      )}
      <ol class="trial-trail" aria-label={w('diff.trail')}>
        {trail.map(({ verb, seat, step, day, reason }) => {
          const name = seat === 'clock' ? '' : nameOf(people.value, seat);
          return (
            <li key={`${verb}-${step}-${seat}`}>
              <span>{whenOfDay(opened.series, day)}</span>{' '}
              {t(`trail.${verb}`, { who: name ? `${seatNamed(seat)}, ${name}` : seatNamed(seat) })}
              <Reason reason={reason} />
            </li>
          );
        })}
        {approvedBy === null && <li>{w('diff.unsigned')}</li>}
        {mergedDay === null && <li>{w('diff.open')}</li>}
      </ol>
      <p class="trial-dim trial-pad">
        {w(mergedDay === null ? 'diff.termsAsked' : 'diff.terms', {
          printed: w(terms.published ? 'diff.printed' : 'diff.hidden'),
          end: weeks > 0 ? w('diff.until', { weeks: t('unit.weeks', { n: weeks }) }) : w('diff.noEnd'),
        })}
      </p>
    </>
  );
}
