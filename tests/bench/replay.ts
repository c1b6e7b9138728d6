/**
 * P11: a recorded game played again from its journal rows, as a ratio of the time it was played in to CPU time. Opening the game and
 * comparing every recorded fingerprint are part of it; bots and the invariants' check are not, as a replay has neither.
 */
import { Session, type StepRow } from '../../server/session/Session.ts';
import { defaultCharacters } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { atLeast, cpuSeconds, medianOf } from './measure.ts';
import type { BenchRow } from './row.ts';

const SECONDS_PER_STEP = 0.25;
const SEED = '3';
const GAMES = 10;
const ROUNDS = 7;

export function benchReplay(): BenchRow[] {
  const scenario = scenarios['first-round']!;
  const recorded: StepRow[] = [];
  const session = new Session(scenario, SEED, defaultCharacters);
  while (!session.closed) {
    const advance = session.advance(scenario.stepsPerRound, scenario.seats);
    session.release(advance);
    recorded.push(...advance.rows);
  }
  if (!recorded.some((row) => row.commands.length > 0)) throw new Error('the game has no commands');
  const played = recorded.length * SECONDS_PER_STEP;
  const ratio = medianOf(ROUNDS, () => {
    const before = process.cpuUsage();
    for (let game = 0; game < GAMES; game++) new Session(scenario, SEED, defaultCharacters).replay(recorded);
    return (played * GAMES) / cpuSeconds(before);
  });
  return [atLeast('P11', ratio, 1_000, 5_000, 'x real time, first-round from its journal')];
}
