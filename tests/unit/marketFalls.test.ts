import { expect, it } from 'vitest';
import { marketFalls } from '../../client/plots/marketFalls.ts';

const market = (...ticks: number[]) => ticks.map((one, day) => ({ day: day * 7, ticks: one }));

it('tells falls within a week, the deepest first, and no slow decline', () => {
  expect(marketFalls(market(100, 90, 81, 73, 66), 3)).toEqual([]);
  const falls = marketFalls(market(100, 80, 80, 80, 80, 80, 80, 80, 80, 80, 40, 40), 3);
  expect(falls.map(({ day }) => day)).toEqual([70, 7]);
  expect(falls[0]!.share).toBeCloseTo(0.5);
  expect(marketFalls(market(100, 80, 80, 80, 80, 80, 80, 80, 80, 80, 40, 40), 1)).toHaveLength(1);
});

it('takes falls near to each other for one', () => {
  expect(marketFalls(market(100, 80, 60, 45), 3).map(({ day }) => day)).toEqual([14]);
});

it('counts from the height of the week, whenever in it that was', () => {
  const days = [0, 2, 4, 6, 8].map((day, at) => ({ day, ticks: [100, 110, 95, 92, 88][at]! }));
  expect(marketFalls(days, 3)).toEqual([{ day: 8, share: 1 - 88 / 110 }]);
});
