import { describe, expect, it } from 'vitest';
import type { EndingId } from '../../shared/sim/business.ts';
import type { BusinessSpec } from '../../shared/sim/businessSpec.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { fillColdStorage } from '../../shared/sim/exchange/hotWallet.ts';
import { CODE, totalPosted } from '../../shared/sim/exchange/ledger.ts';
import { custodyUnits, owedUnits } from '../../shared/sim/exchange/valuation.ts';
import { disclose } from '../../shared/sim/firm/disclosure.ts';
import { checkEnding } from '../../shared/sim/firm/ending.ts';
import { fireEquityCents, orderlyEquityCents } from '../../shared/sim/firm/worth.ts';
import { step } from '../../shared/sim/sim.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { firmWith, giveLine, happened, jumpTo, playUntil, setCash } from '../support/boom.ts';
import { MILLION, the } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

const quiet = (spec: BusinessSpec): void => {
  spec.without.discovery = true;
  spec.weather.exploitShare = 0;
};

/** A firm in the middle of round 3 whose customers have lost faith; 60 million of theirs is gone into a farm of so many. */
function doubted(farmMillions: number, change: (spec: BusinessSpec) => void = () => {}): SimState {
  const state = firmWith((spec) => {
    quiet(spec);
    spec.runSteps = 12;
    spec.discovery.bailOutChance = 0;
    change(spec);
  });
  jumpTo(state, 420);
  giveLine(state, 500 * MILLION);
  setCash(state, 'desk', -60 * MILLION);
  setCash(state, 'desk_quotes', 0);
  setCash(state, 'desk_farm', farmMillions * MILLION);
  fillColdStorage(state);
  state.business!.doubt = 2.5;
  return state;
}
/** Solvent, but with little that can be sold at once. */
const locked = (): SimState =>
  doubted(120, (spec) => {
    spec.firm.farmLocked = 0.98;
    spec.without.fines = true;
  });
const endingOf = (events: readonly SimEvent[]): EndingId[] => happened(events, 'firm_ended').map((event) => event.ending);
const total = (state: SimState, code: keyof typeof CODE): number => totalPosted(state.ledger, CODE[code], USD);

describe('a run', () => {
  it('slows the calendar for six days and then lets it go on', () => {
    const state = doubted(300);
    const began = step(state, []);
    expect(happened(began, 'run_began')).toHaveLength(1);
    const from = state.clock.day;
    const events = playUntil(state, (now) => happened(now, 'run_ended').length > 0, 40);
    expect(happened(events, 'run_ended')).toHaveLength(1);
    expect(state.clock.day - from).toBeCloseTo(6, 9);
    expect(state.business!.runUntilDay).toBeNull();
    step(state, []);
    expect(state.clock.daysPerStep).toBeCloseTo(168 / 360, 9);
  });

  it('is none where little is deposited, and no second one comes within 84 days', () => {
    const small = doubted(300);
    small.business!.depositsCents = 30 * MILLION;
    const none: SimEvent[] = [];
    checkEnding(small, none);
    expect(happened(none, 'run_began')).toEqual([]);

    const state = doubted(300);
    state.business!.lastRunDay = state.clock.day - 83;
    expect(happened(step(state, []), 'run_began')).toEqual([]);
    state.business!.lastRunDay = state.clock.day - 84;
    state.business!.doubt = 2.5;
    expect(happened(step(state, []), 'run_began')).toHaveLength(1);
  });

  it('pays from what is there, dollar by dollar: what left customers is what went outside', () => {
    const state = doubted(300);
    const owed = owedUnits(state, USD);
    const custody = custodyUnits(state, USD);
    const before = total(state, 'withdrawal');
    const events = step(state, []);
    const paid = happened(events, 'withdrawal_paid').reduce((sum, event) => sum + (event.asset === USD ? event.units : 0), 0);
    expect(paid).toBeGreaterThan(0);
    expect(paid).toBeLessThanOrEqual(custody);
    expect(paid).toBeLessThan(owed);
    expect(total(state, 'withdrawal') - before).toBeGreaterThanOrEqual(paid);
  });
});

describe('the gate', () => {
  it('closes after two days without dollars; a solvent firm sells until everyone can be paid, opens again, and opens its books', () => {
    const state = locked();
    const events = playUntil(state, (now) => happened(now, 'reopened').length > 0, 400);
    const order = events.filter(({ type }) => ['gated', 'reopened', 'disclosed', 'firm_ended'].includes(type)).map(({ type }) => type);
    expect(order).toEqual(['gated', 'disclosed', 'reopened']);
    expect(state.business).toMatchObject({ wasGated: true, gatedDay: null, repaying: true });
    expect(state.rules.queuePolicy).toBe('first_come');
    const waiting = state.queue.reduce((sum, entry) => sum + (entry.asset === USD ? entry.units : 0), 0);
    expect(custodyUnits(state, USD)).toBeGreaterThanOrEqual(waiting);
    // Called farm money: 97 cents of each dollar came, three were lost.
    expect(total(state, 'farm')).toBeGreaterThan(0);
  });

  it('pays nobody while it is closed', () => {
    const state = locked();
    playUntil(state, (now) => happened(now, 'gated').length > 0, 400);
    expect(
      happened(
        playUntil(state, () => false, 5),
        'withdrawal_paid',
      ),
    ).toEqual([]);
    expect(state.business!.gatedDay).not.toBeNull();
  });
});

