import { describe, expect, it } from 'vitest';
import type { OfferId } from '../../shared/sim/business.ts';
import type { OfferAnswer } from '../../shared/sim/commands.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { workQueue } from '../../shared/sim/exchange/withdrawals.ts';
import { closeFirm } from '../../shared/sim/firm/closeFirm.ts';
import { disclose } from '../../shared/sim/firm/disclosure.ts';
import { lend, runLenders } from '../../shared/sim/firm/lenders.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import { runProtocol } from '../../shared/sim/firm/protocol.ts';
import { gapOf, standing } from '../../shared/sim/firm/statements.ts';
import { customersMoneyInUseCents, debtCents, displayedEquityCents, usdOf } from '../../shared/sim/firm/worth.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { readFirm } from '../../shared/sim/judgement/firmReading.ts';
import { createIntegrals, moveIntegrals } from '../../shared/sim/judgement/integrals.ts';
import { figuresOf, integrity } from '../../shared/sim/judgement/integrity.ts';
import { drawWeather } from '../../shared/sim/market/weather.ts';
import { seedFromText } from '../../shared/sim/random.ts';
import { atTableOf, SEATS } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { isGone } from '../../shared/sim/views/records.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import {
  answerOffer,
  atRound,
  brings,
  giveLine,
  granted,
  offered,
  playUntil,
  requestOf,
  setCash,
  tell,
  theLongBoom,
} from '../support/boom.ts';
import { MILLION, the } from '../support/game.ts';

/** Calendar days pass for the lenders alone. */
function lendersFor(state: SimState, days: number): void {
  state.clock.daysPerStep = 1;
  for (let day = 0; day < days; day++) {
    state.clock.dayBefore = state.clock.day;
    state.clock.day += 1;
    runLenders(state, []);
  }
}

describe('lenders who run short', () => {
  it('ask for two weeks, then call; a firm that owes them nothing is not asked', () => {
    const state = atRound(6);
    state.business!.weather.recallDay = state.clock.day + 1;
    lend(state, 100 * MILLION);
    lendersFor(state, 1);
    runOffers(state, []);
    expect(state.business!.offers.map(({ offer }) => offer)).toContain('D21');
    const owed = debtCents(state);
    lendersFor(state, 13);
    expect([state.business!.lenders.recalled, debtCents(state)]).toEqual([false, owed]);
    lendersFor(state, 2);
    expect(state.business!.lenders.recalled).toBe(true);
    expect(debtCents(state)).toBeLessThan(owed);
    const free = atRound(6);
    free.business!.weather.recallDay = free.clock.day + 1;
    lendersFor(free, 1);
    runOffers(free, []);
    expect(free.business!.lenders.recalled).toBe(true);
    expect(free.business!.offers.map(({ offer }) => offer)).not.toContain('D21');
  });

  it('call as well where the books are open: an event resolves without its offer', () => {
    const state = atRound(6);
    lend(state, 100 * MILLION);
    state.business!.weather.recallDay = state.clock.day;
    state.business!.disclosed = { day: 1, forced: false };
    lendersFor(state, 1);
    runOffers(state, []);
    expect(state.business!.offers).toEqual([]);
    lendersFor(state, 15);
    expect(state.business!.lenders.recalled).toBe(true);
  });

  it.each<OfferAnswer>(['decline', 'let_lenders_fail'])('call once the answer is "%s"', (answer) => {
    const { state, offer } = offered('D21');
    const { doubt } = state.business!;
    answerOffer(state, offer, answer);
    expect(state.business!.lenders.recalled).toBe(true);
    expect(state.business!.doubt).toBeCloseTo(doubt + 0.05, 9);
  });

  it('are saved with customers’ dollars where the desk has none of its own, and the draw is booked to it', () => {
    const { state, offer } = offered('D21');
    giveLine(state, 500 * MILLION);
    setCash(state, 'desk', 5 * MILLION);
    setCash(state, 'desk_quotes', 0);
    const integrals = createIntegrals();
    moveIntegrals(integrals, readFirm(state));
    answerOffer(state, offer, 'ask');
    const request = requestOf(state, offer);
    tell(state, 'risk', { type: 'approve_request', requestId: request.requestId, reason: 'own_risk' });
    tell(state, 'chief', { type: 'merge_request', requestId: request.requestId, reason: 'own_risk' });
    expect(customersMoneyInUseCents(state)).toBe(25 * MILLION);
    state.clock.day += 1;
    moveIntegrals(integrals, readFirm(state));
    expect(integrals.sources.find((source) => source.requestId === request.requestId)!.drawnCents).toBe(25 * MILLION);
    lendersFor(state, 30);
    expect(debtCents(state)).toBe(100 * MILLION);
  });

  it('cannot be saved by a firm that has neither cash nor a line: nobody asks, and they call', () => {
    const state = atRound(6);
    brings.D21(state);
    setCash(state, 'desk', 5 * MILLION);
    setCash(state, 'desk_quotes', 0);
    runOffers(state, []);
    expect(state.business!.offers.map(({ offer }) => offer)).not.toContain('D21');
    lendersFor(state, 15);
    expect(state.business!.lenders.recalled).toBe(true);
  });

  it('are paid back from what is the firm’s own, never from customers, where it is done that way', () => {
    const repaid = (answer: OfferAnswer): number => {
      const { state, offer } = offered('D21');
      giveLine(state, 500 * MILLION);
      setCash(state, 'desk', -10 * MILLION);
      setCash(state, 'desk_quotes', 0);
      answerOffer(state, offer, answer);
      lendersFor(state, 28);
      return customersMoneyInUseCents(state);
    };
    expect(repaid('let_lenders_fail')).toBeGreaterThan(20 * MILLION);
    expect(repaid('repay_from_assets')).toBe(10 * MILLION);
  });

  it('wait half a year once they have seen books that close, and call where they do not', () => {
    const closes = offered('D22');
    closes.state.business!.lenders.recalled = true;
    answerOffer(closes.state, closes.offer, 'one_true_sheet');
    const owed = debtCents(closes.state);
    lendersFor(closes.state, 160);
    expect(debtCents(closes.state)).toBe(owed);
    lendersFor(closes.state, 30);
    expect(debtCents(closes.state)).toBeLessThan(owed);
    const short = offered('D22');
    setCash(short.state, 'desk', -200 * MILLION);
    answerOffer(short.state, short.offer, 'one_true_sheet');
    expect(short.state.business!.lenders.recalled).toBe(true);
  });

  it('have been told the truth by a firm whose marks are money, and not by one that owes inside', () => {
    const honest = granted('N4').state;
    expect(standing(honest, 'lenders_sheet')!.gap).toBe(0);
    setCash(honest, 'desk', -20 * MILLION);
    expect(gapOf(honest, 'lenders_sheet')).toBe(1);
    const ventures = granted('N4').state;
    setCash(ventures, 'desk_ventures', 200 * MILLION);
    ventures.business!.outside.mood = 0.3;
    expect(gapOf(ventures, 'lenders_sheet')).toBeGreaterThan(0.1);
  });
});

