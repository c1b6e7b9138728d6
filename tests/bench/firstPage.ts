import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import type { BenchRow } from './row.ts';

const DIST = 'dist/client';
const LAZY = ['phaser', 'charts', 'wire', 'sound'];

/** P12: what a browser must fetch and run before the home screen can be used. */
export async function benchFirstPage(): Promise<BenchRow[]> {
  await import('../../tools/ensureClient.ts');
  const page = readFileSync(join(DIST, 'index.html'), 'utf8');
  const scripts = new Set<string>();
  for (const [, path] of page.matchAll(/(?:src|href)="([^"]+\.js)"/g)) if (path) follow(join(DIST, path), scripts);

  const bytes = [...scripts].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const early = [...scripts].filter((file) => LAZY.some((name) => file.includes(`/${name}-`))).length;
  return [
    {
      id: 'P12',
      figure: Math.round(bytes / 100) / 10,
      must: 130,
      aim: 90,
      unit: 'kB of script before home, gzip',
      holds: bytes <= 130_000,
    },
    { id: 'P12', figure: early, must: 0, aim: 0, unit: 'lazy chunks fetched early', holds: early === 0 },
  ];
}

/** Adds a script and everything it imports statically. */
function follow(file: string, seen: Set<string>): void {
  if (seen.has(file) || !existsSync(file)) return;
  seen.add(file);
  for (const found of parseSync(file, readFileSync(file, 'utf8')).module.staticImports)
    follow(join(dirname(file), found.moduleRequest.value), seen);
}
