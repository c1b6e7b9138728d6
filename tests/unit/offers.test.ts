import { describe, expect, it } from 'vitest';
import { en } from '../../shared/content/texts/en.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import type { AlternativeId } from '../../shared/sim/businessSpec.ts';
import { withdrawalFloorCents } from '../../shared/sim/exchange/margin.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import { heldFundCents, shownFundCents } from '../../shared/sim/firm/publicPage.ts';
import { REQUESTS } from '../../shared/sim/firm/requestTable.ts';
import { standing } from '../../shared/sim/firm/statements.ts';
import { customersMoneyInUseCents, debtCents, deskTokenShare } from '../../shared/sim/firm/worth.ts';
import { SEATS } from '../../shared/sim/scenario.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import {
  answerOffer,
  atRound,
  brings,
  granted,
  offered,
  offerSpecs,
  requestOf,
  sign,
  specNamed,
  tell,
  theLongBoom,
} from '../support/boom.ts';
import { MILLION, the } from '../support/game.ts';

const ids = offerSpecs.map((spec) => spec.offer);
const floor = (state: SimState): number => withdrawalFloorCents(state, the(state, 'desk'));
const quotes = (state: SimState): number => state.business!.levers.quoteShare;

/** Figures of the state, and what they are before and after: one row per thing that an answer changes. */
type Change = [(state: SimState) => unknown, unknown, unknown];
const flag = (state: SimState): boolean => the(state, 'desk').allowNegative;

const whenGranted: Record<OfferId, Change[]> = {
  D01: [
    [flag, false, true],
    [floor, 0, -5 * MILLION],
    [(state) => state.business!.levers.creditShare, 0, 0.05],
    [(state) => state.business!.creditMix.quoting, 0, 0.4],
    [(state) => state.business!.insiders, 0, 3],
  ],
  D02: [
    [(state) => standing(state, 'same_rules')?.seat, undefined, 'chief'],
    [(state) => state.business!.attraction, 0, 0.04],
  ],
  D03: [
    [(state) => state.rules.liquidationsGoToDesk, false, true],
    [(state) => state.business!.insiders, 0, 1],
  ],
  D04: [
    [(state) => state.business!.token?.thin, undefined, true],
    [(state) => deskTokenShare(state) > 0.5, false, true],
  ],
  D05: [
    [(state) => state.rules.liquidationReadsFlag, false, true],
    [(state) => state.business!.levers.leanShare, 0, 0.35],
  ],
  D06: [
    [(state) => state.business!.levers.leanShare, 0, 0.6],
    [(state) => state.business!.levers.hedgeShare, 0.95, 0.3],
  ],
  D08: [
    [floor, -5 * MILLION, -1_000 * MILLION],
    [(state) => state.business!.levers.creditShare, 0.2, 0.28],
    [(state) => state.business!.creditMix.farm, 0, 1],
  ],
  D09: [
    [(state) => state.rules.fundFollowsVolume, false, true],
    [(state) => state.business!.levers.fundShare, 0.08, 0],
    [shownFundCents, 1 * MILLION, 16 * MILLION],
    [heldFundCents, 1 * MILLION, 1 * MILLION],
  ],
  D10: [
    [(state) => state.business!.earnProduct, false, true],
    [floor, 0, -300 * MILLION],
    [(state) => state.business!.levers.creditShare, 0, 0.06],
  ],
  D12: [
    [(state) => state.business!.tokenLoan, false, true],
    [(state) => state.business!.levers.creditShare, 0, 0.12],
    [flag, false, false],
  ],
  D13: [
    [(state) => state.business!.hiddenLossCents === state.business!.exploitLossCents, false, true],
    [(state) => state.business!.exploitOpenUntilDay === null, false, true],
    [(state) => standing(state, 'losses')?.seat, undefined, 'chief'],
    [heldFundCents, 1 * MILLION, 1 * MILLION],
  ],
  D16: [
    [floor, -1_000 * MILLION, -65_356 * MILLION],
    [(state) => state.business!.levers.creditShare, 0, 0.18],
  ],
  D17: [
    [(state) => state.business!.token!.pump?.shareLeft, undefined, 0.05],
    [(state) => state.business!.unfair, 0, 0.3],
  ],
  D23: [
    [(state) => state.business!.token!.holderShare, 0.08, 0],
    [(state) => deskTokenShare(state) > 0.65, false, true],
    [(state) => state.business!.rumour, 0.5, 0.35],
  ],
  D24: [
    [(state) => state.business!.token!.defence === null, true, false],
    [(state) => state.business!.unfair, 0, 0.3],
  ],
  D25: [
    [(state) => standing(state, 'customer_assets')?.gap, undefined, 1],
    [(state) => state.business!.rumour, 0.4, 0.2],
    [(state) => state.business!.contradictions, 0, 1],
  ],
};

