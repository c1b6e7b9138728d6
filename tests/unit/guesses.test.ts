/** A guess that is not on disk yet is told to nobody, and opens nothing. */
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { FuturesHouse } from '../../server/futures/FuturesHouse.ts';
import { RoomFutures } from '../../server/futures/RoomFutures.ts';
import type { Guesses, Person } from '../../shared/net/messages.ts';

const person = (seat: 'chief' | 'desk', bot = false): Person => ({ seat, name: seat, bot, character: null, connected: !bot });

test('a guess counts once it is kept, and one that could not be kept may be made again', async () => {
  const house = new FuturesHouse(() => 0);
  const told: Guesses[] = [];
  const writes: PromiseWithResolvers<void>[] = [];
  const write = (): Promise<void> => {
    writes.push(Promise.withResolvers<void>());
    return writes.at(-1)!.promise;
  };
  let people = [person('chief'), person('desk')];
  const futures = new RoomFutures({
    pool: house.pool,
    log: pino({ level: 'silent' }),
    hostSeat: 'chief',
    guesses: [],
    shown: false,
    people: () => people,
    yeses: () => [],
    keepGuess: write,
    keepShown: write,
    session: () => Promise.withResolvers<never>().promise,
    tellGuesses: (guesses) => told.push(guesses),
    tellFutures: () => {},
    nowMs: () => 0,
    sizes: house.sizes,
  });
  const first = futures.guess('desk', 0.25);
  expect(await futures.guess('desk', 0.5)).toEqual({ ok: false, code: 'done_already' });
  people = [person('chief', true), person('desk')];
  futures.peopleChanged();
  expect(told.at(-1)).toEqual({ guessed: [], waitingFor: ['desk'], open: false, shares: null });
  expect(writes).toHaveLength(1);
  writes[0]!.reject(new Error('the disk is full'));
  await expect(first).rejects.toThrow('the disk is full');

  const second = futures.guess('desk', 0.75);
  writes[1]!.resolve();
  expect(await second).toEqual({ ok: true });
  writes[2]!.resolve();
  await expect.poll(() => told.at(-1)?.open).toBe(true);
  expect(told.at(-1)).toEqual({ guessed: ['desk'], waitingFor: [], open: true, shares: [{ seat: 'desk', share: 0.75 }] });
  await house.close();
});
