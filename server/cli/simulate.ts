/**
 * npm run simulate -- --scenario first-round --seed 7 --sessions 50 --json: whole sessions with bots in all seats, every invariant
 * after every step. Every other session also gets seeded hostile commands. Seeds run from --seed upwards. A scenario of several
 * rounds may be played at --coarse steps and at a table of --seats, and tells how often each seat had something to decide.
 */
import { castOf } from '../../shared/content/characters.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { coarseOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { atTableOf, type Scenario } from '../../shared/sim/scenario.ts';
import { Session } from '../session/Session.ts';
import { Cadence } from './cadence.ts';
import { seeded, submitHostile } from './hostile.ts';
import { BadUsage, readOptions, runCommand, tell } from './options.ts';
import { scenarioNamed } from './scenarioNamed.ts';

const HOSTILE_PER_STEP = 3;

await runCommand(() => {
  const options = readOptions(process.argv.slice(2), ['scenario', 'seed', 'sessions', 'seats'], ['json', 'coarse']);
  const written = scenarioNamed(options.text('scenario') ?? 'first-round');
  const size = options.whole('seats', written.seats.length);
  const named = atTableOf(written, size);
  if (named.seats.length !== size) throw new BadUsage(`${written.id} has no table of ${size}`);
  if (options.has('coarse') && !named.business) throw new BadUsage(`${named.id} is one round: --coarse is for scenarios of several`);
  const scenario = options.has('coarse') ? coarseOf(named) : named;
  const firstSeed = options.whole('seed', 1);
  const sessions = options.whole('sessions', 10);
  const cadence = new Cadence(scenario.calendarDaysPerStep / named.calendarDaysPerStep);
  const startedAt = performance.now();
  let steps = 0;
  let broken = 0;
  for (let index = 0; index < sessions; index++) {
    const hostile = index % 2 === 1;
    const played = playOne(scenario, firstSeed + index, hostile, named.business && !hostile ? cadence : null);
    steps += played.steps;
    broken += played.violations;
  }
  const stepsPerSecond = Math.round(steps / ((performance.now() - startedAt) / 1000));
  const decisions = named.business ? cadence.report(scenario.seats) : null;
  const report = { scenario: scenario.id, sessions, steps, violations: broken, stepsPerSecond, ...(decisions ? { decisions } : {}) };
  const often = Object.entries(decisions?.seats ?? {}).map(
    ([seat, { arrivals, median, longest }]) =>
      `${seat}: something to decide every ${median} s of live play (longest ${longest} s, ${arrivals} times)${seat === decisions?.worst ? ', the worst off' : ''}`,
  );
  const sum = `${sessions} sessions, ${steps} steps, ${broken} violations, ${stepsPerSecond} steps a second`;
  tell(options.has('json'), report, [sum, ...often].join('\n'));
  return broken === 0 ? 0 : 1;
});

function playOne(scenario: Scenario, seed: number, hostile: boolean, cadence: Cadence | null): { steps: number; violations: number } {
  const session = new Session(scenario, String(seed), castOf(scenario));
  const random = seeded(seed);
  cadence?.begin();
  try {
    while (!session.closed) {
      if (hostile) submitHostile(session, random, HOSTILE_PER_STEP);
      session.release(session.advance(1, scenario.seats));
      cadence?.watch(session.state);
    }
    cadence?.end(scenario.seats);
    return { steps: session.state.step, violations: 0 };
  } catch (error) {
    process.stderr.write(
      `seed ${seed}${hostile ? ' with hostile commands' : ''}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return { steps: session.state.step, violations: Math.max(1, violations(session.state).length) };
  }
}