const whenAlternative: Partial<Record<AlternativeId, Change[]>> = {
  open_facility: [[(state) => state.business!.attraction, 0, 0.01]],
  print_fee_terms: [[(state) => state.business!.attraction, 0, 0.02]],
  lower_leverage: [[(state) => state.rules.leverageMax, 5, 4]],
  wide_float: [
    [(state) => state.business!.token?.thin, undefined, false],
    [(state) => deskTokenShare(state) < 0.2, true, true],
  ],
  post_margin: [[quotes, 0.7, 0.56]],
  printed_maker_rule: [[(state) => the(state, 'desk').leverage, 5, 2]],
  small_stated_lean: [[(state) => state.business!.levers.leanShare, 0, 0.1]],
  own_equity: [[quotes, 0.7, 0.8]],
  contribute_more: [[(state) => state.business!.levers.fundShare, 0.08, 0.14]],
  opt_in_earn: [[(state) => state.business!.levers.farmShare, 0, 0.05]],
  independent_lender: [[(state) => debtCents(state) > 0, false, true]],
  hard_cap: [[(state) => state.business!.hardCapCents, null, 1_000 * MILLION]],
  disclose_holdings: [[(state) => standing(state, 'related_party')?.seat, undefined, 'desk']],
  let_holder_sell: [[(state) => state.business!.token!.holderShare, 0.08, 0]],
  publish_coverage: [[(state) => state.business!.doubt > 0.4, false, true]],
  gate_alike: [[(state) => state.rules.queuePolicy, 'first_come', 'gated']],
};
/** To leave the thing alone is an answer too. */
const CHANGES_NOTHING: AlternativeId[] = ['say_nothing', 'no_token', 'leave_price', 'let_it_trade', 'stay_hedged'];

const close = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
function expectChanges(before: SimState, after: SimState, changes: Change[]): void {
  for (const [read, from, to] of changes) expect([close(read(before)), close(read(after))]).toEqual([from, to]);
}

describe.each(ids)('offer %s', (id) => {
  it('comes up once what brings it has happened, on the desk of its seat and no other', () => {
    const { state, offer } = offered(id);
    expect(offer).toMatchObject({ seat: specNamed(id).proposer, status: 'open', stalled: 0 });
    for (const seat of SEATS) {
      const items = seatView(state, seat, '').inbox.filter((item) => item.kind === 'offer' && item.offer === id);
      expect([seat, items.length]).toEqual([seat, seat === offer.seat ? 1 : 0]);
    }
  });

  it('goes through a request: two seats at least, then it is in force', () => {
    const { state, offer } = granted(id);
    const request = requestOf(state, offer);
    const spec = specNamed(id);
    const signed = new Set(request.trail.map((entry) => entry.seat));
    expect(offer.status).toBe('granted');
    expect(request.status).toBe('merged');
    expect([...signed].sort()).toEqual([...new Set([spec.proposer, spec.approver, spec.executor])].sort());
    expect(signed.size).toBeGreaterThan(1);
    expectChanges(offered(id).state, state, whenGranted[id]);
  });

  it('is refused by the seat that would have to sign, and nothing of it is in force', () => {
    const { state, offer } = offered(id);
    answerOffer(state, offer, 'ask');
    const code = tell(state, specNamed(id).approver, { type: 'refuse_request', requestId: offer.requestId!, reason: 'no_exceptions' });
    expect(code).toBeNull();
    expect(offer.status).toBe('refused');
    if (id !== 'D13' && id !== 'D23')
      expectChanges(
        state,
        state,
        whenGranted[id].map(([read, from]) => [read, from, from] as Change),
      );
  });

  it.each(specNamed(id).alternatives)('is answered by %s', (alternative) => {
    const { state, offer } = offered(id);
    const before = structuredClone(state);
    expect(answerOffer(state, offer, alternative)).toBeNull();
    expect(offer).toMatchObject({ status: 'alternative', alternative, reason: 'own_risk' });
    expect(state.requests.length).toBe(before.requests.length);
    if (CHANGES_NOTHING.includes(alternative)) {
      expect({ ...state.business!, offers: [] }).toEqual({ ...before.business!, offers: [] });
      expect(state.ledger).toEqual(before.ledger);
    } else {
      const same = JSON.stringify([{ ...state, business: { ...state.business, offers: [] } }]);
      expect(same).not.toBe(JSON.stringify([{ ...before, business: { ...before.business, offers: [] } }]));
      expectChanges(before, state, whenAlternative[alternative] ?? []);
    }
  });

  it('is worded in full, in 45 words at most', () => {
    const texts: Record<string, string> = en;
    for (const key of ['title', 'body', 'granted', 'left']) expect(texts[`offer.${id}.${key}`]).toBeTruthy();
    expect(texts[`offer.${id}.body`]!.split(/\s+/).length).toBeLessThanOrEqual(45);
    for (const answer of ['ask', 'decline', 'stall', ...specNamed(id).alternatives]) expect(texts[`answer.${answer}.hint`]).toBeTruthy();
  });
});

