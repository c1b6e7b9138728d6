import { describe, expect, it } from 'vitest';
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { freeCollateralCents } from '../../shared/sim/exchange/margin.ts';
import { settleFill } from '../../shared/sim/exchange/settlement.ts';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { depositsCents, moveCustomers, pull, runPerWeek } from '../../shared/sim/market/deposits.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { happened, openHole, postedBy, setUnits } from '../support/boom.ts';
import { MILLION, PERPETUAL } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

const weekOf = (state: SimState, days = 7): SimState => {
  state.clock.daysPerStep = days;
  state.clock.dayBefore = state.clock.day - days;
  return state;
};
const accountNamed = (state: SimState, id: string): number => state.accounts.findIndex((account) => account.id === id);
const dollarsOf = (state: SimState, id: string): number => balanceOf(state.ledger, accountNamed(state, id), USD);
const bitOf = (state: SimState, id: string): number => balanceOf(state.ledger, accountNamed(state, id), 2);
/** What a change does to the firm's pull, from the same opening. */
function pulled(change: (state: SimState) => void): number {
  const state = workedAt(3);
  const before = pull(state);
  change(state);
  return Math.round((pull(state) - before) * 1e9) / 1e9;
}

describe('deposits', () => {
  it('are what cohorts hold at mark: 61.9 million in dollars and coins of savers and institutions, 20 of traders; a debt counts as nothing', () => {
    const state = workedAt(1);
    // 3 x (10 + 270 x 0.01) + 2 x (9 + 180 x 0.01) + 5 x 4.
    expect(depositsCents(state)).toBe(79.7 * MILLION);
    setUnits(state, accountNamed(state, 'traders_1'), USD, -5 * MILLION);
    expect(depositsCents(state)).toBe(75.7 * MILLION);
  });
});

describe('what draws customers, each by itself', () => {
  it.each<[string, (state: SimState) => void, number]>([
    ['doubt beyond the usual', (state) => void Object.assign(state.business!, { doubt: 0.32 }), -0.44],
    ['a fee of 3.5 basis points', (state) => void Object.assign(state.rules, { takerFeeBps: 3.5 }), 0.31],
    ['losses that were shared', (state) => void Object.assign(state.business!, { clawMemory: 0.5 }), -0.45],
    ['proof of reserves', (state) => void Object.assign(state.business!.levers, { proofOfReserves: true }), 0.1],
    ['interest on deposits', (state) => void Object.assign(state.business!, { earnProduct: true }), 0.3],
    ['lax collateral rules', (state) => void Object.assign(state.business!.levers, { strictCollateral: false }), 0.15],
    ['a wider spread', (state) => void Object.assign(state.business!.levers, { spread: 1.5 }), -0.06],
    ['flight from failed exchanges, unproved', (state) => void Object.assign(state.business!, { flight: 0.8 }), 0.15],
    ['reputation lost', (state) => void Object.assign(state.business!, { reputationLoss: 0.4 }), -0.4],
    ['twice the leverage', (state) => void Object.assign(state.rules, { leverageMax: 10 }), 0.1],
    [
      'marketing of 9 % instead of 6',
      (state) => void Object.assign(state.business!.levers, { marketingShare: 0.09 }),
      1.1 * (0.3 - Math.sqrt(0.06)),
    ],
    ['a token that many hold', (state) => issueToken(state, false), 0.08],
    ['a token that few hold', (state) => issueToken(state, true), 0],
  ])('%s', (_, change, expected) => {
    expect(pulled(change)).toBeCloseTo(expected, 8);
  });

  it('nobody flees to an exchange that was found out', () => {
    const state = workedAt(3);
    state.business!.flight = 1;
    const open = pull(state);
    state.business!.disclosed = { day: 1, forced: true };
    expect(open - pull(state)).toBeCloseTo(0.1875, 9);
  });
});

describe('coming', () => {
  /** A market so large that everybody would come: 22 % of deposits and two million a week. */
  function growing(): SimState {
    const state = weekOf(workedAt(3));
    state.business!.outside.marketCents = 1e15;
    state.business!.doubt = 0;
    return state;
  }

  it('is at most 22 % of deposits and 2 million a week, a fifth of it in BIT for those who hold any, nothing of it the firm’s', () => {
    const state = growing();
    const saver = { usd: dollarsOf(state, 'savers_1'), bit: bitOf(state, 'savers_1') };
    const inflow = 0.22 * depositsCents(state) + 2 * MILLION;
    const posted = postedBy(state, 'deposit', () => moveCustomers(state, []));
    expect(dollarsOf(state, 'savers_1') - saver.usd).toBe(Math.floor(inflow * 0.16 * 0.8));
    expect(bitOf(state, 'savers_1') - saver.bit).toBe(Math.floor((inflow * 0.16 * 0.2) / 10_000));
    // 75 % in savers and institutions, of which four fifths in dollars; 25 % in traders.
    expect(posted / inflow).toBeCloseTo(0.75 * 0.8 + 0.25, 6);
    expect(violations(state)).toEqual([]);
  });

  it('stops at a closed gate', () => {
    const state = growing();
    state.rules.queuePolicy = 'gated';
    expect(postedBy(state, 'deposit', () => moveCustomers(state, []))).toBe(0);
  });

  it('fills a cohort that was wiped out with new people', () => {
    const state = growing();
    const account = state.accounts[accountNamed(state, 'traders_1')]!;
    setUnits(state, account.index, USD, 0);
    account.bankrupt = true;
    moveCustomers(state, []);
    expect(account.bankrupt).toBe(false);
  });
});

