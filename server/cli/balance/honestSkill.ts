/**
 * L6: honest play is a game of skill. Teams that refuse everything set their levers once, by lot, and are compared over the same worlds;
 * then one lever at a time is moved round the competent setting.
 */
import { LEVERS, type LeverName } from '../../../shared/sim/firm/levers.ts';
import { HONEST } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { PLAIN, type TeamPlan } from '../../../shared/sim/policies/firm/teamPlan.ts';
import type { LeverChoice } from '../../../shared/sim/policies/firm/types.ts';
import { drawUniform, STREAM, seedFromText } from '../../../shared/sim/random.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { clamp } from '../../../shared/sim/units.ts';
import { bootstrap, type Interval, mean, median, quantile, share } from '../../statistics.ts';
import { AS_IT_IS, type Broken, type PathsJob, type Runner } from './jobs.ts';
import { MILLION_CENTS } from './policyRows.ts';
import type { Target } from './target.ts';

const GAP_BAR = 0.3;
/** Teams that a worker plays in one world before it asks for more. */
const TEAMS_PER_JOB = 25;
const LOTS = seedFromText('honest levers');

export interface SkillRow {
  id: string;
  levers: LeverChoice;
  median: number;
  meanLog: number;
}
export interface LeverRow {
  lever: string;
  /** Setting, with the median against the competent one's, less 1. */
  moves: { setting: string; medianChange: number; meanLogChange: number }[];
}
export interface SkillReport {
  paths: number;
  honest: SkillRow;
  best: SkillRow;
  worst: SkillRow;
  strategies: number;
  p10: number;
  median: number;
  p90: number;
  gap: number;
  gapInterval: Interval;
  /** Share of random teams that the competent one beats. */
  honestPlace: number;
  oneAtATime: LeverRow[];
  broken: Broken[];
}

const within = (lever: LeverName, value: number): number => {
  const { min, max, whole } = LEVERS[lever].range!;
  return clamp(whole ? Math.round(value) : value, min, max);
};

/** Levers by lot; the same team for the same number in every run. */
export function honestTeam(scenario: Scenario, place: number): TeamPlan {
  const draw = (key: number): number => drawUniform(LOTS, STREAM.policy, place, 0, key);
  const proves = draw(4) < 0.5;
  return {
    ...PLAIN,
    id: `honest-${place}`,
    style: proves ? 'prudent' : 'unproved',
    fixed: {
      takerFeeBps: within('takerFeeBps', scenario.takerFeeBps * (0.33 + 2 * draw(0))),
      spread: within('spread', 0.5 + 1.3 * draw(1)),
      hedgeShare: within('hedgeShare', 0.3 + 0.7 * draw(2)),
      fundShare: within('fundShare', 0.25 * draw(3)),
      strictCollateral: draw(5) < 0.6,
      leverageMax: within('leverageMax', scenario.leverageMax * (0.6 + 0.9 * draw(6))),
      quoteShare: within('quoteShare', 0.3 + 0.6 * draw(7)),
      farmShare: within('farmShare', 0.3 * draw(8)),
      marketingShare: within('marketingShare', 0.16 * draw(9)),
    },
    instead: scenario.houseToken !== null && draw(10) < 0.5 ? { D04: 'no_token' } : {},
  };
}

