/**
 * One workflow for everything that needs a second signature: proposed -> approved -> in force ("merged", for what is no code too), or
 * refused on the way; what is in force may be taken back or end on its day. Whoever signs may amend: smaller, ending on a day, printed
 * on the page. Who asks, signs and carries out stands in requestTable.ts. A change of code turns the switches, flags and limits that
 * the checks read; what else it brings a firm of several rounds is in effects.ts.
 */
import { hasCome } from '../clock.ts';
import type { Bounds, ChangeKind, InsteadId, ReasonId, Terms } from '../commands.ts';
import type { RequestVerb, SimEvent } from '../events.ts';
import { setFeeRates } from '../exchange/fees.ts';
import { type Rejection, refuse } from '../rejections.ts';
import type { SeatId } from '../scenario.ts';
import { accountOf, type ChangeRequest, type SimState } from '../state.ts';
import type { RequestAction } from '../views/types.ts';
import { boardTerms, caseOf, goesToBoard, isWithin, tellBoard } from './board.ts';
import { takeEffect, undoEffect } from './effects.ts';
import { followRequest } from './offerRecords.ts';
import { approverOf, executorOf, isAmendable, isLine, isTelling, mayPropose, needsBusiness, REQUESTS, signsNext } from './requestTable.ts';
import { hasWhatItRestsOn } from './restsOn.ts';
import { isPrivilege, type SwitchSpec, switchOf, turn } from './switches.ts';
import { moveDebt, moveDebtBack, readFlags } from './unlisted.ts';
import { noteSignedOver, signsFor } from './whistle.ts';

const KINDS = Object.keys(REQUESTS) as ChangeKind[];
const MAX_EXPIRY_DAYS = 365;
/** Said about a request; nobody's signature. */
const VOICES: readonly RequestAction[] = ['object_request', 'escalate_request', 'revert_request'];

export const isOpen = (request: ChangeRequest): boolean => request.status === 'proposed' || request.status === 'approved';

/** What a seat may do about a request now. The one table that views, bots and checks read. */
export function actionsFor(state: SimState, request: ChangeRequest, seat: SeatId): RequestAction[] {
  const { revertible } = REQUESTS[request.kind];
  const approver = approverOf(state.scenario, request);
  const executor = executorOf(state.scenario, request.kind);
  const amend: RequestAction[] = isAmendable(request.kind) ? ['amend_request'] : [];
  if (request.status === 'merged') return seat === executor && revertible ? ['revert_request'] : [];
  // What the board would let pass lies with whoever signs.
  if (!isOpen(request)) return seat === signsFor(state, approver) && boardTerms(state, request) !== null ? ['amend_request'] : [];
  const voices = voicesFor(state, request, seat);
  if (request.status === 'proposed' && seat === signsFor(state, approver))
    return ['approve_request', ...amend, 'refuse_request', ...voices];
  if (request.status === 'approved' && seat === signsFor(state, executor)) return ['merge_request', ...amend, 'refuse_request', ...voices];
  return mayKnow(state, request, seat) ? voices : [];
}

/** What a seat can say without deciding. A firm of one round has no board, and its objections are risk's. */
function voicesFor(state: SimState, request: ChangeRequest, seat: SeatId): RequestAction[] {
  if (state.business === null) return seat === 'risk' ? ['object_request'] : [];
  const voices: RequestAction[] = [];
  if (seat !== request.proposer && !request.trail.some((entry) => entry.seat === seat && entry.verb !== 'escalated'))
    voices.push('object_request');
  if (caseOf(state, request) === undefined) voices.push('escalate_request');
  return voices;
}

/** Whether a seat knows that the request exists: by its office, from an audit of the code, or because another seat has told it. */
export const mayKnow = (state: SimState, request: ChangeRequest, seat: SeatId): boolean =>
  knowsByOffice(state, request, seat) ||
  (seat === 'risk' && foundByAudit(state, request)) ||
  (state.business?.allies ?? []).some((one) => one.requestId === request.requestId && one.seat === seat);

/** The chief, its proposer, its approver, its executor once it is signed; risk, and once in force everybody, for public rules. */
export function knowsByOffice(state: SimState, request: ChangeRequest, seat: SeatId): boolean {
  if (seat === 'chief' || seat === request.proposer || seat === approverOf(state.scenario, request)) return true;
  if (
    seat === executorOf(state.scenario, request.kind) &&
    request.trail.some(({ verb }) => verb === 'approved' || verb === 'amended' || verb === 'merged')
  )
    return true;
  const isPublicRule = request.kind === 'leverage_cap' || request.kind === 'taker_fee';
  if (seat === 'risk') return isPublicRule || request.terms.published;
  return request.status === 'merged' && isPublicRule;
}

