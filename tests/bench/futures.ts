/**
 * P9: futures of a whole session at coarse steps. The CPU time of paths played on one thread, half by a firm that takes every offer and
 * half by one that takes none, scaled to a thousand on two cores; and how soon the first of a team's futures land, through the threads
 * and the estimators that a room uses, also from CPU time.
 */
import { FutureRun, type ReadTeam, RUN_SIZES } from '../../server/futures/FutureRun.ts';
import { FuturesHouse } from '../../server/futures/FuturesHouse.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import { playedLive } from '../support/ended.ts';
import { atMost, cpuSeconds } from './measure.ts';
import type { BenchRow } from './row.ts';

const PATHS = 40;
const FUTURES = 1_000;
const CORES = 2;
const WARM_UP_PATHS = 10;
/** Two paths each: the team's and its clean twin's. */
const FIRST_WORLDS = 25;
const SEED = '3';

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

/** A team's rule, read by a thread of the house out of a session that the slippery slope played. */
export async function benchTeam(house: FuturesHouse): Promise<ReadTeam> {
  const scenario = scenarios['the-long-boom']!;
  const table = { scenarioId: scenario.id, seats: scenario.seats.length };
  const { rows } = playedLive(scenario.id, SEED, firmPolicies['slippery-slope']);
  const { promise, resolve, reject } = Promise.withResolvers<ReadTeam>();
  house.pool.run([{ kind: 'read', ...table, seed: SEED, rows }], {
    landed: (answer) => (answer.kind === 'read' ? resolve({ ...answer, table, seed: SEED }) : reject(new Error('not a session'))),
    broke: reject,
  });
  return promise;
}

export const headlineRun = (team: ReadTeam): FutureRun =>
  new FutureRun(team, 'headline', null, { plain: new Map(), tell: new Map(), no_yes: new Map() }, RUN_SIZES, performance.now());

export async function benchFirstFutures(): Promise<BenchRow[]> {
  const house = new FuturesHouse(() => 0, CORES);
  const team = await benchTeam(house);
  const run = headlineRun(team);
  const before = process.cpuUsage();
  let seconds = Number.POSITIVE_INFINITY;
  let landed = 0;
  const played = house.pool.run(run.jobs, {
    landed: (answer) => {
      if (answer.kind !== 'world') throw new Error('a future broke');
      run.land(answer);
      landed += 1;
      if (landed !== FIRST_WORLDS) return;
      run.message(performance.now(), true, false);
      seconds = cpuSeconds(before) / CORES;
      played.cancel();
    },
    broke: (error) => {
      throw error;
    },
  });
  await played.done;
  await house.close();
  return [
    atMost(
      'P9',
      seconds,
      4,
      2,
      `s until the first 50 futures, ${FIRST_WORLDS} worlds both ways, are shown, once the session is read, from the CPU time of 2 threads`,
    ),
  ];
}
