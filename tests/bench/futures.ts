/**
 * P9: a thousand futures of a whole session at coarse steps. Forty are played on one thread, half by a firm that takes every offer and
 * half by one that takes none; their CPU time is scaled to a thousand on two cores.
 */
import { scenarios } from '../../shared/content/scenarios.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import { atMost, cpuSeconds } from './measure.ts';
import type { BenchRow } from './row.ts';

const PATHS = 40;
const FUTURES = 1_000;
const CORES = 2;
const WARM_UP_PATHS = 2;

export function benchFutures(): BenchRow[] {
  const scenario = scenarios['the-long-boom']!;
  const play = (path: number): void => {
    playCoarse(scenario, String(path), firmPolicies[path % 2 === 0 ? 'slow-and-honest' : 'degenerate']);
  };
  for (let path = 0; path < WARM_UP_PATHS; path++) play(path);
  const before = process.cpuUsage();
  for (let path = 0; path < PATHS; path++) play(path);
  const seconds = (cpuSeconds(before) / PATHS) * (FUTURES / CORES);
  return [atMost('P9', seconds, 60, 25, 's for 1,000 futures of a session on 2 cores, from the CPU time of 40')];
}
