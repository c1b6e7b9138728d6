import { describe, expect, it } from 'vitest';
import { vaultBaseCents } from '../../client/floor/vaultScale.ts';

const height = (opening: number, peak: number, now: number): number => now / vaultBaseCents(opening, peak);

describe('how full the vault looks', () => {
  it('stands at one when nothing has changed', () => {
    expect(height(100, 100, 100)).toBe(1);
  });

  it('grows by a third of a step for a tenfold, and never past one and a half', () => {
    expect(height(100, 1_000, 1_000)).toBeCloseTo(1.3, 9);
    expect(height(100, 1e9, 1e9)).toBe(1.5);
  });

  it('falls by the share that has left, whatever the growth before', () => {
    expect(height(100, 1e9, 5e8)).toBeCloseTo(0.75, 9);
    expect(height(100, 1e9, 0)).toBe(0);
  });
});
