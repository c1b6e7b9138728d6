/** What a seat makes of its own view: the market, what it has asked for, what favours somebody. */
import type { ChangeKind } from '../../commands.ts';
import type { NewsId } from '../../events.ts';
import { isPrivilege } from '../../firm/switches.ts';
import type { RequestView, SeatView } from '../../views/types.ts';
import type { Look } from '../look.ts';

const BAD_NEWS: readonly NewsId[] = ['prices_fall', 'bad_week', 'lumen_breaks', 'lenders_recall', 'harbour_nine_stops', 'kestrel_stops'];
const TRY_AGAIN_STEPS = 24;
/** Bad news counts for this many days. */
const REMEMBERED_DAYS = 84;

/** The paper of the last weeks says that the market is falling. */
export function marketFalls(view: SeatView): boolean {
  const since = view.clock.day - REMEMBERED_DAYS;
  return view.news.some((entry) => BAD_NEWS.includes(entry.newsId) && dayOf(view, entry.step) > since);
}

/** Calendar day of a step, by the paces that the view has seen. */
function dayOf(view: SeatView, step: number): number {
  const pace = view.calendar.findLast((one) => one.step <= step);
  return pace === undefined ? 0 : pace.day + (step - pace.step) * pace.daysPerStep;
}

/** Change of the first market's mark since the round opened. */
export const roundReturn = (view: SeatView): number => view.prices[0]?.changeFraction ?? 0;

/** In the open and for a time: what a careful person can put their name under. */
export const isBounded = ({ terms }: RequestView): boolean => terms.published && terms.expiresAfterDays > 0;

export const inForce = (view: SeatView, kind: ChangeKind): boolean =>
  view.requests.some((request) => request.kind === kind && request.status === 'merged');

/** A privilege that this seat knows of and the page does not print. */
export const quietPrivilege = (view: SeatView): boolean =>
  view.requests.some((request) => request.status === 'merged' && isPrivilege(request.kind) && !request.terms.published);

/** Requests of this seat's own that another seat has refused, oldest first. */
export const refusedMe = ({ view, seat }: Look): RequestView[] =>
  view.requests.filter(
    (request) =>
      request.trail[0]?.seat === seat &&
      request.trail.some((entry) => entry.verb === 'refused' && entry.seat !== seat && entry.seat !== 'clock'),
  );

/** How often this has now been tried, from 1; 0 where the last time is too near or there have been `most`. */
export function tries(look: Look, name: string, most: number): number {
  for (let time = 1; time <= most; time++) {
    const last = look.memory.noticed[`${name}-${time - 1}`] ?? look.step - TRY_AGAIN_STEPS;
    if (look.memory.noticed[`${name}-${time}`] !== undefined) continue;
    return look.step - last >= TRY_AGAIN_STEPS && look.once(`${name}-${time}`) ? time : 0;
  }
  return 0;
}
