import { describe, expect, it } from 'vitest';
import { en } from '../../shared/content/texts/en.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import type { AlternativeId } from '../../shared/sim/businessSpec.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { withdrawalFloorCents } from '../../shared/sim/exchange/margin.ts';
import { reportedRelatedPartyCents } from '../../shared/sim/exchange/reportedTotals.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import { heldFundCents, shownFundCents } from '../../shared/sim/firm/publicPage.ts';
import { approverOf, executorOf, signsNext } from '../../shared/sim/firm/requestTable.ts';
import { standing } from '../../shared/sim/firm/statements.ts';
import { customersMoneyInUseCents, debtCents, deskTokenShare } from '../../shared/sim/firm/worth.ts';
import { holderOf, SEATS } from '../../shared/sim/scenario.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
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
import { grantedMarketsAndWords, nothingChanges, otherwiseMarketsAndWords } from '../support/marketsAndWords.ts';

const ids = offerSpecs.map((spec) => spec.offer);
const floor = (state: SimState): number => withdrawalFloorCents(state, the(state, 'desk'));
const farm = (state: SimState): number => balanceOf(state.ledger, state.sole.desk_farm, USD);
const quotes = (state: SimState): number => state.business!.levers.quoteShare;

/** Figures of the state, and what they are before and after: one row per thing that an answer changes. */
type Change = [(state: SimState) => unknown, unknown, unknown];
const flag = (state: SimState): boolean => the(state, 'desk').allowNegative;

const whenGranted: Record<OfferId, Change[]> = {
  ...grantedMarketsAndWords,
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
    [(state) => state.business!.levers.creditShare, 0.2, 0.3],
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
  D21: [
    [(state) => state.business!.lenders.held, false, true],
    [(state) => state.business!.paidByDeedsCents, 0, 30 * MILLION],
    [debtCents, 100 * MILLION, 100 * MILLION],
    [(state) => state.business!.insiders, 0, 1.5],
  ],
  D22: [
    [(state) => state.business!.lenders.held, false, true],
    [(state) => debtCents(state) > 20 * MILLION, false, true],
    [(state) => standing(state, 'lenders_sheet')?.seat, undefined, 'chief'],
  ],
  D26: [
    [(state) => state.rules.queuePolicy, 'first_come', 'favourites_first'],
    [(state) => state.queue.map((entry) => state.accounts[entry.account]!.favourite).join(), '', 'true'],
    [(state) => state.business!.unfair, 0, 0.6],
    [(state) => standing(state, 'queue')?.gap, undefined, 0.7],
  ],
  D27: [
    [(state) => standing(state, 'investors')?.gap, undefined, 1],
    [(state) => state.business!.contradictions, 0, 1.5],
  ],
  D28: [
    [(state) => state.rules.recordsExpire, false, true],
    [(state) => state.business!.recordsDestroyedDay !== null, false, true],
    [(state) => state.business!.insiders, 6, 3.9],
  ],
  N3: [
    [(state) => state.business!.protocolOpenUntilDay === null, false, true],
    [farm, 100 * MILLION, 100 * MILLION],
    [(state) => state.business!.paidByDeedsCents, 0, 20 * MILLION],
  ],
  N4: [
    [(state) => state.business!.lenders.held, false, true],
    [debtCents, 50 * MILLION, 55 * MILLION],
    [(state) => state.business!.lenders.extraRate, 0, 0.06],
  ],
  N5: [
    [(state) => state.rules.totalsSkipUnlisted, false, true],
    [(state) => reportedRelatedPartyCents(state) > 0, true, false],
    [(state) => standing(state, 'related_party')?.gap, undefined, 1],
  ],
  N6: [
    [(state) => state.rules.pageCountsHouseToken, false, true],
    [(state) => shownFundCents(state) > heldFundCents(state), false, true],
  ],
  N9: [
    [(state) => state.business!.leftOutCents, 0, 8 * MILLION],
    [(state) => state.business!.soldShare, 0, 0.074074],
    [(state) => (standing(state, 'investors')?.gap ?? 0) > 0.5, false, true],
  ],
};

