import { describe, expect, it } from 'vitest';
import type { SetLevers } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import { heldFundCents } from '../../shared/sim/firm/publicPage.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { answerOffer, atRound, giveLine, granted, mergeLine, offered, openHole, requestOf, sign, tell } from '../support/boom.ts';
import { MILLION, newGame, the } from '../support/game.ts';

type Choice = Omit<SetLevers, 'type'>;
const set = (state: SimState, seat: SeatId, choice: Choice) => tell(state, seat, { type: 'set_levers', ...choice });

function later(state: SimState, days: number): SimEvent[] {
  state.clock.day += days;
  const events: SimEvent[] = [];
  runOffers(state, events);
  return events;
}

describe('levers', () => {
  it.each<[SeatId, Choice]>([
    ['chief', { takerFeeBps: 4, fundShare: 0.1, marketingShare: 0.07, proofOfReserves: true }],
    ['desk', { spread: 1.6, hedgeShare: 0.5, quoteShare: 0.9, farmShare: 0.2, leanShare: 0.35 }],
    ['risk', { strictCollateral: false, leverageMax: 10 }],
  ])('of the %s take effect at once, and leave the others as they are', (seat, choice) => {
    const state = atRound(2);
    const before = { ...state.business!.levers };
    expect(set(state, seat, choice)).toBeNull();
    const { takerFeeBps, leverageMax, ...levers } = choice;
    expect(state.business!.levers).toEqual({ ...before, ...levers });
    expect([state.rules.takerFeeBps, state.rules.leverageMax]).toEqual([
      takerFeeBps ?? state.scenario.takerFeeBps,
      leverageMax ?? state.scenario.leverageMax,
    ]);
  });

  it.each<[SeatId, Choice, string]>([
    ['desk', { fundShare: 0.1 }, 'foreign_seat'],
    ['risk', { leverageMax: 3, spread: 1 }, 'foreign_seat'],
    ['engineer', { spread: 1 }, 'foreign_seat'],
    ['chief', {}, 'malformed'],
    ['chief', { takerFeeBps: 2.5 }, 'invalid_amount'],
    ['chief', { takerFeeBps: 0 }, 'invalid_amount'],
    ['chief', { fundShare: 0.31 }, 'invalid_amount'],
    ['chief', { marketingShare: -0.01 }, 'invalid_amount'],
    ['desk', { spread: 0.4 }, 'invalid_amount'],
    ['desk', { hedgeShare: Number.NaN }, 'invalid_amount'],
    ['desk', { farmShare: 0.51 }, 'invalid_amount'],
    ['risk', { leverageMax: 21 }, 'invalid_amount'],
    ['desk', { leanShare: 0.36 }, 'prerequisite_missing'],
    ['desk', { creditShare: 0.05 }, 'prerequisite_missing'],
  ])('%s %j: %s', (seat, choice, code) => {
    const state = atRound(2);
    const before = structuredClone(state.business!.levers);
    expect(set(state, seat, choice)).toBe(code);
    expect(state.business!.levers).toEqual(before);
  });

  it('that rest on something pass once it is there: a mandate to lean, a line to draw on', () => {
    expect(set(granted('D06').state, 'desk', { leanShare: 1.5 })).toBeNull();
    const state = atRound(2);
    giveLine(state, 5 * MILLION);
    expect(set(state, 'desk', { creditShare: 0.3 })).toBeNull();
  });

  it('coverage cannot be proved while there is a hole', () => {
    const state = atRound(6);
    openHole(state, 20 * MILLION);
    expect(set(state, 'chief', { proofOfReserves: true })).toBe('prerequisite_missing');
    expect(set(state, 'chief', { proofOfReserves: false })).toBeNull();
  });

  it('do not exist in a firm of one round', () => {
    expect(set(newGame(), 'desk', { spread: 1 })).toBe('prerequisite_missing');
  });
});

