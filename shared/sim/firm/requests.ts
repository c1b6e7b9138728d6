/**
 * One workflow for everything that needs a second signature: proposed -> approved (chief) -> merged (engineer), or refused on the
 * way; merged changes may be reverted or expire. Whoever signs may amend: smaller, ending on a day, printed on the page.
 * A merged change turns the switches, flags and limits that the checks read; nothing else does.
 */
import type { ChangeKind, Command, ReasonId, Terms } from '../commands.ts';
import type { RequestVerb, SimEvent } from '../events.ts';
import { setFeeRates } from '../exchange/fees.ts';
import { type Rejection, refuse } from '../rejections.ts';
import type { SeatId } from '../scenario.ts';
import { accountOf, type ChangeRequest, type SimState, secondAccountOf } from '../state.ts';
import type { RequestAction } from '../views/types.ts';
import { isPrivilege, type SwitchSpec, switchOf, turn } from './switches.ts';
import { moveDebt, moveDebtBack, readFlags } from './unlisted.ts';

const PROPOSERS: Record<ChangeKind, readonly SeatId[]> = {
  credit_line: ['desk', 'chief'],
  liquidation_exemption: ['desk', 'chief'],
  full_mark: ['desk', 'chief'],
  fast_lane: ['desk', 'chief'],
  fund_formula: ['chief'],
  house_token_reserve: ['chief'],
  per_account_rates: ['desk', 'chief'],
  route_liquidations: ['desk', 'chief'],
  unlisted_account: ['desk', 'chief'],
  leverage_cap: ['risk', 'chief'],
  taker_fee: ['chief'],
};
const KINDS = Object.keys(PROPOSERS) as ChangeKind[];
const MAX_EXPIRY_DAYS = 365;

const isOpen = (request: ChangeRequest): boolean => request.status === 'proposed' || request.status === 'approved';

/** What a seat may do about a request now. The one table that views, bots and checks read. */
export function actionsFor(request: ChangeRequest, seat: SeatId): RequestAction[] {
  const amend: RequestAction[] = isPrivilege(request.kind) ? ['amend_request'] : [];
  if (request.status === 'proposed' && seat === 'chief') return ['approve_request', ...amend, 'refuse_request'];
  if (request.status === 'approved' && seat === 'engineer') return ['merge_request', ...amend, 'refuse_request'];
  if (request.status === 'merged' && seat === 'engineer') return ['revert_request'];
  if (isOpen(request) && seat === 'risk') return ['object_request'];
  return [];
}

/** Whether a seat knows that the request exists: its proposer, the chief, the engineer once it reaches code, risk for public rules. */
export function mayKnow(request: ChangeRequest, seat: SeatId): boolean {
  if (seat === 'chief' || seat === request.proposer) return true;
  if (seat === 'engineer')
    return request.trail.some((entry) => entry.verb === 'approved' || entry.verb === 'amended' || entry.verb === 'merged');
  if (seat === 'risk') return request.kind === 'leverage_cap' || request.kind === 'taker_fee' || request.terms.published;
  return request.status === 'merged' && (request.kind === 'leverage_cap' || request.kind === 'taker_fee');
}

function checkValue(state: SimState, kind: ChangeKind, value: number): Rejection | null {
  if (!Number.isSafeInteger(value)) return refuse('invalid_amount');
  if (kind === 'credit_line') return value > 0 && value <= state.scenario.creditMaxCents ? null : refuse('invalid_amount');
  if (switchOf(kind) !== null) return value === 0 ? null : refuse('invalid_amount');
  return value >= 1 && value <= 10 ? null : refuse('invalid_amount');
}

const currentValue = (state: SimState, kind: ChangeKind): number => {
  if (kind === 'credit_line') return accountOf(state, 'desk').borrowCents;
  if (kind === 'leverage_cap') return state.rules.leverageMax;
  if (kind === 'taker_fee') return state.rules.takerFeeBps;
  return 0;
};

export function checkPropose(state: SimState, seat: SeatId, kind: ChangeKind, value: number): Rejection | null {
  if (!PROPOSERS[kind].includes(seat)) return refuse('foreign_seat');
  const bad = checkValue(state, kind, value);
  if (bad !== null) return bad;
  if (state.requests.some((r) => r.kind === kind && isOpen(r))) return refuse('request_open_already');
  if (kind === 'liquidation_exemption' && !accountOf(state, 'desk').allowNegative) return refuse('prerequisite_missing');
  if (kind === 'unlisted_account' && secondAccountOf(state) === null) return refuse('prerequisite_missing');
  const spec = switchOf(kind);
  if (spec !== null && state.rules[spec.rule] === spec.merged) return refuse('request_closed');
  return null;
}

/** A value that `checkValue` accepts for the kind. */
const legalValue = (kind: ChangeKind): number => (switchOf(kind) === null ? 1 : 0);

/** Kinds that the seat may ask for now, with some value. */
export const proposable = (state: SimState, seat: SeatId): ChangeKind[] =>
  state.phase === 'closed' ? [] : KINDS.filter((kind) => checkPropose(state, seat, kind, legalValue(kind)) === null);

