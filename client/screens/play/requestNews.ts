/** Says what another seat has just done with a change that this seat knows of. */

import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { tellResult } from '../../overlay/notices.ts';
import { view, welcome } from '../../store/store.ts';

let told = new Map<number, number>();
let ofGame = '';

/** Run inside an effect. What was there at the first look is known, not news. */
export function tellRequestNews(): void {
  const greeting = welcome.value;
  const requests = view.requests.value;
  if (!greeting) return;
  const fresh = greeting.gameId !== ofGame;
  if (fresh) {
    ofGame = greeting.gameId;
    told = new Map();
  }
  for (const request of requests) {
    const known = told.get(request.requestId) ?? 0;
    const last = request.trail.at(-1);
    told.set(request.requestId, request.trail.length);
    if (fresh || !last || request.trail.length === known || last.seat === greeting.seat) continue;
    const change = changeNamed(request.kind, request.terms.value);
    tellResult(
      t('shell.request.news', {
        change: change.charAt(0).toUpperCase() + change.slice(1),
        what: t(`trail.${last.verb}`, { who: t(`seat.${last.seat}`) }),
      }),
    );
  }
}
