import { describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { type PathResult, playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';

const SEEDS = Array.from({ length: 8 }, (_, index) => String(index + 1));
const paths = (id: string, policy: FirmPolicyId): PathResult[] =>
  SEEDS.map((seed) => playCoarse(scenarios[id]!, seed, firmPolicies[policy]));
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const ruined = (results: PathResult[]): number => results.filter((path) => path.ruined).length / results.length;
const shownAt = (results: PathResult[], round: number): number => median(results.map((path) => path.closes[round - 1]?.displayed ?? 0));
const final = (results: PathResult[]): number => median(results.map((path) => path.final));

describe('a lunch break', () => {
  it('tempts by the end of the second round, turns before the last, and leaves an honest firm whole', () => {
    const honest = paths('lunch-break', 'slow-and-honest');
    const slope = paths('lunch-break', 'slippery-slope');
    expect(shownAt(slope, 2)).toBeGreaterThan(1.4 * shownAt(honest, 2));
    expect(ruined(slope)).toBeGreaterThan(0.5);
    expect(final(slope)).toBeLessThan(final(honest));
    expect(honest.map((path) => [path.ruined, path.repaidShare])).toEqual(SEEDS.map(() => [false, 1]));
  });
});

describe('a winter first', () => {
  it('tempts as the long boom does, and ends as it does', () => {
    const honest = paths('winter-first', 'slow-and-honest');
    const slope = paths('winter-first', 'slippery-slope');
    const boomEnd = (results: PathResult[]): number => median(results.map((path) => path.displayedAtBoomEnd));
    expect(boomEnd(slope)).toBeGreaterThan(1.4 * boomEnd(honest));
    expect(final(slope)).toBeLessThan(final(honest));
    expect(ruined(honest)).toBe(0);
  });
});

describe('quiet years', () => {
  it('let the smallest exception win: what the receipt says of such a world is so', () => {
    expect(final(paths('quiet-years', 'one-small-exception'))).toBeGreaterThan(final(paths('quiet-years', 'slow-and-honest')));
  });
});

it.each(['lunch-break', 'winter-first', 'quiet-years'])('every invariant holds after every step: %s', (id) => {
  for (const policy of ['degenerate', 'random'] as const)
    playCoarse(scenarios[id]!, '21', firmPolicies[policy], {
      watch: (state) => {
        const broken = violations(state);
        if (broken.length > 0) throw new Error(`${policy}, day ${state.clock.day}: ${broken.join('; ')}`);
      },
    });
});
