/**
 * A seat in a firm of several rounds, from its own view: it sets its levers when a round opens, answers what lies on its desk, raises
 * wishes of its own, and does what only its seat can do. At most one matter of each kind a look.
 */
import type { FirmView } from '../../views/firmTypes.ts';
import { createRemembered, remember } from '../dealings.ts';
import type { Look } from '../look.ts';
import { hearAnswers } from './answers.ts';
import { auditBooks } from './audits.ts';
import { keepMarket } from './keepMarket.ts';
import { keepPage } from './keepPage.ts';
import { setLevers } from './levers.ts';
import { answerMatters } from './matters.ts';
import { answerOffers } from './offers.ts';
import { answerRequests } from './requests.ts';
import { talk } from './talk.ts';
import { raiseWishes } from './wishes.ts';

export function runSeat(look: Look, firm: FirmView): void {
  const { seat, view } = look;
  look.memory.remembered ??= createRemembered();
  remember(look.memory.remembered, view.requests, seat);
  hearAnswers(look, firm);
  answerOffers(look);
  answerRequests(look, firm);
  answerMatters(look);
  keepPage(look, firm);
  if (view.clock.phase === 'live') {
    setLevers(look, firm);
    raiseWishes(look, firm);
    if (seat === 'desk') keepMarket(look);
    if (seat === 'risk') auditBooks(look, firm);
  }
  talk(look, firm);
}