const foundByAudit = (state: SimState, request: ChangeRequest): boolean =>
  request.mergedStep !== null &&
  isPrivilege(request.kind) &&
  (state.business?.audits ?? []).some(
    (audit) => audit.subject === 'code' && audit.answeredStep !== null && audit.answeredStep >= request.mergedStep!,
  );

function checkValue(state: SimState, kind: ChangeKind, value: number): Rejection | null {
  if (!Number.isSafeInteger(value)) return refuse('invalid_amount');
  if (isLine(kind)) {
    if (value <= 0 || value > state.scenario.creditMaxCents) return refuse('invalid_amount');
    const cap = state.business?.hardCapCents ?? null;
    return cap !== null && value > cap ? refuse('above_hard_cap') : null;
  }
  if (kind === 'issue_token') return value === 0 || value === 1 ? null : refuse('invalid_amount');
  if (kind === 'leverage_cap' || kind === 'taker_fee') return value >= 1 && value <= 10 ? null : refuse('invalid_amount');
  return value === 0 ? null : refuse('invalid_amount');
}

const currentValue = (state: SimState, kind: ChangeKind): number => {
  if (isLine(kind)) return accountOf(state, 'desk').borrowCents;
  if (kind === 'leverage_cap') return state.rules.leverageMax;
  if (kind === 'taker_fee') return state.rules.takerFeeBps;
  return 0;
};

/** A seat asks of its own accord. */
export function checkPropose(state: SimState, seat: SeatId, kind: ChangeKind, value: number, bounds?: Bounds): Rejection | null {
  if (!mayPropose(state.scenario, kind, seat)) return refuse('foreign_seat');
  if (bounds !== undefined && (!isAmendable(kind) || !isExpiry(bounds.expiresAfterDays))) return refuse('invalid_amount');
  return checkAsk(state, kind, value);
}

const isExpiry = (days: number): boolean => Number.isSafeInteger(days) && days >= 0 && days <= MAX_EXPIRY_DAYS;

/** Whether the request could be made now by whoever may make it. */
export function checkAsk(state: SimState, kind: ChangeKind, value: number): Rejection | null {
  const bad = checkValue(state, kind, value);
  if (bad !== null) return bad;
  if (state.requests.some((r) => r.kind === kind && isOpen(r))) return refuse('request_open_already');
  if (needsBusiness(kind) && state.business === null) return refuse('prerequisite_missing');
  if (!hasWhatItRestsOn(state, kind)) return refuse('prerequisite_missing');
  const spec = switchOf(kind);
  if (spec !== null && state.rules[spec.rule] === spec.merged) return refuse('request_closed');
  return null;
}

/** A value that `checkValue` accepts for the kind. */
const legalValue = (kind: ChangeKind): number => (isLine(kind) || kind === 'leverage_cap' || kind === 'taker_fee' ? 1 : 0);

/** Kinds that the seat may ask for now, with some value. */
export const proposable = (state: SimState, seat: SeatId): ChangeKind[] =>
  state.phase === 'closed' ? [] : KINDS.filter((kind) => checkPropose(state, seat, kind, legalValue(kind)) === null);

export function applyPropose(
  state: SimState,
  seat: SeatId,
  kind: ChangeKind,
  value: number,
  reason: ReasonId,
  events: SimEvent[],
  bounds: Bounds = { expiresAfterDays: 0, published: false },
): number {
  const requestId = state.nextId;
  state.nextId += 1;
  const request: ChangeRequest = {
    requestId,
    kind,
    status: 'proposed',
    terms: { value, expiresAfterDays: bounds.expiresAfterDays, published: bounds.published },
    askedValue: value,
    previousValue: currentValue(state, kind),
    proposer: seat,
    proposedStep: state.step,
    changedStep: state.step,
    mergedStep: null,
    untilDay: null,
    trail: [],
    timesUsed: 0,
    firstUsedStep: null,
  };
  state.requests.push(request);
  note(state, request, 'proposed', seat, reason, events);
  // What the approver asks for needs no further signature of the same seat.
  if (seat === approverOf(state.scenario, request)) approve(state, request, seat, reason, events);
  return requestId;
}

export function checkDecision(
  state: SimState,
  seat: SeatId,
  action: RequestAction,
  requestId: number,
  terms: Terms | null,
): Rejection | null {
  const request = state.requests.find((r) => r.requestId === requestId);
  if (request === undefined || !mayKnow(state, request, seat)) return refuse('unknown_request');
  if (!actionsFor(state, request, seat).includes(action)) return refuse(whyNot(state, request, seat, action));
  if (action === 'amend_request' && terms !== null) {
    const bad = checkValue(state, request.kind, terms.value);
    if (bad !== null) return bad;
    if (!isExpiry(terms.expiresAfterDays)) return refuse('invalid_amount');
    const most = boardTerms(state, request);
    if (most !== null && !isWithin(terms, most)) return refuse('terms_not_smaller');
    if (isLine(request.kind) && terms.value > request.terms.value) return refuse('terms_not_smaller');
    if (most === null && isWider(terms, request.terms)) return refuse('terms_not_smaller');
  }
  // What it rests on may have gone since it was asked for.
  if (bringsIntoForce(state, request, seat, action) && !hasWhatItRestsOn(state, request.kind)) return refuse('prerequisite_missing');
  return null;
}