describe('going', () => {
  it('by doubt: a trickle up to a half, a third a week when nobody believes any more', () => {
    const state = workedAt(3);
    const at = (doubt: number): number => {
      state.business!.doubt = doubt;
      return runPerWeek(state);
    };
    const rest = 1 / (1 + Math.exp(6.8));
    expect(at(0)).toBe(0);
    expect(at(0.5)).toBeLessThan(0.02);
    expect(at(0.85)).toBeCloseTo(0.34 * (0.5 - rest), 9);
    expect(at(3)).toBeGreaterThan(0.33);
  });

  it('everyone asks for the same share of what is free, dollars and coins alike', () => {
    const state = weekOf(workedAt(3), 1);
    state.business!.doubt = 3;
    const share = 1 - Math.exp(-runPerWeek(state) / 7);
    const saver = { usd: dollarsOf(state, 'savers_2'), bit: bitOf(state, 'savers_2') };
    state.business!.outside.marketCents = depositsCents(state) / 1e-3;
    const events: SimEvent[] = [];
    moveCustomers(state, events);
    const asked = (asset: number): number =>
      events.reduce(
        (sum, event) =>
          (event.type === 'withdrawal_paid' || event.type === 'withdrawal_queued') &&
          event.account === accountNamed(state, 'savers_2') &&
          event.asset === asset
            ? sum + event.units
            : sum,
        0,
      );
    expect(asked(USD) / saver.usd).toBeGreaterThanOrEqual(share - 1e-6);
    expect(asked(2) / saver.bit).toBeCloseTo(asked(USD) / saver.usd, 4);
  });

  it('traders leave what their positions need', () => {
    const state = weekOf(workedAt(3));
    const trader = accountNamed(state, 'traders_5');
    const maker = accountNamed(state, 'maker_northgate');
    settleFill(state, PERPETUAL, trader, maker, false, state.markets[PERPETUAL]!.markTicks, 150_000);
    const free = freeCollateralCents(state, trader);
    expect(free).toBeGreaterThan(0);
    expect(free).toBeLessThan(0.3 * dollarsOf(state, 'traders_5'));
    state.business!.doubt = 3;
    const before = dollarsOf(state, 'traders_5');
    moveCustomers(state, []);
    expect(before - dollarsOf(state, 'traders_5')).toBeLessThanOrEqual(0.9 * free);
    expect(before - dollarsOf(state, 'traders_5')).toBeGreaterThan(0);
  });

  it('traders take winnings home: a quarter a week of what is beyond their part of what savers have', () => {
    const state = weekOf(workedAt(3));
    state.business!.doubt = 0;
    setUnits(state, accountNamed(state, 'traders_5'), USD, 30 * MILLION);
    const events: SimEvent[] = [];
    state.business!.outside.marketCents = 0;
    state.scenario = {
      ...state.scenario,
      business: { ...state.scenario.business!, customers: { ...state.scenario.business!.customers, outflowPerWeek: 0 } },
    };
    moveCustomers(state, events);
    // Of 59.7 million of savers and institutions, 5 %; of 30 million nine tenths count as free.
    const units = Math.floor((27 * MILLION - 0.05 * 59.7 * MILLION) * 0.25);
    expect(events.filter((event) => event.type === 'withdrawal_paid' || event.type === 'withdrawal_queued')).toContainEqual(
      expect.objectContaining({ account: accountNamed(state, 'traders_5'), asset: USD, units }),
    );
  });

  it('pays nothing that is not there: with custody gone everybody waits', () => {
    const state = weekOf(workedAt(3), 1);
    state.business!.doubt = 3;
    openHole(state, 100 * MILLION);
    const events: SimEvent[] = [];
    moveCustomers(state, events);
    expect(happened(events, 'withdrawal_paid').filter((event) => event.asset === USD)).toEqual([]);
    expect(happened(events, 'withdrawal_queued').filter((event) => event.asset === USD)).toHaveLength(10);
  });

  it('none runs where runs are switched off', () => {
    const state = workedAt(3);
    state.business!.doubt = 3;
    const scenario = structuredClone(state.scenario);
    scenario.business!.without.runFeedback = true;
    state.scenario = scenario;
    expect(runPerWeek(state)).toBe(0);
  });
});
