/**
 * What balance can measure of a game of several rounds, part by part, and what each part is asked for. Sizes are those of a full run;
 * `effort` scales all but the main policies' paths.
 */
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { BadUsage } from '../options.ts';
import { type CoverageReport, measureCoverage } from './coverage.ts';
import { type ExitReport, exitTarget, measureExitDoor } from './exitDoor.ts';
import { measureSkill, type SkillReport, skillTarget } from './honestSkill.ts';
import type { Runner } from './jobs.ts';
import { type Harvest, type Plan, playPolicies } from './policies.ts';
import { type AblationRow, ablationRows, type PolicyRow, rowsOf } from './policyRows.ts';
import { targetsOf } from './policyTargets.ts';
import { measureRobustness, type RobustnessReport, robustnessTarget } from './robustness.ts';
import { measureSearch, type SearchReport, type SearchSizes, searchTarget } from './search.ts';
import { isAsked, TARGET_IDS, type Target } from './target.ts';
import { measureTemptation, type TemptationReport, temptationTarget } from './temptation.ts';

export type PartId = 'policies' | 'L4' | 'L5' | 'L6' | 'L7' | 'robustness' | 'coverage';
export const PARTS: readonly PartId[] = ['policies', 'L4', 'L5', 'L6', 'L7', 'robustness', 'coverage'];
/** Targets that the named policies answer together. */
const BY_POLICIES: readonly string[] = ['L1', 'L2', 'L3', 'L8', 'L9'];

export interface Sizes {
  exitPaths: number;
  temptationPaths: number;
  skill: { strategies: number; paths: number };
  search: SearchSizes;
  robustnessPaths: number;
  sessions: number;
}
const FULL: Sizes = {
  exitPaths: 300,
  temptationPaths: 200,
  skill: { strategies: 200, paths: 24 },
  search: { plans: 320, scanned: 12, kept: 60, scannedMore: 36, best: 12, fresh: 200 },
  robustnessPaths: 24,
  sessions: 500,
};

/** Worlds are fewer; what the targets ask for in number (strategies, plans) stays. */
export function sizesFor(effort: number): Sizes {
  const part = (full: number): number => Math.max(1, Math.round(full * effort));
  const { search } = FULL;
  return {
    exitPaths: part(FULL.exitPaths),
    temptationPaths: part(FULL.temptationPaths),
    skill: { ...FULL.skill, paths: part(FULL.skill.paths) },
    search: { ...search, scanned: part(search.scanned), scannedMore: part(search.scannedMore), fresh: part(search.fresh) },
    robustnessPaths: part(FULL.robustnessPaths),
    sessions: FULL.sessions,
  };
}

/** From names of parts or of targets. */
export function partsNamed(only: string): PartId[] {
  const named = only.split(',').map((name) => (BY_POLICIES.includes(name) ? 'policies' : name));
  const unknown = named.find((name) => !(PARTS as readonly string[]).includes(name));
  if (unknown !== undefined) throw new BadUsage(`no part ${unknown}; there are: ${[...BY_POLICIES, ...PARTS.slice(1)].join(', ')}`);
  return PARTS.filter((part) => named.includes(part));
}

export interface FirmsReport {
  scenario: string;
  paths: number;
  policies: PolicyRow[];
  targets: (Target & { asked: boolean })[];
  /** Targets of which this run says nothing. */
  notMeasured: string[];
  ablations: AblationRow[];
  exitDoor: ExitReport | null;
  temptation: TemptationReport | null;
  skill: SkillReport | null;
  search: SearchReport | null;
  robustness: RobustnessReport | null;
  coverage: CoverageReport | null;
  seconds: Partial<Record<PartId, number>>;
  broken: Harvest['broken'];
}

/** What each part found, beside what is told of every run. */
type Found = Partial<Omit<FirmsReport, 'scenario' | 'paths' | 'seconds' | 'notMeasured' | 'targets' | 'broken'>> & {
  targets?: Target[];
  broken?: (Harvest['broken'][number] | { policy: string; seed: string; message: string })[];
};

export async function measure(
  scenario: Scenario,
  runner: Runner,
  plan: Plan,
  sizes: Sizes,
  parts: readonly PartId[],
  clock: () => number,
): Promise<FirmsReport> {
  const seconds: FirmsReport['seconds'] = {};
  const found: Found[] = [];
  for (const part of parts) {
    const began = clock();
    found.push(await PART[part](scenario, runner, plan, sizes));
    seconds[part] = (clock() - began) / 1000;
  }
  return reportOf(scenario, plan, found, seconds);
}

/** Each part plays worlds of its own, so that what one found is not read off the luck of another. */
const APART = 1_000_000;

const PART: Record<PartId, (scenario: Scenario, runner: Runner, plan: Plan, sizes: Sizes) => Promise<Found>> = {
  policies: async (_scenario, runner, plan) => fromHarvest(await playPolicies(runner, plan)),
  L4: async (scenario, runner, { from }, { exitPaths }) => {
    const exitDoor = await measureExitDoor(runner, scenario, exitPaths, from + APART);
    return { exitDoor, targets: [exitTarget(exitDoor)], broken: exitDoor.broken };
  },
  L5: async (scenario, runner, { from }, { temptationPaths }) => {
    const temptation = await measureTemptation(runner, scenario, temptationPaths, from + 2 * APART);
    return { temptation, targets: [temptationTarget(temptation)], broken: temptation.broken };
  },
  L6: async (scenario, runner, { from }, sizes) => {
    const skill = await measureSkill(runner, scenario, sizes.skill, from + 3 * APART);
    return { skill, targets: [skillTarget(skill)], broken: skill.broken };
  },
  L7: async (scenario, runner, { from }, sizes) => {
    const search = await measureSearch(runner, scenario, sizes.search, from + 4 * APART);
    return { search, targets: [searchTarget(search)], broken: search.broken };
  },
  robustness: async (_scenario, runner, { from }, { robustnessPaths }) => {
    const robustness = await measureRobustness(runner, { paths: robustnessPaths }, from + 5 * APART);
    return { robustness, targets: [robustnessTarget(robustness)], broken: robustness.broken };
  },
  coverage: async (scenario, runner, { from }, { sessions }) => {
    const coverage = await measureCoverage(runner, scenario, sessions, from + 6 * APART);
    return { coverage, broken: coverage.broken };
  },
};

export function fromHarvest({ base, ablations, broken }: Harvest): Found {
  const policies = rowsOf(base);
  return { policies, targets: targetsOf(policies, base), ablations: ablationRows(ablations), broken };
}

export function reportOf(
  scenario: Scenario,
  plan: Pick<Plan, 'paths'>,
  found: readonly Found[],
  seconds: FirmsReport['seconds'],
): FirmsReport {
  const targets = found.flatMap((one) => one.targets ?? []).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const all: Found = Object.assign({}, ...found);
  return {
    scenario: scenario.id,
    paths: plan.paths,
    policies: all.policies ?? [],
    targets: targets.map((target) => ({ ...target, asked: isAsked(scenario, target.id) })),
    notMeasured: TARGET_IDS.filter((id) => !targets.some((target) => target.id === id)),
    ablations: all.ablations ?? [],
    exitDoor: all.exitDoor ?? null,
    temptation: all.temptation ?? null,
    skill: all.skill ?? null,
    search: all.search ?? null,
    robustness: all.robustness ?? null,
    coverage: all.coverage ?? null,
    seconds,
    broken: found.flatMap((one) => (one.broken ?? []).map((path) => ({ variant: 'base', ...path }))),
  };
}
