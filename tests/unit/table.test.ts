import { describe, expect, it } from 'vitest';
import { arcsOf } from '../../client/floor/arcs.ts';
import { placeOf, tableFor } from '../../client/floor/places.ts';
import { tableWith } from '../../client/screens/home/games.ts';
import { theLongBoom } from '../../shared/content/scenarios/theLongBoom.ts';
import { atTableOf, SEATS } from '../../shared/sim/scenario.ts';

const sizes = [4, 5, 6] as const;

describe('the table on the floor', () => {
  it.each(sizes)('of %i seats has a place for everybody, and one’s own is in front', (size) => {
    const { seats } = atTableOf(theLongBoom, size);
    for (const own of seats) {
      const table = tableFor(own, seats);
      expect([...table.values()].sort()).toEqual([...seats].sort());
      expect(placeOf(own, table)).toBe('front');
    }
  });

  it.each(sizes)('of %i seats has a path from each place to two others', (size) => {
    const { seats } = atTableOf(theLongBoom, size);
    const table = tableFor('desk', seats);
    const ends = arcsOf(table).flatMap(({ from, to }) => [from, to]);
    for (const place of table.keys()) expect(ends.filter((end) => end === place)).toHaveLength(2);
    expect(ends).toHaveLength(2 * seats.length);
  });

  it('keeps desk and engineer neighbours whoever sits in front', () => {
    for (const size of sizes) {
      const { seats } = atTableOf(theLongBoom, size);
      for (const own of seats) {
        const around = [...tableFor(own, seats).values()];
        const apart = Math.abs(around.indexOf('desk') - around.indexOf('engineer'));
        expect([1, around.length - 1]).toContain(apart);
      }
    }
  });
});

describe('the table asked for at the door', () => {
  it('is as large as was chosen, and larger where the seat needs it', () => {
    for (const size of [4, 6] as const)
      for (const seat of SEATS) expect(atTableOf(theLongBoom, tableWith(seat, size)).seats, `${seat} of ${size}`).toContain(seat);
    expect(tableWith('chief', 4)).toBe(4);
    expect(tableWith('treasurer', 4)).toBe(5);
    expect(tableWith('voice', 4)).toBe(6);
    expect(tableWith('desk', 6)).toBe(6);
  });
});
