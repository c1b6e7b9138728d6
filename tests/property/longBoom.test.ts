import { describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { type PathResult, playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';

const longBoom = scenarios['the-long-boom']!;
const SEEDS = Array.from({ length: 16 }, (_, index) => String(40_001 + index));

const played = new Map<FirmPolicyId, PathResult[]>();
function paths(id: FirmPolicyId): PathResult[] {
  const known = played.get(id);
  if (known) return known;
  const results = SEEDS.map((seed) => playCoarse(longBoom, seed, firmPolicies[id]));
  played.set(id, results);
  return results;
}
const median = (values: number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
const meanLog = (results: PathResult[]): number => results.reduce((sum, one) => sum + Math.log(one.final), 0) / results.length;

const CHEATS = ['one-small-exception', 'slippery-slope', 'degenerate'] as const;

describe('whole futures of the long boom', () => {
  it('every policy is understood: none of its commands is refused, and every path ends', () => {
    for (const id of Object.keys(firmPolicies) as FirmPolicyId[]) {
      for (const seed of SEEDS.slice(0, 3)) {
        const path = playCoarse(longBoom, seed, firmPolicies[id]);
        expect({ id, seed: path.seed, refused: path.refused }).toEqual({ id, seed: path.seed, refused: {} });
        expect(path.steps).toBeLessThan(2_500);
        expect(Number.isSafeInteger(path.final)).toBe(true);
      }
    }
  });

  it('an honest firm never uses customers’ money and always pays them back', () => {
    for (const path of paths('slow-and-honest')) {
      expect({ seed: path.seed, use: path.peakUse, repaid: path.repaidShare }).toEqual({ seed: path.seed, use: 0, repaid: 1 });
      expect(path.integrity).toBeGreaterThan(95);
    }
  });

  it('each cheat shows more when the boom ends, and ends with less in most futures', () => {
    const honest = paths('slow-and-honest');
    for (const id of CHEATS) {
      const cheat = paths(id);
      const shown = (results: PathResult[]): number => median(results.map((one) => one.displayedAtBoomEnd));
      expect({ id, shows: shown(cheat) > 1.2 * shown(honest) }).toEqual({ id, shows: true });
      expect({ id, ends: meanLog(cheat) < meanLog(honest) }).toEqual({ id, ends: true });
      expect(median(cheat.map((one) => one.integrity))).toBeLessThan(40);
    }
  });

  it('telling early keeps customers whole more often than going on', () => {
    const repaid = (id: FirmPolicyId): number => paths(id).reduce((sum, one) => sum + one.repaidShare, 0) / SEEDS.length;
    expect(repaid('cheats-then-cleans-up')).toBeGreaterThan(repaid('slippery-slope'));
  });
});

describe('one future', () => {
  it('is the same whenever it is played', () => {
    expect(playCoarse(longBoom, '9', firmPolicies.random)).toEqual(playCoarse(longBoom, '9', firmPolicies.random));
  });

  it('has the same outside prices whatever the firm does', () => {
    const prices = (id: FirmPolicyId): Map<number, string> => {
      const byDay = new Map<number, string>();
      playCoarse(longBoom, '5', firmPolicies[id], {
        watch: (state) => {
          if (Number.isInteger(state.clock.day)) byDay.set(state.clock.day, String(state.world.logReference[1]!.toFixed(9)));
        },
      });
      return byDay;
    };
    const honest = prices('slow-and-honest');
    const cheat = prices('degenerate');
    const shared = [...honest.keys()].filter((day) => cheat.has(day));
    expect(shared.length).toBeGreaterThan(100);
    expect(shared.filter((day) => honest.get(day) !== cheat.get(day))).toEqual([]);
  });

  it.each(['random', 'degenerate', 'cheats-then-cleans-up', 'honest-unskilled'] as const)(
    'every invariant holds after every step: %s',
    (id) => {
      for (const seed of ['11', '12', '13']) {
        playCoarse(longBoom, seed, firmPolicies[id], {
          watch: (state) => {
            const broken = violations(state);
            if (broken.length > 0) throw new Error(`seed ${seed}, day ${state.clock.day}: ${broken.join('; ')}`);
          },
        });
      }
    },
  );
});

describe('coarse and live steps', () => {
  /** Live orders meet other neighbours than coarse ones do; over a round boundary the two agree in size, not to the cent. */
  it('tell the same story: shown wealth at the closes is close, endings mostly agree', () => {
    const seeds = SEEDS.slice(0, 4);
    const ratios: number[] = [];
    let same = 0;
    for (const seed of seeds) {
      const rough = playCoarse(longBoom, seed, firmPolicies['slow-and-honest']);
      const fine = playCoarse(longBoom, seed, firmPolicies['slow-and-honest'], { live: true });
      if (rough.ending === fine.ending) same += 1;
      rough.closes.forEach(({ displayed }, round) => {
        const other = fine.closes[round];
        if (other !== undefined && displayed > 0) ratios.push(other.displayed / displayed);
      });
    }
    expect(same).toBe(seeds.length);
    expect(median(ratios)).toBeGreaterThan(0.85);
    expect(median(ratios)).toBeLessThan(1.18);
  });
});
