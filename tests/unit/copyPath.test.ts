import { describe, expect, it } from 'vitest';
import { copyPath } from '../../server/copyPath.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath, type Path } from '../../shared/sim/policies/firm/playCoarse.ts';
import { fingerprint } from '../../shared/sim/sim.ts';

const boom = scenarios['the-long-boom']!;
const cheat = firmPolicies['slippery-slope'];
const go = (path: Path, steps: number): void => {
  for (let i = 0; i < steps; i++) movePath(path, cheat);
};

/** Every object of a path but the scenario's, by its place. */
function objectsOf(path: Path): Map<object, string> {
  const found = new Map<object, string>();
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null || value === path.state.scenario) return;
    expect([place, found.get(value)]).toEqual([place, undefined]);
    found.set(value, place);
    if (!ArrayBuffer.isView(value)) for (const [key, one] of Object.entries(value)) visit(one, `${place}.${key}`);
  };
  visit(path, 'path');
  return found;
}

describe('a copy of a path', () => {
  const path = openPath(boom, '3', { rows: true });
  go(path, 300);
  const copy = copyPath(path);

  it('has everything that the path has, and shares nothing with it but the scenario', () => {
    expect(copy).toEqual(path);
    expect(copy.state.scenario).toBe(path.state.scenario);
    const mine = objectsOf(path);
    expect([...objectsOf(copy)].filter(([one]) => mine.has(one))).toEqual([]);
  });

  it('goes the same way from there, and leaves the path where it stands', () => {
    const before = fingerprint(path.state);
    go(copy, 40);
    expect(fingerprint(path.state)).toBe(before);
    go(path, 40);
    expect(fingerprint(copy.state)).toBe(fingerprint(path.state));
  });
});
