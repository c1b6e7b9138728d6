import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest, ROOT, read } from './sources.ts';

interface Credit {
  file: string;
  author: string;
  licence: string;
  source: string;
}

const listed = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).split('\\').join('/'));

describe('dependencies', () => {
  it('each has a line in a decision record', () => {
    const decisions = filesIn('docs/decisions').map(read).join('\n');
    const missing = Object.keys(listed).filter((name) => !decisions.includes(`\n| \`${name}\` |`));
    expect(missing).toEqual([]);
  });

  it('each is one exact version', () => {
    const loose = Object.entries(listed).filter(([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });
});

describe('credits', () => {
  const credits: Credit[] = JSON.parse(read('assets/credits.json'));
  const assets = filesIn('assets').filter((file) => file !== 'assets/credits.json');

  it('name author, licence and source of every asset', () => {
    const named = new Set(credits.map((credit) => credit.file));
    expect(assets.filter((file) => !named.has(file))).toEqual([]);
    expect(credits.filter((credit) => !credit.author || !credit.licence || !credit.source)).toEqual([]);
  });

  it('name nothing that is not there', () => {
    expect(credits.map((credit) => credit.file).filter((file) => !assets.includes(file) && !(file in listed))).toEqual([]);
  });
});

describe('decision records', () => {
  it('are numbered from 0001 without a gap', () => {
    const numbers = filesIn('docs/decisions').map((file) => Number(/(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });
});