describe('the content of the offers', () => {
  it('names the seats that the workflow asks', () => {
    for (const { kind, approver, executor } of offerSpecs)
      expect([approver, executor]).toEqual([REQUESTS[kind].approver, REQUESTS[kind].executor]);
  });

  it('gives every seat something, and every offer another way', () => {
    expect(new Set(offerSpecs.map((spec) => spec.proposer)).size).toBe(SEATS.length);
    for (const spec of offerSpecs) expect(spec.alternatives.length).toBeGreaterThan(0);
  });
});

describe('when an offer comes up', () => {
  const up = (state: SimState): OfferId[] => {
    runOffers(state, []);
    return state.business!.offers.filter((offer) => offer.status === 'open').map((offer) => offer.offer);
  };

  it('is within its window, which a shorter session hurries through and a longer one does not stretch', () => {
    const state = atRound(3);
    brings.D16(state);
    expect(up(state)).not.toContain('D16');
    state.clock.round = 4;
    state.clock.day = 3 * 168 + 84;
    expect(up(state)).toContain('D16');
    const later = atRound(6);
    later.business!.weather.rounds = 10;
    brings.D16(later);
    expect(up(later)).not.toContain('D16');
    const short = atRound(3);
    short.business!.weather.rounds = 4;
    short.clock.day += 84;
    brings.D16(short);
    expect(up(short)).toContain('D16');
  });

  it('is not on the first day of a round, and not all at once', () => {
    const state = atRound(1);
    brings.D03(state);
    const days: number[] = [];
    for (let day = 0; day < 84; day++) {
      state.clock.day = day;
      const before = state.business!.offers.length;
      runOffers(state, []);
      for (let n = before; n < state.business!.offers.length; n++) days.push(day);
    }
    expect(days.length).toBe(3);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(2);
    expect(new Set(days).size).toBe(3);
  });

  it('is not without its trigger, nor once the books are open', () => {
    expect(up(atRound(3))).not.toContain('D08');
    const state = atRound(3);
    brings.D08(state);
    state.business!.disclosed = { day: 1, forced: false };
    expect(up(state)).toEqual([]);
  });

  it('is again after its cooldown where it was left, and never where it comes once', () => {
    const { state, offer } = offered('D06');
    answerOffer(state, offer, 'decline');
    state.clock.day += 100;
    expect(up(state)).not.toContain('D06');
    state.clock.round = 3;
    state.clock.day += 68;
    expect(up(state)).toContain('D06');
    const once = offered('D01');
    answerOffer(once.state, once.offer, 'decline');
    once.state.clock.day += 400;
    expect(up(once.state)).not.toContain('D01');
  });

  it('is again and again where it repeats, a step further each time', () => {
    const { state } = granted('D06');
    state.clock.round = 3;
    state.clock.day += 168;
    runOffers(state, []);
    const next = state.business!.offers.find((offer) => offer.offer === 'D06' && offer.status === 'open')!;
    answerOffer(state, next, 'ask');
    sign(state, requestOf(state, next));
    expect(state.business!.levers.leanShare).toBeCloseTo(0.85, 9);
  });
});

it('nothing is drawn by asking alone', () => {
  const { state, offer } = offered('D10');
  answerOffer(state, offer, 'ask');
  expect(customersMoneyInUseCents(state)).toBe(0);
  expect(theLongBoom.business!.offers.length).toBe(16);
});