/** One lever at a time round the competent setting. */
export function leverTeams(scenario: Scenario): { lever: string; setting: string; team: TeamPlan }[] {
  const one = (lever: string, setting: string, change: Partial<TeamPlan>): { lever: string; setting: string; team: TeamPlan } => ({
    lever,
    setting,
    team: { ...PLAIN, ...change, id: `${lever} ${setting}` },
  });
  const many = (lever: LeverName, values: number[]): ReturnType<typeof one>[] =>
    [...new Set(values.map((value) => within(lever, value)))].map((value) => one(lever, String(value), { fixed: { [lever]: value } }));
  return [
    ...many(
      'takerFeeBps',
      [1 / 3, 2 / 3, 1, 4 / 3, 7 / 3].map((multiple) => scenario.takerFeeBps * multiple),
    ),
    ...many('spread', [0.6, 1, 1.3, 1.6]),
    ...many('hedgeShare', [0.3, 0.6, 0.8, 1]),
    ...many('fundShare', [0, 0.05, 0.2, 0.3]),
    ...many('marketingShare', [0, 0.03, 0.12, 0.2]),
    ...many('quoteShare', [0.3, 0.5, 0.9]),
    ...many('farmShare', [0, 0.2, 0.4]),
    ...many(
      'leverageMax',
      [0.6, 0.8, 1.2, 1.5].map((multiple) => scenario.leverageMax * multiple),
    ),
    one('proofOfReserves', 'never', { style: 'unproved' }),
    one('strictCollateral', 'lax', { fixed: { strictCollateral: false } }),
    ...(scenario.houseToken === null ? [] : [one('house token', 'none', { instead: { D04: 'no_token' } })]),
    one('all levers', 'boom', { style: 'boom' }),
  ];
}

export async function measureSkill(
  runner: Runner,
  scenario: Scenario,
  { strategies, paths }: { strategies: number; paths: number },
  from: number,
): Promise<SkillReport> {
  const random = Array.from({ length: strategies }, (_, place) => honestTeam(scenario, place));
  const single = leverTeams(scenario);
  const all = [HONEST, ...random, ...single.map(({ team }) => team)];
  const jobs: PathsJob[] = [];
  for (let seed = from; seed < from + paths; seed++)
    for (let at = 0; at < all.length; at += TEAMS_PER_JOB)
      jobs.push({ kind: 'paths', variant: AS_IT_IS, seed, policies: all.slice(at, at + TEAMS_PER_JOB) });
  const done = await runner.run(jobs, 'honest paths');
  const by = Map.groupBy(
    done.flatMap(({ found }) => found),
    (result) => result.policy,
  );
  const row = (team: TeamPlan | null): SkillRow => skillRow(team?.id ?? HONEST, team?.fixed ?? {}, by.get(team?.id ?? HONEST) ?? []);
  const honest = row(null);
  const rows = random.map(row).sort((one, other) => other.median - one.median);
  const medians = rows.map((one) => one.median);
  return {
    paths,
    honest,
    best: rows[0]!,
    worst: rows.at(-1)!,
    strategies,
    p10: quantile(medians, 0.1),
    median: median(medians),
    p90: quantile(medians, 0.9),
    gap: gapOf(medians),
    gapInterval: bootstrap(medians.length, (places) => gapOf(places.map((place) => medians[place]!))),
    honestPlace: share(medians, (one) => one < honest.median),
    oneAtATime: leverRows(
      single.map(({ lever, setting, team }) => ({ lever, setting, row: row(team) })),
      honest,
    ),
    broken: done.flatMap(({ broken }) => broken),
  };
}

export const gapOf = (medians: readonly number[]): number =>
  (quantile(medians, 0.9) - quantile(medians, 0.1)) / Math.max(1, median(medians));

function skillRow(id: string, levers: LeverChoice, results: readonly PathResult[]): SkillRow {
  const finals = results.map((result) => result.final);
  return { id, levers, median: median(finals), meanLog: mean(finals.map((cents) => Math.log(cents / MILLION_CENTS))) };
}

function leverRows(moved: readonly { lever: string; setting: string; row: SkillRow }[], honest: SkillRow): LeverRow[] {
  return [...Map.groupBy(moved, (one) => one.lever)].map(([lever, moves]) => ({
    lever,
    moves: moves.map(({ setting, row }) => ({
      setting,
      medianChange: row.median / Math.max(1, honest.median) - 1,
      meanLogChange: row.meanLog - honest.meanLog,
    })),
  }));
}

export const skillTarget = ({ gap, gapInterval, strategies }: SkillReport): Target => ({
  id: 'L6',
  what: 'honest play needs skill: (P90 - P10) / median of the median ends of random honest teams',
  figure: gap,
  bar: GAP_BAR,
  holds: gap >= GAP_BAR,
  n: strategies,
  interval: gapInterval,
});
