/**
 * The balance of a scenario of several rounds: whole-firm policies over the same futures, spread over all cores. Every worker asks
 * for the next future when it has played one, so that long paths hold nobody up.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BusinessSpec } from '../../shared/sim/businessSpec.ts';
import {
  CHEATS,
  EXTRA_POLICIES,
  firmPolicyNamed,
  HONEST,
  integrityProbes,
  MAIN_POLICIES,
} from '../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { BadUsage } from './options.ts';

export type VariantId = 'base' | 'no-discovery' | 'no-fines' | 'no-run-feedback' | 'no-crash';
/** What an ablation switches off. */
const SWITCHED_OFF: Record<VariantId, (keyof BusinessSpec['without'])[]> = {
  base: [],
  'no-discovery': ['discovery'],
  'no-fines': ['fines'],
  'no-run-feedback': ['runFeedback'],
  'no-crash': ['crash'],
};
export const ABLATIONS = (Object.keys(SWITCHED_OFF) as VariantId[]).filter((id) => id !== 'base');

/** Paths beyond the main policies' own: enough for a median or a share, no more. */
const EXTRA_PATHS = 300;
const ABLATION_PATHS = 200;
const PROBE_PATHS = 60;

/** One future, played once under each policy. */
export interface Job {
  variant: VariantId;
  seed: number;
  policies: string[];
}
export interface Played {
  results: PathResult[];
  broken: { policy: string; seed: string; message: string }[];
}
export interface Harvest {
  base: PathResult[];
  ablations: Record<string, PathResult[]>;
  broken: (Played['broken'][number] & { variant: VariantId })[];
}

export interface Plan {
  paths: number;
  from: number;
  /** Null: the main policies, the extras and the probes. */
  policies: string[] | null;
  ablations: VariantId[];
}

export function withoutParts(scenario: Scenario, variant: VariantId): Scenario {
  const business = scenario.business!;
  const without = { ...business.without };
  for (const part of SWITCHED_OFF[variant]) without[part] = true;
  return { ...scenario, business: { ...business, without } };
}

export function readPlan(paths: number, from: number, policies: string | null, ablations: string | null): Plan {
  const named = policies === null ? null : [...new Set([HONEST, ...policies.split(',')])];
  const unknown = named?.find((name) => firmPolicyNamed(name) === null);
  if (unknown !== undefined)
    throw new BadUsage(`no policy ${unknown}; there are: ${[...MAIN_POLICIES, ...EXTRA_POLICIES].join(', ')}, clean-at-K`);
  if (ablations === null) return { paths, from, policies: named, ablations: named === null ? ABLATIONS : [] };
  const wanted = ablations === 'none' ? [] : ablations === 'all' ? ABLATIONS : ablations.split(',');
  const missing = wanted.find((name) => !(ABLATIONS as string[]).includes(name));
  if (missing !== undefined) throw new BadUsage(`no ablation ${missing}; there are: none, all, ${ABLATIONS.join(', ')}`);
  return { paths, from, policies: named, ablations: wanted as VariantId[] };
}

function jobsOf(plan: Plan): Job[] {
  const jobs: Job[] = [];
  for (let index = 0; index < plan.paths; index++) {
    const policies = plan.policies ? [...plan.policies] : [...MAIN_POLICIES];
    if (plan.policies === null && index < EXTRA_PATHS) policies.push(...EXTRA_POLICIES);
    if (plan.policies === null && index < PROBE_PATHS)
      policies.push(...integrityProbes.map((probe) => probe.policy.id).filter((id) => !policies.includes(id)));
    jobs.push({ variant: 'base', seed: plan.from + index, policies });
  }
  for (const variant of plan.ablations)
    for (let index = 0; index < Math.min(plan.paths, ABLATION_PATHS); index++)
      jobs.push({ variant, seed: plan.from + index, policies: [HONEST, ...CHEATS] });
  return jobs;
}

/** Plays the plan; `progress` hears how many paths of how many are done. */
export async function playFirms(scenario: Scenario, plan: Plan, progress: (done: number, total: number) => void): Promise<Harvest> {
  const jobs = jobsOf(plan);
  const total = jobs.reduce((sum, job) => sum + job.policies.length, 0);
  const harvest: Harvest = { base: [], ablations: Object.fromEntries(plan.ablations.map((id) => [id, []])), broken: [] };
  let next = 0;
  let done = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./balanceFirms.worker.ts', import.meta.url), { workerData: { scenarioId: scenario.id } });
      let job: Job | undefined;
      const ask = (): void => {
        job = jobs[next++];
        worker.postMessage(job ?? null);
      };
      worker.on('message', ({ results, broken }: Played) => {
        const { variant, policies } = job!;
        (variant === 'base' ? harvest.base : harvest.ablations[variant]!).push(...results);
        for (const one of broken) harvest.broken.push({ ...one, variant });
        done += policies.length;
        progress(done, total);
        ask();
      });
      worker.once('error', reject);
      worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with status ${code}`))));
      ask();
    });
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, work));
  harvest.base.sort(bySeed);
  return harvest;
}

const bySeed = (left: PathResult, right: PathResult): number => Number(left.seed) - Number(right.seed);
