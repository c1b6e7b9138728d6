/**
 * What others have asked for: signed, narrowed, refused, or objected to on the record. A favour is anything that gives one account more
 * than others have, or that says or hides what customers would want to know.
 */
import { isAmendable, isLine } from '../../firm/requestTable.ts';
import type { FirmView, RequestStanding } from '../../views/firmTypes.ts';
import type { RequestView, SeatView } from '../../views/types.ts';
import type { Look } from '../decide.ts';
import { isBounded, isFavour, quietPrivilege, tries } from './reading.ts';
import { speak } from './speak.ts';

/** Terms that a careful hand gives a favour. */
const NARROWED_DAYS = 84;
/** A growing firm lets every other proposal of less leverage through. */
const CAP_PASSES = 0.55;

export function answerRequests(look: Look, firm: FirmView): void {
  for (const standing of firm.requests) {
    const request = look.view.requests.find((one) => one.requestId === standing.requestId);
    if (request === undefined || standing.waitsFor === null) continue;
    if (object(look, request, standing) || standing.waitsFor !== look.seat) continue;
    if (look.due(`sign-${request.requestId}-${request.status}`, request.requestId)) decide(look, firm, request, standing);
  }
}

/** True where an objection was made in this look. */
function object(look: Look, request: RequestView, { actions }: RequestStanding): boolean {
  const { habits } = look.character;
  const { requestId } = request;
  if (!isFavour(request) || isBounded(request)) return false;
  if (!actions.includes('object_request')) {
    if (!habits.escalates || !objected(look, request) || !actions.includes('escalate_request')) return false;
    if (!look.due(`board-${requestId}`, requestId) || !look.once(`escalate-${requestId}`)) return false;
    look.act({ type: 'escalate_request', requestId, reason: 'not_my_call' });
    speak(look, 'escalate', true);
    return true;
  }
  const before = look.view.requests.filter((one) => objected(look, one)).length;
  if (before >= habits.objections || !look.due(`object-${requestId}`, requestId) || !look.once(`objected-${requestId}`)) return false;
  look.act({ type: 'object_request', requestId, reason: 'no_exceptions' });
  speak(look, 'object', true);
  return true;
}

const objected = ({ seat }: Look, request: RequestView): boolean =>
  request.trail.some((entry) => entry.verb === 'objected' && entry.seat === seat);

function decide(look: Look, firm: FirmView, request: RequestView, { actions }: RequestStanding): void {
  const { requestId, status } = request;
  const time = tries(look, `decide-${requestId}-${status}`, 2);
  if (time === 0) return;
  const { character } = look;
  const word = time === 2 ? 'refuse' : verdict(look, firm, request);
  if (word === 'refuse') {
    look.act({ type: 'refuse_request', requestId, reason: isFavour(request) ? 'no_exceptions' : 'client_pressure' });
    speak(look, isFavour(request) ? 'refuse' : 'refuse_rule', true);
  } else if (word === 'narrow') {
    const value = isLine(request.kind) ? Math.min(request.terms.value, character.signsUpToCents) : request.terms.value;
    look.act({
      type: 'amend_request',
      requestId,
      terms: { value, expiresAfterDays: NARROWED_DAYS, published: true },
      reason: 'bounded_and_public',
    });
    speak(look, 'narrow', true);
  } else {
    const type = actions.includes('approve_request') ? 'approve_request' : 'merge_request';
    look.act({ type, requestId, reason: isFavour(request) ? 'temporary' : 'own_risk' });
    speak(look, isFavour(request) ? 'sign_favour' : 'sign', isFavour(request));
  }
}

function verdict(look: Look, firm: FirmView, request: RequestView): 'sign' | 'narrow' | 'refuse' {
  const { favours } = look.character.habits;
  if (!isFavour(request)) return lowersLeverage(look, request) && look.draw(request.requestId) > CAP_PASSES ? 'refuse' : 'sign';
  if (favours === 'sign' || isBounded(request)) return 'sign';
  if (request.kind === 'say_same_rules' || request.kind === 'say_assets_fine')
    return isKnownTrue(look.view, firm, request) ? 'sign' : 'refuse';
  return favours === 'narrow' && isAmendable(request.kind) ? 'narrow' : 'refuse';
}

const lowersLeverage = ({ seat, character, view }: Look, { kind, terms }: RequestView): boolean =>
  kind === 'leverage_cap' &&
  seat === 'chief' &&
  character.habits.levers === 'growth' &&
  terms.value < (view.account?.margin.leverageMax ?? 0);

/** A sentence is signed for only after a look of one's own: an audit of this round that found nothing, or the chief's own list. */
function isKnownTrue(view: SeatView, firm: FirmView, { kind }: RequestView): boolean {
  if (quietPrivilege(view)) return false;
  const subject = kind === 'say_same_rules' ? 'code' : 'coverage';
  const audit = firm.risk?.audits.find((one) => one.subject === subject && one.answered && one.round === view.clock.round);
  if (audit === undefined) return false;
  return audit.privileges.length === 0 && (audit.foundCents ?? 0) >= (audit.besideCents ?? 0);
}
