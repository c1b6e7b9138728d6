/**
 * npm run balance -- --scenario first-round --paths 200 --seed-from 1 --json: the same seeds under each whole-firm policy.
 * One round, printed per policy: displayedBeforeTurn and displayedAtClose are medians in US cents; coverage (customer assets held
 * over owed at the close) and repaidShare (customers' claims repaid) are means over all paths. Several rounds: balanceReport.ts says
 * what is printed; --policies a,b plays only these beside the honest one, --ablations none|all|a,b chooses what is switched off.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { playFirms, readPlan } from './balanceFirms.ts';
import { type Outcome, type PolicyId, policies, type Share } from './balancePolicies.ts';
import { reportOf } from './balanceReport.ts';
import { tableOf } from './balanceTable.ts';
import { BadUsage, type Options, readOptions, runCommand, tell } from './options.ts';
import { scenarioNamed } from './scenarioNamed.ts';

function shares(scenarioId: string, from: number, paths: number): Share[] {
  const workers = Math.min(paths, availableParallelism());
  return Array.from({ length: workers }, (_, index) => {
    const start = Math.floor((paths * index) / workers);
    return { scenarioId, from: from + start, count: Math.floor((paths * (index + 1)) / workers) - start };
  });
}

function play(share: Share, progress: (outcome: Outcome) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./balance.worker.ts', import.meta.url), { workerData: share });
    worker.on('message', progress);
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with status ${code}`))));
  });
}

interface Summary extends Omit<Outcome, 'policy'> {
  id: PolicyId;
}

function summary(id: PolicyId, outcomes: readonly Outcome[]): Summary {
  const mine = outcomes.filter((outcome) => outcome.policy === id);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    id,
    displayedBeforeTurn: median(mine.map((outcome) => outcome.displayedBeforeTurn)),
    displayedAtClose: median(mine.map((outcome) => outcome.displayedAtClose)),
    coverage: mean(mine.map((outcome) => outcome.coverage)),
    repaidShare: mean(mine.map((outcome) => outcome.repaidShare)),
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

const dollars = (cents: number): string => `$${Math.round(cents / 100).toLocaleString('en-US')}`;
const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`;
const sentence = (policy: Summary): string =>
  `${policy.id}: displayed ${dollars(policy.displayedBeforeTurn)} before the turn, ${dollars(policy.displayedAtClose)} at the close; coverage ${percent(policy.coverage)}, repaid ${percent(policy.repaidShare)}`;

/** Tells how far it is: on a terminal in place, elsewhere a line every tenth. */
function tellProgress(what: string): (done: number, total: number) => void {
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
}

async function balanceRound(scenario: Scenario, paths: number, from: number, options: Options): Promise<number> {
  const outcomes: Outcome[] = [];
  const total = paths * Object.keys(policies).length;
  const told = tellProgress('rounds');
  const progress = (outcome: Outcome): void => {
    outcomes.push(outcome);
    told(outcomes.length, total);
  };
  await Promise.all(shares(scenario.id, from, paths).map((share) => play(share, progress)));
  const report = { paths, policies: (Object.keys(policies) as PolicyId[]).map((id) => summary(id, outcomes)) };
  tell(options.has('json'), report, report.policies.map(sentence).join('\n'));
  return 0;
}

/** Exit status 1 when a path broke; targets that do not hold are said, not punished. */
async function balanceBusiness(scenario: Scenario, paths: number, from: number, options: Options): Promise<number> {
  const plan = readPlan(paths, from, options.text('policies'), options.text('ablations'));
  const report = reportOf(paths, await playFirms(scenario, plan, tellProgress('paths')));
  tell(options.has('json'), report, tableOf(report));
  return report.broken.length === 0 ? 0 : 1;
}

await runCommand(() => {
  const options = readOptions(process.argv.slice(2), ['scenario', 'paths', 'seed-from', 'policies', 'ablations'], ['json']);
  const scenario = scenarioNamed(options.text('scenario') ?? 'first-round');
  const paths = options.whole('paths', 200);
  const from = options.whole('seed-from', 1);
  if (scenario.business) return balanceBusiness(scenario, paths, from, options);
  if (options.text('policies') !== null || options.text('ablations') !== null)
    throw new BadUsage(`${scenario.id} is one round: --policies and --ablations are for scenarios of several`);
  return balanceRound(scenario, paths, from, options);
});
