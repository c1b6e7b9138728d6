import { beforeEach, expect, test } from 'vitest';
import {
  asking,
  market,
  markHandled,
  needsAnswer,
  openItem,
  runningPace,
  tab,
  ticketSize,
  toAnswer,
} from '../../client/screens/play/playState.ts';
import { resetStore, status, view, welcome } from '../../client/store/store.ts';
import type { ServerMessages } from '../../shared/net/messages.ts';
import type { InboxItem } from '../../shared/sim/views/types.ts';

const sitDown = (gameId: string): void => {
  welcome.value = Object.assign({} as ServerMessages['welcome'], { gameId, seat: 'chief', markets: [] });
};
const offer = { kind: 'offer', id: 'offer-1', step: 10, answers: ['ask'] } as InboxItem;

beforeEach(resetStore);

test('an offer of the next game waits for its answer, though one of the last game had its number', () => {
  sitDown('first');
  view.inbox.value = [offer];
  markHandled(offer.id);
  expect(needsAnswer(offer)).toBe(false);
  resetStore();
  sitDown('second');
  view.inbox.value = [offer];
  expect(needsAnswer(offer)).toBe(true);
  expect(toAnswer.value).toBe(1);
  expect(openItem.value?.id).toBe('offer-1');
});

test('the next game begins on the floor with an empty ticket and no open sheet', () => {
  sitDown('first');
  tab.value = 'inbox';
  asking.value = true;
  ticketSize.value = '4000';
  resetStore();
  sitDown('second');
  expect([tab.value, asking.value, ticketSize.value, market.value]).toEqual(['floor', false, '100', '']);
});

test('a pause ends in the pace before it, which the next game does not know', () => {
  sitDown('first');
  status.value = { pace: 4, frozen: false, message: null };
  status.value = { pace: 0, frozen: false, message: null };
  expect(runningPace.value).toBe(4);
  resetStore();
  sitDown('second');
  expect(runningPace.value).toBe(1);
});
