import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditUse } from '../../shared/sim/business.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { custodyUnits } from '../../shared/sim/exchange/valuation.ts';
import { growStakes } from '../../shared/sim/firm/stakes.ts';
import { runStrategies } from '../../shared/sim/firm/strategies.ts';
import { customersMoneyInUseCents, leanCents, usdOf } from '../../shared/sim/firm/worth.ts';
import { quoteMarkets } from '../../shared/sim/market/makers.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { coinsOf, giveLine, mergeLine, postedBy, setCash, setUnits } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

/** A week passes in the step, in a boom; the firm has nothing, and does nothing by itself. */
function idle(): SimState {
  const state = workedAt(3);
  const { levers, outside } = state.business!;
  state.clock.daysPerStep = 7;
  state.clock.dayBefore = state.clock.day - 7;
  Object.assign(outside, { mood: 1, regime: 'boom', basketReturn: 0, bitWeekReturn: 0 });
  Object.assign(levers, { quoteShare: 0, farmShare: 0, leanShare: 0, creditShare: 0, hedgeShare: 0 });
  for (const kind of ['desk', 'desk_quotes', 'firm_treasury', 'exchange_fees'] as const) setCash(state, kind, 0);
  return state;
}
const perWeek = (share: number): number => 1 - Math.exp(-share);

describe('own capital', () => {
  it('moves half of the way a week to the share that is set, and back', () => {
    const state = idle();
    setCash(state, 'desk', 10 * MILLION);
    state.business!.levers.quoteShare = 0.6;
    runStrategies(state, []);
    expect(usdOf(state, 'desk_quotes')).toBe(Math.floor(6 * MILLION * perWeek(0.7)));
    expect(usdOf(state, 'desk') + usdOf(state, 'desk_quotes')).toBe(10 * MILLION);
    const held = usdOf(state, 'desk_quotes');
    state.business!.levers.quoteShare = 0;
    runStrategies(state, []);
    expect(usdOf(state, 'desk_quotes')).toBeCloseTo(held * Math.exp(-0.7), -1);
  });

  it('is never customers’ money: with some in use nothing is moved', () => {
    const state = idle();
    giveLine(state, 50 * MILLION);
    setCash(state, 'desk', -10 * MILLION);
    setCash(state, 'desk_quotes', 40 * MILLION);
    Object.assign(state.business!.levers, { quoteShare: 1, farmShare: 0.5, creditShare: 0.001 });
    state.business!.outside.mood = 0.3;
    runStrategies(state, []);
    expect([usdOf(state, 'desk'), usdOf(state, 'desk_quotes'), usdOf(state, 'desk_farm')]).toEqual([-10 * MILLION, 40 * MILLION, 0]);
  });

  it('a farm grows from spare cash to its share', () => {
    const state = idle();
    setCash(state, 'desk', 10 * MILLION);
    state.business!.levers.farmShare = 0.3;
    runStrategies(state, []);
    expect(usdOf(state, 'desk_farm')).toBe(Math.floor(3 * MILLION * perWeek(0.7)));
  });
});

