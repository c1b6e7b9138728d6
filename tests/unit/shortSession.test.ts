import { describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { OfferSpec } from '../../shared/sim/businessSpec.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import { drawWeather, firstDayOf, regimeAt } from '../../shared/sim/market/weather.ts';
import { seedFromText } from '../../shared/sim/random.ts';
import { atRound, brings, offerSpecs } from '../support/boom.ts';

/** Rounds of a session of so many in which an offer comes up once what brings it is so. */
function roundsOf(spec: OfferSpec, rounds: number): number[] {
  return Array.from({ length: rounds }, (_, index) => index + 1).filter((round) => {
    const state = atRound(round);
    state.business!.weather.rounds = rounds;
    brings[spec.offer](state);
    runOffers(state, []);
    return state.business!.offers.some(({ offer }) => offer === spec.offer);
  });
}
/** What a run brings in any round has no first round of its own. */
const windowed = offerSpecs.filter((spec) => spec.rounds !== null && spec.inRun !== true);

describe('windows of offers, written for eight rounds', () => {
  it.each([8, 10])('mean what they say in a session of %d', (rounds) => {
    for (const spec of windowed) {
      const [from, to] = spec.rounds!;
      const found = roundsOf(spec, rounds);
      expect([spec.offer, found[0]]).toEqual([spec.offer, from]);
      expect([spec.offer, found.at(-1)! <= (to === 8 ? rounds : to)]).toEqual([spec.offer, true]);
    }
  });

  it.each([3, 4, 5, 6, 7])('leave no offer out of a session of %d', (rounds) => {
    for (const spec of windowed) expect([spec.offer, roundsOf(spec, rounds).length > 0]).toEqual([spec.offer, true]);
  });

  it('come in the same order in three rounds', () => {
    const first = (id: string): number => roundsOf(windowed.find(({ offer }) => offer === id)!, 3)[0]!;
    expect(['D01', 'D04', 'D08', 'D16', 'D17', 'D24'].map(first)).toEqual([1, 1, 2, 2, 2, 3]);
  });
});

const SEEDS = Array.from({ length: 500 }, (_, index) => seedFromText(String(index)));
const weathersOf = (id: string) => SEEDS.map((seed) => drawWeather(scenarios[id]!.business!, seed));

describe('the weather of', () => {
  it('a lunch break: three or four rounds, and a crash within them in most worlds', () => {
    const all = weathersOf('lunch-break');
    expect(new Set(all.map(({ rounds }) => rounds))).toEqual(new Set([3, 4]));
    const begun = all.filter(({ soft, plateauEnd, rounds }) => !soft && plateauEnd < rounds);
    expect(begun.length / all.length).toBeGreaterThan(0.8);
    for (const { boomEnd, flashDay, exploitDay, rounds } of all) {
      expect(boomEnd).toBeGreaterThan(1.4);
      expect(flashDay).toBeLessThan(firstDayOf(rounds));
      expect(exploitDay).toBeLessThan(firstDayOf(rounds));
    }
  });

  it('a winter first: a winter on the first day, and then a boom', () => {
    for (const weather of weathersOf('winter-first')) {
      expect(regimeAt(weather, 0)).toBe('winter');
      expect(regimeAt(weather, firstDayOf(weather.openingEnd))).toBe('boom');
    }
  });

  it('quiet years: nowhere a crash, and otherwise what the long boom has', () => {
    const boom = weathersOf('the-long-boom');
    weathersOf('quiet-years').forEach((weather, nth) => {
      expect([weather.soft, weather.depegDay, weather.recallDay]).toEqual([true, null, null]);
      expect([weather.rounds, weather.boomEnd, weather.flashDay]).toEqual([boom[nth]!.rounds, boom[nth]!.boomEnd, boom[nth]!.flashDay]);
    });
  });
});
