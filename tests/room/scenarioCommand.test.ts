import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { SCENARIOS_PAGE, withFieldTables } from '../../server/cli/scenarioFields.ts';

const CLI = fileURLToPath(new URL('../../server/cli/scenario.ts', import.meta.url));
const CONTENT = new URL('../../shared/content/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'allow-negative-scenario-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const page = readFileSync(SCENARIOS_PAGE, 'utf8');

describe('the page for authors', () => {
  /** The page's first file, as it would stand beside the others. */
  const example = page
    .split('```ts\n')[1]!
    .split('```')[0]!
    .replace("'../", `'${CONTENT.href}`)
    .replace("'./", `'${pathToFileURL(fileURLToPath(new URL('scenarios/', CONTENT))).href}`);

  test('the first file has the two mistakes that the page shows', () => {
    const file = written('steepCoast.ts', example);
    const shown = page.split('```\n').find((part) => part.startsWith('shared/content/scenarios/steepCoast.ts: business'))!;
    const { status, stdout } = run('check', file);
    expect(stdout.replaceAll(file, 'shared/content/scenarios/steepCoast.ts')).toBe(shown);
    expect(status).toBe(1);
  });

  test('mended as the page says, it plays as the page says', () => {
    const mended = example.replace('softChance: 12', 'softChance: 0.12').replace('300,', '300,\n  calendarDaysPerStep: 168 / 300,');
    const file = written('mended.ts', mended);
    const { status, stdout } = run('check', file);
    const lines = stdout.replaceAll(file, 'shared/content/scenarios/steepCoast.ts').split('\n');
    for (const line of lines.slice(0, 3)) expect(page).toContain(`${line}\n`);
    for (const policy of ['slow-and-honest', 'one-small-exception', 'slippery-slope'])
      expect(lines.filter((line) => line.startsWith(`${policy}: shows $`))).toHaveLength(1);
    expect(status).toBe(0);
  });

  test('its tables are those of the rules; `npm run scenario -- fields` writes them', () => {
    expect(page).toBe(withFieldTables(page));
  });
});

describe('scenario check', () => {
  test('reads JSON that is laid over a scenario, and prints one object', () => {
    const file = written('mine.json', JSON.stringify({ from: 'first-round', id: 'mine', version: 1, takerFeeBps: 5 }));
    const { status, stdout } = run('check', file, '--paths', '1', '--json');
    const policy = (id: string) => expect.objectContaining({ id, final: expect.any(Number), repaid: expect.any(Number) });
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      problems: [],
      trial: { paths: 1, minutes: [3, 3], world: null, policies: [policy('refuse-all'), policy('accept-all')] },
    });
    expect(status).toBe(0);
  });

  test.each([
    ['no file', ['check', 'nowhere.ts'], 'there is no file nowhere.ts'],
    ['no word', [], 'npm run scenario -- check <file>'],
    ['a page of text', ['check', SCENARIOS_PAGE], 'a scenario is a .ts or a .json file'],
    ['a module without a scenario', ['check', CLI.replace('scenario.ts', 'balance/layout.ts')], 'must export one scenario, exports 0'],
    ['half a file of JSON', ['check', written('half.json', '{"id":')], 'is not JSON'],
    ['a base that is not there', ['check', written('base.json', '{"from":"nothing","id":"a","version":1}')], 'no scenario nothing'],
  ])('%s is told in one line', (_what, words, sentence) => {
    const { status, stdout, stderr } = run(...words);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(stderr).toContain(sentence);
  });
});
