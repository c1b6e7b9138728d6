import { expect, test } from 'vitest';
import { oneAtATime } from '../../client/net/oneAtATime.ts';

test('a guess that is pressed twice goes out once, and one that failed can go out again', async () => {
  const sent: number[] = [];
  let answer = (): void => undefined;
  const guess = oneAtATime((share: number) => {
    sent.push(share);
    return new Promise<void>((resolve) => {
      answer = resolve;
    });
  });
  const first = guess(0.5);
  await guess(0.5);
  expect(sent).toEqual([0.5]);
  answer();
  await first;
  void guess(0.7);
  expect(sent).toEqual([0.5, 0.7]);
});