describe('the protocol under the farm', () => {
  const farm = (state: SimState): number => usdOf(state, 'desk_farm');

  it('has its day from a draw of its own: no other day moves', () => {
    const { rounds, weather, customers, without } = theLongBoom.business!;
    const drawn = Array.from({ length: 200 }, (_, n) => drawWeather({ rounds, weather, customers, without }, seedFromText(`${n}`)));
    const days = drawn.map(({ founderDay }) => founderDay).filter((day) => day !== null);
    expect(days.length).toBeGreaterThan(95);
    expect(days.length).toBeLessThan(145);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(2.6 * 168 - 1);
    expect(Math.max(...days)).toBeLessThan(5.6 * 168);
  });

  it.each<[OfferAnswer | 'lapses' | 'refused', number]>([
    ['decline', 70],
    ['let_protocol_fail', 70],
    ['share_rescue', 85],
    ['lapses', 70],
    ['refused', 70],
  ])('%s: %i of a hundred are left', (how, left) => {
    const { state, offer } = offered('N3');
    if (how === 'lapses') {
      state.clock.day += 15;
      runProtocol(state);
      runOffers(state, []);
    } else if (how === 'refused') {
      answerOffer(state, offer, 'ask');
      tell(state, 'chief', { type: 'refuse_request', requestId: offer.requestId!, reason: 'no_exceptions' });
    } else answerOffer(state, offer, how);
    runProtocol(state);
    expect(farm(state)).toBe(left * MILLION);
    expect(state.business!.protocolLossCents).toBe((100 - left) * MILLION);
    expect(state.business!.protocolOpenUntilDay).toBeNull();
  });

  it('is stood in for with others only as far as own cash goes', () => {
    const { state, offer } = offered('N3');
    setCash(state, 'desk', -10 * MILLION);
    answerOffer(state, offer, 'share_rescue');
    expect(farm(state)).toBe(70 * MILLION);
    expect(usdOf(state, 'desk')).toBe(-10 * MILLION);
  });

  it('opens on its day where there is a farm to decide about', () => {
    const state = atRound(4);
    state.business!.weather.founderDay = Math.floor(state.clock.day);
    state.clock.dayBefore = state.clock.day - 1;
    setCash(state, 'desk_farm', 40 * MILLION);
    runProtocol(state);
    expect(state.business!.protocolOpenUntilDay).toBe(state.clock.day + 14);
  });
});

