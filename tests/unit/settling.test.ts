import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settling } from '../../client/screens/play/firm/settling.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('of several settings the last is sent, once they stand still', () => {
  const sent: number[] = [];
  const lever = settling<number>((value) => sent.push(value));
  lever.set(1, 350);
  vi.advanceTimersByTime(300);
  lever.set(2, 350);
  vi.advanceTimersByTime(349);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([2]);
});

test('a setting that has not settled is sent when its panel is left, and not again', () => {
  const sent: number[] = [];
  const lever = settling<number>((value) => sent.push(value));
  lever.flush();
  lever.set(5, 350);
  lever.flush();
  vi.runAllTimers();
  expect(sent).toEqual([5]);
});
