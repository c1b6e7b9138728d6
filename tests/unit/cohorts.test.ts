import { describe, expect, it } from 'vitest';
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { marginOf } from '../../shared/sim/exchange/margin.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { balanceValueCents, tradeCohorts, turnoverPerDay } from '../../shared/sim/market/cohorts.ts';
import { quoteMarkets } from '../../shared/sim/market/makers.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { firmWith, happened, jumpTo, playUntil } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

function calm(): SimState {
  const state = workedAt(2);
  const { outside } = state.business!;
  outside.regime = 'plateau';
  outside.bitWeekReturn = 0.07;
  outside.mood = 1;
  return state;
}
const perpetual = (state: SimState): number => state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');

describe('how much is traded', () => {
  it('120 times deposits a year, by the weather: 0.85 x 1.2 of it in a lively plateau', () => {
    const state = calm();
    state.business!.depositsCents = 365 * MILLION;
    expect(turnoverPerDay(state)).toBeCloseTo(120 * MILLION * 0.85 * 1.2, -2);
  });

  it.each<[string, (state: SimState) => void, number]>([
    ['less at twice the fee', (state) => void Object.assign(state.rules, { takerFeeBps: 14 }), 2 ** -0.4],
    ['more at a lower one', (state) => void Object.assign(state.rules, { takerFeeBps: 3.5 }), 2 ** 0.4],
    ['more at twice the leverage', (state) => void Object.assign(state.rules, { leverageMax: 10 }), 1.15],
    ['less behind wide quotes', (state) => void Object.assign(state.business!.levers, { spread: 2 }), 0.9],
    ['less in a quiet week', (state) => void Object.assign(state.business!.outside, { bitWeekReturn: 0 }), 0.8 / 1.2],
    ['most in a crash', (state) => void Object.assign(state.business!.outside, { regime: 'crash' }), 1.35 / 0.85],
  ])('%s', (_, change, times) => {
    const state = calm();
    const before = turnoverPerDay(state);
    change(state);
    expect(turnoverPerDay(state) / before).toBeCloseTo(times, 6);
  });

  it('goes through the books: fills pay fees, coins and dollars change hands, and every invariant holds', () => {
    const state = calm();
    quoteMarkets(state, []);
    const fees = balanceOf(state.ledger, state.sole.exchange_fees, 0);
    const events: SimEvent[] = [];
    tradeCohorts(state, events);
    const fills = happened(events, 'order_filled');
    expect(fills.length).toBeGreaterThan(5);
    expect(fills.every((fill) => state.accounts[fill.taker]!.kind === 'customer')).toBe(true);
    expect(balanceOf(state.ledger, state.sole.exchange_fees, 0)).toBeGreaterThan(fees);
    expect(violations(state)).toEqual([]);
  });

  it('the bankrupt and those who are being sold down do not trade', () => {
    const state = calm();
    quoteMarkets(state, []);
    for (const account of state.accounts)
      if (account.kind === 'customer') {
        account.bankrupt = account.index % 2 === 0;
        account.liquidating = account.index % 2 === 1;
      }
    const events: SimEvent[] = [];
    tradeCohorts(state, events);
    expect(happened(events, 'order_filled')).toEqual([]);
  });
});

describe('traders who hold', () => {
  /** Leverage of the cohort that wants five times its money, after some weeks at a mood. */
  function leverageAt(mood: number, days: number): number {
    const state = calm();
    state.business!.outside.mood = mood;
    state.clock.daysPerStep = 1;
    const account = state.accounts.find((one) => one.id === 'traders_5')!.index;
    for (let day = 0; day < days; day++) {
      quoteMarkets(state, []);
      tradeCohorts(state, []);
    }
    const margin = marginOf(state, account);
    return margin.notionalCents / margin.accountValueCents;
  }

  it('go towards what their mood allows, an eighth of the way a week', () => {
    // 5 x (0.2 + 0.7), of which one part in e^0.12 is left each week.
    expect(leverageAt(1, 14)).toBeCloseTo(4.5 * (1 - Math.exp(-0.24)), 1);
    expect(leverageAt(0.3, 14)).toBeCloseTo(5 * 0.41 * (1 - Math.exp(-0.24)), 1);
  });

  it('do not bring leverage down by themselves in a boom, and do when spirits are low', () => {
    const state = calm();
    state.clock.daysPerStep = 7;
    const account = state.accounts.find((one) => one.id === 'traders_5')!.index;
    const at = account * state.positions.markets + perpetual(state);
    for (let weeks = 0; weeks < 10; weeks++) {
      quoteMarkets(state, []);
      tradeCohorts(state, []);
    }
    const held = state.positions.sizeLots[at]!;
    expect(held).toBeGreaterThan(0);
    for (const [mood, falls] of [
      [0.6, false],
      [0.4, true],
    ] as const) {
      state.business!.outside.mood = mood;
      state.rules.leverageMax = 2;
      quoteMarkets(state, []);
      tradeCohorts(state, []);
      expect(state.positions.sizeLots[at]! < held).toBe(falls);
    }
  });
});

describe('cohorts in the engine', () => {
  it('keep four fifths of what they have in dollars, whatever coins do', () => {
    const state = firmWith(() => {});
    jumpTo(state, 60);
    playUntil(state, () => false, 120);
    const saver = state.accounts.find((one) => one.id === 'savers_1')!.index;
    const dollars = balanceOf(state.ledger, saver, 0) / balanceValueCents(state, saver);
    expect(dollars).toBeGreaterThan(0.6);
    expect(dollars).toBeLessThan(0.95);
  });
});
