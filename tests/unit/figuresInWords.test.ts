import { expect, test } from 'vitest';
import { placeOf } from '../../client/screens/play/firm/standing.ts';
import { factText } from '../../client/screens/play/matterFacts.ts';
import type { FirmView } from '../../shared/sim/views/firmTypes.ts';

const row = (id: string, own: boolean, alive: boolean) => ({ id, own, alive });

test('the last of five is the fifth of five, also when the first has failed since the table was published', () => {
  const league = [row('a', false, false), row('b', false, true), row('c', false, true), row('d', false, true), row('us', true, true)];
  expect(placeOf({ league } as FirmView)).toEqual({ place: '5th', n: 5 });
});

test('one day is a day', () => {
  expect(factText({ name: 'delay', unit: 'days', value: 1 })).toBe('1 day');
  expect(factText({ name: 'delay', unit: 'days', value: 3 })).toBe('3 days');
});
