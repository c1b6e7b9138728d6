import { describe, expect, it } from 'vitest';
import { shapeCommand } from '../../shared/net/commandShape.ts';
import type { OfferAnswer } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { answersTo, runOffers } from '../../shared/sim/firm/offers.ts';
import { heldFundCents } from '../../shared/sim/firm/publicPage.ts';
import { executorOf } from '../../shared/sim/firm/requestTable.ts';
import { standing } from '../../shared/sim/firm/statements.ts';
import { answerOffer, atRound, brings, granted, offered, offerSpecs, requestOf, tell } from '../support/boom.ts';
import { cashOf, MILLION, newGame, the } from '../support/game.ts';

describe('answers', () => {
  it('can be put off twice, and lapse on their day', () => {
    const { state, offer } = offered('D01');
    const { untilDay } = offer;
    expect([1, 2, 3].map(() => answerOffer(state, offer, 'stall'))).toEqual([null, null, 'done_already']);
    expect(offer.untilDay).toBe(untilDay + 56);
    expect(answersTo(state, offer)).not.toContain('stall');
    state.clock.day = offer.untilDay;
    const events: SimEvent[] = [];
    runOffers(state, events);
    expect(offer.status).toBe('lapsed');
    expect(events).toContainEqual({ type: 'offer_lapsed', offerId: offer.offerId });
    expect(answerOffer(state, offer, 'ask')).toBe('offer_closed');
  });

  it('are told as events: opened, answered', () => {
    const state = atRound(1);
    const events: SimEvent[] = [];
    runOffers(state, events);
    const offer = state.business!.offers[0]!;
    answerOffer(state, offer, 'decline', events);
    expect(events.map((event) => event.type)).toEqual(expect.arrayContaining(['offer_opened', 'offer_answered']));
  });

  it.each<[string, OfferAnswer, string]>([
    ['another seat', 'ask', 'unknown_offer'],
    ['its own seat, with a way that belongs to another offer', 'gate_alike', 'malformed'],
  ])('of %s are refused', (who, answer, code) => {
    const { state, offer } = offered('D01');
    const seat = who === 'another seat' ? 'risk' : offer.seat;
    expect(tell(state, seat, { type: 'answer_offer', offerId: offer.offerId, answer, reason: 'own_risk' })).toBe(code);
    expect(offer.status).toBe('open');
  });

  it('have no place in a firm of one round', () => {
    expect(tell(newGame(), 'desk', { type: 'answer_offer', offerId: 1, answer: 'ask', reason: 'own_risk' })).toBe('prerequisite_missing');
    expect(tell(newGame(), 'chief', { type: 'propose_change', kind: 'issue_token', value: 1, reason: 'growth' })).toBe(
      'prerequisite_missing',
    );
  });
});

describe('events take their course, whatever is answered', () => {
  it.each(['decline', 'fund_then_equity', 'refused', 'lapsed'])('an exploit that is answered by "%s" is paid in the open, once', (how) => {
    const { state, offer } = offered('D13');
    const loss = state.business!.exploitLossCents;
    const held = heldFundCents(state);
    const before = cashOf(state, 'firm_treasury');
    if (how === 'refused') {
      answerOffer(state, offer, 'ask');
      tell(state, 'chief', { type: 'refuse_request', requestId: offer.requestId!, reason: 'no_exceptions' });
    } else if (how === 'lapsed') {
      state.clock.day = offer.untilDay;
      runOffers(state, []);
    } else answerOffer(state, offer, how as OfferAnswer);
    runOffers(state, []);
    expect(state.business!.exploitOpenUntilDay).toBeNull();
    expect(state.business!.hiddenLossCents).toBe(0);
    expect(held - heldFundCents(state)).toBe(Math.min(held, loss));
    expect(cashOf(state, 'firm_treasury') - before).toBeGreaterThanOrEqual(Math.min(held, loss));
  });

  it('a request that nobody signed in time goes with its event', () => {
    const { state, offer } = offered('D13');
    answerOffer(state, offer, 'ask');
    state.business!.exploitOpenUntilDay = null;
    runOffers(state, []);
    expect(requestOf(state, offer).status).toBe('expired');
    expect(offer.status).toBe('refused');
  });

  it('a holder who is shown books that close stays; where they do not, he sells', () => {
    const honest = offered('D23');
    answerOffer(honest.state, honest.offer, 'answer_holder');
    expect(honest.state.business!.token).toMatchObject({ holderShare: 0.08, holderAsksUntilDay: null });
    const short = offered('D23');
    brings.D25(short.state);
    const { doubt } = short.state.business!;
    answerOffer(short.state, short.offer, 'answer_holder');
    expect(short.state.business!.token!.holderShare).toBe(0);
    expect(short.state.business!.doubt).toBeGreaterThan(doubt);
  });
});

