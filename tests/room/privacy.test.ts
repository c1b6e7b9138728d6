/**
 * What a seat may not know never reaches its socket. The sniffing test knows the true numbers of the other seat at every step and
 * looks for their bytes, packed as a frame would carry them and as digits, in everything that arrived.
 */

import { matchMaker } from '@colyseus/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkshopRoom } from '../../server/rooms/WorkshopRoom.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import type { SeatView } from '../../shared/sim/views/types.ts';
import { join, openGame, startServer, type TestServer, takeSeat, tidyUp, until } from '../support/server.ts';
import { openWire, pack, request, type Wire } from '../support/wire.ts';

/** Smaller numbers turn up by chance. */
const TELLING = 1_000_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  tidyUp();
});

const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};
const telling = (value: unknown): Set<number> => new Set(numbersIn(value).filter((number) => Math.abs(number) >= TELLING));

function gameOf(code: string): WorkshopRoom['game'] {
  const room = matchMaker.getLocalRoomById(code);
  if (!(room instanceof WorkshopRoom)) throw new Error('no room');
  return room.game;
}

/** Records, while the game runs, every telling number that one seat sees and neither another seat nor the stranger's own game shows. */
function watchSecrets(code: string, owner: SeatId, other: SeatId, strangerCode: string): { secrets: Set<number>; stop(): void } {
  const secrets = new Set<number>();
  const known = new Set<number>();
  const timer = setInterval(() => {
    const state = gameOf(code).shownState;
    const elsewhere = gameOf(strangerCode).shownState;
    if (!state || !elsewhere || gameOf(code).writing) return;
    for (const number of telling(seatView(elsewhere, 'desk', 'BIT-PERP'))) known.add(number);
    for (const number of telling(seatView(state, other, 'BIT-PERP'))) known.add(number);
    for (const number of telling(privateSections(seatView(state, owner, 'BIT-PERP')))) secrets.add(number);
  }, 10);
  return {
    secrets,
    stop: () => {
      clearInterval(timer);
      for (const number of known) secrets.delete(number);
    },
  };
}

const privateSections = ({ account, mandate, inbox, requests, code, vault, customers }: SeatView): unknown => [
  account,
  mandate,
  inbox,
  requests,
  code,
  vault,
  customers,
];

function leaks(wire: Wire, secrets: Iterable<number>): number[] {
  const all = Buffer.concat(wire.frames);
  return [...secrets].filter((secret) => all.includes(pack(secret)) || (Number.isInteger(secret) && all.includes(String(secret))));
}

test("the desk's numbers are not in the bytes of the engineer's or a stranger's socket, nor the engineer's in the desk's", async () => {
  const ticket = await openGame(server.base);
  const desk = await openWire(server.base, ticket);
  const engineer = await openWire(server.base, await takeSeat(server.base, ticket.code, 'engineer'));
  const strangerTicket = await openGame(server.base);
  const stranger = await openWire(server.base, strangerTicket);
  const ofDesk = watchSecrets(ticket.code, 'desk', 'engineer', strangerTicket.code);
  const ofEngineer = watchSecrets(ticket.code, 'engineer', 'desk', strangerTicket.code);
  const commands = [
    { type: 'transfer_outside', direction: 'out', amountCents: 123_456_789 },
    { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 4321 },
    { type: 'set_mandate', quoteShare: 0.4, directionalShare: 0.9, outsideShare: 0.05 },
    { type: 'propose_change', kind: 'credit_line', value: 1_234_567_800, reason: 'missed_trades' },
  ];
  desk.socket.send(request(1, 'set_pace', { pace: 4 }));
  commands.forEach((command, index) => {
    desk.socket.send(request(2 + index, 'command', { cid: `c${index}`, command }));
  });
  await until('some weeks have passed', () => (gameOf(ticket.code).shownState?.step ?? 0) > 120, 30_000);
  ofDesk.stop();
  ofEngineer.stop();

  expect(ofDesk.secrets.size).toBeGreaterThan(40);
  expect(ofEngineer.secrets.size).toBeGreaterThan(40);
  expect(leaks(desk, ofDesk.secrets).length).toBeGreaterThan(20);
  expect(leaks(engineer, ofEngineer.secrets).length).toBeGreaterThan(20);
  expect(leaks(engineer, ofDesk.secrets)).toEqual([]);
  expect(leaks(stranger, ofDesk.secrets)).toEqual([]);
  expect(leaks(desk, ofEngineer.secrets)).toEqual([]);
  expect(leaks(stranger, ofEngineer.secrets)).toEqual([]);
  for (const wire of [desk, engineer, stranger]) wire.socket.terminate();
});

test('no socket carries the seed while the round runs, and no other game of the house', async () => {
  const ticket = await openGame(server.base, 'engineer', { name: 'Marker Marlin' });
  const engineer = await openWire(server.base, ticket);
  const stranger = await openWire(server.base, await openGame(server.base));
  await until('frames arrive', () => engineer.frames.length > 10 && stranger.frames.length > 10);
  const seed = gameOf(ticket.code).record.seed;
  expect(seed).toMatch(/^[0-9a-f]{32}$/);
  expect(Buffer.concat([...engineer.frames, ...stranger.frames]).includes(seed)).toBe(false);
  expect(Buffer.concat(engineer.frames).includes('Marker Marlin')).toBe(true);
  expect(Buffer.concat(stranger.frames).includes('Marker Marlin')).toBe(false);
  const lookup = await (await fetch(`${server.base}/api/sessions/${ticket.code}`)).text();
  expect(lookup).not.toContain('Marlin');
  expect(lookup).not.toContain(seed);
  for (const wire of [engineer, stranger]) wire.socket.terminate();
});

test('whoever has resigned from the desk gets no more answers about its account', async () => {
  const desk = await join(server.base, await openGame(server.base, 'desk', { scenario: 'lunch-break' }));
  await until('it is welcome', () => desk.welcome !== null);
  const market = desk.welcome!.markets[0]!.id;
  const order = { market, side: 'buy', orderType: 'market', sizeLots: 1 } as const;
  expect((await desk.request('preview_order', order)).haveCents).toBeGreaterThan(0);
  expect(await desk.request('command', { cid: 'leave', command: { type: 'resign' } })).toMatchObject({ ok: true });
  expect(await desk.request('preview_order', order)).toMatchObject({ accepted: false, code: 'foreign_seat', haveCents: 0 });
  await desk.room.leave();
});