const whenAlternative: Partial<Record<AlternativeId, Change[]>> = {
  ...otherwiseMarketsAndWords,
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
  let_lenders_fail: [
    [(state) => state.business!.lenders.recalled, false, true],
    [(state) => state.business!.rumour, 0, 0.1],
  ],
  repay_from_assets: [[(state) => state.business!.lenders.fromAssets, false, true]],
  repay_lender: [[(state) => state.business!.lenders.fromAssets, false, true]],
  tell_customers_of_lenders: [
    [(state) => state.business!.lenders.recalled, false, true],
    [(state) => state.business!.rumour, 0, 0],
  ],
  one_true_sheet: [[(state) => (state.business!.lenders.waitUntilDay ?? 0) - state.clock.day > 100, false, true]],
  standstill: [[(state) => state.business!.lenders.extraRate, 0, 0.03]],
  one_queue: [
    [(state) => state.rules.queuePolicy, 'first_come', 'pro_rata'],
    [(state) => standing(state, 'queue')?.gap, undefined, 0],
  ],
  open_data_room: [[(state) => standing(state, 'investors'), undefined, undefined]],
  file_orderly: [
    [(state) => state.business!.ending?.id, undefined, 'wound_down'],
    [(state) => state.business!.disclosed?.forced, undefined, false],
  ],
  litigation_hold: [[(state) => state.business!.recordsHeld, false, true]],
  share_rescue: [[farm, 100 * MILLION, 85 * MILLION]],
  let_protocol_fail: [[farm, 100 * MILLION, 70 * MILLION]],
  pay_down: [[(state) => state.business!.levers.creditShare, 0.2, 0]],
  print_related_party: [[(state) => standing(state, 'related_party')?.topic, undefined, 'related_party']],
  sheet_with_loss: [
    [(state) => state.business!.leftOutCents, 0, 0],
    [(state) => state.business!.soldShare, 0, 0.038462],
  ],
};
/** To leave the thing alone is an answer too. */
const CHANGES_NOTHING: AlternativeId[] = ['say_nothing', 'no_token', 'leave_price', 'let_it_trade', 'stay_hedged', ...nothingChanges];

/** What they are about takes its course where nobody signs. */
const EVENTS: OfferId[] = ['D13', 'D21', 'D23', 'N3'];

const close = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
function expectChanges(before: SimState, after: SimState, changes: Change[]): void {
  for (const [read, from, to] of changes) expect([close(read(before)), close(read(after))]).toEqual([from, to]);
}

describe.each(ids)('offer %s', (id) => {
  it('comes up once what brings it has happened, on the desk of its seat and no other', () => {
    const { state, offer } = offered(id);
    expect(offer).toMatchObject({ seat: holderOf(state.scenario, specNamed(id).proposer), status: 'open', stalled: 0 });
    for (const seat of SEATS) {
      const items = seatView(state, seat, '').inbox.filter((item) => item.kind === 'offer' && item.offer === id);
      expect([seat, items.length]).toEqual([seat, seat === offer.seat ? 1 : 0]);
    }
  });

  it('goes through a request: two seats at least, then it is in force', () => {
    const { state, offer } = granted(id);
    const request = requestOf(state, offer);
    const { scenario } = state;
    const asked = holderOf(scenario, specNamed(id).proposer);
    const signed = new Set(request.trail.map((entry) => entry.seat));
    expect(offer.status).toBe('granted');
    expect(request.status).toBe('merged');
    expect([...signed].sort()).toEqual([...new Set([asked, approverOf(scenario, request), executorOf(scenario, request.kind)])].sort());
    expect(signed.size).toBeGreaterThan(1);
    expectChanges(offered(id).state, state, whenGranted[id]);
  });

  it('is refused by the seat that would have to sign, and nothing of it is in force', () => {
    const { state, offer } = offered(id);
    answerOffer(state, offer, 'ask');
    const code = tell(state, signsNext(state.scenario, requestOf(state, offer))!, {
      type: 'refuse_request',
      requestId: offer.requestId!,
      reason: 'no_exceptions',
    });
    expect(code).toBeNull();
    expect(offer.status).toBe('refused');
    if (!EVENTS.includes(id))
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
  it('gives no seat of six more than four in any round', () => {
    for (const seat of SEATS)
      for (let round = 1; round <= 8; round++) {
        const mine = offerSpecs.filter(
          ({ proposer, rounds }) => proposer === seat && rounds !== null && rounds[0] <= round && round <= rounds[1],
        );
        expect([seat, round, mine.length <= 4]).toEqual([seat, round, true]);
      }
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
    expect(days.length).toBe(4);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(2);
    expect(new Set(days).size).toBe(4);
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
  expect(theLongBoom.business!.offers.length).toBe(37);
});
