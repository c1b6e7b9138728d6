import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeatTicket } from '../../shared/net/messages.ts';
import type { Command, PlaceOrder } from '../../shared/sim/commands.ts';
import { join, openGame, type Player, startServer, type TestServer, takeSeat, tidyUp, until } from '../support/server.ts';
import { message, openWire, request } from '../support/wire.ts';

const order = (changes: Partial<PlaceOrder> = {}): PlaceOrder => ({
  type: 'place_order',
  market: 'BIT-PERP',
  side: 'buy',
  orderType: 'market',
  sizeLots: 5,
  ...changes,
});

let server: TestServer;
let ticket: SeatTicket;
let desk: Player;
let nextCid = 0;
/** No faster than the server allows an honest client. */
async function give(player: Player, command: unknown, cid = `c${nextCid++}`): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return player.rawRequest('command', { cid, command });
}
const refused = (code: string) => expect.objectContaining({ ok: false, rejection: expect.objectContaining({ code }) });

beforeAll(async () => {
  server = await startServer();
  ticket = await openGame(server.base);
  desk = await join(server.base, ticket);
  await desk.request('set_pace', { pace: 4 });
});
afterAll(async () => {
  await server.close();
  tidyUp();
});

describe('a command that cannot be is refused by name and changes nothing', () => {
  test.each([
    ['a negative size', order({ sizeLots: -5 }), 'invalid_size'],
    ['a size of nothing', order({ sizeLots: 0 }), 'invalid_size'],
    ['a fractional size', order({ sizeLots: 2.5 }), 'invalid_size'],
    ['an absurd size', order({ sizeLots: 1e300 }), 'invalid_size'],
    ['a size that is no number', order({ sizeLots: Number.NaN }), 'invalid_size'],
    ['an infinite size', order({ sizeLots: Number.POSITIVE_INFINITY }), 'invalid_size'],
    ['a size in words', { ...order(), sizeLots: 'many' }, 'malformed'],
    ['a negative price', order({ orderType: 'limit', priceTicks: -1 }), 'invalid_price'],
    ['a negative amount', { type: 'transfer_outside', direction: 'out', amountCents: -1 }, 'invalid_amount'],
    ['an unknown command', { type: 'give_me_money' }, 'malformed'],
    ['an extra field', { ...order(), asSeat: 'chief' }, 'malformed'],
    ['no command at all', undefined, 'malformed'],
    ['a date for a command', new Date(0), 'malformed'],
    ['a big integer for a size', { ...order(), sizeLots: 10n ** 18n }, 'malformed'],
    ['a market that does not exist', order({ market: 'NOPE-PERP' }), 'unknown_market'],
    ['a market named like a trap', order({ market: '__proto__' }), 'unknown_market'],
    ["the engineer's merge from the desk", { type: 'merge_request', requestId: 1, reason: 'temporary' } satisfies Command, 'foreign_seat'],
    [
      "the chief's page from the desk",
      { type: 'publish_page', displayedFundCents: 1, claimsSameRules: true } satisfies Command,
      'foreign_seat',
    ],
    ['more than one order may have', order({ sizeLots: 900_000_000 }), 'size_above_limit'],
  ])('%s', async (_what, command, code) => {
    expect(await give(desk, command)).toEqual(refused(code));
    expect(desk.view.account?.orders.filter((open) => !open.byMandate)).toEqual([]);
  });

  test('a request that is no command at all is malformed and the client stays', async () => {
    expect(await desk.rawRequest('command', { nonsense: true })).toEqual(refused('malformed'));
    expect(await desk.rawRequest('command', 'buy!')).toEqual(refused('malformed'));
    expect(await desk.rawRequest('open_market', { market: 7 })).toEqual({ ok: false, code: 'malformed' });
    expect(await desk.rawRequest('open_market', { market: 'NOPE' })).toEqual({ ok: false, code: 'unknown_market' });
    expect(await desk.rawRequest('set_pace', { pace: 3 })).toEqual({ ok: false, code: 'malformed' });
    expect(await desk.rawRequest('preview_order', { ...order(), sizeLots: -1 })).toEqual(
      expect.objectContaining({ accepted: false, code: 'malformed' }),
    );
    expect(desk.leftWith).toBeNull();
  });

  test("a bot's command id cannot be taken by a person", async () => {
    expect(await give(desk, order(), 'bot:4:0')).toEqual(refused('malformed'));
  });
});

