/**
 * What a worker can be asked for: futures of whole firms, played and measured. Jobs and answers are plain data; a job that breaks
 * says so and spoils no other.
 */
import type { BusinessSpec } from '../../../shared/sim/businessSpec.ts';
import { firmPolicyNamed } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import { type PathResult, playCoarse } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { policyOf, type TeamPlan } from '../../../shared/sim/policies/firm/teamPlan.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { playCoverage, type SessionOffers } from './coveragePath.ts';
import { playForks, type Temptation } from './forks.ts';

/** What is other than in the scenario: parts switched off, one number moved. */
export interface Variant {
  without: (keyof BusinessSpec['without'])[];
  moved: { key: string; factor: number } | null;
}
export const AS_IT_IS: Variant = { without: [], moved: null };

/** One future, played once under each policy: named, or as data. */
export interface PathsJob {
  kind: 'paths';
  variant: Variant;
  seed: number;
  policies: (string | TeamPlan)[];
}
/** One future of a team, forked where each of the offers first comes up. */
export interface ForksJob {
  kind: 'forks';
  seed: number;
  team: TeamPlan;
  offers: string[];
}
/** One session with its whole record. */
export interface CoverageJob {
  kind: 'coverage';
  seed: number;
  policy: string;
}
export type Job = PathsJob | ForksJob | CoverageJob;

interface Answers {
  paths: PathResult[];
  forks: Temptation[];
  coverage: SessionOffers[];
}
export interface Broken {
  policy: string;
  seed: string;
  message: string;
}
export interface Done<K extends Job['kind'] = Job['kind']> {
  found: Answers[K];
  broken: Broken[];
}

/** Plays jobs and gives their answers in the order of the jobs. */
export interface Runner {
  run<J extends Job>(jobs: readonly J[], what: string): Promise<Done<J['kind']>[]>;
}

/** Here and now, in this thread: for tests and small runs. */
export const inline = (scenario: Scenario): Runner => ({
  run: (jobs) => Promise.resolve(jobs.map((job) => doJob(scenario, job))),
});

export function doJob<J extends Job>(scenario: Scenario, job: J): Done<J['kind']>;
export function doJob(scenario: Scenario, job: Job): Done {
  switch (job.kind) {
    case 'paths':
      return playPaths(variantOf(scenario, job.variant), job);
    case 'forks':
      return guarded(job.team.id, job.seed, () => playForks(scenario, String(job.seed), job.team, job.offers));
    case 'coverage':
      return guarded(job.policy, job.seed, () => [playCoverage(scenario, String(job.seed), job.policy)]);
  }
}

function playPaths(scenario: Scenario, { seed, policies }: PathsJob): Done<'paths'> {
  const done: Done<'paths'> = { found: [], broken: [] };
  for (const policy of policies) {
    const one = typeof policy === 'string' ? firmPolicyNamed(policy)! : policyOf(policy);
    const { found, broken } = guarded(one.id, seed, () => [playCoarse(scenario, String(seed), one)]);
    done.found.push(...found);
    done.broken.push(...broken);
  }
  return done;
}

function guarded<T>(policy: string, seed: number, play: () => T[]): { found: T[]; broken: Broken[] } {
  try {
    return { found: play(), broken: [] };
  } catch (error) {
    return { found: [], broken: [{ policy, seed: String(seed), message: error instanceof Error ? error.message : String(error) }] };
  }
}

export function variantOf(scenario: Scenario, { without, moved }: Variant): Scenario {
  if (without.length === 0 && moved === null) return scenario;
  const business = structuredClone(scenario.business!);
  for (const part of without) business.without[part] = true;
  if (moved !== null) moveNumber(business, moved.key, moved.factor);
  return { ...scenario, business };
}

type Numbers = 'weather' | 'customers' | 'firm' | 'token' | 'discovery';

/** `key` is group.name; a number per regime or per mood moves as one. */
function moveNumber(business: BusinessSpec, key: string, factor: number): void {
  const [group, name] = key.split('.') as [Numbers, string];
  const holder: object = business[group];
  const value: unknown = Object.entries(holder).find(([one]) => one === name)?.[1];
  Object.assign(holder, { [name]: timesFactor(value, factor, key) });
}

function timesFactor(value: unknown, factor: number, key: string): unknown {
  if (typeof value === 'number') return value * factor;
  if (Array.isArray(value)) return value.map((one) => timesFactor(one, factor, key));
  if (typeof value !== 'object' || value === null) throw new Error(`no number ${key} in the business`);
  return Object.fromEntries(Object.entries(value).map(([part, one]) => [part, timesFactor(one, factor, key)]));
}
