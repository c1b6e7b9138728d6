/**
 * npm run balance -- --scenario first-round --paths 200 --seed-from 1 --json: the same seeds under each whole-firm policy.
 * Printed per policy: displayedBeforeTurn and displayedAtClose are medians in US cents; coverage (customer assets held over
 * owed at the close) and repaidShare (customers' claims repaid) are means over all paths.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Outcome, type PolicyId, policies, type Share } from './balancePolicies.ts';
import { readOptions, runCommand, tell } from './options.ts';
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

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), ['scenario', 'paths', 'seed-from'], ['json']);
  const scenario = scenarioNamed(options.text('scenario') ?? 'first-round');
  const paths = options.whole('paths', 200);
  const from = options.whole('seed-from', 1);
  const outcomes: Outcome[] = [];
  const total = paths * Object.keys(policies).length;
  const progress = (outcome: Outcome): void => {
    outcomes.push(outcome);
    if (process.stderr.isTTY && outcomes.length % 10 === 0) process.stderr.write(`\r${outcomes.length} of ${total} rounds played`);
  };
  await Promise.all(shares(scenario.id, from, paths).map((share) => play(share, progress)));
  if (process.stderr.isTTY) process.stderr.write('\n');
  const report = { paths, policies: (Object.keys(policies) as PolicyId[]).map((id) => summary(id, outcomes)) };
  tell(options.has('json'), report, report.policies.map(sentence).join('\n'));
  return 0;
});
