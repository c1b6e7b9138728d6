/**
 * Who says at the trial "I knew of this, or had a part in it", before the ledger's answer is out, and is confirmed by the ledger, has a
 * tenth of what it carries for that breach taken off. It never undoes more, however often it is said, and it does nothing for the firm's score.
 */
import type { SeatId } from '../scenario.ts';
import type { Exhibit, KnewRole } from './exhibitTypes.ts';
import { isDrawing } from './integrals.ts';
import type { Breach, SeatResponsibility } from './responsibility.ts';

const CREDIT_SHARE = 0.1;
/** Parts that there is something to own up to. */
const OWNED: readonly KnewRole[] = ['proposed', 'said_untrue', 'approved', 'carried_out', 'told_silent', 'could_have_known', 'said_true'];

export const isConfirmed = (exhibit: Exhibit, seat: SeatId): boolean =>
  exhibit.knew.some(({ who, role }) => who === seat && OWNED.includes(role));

/** The change or the sentence that the exhibit names; where it names none, all that drew on customers' money. */
export const breachesAbout = (exhibit: Exhibit, breaches: readonly Breach[]): Breach[] =>
  breaches.filter(({ id, requestId, topic, kind }) => {
    if (exhibit.requestId !== null) return requestId === exhibit.requestId;
    if (exhibit.topic !== null) return topic === exhibit.topic;
    return id === 'draw' || (kind !== null && isDrawing(kind));
  });

/** Points taken off for one testimony; a breach that was owned up to before, and confirmed, counts no second time. */
export function creditFor(
  exhibit: Exhibit,
  seat: SeatId,
  breaches: readonly Breach[],
  carried: SeatResponsibility | null,
  before: readonly Exhibit[],
): number {
  if (carried === null || !isConfirmed(exhibit, seat)) return 0;
  const counted = new Set(
    before.filter((one) => isConfirmed(one, seat)).flatMap((one) => breachesAbout(one, breaches).map(({ id }) => id)),
  );
  const about = breachesAbout(exhibit, breaches).filter(({ id }) => !counted.has(id));
  const points = carried.breaches.filter(({ breachId }) => about.some(({ id }) => id === breachId));
  return CREDIT_SHARE * points.reduce((sum, one) => sum + one.points, 0);
}
