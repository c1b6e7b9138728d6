import { describe, expect, it } from 'vitest';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { type PathResult, playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';
import { theLongBoom } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';

/** The same worlds at a day and a half a step, and as they are played. */
const SEEDS = Array.from({ length: 24 }, (_, index) => String(60_001 + index));

interface Pace {
  shownMillions: number;
  ruined: number;
}
const median = (values: number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
const summed = (paths: PathResult[]): Pace => ({
  shownMillions: median(paths.map((path) => path.displayedAtHalf)) / MILLION,
  ruined: paths.filter((path) => path.ruined).length / paths.length,
});
function both(id: FirmPolicyId): { coarse: Pace; live: Pace; pairs: number; sameEnd: number } {
  const coarse = SEEDS.map((seed) => playCoarse(theLongBoom, seed, firmPolicies[id]));
  const live = SEEDS.map((seed) => playCoarse(theLongBoom, seed, firmPolicies[id], { live: true }));
  const alive = coarse.flatMap((path, at) =>
    path.displayedAtHalf > 0 && live[at]!.displayedAtHalf > 0 ? [live[at]!.displayedAtHalf / path.displayedAtHalf] : [],
  );
  return {
    coarse: summed(coarse),
    live: summed(live),
    pairs: median(alive),
    sameEnd: coarse.filter((path, at) => path.ending === live[at]!.ending).length / SEEDS.length,
  };
}
const apart = (left: number, right: number): number => Math.abs(left / right - 1);

/** A bar is what the name says; the larger soak behind it stands in docs/decisions/0015-economy.md. */
describe('coarse and live steps of the same worlds, halfway through and at the end', () => {
  it.each<[FirmPolicyId, number]>([
    ['slow-and-honest', 0.15],
    ['slippery-slope', 0.25],
  ])('%s: median of what is shown and pairs of worlds within %d, ruin within 20 points', (id, bar) => {
    const { coarse, live, pairs, sameEnd } = both(id);
    console.log(
      `${id}: shown ${coarse.shownMillions.toFixed(0)} coarse, ${live.shownMillions.toFixed(0)} live; pairs ${pairs.toFixed(3)}; ` +
        `ruined ${coarse.ruined.toFixed(2)} and ${live.ruined.toFixed(2)}; same ending ${sameEnd.toFixed(2)}`,
    );
    expect(apart(live.shownMillions, coarse.shownMillions)).toBeLessThan(bar);
    expect(apart(pairs, 1)).toBeLessThan(bar);
    expect(Math.abs(live.ruined - coarse.ruined)).toBeLessThanOrEqual(0.2);
    expect(sameEnd).toBeGreaterThan(0.5);
  });
});
