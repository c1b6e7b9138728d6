import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessSpec } from '../../shared/sim/businessSpec.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { CODE, totalPosted } from '../../shared/sim/exchange/ledger.ts';
import { disclose } from '../../shared/sim/firm/disclosure.ts';
import { runDiscovery } from '../../shared/sim/firm/discovery.ts';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import { heldFundCents, shownFundCents } from '../../shared/sim/firm/publicPage.ts';
import { tokenPriceCents } from '../../shared/sim/firm/tokenPrice.ts';
import { customersMoneyInUseCents, holeCents, orderlyEquityCents, usdOf } from '../../shared/sim/firm/worth.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { giveLine, happened, jumpTo, mergeLine, openHole, playUntil, setCash, sign, tell } from '../support/boom.ts';
import { MILLION, the } from '../support/game.ts';
import { workedAt, workedFirm } from '../support/workedNumbers.ts';

/** A leak in every week in which anybody knows; `whistle` of them go to a regulator. */
const leaky = (whistle: number) => (spec: BusinessSpec) => {
  spec.discovery.hazardPerWeek = 1e9;
  spec.discovery.whistleShare = whistle;
};

/** The last step before a week begins, in the middle of round 3. */
function beforeWeek(change: (spec: BusinessSpec) => void): SimState {
  const state = workedFirm(change);
  jumpTo(state, 405.8);
  return state;
}
const dollars = (state: SimState): number[] => state.accounts.map(({ index }) => state.ledger.balances[index * state.ledger.assets + USD]!);

describe('a leak', () => {
  it('needs somebody who knows: nobody, no leak; one, a leak when the week turns, and no money moves', () => {
    const nobody = beforeWeek(leaky(0));
    expect(
      happened(
        playUntil(nobody, () => false, 40),
        'leaked',
      ),
    ).toEqual([]);

    const state = beforeWeek(leaky(0));
    state.business!.insiders = 1;
    state.clock.dayBefore = 405.8;
    state.clock.day = 406.1;
    const before = dollars(state);
    const events: SimEvent[] = [];
    runDiscovery(state, events);
    expect(events).toEqual([{ type: 'leaked', week: 58 }]);
    expect(dollars(state)).toEqual(before);
    expect(state.business!.leaks).toBe(1);
    expect(state.business!.doubt).toBeGreaterThan(0.12 + 0.2 * 0.5 - 1e-9);
    expect(state.business!.doubt).toBeLessThan(0.12 + 0.2 * 1.5);
    expect(state.business!.rumour).toBeGreaterThanOrEqual(0.25);
    expect(state.business!.reputationLoss).toBeGreaterThanOrEqual(0.25);
  });

  it('comes once a week in the real engine, whatever the steps', () => {
    for (const steps of [360, 112]) {
      const state = beforeWeek(leaky(0));
      state.clock.paces[0]!.daysPerStep = 168 / steps;
      state.business!.insiders = 1;
      const calm = (): boolean => {
        Object.assign(state.business!, { doubt: 0.12, rumour: 0 });
        return state.clock.day > 428;
      };
      expect(happened(playUntil(state, calm, 60), 'leaked').map((event) => event.week)).toEqual([58, 59, 60, 61]);
    }
  });

  it('is likelier the more people know, the more has been said, and in a fall', () => {
    const hazard = (insiders: number, contradictions: number, mood: number): number => {
      const state = workedAt(3);
      Object.assign(state.business!, { insiders, contradictions });
      state.business!.outside.mood = mood;
      state.clock.daysPerStep = 7;
      state.clock.dayBefore = state.clock.day;
      runDiscovery(state, []);
      return state.business!.leakHazard;
    };
    expect(hazard(1, 0, 1)).toBeCloseTo(0.0006, 12);
    expect(hazard(32, 0, 1)).toBeCloseTo(0.0006 * 8, 12);
    expect(hazard(1, 5, 1)).toBeCloseTo(0.0006 * 1.8, 12);
    expect(hazard(1, 0, 0.2)).toBeCloseTo(0.0006 * 2.6, 12);
  });

  it('to a regulator opens the books where customers’ money is in use, and is gossip where it is not', () => {
    const inUse = beforeWeek(leaky(1));
    inUse.business!.insiders = 4;
    mergeLine(inUse, 60 * MILLION);
    openHole(inUse, 20 * MILLION);
    setCash(inUse, 'desk_quotes', 80 * MILLION);
    const events = playUntil(inUse, (now) => happened(now, 'disclosed').length > 0, 4);
    expect(happened(events, 'leaked')).toEqual([]);
    expect(happened(events, 'disclosed')).toMatchObject([{ forced: true }]);
    expect(inUse.business!.disclosed).toEqual({ day: inUse.clock.day, forced: true });

    const clean = beforeWeek(leaky(1));
    clean.business!.insiders = 4;
    const gossip = playUntil(clean, (now) => happened(now, 'leaked').length > 0, 4);
    expect(happened(gossip, 'leaked')).toHaveLength(1);
    expect(clean.business!.disclosed).toBeNull();
  });

  it('corrects a fund that is made up: the page shows what is held, by force', () => {
    const state = beforeWeek(leaky(0));
    tell(state, 'chief', { type: 'publish_page', displayedFundCents: 9 * MILLION, claimsSameRules: false });
    expect(shownFundCents(state)).toBe(9 * MILLION);
    state.business!.insiders = 1;
    playUntil(state, (now) => happened(now, 'leaked').length > 0, 4);
    expect(shownFundCents(state)).toBeLessThan(1.1 * heldFundCents(state) + MILLION / 10);
    expect(state.business!.statements.find((one) => one.topic === 'insurance_fund')).toMatchObject({ forced: true });
  });
});

