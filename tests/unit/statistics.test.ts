import { describe, expect, it } from 'vitest';
import { bootstrap, mean, meanInterval, median, quantile, standardError, wilson, winsorised } from '../../server/statistics.ts';

it('quantiles interpolate between neighbours', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([5], 0.05)).toBe(5);
  expect(quantile([], 0.5)).toBe(0);
});

it('a winsorised sample pulls in its ends and keeps its length', () => {
  const values = [...Array.from({ length: 100 }, (_, index) => index), 1_000_000];
  const held = winsorised(values, 0.01);
  expect(held).toHaveLength(101);
  expect(Math.max(...held)).toBe(99);
  expect(Math.min(...held)).toBe(1);
  expect(mean(held)).toBeCloseTo(50, 9);
  expect(winsorised([], 0.01)).toEqual([]);
  expect(winsorised([7, 9], 0)).toEqual([7, 9]);
});

describe('intervals', () => {
  it('of a mean are as wide as its standard error says', () => {
    const values = [1, 2, 3, 4, 5];
    expect(standardError(values)).toBeCloseTo(Math.sqrt(2.5 / 5), 12);
    const [low, high] = meanInterval(values);
    expect(low).toBeCloseTo(3 - 1.96 * Math.sqrt(0.5), 12);
    expect(high).toBeCloseTo(3 + 1.96 * Math.sqrt(0.5), 12);
    expect(standardError([4])).toBe(0);
  });

  it('of a share stay within 0 and 1 and agree with the published example of Wilson’s score', () => {
    // 10 of 20: 0.299 .. 0.701; none of 10: 0 .. 0.278.
    expect(wilson(0.5, 20).map((end) => end.toFixed(3))).toEqual(['0.299', '0.701']);
    expect(wilson(0, 10).map((end) => end.toFixed(3))).toEqual(['0.000', '0.278']);
    expect(wilson(1, 10)[1]).toBe(1);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });

  it('by resampling are the same in every run and hold the figure', () => {
    const values = Array.from({ length: 40 }, (_, index) => (index * 37) % 41);
    const resampled = (): [number, number] => bootstrap(values.length, (places) => median(places.map((place) => values[place]!)));
    const [low, high] = resampled();
    expect(resampled()).toEqual([low, high]);
    expect(low).toBeLessThan(median(values));
    expect(high).toBeGreaterThan(median(values));
    expect(bootstrap(3, (places) => places.length)).toEqual([3, 3]);
    expect(bootstrap(0, () => 1)).toEqual([0, 0]);
  });
});
