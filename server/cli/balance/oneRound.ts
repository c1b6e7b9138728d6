/**
 * The balance of a single round: the same seeds with everything refused and everything accepted. displayedBeforeTurn and displayedAtClose
 * are medians in US cents; coverage (customer assets held over owed at the close) and repaidShare (customers' claims repaid) are means
 * over all paths.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { mean, median } from '../../statistics.ts';
import { type Options, tell } from '../options.ts';
import { type Outcome, type PolicyId, policies, type Share } from './casts.ts';
import type { Progress } from './pool.ts';

function shares(scenarioId: string, from: number, paths: number): Share[] {
  const workers = Math.min(paths, availableParallelism());
  return Array.from({ length: workers }, (_, index) => {
    const start = Math.floor((paths * index) / workers);
    return { scenarioId, from: from + start, count: Math.floor((paths * (index + 1)) / workers) - start };
  });
}

function play(share: Share, progress: (outcome: Outcome) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./oneRound.worker.ts', import.meta.url), { workerData: share });
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
  return {
    id,
    displayedBeforeTurn: median(mine.map((outcome) => outcome.displayedBeforeTurn)),
    displayedAtClose: median(mine.map((outcome) => outcome.displayedAtClose)),
    coverage: mean(mine.map((outcome) => outcome.coverage)),
    repaidShare: mean(mine.map((outcome) => outcome.repaidShare)),
  };
}

const dollars = (cents: number): string => `$${Math.round(cents / 100).toLocaleString('en-US')}`;
const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`;
const sentence = (policy: Summary): string =>
  `${policy.id}: displayed ${dollars(policy.displayedBeforeTurn)} before the turn, ${dollars(policy.displayedAtClose)} at the close; coverage ${percent(policy.coverage)}, repaid ${percent(policy.repaidShare)}`;

export async function balanceRound(scenario: Scenario, paths: number, from: number, options: Options, progress: Progress): Promise<number> {
  const outcomes: Outcome[] = [];
  const total = paths * Object.keys(policies).length;
  const told = progress('rounds');
  const hear = (outcome: Outcome): void => {
    outcomes.push(outcome);
    told(outcomes.length, total);
  };
  await Promise.all(shares(scenario.id, from, paths).map((share) => play(share, hear)));
  const report = { paths, policies: (Object.keys(policies) as PolicyId[]).map((id) => summary(id, outcomes)) };
  tell(options.has('json'), report, report.policies.map(sentence).join('\n'));
  return 0;
}