describe('the draw', () => {
  /** Wants 34 % of deposits of 100 million, spread as the mix says; half of it may be had. */
  function drawing(mix: Partial<Record<CreditUse, number>>): SimState {
    const state = idle();
    mergeLine(state, 50 * MILLION);
    Object.assign(state.business!.creditMix, { quoting: 0, farm: 0, tokens: 0, ventures: 0, bit: 0 }, mix);
    state.business!.levers.creditShare = 0.5;
    state.business!.depositsCents = 100 * MILLION;
    return state;
  }

  it('goes a sixth of the way a week to 68 % of the share that is set, and customers’ money is in use by that much', () => {
    const state = drawing({ farm: 1 });
    const custody = custodyUnits(state, USD);
    runStrategies(state, []);
    const drawn = Math.floor(34 * MILLION * perWeek(0.16));
    expect(usdOf(state, 'desk_farm')).toBe(drawn);
    expect(usdOf(state, 'desk')).toBe(0 - drawn);
    expect(customersMoneyInUseCents(state)).toBe(drawn);
    expect(custodyUnits(state, USD)).toBe(custody - drawn);
    expect(state.business!.peakUseCents).toBe(drawn);
    expect(state.requests.at(-1)).toMatchObject({ timesUsed: 1 });
  });

  it('goes where the mix says: a share each to farm, ventures, coins bought at 1.5 %, and quotes, which stay on the exchange', () => {
    const state = drawing({ farm: 1, ventures: 1, bit: 1, quoting: 1 });
    const custody = custodyUnits(state, USD);
    runStrategies(state, []);
    const part = Math.floor(Math.floor(34 * MILLION * perWeek(0.16)) / 4);
    expect([usdOf(state, 'desk_farm'), usdOf(state, 'desk_ventures'), usdOf(state, 'desk_quotes')]).toEqual([part, part, part]);
    expect(coinsOf(state, 'desk', 'BIT')).toBe(Math.floor((part * 0.985) / 10_000));
    expect(custodyUnits(state, USD)).toBe(custody - 3 * part);
  });

  it('needs a line, and stops at it', () => {
    const none = idle();
    Object.assign(none.business!.levers, { creditShare: 1 });
    Object.assign(none.business!.creditMix, { farm: 1 });
    runStrategies(none, []);
    expect(customersMoneyInUseCents(none)).toBe(0);

    const state = drawing({ farm: 1 });
    state.business!.depositsCents = 10_000 * MILLION;
    state.business!.levers.creditShare = 1;
    for (let weeks = 0; weeks < 60; weeks++) {
      runStrategies(state, []);
      expect(usdOf(state, 'desk')).toBeGreaterThanOrEqual(-50 * MILLION);
    }
    expect(customersMoneyInUseCents(state)).toBeGreaterThan(45 * MILLION);
  });

  it('takes at most half of the dollars that are there in a step', () => {
    const state = drawing({ quoting: 1 });
    for (const account of state.accounts) if (account.kind === 'customer') setUnits(state, account.index, USD, 100_000);
    setCash(state, 'insurance_fund', 0);
    expect(custodyUnits(state, USD)).toBe(1_000_000);
    runStrategies(state, []);
    expect(customersMoneyInUseCents(state)).toBe(500_000);
  });

  it('nobody draws once the fall is plain', () => {
    const state = drawing({ farm: 1 });
    state.business!.outside.mood = 0.34;
    runStrategies(state, []);
    expect(customersMoneyInUseCents(state)).toBe(0);
  });

  it('never passes the account’s floor, nor takes dollars that are not there, whatever line, mix and custody', () => {
    const weight = fc.integer({ min: 0, max: 3 });
    const millions = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        fc.record({ quoting: weight, farm: weight, tokens: weight, ventures: weight, bit: weight }),
        millions(200),
        millions(2_000),
        millions(80),
        fc.integer({ min: 1, max: 6 }),
        (mix, line, deposits, gone, weeks) => {
          const state = idle();
          giveLine(state, line * MILLION);
          setCash(state, 'desk_outside', gone * MILLION);
          setUnits(state, state.sole.insurance_fund, USD, 0);
          Object.assign(state.business!.creditMix, mix);
          state.business!.levers.creditShare = 1;
          state.business!.depositsCents = deposits * MILLION;
          const saver = state.accounts.find((account) => account.id === 'savers_1')!.index;
          setUnits(state, saver, USD, Math.max(0, 10 - gone) * MILLION);
          const custodyBefore = custodyUnits(state, USD);
          for (let week = 0; week < weeks; week++) runStrategies(state, []);
          expect(usdOf(state, 'desk')).toBeGreaterThanOrEqual(0 - line * MILLION);
          expect(custodyUnits(state, USD)).toBeGreaterThanOrEqual(Math.min(0, custodyBefore));
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('is paid back, when it is given up, from what can be sold', () => {
    const state = drawing({ farm: 1 });
    for (let weeks = 0; weeks < 6; weeks++) runStrategies(state, []);
    const used = customersMoneyInUseCents(state);
    state.business!.repaying = true;
    runStrategies(state, []);
    expect(customersMoneyInUseCents(state)).toBeLessThan(used);
    state.business!.repaying = false;
    state.business!.levers.creditShare = 0;
    const left = customersMoneyInUseCents(state);
    runStrategies(state, []);
    expect(customersMoneyInUseCents(state)).toBeLessThan(left);
  });
});

describe('a lean', () => {
  it('is bought in the book towards its share of own money, grows no further by itself, and is cut only by hand', () => {
    const state = idle();
    setCash(state, 'desk', 20 * MILLION);
    state.business!.levers.leanShare = 0.5;
    state.clock.daysPerStep = 7;
    for (let weeks = 0; weeks < 10; weeks++) {
      quoteMarkets(state, []);
      runStrategies(state, []);
    }
    const held = leanCents(state);
    expect(held).toBeGreaterThan(9 * MILLION);
    expect(held).toBeLessThan(10.5 * MILLION);
    state.business!.levers.leanShare = 0.2;
    quoteMarkets(state, []);
    runStrategies(state, []);
    expect(leanCents(state)).toBe(held);
    state.business!.levers.leanShare = 0;
    quoteMarkets(state, []);
    runStrategies(state, []);
    expect(leanCents(state)).toBeLessThan(0.6 * held);
  });
});

describe('the floor', () => {
  it('an account below it sells before the engine does: a loan that shrank is met from the farm', () => {
    const state = idle();
    setCash(state, 'desk_farm', 40 * MILLION);
    setCash(state, 'desk', -8 * MILLION);
    giveLine(state, 5 * MILLION);
    state.business!.levers.creditShare = 0.001;
    state.business!.outside.mood = 0.3;
    runStrategies(state, []);
    expect(usdOf(state, 'desk')).toBeGreaterThanOrEqual(-5 * MILLION);
    expect(usdOf(state, 'desk_farm')).toBeLessThan(40 * MILLION);
  });
});

describe('stakes', () => {
  it('a farm of ten million pays 85 % a year in a boom, less the more the market is crowded by it', () => {
    const state = idle();
    state.clock.daysPerStep = 7.3;
    setCash(state, 'desk_farm', 10 * MILLION);
    state.business!.outside.marketCents = 2_500 * MILLION;
    const paid = postedBy(state, 'farm_yield', () => growStakes(state));
    // Capacity: 8 % of 2,500 x a quarter and 15 = 65 million.
    expect(paid).toBe(Math.round((10 * MILLION * 0.85 * 0.02) / (1 + 10 / 65)));
    expect(usdOf(state, 'desk')).toBe(paid);
    expect(usdOf(state, 'desk_farm')).toBe(10 * MILLION);
  });

  it('a farm follows the basket by a fifth, and loses a share on the day a peg breaks or a contract fails', () => {
    const state = idle();
    const worth = (prepare: () => void): number => {
      setCash(state, 'desk_farm', 10 * MILLION);
      Object.assign(state.business!.outside, { basketReturn: 0 });
      Object.assign(state.business!.weather, { depegDay: null, farmFailDays: [] });
      prepare();
      growStakes(state);
      return usdOf(state, 'desk_farm');
    };
    const { day } = state.clock;
    expect(worth(() => {})).toBe(10 * MILLION);
    expect(worth(() => Object.assign(state.business!.outside, { basketReturn: -0.5 }))).toBe(Math.round(10 * MILLION * Math.exp(-0.11)));
    expect(worth(() => Object.assign(state.business!.weather, { depegDay: day, depegLoss: 0.4 }))).toBe(6 * MILLION);
    expect(worth(() => Object.assign(state.business!.weather, { farmFailDays: [day, day - 1] }))).toBe(MILLION);
    expect(worth(() => Object.assign(state.business!.weather, { farmFailDays: [day - 8, day + 1] }))).toBe(10 * MILLION);
    expect(worth(() => Object.assign(state.business!.weather, { farmFailDays: [day, day - 1, day - 2] }))).toBe(0);
  });

  it('ventures are marked up by sentiment while the boom lasts, and down in a crash', () => {
    for (const [regime, sentiment] of [
      ['boom', 0.55],
      ['crash', -0.5],
      ['winter', 0],
    ] as const) {
      const state = idle();
      state.clock.daysPerStep = 36.5;
      state.business!.outside.regime = regime;
      setCash(state, 'desk_ventures', 10 * MILLION);
      growStakes(state);
      expect(usdOf(state, 'desk_ventures')).toBe(Math.round(10 * MILLION * Math.exp(sentiment / 10)));
    }
  });

  it('what was gained on customers’ money is counted as theirs, in the part that was', () => {
    const state = idle();
    state.clock.daysPerStep = 7.3;
    giveLine(state, 50 * MILLION);
    setCash(state, 'desk_farm', 39 * MILLION);
    setCash(state, 'desk', -20 * MILLION);
    const before = balanceOf(state.ledger, state.sole.desk, USD);
    growStakes(state);
    const gained = usdOf(state, 'desk') - before;
    // 20 million in use (less what was gained), of 39 at risk and one.
    expect(state.business!.gainsOnCustomersCents).toBeCloseTo((gained * (20 * MILLION - gained)) / (40 * MILLION), 0);
  });
});
