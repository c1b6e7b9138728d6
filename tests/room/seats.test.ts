import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WorkshopRoom } from '../../server/rooms/WorkshopRoom.ts';
import { join, openGame, post, startServer, type TestServer, takeSeat, tidyUp, until } from '../support/server.ts';
import { openWire, reserve } from '../support/wire.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  tidyUp();
});

describe('joining', () => {
  test('a game opens with its host seated, bots in the other seats and the clock waiting for the first person', async () => {
    const ticket = await openGame(server.base, 'engineer', { name: '  Ada\u202E\u200B  ' });
    expect(ticket.code).toMatch(/^[A-HJKMNP-Z]{6}$/);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const engineer = await join(server.base, ticket);
    await until('the view arrives', () => engineer.view.clock !== undefined);
    expect(engineer.view.clock?.step).toBeLessThanOrEqual(1);
    expect(engineer.welcome).toEqual(
      expect.objectContaining({ seat: 'engineer', host: true, code: ticket.code, exchangeName: 'Tidewater' }),
    );
    expect(engineer.people.map(({ seat, bot }) => ({ seat, bot }))).toEqual([
      { seat: 'chief', bot: true },
      { seat: 'engineer', bot: false },
      { seat: 'desk', bot: true },
      { seat: 'risk', bot: true },
    ]);
    expect(engineer.people.find((person) => person.seat === 'engineer')?.name).toBe('Ada');
    await engineer.room.leave();
  });

  test("a second person takes over a bot's seat by the code, once", async () => {
    const ticket = await openGame(server.base, 'desk', { name: 'Sam' });
    const desk = await join(server.base, ticket);
    const lookup = await (await fetch(`${server.base}/api/sessions/${ticket.code.toLowerCase()}`)).json();
    expect(lookup).toEqual({
      code: ticket.code,
      scenarioId: 'first-round',
      exchangeName: 'Tidewater',
      phase: 'live',
      openSeats: ['engineer'],
    });
    const second = await post(server.base, `/api/sessions/${ticket.code}/seats`, { name: 'Sam' });
    expect(second).toEqual({ status: 201, json: expect.objectContaining({ seat: 'engineer', gameId: ticket.gameId }) });
    await until('the desk sees a person there', () => desk.people.some((person) => person.seat === 'engineer' && !person.bot));
    expect(desk.people.find((person) => person.seat === 'engineer')?.name).toBe('Sam 2');
    expect(await post(server.base, `/api/sessions/${ticket.code}/seats`, {})).toEqual({ status: 409, json: { code: 'seat_taken' } });
    expect(await post(server.base, `/api/sessions/${ticket.code}/seats`, { seat: 'chief' })).toEqual({
      status: 409,
      json: { code: 'seat_taken' },
    });
    await desk.room.leave();
  });

  test('the newer socket of a seat replaces the older, which is told so with 4002', async () => {
    const ticket = await openGame(server.base);
    const older = await join(server.base, ticket);
    const newer = await join(server.base, ticket);
    await until('the older one is closed', () => older.leftWith !== null);
    expect(older.leftWith).toBe(4002);
    expect((await newer.request('set_pace', { pace: 2 })).ok).toBe(true);
    expect(newer.people.find((person) => person.seat === 'desk')).toEqual(expect.objectContaining({ connected: true, bot: false }));
    await newer.room.leave();
  });

  test('a dropped line comes back to the same seat with a whole picture and a new sequence', async () => {
    const ticket = await openGame(server.base);
    const desk = await join(server.base, ticket);
    await until('the picture arrives', () => desk.frames.length > 1);
    const seen = desk.frames.length;
    desk.room.connection.close(4010);
    await until('a new picture arrives', () => desk.frames.slice(seen).some((frame) => frame.full));
    expect(desk.welcome?.seat).toBe('desk');
    expect((await desk.request('say', { cid: 'hello', text: 'back' })).ok).toBe(true);
    await until('the line is heard', () => desk.talk.some((line) => line.text === 'back'));
    await desk.room.leave();
  });

  test('sections are numbered without a gap and carry only what changed', async () => {
    const desk = await join(server.base, await openGame(server.base));
    await desk.request('set_pace', { pace: 8 });
    await until('frames arrive', () => desk.frames.length > 12);
    expect(desk.frames.map((frame) => frame.seq)).toEqual(desk.frames.map((_, index) => index + 1));
    expect(desk.frames.map((frame) => frame.full)).toEqual(desk.frames.map((_, index) => index === 0));
    expect(desk.frames.slice(1).every((frame) => frame.view.news === undefined || frame.view.news.length > 0)).toBe(true);
    expect(desk.frames.slice(1).some((frame) => frame.view.code !== undefined)).toBe(false);
    await desk.room.leave();
  });
});