test('the same command id gets the first answer again and is played once', async () => {
  const before = desk.view.account?.positions.find((position) => position.market === 'BIT-PERP')?.sizeLots ?? 0;
  const first = await give(desk, order({ sizeLots: 7 }), 'once');
  expect(first).toEqual(expect.objectContaining({ ok: true, filledLots: 7 }));
  expect(await give(desk, order({ sizeLots: 7 }), 'once')).toEqual(first);
  expect(await give(desk, order({ sizeLots: 900, side: 'sell' }), 'once')).toEqual(first);
  await until(
    'the fill shows',
    () => (desk.view.account?.positions.find((position) => position.market === 'BIT-PERP')?.sizeLots ?? 0) !== before,
  );
});

test('a command given while the game is paused is answered without waiting for the pause to end', async () => {
  await desk.request('set_pace', { pace: 0 });
  const answer = await desk.request('command', { cid: 'paused', command: order({ sizeLots: 1 }) });
  expect(answer.ok).toBe(true);
  const step = answer.step;
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await desk.request('command', { cid: 'paused-2', command: order({ sizeLots: 1 }) })).step).toBe((step ?? 0) + 1);
  await desk.request('set_pace', { pace: 4 });
});

test('only the host sets the pace', async () => {
  const engineer = await join(server.base, await takeSeat(server.base, ticket.code, 'engineer'));
  expect(await engineer.request('set_pace', { pace: 0 })).toEqual({ ok: false, code: 'foreign_seat' });
  expect(await engineer.request('preview_order', { market: 'BIT', side: 'buy', orderType: 'market', sizeLots: 1 })).toEqual(
    expect.objectContaining({ code: 'foreign_seat' }),
  );
  await engineer.room.leave();
});

test('a closed round refuses commands with wrong_phase and gives its receipt', async () => {
  expect(await desk.request('receipt', {})).toEqual({ ok: false, code: 'wrong_phase' });
  expect(await desk.request('slow_firm', {})).toEqual({ ok: false, code: 'wrong_phase' });
  await desk.request('set_pace', { pace: 16 });
  await until('the round closes', () => desk.view.clock?.phase === 'closed', 40_000);
  expect(await give(desk, order())).toEqual(refused('wrong_phase'));
  expect(await desk.request('receipt', {})).toEqual(expect.objectContaining({ steps: 720, scenarioId: 'first-round' }));
  // A game of one round has no firm to set beside.
  expect(await desk.request('slow_firm', {})).toEqual({ ok: false, code: 'wrong_phase' });
});

describe('a raw message that does not fit closes the socket with 4002', () => {
  test.each([
    ['a payload of the wrong shape', message('command', { nonsense: true })],
    ['an unknown type', message('become_chief', {})],
    ['a prototype for a type', message('__proto__', {})],
    ['bytes that are no message', Buffer.from([13, 0xa7, ...Buffer.from('command'), 0xc1, 0xc1])],
  ])('%s', async (_what, bytes) => {
    const wire = await openWire(server.base, await openGame(server.base));
    wire.socket.send(bytes);
    expect(await wire.closed).toBe(4002);
  });

  test('while the same payload in a request is answered', async () => {
    const wire = await openWire(server.base, await openGame(server.base));
    wire.socket.send(request(5, 'command', { nonsense: true }));
    await until('the answer arrives', () => wire.frames.some((frame) => frame[0] === 22 && frame.includes('malformed')));
    wire.socket.terminate();
  });
});
