import { describe, expect, it } from 'vitest';
import { displayedEquityCents } from '../../shared/sim/firm/worth.ts';
import { leagueTable, moveRivals, publishTable } from '../../shared/sim/market/rivals.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { atRound, firmWith, jumpTo, playUntil, setCash } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';

/** A market of 1,300 million, 100 of it here; the second rival fails today. */
function market(failsToday = false): SimState {
  const state = atRound(3);
  const business = state.business!;
  business.outside.marketCents = 1_300 * MILLION;
  business.depositsCents = 100 * MILLION;
  business.weather.rivalFailDays = business.rivals.map((_, index) => (failsToday && index === 2 ? state.clock.day : null));
  state.clock.dayBefore = state.clock.day - 0.5;
  return state;
}
const deposits = (state: SimState): number[] => state.business!.rivals.map((rival) => rival.depositsCents / MILLION);

describe('the other exchanges', () => {
  it('share what the firm does not have, the dominant one nine times as much as the middle one of the small', () => {
    const state = market();
    moveRivals(state);
    expect(deposits(state)).toEqual([900, 120, 100, 80]);
    expect(state.business!.rivals.map((rival) => rival.shownEquityCents / MILLION)).toEqual([117, 15.6, 13, 10.4]);
  });

  it('have nothing where the firm has it all', () => {
    const state = market();
    state.business!.depositsCents = 1_400 * MILLION;
    moveRivals(state);
    expect(deposits(state)).toEqual([0, 0, 0, 0]);
  });

  it('one that fails is gone on its day, once: its customers flee, and those of the firm wonder', () => {
    const state = market(true);
    const { doubt } = state.business!;
    moveRivals(state);
    expect(state.business!.rivals.map((rival) => rival.alive)).toEqual([true, true, false, true]);
    expect(deposits(state)).toEqual([
      Math.round((1_200 * MILLION * 9) / 11) / MILLION,
      ...[1.2, 0, 0.8].map((n) => Math.round((n * 1_200 * MILLION) / 11) / MILLION),
    ]);
    expect(state.business!.flight).toBe(0.5);
    expect(state.business!.doubt - doubt).toBeCloseTo(0.13, 12);
    moveRivals(state);
    expect(state.business!.flight).toBe(0.5);
  });

  it('where reserves are proved customers wonder a quarter as much; where there is rumour, more', () => {
    const shaken = (proved: boolean, rumour: number): number => {
      const state = market(true);
      state.business!.levers.proofOfReserves = proved;
      Object.assign(state.business!, { rumour, doubt: 0 });
      moveRivals(state);
      return state.business!.doubt;
    };
    expect(shaken(true, 0)).toBeCloseTo(0.0325, 12);
    expect(shaken(false, 1)).toBeCloseTo(0.13 * 1.6, 12);
  });
});

describe('the league table', () => {
  it('ranks by what is shown, with the firm’s own displayed equity among the others', () => {
    const state = market();
    moveRivals(state);
    setCash(state, 'desk', 0);
    setCash(state, 'desk_quotes', 49 * MILLION);
    const table = leagueTable(state);
    expect(table.map((row) => row.id)).toEqual(['rival_0', 'Tidewater', 'rival_1', 'rival_2', 'rival_3']);
    expect(table[1]).toEqual({
      id: 'Tidewater',
      own: true,
      alive: true,
      shownEquityCents: displayedEquityCents(state),
      depositsCents: 100 * MILLION,
    });
    expect(displayedEquityCents(state)).toBe(50 * MILLION);
  });

  it('is published at the opening and at the end of each round, and stands as it was', () => {
    const state = firmWith(() => {});
    expect(state.business!.published).toHaveLength(1);
    jumpTo(state, 167);
    playUntil(state, () => state.phase === 'close', 5);
    expect(state.business!.published).toHaveLength(2);
    const before = structuredClone(state.business!.published[1]);
    setCash(state, 'desk', 500 * MILLION);
    expect(state.business!.published[1]).toEqual(before);
    publishTable(state);
    expect(state.business!.published[2]).not.toEqual(before);
  });
});