describe('what proves a seat', () => {
  test.each([
    ['no token', () => ''],
    ['nonsense', () => 'let.me.in'],
    ['a changed seat', (token: string) => forge(token, { seat: 'chief' })],
    ['a changed game', (token: string) => forge(token, { gameId: 'another' })],
  ])('%s is refused', async (_what, change) => {
    const ticket = await openGame(server.base);
    await expect(reserve(server.base, { ...ticket, token: change(ticket.token) })).rejects.toThrow('bad_token');
  });

  test("another game's token opens nothing here", async () => {
    const mine = await openGame(server.base);
    const other = await openGame(server.base);
    await expect(openWire(server.base, { ...other, token: mine.token })).rejects.toThrow();
  });

  test('a reserved place cannot be taken by guessing its id', async () => {
    const ticket = await openGame(server.base);
    const { sessionId } = await reserve(server.base, ticket);
    expect(sessionId).toMatch(/^seat-desk-[0-9a-f]{24}$/);
  });

  test('rooms are neither made nor found through match-making', async () => {
    for (const method of ['create', 'joinOrCreate', 'join']) {
      expect((await post(server.base, `/matchmake/${method}/workshop`, {})).status).toBeGreaterThanOrEqual(400);
    }
  });
});

test('the export asks for a seat of the game and for its end', async () => {
  const ticket = await openGame(server.base);
  const get = async (token: string | null): Promise<unknown> => {
    const headers = token === null ? undefined : { authorization: `Bearer ${token}` };
    return (await fetch(`${server.base}/api/sessions/${ticket.code}/export`, headers && { headers })).json();
  };
  expect(await get(null)).toEqual({ code: 'bad_token' });
  expect(await get((await openGame(server.base)).token)).toEqual({ code: 'bad_token' });
  expect(await get(ticket.token)).toEqual({ code: 'still_running' });
});

test('an engineer who takes a seat later finds the talk of the table', async () => {
  const ticket = await openGame(server.base);
  const desk = await join(server.base, ticket);
  await desk.request('say', { cid: 's1', text: 'We  need <b>room</b>\u0007' });
  expect(await desk.request('say', { cid: 's1b', text: 'and again' })).toEqual({ ok: false, code: 'too_fast' });
  const engineer = await join(server.base, await takeSeat(server.base, ticket.code));
  await until('the talk arrives', () => engineer.talk.length > 0);
  expect(engineer.talk[0]).toEqual({ id: 1, step: expect.any(Number), seat: 'desk', text: 'We need <b>room</b>', line: null });
  expect(await desk.request('say', { cid: 's2', text: '\u200B\u202E ' })).toEqual({ ok: false, code: 'malformed' });
});

function forge(token: string, changes: object): string {
  const [body = '', signature = ''] = token.split('.');
  const claim: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  return `${Buffer.from(JSON.stringify(Object.assign({}, claim, changes))).toString('base64url')}.${signature}`;
}

test('a server that has its games full opens no other, and those it has can be entered', async () => {
  const small = await startServer(undefined, { maxGames: WorkshopRoom.count + 2 });
  const first = await openGame(small.base);
  await openGame(small.base);
  const third = await fetch(`${small.base}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seat: 'desk' }),
  });
  expect([third.status, await third.json()]).toEqual([503, { code: 'server_full' }]);
  expect((await takeSeat(small.base, first.code, 'engineer')).seat).toBe('engineer');
  await small.close();
});
