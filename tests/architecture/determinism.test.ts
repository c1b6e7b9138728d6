import { describe, expect, it } from 'vitest';
import { filesUnder, parseText, read } from './sources.ts';
import { undeterministic } from './undeterministic.ts';

describe('the simulation gives the same bits everywhere', () => {
  it('uses no clock, no platform randomness, no platform mathematics, no locale and no class', () => {
    const broken = filesUnder(['shared/sim']).flatMap((file) =>
      undeterministic(parseText(file, read(file))).map((what) => `${file}: ${what}`),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ['Math.random()', 'Math.random'],
    ['Math.exp(1)', 'Math.exp'],
    ['const m = Math; m.log(2)', 'Math outside a call'],
    ['2 ** 3', '**'],
    ['let x = 2; x **= 3', '**'],
    ['new Date()', 'Date'],
    ['performance.now()', 'performance'],
    ['process.exit()', 'process'],
    ['console.log(1)', 'console'],
    ['structuredClone({})', 'structuredClone'],
    ['globalThis.crypto', 'globalThis'],
    ['new Intl.NumberFormat()', 'Intl'],
    ["'a'.localeCompare('b')", 'localeCompare'],
    ['(1).toLocaleString()', 'toLocaleString'],
    ["'a'['localeCompare']('b')", 'localeCompare'],
    ['class Book {}', 'class'],
    ['const a = class {}', 'class'],
    ['async function f() {}', 'async'],
  ])('sees %s', (text, what) => {
    expect(undeterministic(parseText('example.ts', text))).toContain(what);
  });

  it('lets a field be called like a global', () => {
    expect(undeterministic(parseText('example.ts', 'interface A { process: number } const a = { process: 1 }; a.process += 1;'))).toEqual(
      [],
    );
  });
});