/** Without the end that it had, or later; no longer printed. */
const isWider = (terms: Terms, before: Terms): boolean =>
  (before.published && !terms.published) ||
  (before.expiresAfterDays > 0 && (terms.expiresAfterDays === 0 || terms.expiresAfterDays > before.expiresAfterDays));

/** A signature too, where nobody is left to wait for. */
const bringsIntoForce = (state: SimState, request: ChangeRequest, seat: SeatId, action: RequestAction): boolean =>
  action === 'merge_request' ||
  (action === 'amend_request' && request.status === 'approved') ||
  ((action === 'approve_request' || action === 'amend_request') && executorOf(state.scenario, request.kind) === seat);

function whyNot(state: SimState, request: ChangeRequest, seat: SeatId, action: RequestAction): Rejection['code'] {
  if (!isOpen(request) && request.status !== 'merged') return 'request_closed';
  if (action === 'escalate_request' && state.business === null) return 'prerequisite_missing';
  const said = action === 'escalate_request' || (action === 'object_request' && seat !== request.proposer && state.business !== null);
  return said && isOpen(request) ? 'done_already' : 'not_yours_to_decide';
}

export function applyDecision(
  state: SimState,
  seat: SeatId,
  action: RequestAction,
  requestId: number,
  terms: Terms | null,
  reason: ReasonId,
  events: SimEvent[],
  instead?: InsteadId,
): void {
  const request = state.requests.find((r) => r.requestId === requestId)!;
  const due = signsNext(state.scenario, request);
  if (due !== null && !VOICES.includes(action)) noteSignedOver(state, due, seat, requestId, events);
  switch (action) {
    case 'approve_request':
      approve(state, request, seat, reason, events);
      return;
    case 'refuse_request':
      request.status = 'refused';
      note(state, request, 'refused', seat, reason, events, instead);
      return;
    case 'object_request':
      note(state, request, 'objected', seat, reason, events, instead);
      if (!goesToBoard(state, request)) return;
      tellBoard(state, requestId, 'clock');
      note(state, request, 'escalated', 'clock', null, events);
      return;
    case 'escalate_request':
      tellBoard(state, requestId, seat);
      note(state, request, 'escalated', seat, reason, events);
      return;
    case 'amend_request':
      request.terms = { value: terms!.value, expiresAfterDays: terms!.expiresAfterDays, published: terms!.published };
      note(state, request, 'amended', seat, reason, events);
      if (request.status === 'approved') merge(state, request, seat, reason, events);
      else approve(state, request, seat, reason, events);
      return;
    case 'merge_request':
      merge(state, request, seat, reason, events);
      return;
    case 'revert_request':
      takeBack(state, request, 'reverted', seat, reason, events);
  }
}

/** Signed. Where the same seat carries it out there is nobody left to wait for. */
function approve(state: SimState, request: ChangeRequest, seat: SeatId, reason: ReasonId, events: SimEvent[]): void {
  request.status = 'approved';
  note(state, request, 'approved', seat, reason, events);
  if (executorOf(state.scenario, request.kind) === seat) merge(state, request, seat, reason, events);
}

function merge(state: SimState, request: ChangeRequest, seat: SeatId, reason: ReasonId, events: SimEvent[]): void {
  request.status = 'merged';
  request.mergedStep = state.step;
  request.previousValue = currentValue(state, request.kind);
  const { value, expiresAfterDays } = request.terms;
  request.untilDay = expiresAfterDays > 0 ? state.clock.day + expiresAfterDays : null;
  const spec = switchOf(request.kind);
  if (isLine(request.kind)) openLine(state, request);
  else if (spec !== null) turnSwitch(state, request.kind, spec, true, events);
  else if (request.kind === 'leverage_cap') state.rules.leverageMax = value;
  else if (request.kind === 'taker_fee') state.rules.takerFeeBps = value;
  if (REQUESTS[request.kind].code) setFeeRates(state);
  note(state, request, 'merged', seat, reason, events);
  if (state.business !== null) takeEffect(state, request, events);
}

/** The flag, the floor that reads it, and the number. A line that is raised replaces the one before it; Earn never lowers one. */
function openLine(state: SimState, request: ChangeRequest): void {
  const desk = accountOf(state, 'desk');
  for (const older of state.requests) if (older !== request && isLine(older.kind) && older.status === 'merged') older.untilDay = null;
  desk.allowNegative = true;
  desk.borrowCents = request.kind === 'earn_product' ? Math.max(desk.borrowCents, request.terms.value) : request.terms.value;
  desk.borrowUntilDay = request.untilDay;
  readFlags(state);
}

