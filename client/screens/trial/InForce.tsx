/** What had come into force by the moment looked at, as far as the chosen eyes were told of it; of each kind the last. */
import type { RequestView } from '../../../shared/sim/views/types.ts';
import { changeTitle } from '../../i18n/changes.ts';
import { type Brief, moment, type OpenCase } from './caseState.ts';
import { seatNamed, whenOf } from './reading.ts';
import { w } from './words.ts';

const LATEST = 6;

type Merged = RequestView & { mergedStep: number };
const isMerged = (request: RequestView): request is Merged => request.status === 'merged' && request.mergedStep !== null;

export function InForce({ opened, brief }: { opened: OpenCase; brief: Brief }) {
  const { requests } = (moment.value ?? brief.moment).view;
  const newest = requests.filter(isMerged).sort((left, right) => right.mergedStep - left.mergedStep);
  const merged = newest.filter(({ kind }, index) => newest.findIndex((later) => later.kind === kind) === index);
  return (
    <article class="trial-card trial-document is-in-force">
      <header>
        <h2>{w('force')}</h2>
      </header>
      {merged.length === 0 ? (
        <p class="trial-dim trial-pad">{w('force.none')}</p>
      ) : (
        <ul class="trial-force">
          {merged.slice(0, LATEST).map(({ requestId, kind, terms, mergedStep, trail }) => (
            <li key={requestId}>
              <span>{whenOf(opened.series, mergedStep + 1)}</span>
              <b>{changeTitle(kind, terms.value)}</b>
              <small>{signersOf(trail)}</small>
            </li>
          ))}
          {merged.length > LATEST && <li class="trial-dim">{w('force.more', { n: merged.length - LATEST })}</li>}
        </ul>
      )}
    </article>
  );
}

function signersOf(trail: RequestView['trail']): string {
  const asked = trail.find(({ verb }) => verb === 'proposed');
  const approved = trail.findLast(({ verb }) => verb === 'approved');
  const who = (seat: Parameters<typeof seatNamed>[0]): string => seatNamed(seat).toLowerCase();
  if (!asked) return '';
  return approved ? w('force.by', { asked: who(asked.seat), approved: who(approved.seat) }) : w('force.alone', { asked: who(asked.seat) });
}
