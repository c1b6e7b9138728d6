/**
 * L4: what coming clean costs, by the round in which it is done. The same slope in the same worlds, told and repaid from the opening
 * of round k on. The owners' cost is the share of what the firm shows that is not there once things are sold in order and the fine is paid.
 */
import { placeOfRound } from '../../../shared/sim/firm/offers.ts';
import { cleanAt, HONEST } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import type { CloseFigures, PathResult } from '../../../shared/sim/policies/firm/playCoarse.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { type Interval, mean, meanInterval, median, share, standardError } from '../../statistics.ts';
import { AS_IT_IS, type Broken, type PathsJob, type Runner } from './jobs.ts';
import { MILLION_CENTS } from './policyRows.ts';
import type { Target } from './target.ts';

const SLOPE = 'slippery-slope';
const FIRST_PLACE = 2;
const LAST_PLACE = 8;

export interface ExitRow {
  place: number;
  /** Paths that reach it with nothing told. */
  n: number;
  hiddenShare: number;
  /** Customers' money in use over deposits, median. */
  useShare: number;
  lostShare: number;
  lostShareMean: number;
  lostShareInterval: Interval;
  /** Shown at the exit against what owners have in the end; below 0 where the firm goes on growing. */
  lostByEnd: number;
  repaysInFullShare: number;
  survivesShare: number;
  /** Owners' median at the end, times the honest one of the same worlds. */
  timesHonest: number;
  repaidStop: number;
  repaidGoOn: number;
  meanLogStop: number;
  meanLogGoOn: number;
  /** From the place before to this one, over worlds that reach both: mean change of the share lost, and its standard error. */
  step: { n: number; mean: number; error: number } | null;
}
export interface ExitReport {
  paths: number;
  rows: ExitRow[];
  broken: Broken[];
}

/** Places that a session of some length has a round at. */
function placesOf(scenario: Scenario): number[] {
  const { min, max } = scenario.business!.rounds;
  const places = new Set<number>();
  for (let rounds = min; rounds <= max; rounds++) for (let round = 2; round <= rounds; round++) places.add(placeOfRound(round, rounds));
  return [...places].filter((place) => place >= FIRST_PLACE && place <= LAST_PLACE).sort((left, right) => left - right);
}

export async function measureExitDoor(runner: Runner, scenario: Scenario, paths: number, from: number): Promise<ExitReport> {
  const places = placesOf(scenario);
  const policies = [HONEST, SLOPE, ...places.map((place) => cleanAt(place).id)];
  const jobs = Array.from({ length: paths }, (_, index): PathsJob => ({ kind: 'paths', variant: AS_IT_IS, seed: from + index, policies }));
  const done = await runner.run(jobs, 'paths to the exit');
  return {
    paths,
    rows: exitRows(
      places,
      done.flatMap(({ found }) => found),
    ),
    broken: done.flatMap(({ broken }) => broken),
  };
}

/** One firm at its exit. */
interface Exit {
  seed: string;
  at: CloseFigures;
  lost: number;
  path: PathResult;
}

export function exitRows(places: readonly number[], results: readonly PathResult[]): ExitRow[] {
  const by = Map.groupBy(results, (result) => result.policy);
  const honest = new Map((by.get(HONEST) ?? []).map((result) => [result.seed, result]));
  const slope = new Map((by.get(SLOPE) ?? []).map((result) => [result.seed, result]));
  const rows: ExitRow[] = [];
  let before = new Map<string, number>();
  for (const place of places) {
    const all = by.get(cleanAt(place).id) ?? [];
    const exits = all.flatMap(exitOf);
    const lost = exits.map((exit) => exit.lost);
    const steps = exits.flatMap((exit) => (before.has(exit.seed) ? [exit.lost - before.get(exit.seed)!] : []));
    const goOn = exits.flatMap(({ seed }) => slope.get(seed) ?? []);
    const worlds = exits.flatMap(({ seed }) => honest.get(seed) ?? []);
    rows.push({
      place,
      n: exits.length,
      hiddenShare: exits.length / Math.max(1, all.length),
      useShare: median(exits.map(({ at }) => at.use / Math.max(1, at.deposits))),
      lostShare: median(lost),
      lostShareMean: mean(lost),
      lostShareInterval: meanInterval(lost),
      lostByEnd: median(exits.map(({ at, path }) => 1 - path.final / Math.max(1, at.displayed))),
      repaysInFullShare: share(exits, ({ at }) => at.orderly > 0),
      survivesShare: share(exits, ({ path }) => !path.ruined),
      timesHonest: median(exits.map(({ path }) => path.final)) / Math.max(1, median(worlds.map((world) => world.final))),
      repaidStop: mean(exits.map(({ path }) => path.repaidShare)),
      repaidGoOn: mean(goOn.map((path) => path.repaidShare)),
      meanLogStop: mean(exits.map(({ path }) => logOf(path))),
      meanLogGoOn: mean(goOn.map(logOf)),
      step: steps.length === 0 ? null : { n: steps.length, mean: mean(steps), error: standardError(steps) },
    });
    before = new Map(exits.map((exit) => [exit.seed, exit.lost]));
  }
  return rows;
}

const logOf = (path: PathResult): number => Math.log(path.final / MILLION_CENTS);

/** Nothing changes in a close but by the firm's own hand: the last close's figures are those of the exit. */
function exitOf(path: PathResult): Exit[] {
  if (path.disclosed === null || path.disclosed.forced) return [];
  const at = path.closes[path.disclosed.round - 2];
  if (at === undefined) return [];
  const { fine } = path.disclosed;
  return [{ seed: path.seed, at, lost: at.displayed <= 0 ? 1 : Math.min(1, 1 - (at.orderly - fine) / at.displayed), path }];
}

/** Over worlds that reach both rounds, the mean share lost must not go down by more than its standard error. */
export function exitTarget({ rows }: ExitReport): Target {
  const steps = rows.flatMap(({ place, step }) => (step === null ? [] : [{ place, ...step }]));
  const worst = steps.reduce<(typeof steps)[number] | null>(
    (one, other) => (one === null || slack(other) < slack(one) ? other : one),
    null,
  );
  return {
    id: 'L4',
    what: 'coming clean never gets cheaper: least step of the mean share lost from one round to the next, plus its standard error',
    figure: worst === null ? 0 : slack(worst),
    bar: 0,
    holds: worst !== null && slack(worst) >= 0,
    n: worst?.n ?? 0,
    interval: worst === null ? null : [worst.mean - 1.96 * worst.error, worst.mean + 1.96 * worst.error],
    by: Object.fromEntries(steps.map(({ place, mean: step }) => [`to ${place}`, step])),
  };
}

const slack = ({ mean: step, error }: { mean: number; error: number }): number => step + error;
