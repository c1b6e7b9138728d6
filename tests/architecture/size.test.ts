import { expect, it } from 'vitest';
import { filesUnder, read } from './sources.ts';

const LIMIT_LINES = 400;
/** Files that were let past the limit, with the length they had then. Entries are only ever lowered or removed. */
const EXCEPTIONS: Record<string, number> = {};

const lengths = new Map(
  filesUnder(['client', 'server', 'shared', 'tests', 'tools'], ['.ts', '.tsx', '.css']).map((file) => [
    file,
    read(file).replace(/\n$/, '').split('\n').length,
  ]),
);

it(`no file is longer than ${LIMIT_LINES} lines`, () => {
  const tooLong = [...lengths]
    .filter(([file, lines]) => lines > (EXCEPTIONS[file] ?? LIMIT_LINES))
    .map(([file, lines]) => `${file}: ${lines} lines`);
  expect(tooLong).toEqual([]);
});

it('the list of exceptions only shrinks', () => {
  const stale = Object.entries(EXCEPTIONS)
    .filter(([file, allowed]) => (lengths.get(file) ?? 0) <= LIMIT_LINES || (lengths.get(file) ?? 0) < allowed)
    .map(([file]) => `${file}: lower or remove its entry`);
  expect(stale).toEqual([]);
});