describe('friends first', () => {
  it('their claims are paid whole while the others wait', () => {
    const { state } = granted('D26');
    const others = state.accounts.filter((account) => account.kind === 'customer' && !account.favourite);
    const friend = state.accounts.find((account) => account.favourite)!.index;
    for (const { index } of others) state.queue.push({ account: index, asset: USD, units: 1 * MILLION, step: state.step - 1 });
    const before = balanceOf(state.ledger, friend, USD);
    const asked = state.queue.find((entry) => entry.account === friend)!.units;
    state.coldUnits[USD] = Math.max(
      0,
      0 - asked - state.ledger.balances.reduce((sum, units, at) => (at % state.ledger.assets === 0 ? sum - units : sum), 0),
    );
    workQueue(state, []);
    expect(before - balanceOf(state.ledger, friend, USD)).toBe(asked);
  });

  it('comes up in a run of any round, and outside its rounds in none', () => {
    const early = atRound(5);
    brings.D26(early);
    runOffers(early, []);
    expect(early.business!.offers.map(({ offer }) => offer)).toContain('D26');
    const calm = atRound(5);
    brings.D26(calm);
    calm.business!.runUntilDay = null;
    calm.queue.push({ account: 20, asset: USD, units: 1, step: 0 });
    runOffers(calm, []);
    expect(calm.business!.offers.map(({ offer }) => offer)).not.toContain('D26');
  });

  it('is taken back with the request, and one queue makes the sentence true', () => {
    const { state, offer } = granted('D26');
    tell(state, 'chief', { type: 'revert_request', requestId: offer.requestId!, reason: 'clean_up' });
    expect(state.rules.queuePolicy).toBe('first_come');
    expect(gapOf(state, 'queue')).toBe(0);
  });
});

describe('records that expire', () => {
  /** A line that was signed long ago, then the setting. */
  function settled(): { state: SimState; line: number } {
    const state = atRound(6);
    brings.D08(state);
    const line = state.requests[0]!;
    state.step = 600;
    state.clock.paces = [{ step: 0, day: 0, daysPerStep: state.clock.day / 600 }];
    for (const entry of line.trail) entry.step = 10;
    line.trail.at(-1)!.step = 20;
    return { state, line: line.requestId };
  }
  const trailSeen = (state: SimState, requestId: number): number =>
    seatView(state, 'chief', '').requests.find((request) => request.requestId === requestId)!.trail.length;

  it('what is older than four weeks is shown to no seat while the rule is on, and the record keeps it', () => {
    const { state, line } = settled();
    expect([trailSeen(state, line), isGone(state, 10)]).toEqual([3, false]);
    state.rules.recordsExpire = true;
    expect([trailSeen(state, line), isGone(state, 10), isGone(state, 599)]).toEqual([1, true, false]);
    expect(state.requests[0]!.trail.length).toBe(3);
  });

  it('truth pays for it, with the rows of the change, and still does when it has been taken back', () => {
    const { state, offer } = offered('D28');
    const log = createEvidence();
    const events: Parameters<typeof recordEvidence>[2] = [];
    answerOffer(state, offer, 'ask', events as never);
    recordEvidence(log, state, events);
    const clean = integrity(log, state).truth;
    for (const [seat, type] of [
      ['chief', 'approve_request'],
      ['engineer', 'merge_request'],
      ['engineer', 'revert_request'],
    ] as const) {
      const told: Parameters<typeof recordEvidence>[2] = [];
      expect(tell(state, seat, { type, requestId: offer.requestId!, reason: 'clean_up' }, told as never)).toBeNull();
      recordEvidence(log, state, told);
    }
    expect(state.rules.recordsExpire).toBe(false);
    expect(integrity(log, state).truth).toBeCloseTo(0.6 * clean, 6);
    expect(figuresOf(log, state).records!.rows.length).toBeGreaterThan(2);
  });

  it('cannot be made to once they are held, and a fine is then a fifth smaller', () => {
    const fineAfter = (hold: boolean): number => {
      const { state, offer } = offered('D28');
      state.business!.peakUseCents = 50 * MILLION;
      answerOffer(state, offer, hold ? 'litigation_hold' : 'decline');
      disclose(state, true, []);
      return state.business!.finesCents;
    };
    expect(fineAfter(true) / fineAfter(false)).toBeCloseTo(0.8, 6);
    const { state, offer } = offered('D28');
    answerOffer(state, offer, 'litigation_hold');
    expect(tell(state, 'engineer', { type: 'propose_change', kind: 'auto_delete', value: 0, reason: 'temporary' })).toBe(
      'prerequisite_missing',
    );
  });
});

