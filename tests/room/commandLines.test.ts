import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { join, newDataDir, openGame, startServer, tidyUp, until } from '../support/server.ts';

const CLI = fileURLToPath(new URL('../../server/cli/', import.meta.url));

function run(name: string, ...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path(CLI, `${name}.ts`), ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('export and replay', () => {
  const dataDir = newDataDir();
  const file = path(dataDir, 'game.json');
  let code = '';
  let gameId = '';

  beforeAll(async () => {
    const server = await startServer(dataDir);
    const ticket = await openGame(server.base);
    ({ code, gameId } = ticket);
    const desk = await join(server.base, ticket);
    await desk.request('command', {
      cid: 'buy',
      command: { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 12 },
    });
    await desk.request('set_pace', { pace: 16 });
    await until('forty steps are played', () => (desk.view.clock?.step ?? 0) > 40);
    await server.close();
  });
  afterAll(tidyUp);

  test('a game is written by its id or its code and replays to the same states', () => {
    expect(run('export', '--game', gameId, '--out', file, '--data', dataDir).status).toBe(0);
    const byId = readFileSync(file, 'utf8');
    expect(run('export', '--game', code, '--out', file, '--data', dataDir).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(byId);
    const replayed = run('replay', file, '--json');
    expect(JSON.parse(replayed.stdout)).toEqual({ ok: true, steps: JSON.parse(byId).steps.length, mismatches: 0 });
    expect(replayed.stdout.trim().split('\n')).toHaveLength(1);
    expect(replayed.status).toBe(0);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2), 'cut off'],
    ['edited', (text: string) => text.replace('"sizeLots":12', '"sizeLots":13'), 'checksum'],
    ['of another format version', (text: string) => text.replace('"version":4', '"version":7'), 'format version 7'],
    ['something else', () => '[1,2,3]', 'not an exported game'],
  ])('a file that is %s is refused in one line', (_what, change, sentence) => {
    const changed = path(dataDir, 'changed.json');
    writeFileSync(changed, change(readFileSync(file, 'utf8')));
    const { status, stdout, stderr } = run('replay', changed, '--json');
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(stderr).toContain(sentence);
  });

  test('an unknown game and a wrong option are told in one line', () => {
    expect(run('export', '--game', 'NOGAME', '--out', file, '--data', dataDir)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'no game has the id or code NOGAME\n',
    });
    expect(run('replay').stderr).toContain('which file?');
    expect(run('simulate', '--scenario', 'nowhere').stderr).toContain('no scenario nowhere');
    expect(run('simulate', '--sessions', 'many').stderr).toContain('--sessions needs a whole number');
  });
});

test('simulate prints one JSON object and finds no violation', () => {
  const { status, stdout } = run('simulate', '--scenario', 'first-round', '--seed', '7', '--sessions', '2', '--json');
  expect(JSON.parse(stdout)).toEqual({
    scenario: 'first-round',
    sessions: 2,
    steps: 1440,
    violations: 0,
    stepsPerSecond: expect.any(Number),
  });
  expect(status).toBe(0);
});

test('balance prints both whole-firm policies over the same paths', () => {
  const { status, stdout } = run('balance', '--scenario', 'first-round', '--paths', '2', '--seed-from', '1', '--json');
  const number = expect.any(Number);
  const policy = (id: string) => ({ id, displayedBeforeTurn: number, displayedAtClose: number, coverage: number, repaidShare: number });
  expect(JSON.parse(stdout)).toEqual({ paths: 2, policies: [policy('refuse-all'), policy('accept-all')] });
  expect(status).toBe(0);
});

test('balance measures one part of a long game and says what it did not measure', () => {
  const { status, stdout } = run('balance', '--scenario', 'the-long-boom', '--only', 'L4', '--effort', '1', '--json');
  const report = JSON.parse(stdout);
  expect(report.exitDoor.rows.map((row: { place: number }) => row.place)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(report.targets).toMatchObject([{ id: 'L4', asked: true, bar: 0 }]);
  expect(report.notMeasured).toEqual(['L1', 'L2', 'L3', 'L5', 'L6', 'L7', 'L8', 'L9']);
  expect(report.seconds).toEqual({ L4: expect.any(Number) });
  expect(status).toBe(0);
  expect(run('balance', '--scenario', 'the-long-boom', '--only', 'L10').stderr).toContain('no part L10');
  expect(run('balance', '--scenario', 'first-round', '--coverage', '5').stderr).toContain('--coverage is for scenarios of several');
});
