/** The main policies over the same futures, with what is switched off one by one: what L1, L2, L3, L8 and L9 are judged by. */
import type { BusinessSpec } from '../../../shared/sim/businessSpec.ts';
import {
  CHEATS,
  EXTRA_POLICIES,
  firmPolicyNamed,
  HONEST,
  integrityProbes,
  MAIN_POLICIES,
} from '../../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { BadUsage } from '../options.ts';
import type { Broken, PathsJob, Runner } from './jobs.ts';

/** What an ablation switches off. */
const SWITCHED_OFF = {
  'no-discovery': 'discovery',
  'no-fines': 'fines',
  'no-run-feedback': 'runFeedback',
  'no-crash': 'crash',
} as const satisfies Record<string, keyof BusinessSpec['without']>;
export type AblationId = keyof typeof SWITCHED_OFF;
export const ABLATIONS = Object.keys(SWITCHED_OFF) as AblationId[];

/** Paths beyond the main policies' own: enough for a median or a share, no more. */
const EXTRA_PATHS = 300;
const ABLATION_PATHS = 200;
const PROBE_PATHS = 60;

export interface Harvest {
  base: PathResult[];
  ablations: Record<string, PathResult[]>;
  broken: (Broken & { variant: string })[];
}

export interface Plan {
  paths: number;
  from: number;
  /** Null: the main policies, the extras and the probes. */
  policies: string[] | null;
  ablations: AblationId[];
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
  return { paths, from, policies: named, ablations: wanted as AblationId[] };
}

/** A job, and the ablation that it belongs to; null for the economy as it is. */
interface Part {
  ablation: AblationId | null;
  job: PathsJob;
}

function partsOf(plan: Plan): Part[] {
  const part = (ablation: AblationId | null, seed: number, policies: string[]): Part => ({
    ablation,
    job: { kind: 'paths', variant: { without: ablation === null ? [] : [SWITCHED_OFF[ablation]], moved: null }, seed, policies },
  });
  const parts: Part[] = [];
  for (let index = 0; index < plan.paths; index++) {
    const policies = plan.policies ? [...plan.policies] : [...MAIN_POLICIES];
    if (plan.policies === null && index < EXTRA_PATHS) policies.push(...EXTRA_POLICIES);
    if (plan.policies === null && index < PROBE_PATHS)
      policies.push(...integrityProbes.map((probe) => probe.policy.id).filter((id) => !policies.includes(id)));
    parts.push(part(null, plan.from + index, policies));
  }
  for (const ablation of plan.ablations)
    for (let index = 0; index < Math.min(plan.paths, ABLATION_PATHS); index++)
      parts.push(part(ablation, plan.from + index, [HONEST, ...CHEATS]));
  return parts;
}

export async function playPolicies(runner: Runner, plan: Plan): Promise<Harvest> {
  const parts = partsOf(plan);
  const done = await runner.run(
    parts.map((part) => part.job),
    'paths',
  );
  const harvest: Harvest = { base: [], ablations: Object.fromEntries(plan.ablations.map((id) => [id, []])), broken: [] };
  parts.forEach(({ ablation }, place) => {
    const { found, broken } = done[place]!;
    (ablation === null ? harvest.base : harvest.ablations[ablation]!).push(...found);
    harvest.broken.push(...broken.map((one) => ({ ...one, variant: ablation ?? 'base' })));
  });
  return harvest;
}
