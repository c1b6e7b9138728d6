import { describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import { integrityProbes } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { type PathResult, playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';

/**
 * Does one act behind a clean front still show? Each probe takes the named offers alone and answers all else honestly; the score's
 * median over futures must lie in its band.
 */
const longBoom = scenarios['the-long-boom']!;
const SEEDS = Array.from({ length: 31 }, (_, index) => String(110_001 + index));
const WITHIN = 12;

const median = (values: number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
const played = new Map<string, PathResult[]>();
function paths(id: string): PathResult[] {
  const { policy } = integrityProbes.find((probe) => probe.policy.id === id)!;
  const results = played.get(id) ?? SEEDS.map((seed) => playCoarse(longBoom, seed, policy));
  played.set(id, results);
  return results;
}
const score = (id: string): number => median(paths(id).map((path) => path.integrity));

describe('one named act with everything else clean', () => {
  it.each(integrityProbes.map(({ policy, expected }) => [policy.id, expected] as const))('%s scores about %i', (id, expected) => {
    const found = score(id);
    expect({ id, found, near: Math.abs(found - expected) <= WITHIN }).toEqual({ id, found, near: true });
  });

  it('reaches the act: most futures of a probe really take what it names', () => {
    for (const { policy } of integrityProbes) {
      if (policy.id === 'honest-unskilled') continue;
      const took = paths(policy.id).filter((path) => Object.keys(path.inForce).length > 0).length;
      expect({ id: policy.id, most: took > SEEDS.length / 2 }).toEqual({ id: policy.id, most: true });
    }
  });

  it('drawing in silence weighs far more than the flag that allows it', () => {
    expect(score('flag-and-silent-line')).toBeLessThan(score('flag-alone') - 30);
  });
});
