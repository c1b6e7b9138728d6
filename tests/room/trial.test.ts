/**
 * The trial of a game that is over: votes and testimony stay sealed until everybody at the table has voted or the host opens the exhibit,
 * every hostile payload has a named refusal, and a server that starts again has it all as it was.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSessionFile } from '../../client/replay/ReplayedGame.ts';
import { readSessionFile } from '../../server/persistence/sessionFile.ts';
import type { SeatTicket, TrialView } from '../../shared/net/messages.ts';
import { join, newDataDir, openGame, type Player, startServer, type TestServer, takeSeat, tidyUp, until } from '../support/server.ts';
import { openWire, pack, request } from '../support/wire.ts';

const CLOSES_WITHIN_MS = 80_000;
const dataDir = newDataDir();
let server: TestServer;
let tickets: { desk: SeatTicket; engineer: SeatTicket; risk: SeatTicket };
let desk: Player;
let engineer: Player;
let risk: Player;

async function sitDown(): Promise<void> {
  desk = await join(server.base, tickets.desk);
  engineer = await join(server.base, tickets.engineer);
  risk = await join(server.base, tickets.risk);
}

beforeAll(async () => {
  server = await startServer(dataDir);
  const ticket = await openGame(server.base, 'desk', { scenario: 'lunch-break' });
  tickets = {
    desk: ticket,
    engineer: await takeSeat(server.base, ticket.code, 'engineer'),
    risk: await takeSeat(server.base, ticket.code, 'risk'),
  };
  await sitDown();
  // A line that the table's chief, a bot, may sign, and that the engineer carries out: something to testify to.
  await desk.request('command', {
    cid: 'line',
    command: { type: 'propose_change', kind: 'credit_line', value: 500_000_000, reason: 'conversions_fail' },
  });
  await desk.request('set_pace', { pace: 16 });
  expect(await desk.request('trial', {})).toEqual({ ok: false, code: 'wrong_phase' });
  expect(await desk.request('vote', { exhibit: 'X-1', option: 0 })).toEqual({ ok: false, code: 'wrong_phase' });
  expect(desk.trial).toBeNull();
  await until('the game is over', () => desk.room.state.phase === 'closed', CLOSES_WITHIN_MS);
  await until('everybody has the trial', () => [desk, engineer, risk].every(({ trial }) => trial !== null));
}, 100_000);
afterAll(async () => {
  await server.close();
  tidyUp();
});

const shown = (player: Player, id: string): TrialView['exhibits'][number] => player.trial!.exhibits.find((one) => one.id === id)!;

describe('the trial of a table', () => {
  test('comes when the game is over: three to seven exhibits, all sealed, with the people who are waited for', () => {
    const { exhibits, shown: at } = desk.trial!;
    expect(exhibits.length).toBeGreaterThanOrEqual(3);
    expect(exhibits.length).toBeLessThanOrEqual(7);
    expect(at).toBeNull();
    for (const exhibit of exhibits)
      expect(exhibit).toEqual({
        id: exhibit.id,
        voters: expect.arrayContaining(['engineer', 'desk', 'risk']),
        voted: [],
        ownVote: null,
        ownTestimony: false,
        open: null,
      });
  });

  test('keeps a vote and a testimony from everybody until all have voted, then shows all of it', async () => {
    expect(await desk.request('vote', { exhibit: 'X-1', option: 1 })).toEqual({ ok: true });
    expect(await engineer.request('testify', { exhibit: 'X-1' })).toEqual({ ok: true });
    expect(await engineer.request('vote', { exhibit: 'X-1', option: 2 })).toEqual({ ok: true });
    await until('both votes are heard of', () => shown(risk, 'X-1').voted.length === 2);
    expect(shown(desk, 'X-1')).toMatchObject({ ownVote: 1, ownTestimony: false, open: null });
    expect(shown(engineer, 'X-1')).toMatchObject({ ownVote: 2, ownTestimony: true, open: null });
    expect(shown(risk, 'X-1')).toMatchObject({ ownVote: null, ownTestimony: false, open: null });

    expect(await risk.request('vote', { exhibit: 'X-1', option: 0 })).toEqual({ ok: true });
    await until('it opens', () => shown(desk, 'X-1').open !== null);
    for (const player of [desk, engineer, risk]) {
      await until('everybody hears', () => shown(player, 'X-1').open !== null);
      const open = shown(player, 'X-1').open!;
      expect(open.openedBy).toBe('all_voted');
      expect(open.votes).toEqual([
        { seat: 'desk', option: 1 },
        { seat: 'engineer', option: 2 },
        { seat: 'risk', option: 0 },
      ]);
      expect(open.testimony.map(({ seat }) => seat)).toEqual(['engineer']);
      expect(open.answer.option).toBeGreaterThanOrEqual(0);
    }
    expect(shown(desk, 'X-2').open).toBeNull();
  });

  test('says the same vote again without harm, and takes no other', async () => {
    expect(await desk.request('vote', { exhibit: 'X-1', option: 1 })).toEqual({ ok: true });
    expect(await desk.request('vote', { exhibit: 'X-1', option: 2 })).toEqual({ ok: false, code: 'exhibit_open' });
    expect(await risk.request('testify', { exhibit: 'X-1' })).toEqual({ ok: false, code: 'exhibit_open' });
    expect(await risk.request('vote', { exhibit: 'X-2', option: 1 })).toEqual({ ok: true });
    expect(await risk.request('vote', { exhibit: 'X-2', option: 0 })).toEqual({ ok: false, code: 'done_already' });
  });

  test('lets the host alone open an exhibit and take every screen to one', async () => {
    expect(await risk.request('open_exhibit', { exhibit: 'X-2' })).toEqual({ ok: false, code: 'foreign_seat' });
    expect(await engineer.request('show_exhibit', { exhibit: 'X-2' })).toEqual({ ok: false, code: 'foreign_seat' });
    expect(await desk.request('show_exhibit', { exhibit: 'X-2' })).toEqual({ ok: true });
    await until('the screens are there', () => risk.trial!.shown === 'X-2' && engineer.trial!.shown === 'X-2');
    expect(shown(risk, 'X-2').open).toBeNull();
    expect(await desk.request('open_exhibit', { exhibit: 'X-2' })).toEqual({ ok: true });
    await until('it opens', () => shown(risk, 'X-2').open !== null);
    expect(shown(risk, 'X-2').open).toMatchObject({ openedBy: 'host', votes: [{ seat: 'risk', option: 1 }], testimony: [] });
  });

  test('no byte of a vote or an answer reaches another seat before the exhibit is open', async () => {
    const wire = await openWire(server.base, tickets.risk);
    await until('the seat has a new socket', () => risk.leftWith !== null);
    await engineer.request('vote', { exhibit: 'X-3', option: 1 });
    await engineer.request('testify', { exhibit: 'X-3' });
    wire.socket.send(request(1, 'trial', {}));
    await until('the vote is heard of', () => wire.frames.some((frame) => frame.includes(pack('X-3')) && frame.includes(pack('voted'))));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const views = wire.frames.filter((frame) => frame.includes(pack('ownVote')));
    expect(views.length).toBeGreaterThan(1);
    for (const frame of views) {
      const from = frame.indexOf(pack('X-3'));
      const rest = frame.subarray(from);
      const until3 = rest.indexOf(pack('X-4'));
      const about = until3 < 0 ? rest : rest.subarray(0, until3);
      for (const word of ['votes', 'answer', 'option', 'testimony', 'figures', 'confirmed']) expect(about.includes(pack(word))).toBe(false);
    }
    wire.socket.close();
    await wire.closed;
    risk = await join(server.base, tickets.risk);
    await until('risk is back', () => risk.trial !== null);
  });

  test.each([
    ['vote', { exhibit: 'X-9', option: 0 }, 'unknown_exhibit'],
    ['vote', { exhibit: 'X-3', option: 4 }, 'malformed'],
    ['vote', { exhibit: 'X-3', option: -1 }, 'malformed'],
    ['vote', { exhibit: 'X-3', option: 0.5 }, 'malformed'],
    ['vote', { exhibit: 'X-3', option: '0' }, 'malformed'],
    ['vote', { exhibit: '__proto__', option: 0 }, 'malformed'],
    ['vote', { exhibit: 'X-3', option: 0, seat: 'engineer' }, 'malformed'],
    ['vote', null, 'malformed'],
    ['testify', { exhibit: ['X-3'] }, 'malformed'],
    ['testify', { exhibit: 'X-8' }, 'unknown_exhibit'],
    ['open_exhibit', { exhibit: 'X-3' }, 'foreign_seat'],
    ['show_exhibit', { exhibit: 'x'.repeat(40) }, 'malformed'],
    ['trial', { all: true }, 'malformed'],
  ])('refuses %s %j with %s', async (name, payload, code) => {
    expect(await risk.rawRequest(name, payload)).toEqual({ ok: false, code });
    expect(shown(risk, 'X-3').open).toBeNull();
  });

  test('brings all of the talk to a socket, once', async () => {
    expect(await desk.request('say', { cid: 'talk', text: 'so it was you' })).toEqual({ ok: true });
    const again = await join(server.base, tickets.engineer);
    await again.request('trial', {});
    await until('it has the talk', () => again.talk.some(({ text }) => text === 'so it was you'));
    const told = again.talk.length;
    for (let asked = 0; asked < 5; asked++) await again.request('trial', {});
    expect(again.talk).toHaveLength(told);
    engineer = again;
  });

  test('is there as it was after the server has started again, in the export too', async () => {
    const before = structuredClone(desk.trial!);
    await server.close();
    server = await startServer(dataDir);
    await sitDown();
    await until('the trial comes', () => desk.trial !== null && engineer.trial !== null && risk.trial !== null);
    expect(desk.trial!.exhibits.map(({ open, ownVote }) => ({ open, ownVote }))).toEqual(
      before.exhibits.map(({ open, ownVote }) => ({ open, ownVote })),
    );
    expect(desk.trial!.shown).toBe('X-2');
    expect(shown(engineer, 'X-3')).toMatchObject({ ownVote: 1, ownTestimony: true, voted: ['engineer'], open: null });

    const response = await fetch(`${server.base}/api/sessions/${tickets.desk.code}/export`, {
      headers: { authorization: `Bearer ${tickets.desk.token}` },
    });
    const text = await response.text();
    const { trial } = readSessionFile(text).after;
    expect(trial).toContainEqual({ act: 'vote', exhibit: 'X-1', seat: 'desk', option: 1 });
    expect(trial).toContainEqual({ act: 'open', exhibit: 'X-1', seat: null });
    expect(trial).toContainEqual({ act: 'open', exhibit: 'X-2', seat: 'desk' });
    expect(trial).toContainEqual({ act: 'testify', exhibit: 'X-1', seat: 'engineer' });
    // The engineer has voted and testified on it, and nobody has opened it.
    expect(trial.filter(({ exhibit }) => exhibit === 'X-3')).toEqual([]);

    const replayed = openSessionFile(text).game!;
    expect(replayed.receipt()).toEqual(await desk.request('receipt', {}));
    expect(replayed.trial()).toEqual(desk.trial!.exhibits.flatMap(({ id, open }) => (open === null ? [] : [{ id, open }])));
    expect(replayed.trial()[0]!.open.testimony).toHaveLength(1);
  });
});