describe('the board', () => {
  const escalate = (state: SimState, seat: SeatId, requestId: number) =>
    tell(state, seat, { type: 'escalate_request', requestId, reason: 'too_large' });

  it('answers in two weeks: an unbounded favour goes no further, with the way there on the record', () => {
    const { state, offer } = offered('D08');
    answerOffer(state, offer, 'ask');
    const request = requestOf(state, offer);
    expect(escalate(state, 'chief', request.requestId)).toBeNull();
    expect(escalate(state, 'desk', request.requestId)).toBe('done_already');
    later(state, 13);
    expect(request.status).toBe('proposed');
    later(state, 1);
    expect(request.status).toBe('refused');
    expect(offer.status).toBe('refused');
    expect(request.trail.map((entry) => entry.verb)).toEqual(['proposed', 'escalated', 'board_refused']);
  });

  it('lets a favour stand that is printed and ends', () => {
    const { state, offer } = offered('D08');
    answerOffer(state, offer, 'ask');
    const request = requestOf(state, offer);
    const terms = { value: 20 * MILLION, expiresAfterDays: 84, published: true };
    tell(state, 'chief', { type: 'amend_request', requestId: request.requestId, terms, reason: 'bounded_and_public' });
    escalate(state, 'engineer', request.requestId);
    later(state, 14);
    expect(request.status).toBe('approved');
    expect(request.trail.at(-1)?.verb).toBe('board_upheld');
  });

  it('takes back what has come into force in the meantime', () => {
    const { state, offer } = offered('D03');
    answerOffer(state, offer, 'ask');
    const request = requestOf(state, offer);
    escalate(state, 'chief', request.requestId);
    sign(state, request);
    expect(state.rules.liquidationsGoToDesk).toBe(true);
    later(state, 14);
    expect([request.status, state.rules.liquidationsGoToDesk]).toEqual(['reverted', false]);
  });

  it('refuses to sign an untrue sentence, and signs a true one', () => {
    const outcome = (lie: boolean): string => {
      const { state, offer } = offered('D02');
      if (lie) mergeLine(state, 5 * MILLION);
      answerOffer(state, offer, 'ask');
      escalate(state, 'risk', offer.requestId!);
      later(state, 14);
      return requestOf(state, offer).trail.at(-1)!.verb;
    };
    expect([outcome(false), outcome(true)]).toEqual(['board_upheld', 'board_refused']);
  });

  it('hears of nothing from seats that do not know, and there is none in a firm of one round', () => {
    const { state, offer } = offered('D08');
    answerOffer(state, offer, 'ask');
    expect(escalate(state, 'engineer', offer.requestId!)).toBe('unknown_request');
    const small = newGame();
    tell(small, 'desk', { type: 'propose_change', kind: 'credit_line', value: MILLION, reason: 'temporary' });
    expect(escalate(small, 'chief', small.requests[0]!.requestId)).toBe('prerequisite_missing');
  });

  it('an objection is any seat’s that knows, once, and not the asker’s', () => {
    const { state, offer } = offered('D12');
    answerOffer(state, offer, 'ask');
    const object = (seat: SeatId) => tell(state, seat, { type: 'object_request', requestId: offer.requestId!, reason: 'too_large' });
    expect([object('risk'), object('risk'), object('chief'), object('desk')]).toEqual([
      null,
      'done_already',
      'not_yours_to_decide',
      'unknown_request',
    ]);
    expect(requestOf(state, offer).status).toBe('proposed');
  });
});