describe('third ways', () => {
  it('a line that is granted small, dated and printed is drawn on little and is no secret', () => {
    const { state } = granted('D08', { value: 20 * MILLION, expiresAfterDays: 84, published: true });
    expect(state.business!.levers.creditShare).toBe(0.2);
    expect(state.business!.insiders).toBe(offered('D08').state.business!.insiders);
    expect(the(state, 'desk').borrowUntilDay).toBe(state.clock.day + 84);
  });

  it('a cap that takes two signatures stops every later line above it', () => {
    const { state, offer } = offered('D16');
    answerOffer(state, offer, 'hard_cap');
    const ask = (value: number) => tell(state, 'desk', { type: 'propose_change', kind: 'credit_line', value, reason: 'missed_trades' });
    expect(ask(1_001 * MILLION)).toBe('above_hard_cap');
    expect(ask(900 * MILLION)).toBeNull();
  });

  it('a line that is printed with an end date counts as no privilege kept from others', () => {
    const { state } = granted('D01');
    brings.D08(state);
    state.clock.round = 3;
    state.clock.day += 336;
    runOffers(state, []);
    const offer = state.business!.offers.find((one) => one.offer === 'D08')!;
    answerOffer(state, offer, 'printed_line');
    expect(state.requests[0]).toMatchObject({ terms: { published: true, expiresAfterDays: 84 }, untilDay: state.clock.day + 84 });
  });

  it.each(['earn_product', 'token_loan', 'lean_long', 'pump_token', 'say_same_rules'] as const)('%s can be taken back', (kind) => {
    const id = offerSpecs.find((spec) => spec.kind === kind)!.offer;
    const { state, offer } = granted(id);
    const code = tell(state, executorOf(state.scenario, kind), { type: 'revert_request', requestId: offer.requestId!, reason: 'clean_up' });
    expect(code).toBeNull();
    const { business } = state;
    expect([business!.earnProduct, business!.tokenLoan, business!.levers.leanShare, business!.levers.creditShare]).toEqual([
      false,
      false,
      0,
      0,
    ]);
    expect(business!.token?.pump ?? null).toBeNull();
    expect(standing(state, 'same_rules')).toBeUndefined();
  });
});

describe('shapes on the wire', () => {
  const asked = { type: 'answer_offer', offerId: 3, answer: 'ask', reason: 'own_risk' };
  it.each<[unknown, string | null]>([
    [asked, null],
    [{ ...asked, answer: 'shrug' }, 'malformed'],
    [{ ...asked, offerId: -1 }, 'malformed'],
    [{ ...asked, reason: undefined }, 'malformed'],
    [{ type: 'set_levers', spread: 1.2, proofOfReserves: true }, null],
    [{ type: 'set_levers', spread: Number.NaN }, 'invalid_amount'],
    [{ type: 'set_levers', spread: '1' }, 'malformed'],
    [{ type: 'set_levers', bribe: 1 }, 'malformed'],
    [{ type: 'make_statement', topic: 'coverage', claim: true }, null],
    [{ type: 'make_statement', topic: 'coverage', claim: false }, 'malformed'],
    [{ type: 'make_statement', topic: 'weather', claim: true }, 'malformed'],
    [{ type: 'escalate_request', requestId: 1, reason: 'too_large' }, null],
    [{ type: 'come_clean', because: 'late' }, 'malformed'],
    [{ type: 'audit', subject: 'everything' }, 'malformed'],
  ])('%j', (input, code) => {
    const shaped = shapeCommand(input);
    expect(shaped.ok ? null : shaped.code).toBe(code);
  });

  it('every answer that any offer knows has a shape', () => {
    for (const answer of new Set(offerSpecs.flatMap((spec) => spec.alternatives))) expect(shapeCommand({ ...asked, answer }).ok).toBe(true);
  });
});