describe('at the end of a round', () => {
  function roundEnd(change: (spec: BusinessSpec) => void, prepare: (state: SimState) => void): { state: SimState; events: SimEvent[] } {
    const state = workedFirm((spec) => {
      spec.discovery.hazardPerWeek = 0;
      change(spec);
    });
    jumpTo(state, 503);
    prepare(state);
    return { state, events: playUntil(state, () => state.phase !== 'live', 6) };
  }
  function usesMoney(state: SimState): void {
    mergeLine(state, 60 * MILLION);
    openHole(state, 20 * MILLION);
    setCash(state, 'desk_quotes', 80 * MILLION);
  }

  it('an audit that finds what it looks for opens the books', () => {
    const { state, events } = roundEnd((spec) => Object.assign(spec.discovery, { auditChancePerRound: 1, auditDetects: 1 }), usesMoney);
    expect(happened(events, 'audited')).toEqual([{ type: 'audited', found: true }]);
    expect(happened(events, 'disclosed')).toMatchObject([{ forced: true }]);
    expect(totalPosted(state.ledger, CODE.fine, USD) + state.business!.finesDueCents).toBe(happened(events, 'disclosed')[0]!.fineCents);
  });

  it('an audit that does not leaves one more who wondered', () => {
    const { state, events } = roundEnd((spec) => Object.assign(spec.discovery, { auditChancePerRound: 1, auditDetects: 0 }), usesMoney);
    expect(happened(events, 'audited')).toEqual([{ type: 'audited', found: false }]);
    expect(state.business!.disclosed).toBeNull();
    // Three of the line's signatures know, and half a one more.
    expect(state.business!.insiders).toBe(3.5);
  });

  it('nobody audits a firm that uses nothing, and secrets without a secret fade', () => {
    const { state, events } = roundEnd(
      (spec) => Object.assign(spec.discovery, { auditChancePerRound: 1, auditDetects: 1 }),
      (firm) => {
        firm.business!.insiders = 1;
      },
    );
    expect(happened(events, 'audited')).toEqual([]);
    expect(state.business!.insiders).toBeCloseTo(0.78, 12);
  });

  it('somebody asks for the fund’s address: a made-up fund comes out, a true one does not', () => {
    const certain = (spec: BusinessSpec): void => {
      spec.discovery.fundCheckChance = 2;
    };
    const madeUp = roundEnd(certain, (state) => {
      tell(state, 'chief', { type: 'publish_page', displayedFundCents: 9 * MILLION, claimsSameRules: false });
    });
    expect(happened(madeUp.events, 'fund_checked')).toEqual([{ type: 'fund_checked' }]);
    expect(shownFundCents(madeUp.state)).toBe(heldFundCents(madeUp.state));
    expect(happened(roundEnd(certain, () => {}).events, 'fund_checked')).toEqual([]);
  });
});

