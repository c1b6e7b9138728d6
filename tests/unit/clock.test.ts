import { describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import { beginRun, coarse, dayAt, newDays, roundDays } from '../../shared/sim/clock.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { publicView } from '../../shared/sim/views/publicView.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { codeOf, from, newGame, play } from '../support/game.ts';

const longBoom = scenarios['the-long-boom']!;
const { runSteps, runDays, closeSteps } = longBoom.business!;
const DAYS = roundDays(longBoom);
const firm = (seed = '5'): SimState => createSim(longBoom, seed);
const inClose = (seed = '5'): SimState => {
  const state = createSim(coarse(longBoom, 4), seed);
  while (state.phase === 'live') play(state);
  return state;
};
const playTo = (state: SimState, day: number): void => {
  while (state.clock.day < day) play(state);
};

describe('a round', () => {
  it('ends when its days are over, to the last bit, however many rounds came before', () => {
    const state = createSim(coarse(longBoom, 3), '5');
    const ends: number[] = [];
    let sum = 0;
    while (ends.length < 4) {
      const live = state.phase === 'live';
      const events = play(state);
      if (live) sum += state.clock.daysPerStep;
      for (const event of events) if (event.type === 'round_ended') ends.push(state.clock.day, event.round);
    }
    expect(ends).toEqual([DAYS, 1, 2 * DAYS, 2]);
    expect(sum).toBeCloseTo(2 * DAYS, 9);
  });

  it('takes the steps that the scenario gives it, and says how far it is', () => {
    const state = firm();
    for (let i = 0; i < longBoom.stepsPerRound / 2; i++) play(state);
    expect(publicView(state)).toMatchObject({ phase: 'live', round: 1, week: 12 });
    expect(seatView(state, 'risk', 'BIT').clock).toMatchObject({ day: DAYS / 2, roundShare: 0.5, weeks: 24, roundSecondsLeft: 45 });
    while (state.phase === 'live') play(state);
    expect(state.step).toBe(longBoom.stepsPerRound);
  });

  it('that is the only one closes the game without a close', () => {
    const state = newGame();
    while (state.phase === 'live') play(state);
    expect([state.phase, state.step, state.clock.day]).toEqual(['closed', state.scenario.stepsPerRound, roundDays(state.scenario)]);
  });
});

describe('a run', () => {
  it('takes its steps over its days, at the usual engine speed, and the round is so much longer', () => {
    const state = firm();
    playTo(state, 10);
    const { day, roundSteps, engineSeconds } = structuredClone(state.clock);
    const from = state.step;
    beginRun(state);
    expect(state.clock.roundSteps).toBeGreaterThan(roundSteps + runSteps / 2);
    for (let i = 0; i < runSteps; i++) {
      play(state);
      expect(state.clock.daysPerStep).toBeCloseTo(runDays / runSteps, 12);
    }
    expect(state.clock.day).toBeCloseTo(day + runDays, 9);
    expect(state.clock.engineSeconds - engineSeconds).toBe((state.step - from) * longBoom.engineSecondsPerStep);
    play(state);
    expect(state.clock.daysPerStep).toBe(longBoom.calendarDaysPerStep);
    const expected = state.clock.roundSteps;
    while (state.phase === 'live') play(state);
    expect([state.clock.day, state.clock.roundStep]).toEqual([DAYS, expected]);
  });

  it('that is on when a round ends goes on in the next', () => {
    const state = firm();
    playTo(state, DAYS - 2);
    beginRun(state);
    while (state.phase === 'live') play(state);
    expect(state.clock.day).toBe(DAYS);
    play(state, from('chief', { type: 'open_round' }));
    expect(state.clock.daysPerStep).toBeCloseTo(runDays / runSteps, 12);
    playTo(state, DAYS + runDays);
    expect(state.clock.daysPerStep).toBe(longBoom.calendarDaysPerStep);
  });

  it('leaves every step on the day that it was played on', () => {
    const state = firm();
    const days: number[] = [0];
    for (let i = 0; i < 2 * longBoom.stepsPerRound; i++) {
      if (i === 40 || i === 350) beginRun(state);
      play(state);
      days.push(state.clock.day);
    }
    expect(days).toHaveLength(state.step + 1);
    days.forEach((day, at) => {
      expect(dayAt(state.clock, at)).toBeCloseTo(day, 9);
    });
  });
});

describe('a close', () => {
  it('leaves the market, the money and the calendar as they are', () => {
    const state = firm();
    while (state.phase === 'live') play(state);
    const { ledger, positions, books, markets, coldUnits, queue } = structuredClone(state);
    const { day, engineSeconds } = state.clock;
    for (let i = 1; i < closeSteps; i++) {
      expect(play(state)).toEqual([]);
      expect(dayAt(state.clock, state.step)).toBe(day);
    }
    expect({ ledger: state.ledger, positions: state.positions, books: state.books, markets: state.markets }).toEqual({
      ledger,
      positions,
      books,
      markets,
    });
    expect([state.coldUnits, state.queue]).toEqual([coldUnits, queue]);
    expect([state.phase, state.clock.day, state.clock.engineSeconds]).toEqual(['close', day, engineSeconds]);
    expect(seatView(state, 'desk', 'BIT').clock).toMatchObject({
      phase: 'close',
      round: 1,
      week: 24,
      roundShare: 1,
      closeSecondsLeft: 0.25,
    });
    expect(play(state)).toEqual([{ type: 'round_opened', round: 2 }]);
    play(state);
    expect(state.clock.day).toBeGreaterThan(day);
    expect(publicView(state)).toMatchObject({ phase: 'live', round: 2, week: 1 });
  });

  it('refuses orders and takes the page', () => {
    const at = firm();
    while (at.phase === 'live') play(at);
    expect(codeOf(at, 'desk', { type: 'place_order', market: 'BIT', side: 'buy', orderType: 'market', sizeLots: 1 })).toBe('wrong_phase');
    expect(codeOf(at, 'desk', { type: 'transfer_outside', direction: 'out', amountCents: 1 })).toBe('wrong_phase');
    expect(codeOf(at, 'chief', { type: 'publish_page', displayedFundCents: 1, claimsSameRules: true })).toBe(null);
    expect(at.phase).toBe('close');
  });

  it.each(['chief', 'engineer', 'desk', 'risk'] as const)('is ended by the %s, once', (seat) => {
    const state = inClose();
    const events = play(state, from(seat, { type: 'open_round' }), from(seat, { type: 'open_round' }));
    expect(events.filter((event) => event.type === 'round_opened')).toEqual([{ type: 'round_opened', round: 2 }]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'command_rejected', rejection: { code: 'wrong_phase' } }));
    expect([state.phase, state.clock.roundStep]).toEqual(['live', 1]);
  });
});

