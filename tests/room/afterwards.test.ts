/**
 * What people do once a game is over, on a server that is killed in the midst of it: the trial and the guesses come back as they were,
 * what was sealed stays sealed, and no file tells of it before everybody has been shown it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSessionFile } from '../../server/persistence/sessionFile.ts';
import type { SeatTicket, TrialView } from '../../shared/net/messages.ts';
import type { Aftermath } from '../../shared/net/sessionFile.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { endedGame } from '../support/ended.ts';
import { type ChildServer, join, newDataDir, type Player, spawnServer, startServer, tidyUp, until } from '../support/server.ts';

const dataDir = newDataDir();
let server: ChildServer;
let tickets: [host: SeatTicket, desk: SeatTicket];
let chief: Player;
let desk: Player;

beforeAll(async () => {
  const before = await startServer(dataDir);
  const [one, other] = await endedGame(before, 'lunch-break', '3', firmPolicies['slippery-slope'], ['chief', 'desk']);
  tickets = [one!, other!];
  await before.close();
  server = await spawnServer(dataDir);
  await hostSitsDown();
  await deskSitsDown();
}, 120_000);
afterAll(tidyUp);

async function hostSitsDown(): Promise<void> {
  chief = await join(server.base, tickets[0]);
  await until('the host has trial and guesses', () => chief.trial !== null && chief.guesses !== null);
}
async function deskSitsDown(): Promise<void> {
  desk = await join(server.base, tickets[1]);
  await until('the desk has trial and guesses', () => desk.trial !== null && desk.guesses !== null);
}
async function killAndStartAgain(): Promise<void> {
  for (const { room } of [chief, desk]) room.reconnection.enabled = false;
  await server.kill();
  server = await spawnServer(dataDir);
}
const exhibit = (player: Player, id: string): TrialView['exhibits'][number] => player.trial!.exhibits.find((one) => one.id === id)!;

const fetched = (format: string): Promise<Response> =>
  fetch(`${server.base}/api/sessions/${tickets[1].code}/export?format=${format}`, {
    headers: { authorization: `Bearer ${tickets[1].token}` },
  });
const told = async (): Promise<Aftermath> => readSessionFile(await (await fetched('json')).text()).after;

describe('a server that is killed after the end of a game', () => {
  test('brings the trial back as it was: votes, testimony, what is open and where the host has taken everybody', async () => {
    expect(await desk.request('vote', { exhibit: 'X-1', option: 1 })).toEqual({ ok: true });
    expect(await desk.request('testify', { exhibit: 'X-1' })).toEqual({ ok: true });
    expect(await chief.request('open_exhibit', { exhibit: 'X-1' })).toEqual({ ok: true });
    expect(await chief.request('show_exhibit', { exhibit: 'X-2' })).toEqual({ ok: true });
    expect(await chief.request('show_exhibit', { exhibit: 'X-3' })).toEqual({ ok: true });
    expect(await chief.request('vote', { exhibit: 'X-2', option: 0 })).toEqual({ ok: true });
    expect(await desk.request('testify', { exhibit: 'X-2' })).toEqual({ ok: true });
    await until('the desk is where the host is', () => desk.trial!.shown === 'X-3' && exhibit(desk, 'X-2').voted.length === 1);
    const before = { chief: structuredClone(chief.trial), desk: structuredClone(desk.trial) };
    expect(exhibit(desk, 'X-1').open).toMatchObject({ openedBy: 'host', votes: [{ seat: 'desk', option: 1 }] });
    const receipt = await desk.request('receipt', {});

    await killAndStartAgain();
    // Whoever has voted may be the first to come back: the others are still waited for.
    await hostSitsDown();
    expect(chief.trial).toEqual(before.chief);
    await deskSitsDown();
    await until('the trial is as it was', () => JSON.stringify(desk.trial) === JSON.stringify(before.desk));
    expect(exhibit(chief, 'X-2').open).toBeNull();
    expect(await desk.request('receipt', {})).toEqual(receipt);

    expect((await told()).trial.map(({ act, exhibit: id }) => `${act} ${id}`)).toEqual([
      'vote X-1',
      'testify X-1',
      'open X-1',
      'show X-2',
      'show X-3',
    ]);
    expect(await desk.request('vote', { exhibit: 'X-2', option: 1 })).toEqual({ ok: true });
    await until('it opens', () => exhibit(chief, 'X-2').open !== null);
    expect(exhibit(chief, 'X-2').open!.openedBy).toBe('all_voted');
  }, 60_000);

  test('keeps guesses shut until the host says go, and open from then on', async () => {
    expect(await chief.request('guess', { share: 0.6 })).toEqual({ ok: true });
    await killAndStartAgain();
    await hostSitsDown();
    const sealed = { guessed: ['chief'], waitingFor: ['desk'], open: false, shares: null };
    expect(chief.guesses).toEqual(sealed);
    await deskSitsDown();
    expect(desk.guesses).toEqual(sealed);
    expect((await told()).guesses).toEqual([]);
    expect(await (await fetched('scores')).text()).not.toContain('guess');

    expect(await desk.request('show_futures', {})).toEqual({ ok: false, code: 'not_yours_to_decide' });
    expect(await chief.request('show_futures', {})).toEqual({ ok: true });
    await until('the desk is told', () => desk.guesses?.open === true);
    await killAndStartAgain();
    await deskSitsDown();
    expect(desk.guesses).toEqual({ guessed: ['chief'], waitingFor: ['desk'], open: true, shares: [{ seat: 'chief', share: 0.6 }] });
    expect(await desk.request('guess', { share: 0.1 })).toEqual({ ok: false, code: 'wrong_phase' });
    expect((await told()).guesses).toEqual([{ seat: 'chief', share: 0.6 }]);
    expect(await (await fetched('scores')).text()).toContain('seat,chief,guess,0.6,');
  }, 60_000);
});
