/**
 * What others have asked for: signed, narrowed, refused, or objected to on the record. A favour is anything that gives one account more
 * than others have, or that says or hides what customers would want to know.
 */
import type { AuditSubject, StatementTopic } from '../../business.ts';
import type { InsteadId } from '../../commands.ts';
import { isAmendable, isFavour, isLine, topicSaidBy } from '../../firm/requestTable.ts';
import type { FirmView, RequestStanding } from '../../views/firmTypes.ts';
import type { RequestView, SeatView } from '../../views/types.ts';
import type { Look } from '../look.ts';
import { isBounded, quietPrivilege, tries } from './reading.ts';
import { LOANS, reasonToObject, reasonToSign, WORDS } from './reasons.ts';
import { speak } from './speak.ts';

/** Terms that a careful hand gives a favour. */
const NARROWED_DAYS = 84;
/** Raises of the desk's line that an engineer puts in without a word. */
const RAISES_BORNE = 2;
/** A growing firm lets every other proposal of less leverage through. */
const CAP_PASSES = 0.55;

export function answerRequests(look: Look, firm: FirmView): void {
  for (const standing of firm.requests) {
    const request = look.view.requests.find((one) => one.requestId === standing.requestId);
    if (request === undefined) continue;
    hearOf(look, request, standing);
    if (standing.waitsFor === null) {
      takeBoardTerms(look, firm, request, standing);
      continue;
    }
    if (object(look, request, standing) || askAlly(look, request, standing) || standing.waitsFor !== look.seat) continue;
    // A careful chief does not sign in the place of somebody who is passed over for having spoken.
    if (standing.inPlaceOf !== null && look.character.habits.tone === 'plain') continue;
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
  const allowed = habits.objections + (isRaiseTooMany(look, request) ? 1 + before : 0);
  if (before >= allowed || !look.due(`object-${requestId}`, requestId) || !look.once(`objected-${requestId}`)) return false;
  look.act({ type: 'object_request', requestId, reason: reasonToObject(request.kind), instead: insteadOf(look, request) });
  speak(look, isRaiseTooMany(look, request) && habits.tone === 'warm' ? 'third_raise' : 'object', true);
  return true;
}

/** What a bot proposes instead: the ledger's figure for a sentence or a number, our own money for a loan, else terms or the same for all. */
function insteadOf({ character }: Look, { kind }: RequestView): InsteadId {
  if (WORDS.includes(kind)) return 'ledger_figure';
  if (LOANS.includes(kind)) return 'own_money';
  return character.habits.favours === 'refuse' || !isAmendable(kind) ? 'same_for_all' : 'bounded_and_printed';
}

/** An engineer who goes along with most things has had enough of one number being raised. */
const isRaiseTooMany = ({ seat, view }: Look, { kind, requestId }: RequestView): boolean =>
  seat === 'engineer' &&
  kind === 'credit_line' &&
  view.requests.filter((one) => one.kind === 'credit_line' && one.requestId < requestId && one.mergedStep !== null).length >= RAISES_BORNE;

/** One line when another seat has told this one of something. */
function hearOf(look: Look, { requestId }: RequestView, { toldBy }: RequestStanding): void {
  if (toldBy.length > 0 && look.memory.noticed[`told-${requestId}`] === undefined && speak(look, 'ally_comes'))
    look.memory.noticed[`told-${requestId}`] = look.step;
}

/** Who minds, and does not sign, tells one other seat of what it has objected to: two objections go to the board. */
function askAlly(look: Look, request: RequestView, { mayTell, waitsFor }: RequestStanding): boolean {
  const { requestId } = request;
  if (look.character.habits.tone !== 'plain' || waitsFor === look.seat || !objected(look, request)) return false;
  const ally = mayTell[0];
  if (ally === undefined || !look.due(`ally-${requestId}`, requestId) || !look.once(`asked-ally-${requestId}`)) return false;
  look.act({ type: 'ask_ally', requestId, seat: ally });
  speak(look, 'asks_ally', true);
  return true;
}

/** What the board would let pass, a careful hand passes. */
function takeBoardTerms(look: Look, firm: FirmView, { requestId }: RequestView, { actions }: RequestStanding): void {
  const terms = firm.board.find((one) => one.requestId === requestId)?.wouldPass ?? null;
  if (terms === null || look.character.habits.favours !== 'narrow' || !actions.includes('amend_request')) return;
  if (!look.due(`terms-${requestId}`, requestId) || !look.once(`took-terms-${requestId}`)) return;
  look.act({ type: 'amend_request', requestId, terms, reason: 'bounded_and_public' });
  speak(look, 'board_terms', true);
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
    const favour = isFavour(request);
    look.act({
      type: 'refuse_request',
      requestId,
      reason: favour ? 'no_exceptions' : 'client_pressure',
      ...(favour ? { instead: insteadOf(look, request) } : {}),
    });
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
    look.act({ type, requestId, reason: isFavour(request) ? reasonToSign(request.kind, type) : 'own_risk' });
    speak(look, isFavour(request) ? 'sign_favour' : 'sign', isFavour(request));
  }
}

function verdict(look: Look, firm: FirmView, request: RequestView): 'sign' | 'narrow' | 'refuse' {
  const { favours } = look.character.habits;
  if (!isFavour(request)) return lowersLeverage(look, request) && look.draw(request.requestId) > CAP_PASSES ? 'refuse' : 'sign';
  if (favours === 'sign' || isBounded(request)) return 'sign';
  if (topicSaidBy(request.kind) !== null) return isKnownTrue(look.view, firm, request) ? 'sign' : 'refuse';
  return favours === 'narrow' && isAmendable(request.kind) ? 'narrow' : 'refuse';
}

const lowersLeverage = ({ seat, character, view }: Look, { kind, terms }: RequestView): boolean =>
  kind === 'leverage_cap' &&
  seat === 'chief' &&
  character.habits.levers === 'growth' &&
  terms.value < (view.account?.margin.leverageMax ?? 0);

/** The audit that a sentence of a topic is checked by. */
const SEEN_BY: Partial<Record<StatementTopic, AuditSubject>> = { same_rules: 'code', never_lost: 'desk', worst_day: 'desk' };

/** A sentence is signed for only after a look of one's own: an audit of this round that found nothing, or the chief's own list. */
function isKnownTrue(view: SeatView, firm: FirmView, { kind }: RequestView): boolean {
  if (quietPrivilege(view)) return false;
  const subject = SEEN_BY[topicSaidBy(kind)!] ?? 'coverage';
  const audit = firm.risk?.audits.find((one) => one.subject === subject && one.answered && one.round === view.clock.round);
  if (audit === undefined) return false;
  return audit.privileges.length === 0 && (audit.foundCents ?? 0) >= (audit.besideCents ?? 0);
}