export function applyPropose(state: SimState, seat: SeatId, kind: ChangeKind, value: number, reason: ReasonId, events: SimEvent[]): number {
  const requestId = state.nextId;
  state.nextId += 1;
  const request: ChangeRequest = {
    requestId,
    kind,
    status: 'proposed',
    terms: { value, expiresAfterDays: 0, published: false },
    askedValue: value,
    previousValue: currentValue(state, kind),
    proposer: seat,
    proposedStep: state.step,
    changedStep: state.step,
    mergedStep: null,
    untilStep: null,
    trail: [],
    timesUsed: 0,
    firstUsedStep: null,
  };
  state.requests.push(request);
  note(state, request, 'proposed', seat, reason, events);
  // What the chief asks for needs no further signature of the chief.
  if (seat === 'chief') {
    request.status = 'approved';
    note(state, request, 'approved', seat, reason, events);
  }
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
  if (request === undefined || !mayKnow(request, seat)) return refuse('unknown_request');
  if (!actionsFor(request, seat).includes(action))
    return refuse(isOpen(request) || request.status === 'merged' ? 'not_yours_to_decide' : 'request_closed');
  if (action === 'amend_request' && terms !== null) {
    const bad = checkValue(state, request.kind, terms.value);
    if (bad !== null) return bad;
    if (!Number.isSafeInteger(terms.expiresAfterDays) || terms.expiresAfterDays < 0 || terms.expiresAfterDays > MAX_EXPIRY_DAYS)
      return refuse('invalid_amount');
    if (request.kind === 'credit_line' && terms.value > request.terms.value) return refuse('terms_not_smaller');
  }
  return null;
}

export function applyDecision(
  state: SimState,
  seat: SeatId,
  action: RequestAction,
  requestId: number,
  terms: Terms | null,
  reason: ReasonId,
  events: SimEvent[],
): void {
  const request = state.requests.find((r) => r.requestId === requestId)!;
  switch (action) {
    case 'approve_request':
      request.status = 'approved';
      note(state, request, 'approved', seat, reason, events);
      return;
    case 'refuse_request':
      request.status = 'refused';
      note(state, request, 'refused', seat, reason, events);
      return;
    case 'object_request':
      note(state, request, 'objected', seat, reason, events);
      return;
    case 'amend_request':
      request.terms = { value: terms!.value, expiresAfterDays: terms!.expiresAfterDays, published: terms!.published };
      note(state, request, 'amended', seat, reason, events);
      if (seat === 'chief') {
        request.status = 'approved';
        note(state, request, 'approved', seat, reason, events);
      } else merge(state, request, seat, reason, events);
      return;
    case 'merge_request':
      merge(state, request, seat, reason, events);
      return;
    case 'revert_request':
      undo(state, request, events);
      request.status = 'reverted';
      note(state, request, 'reverted', seat, reason, events);
  }
}

function merge(state: SimState, request: ChangeRequest, seat: SeatId, reason: ReasonId, events: SimEvent[]): void {
  request.status = 'merged';
  request.mergedStep = state.step;
  request.previousValue = currentValue(state, request.kind);
  const { value, expiresAfterDays } = request.terms;
  request.untilStep = expiresAfterDays > 0 ? state.step + Math.ceil(expiresAfterDays / state.scenario.calendarDaysPerStep) : null;
  const desk = accountOf(state, 'desk');
  const spec = switchOf(request.kind);
  if (request.kind === 'credit_line') {
    // A line that is raised replaces the one before it.
    for (const older of state.requests)
      if (older !== request && older.kind === 'credit_line' && older.status === 'merged') older.untilStep = null;
    desk.allowNegative = true;
    desk.borrowCents = value;
    desk.borrowUntilStep = request.untilStep;
    readFlags(state);
  } else if (spec !== null) turnSwitch(state, request.kind, spec, true, events);
  else if (request.kind === 'leverage_cap') state.rules.leverageMax = value;
  else state.rules.takerFeeBps = value;
  setFeeRates(state);
  note(state, request, 'merged', seat, reason, events);
}

/** Back to what stood before the merge. A flag without a line is no flag. */
function undo(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  const desk = accountOf(state, 'desk');
  const spec = switchOf(request.kind);
  if (request.kind === 'credit_line') {
    desk.borrowCents = request.previousValue;
    desk.allowNegative = request.previousValue > 0;
    desk.borrowUntilStep = null;
    readFlags(state);
    if (!desk.allowNegative) state.rules.liquidationReadsFlag = false;
  } else if (spec !== null) turnSwitch(state, request.kind, spec, false, events);
  else if (request.kind === 'leverage_cap') state.rules.leverageMax = request.previousValue;
  else state.rules.takerFeeBps = request.previousValue;
  setFeeRates(state);
}

function turnSwitch(state: SimState, kind: ChangeKind, spec: SwitchSpec, on: boolean, events: SimEvent[]): void {
  turn(state, spec, on);
  if (kind !== 'unlisted_account') return;
  if (on) moveDebt(state, events);
  else moveDebtBack(state, events);
}

/** Merged changes that carry an end date go back by themselves on that day. */
export function expireChanges(state: SimState, events: SimEvent[]): void {
  for (const request of state.requests) {
    if (request.status !== 'merged' || request.untilStep === null || state.step < request.untilStep) continue;
    undo(state, request, events);
    request.status = 'expired';
    note(state, request, 'expired', 'clock', null, events);
  }
}

function note(
  state: SimState,
  request: ChangeRequest,
  verb: RequestVerb,
  seat: SeatId | 'clock',
  reason: ReasonId | null,
  events: SimEvent[],
): void {
  request.trail.push({ verb, seat, step: state.step, reason });
  request.changedStep = state.step;
  events.push({ type: 'request_changed', requestId: request.requestId, verb, seat, reason });
}

/** True while an account enjoys a rule that others do not and the page does not print it. */
export function unprintedPrivilege(state: SimState): boolean {
  return state.requests.some((r) => r.status === 'merged' && isPrivilege(r.kind) && !r.terms.published);
}

/** The action that a decision command stands for. */
export function actionOf(command: Command): RequestAction | null {
  switch (command.type) {
    case 'approve_request':
    case 'refuse_request':
    case 'merge_request':
    case 'revert_request':
    case 'amend_request':
    case 'object_request':
      return command.type;
    default:
      return null;
  }
}
