import { describe, expect, it } from 'vitest';
import { formatChange } from '../../client/floor/board.ts';

describe('the price board', () => {
  it.each([
    [0, '0.0 %'],
    [0.0004, '0.0 %'],
    [-0.0313, '−3.1 %'],
    [0.9994, '+99.9 %'],
    [0.9996, '+100 %'],
    [9.874, '+987 %'],
  ])('writes a change of %d within its column', (change, words) => {
    expect(formatChange(change)).toBe(words);
    expect(formatChange(change).length).toBeLessThanOrEqual(7);
  });
});