describe('audits', () => {
  it('are two a round, come back after a week, and show the ledger’s own figures to risk alone', () => {
    const state = atRound(3);
    mergeLine(state, 5 * MILLION);
    tell(state, 'chief', { type: 'publish_page', displayedFundCents: 9 * MILLION, claimsSameRules: false });
    const audit = (subject: 'fund' | 'code' | 'desk') => tell(state, 'risk', { type: 'audit', subject });
    expect([audit('fund'), audit('code'), audit('desk')]).toEqual([null, null, 'no_audit_left']);
    expect(later(state, 6).filter((event) => event.type === 'audit_answered')).toEqual([]);
    const events = later(state, 1);
    expect(events.filter((event) => event.type === 'audit_answered')).toHaveLength(2);
    for (const seat of SEATS) {
      const told = seatView(state, seat, '').inbox.flatMap((item) =>
        item.kind === 'audit' ? [[item.subject, item.foundCents, item.besideCents, item.privileges]] : [],
      );
      expect(told).toEqual(
        seat === 'risk'
          ? [
              ['fund', heldFundCents(state), 9 * MILLION, []],
              ['code', 0, 0, ['credit_line']],
            ]
          : [],
      );
    }
    state.clock.round += 1;
    expect(audit('desk')).toBeNull();
  });

  it('of the code let risk know the privileges in force, and no others', () => {
    const state = atRound(3);
    mergeLine(state, 5 * MILLION);
    const known = () => seatView(state, 'risk', '').requests.map((request) => request.kind);
    expect(known()).toEqual([]);
    const events: SimEvent[] = [];
    tell(state, 'risk', { type: 'audit', subject: 'code' }, events);
    expect(events).toContainEqual({ type: 'audit_asked', subject: 'code' });
    later(state, 7);
    expect(known()).toEqual(['credit_line']);
  });

  it('are risk’s alone, in a firm of several rounds', () => {
    expect(tell(atRound(1), 'chief', { type: 'audit', subject: 'desk' })).toBe('foreign_seat');
    expect(tell(newGame(), 'risk', { type: 'audit', subject: 'desk' })).toBe('prerequisite_missing');
  });
});

describe('what a person can do', () => {
  it('nobody can tell what they have not seen', () => {
    const state = atRound(3);
    for (const seat of ['engineer', 'desk', 'risk'] as const)
      expect([seat, tell(state, seat, { type: 'go_public' })]).toEqual([seat, 'nothing_known']);
    expect(tell(state, 'chief', { type: 'come_clean' })).toBe('nothing_known');
    mergeLine(state, 5 * MILLION);
    expect(tell(state, 'risk', { type: 'go_public' })).toBe('nothing_known');
    tell(state, 'risk', { type: 'audit', subject: 'code' });
    later(state, 7);
    expect(tell(state, 'risk', { type: 'go_public' })).toBeNull();
  });

  it('going public opens the books by force, and the seat that did it is on the record', () => {
    const { state } = granted('D01');
    const events: SimEvent[] = [];
    expect(tell(state, 'engineer', { type: 'go_public' }, events)).toBeNull();
    expect(events).toContainEqual({ type: 'went_public', seat: 'engineer' });
    expect(state.business!.disclosed).toMatchObject({ forced: true });
    expect(state.business!.wentPublic).toMatchObject({ seat: 'engineer', day: state.clock.day, passedOver: 0 });
    expect(tell(state, 'desk', { type: 'go_public' })).toBe('done_already');
  });

  it('coming clean ends privileges, corrects what was said, and cannot be done twice', () => {
    const { state } = granted('D05');
    tell(state, 'chief', { type: 'make_statement', topic: 'same_rules', claim: true });
    expect(tell(state, 'chief', { type: 'come_clean' })).toBeNull();
    expect(state.rules.liquidationReadsFlag).toBe(false);
    expect(state.business!.disclosed).toMatchObject({ forced: false });
    expect(state.business!.statements.every((statement) => statement.correctedDay !== null && !statement.forced)).toBe(true);
    expect(tell(state, 'chief', { type: 'come_clean' })).toBe('done_already');
  });

  it('whoever resigns takes along what they know', () => {
    const { state } = granted('D01');
    const { insiders } = state.business!;
    const events: SimEvent[] = [];
    expect(tell(state, 'engineer', { type: 'resign' }, events)).toBeNull();
    expect(events).toContainEqual({ type: 'seat_resigned', seat: 'engineer' });
    expect(state.business!.insiders).toBe(insiders + 1);
    expect(tell(state, 'engineer', { type: 'resign' })).toBe('done_already');
    expect(tell(state, 'risk', { type: 'resign' })).toBeNull();
    expect(state.business!.insiders).toBe(insiders + 1);
    expect(state.business!.resigned.map((one) => one.seat)).toEqual(['engineer', 'risk']);
  });

  it('the line stays until it is paid back, and Earn ends', () => {
    const { state } = granted('D10');
    tell(state, 'chief', { type: 'come_clean' });
    expect(state.business!.earnProduct).toBe(false);
    expect(the(state, 'desk').borrowCents).toBe(300 * MILLION);
  });
});
