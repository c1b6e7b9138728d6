import { describe, expect, it } from 'vitest';
import { boundsOf, dotNear, layoutDots } from '../../client/plots/dotLayout.ts';
import { medianCents } from '../../client/plots/dotWords.ts';
import { decadeBounds, decadeTicks, rowsApart } from '../../client/plots/scale.ts';
import { endsWith, worldsOf } from '../support/futures.ts';

/** Half of the worlds ruined, the rest close together: the highest stack there can be. */
const crowd = worldsOf(
  Array.from({ length: 1_000 }, (_, world) => [world % 2 === 0 ? 0 : 300 + (world % 7), 400 + (world % 90), world % 3 === 0]),
);
const bounds = boundsOf(crowd, []);

describe('one dot, one market', () => {
  it.each([1_350, 334])('a thousand dots fit into their row at a width of %i, and no two lie on each other', (width) => {
    const layout = layoutDots(crowd, bounds, width, width * 0.2, 180);
    for (const row of ['yours', 'clean'] as const) {
      const spots = layout.spots[row];
      expect(Math.max(...spots.map(({ rise }) => rise)) + layout.lift / 2).toBeLessThanOrEqual(180 + 1e-9);
      expect(new Set(spots.map(({ x, rise }) => `${x.toFixed(2)} ${rise.toFixed(2)}`)).size).toBe(1_000);
    }
  });

  it('the ruined lie in the pile and nobody else does, and the others keep their order along the axis', () => {
    const layout = layoutDots(crowd, bounds, 1_350, 190, 180);
    expect(crowd.map((_, at) => layout.spots.yours[at]!.x <= layout.pile[1])).toEqual(crowd.map(({ yours }) => yours.ruined));
    const { clean } = layout.spots;
    const along = crowd.map((dot, at) => ({ cents: dot.clean.finalCents, x: clean[at]!.x })).sort((a, b) => a.cents - b.cents);
    expect(along.map(({ x }) => x)).toEqual(along.map(({ x }) => x).sort((a, b) => a - b));
  });

  it('a market that has landed stays where it is while others land on it, as long as the dots keep their size', () => {
    const first = layoutDots(crowd.slice(0, 40), bounds, 1_350, 190, 180);
    const more = layoutDots(crowd.slice(0, 60), bounds, 1_350, 190, 180);
    expect(more.pitch).toBe(first.pitch);
    expect(more.spots.yours.slice(0, 40)).toEqual(first.spots.yours);
  });

  it('a dot is found where it was drawn, and none in the open', () => {
    const layout = layoutDots(crowd.slice(0, 20), bounds, 1_350, 190, 180);
    const spot = layout.spots.clean[7]!;
    expect(dotNear(layout, spot.x + 1, { yours: 900, clean: -spot.rise })).toEqual({ at: 7, row: 'clean' });
    expect(dotNear(layout, spot.x, { yours: 900, clean: -175 })).toBeNull();
  });

  it('the axis is four decades at most, and what ends below it stands at its end', () => {
    const wide = worldsOf([
      [0.6, 400],
      [90_000, 500],
    ]);
    const [low, high] = boundsOf(wide, []);
    expect(high / low).toBe(10_000);
    const layout = layoutDots(wide, [low, high], 1_000, 150, 180);
    expect(layout.spots.yours[0]!.x).toBeCloseTo(layout.axis[0], -1);
  });

  it('the median of mostly ruined worlds is ruin, and not the floor that ruin is counted at', () => {
    expect(medianCents([endsWith(0), endsWith(0), endsWith(900)])).toBeNull();
    expect(medianCents([endsWith(0), endsWith(300), endsWith(900)])).toBe(endsWith(300).finalCents);
    expect(medianCents([endsWith(200), endsWith(300)])).toBe(endsWith(250).finalCents);
    expect(medianCents([])).toBeNull();
  });
});

describe('scales', () => {
  it('decades hold every value and end at 1 or 3 times a power of ten', () => {
    expect(decadeBounds([45, 800])).toEqual([30, 1_000]);
    expect(decadeBounds([1_000, 1_000])).toEqual([1_000, 3_000]);
    expect(decadeBounds([])).toEqual([1, 10]);
    expect(decadeTicks(30, 10_000, 9)).toEqual([30, 100, 300, 1_000, 3_000, 10_000]);
    expect(decadeTicks(30, 10_000, 4)).toEqual([100, 1_000, 10_000]);
  });

  it('a pin that fits nowhere goes where it covers least', () => {
    expect(rowsApart([0, 5, 10, 15, 40], 26, 3)).toEqual([0, 1, 2, 0, 1]);
  });
});
