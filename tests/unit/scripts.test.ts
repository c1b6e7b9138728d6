import { expect, test } from 'vitest';
import { pressedFor } from '../../client/overlay/scripts.ts';
import type { RequestStanding } from '../../shared/sim/views/firmTypes.ts';

const asked = (requestId: number): RequestStanding =>
  ({ requestId, favour: true, actions: ['object_request'], waitsFor: 'chief' }) as RequestStanding;

test('the sentences of an open sheet stay with the request that it was opened for', () => {
  expect(pressedFor([asked(1)], null)).toBe(1);
  expect(pressedFor([asked(1), asked(2)], null)).toBe(2);
  expect(pressedFor([asked(1), asked(2)], 1)).toBe(1);
  expect(pressedFor([], null)).toBeNull();
});