describe('the large holder', () => {
  it('asks when there is rumour, waits two weeks, and leaves: the price falls, no dollar moves between firm and customers', () => {
    const state = workedFirm((spec) => {
      spec.discovery.hazardPerWeek = 0;
    });
    jumpTo(state, 420);
    issueToken(state, true);
    state.business!.rumour = 1;
    const asked: SimEvent[] = [];
    for (let weeks = 0; weeks < 400 && asked.length === 0; weeks++) {
      state.clock.dayBefore = state.clock.day;
      state.clock.day += 7;
      runDiscovery(state, asked);
    }
    expect(asked).toEqual([{ type: 'holder_asks' }]);
    expect(state.business!.token!.holderAsksUntilDay).toBe(state.clock.day + 14);
    const price = tokenPriceCents(state);
    const before = dollars(state);
    const left: SimEvent[] = [];
    for (const days of [7, 7]) {
      expect(left).toEqual([]);
      state.clock.dayBefore = state.clock.day;
      state.clock.day += days;
      runDiscovery(state, left);
    }
    expect(left).toEqual([{ type: 'holder_left' }]);
    expect(tokenPriceCents(state) / price).toBeCloseTo((0.3 / 0.38) ** 1.15, 6);
    expect(dollars(state)).toEqual(before);
    expect(state.business!.doubt).toBeCloseTo(0.12 + 0.14 * 1.4, 9);
  });

  it('says nothing while all is quiet', () => {
    const state = workedAt(3);
    issueToken(state, true);
    state.business!.rumour = 0.3;
    const events: SimEvent[] = [];
    for (let weeks = 0; weeks < 200; weeks++) {
      state.clock.dayBefore = state.clock.day;
      state.clock.day += 7;
      runDiscovery(state, events);
    }
    expect(happened(events, 'holder_asks')).toEqual([]);
  });
});

