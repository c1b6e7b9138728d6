import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import type { ChangeRequest, SimState } from '../../shared/sim/state.ts';
import { personView } from '../../shared/sim/views/personView.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { atRound, granted, mergeLine, sign, tell } from '../support/boom.ts';
import { MILLION, newGame } from '../support/game.ts';

function asked(kind: 'credit_line' | 'lean_long' | 'leverage_cap' = 'credit_line'): { state: SimState; request: ChangeRequest } {
  const state = atRound(3);
  const value = kind === 'credit_line' ? 500 * MILLION : kind === 'leverage_cap' ? 3 : 0;
  const seat = kind === 'leverage_cap' ? 'risk' : 'desk';
  expect(tell(state, seat, { type: 'propose_change', kind, value, reason: 'missed_trades' })).toBeNull();
  return { state, request: state.requests.at(-1)! };
}
const ask = (state: SimState, from: SeatId, { requestId }: ChangeRequest, seat: SeatId) =>
  tell(state, from, { type: 'ask_ally', requestId, seat });
const object = (state: SimState, seat: SeatId, { requestId }: ChangeRequest, instead = true) =>
  tell(state, seat, {
    type: 'object_request',
    requestId,
    reason: 'too_large',
    ...(instead ? { instead: 'bounded_and_printed' as const } : {}),
  });
const later = (state: SimState, days: number): SimEvent[] => {
  state.clock.day += days;
  const events: SimEvent[] = [];
  runOffers(state, events);
  return events;
};
const known = (state: SimState, seat: SeatId) => seatView(state, seat, '').requests.map((one) => one.requestId);
const standing = (state: SimState, seat: SeatId, { requestId }: ChangeRequest) =>
  seatView(state, seat, '').firm!.requests.find((one) => one.requestId === requestId)!;

describe('telling another seat', () => {
  it('lets it know, lays the request in its inbox, and lets it object; nobody else learns of it', () => {
    const { state, request } = asked();
    expect([known(state, 'engineer'), known(state, 'risk')]).toEqual([[], []]);
    expect(ask(state, 'desk', request, 'risk')).toBeNull();
    expect([known(state, 'engineer'), known(state, 'risk')]).toEqual([[], [request.requestId]]);
    const view = seatView(state, 'risk', '');
    expect(view.inbox.find((item) => item.kind === 'request')).toMatchObject({ requestId: request.requestId });
    expect(standing(state, 'risk', request)).toMatchObject({ toldBy: ['desk'], actions: ['object_request', 'escalate_request'] });
    expect(standing(state, 'desk', request)).toMatchObject({ told: ['risk'], toldBy: [], mayTell: ['engineer'] });
    expect(standing(state, 'chief', request)).toMatchObject({ told: [], toldBy: [], mayTell: ['engineer', 'risk'] });
    expect(object(state, 'risk', request)).toBeNull();
  });

  it('is one more person who could tell, once, and only of what customers are not told', () => {
    const { state, request } = asked();
    const { insiders } = state.business!;
    ask(state, 'desk', request, 'risk');
    ask(state, 'chief', request, 'risk');
    expect(state.business!.insiders).toBe(insiders + 1);
    const open = asked('lean_long');
    ask(open.state, 'desk', open.request, 'risk');
    expect(open.state.business!.insiders).toBe(0);
  });

  it('lets the one who was told take it outside once it is in force', () => {
    const { state, request } = asked();
    ask(state, 'desk', request, 'risk');
    expect(tell(state, 'risk', { type: 'go_public' })).toBe('nothing_known');
    sign(state, request);
    expect(tell(state, 'risk', { type: 'go_public' })).toBeNull();
  });

  it('is written down with who knew', () => {
    const { state, request } = asked();
    const log = createEvidence();
    const events: SimEvent[] = [];
    tell(state, 'desk', { type: 'ask_ally', requestId: request.requestId, seat: 'risk' }, events);
    recordEvidence(log, state, events);
    expect(log.rows.find((row) => row.verb === 'ally_told')).toMatchObject({ seat: 'desk', knew: ['chief', 'desk', 'risk'] });
  });

  it.each<[string, SeatId, SeatId, string]>([
    ['one that does not know it', 'engineer', 'risk', 'unknown_request'],
    ['itself', 'desk', 'desk', 'malformed'],
    ['a seat that is not at the table', 'desk', 'voice', 'malformed'],
    ['a seat whose office makes it know', 'desk', 'chief', 'done_already'],
  ])('is refused to %s', (_, from, to, code) => {
    const { state, request } = asked();
    expect(ask(state, from, request, to)).toBe(code);
  });

  it('ends with the request, and there is none in a firm of one round', () => {
    const { state, request } = asked();
    ask(state, 'desk', request, 'risk');
    expect(ask(state, 'desk', request, 'risk')).toBe('done_already');
    tell(state, 'chief', { type: 'refuse_request', requestId: request.requestId, reason: 'too_large' });
    expect(ask(state, 'desk', request, 'engineer')).toBe('request_closed');
    const small = newGame();
    tell(small, 'desk', { type: 'propose_change', kind: 'credit_line', value: MILLION, reason: 'temporary' });
    expect(ask(small, 'desk', small.requests[0]!, 'risk')).toBe('prerequisite_missing');
  });
});

