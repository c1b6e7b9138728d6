import { benchBook } from './book.ts';
import { benchEngine } from './engine.ts';
import { benchFirstPage } from './firstPage.ts';
import { benchFirstFutures, benchFutures } from './futures.ts';
import { benchLedger } from './ledger.ts';
import { benchLiveRoom } from './liveRoom.ts';
import { benchReplay } from './replay.ts';
import type { BenchRow } from './row.ts';

/** Prints every goal with its figure; with --json exactly one object, {"rows": [...]}. Exits 1 when a must does not hold. */
const rows: BenchRow[] = [
  ...benchBook(),
  ...benchLedger(),
  ...benchEngine(),
  ...benchReplay(),
  ...benchFutures(),
  ...(await benchFirstFutures()),
  ...(await benchLiveRoom()),
  ...(await benchFirstPage()),
];

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ rows })}\n`);
} else {
  const header = ['goal', 'figure', 'must', 'aim', 'unit', 'holds'];
  const cells = rows.map((row) => [row.id, row.figure, row.must, row.aim, row.unit, row.holds ? 'yes' : 'NO'].map(String));
  const widths = header.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  for (const line of [header, ...cells]) {
    process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
  }
}
process.exitCode = rows.every((row) => row.holds) ? 0 : 1;
