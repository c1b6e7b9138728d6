/** Risk's audits, which bring the ledger's own figures a week later, and what a person can do with what they know. */
import type { AuditSubject } from '../business.ts';
import { hasCome } from '../clock.ts';
import type { ChangeKind } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { holderOf, type SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import { disclose } from './disclosure.ts';
import { addToInbox } from './inbox.ts';
import { addInsiders } from './insiders.ts';
import { heldFundCents, shownFundCents } from './publicPage.ts';
import { mayKnow } from './requests.ts';
import { isTelling } from './requestTable.ts';
import { isPrivilege } from './switches.ts';
import { beginProtection } from './whistle.ts';
import { customersMoneyInUseCents, firmCashCents, holeCents, usdOf } from './worth.ts';

const AUDIT_TAKES_DAYS = 7;
/** Rumour that goes round once somebody who knew something has left. */
const TALK_WHEN_LEFT = 0.1;
export const AUDITS_A_ROUND = 2;
/** Seats of a table of six whose screens show what is owed beside what is there. */
const SEES_COVERAGE: readonly SeatId[] = ['treasurer', 'engineer'];

// ---- Audits -------------------------------------------------------------------------------------------------------------

export function checkAudit(state: SimState): Rejection | null {
  const { business, clock } = state;
  if (business === null) return refuse('prerequisite_missing');
  return business.audits.filter((audit) => audit.round === clock.round).length >= AUDITS_A_ROUND ? refuse('no_audit_left') : null;
}

export function applyAudit(state: SimState, subject: AuditSubject, events: SimEvent[]): void {
  const { day, round } = state.clock;
  state.business!.audits.push({ subject, round, day, answerDay: day + AUDIT_TAKES_DAYS, answeredStep: null, found: false });
  events.push({ type: 'audit_asked', subject });
}

export function answerAudits(state: SimState, events: SimEvent[]): void {
  for (const audit of state.business!.audits) {
    if (audit.answeredStep !== null || !hasCome(state, audit.answerDay)) continue;
    const { foundCents, besideCents, privileges } = auditFigures(state, audit.subject);
    audit.answeredStep = state.step;
    audit.found = privileges.length > 0 || (audit.subject !== 'code' && foundCents < besideCents);
    const id = `audit-${audit.subject}-${state.step}`;
    addToInbox(state, 'risk', { kind: 'audit', id, step: state.step, subject: audit.subject, foundCents, besideCents, privileges });
    events.push({ type: 'audit_answered', subject: audit.subject });
  }
}

/** Desk: the firm's own cash against nothing owed. Fund: held against shown. Coverage: what is there against what is owed. */
function auditFigures(state: SimState, subject: AuditSubject): { foundCents: number; besideCents: number; privileges: ChangeKind[] } {
  const owed = Math.round(state.business!.depositsCents);
  switch (subject) {
    case 'desk':
      return { foundCents: usdOf(state, 'desk') + Math.min(0, usdOf(state, 'desk_second')), besideCents: 0, privileges: [] };
    case 'fund':
      return { foundCents: heldFundCents(state), besideCents: shownFundCents(state), privileges: [] };
    case 'coverage':
      return { foundCents: owed - Math.max(holeCents(state), customersMoneyInUseCents(state)), besideCents: owed, privileges: [] };
    case 'code':
      return {
        foundCents: 0,
        besideCents: 0,
        privileges: state.requests.filter((one) => one.status === 'merged' && isPrivilege(one.kind)).map((one) => one.kind),
      };
  }
}

// ---- What a person can do -----------------------------------------------------------------------------------------------

/** Something that customers are not told of, on the seat's own screen, in a request it knows, or in an audit. */
export function knowsSomething(state: SimState, seat: SeatId): boolean {
  if (state.requests.some((one) => wasInForce(one) && isTelling(one.kind) && !one.terms.published && mayKnow(state, one, seat)))
    return true;
  if (seat === 'risk') return state.business!.audits.some((audit) => audit.found);
  if (seat === 'desk') return firmCashCents(state) < 0;
  if (!SEES_COVERAGE.some((one) => holderOf(state.scenario, one) === seat)) return false;
  return holeCents(state) > 0 || shownFundCents(state) > heldFundCents(state);
}

const wasInForce = (request: ChangeRequest): boolean => request.mergedStep !== null;

export function checkComeClean(state: SimState): Rejection | null {
  const { business } = state;
  if (business === null) return refuse('prerequisite_missing');
  if (business.disclosed !== null) return refuse('done_already');
  return knowsSomething(state, 'chief') ? null : refuse('nothing_known');
}

export function checkGoPublic(state: SimState, seat: SeatId): Rejection | null {
  const { business } = state;
  if (business === null) return refuse('prerequisite_missing');
  if (business.disclosed !== null) return refuse('done_already');
  return knowsSomething(state, seat) ? null : refuse('nothing_known');
}

export function applyGoPublic(state: SimState, seat: SeatId, events: SimEvent[]): void {
  beginProtection(state, seat);
  events.push({ type: 'went_public', seat });
  disclose(state, true, events);
}

export function checkResign(state: SimState, seat: SeatId): Rejection | null {
  const { business } = state;
  if (business === null) return refuse('prerequisite_missing');
  return business.resigned.some((one) => one.seat === seat) ? refuse('done_already') : null;
}

/** Whoever leaves takes along what they know. That they have left is printed, and people talk the more the more there is to tell. */
export function applyResign(state: SimState, seat: SeatId, events: SimEvent[]): void {
  const business = state.business!;
  const knows = knowsSomething(state, seat);
  business.resigned.push({ seat, day: state.clock.day });
  addInsiders(state, knows ? 1 : 0, 0);
  if (knows) business.rumour = Math.min(1, business.rumour + TALK_WHEN_LEFT);
  state.news.push({ step: state.step, newsId: 'seat_left' });
  events.push({ type: 'news_printed', newsId: 'seat_left' });
  events.push({ type: 'seat_resigned', seat });
}