describe('objections', () => {
  it('of two seats, each with a way of its own, send a favour to the board', () => {
    const { state, request } = asked();
    ask(state, 'desk', request, 'risk');
    object(state, 'risk', request);
    expect(state.business!.escalations).toEqual([]);
    object(state, 'chief', request);
    expect(state.business!.escalations).toMatchObject([{ requestId: request.requestId, seat: 'clock', answered: false }]);
    expect(request.trail.map(({ verb, seat }) => `${verb} ${seat}`)).toEqual([
      'proposed desk',
      'objected risk',
      'objected chief',
      'escalated clock',
    ]);
  });

  it('that propose nothing do not, nor do objections to an ordinary rule', () => {
    const bare = asked();
    ask(bare.state, 'desk', bare.request, 'risk');
    object(bare.state, 'risk', bare.request, false);
    object(bare.state, 'chief', bare.request);
    const rule = asked('leverage_cap');
    ask(rule.state, 'risk', rule.request, 'desk');
    expect([object(rule.state, 'desk', rule.request), object(rule.state, 'chief', rule.request)]).toEqual([null, null]);
    expect([bare.state.business!.escalations, rule.state.business!.escalations]).toEqual([[], []]);
  });
});

describe('the board’s terms', () => {
  const escalated = () => {
    const { state, request } = asked();
    tell(state, 'desk', { type: 'escalate_request', requestId: request.requestId, reason: 'too_large' });
    later(state, 14);
    return { state, request };
  };
  const amend = (state: SimState, { requestId }: ChangeRequest, value: number, expiresAfterDays = 84, published = true) =>
    tell(state, 'chief', {
      type: 'amend_request',
      requestId,
      terms: { value, expiresAfterDays, published },
      reason: 'bounded_and_public',
    });

  it('come with its refusal, and lie with whoever signs', () => {
    const { state, request } = escalated();
    const most = Math.floor(0.02 * state.business!.depositsCents);
    expect(seatView(state, 'desk', '').firm!.board).toMatchObject([
      { upheld: false, why: 'not_bounded', wouldPass: { value: most, expiresAfterDays: 84, published: true } },
    ]);
    expect(standing(state, 'chief', request).actions).toEqual(['amend_request']);
    expect(standing(state, 'desk', request).actions).toEqual([]);
  });

  it('can be taken as they are or narrower, and not wider; then the engineer has it', () => {
    const { state, request } = escalated();
    const { value } = state.business!.escalations[0]!.wouldPass!;
    expect([amend(state, request, value + 1), amend(state, request, value, 0), amend(state, request, value, 84, false)]).toEqual([
      'terms_not_smaller',
      'terms_not_smaller',
      'terms_not_smaller',
    ]);
    expect(amend(state, request, value)).toBeNull();
    expect(request).toMatchObject({ status: 'approved', terms: { value, expiresAfterDays: 84, published: true } });
    sign(state, request);
    expect(request.status).toBe('merged');
  });

  it('lapse after six weeks, and once another of the kind is asked for', () => {
    const first = escalated();
    later(first.state, 42);
    expect(standing(first.state, 'chief', first.request).actions).toEqual([]);
    const second = escalated();
    tell(second.state, 'desk', { type: 'propose_change', kind: 'credit_line', value: MILLION, reason: 'temporary' });
    expect(standing(second.state, 'chief', second.request).actions).toEqual([]);
  });

  it('are none for what nobody on the board would sign', () => {
    const state = atRound(4);
    tell(state, 'chief', { type: 'propose_change', kind: 'fund_formula', value: 0, reason: 'growth' });
    tell(state, 'chief', { type: 'escalate_request', requestId: state.requests[0]!.requestId, reason: 'too_large' });
    later(state, 14);
    expect(state.business!.escalations[0]).toMatchObject({ upheld: false, why: 'never', wouldPass: null });
  });
});

