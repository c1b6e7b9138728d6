/**
 * npm run simulate -- --scenario first-round --seed 7 --sessions 50 --json: whole sessions with bots in all seats, every invariant
 * after every step. Every other session also gets seeded hostile commands. Seeds run from --seed upwards.
 */
import { castOf } from '../../shared/content/characters.ts';
import { violations } from '../../shared/sim/invariants.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { Session } from '../session/Session.ts';
import { seeded, submitHostile } from './hostile.ts';
import { readOptions, runCommand, tell } from './options.ts';
import { scenarioNamed } from './scenarioNamed.ts';

const HOSTILE_PER_STEP = 3;

await runCommand(() => {
  const options = readOptions(process.argv.slice(2), ['scenario', 'seed', 'sessions'], ['json']);
  const scenario = scenarioNamed(options.text('scenario') ?? 'first-round');
  const firstSeed = options.whole('seed', 1);
  const sessions = options.whole('sessions', 10);
  const startedAt = performance.now();
  let steps = 0;
  let broken = 0;
  for (let index = 0; index < sessions; index++) {
    const played = playOne(scenario, firstSeed + index, index % 2 === 1);
    steps += played.steps;
    broken += played.violations;
  }
  const stepsPerSecond = Math.round(steps / ((performance.now() - startedAt) / 1000));
  const report = { scenario: scenario.id, sessions, steps, violations: broken, stepsPerSecond };
  tell(options.has('json'), report, `${sessions} sessions, ${steps} steps, ${broken} violations, ${stepsPerSecond} steps a second`);
  return broken === 0 ? 0 : 1;
});

function playOne(scenario: Scenario, seed: number, hostile: boolean): { steps: number; violations: number } {
  const session = new Session(scenario, String(seed), castOf(scenario));
  const random = seeded(seed);
  try {
    while (!session.closed) {
      if (hostile) submitHostile(session, random, HOSTILE_PER_STEP);
      session.release(session.advance(1, scenario.seats));
    }
    return { steps: session.state.step, violations: 0 };
  } catch (error) {
    process.stderr.write(
      `seed ${seed}${hostile ? ' with hostile commands' : ''}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return { steps: session.state.step, violations: Math.max(1, violations(session.state).length) };
  }
}