/** Back to what stood before the merge. A flag without a line is no flag. */
function undo(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  const desk = accountOf(state, 'desk');
  const spec = switchOf(request.kind);
  if (isLine(request.kind)) {
    const left = lineLeft(state, request);
    desk.borrowCents = left;
    desk.allowNegative = left > 0;
    desk.borrowUntilDay = null;
    readFlags(state);
    // Without a flag there is nothing that the exemption could read.
    if (!desk.allowNegative) endChanges(state, ['liquidation_exemption'], events);
  } else if (spec !== null) turnSwitch(state, request.kind, spec, false, events);
  else if (request.kind === 'leverage_cap') state.rules.leverageMax = request.previousValue;
  else if (request.kind === 'taker_fee') state.rules.takerFeeBps = request.previousValue;
  if (REQUESTS[request.kind].code) setFeeRates(state);
  if (state.business !== null) undoEffect(state, request.kind, events);
}

/** The largest line that other merged changes still grant, whatever order they are taken back in. */
function lineLeft(state: SimState, gone: ChangeRequest): number {
  let cents = 0;
  for (const request of state.requests)
    if (request !== gone && isLine(request.kind) && request.status === 'merged') cents = Math.max(cents, request.terms.value);
  return cents;
}

function takeBack(
  state: SimState,
  request: ChangeRequest,
  verb: 'reverted' | 'expired',
  seat: SeatId | 'clock',
  reason: ReasonId | null,
  events: SimEvent[],
): void {
  undo(state, request, events);
  request.status = verb;
  note(state, request, verb, seat, reason, events);
}

function turnSwitch(state: SimState, kind: ChangeKind, spec: SwitchSpec, on: boolean, events: SimEvent[]): void {
  turn(state, spec, on);
  if (kind !== 'unlisted_account') return;
  if (on) moveDebt(state, events);
  else moveDebtBack(state, events);
}

/** Merged changes that carry an end date go back by themselves on that day. */
export function expireChanges(state: SimState, events: SimEvent[]): void {
  for (const request of state.requests)
    if (request.status === 'merged' && request.untilDay !== null && hasCome(state, request.untilDay))
      takeBack(state, request, 'expired', 'clock', null, events);
}

/** The books are open: what favoured one account ends, newest first. The line itself stays until what is drawn on it is paid back. */
export function revertPrivileges(state: SimState, events: SimEvent[]): void {
  for (const request of state.requests.toReversed()) {
    if (request.status !== 'merged' || !REQUESTS[request.kind].revertible || !isTelling(request.kind)) continue;
    if (request.kind === 'credit_line') continue;
    if (request.kind === 'earn_product') undoEffect(state, request.kind, events);
    else takeBack(state, request, 'reverted', 'clock', null, events);
  }
}

/** Something else has ended what these changes brought: none of them stays in force on paper. */
export function endChanges(state: SimState, kinds: readonly ChangeKind[], events: SimEvent[]): void {
  for (const request of state.requests)
    if (request.status === 'merged' && kinds.includes(request.kind)) takeBack(state, request, 'reverted', 'clock', null, events);
}

/** Nobody decided in time, and what it was about is gone. */
export function dropRequest(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  request.status = 'expired';
  note(state, request, 'expired', 'clock', null, events);
}

/** The board's word on a request: refused, it goes no further, and what is in force already is taken back where it can be. */
export function applyBoardAnswer(state: SimState, request: ChangeRequest, upheld: boolean, events: SimEvent[]): void {
  if (!upheld && request.status === 'merged' && REQUESTS[request.kind].revertible) undo(state, request, events);
  if (!upheld && isOpen(request)) request.status = 'refused';
  else if (!upheld && request.status === 'merged' && REQUESTS[request.kind].revertible) request.status = 'reverted';
  note(state, request, upheld ? 'board_upheld' : 'board_refused', 'clock', null, events);
}

function note(
  state: SimState,
  request: ChangeRequest,
  verb: RequestVerb,
  seat: SeatId | 'clock',
  reason: ReasonId | null,
  events: SimEvent[],
  instead?: InsteadId,
): void {
  const said = instead === undefined ? { reason } : { reason, instead };
  request.trail.push({ verb, seat, step: state.step, ...said });
  request.changedStep = state.step;
  events.push({ type: 'request_changed', requestId: request.requestId, verb, seat, ...said });
  if (state.business !== null) followRequest(state, request, events);
}

/** True while an account enjoys a rule that others do not and the page does not print it. */
export function unprintedPrivilege(state: SimState): boolean {
  return state.requests.some((r) => r.status === 'merged' && isPrivilege(r.kind) && !r.terms.published);
}