describe('a seat that went outside', () => {
  function outside(): SimState {
    const { state } = granted('D01');
    expect(tell(state, 'engineer', { type: 'go_public' })).toBeNull();
    return state;
  }
  const cap = (state: SimState): ChangeRequest => {
    tell(state, 'risk', { type: 'propose_change', kind: 'leverage_cap', value: 3, reason: 'own_risk' });
    const request = state.requests.at(-1)!;
    tell(state, 'chief', { type: 'approve_request', requestId: request.requestId, reason: 'own_risk' });
    return request;
  };
  const merge = (state: SimState, seat: SeatId, { requestId }: ChangeRequest, events: SimEvent[] = []) =>
    tell(state, seat, { type: 'merge_request', requestId, reason: 'own_risk' }, events);

  it('is passed over until the letter: the chief may sign in its place, on the record', () => {
    const state = outside();
    const request = cap(state);
    expect(merge(state, 'engineer', request)).toBe('not_yours_to_decide');
    expect(standing(state, 'chief', request)).toMatchObject({ waitsFor: 'chief', inPlaceOf: 'engineer' });
    const events: SimEvent[] = [];
    expect(merge(state, 'chief', request, events)).toBeNull();
    expect(events).toContainEqual({ type: 'signed_over', seat: 'engineer', by: 'chief', requestId: request.requestId });
    expect(state.business!.wentPublic).toMatchObject({ passedOver: 1, letterCame: false });
    const seen = SEATS.slice(0, 4).map((seat) => seatView(state, seat, '').firm!.protection?.passedOver ?? null);
    expect(seen).toEqual([1, 1, null, null]);
  });

  it('signs for itself again with the letter, and the letter fines each time that it was passed over', () => {
    const state = outside();
    const first = cap(state);
    merge(state, 'chief', first);
    const { finesDueCents } = state.business!;
    expect(later(state, 27).filter((event) => event.type === 'letter_came')).toEqual([]);
    expect(later(state, 1)).toContainEqual({ type: 'letter_came', seat: 'engineer', passedOver: 1, fineCents: MILLION });
    expect(state.business!.finesDueCents).toBe(finesDueCents + MILLION);
    tell(state, 'risk', { type: 'propose_change', kind: 'leverage_cap', value: 2, reason: 'own_risk' });
    const next = state.requests.at(-1)!;
    tell(state, 'chief', { type: 'approve_request', requestId: next.requestId, reason: 'own_risk' });
    expect([merge(state, 'chief', next), merge(state, 'engineer', next)]).toEqual(['not_yours_to_decide', null]);
    expect(seatView(state, 'engineer', '').inbox).toContainEqual(expect.objectContaining({ note: 'letter_protects' }));
  });

  it('is fined for nothing where nobody was passed over', () => {
    const state = outside();
    const { finesDueCents } = state.business!;
    later(state, 28);
    expect(state.business!.finesDueCents).toBe(finesDueCents);
    expect(seatView(state, 'chief', '').inbox.some((item) => item.kind === 'note' && item.note === 'letter_fines')).toBe(false);
  });
});

describe('whoever has resigned', () => {
  it('sees what customers see, while the successor sees the seat’s own', () => {
    const state = atRound(3);
    mergeLine(state, 5 * MILLION);
    const before = personView(state, 'engineer', '');
    expect(before).toEqual(seatView(state, 'engineer', ''));
    const resign: Command = { type: 'resign' };
    expect(tell(state, 'engineer', resign)).toBeNull();
    const after = personView(state, 'engineer', '');
    expect([after.code, after.requests, after.inbox, after.vault.trueCents, after.firm!.engineer]).toEqual([null, [], [], null, null]);
    expect(after.page).toEqual(before.page);
    expect(seatView(state, 'engineer', '').code).not.toBeNull();
    expect(state.news.at(-1)?.newsId).toBe('seat_left');
  });

  it('sets people talking only where there was something to tell', () => {
    const quiet = atRound(3);
    tell(quiet, 'risk', { type: 'resign' });
    const { state } = granted('D01');
    tell(state, 'engineer', { type: 'resign' });
    expect([quiet.business!.rumour, state.business!.rumour]).toEqual([0, 0.1]);
  });
});
