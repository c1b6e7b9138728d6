import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { START_EVERY_MS } from '../../server/futures/RoomFutures.ts';
import type { FuturesMessage, SeatTicket } from '../../shared/net/messages.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { endedGame } from '../support/ended.ts';
import { join, openGame, type Player, startServer, type TestServer, tidyUp, until } from '../support/server.ts';

const WORLDS = 12;
const slope = firmPolicies['slippery-slope'];

let server: TestServer;
let chief: Player;
let desk: Player;
let deskTicket: SeatTicket;
const last = (player: Player): FuturesMessage | undefined => player.futures.at(-1);
const ended = (player: Player, want: FuturesMessage['want']): (() => boolean) => {
  return () => last(player)?.want === want && last(player)?.status !== 'running';
};

beforeAll(async () => {
  server = await startServer();
  server.app.futures.sizes = { worlds: WORLDS, sideWorlds: 4 };
  const [one, other] = await endedGame(server, 'lunch-break', '3', slope, ['chief', 'desk']);
  chief = await join(server.base, one!);
  deskTicket = other!;
  desk = await join(server.base, deskTicket);
}, 120_000);
afterAll(async () => {
  await server.close();
  tidyUp();
});

describe('the futures of a room', () => {
  test('nothing is answered while the game goes on', async () => {
    const running = await join(server.base, await openGame(server.base, 'desk', { scenario: 'lunch-break' }));
    expect(await running.request('futures', { want: 'headline' })).toEqual({ ok: false, code: 'wrong_phase' });
    expect(await running.request('guess', { share: 0.5 })).toEqual({ ok: false, code: 'wrong_phase' });
    expect(running.guesses).toBeNull();
    await running.room.leave();
  });

  test('what was found stays on the server until everybody who is there has guessed', async () => {
    await until('the room says who is waited for', () => chief.guesses !== null && desk.guesses !== null);
    expect(await chief.request('guess', { share: 0.6 })).toEqual({ ok: true });
    expect(await chief.request('guess', { share: 0.1 })).toEqual({ ok: false, code: 'done_already' });
    expect(await chief.request('futures', { want: 'headline' })).toEqual({ ok: true });
    await until('the run has ended', ended(chief, 'headline'), 150_000);
    for (const message of [...chief.futures, ...desk.futures])
      expect([message.dots, message.headline, message.surrogate]).toEqual([[], null, null]);
    expect(last(desk)).toMatchObject({ done: WORLDS, of: WORLDS, failed: 0 });
    expect(desk.guesses).toEqual({ guessed: ['chief'], waitingFor: ['desk'], open: false, shares: null });

    expect(await desk.request('guess', { share: 0.2 })).toEqual({ ok: true });
    await until('it is shown', () => last(desk)?.headline !== null && last(chief)?.headline !== null);
    expect(desk.guesses?.shares).toEqual([
      { seat: 'chief', share: 0.6 },
      { seat: 'desk', share: 0.2 },
    ]);
    expect(
      last(chief)!
        .dots.map(({ world }) => world)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: WORLDS }, (_, world) => world));
    expect(last(chief)!.headline!.clean.n).toBe(WORLDS);
    expect(last(chief)!.surrogate!.real.ending).not.toBe('survived_clean');
  }, 180_000);

  test('whoever joins later is told all of it at once, and a finished run is not played again', async () => {
    desk.futures.length = 0;
    expect(await desk.request('futures', { want: 'headline' })).toEqual({ ok: true });
    await until('it is sent again', () => desk.futures.length > 0);
    expect(last(desk)).toMatchObject({ status: 'done', full: true, done: WORLDS });
    expect(last(desk)!.dots).toHaveLength(WORLDS);
  });

  test('nobody can have it sent to the others without end', async () => {
    await new Promise((resolve) => setTimeout(resolve, START_EVERY_MS));
    chief.futures.length = 0;
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.request('futures', { want: 'headline' })));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual([
      'ok',
      ...Array.from({ length: 19 }, () => 'request_open_already'),
    ]);
    await until('it is sent once', () => chief.futures.length > 0);
    expect(chief.futures).toHaveLength(1);
  });

  test('one run at a time; whoever started it, or the host, ends it, and what has landed is kept', async () => {
    chief.futures.length = 0;
    expect(await chief.request('futures', { want: 'exit_door' })).toEqual({ ok: true });
    expect(await desk.request('futures', { want: 'when_lost' })).toEqual({ ok: false, code: 'request_open_already' });
    expect(await desk.request('cancel_futures', {})).toEqual({ ok: false, code: 'not_yours_to_decide' });
    expect(await chief.request('cancel_futures', {})).toEqual({ ok: true });
    await until('it has stopped', ended(chief, 'exit_door'), 150_000);
    expect(last(chief)!.status).toBe('cancelled');
    expect(last(chief)!.done).toBeLessThan(4);
    expect(await chief.request('cancel_futures', {})).toEqual({ ok: false, code: 'nothing_known' });
  }, 180_000);

  test('when it was lost, and an offer that nobody took', async () => {
    expect(await desk.request('futures', { want: 'when_lost' })).toEqual({ ok: true });
    await until('it has ended', ended(desk, 'when_lost'), 150_000);
    expect(last(desk)!.whenLost!.map(({ fromRound }) => fromRound)[0]).toBe(1);
    expect(await desk.request('futures', { want: 'without', offer: 'D99' as 'D01' })).toEqual({ ok: false, code: 'unknown_offer' });
    expect(await desk.request('futures', { want: 'without' })).toEqual({ ok: false, code: 'malformed' });
    expect(await desk.request('show_futures', {})).toEqual({ ok: false, code: 'not_yours_to_decide' });
  }, 180_000);

  test('whoever comes back is given every answer that has been found', async () => {
    await desk.room.leave();
    const back = await join(server.base, deskTicket);
    await until('all of it is there', () => back.futures.length >= 2);
    expect(back.futures.map(({ want, status, full }) => [want, status, full])).toEqual([
      ['headline', 'done', true],
      ['when_lost', 'done', true],
    ]);
    expect(back.futures[1]!.whenLost).not.toBeNull();
  });
});
