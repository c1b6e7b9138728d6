import { connect } from 'node:net';
import { Encoder } from '@colyseus/schema';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { seeded } from '../../server/cli/hostile.ts';
import { HardenedRoom } from '../../server/rooms/HardenedRoom.ts';
import { WorkshopRoom } from '../../server/rooms/WorkshopRoom.ts';
import { WorkshopState } from '../../shared/net/schema.ts';
import {
  type ChildServer,
  join,
  newDataDir,
  openGame,
  post,
  spawnServer,
  startServer,
  type TestServer,
  takeSeat,
  tidyUp,
  until,
} from '../support/server.ts';
import { message, openWire, reopenWire, reserve } from '../support/wire.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  tidyUp();
});

test('five thousand random frames crash nothing, and an honest player is still answered', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  const random = seeded(42);
  const honest = await join(server.base, await openGame(server.base));
  const ticket = await openGame(server.base);
  let sent = 0;
  while (sent < 5000) {
    const wire = await openWire(server.base, ticket);
    for (let frame = 0; frame < 40 && wire.socket.readyState === WebSocket.OPEN; frame++, sent++) wire.socket.send(randomFrame(random));
    wire.socket.terminate();
    await wire.closed;
  }
  expect((await honest.request('set_pace', { pace: 1 })).ok).toBe(true);
  expect((await fetch(`${server.base}/healthz`)).status).toBe(200);
  complaints.mockRestore();
});

function randomFrame(random: () => number): Buffer {
  const bytes = Buffer.from(Array.from({ length: Math.floor(random() * 64) }, () => Math.floor(random() * 256)));
  const code = [10, 12, 13, 13, 13, 16, 17, 18, 19, 20, 21, 21, 21, 255][Math.floor(random() * 14)] ?? 0;
  const kind = random();
  if (kind < 0.3) return bytes;
  if (kind < 0.6) return Buffer.concat([Buffer.from([code]), bytes]);
  const whole = message(['command', 'say', 'receipt', 'open_market', 'vote', 'testify', 'constructor'][Math.floor(random() * 7)] ?? '', {
    cid: 'x',
    command: { type: 'place_order' },
    text: 7,
  });
  const cut = whole.subarray(0, Math.floor(random() * whole.length) + 1);
  return kind < 0.8 ? cut : Buffer.concat([Buffer.from([21, Math.floor(random() * 256)]), cut.subarray(1)]);
}