describe('endings while the firm lives', () => {
  it('run: the gate closes on a hole, and customers share what a sale in weeks brings', () => {
    const state = doubted(20, (spec) => {
      spec.firm.farmLocked = 0.98;
      spec.discovery.bailOutChance = 0;
    });
    const events = playUntil(state, () => false, 400);
    expect(endingOf(events)).toEqual(['run']);
    const { ending, depositsCents } = state.business!;
    expect(ending!.equityCents).toBe(fireEquityCents(state));
    expect(ending!.equityCents).toBeLessThan(0);
    expect(ending!.repaidShare).toBeCloseTo(1 + fireEquityCents(state) / depositsCents, 9);
    expect(state.phase).toBe('closed');
  });

  it('bailed out: a small hole and somebody who fills it; owners lose all, customers nothing', () => {
    const state = doubted(40, (spec) => {
      spec.firm.farmLocked = 0.98;
      spec.discovery.bailOutChance = 1;
      spec.discovery.bailOutMaxShare = 10;
    });
    const events = playUntil(state, () => false, 400);
    expect(endingOf(events)).toEqual(['bailed_out']);
    expect(state.business!.ending).toMatchObject({ equityCents: -1, repaidShare: 1 });
  });

  it('desk default: over its line for a fortnight with nothing left to sell', () => {
    const state = firmWith(quiet);
    jumpTo(state, 420);
    // The engine passes the desk over, and its line is too small for what it owes.
    giveLine(state, 0.1 * MILLION);
    state.rules.liquidationReadsFlag = true;
    setCash(state, 'desk', -20 * MILLION);
    setCash(state, 'desk_quotes', 0);
    setCash(state, 'insurance_fund', 0);
    const events = playUntil(state, () => false, 60);
    expect(endingOf(events)).toEqual(['desk_default']);
    expect(state.clock.day).toBeGreaterThanOrEqual(434);
    expect(state.clock.day).toBeLessThan(435);
    expect(state.business!.ending!.equityCents).toBe(fireEquityCents(state));
  });

  it('wound down in order: told, and too late to repay', () => {
    const state = doubted(0);
    state.business!.doubt = 0.12;
    const worth = orderlyEquityCents(state);
    const events: SimEvent[] = [];
    disclose(state, false, events);
    expect(endingOf(events)).toEqual(['wound_down']);
    expect(worth).toBeLessThan(0);
    expect(state.business!.ending!.repaidShare).toBeCloseTo(1 + worth / state.business!.depositsCents, 9);
    step(state, []);
    expect(state.phase).toBe('closed');
  });

  it('a closed firm’s end is not looked at again', () => {
    const state = doubted(0);
    disclose(state, false, []);
    const events: SimEvent[] = [];
    checkEnding(state, events);
    expect(events).toEqual([]);
  });
});

describe('endings of the last round', () => {
  function lastDay(prepare: (state: SimState) => unknown): { state: SimState; events: SimEvent[] } {
    const state = firmWith(quiet);
    state.business!.weather.rounds = 8;
    jumpTo(state, 8 * 168 - 1);
    prepare(state);
    return { state, events: playUntil(state, () => false, 8) };
  }

  it.each<[EndingId, (state: SimState) => unknown]>([
    ['survived_clean', () => {}],
    ['survived_clean', ({ business }) => Object.assign(business!, { peakUseCents: 5 * MILLION })],
    ['survived_lucky', ({ business }) => Object.assign(business!, { peakUseCents: 6 * MILLION })],
    ['caught_alive', (state) => disclose(state, true, [])],
    ['told_alive', (state) => disclose(state, false, [])],
    ['gated', ({ business }) => Object.assign(business!, { wasGated: true })],
    [
      'gated',
      (state) => {
        state.business!.gatedDay = state.clock.day;
        state.rules.queuePolicy = 'gated';
      },
    ],
    [
      'found_at_wind_up',
      (state) => {
        giveLine(state, 500 * MILLION);
        setCash(state, 'desk_quotes', 0);
        setCash(state, 'desk', -30 * MILLION);
      },
    ],
  ])('%s', (id, prepare) => {
    const { state, events } = lastDay(prepare);
    expect(endingOf(events)).toEqual([id]);
    expect(happened(events, 'round_closed')).toHaveLength(1);
    expect(state.phase).toBe('closed');
    const { ending, depositsCents } = state.business!;
    const worth = orderlyEquityCents(state);
    expect(ending).toMatchObject({ round: 8, day: 8 * 168, equityCents: worth });
    expect(ending!.repaidShare).toBeCloseTo(worth >= 0 ? 1 : 1 + worth / depositsCents, 9);
  });

  it('a firm that ends at a gate owns what a closure leaves: four fifths of fire equity, none of a hole', () => {
    const state = workedAt(4, (spec) => {
      spec.discovery.bailOutChance = 0;
    });
    const business = state.business!;
    business.gatedDay = state.clock.day - 4;
    business.depositsCents = 100_000 * MILLION;
    const equity = fireEquityCents(state);
    checkEnding(state, []);
    expect(equity).toBeGreaterThan(0);
    expect(business.ending).toMatchObject({ id: 'run', equityCents: Math.floor(equity * 0.8), repaidShare: 1 });
    expect(the(state, 'desk').liquidating).toBe(false);
  });
});