describe('opening the books', () => {
  /** Uses 30 million of its customers', has used 100, and made 5 on it; 200 million of quotes behind it. */
  function user(): SimState {
    const state = workedAt(4);
    mergeLine(state, 60 * MILLION);
    setCash(state, 'desk_quotes', 200 * MILLION);
    openHole(state, 230 * MILLION);
    setCash(state, 'desk', -30 * MILLION - usdOf(state, 'firm_treasury'));
    Object.assign(state.business!, { peakUseCents: 100 * MILLION, gainsOnCustomersCents: 5 * MILLION });
    return state;
  }

  it('told: a tenth of the most that was used and nine tenths of the gains; forced: 15 % and all of them', () => {
    for (const [forced, fine] of [
      [false, 14.5 * MILLION],
      [true, 20 * MILLION],
    ] as const) {
      const state = user();
      const worth = orderlyEquityCents(state);
      const events: SimEvent[] = [];
      disclose(state, forced, events);
      expect(state.business!.finesDueCents).toBe(fine);
      expect(state.business!.finesCents).toBe(fine);
      expect(worth - orderlyEquityCents(state)).toBe(fine);
      expect(happened(events, 'disclosed')).toEqual([{ type: 'disclosed', forced, fineCents: fine, holeCents: holeCents(state) }]);
      expect(state.business).toMatchObject({ repaying: true, gainsOnCustomersCents: 0, disclosed: { forced } });
      expect(state.business!.levers).toMatchObject({ creditShare: 0, leanShare: 0, proofOfReserves: true });
    }
  });

  it('happens once', () => {
    const state = user();
    disclose(state, false, []);
    const due = state.business!.finesDueCents;
    disclose(state, true, []);
    expect(state.business!.finesDueCents).toBe(due);
  });

  it('never makes a solvent firm insolvent, and takes nothing from an insolvent one', () => {
    const millions = fc.integer({ min: 0, max: 3_000 });
    const state = user();
    const business = structuredClone(state.business!);
    const requests = structuredClone(state.requests);
    const balances = state.ledger.balances.slice();
    fc.assert(
      fc.property(fc.boolean(), millions, millions, millions, millions, (forced, quotes, used, peak, gains) => {
        state.business = structuredClone(business);
        state.requests = structuredClone(requests);
        state.ledger.balances.set(balances);
        setCash(state, 'desk_quotes', quotes * MILLION);
        setCash(state, 'desk', 0 - used * MILLION);
        Object.assign(state.business, { peakUseCents: peak * MILLION, gainsOnCustomersCents: gains * MILLION });
        const worth = orderlyEquityCents(state);
        disclose(state, forced, []);
        if (worth <= 0) expect(state.business.finesDueCents).toBe(0);
        else expect(orderlyEquityCents(state)).toBeGreaterThanOrEqual(Math.floor(0.15 * worth));
      }),
      { numRuns: 60 },
    );
  });

  it('is paid once the firm has dollars of its own, and not before: customers’ dollars and the fund pay none of it', () => {
    const state = beforeWeek(leaky(1));
    state.business!.insiders = 5;
    setCash(state, 'desk', 0);
    setCash(state, 'desk_quotes', 0);
    setCash(state, 'desk_farm', 80 * MILLION);
    setCash(state, 'firm_treasury', -20 * MILLION);
    const fund = usdOf(state, 'insurance_fund');
    const events = playUntil(state, () => state.business!.disclosed !== null, 4);
    expect(happened(events, 'disclosed')[0]!.fineCents).toBeGreaterThan(2 * MILLION);
    expect(usdOf(state, 'desk')).toBeGreaterThanOrEqual(0);
    const later = playUntil(state, () => false, 10);
    expect(happened(later, 'fund_paid')).toEqual([]);
    expect(happened(later, 'liquidation_started')).toEqual([]);
    expect(usdOf(state, 'insurance_fund')).toBeGreaterThanOrEqual(fund);
  });

  it('too late to repay: everyone is frozen alike and gets the same share', () => {
    const state = workedAt(4);
    giveLine(state, 600 * MILLION);
    setCash(state, 'desk_quotes', 0);
    openHole(state, 40 * MILLION);
    const deposits = state.business!.depositsCents;
    const worth = orderlyEquityCents(state);
    expect(worth).toBeLessThan(-0.02 * deposits);
    const events: SimEvent[] = [];
    expect(tell(state, 'chief', { type: 'come_clean' }, events)).toBeNull();
    expect(happened(events, 'firm_ended')).toEqual([
      { type: 'firm_ended', ending: 'wound_down', equityCents: -1, repaidShare: 1 + worth / deposits },
    ]);
    expect(customersMoneyInUseCents(state)).toBe(40 * MILLION);
  });

  it('forced, a hole ends nothing by itself: the firm goes on repaying', () => {
    const state = workedAt(4);
    giveLine(state, 600 * MILLION);
    openHole(state, 80 * MILLION);
    disclose(state, true, []);
    expect(state.business!.ending).toBeNull();
    expect(state.business!.repaying).toBe(true);
  });

  it('privileges end, the line stays until it is repaid, the page shows what is held', () => {
    const state = user();
    tell(state, 'desk', { type: 'propose_change', kind: 'full_mark', value: 0, reason: 'temporary' });
    const request = state.requests.at(-1)!;
    sign(state, request);
    tell(state, 'chief', { type: 'publish_page', displayedFundCents: 9 * MILLION, claimsSameRules: true });
    expect(the(state, 'desk').fullMark).toBe(true);
    disclose(state, true, []);
    expect(the(state, 'desk').fullMark).toBe(false);
    expect(the(state, 'desk').borrowCents).toBe(60 * MILLION);
    expect(shownFundCents(state)).toBe(heldFundCents(state));
    expect(state.business!.statements.every((one) => one.correctedDay === state.clock.day && one.forced)).toBe(true);
  });
});