test('a flood is closed with 4002 soon', async () => {
  const wire = await openWire(server.base, await openGame(server.base));
  const startedAt = performance.now();
  for (let index = 0; index < 300; index++) wire.socket.send(message('receipt', {}));
  expect(await wire.closed).toBe(4002);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test('a frame above the limit closes the socket', async () => {
  const wire = await openWire(server.base, await openGame(server.base));
  wire.socket.send(message('say', { cid: 'x', text: 'a'.repeat(5000) }));
  expect(await wire.closed).toBe(1009);
});

test('a client that never acknowledges its join is cut', async () => {
  const wire = await openWire(server.base, await openGame(server.base), false);
  const startedAt = performance.now();
  await wire.closed;
  expect(performance.now() - startedAt).toBeLessThan(7000);
}, 15_000);

test('nor does one that comes back to its place and acknowledges nothing stay', async () => {
  const ticket = await openGame(server.base);
  const first = await openWire(server.base, ticket);
  await until('it has joined', () => first.frames.length > 3);
  first.socket.terminate();
  await first.closed;
  const again = await reopenWire(server.base, ticket, first, false);
  const startedAt = performance.now();
  await again.closed;
  expect(performance.now() - startedAt).toBeLessThan(7000);
}, 15_000);

test('sockets of one seat that do not let themselves be closed leave room for the others', async () => {
  const ticket = await openGame(server.base);
  const engineer = await takeSeat(server.base, ticket.code, 'engineer');
  const stubborn: WebSocket[] = [];
  for (let count = 0; count < 18; count++) {
    const { socket } = await openWire(server.base, ticket);
    stubborn.push(socket);
    socket.pause();
  }
  const wire = await openWire(server.base, engineer);
  expect(wire.socket.readyState).toBe(WebSocket.OPEN);
  for (const socket of [...stubborn, wire.socket]) socket.terminate();
});

describe('the HTTP door', () => {
  const raw = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.base}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  test('refuses bodies that are too large, chunked or malformed', async () => {
    expect((await raw(JSON.stringify({ seat: 'desk', name: 'x'.repeat(20_000) }))).status).toBe(413);
    expect((await fetch(`${server.base}/matchmake/joinById/ABCDEF`, { method: 'POST', body: 'x'.repeat(20_000) })).status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"seat":"desk"}'));
        controller.close();
      },
    });
    const chunked: RequestInit & { duplex: 'half' } = { method: 'POST', body: stream, duplex: 'half' };
    expect((await fetch(`${server.base}/api/sessions`, chunked)).status).toBe(411);
    for (const body of [
      '{"seat":',
      '[]',
      '{"seat":"king"}',
      '{"seat":"chief"}',
      '{"seat":"desk","admin":true}',
      '{"seat":"desk","scenario":"__proto__"}',
    ]) {
      const response = await raw(body);
      expect([body, response.status, await response.json()]).toEqual([body, 400, { code: 'malformed' }]);
    }
  });

  test('refuses foreign origins over HTTP and on the socket', async () => {
    expect((await raw('{"seat":"desk"}', { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await raw('{"seat":"desk"}', { origin: server.base })).status).toBe(201);
    const ticket = await openGame(server.base);
    const { processId, roomId, sessionId } = await reserve(server.base, ticket);
    const socket = new WebSocket(`${server.base.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`, {
      origin: 'https://elsewhere.example',
    });
    const status = await new Promise((resolve) => socket.once('unexpected-response', (_request, response) => resolve(response.statusCode)));
    expect(status).toBe(403);
    const answer = await fetch(`${server.base}/api/sessions/ABCDEF`, { headers: { origin: 'https://elsewhere.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('says what it does not know, in JSON', async () => {
    for (const code of ['ABCDEF', 'nothing', '..%2f..', '%00']) {
      const response = await fetch(`${server.base}/api/sessions/${code}`);
      expect([code, response.status, await response.json()]).toEqual([code, 404, { code: 'unknown_code' }]);
    }
    expect((await post(server.base, '/api/sessions/ABCDEF/seats', {})).json).toEqual({ code: 'unknown_code' });
    expect((await fetch(`${server.base}/api/everything`)).status).toBe(404);
  });

  test('sends its security headers with every answer', async () => {
    for (const path of ['/', '/healthz', '/matchmake/joinById/ABCDEF', '/api/sessions/ABCDEF']) {
      const { headers } = await fetch(server.base + path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('lets a class of 300 join in a burst, and stops an address that opens games without end', async () => {
    const ticket = await openGame(server.base);
    const burst = await Promise.all(Array.from({ length: 300 }, () => fetch(`${server.base}/api/sessions/${ticket.code}`)));
    expect(burst.map((response) => response.status).filter((status) => status !== 200)).toEqual([]);
    let refused = 0;
    for (let index = 0; index < 80 && refused === 0; index++) if ((await raw('{"seat":"desk"}')).status === 429) refused += 1;
    expect(refused).toBe(1);
  });
});

test('every room is hardened, and the encoder hands out copies', () => {
  expect(WorkshopRoom.prototype).toBeInstanceOf(HardenedRoom);
  expect(typeof HardenedRoom.prototype.onUncaughtException).toBe('function');
  const state = new WorkshopState();
  const encoder = new Encoder(state);
  state.exchangeName = 'first';
  const first = encoder.encode();
  const kept = Buffer.from(first);
  encoder.discardChanges();
  state.exchangeName = 'other';
  encoder.encode();
  expect(Buffer.from(first)).toEqual(kept);
  const whole = encoder.encodeAll();
  const keptWhole = Buffer.from(whole);
  state.exchangeName = 'third';
  encoder.encodeAll();
  expect(Buffer.from(whole)).toEqual(keptWhole);
});

test('clients that close while they join do not end the process', async () => {
  const child: ChildServer = await spawnServer(newDataDir());
  const ticket = await openGame(child.base);
  for (let index = 0; index < 25; index++) {
    const { processId, roomId, sessionId } = await reserve(child.base, ticket);
    const socket = new WebSocket(`${child.base.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`);
    await new Promise<void>((resolve) => {
      socket.once(index % 2 === 0 ? 'open' : 'message', () => {
        socket.terminate();
        resolve();
      });
    });
  }
  await until('the server answers', async () => (await fetch(`${child.base}/healthz`)).status === 200);
  const player = await join(child.base, ticket);
  expect((await player.request('set_pace', { pace: 2 })).ok).toBe(true);
  expect(child.child.exitCode).toBeNull();
  await player.room.leave();
  expect(await child.stop()).toBe(0);
}, 30_000);

describe('bytes that no browser sends do not end the process', () => {
  let child: ChildServer;
  beforeAll(async () => {
    child = await spawnServer(newDataDir());
  });
  afterAll(() => child.kill());

  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  const matchmake = 'POST /matchmake/joinById/ABCDEF HTTP/1.1\r\nContent-Length: 2\r\n';

  test.each([
    ['a host that is no host', `${matchmake}Host: [\r\n\r\n{}`],
    ['a host with a password', `${matchmake}Host: a:b@c\r\n\r\n{}`],
    ['a port that is none', `${matchmake}Host: a:99999\r\n\r\n{}`],
    ['a forwarded protocol that is none', `${matchmake}Host: a\r\nX-Forwarded-Proto: :\r\n\r\n{}`],
    ['a health check for no host', 'GET /__healthcheck HTTP/1.1\r\nHost: [\r\n\r\n'],
    ['a socket of the development server', `GET / HTTP/1.1\r\nHost: a\r\n${upgrade}Sec-WebSocket-Protocol: vite-hmr\r\n\r\n`],
  ])('%s', async (_what, text) => {
    const socket = connect(Number(new URL(child.base).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(text);
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await fetch(`${child.base}/healthz`)).status).toBe(200);
    expect(child.child.exitCode).toBeNull();
  });
});
