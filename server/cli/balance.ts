/**
 * npm run balance -- --scenario the-long-boom --paths 200 --seed-from 1: what a scenario's economy does to a firm that says yes and to one
 * that says no. A single round is played with everything refused and everything accepted. Several rounds: the named policies; with --only
 * or --all also the other parts (balance/parts.ts): what an exit costs, what each offer tempts with, skill, a search for plans that beat
 * honesty, robustness, coverage. --effort 25 plays a quarter of their worlds; --robustness N and --coverage N measure that part with N
 * paths or sessions. --policies a,b plays only these beside the honest one, --ablations none|all|a,b chooses what is switched off.
 */
import type { Scenario } from '../../shared/sim/scenario.ts';
import { balanceRound } from './balance/oneRound.ts';
import { measure, PARTS, type PartId, partsNamed, type Sizes, sizesFor } from './balance/parts.ts';
import { readPlan } from './balance/policies.ts';
import { type Progress, pooled } from './balance/pool.ts';
import { tableOf } from './balance/table.ts';
import { BadUsage, type Options, readOptions, runCommand, tell } from './options.ts';
import { scenarioNamed } from './scenarioNamed.ts';

/** Tells how far it is: on a terminal in place, elsewhere a line every tenth. */
const tellProgress: Progress = (what) => {
  let told = 0;
  return (done, total) => {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${done} of ${total} ${what} played${done === total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor((done * 10) / total);
    if (tenth > told) process.stderr.write(`${done} of ${total} ${what} played\n`);
    told = tenth;
  };
};

const LONG_ONLY = ['policies', 'ablations', 'only', 'effort', 'robustness', 'coverage'] as const;

function readParts(options: Options): PartId[] {
  if (options.has('all')) return [...PARTS];
  const only = options.text('only');
  const alone = (['robustness', 'coverage'] as const).filter((part) => options.text(part) !== null);
  if (only === null) return alone.length > 0 ? alone : ['policies'];
  return PARTS.filter((part) => partsNamed(only).includes(part) || (alone as PartId[]).includes(part));
}

function readSizes(options: Options): Sizes {
  const sizes = sizesFor(options.whole('effort', 100) / 100);
  return {
    ...sizes,
    robustnessPaths: options.whole('robustness', sizes.robustnessPaths),
    sessions: options.whole('coverage', sizes.sessions),
  };
}

/** Exit status 1 when a path broke or an offer cannot be met both ways; targets that do not hold are said, not punished. */
async function balanceBusiness(scenario: Scenario, paths: number, from: number, options: Options): Promise<number> {
  const plan = readPlan(paths, from, options.text('policies'), options.text('ablations'));
  const runner = pooled(scenario, tellProgress);
  const report = await measure(scenario, runner, plan, readSizes(options), readParts(options), () => performance.now());
  tell(options.has('json'), report, tableOf(report));
  return report.broken.length === 0 && (report.coverage?.missing.length ?? 0) === 0 ? 0 : 1;
}

await runCommand(() => {
  const options = readOptions(process.argv.slice(2), ['scenario', 'paths', 'seed-from', ...LONG_ONLY], ['json', 'all']);
  const scenario = scenarioNamed(options.text('scenario') ?? 'first-round');
  const paths = options.whole('paths', 200);
  const from = options.whole('seed-from', 1);
  if (scenario.business) return balanceBusiness(scenario, paths, from, options);
  const stray = LONG_ONLY.find((name) => options.text(name) !== null);
  if (stray !== undefined) throw new BadUsage(`${scenario.id} is one round: --${stray} is for scenarios of several`);
  return balanceRound(scenario, paths, from, options, tellProgress);
});
