/**
 * P5: the whole way of an order, headless: checked, reserved, matched, settled, and its command put into the step's journal row.
 * Orders and cancels count alike, refused ones too. One line keeps the rows as commands, the other writes their text as well.
 * Every run has to end in the same state, with all invariants holding.
 */
import { violations } from '../../shared/sim/invariants.ts';
import { createSim, fingerprint } from '../../shared/sim/sim.ts';
import type { EngineStream, GivenCommand } from './engineStream.ts';
import { engineStream, playRows } from './engineStream.ts';
import { atLeast, cpuSeconds, medianOf } from './measure.ts';
import type { BenchRow } from './row.ts';

const COMMANDS = 100_000;
const ROUNDS = 7;
/** More refusals than this, and the stream would be about refusing. */
const MOST_REFUSED = 0.05;

/** Millions of commands per CPU-second over one run from the opening. */
function millionsPerSecond(stream: EngineStream, keep: (row: GivenCommand[]) => void, ends: Set<string>): number {
  const state = createSim(stream.scenario, stream.seed);
  const before = process.cpuUsage();
  const refused = playRows(state, stream.rows, keep);
  const seconds = cpuSeconds(before);
  const broken = violations(state);
  if (broken.length > 0) throw new Error(`the exchange is broken: ${broken.join('; ')}`);
  if (refused > stream.commands * MOST_REFUSED) throw new Error(`${refused} commands were refused`);
  ends.add(fingerprint(state));
  if (ends.size > 1) throw new Error('the same commands led to two states');
  return stream.commands / seconds / 1e6;
}

export function benchEngine(): BenchRow[] {
  const stream = engineStream(COMMANDS);
  const ends = new Set<string>();
  let rows: GivenCommand[][] = [];
  let text: string[] = [];
  const asCommands = medianOf(ROUNDS, () => {
    rows = [];
    return millionsPerSecond(stream, (row) => rows.push(row), ends);
  });
  const asText = medianOf(ROUNDS, () => {
    text = [];
    return millionsPerSecond(stream, (row) => text.push(JSON.stringify(row)), ends);
  });
  if (JSON.stringify(rows) !== `[${text.join(',')}]`) throw new Error('the journal differs from what was given');
  return [
    atLeast('P5', asCommands, 0.7, 2, 'M orders a CPU-s, journal rows as commands'),
    atLeast('P5', asText, 0.7, 2, 'M orders a CPU-s, journal rows as text'),
  ];
}
