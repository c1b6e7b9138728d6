import { beforeEach, expect, test } from 'vitest';
import { chooseItem, messages, openItem, releaseItem } from '../../client/screens/play/playState.ts';
import { view } from '../../client/store/store.ts';
import type { InboxItem } from '../../shared/sim/views/types.ts';

const matter = (id: string, step: number, answers: readonly string[] = ['say_cause']): InboxItem =>
  ({ kind: 'matter', id, step, answers }) as InboxItem;
const note = (id: string, step: number): InboxItem => ({ kind: 'note', id, step, note: 'desk_brief' }) as InboxItem;
const shown = (): string | undefined => openItem.value?.id;

beforeEach(() => {
  view.inbox.value = [];
});

test('a message that waits stays on show when a newer one comes in, until it is answered and let go', () => {
  view.inbox.value = [matter('first', 10)];
  view.inbox.value = [matter('first', 10), matter('second', 20)];
  expect(shown()).toBe('first');
  view.inbox.value = [matter('first', 10, []), matter('second', 20), matter('third', 30)];
  expect(shown(), 'what came of the answer').toBe('first');
  releaseItem('first');
  expect(shown()).toBe('third');
});

test('a message that leaves makes room for the next one that waits', () => {
  view.inbox.value = [matter('first', 10), matter('second', 20)];
  expect(shown()).toBe('second');
  view.inbox.value = [matter('first', 10)];
  expect(shown()).toBe('first');
});

test('one that asks for nothing gives way, unless it was opened by hand', () => {
  view.inbox.value = [note('brief', 5)];
  expect(shown()).toBe('brief');
  view.inbox.value = [note('brief', 5), matter('first', 10)];
  expect(shown()).toBe('first');
  chooseItem('brief');
  view.inbox.value = [note('brief', 5), matter('first', 10), matter('second', 20)];
  expect(shown()).toBe('brief');
});

test('a mandate that is stopped again says so once, with its latest figures', () => {
  const stopped = (id: string, step: number): InboxItem =>
    ({ kind: 'order_refused', id, step, byMandate: true }) as Extract<InboxItem, { kind: 'order_refused' }>;
  view.mandate.value = { blocked: { what: 'directional' } } as NonNullable<typeof view.mandate.value>;
  view.inbox.value = [stopped('first', 10)];
  view.inbox.value = [stopped('first', 10), stopped('again', 20)];
  expect([shown(), messages.value.length]).toEqual(['again', 1]);
  chooseItem('again');
  view.inbox.value = [stopped('first', 10), stopped('again', 20), stopped('third', 30)];
  expect([shown(), messages.value.length]).toEqual(['again', 2]);
});