describe('a coarse game', () => {
  it('lives through the same calendar days and the same rounds in fewer steps', () => {
    const daysOf = (state: SimState, runAt: number): { days: number[]; steps: number } => {
      const days: number[] = [];
      while (state.clock.round < 3) {
        const live = state.phase === 'live';
        if (live && state.clock.dayBefore < runAt && state.clock.day >= runAt) beginRun(state);
        play(state);
        if (live && state.clock.day > state.clock.dayBefore) days.push(...newDays(state));
      }
      return { days: [...new Set(days)], steps: state.step };
    };
    const live = daysOf(firm(), 30);
    const fast = daysOf(createSim(coarse(longBoom, 360 / 112), '5'), 30);
    const all = Array.from({ length: 2 * DAYS }, (_, day) => day + 1);
    expect(live.days).toEqual(all);
    expect(fast.days).toEqual(all);
    expect(fast.steps).toBeLessThan(live.steps / 2.5);
  });

  it('keeps both clocks in step with each other, in whole engine seconds', () => {
    const fast = coarse(longBoom, 360 / 112);
    expect([fast.stepsPerRound, roundDays(fast), fast.engineSecondsPerStep]).toEqual([112, DAYS, 19]);
    expect(fast.business).toMatchObject({ closeSteps: 1, runSteps: 4 * runDays, runDays });
    expect(coarse(scenarios['first-round']!, 2).business).toBeUndefined();
  });
});

describe('the end of the game', () => {
  it('comes with the round that the weather drew, and nobody is told which it is', () => {
    const state = createSim(coarse(longBoom, 8), '5');
    let rounds = 0;
    while (state.phase !== 'closed') {
      const view = JSON.stringify([publicView(state), seatView(state, 'chief', 'BIT'), seatView(state, 'risk', 'BIT')]);
      const other = structuredClone(state);
      other.business!.weather = {
        ...other.business!.weather,
        rounds: 20,
        boomEnd: 9,
        flashDay: 3,
        exploitDay: 4,
        depegDay: 5,
        recallDay: 6,
      };
      expect(JSON.stringify([publicView(other), seatView(other, 'chief', 'BIT'), seatView(other, 'risk', 'BIT')])).toBe(view);
      for (const event of step(state, [])) if (event.type === 'round_ended') rounds = event.round;
    }
    expect(state.business!.ending).not.toBe(null);
    if (state.clock.day === state.business!.weather.rounds * DAYS) expect(rounds).toBe(state.business!.weather.rounds);
  });
});