describe('money on a sheet', () => {
  it('new owners have their part of what is left at the end', () => {
    const { state } = granted('N9');
    const sold = state.business!.soldShare;
    expect(sold).toBeGreaterThan(0.05);
    closeFirm(state, 'survived_clean', 100 * MILLION, 1, []);
    expect(state.business!.ending!.equityCents).toBe(Math.round(100 * MILLION * (1 - sold)));
  });

  it('a sheet with the loss brings less, and leaves nothing to be found', () => {
    const raised = (act: (state: SimState, take: ReturnType<typeof offered>) => void): number => {
      const { state, offer } = offered('N9');
      const before = displayedEquityCents(state);
      act(state, { state, offer });
      return displayedEquityCents(state) - before;
    };
    const withLoss = raised((state, { offer }) => void answerOffer(state, offer, 'sheet_with_loss'));
    const base = displayedEquityCents(offered('N9').state);
    const without = displayedEquityCents(granted('N9').state) - base;
    expect(without).toBeGreaterThan(1.8 * withLoss);
    expect(withLoss).toBeGreaterThan(0);
  });

  it('rescue money comes in about half of all futures, and is debt', () => {
    let came = 0;
    for (let n = 0; n < 40; n++) {
      const { state, offer } = offered('D27');
      state.seed = seedFromText(`pitch ${n}`);
      answerOffer(state, offer, 'ask');
      tell(state, 'risk', { type: 'approve_request', requestId: offer.requestId!, reason: 'own_risk' });
      tell(state, 'chief', { type: 'merge_request', requestId: offer.requestId!, reason: 'own_risk' });
      const lent = debtCents(state) > 0;
      expect(state.business!.rumour > 0).toBe(!lent);
      if (lent) came += 1;
    }
    expect(came).toBeGreaterThan(10);
    expect(came).toBeLessThan(30);
  });

  it('is for those it was shown to: no other seat reads of it', () => {
    const { state } = granted('D22');
    for (const seat of SEATS) expect(seatView(state, seat, '').firm?.statements.some(({ topic }) => topic === 'lenders_sheet')).toBe(false);
  });
});

describe('totals without the second account', () => {
  it('say that this is all the desk owes, until they list it again or the books are forced open', () => {
    const { state, offer } = granted('N5');
    expect(standing(state, 'related_party')).toMatchObject({ gap: 1, seat: 'chief' });
    tell(state, 'engineer', { type: 'revert_request', requestId: offer.requestId!, reason: 'clean_up' });
    expect(state.business!.statements[0]).toMatchObject({ correctedDay: state.clock.day, forced: false });
    const found = granted('N5').state;
    disclose(found, true, []);
    expect(found.business!.statements[0]).toMatchObject({ correctedDay: found.clock.day, forced: true });
  });
});

describe('every seat of a table of six', () => {
  it('gets its own of the late offers', () => {
    const six = createSim(atTableOf(theLongBoom, 6), '7');
    six.business!.weather.rounds = 8;
    six.clock.round = 6;
    six.clock.day = 5 * 168 + 84;
    six.business!.insiders = 6;
    lend(six, 20 * MILLION);
    runOffers(six, []);
    const seats = Object.fromEntries(six.business!.offers.map(({ offer, seat }) => [offer, seat]));
    expect(seats).toMatchObject({ D22: 'treasurer', D28: 'engineer' });
    const request = six.business!.offers.find(({ offer }) => offer === 'D22')!;
    expect(answerOffer(six, request, 'ask')).toBeNull();
    expect(requestOf(six, request).status).toBe('proposed');
  });
});

it.each<OfferId>(['D21', 'D22', 'D28', 'N3', 'N4', 'N6', 'N9'])('%s in force: the books close in every step that follows', (id) => {
  const { state } = granted(id);
  state.clock.paces = [{ step: state.step, day: state.clock.day, daysPerStep: theLongBoom.calendarDaysPerStep }];
  expect(() => playUntil(state, () => false, 60)).not.toThrow();
  expect(the(state, 'desk').bankrupt).toBe(false);
});
