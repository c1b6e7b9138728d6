import { expect, it } from 'vitest';
import { scenarioFrom } from '../../shared/content/scenarioFrom.ts';
import { theLongBoom } from '../../shared/content/scenarios/theLongBoom.ts';

const before = structuredClone(theLongBoom);
const mine = scenarioFrom(theLongBoom, {
  id: 'mine',
  version: 3,
  seats: ['chief', 'desk'],
  business: { weather: { softChance: 0.5, drift: { boom: 0.9 } } },
});

it('changes what is named, however deep, and nothing beside it', () => {
  expect([mine.id, mine.version, mine.business?.weather.softChance]).toEqual(['mine', 3, 0.5]);
  expect(mine.business?.weather.drift).toEqual({ ...before.business!.weather.drift, boom: 0.9 });
  expect({ ...mine, id: before.id, version: before.version, seats: before.seats, business: null }).toEqual({ ...before, business: null });
  expect(mine.business?.offers).toEqual(before.business?.offers);
});

it('takes a list as a whole', () => {
  expect(mine.seats).toEqual(['chief', 'desk']);
});

it('leaves the scenario below as it was, also when the new one is changed', () => {
  mine.accounts[0]!.id = 'elsewhere';
  mine.business!.offers.length = 0;
  expect(theLongBoom).toEqual(before);
});
