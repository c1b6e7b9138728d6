import { describe, expect, it } from 'vitest';
import { capacityCents } from '../../shared/sim/exchange/backstop.ts';
import { hotUnits, moveHotWallet } from '../../shared/sim/exchange/hotWallet.ts';
import { custodyUnits } from '../../shared/sim/exchange/valuation.ts';
import { runExploit } from '../../shared/sim/firm/exploit.ts';
import { isOn, type MeasureId, putOn, takeOff } from '../../shared/sim/firm/measures.ts';
import { tradeCohorts } from '../../shared/sim/market/cohorts.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { atRound } from '../support/boom.ts';
import { monthsOld } from '../support/daysWork.ts';

/** The same firm without and with a measure, after `act`. */
function both<T>(measure: MeasureId, act: (state: SimState) => T, start: () => SimState = () => atRound(3)): [without: T, with_: T] {
  const without = start();
  const on = start();
  putOn(on, measure, 30);
  return [act(without), act(on)];
}

describe('a measure', () => {
  it('lasts until its day, and the longer of two terms counts', () => {
    const state = atRound(3);
    const { day } = state.clock;
    putOn(state, 'wallet_warm', 30);
    putOn(state, 'wallet_warm', 10);
    state.clock.day = day + 29;
    expect(isOn(state, 'wallet_warm')).toBe(true);
    state.clock.day = day + 30;
    expect(isOn(state, 'wallet_warm')).toBe(false);
  });

  it('can be ended before', () => {
    const state = atRound(3);
    putOn(state, 'backstop_lapsed', 30);
    takeOff(state, 'backstop_lapsed');
    expect(isOn(state, 'backstop_lapsed')).toBe(false);
  });
});

describe('what reads measures', () => {
  it.each<[MeasureId, number]>([
    ['wallet_warm', 0.5],
    ['wallet_cool', 0.3],
    ['bank_closed', 0.2],
  ])('the hot wallet goes to another share of custody: %s', (measure, share) => {
    const [, hot] = both(measure, (state) => {
      moveHotWallet(state);
      return hotUnits(state, USD) / custodyUnits(state, USD);
    });
    expect(hot).toBeCloseTo(share, 5);
  });

  it('a lapsed backstop takes a fiftieth of what it had promised', () => {
    const [before, lapsed] = both('backstop_lapsed', (state) => capacityCents(state, state.backstops[0]!));
    expect(lapsed).toBe(before / 50);
  });

  it.each<[MeasureId, number]>([
    ['thin_coins_capped', 0.8],
    ['haircuts_raised', 0.85],
  ])('the exploit takes less: %s', (measure, part) => {
    const [lost, less] = both(measure, (state) => {
      state.business!.weather.exploitDay = state.clock.day;
      state.clock.dayBefore = state.clock.day - 1;
      runExploit(state, []);
      return state.business!.exploitLossCents;
    });
    expect(less / lost).toBeCloseTo(part, 6);
  });

  it('warned traders want less leverage', () => {
    const open = (state: SimState): number => {
      for (let times = 0; times < 20; times++) tradeCohorts(state, []);
      return state.accounts.reduce((sum, { kind, index }) => {
        const perpetual = state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');
        const trader = kind === 'customer' && (state.scenario.accounts[index]!.targetLeverage ?? 0) > 0;
        return sum + (trader ? Math.abs(state.positions.sizeLots[index * state.positions.markets + perpetual]!) : 0);
      }, 0);
    };
    const [usual, warned] = both('traders_warned', open, () => monthsOld(undefined, 2));
    expect(warned).toBeGreaterThan(0);
    expect(warned).toBeLessThan(usual);
  });
});
