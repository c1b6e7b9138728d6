import { readFileSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { TABLES, tablesOf } from '../../server/export/tables.ts';
import { journalFile } from '../../server/persistence/database.ts';
import { readSessionFile } from '../../server/persistence/sessionFile.ts';
import { join, newDataDir, openGame, spawnServer, startServer, takeSeat, tidyUp, until } from '../support/server.ts';

afterAll(tidyUp);

const order = (sizeLots: number) => ({ type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots }) as const;

function recorded(dataDir: string, gameId: string): { steps: number[]; commands: string } {
  const db = new Database(journalFile(dataDir), { readonly: true });
  const rows = db
    .prepare<[string], { step: number; commands: string }>('SELECT step, commands FROM steps WHERE session = ? ORDER BY step')
    .all(gameId);
  db.close();
  return { steps: rows.map((row) => row.step), commands: rows.map((row) => row.commands).join('\n') };
}

describe('a server that starts again', () => {
  test('gives the same game, seat, step and answers back', async () => {
    const dataDir = newDataDir();
    const first = await startServer(dataDir);
    const ticket = await openGame(first.base);
    const engineerTicket = await takeSeat(first.base, ticket.code, 'engineer');
    const before = await join(first.base, ticket);
    await before.request('set_pace', { pace: 8 });
    const answer = await before.request('command', { cid: 'kept', command: order(9) });
    await before.request('say', { cid: 's', text: 'remember me' });
    await until('some steps are played', () => (before.view.clock?.step ?? 0) > 40);
    await first.close();
    expect(before.leftWith).toBe(4001);
    const { steps } = recorded(dataDir, ticket.gameId);

    const second = await startServer(dataDir);
    expect(await (await fetch(`${second.base}/readyz`)).json()).toEqual({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 600));
    const after = await join(second.base, ticket);
    await until('the view arrives', () => after.view.clock !== undefined);
    expect(after.frames[0]?.view.clock?.step).toBe(steps.length);
    expect(after.welcome).toEqual(expect.objectContaining({ gameId: ticket.gameId, code: ticket.code, seat: 'desk', host: true }));
    expect(after.talk.map((line) => line.text)).toContain('remember me');
    expect(after.people.find((person) => person.seat === 'engineer')?.character).toBeNull();
    expect(await after.request('command', { cid: 'kept', command: order(9) })).toEqual(answer);
    const engineer = await join(second.base, engineerTicket);
    await until('the engineer sees code', () => engineer.view.code?.accounts !== undefined);
    await second.close();
  });

  test('says that it is not ready once nothing can be written any more', async () => {
    const server = await startServer();
    const ready = async (): Promise<number> => (await fetch(`${server.base}/readyz`)).status;
    expect(await ready()).toBe(200);
    await server.app.journal.close();
    expect(await ready()).toBe(503);
    await server.close();
  });

  test('after kill -9 in mid-round loses nothing that was acknowledged', async () => {
    const dataDir = newDataDir();
    let ticket: Awaited<ReturnType<typeof openGame>> | null = null;
    const acknowledged = new Map<string, unknown>();
    for (let life = 0; life < 4; life++) {
      const server = await spawnServer(dataDir);
      ticket ??= await openGame(server.base);
      const desk = await join(server.base, ticket);
      await until('the view arrives', () => desk.view.clock !== undefined);
      expect(desk.frames[0]?.view.clock?.step).toBe(recorded(dataDir, ticket.gameId).steps.length);
      for (const [cid, answer] of acknowledged) expect(await desk.request('command', { cid, command: order(1) })).toEqual(answer);
      await desk.request('set_pace', { pace: 8 });
      for (let index = 0; index < 5; index++) {
        const cid = `life-${life}-${index}`;
        acknowledged.set(cid, await desk.request('command', { cid, command: order(index + 1) }));
      }
      void desk.request('command', { cid: `last-${life}`, command: order(1) }).catch(() => {});
      desk.room.reconnection.enabled = false;
      await server.kill();
    }
    const gameId = ticket?.gameId ?? '';
    const { steps, commands } = recorded(dataDir, gameId);
    expect(steps).toEqual(steps.map((_, index) => index + 1));
    for (const cid of acknowledged.keys()) expect(commands.split(`"${cid}"`).length - 1).toBe(1);
  }, 60_000);

  test('refuses a data folder that another server holds', async () => {
    const server = await startServer();
    await expect(startServer(server.dataDir)).rejects.toThrow('another server is using the data folder');
    await server.close();
  });

  test('says of a game by other rules that it cannot go on here', async () => {
    const dataDir = newDataDir();
    const first = await startServer(dataDir);
    const older = await openGame(first.base);
    const own = await openGame(first.base);
    await first.close();
    const db = new Database(journalFile(dataDir));
    db.prepare('UPDATE sessions SET rules_version = rules_version - 1 WHERE id = ?').run(older.gameId);
    db.close();
    const second = await startServer(dataDir);
    const lookup = async (code: string): Promise<unknown> => (await fetch(`${second.base}/api/sessions/${code}`)).json();
    expect(await lookup(older.code)).toEqual({ code: 'other_rules' });
    expect(await lookup('QQQQQQ')).toEqual({ code: 'unknown_code' });
    expect(await lookup(own.code)).toMatchObject({ code: own.code, phase: 'live' });
    const seat = await fetch(`${second.base}/api/sessions/${older.code}/seats`, { method: 'POST' });
    expect([seat.status, await seat.json()]).toEqual([409, { code: 'other_rules' }]);
    await second.close();
  });

  test('freezes a game whose record does not lead where it says', async () => {
    const dataDir = newDataDir();
    const first = await startServer(dataDir);
    const ticket = await openGame(first.base);
    const desk = await join(first.base, ticket);
    await desk.request('set_pace', { pace: 16 });
    await until('steps are played', () => (desk.view.clock?.step ?? 0) > 45);
    await first.close();
    const db = new Database(journalFile(dataDir));
    db.prepare("UPDATE steps SET fingerprint = 'ffffffffffffffff' WHERE session = ? AND step = 20").run(ticket.gameId);
    db.close();
    const second = await startServer(dataDir);
    const after = await join(second.base, ticket);
    await until('the status arrives', () => after.status !== null);
    expect(after.status).toEqual({ pace: 1, frozen: true, message: 'This game could not be restored from its record.' });
    expect(after.frames).toEqual([]);
    await second.close();
  });
});

test('a step that cannot be recorded is never shown: the game freezes and says so, and others play on', async () => {
  const server = await startServer();
  const ticket = await openGame(server.base);
  const desk = await join(server.base, ticket);
  const neighbour = await join(server.base, await openGame(server.base));
  await until('the round runs', () => (desk.view.clock?.step ?? 0) > 2);
  const db = new Database(journalFile(server.dataDir));
  const blocked = (desk.view.clock?.step ?? 0) + 6;
  db.prepare("INSERT INTO steps (session, step, commands) VALUES (?, ?, '[]')").run(ticket.gameId, blocked);
  db.close();
  await until('the game is frozen', () => desk.status?.frozen === true);
  expect(desk.status?.message).toContain('could not be recorded');
  expect(desk.view.clock?.step).toBeLessThan(blocked);
  expect(desk.room.state.step).toBeLessThan(blocked);
  await expect(desk.request('command', { cid: 'late', command: order(1) })).rejects.toMatchObject({ reason: 'frozen' });
  const step = neighbour.view.clock?.step ?? 0;
  await until('the neighbour plays on', () => (neighbour.view.clock?.step ?? 0) > step + 2);
  await server.close();
});

test('what cannot be kept is refused, and is no reason to freeze', async () => {
  const server = await startServer();
  const ticket = await openGame(server.base);
  const desk = await join(server.base, ticket);
  const db = new Database(journalFile(server.dataDir));
  await desk.request('set_pace', { pace: 0 });
  const taken = 'INSERT INTO talk SELECT @game, coalesce(max(id), 0) + 1, 0, @seat, @text, NULL FROM talk WHERE session = @game';
  db.prepare(taken).run({ game: ticket.gameId, seat: 'chief', text: 'first' });
  db.close();
  await expect(desk.request('say', { cid: 's', text: 'never written' })).rejects.toMatchObject({ reason: 'failed' });
  expect(desk.talk.map(({ text }) => text)).not.toContain('never written');
  expect(desk.status?.frozen).toBe(false);
  await server.close();
});

test('an exported game is read back as it was, and any change to the file is noticed', async () => {
  const server = await startServer();
  const ticket = await openGame(server.base);
  const desk = await join(server.base, ticket);
  await desk.request('set_pace', { pace: 16 });
  await until('the round closes', () => desk.room.state.phase === 'closed', 40_000);
  const response = await fetch(`${server.base}/api/sessions/${ticket.code}/export`, {
    headers: { authorization: `Bearer ${ticket.token}` },
  });
  expect(response.headers.get('content-disposition')).toContain(`allow-negative-${ticket.code}.json`);
  const text = await response.text();
  expect(readSessionFile(text).steps).toHaveLength(720);
  expect(() => readSessionFile(text.slice(0, -100))).toThrow('cut off');
  expect(() => readSessionFile(text.replace('"seat":"chief"', '"seat":"risk"'))).toThrow('checksum');
  expect(() => readSessionFile(text.replace('"rulesVersion":', '"rulesVersion":9'))).toThrow('checksum');
  expect(() => readSessionFile('{"format":"other"}')).toThrow('not an exported game');
  expect(() => readSessionFile(text.replace('"version":4', '"version":2'))).toThrow('format version 2');
  const table = (format: string, token = ticket.token) =>
    fetch(`${server.base}/api/sessions/${ticket.code}/export?format=${format}`, { headers: { authorization: `Bearer ${token}` } });
  const tables = tablesOf(text);
  for (const format of TABLES) {
    const answer = await table(format);
    expect(answer.headers.get('content-disposition')).toContain(`allow-negative-${ticket.code}-${format}.csv`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(await answer.text()).toBe(tables[format]);
  }
  expect(await (await table('names')).json()).toEqual({ code: 'malformed' });
  expect(await (await table('scores', 'forged')).json()).toEqual({ code: 'bad_token' });
  await server.close();
}, 60_000);

test('the generated secret is kept beside the journal, for its owner alone', async () => {
  const { readConfig } = await import('../../server/config.ts');
  const dataDir = path(newDataDir(), 'fresh');
  const { sessionSecret } = readConfig({ DATA_DIR: dataDir });
  expect(readFileSync(path(dataDir, 'session-secret'), 'utf8')).toBe(sessionSecret);
  expect(readConfig({ DATA_DIR: dataDir }).sessionSecret).toBe(sessionSecret);
  expect(() => readConfig({ DATA_DIR: dataDir, PORT: 'many' })).toThrow('PORT');
  for (const cutShort of ['', sessionSecret.slice(0, 20)]) {
    writeFileSync(path(dataDir, 'session-secret'), cutShort);
    const { sessionSecret: again } = readConfig({ DATA_DIR: dataDir });
    expect(again.length).toBe(sessionSecret.length);
    expect(readConfig({ DATA_DIR: dataDir }).sessionSecret).toBe(again);
  }
});
