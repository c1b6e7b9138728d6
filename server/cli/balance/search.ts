/**
 * L7: a search for plans that beat honest play. Random sets of offers with random exits and sizes are scanned over a few worlds, the better
 * ones over more (successive halving), the best of them are crossed, and the best of all are played once more over fresh worlds. None that takes customers' money may come out ahead.
 */
import type { OfferId } from '../../../shared/sim/business.ts';
import type { OfferSpec } from '../../../shared/sim/businessSpec.ts';
import { HONEST } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { PLAIN, type TeamPlan } from '../../../shared/sim/policies/firm/teamPlan.ts';
import { drawUniform, STREAM, seedFromText } from '../../../shared/sim/random.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { type Interval, mean, meanInterval, median, share } from '../../statistics.ts';
import { AS_IT_IS, type Broken, type PathsJob, type Runner } from './jobs.ts';
import { groundOf } from './prerequisites.ts';
import type { Target } from './target.ts';

const LEAD_BAR = 0.03;
/** More of customers' deposits in use than this, in the median world, is taking their money. */
const USE_BAR = 0.005;
const TEAMS_PER_JOB = 25;
const CROSSED_TAKING = 4;
const CROSSED_OTHERS = 3;
const LOTS = seedFromText('plans');
/** An event comes about halfway. */
const EVENT_PLACE = 4;

/** How many plans, over how many worlds, how many of them kept, at each stage. */
export interface SearchSizes {
  plans: number;
  scanned: number;
  kept: number;
  /** More worlds for those that were kept. */
  scannedMore: number;
  /** The best, once more over fresh worlds. */
  best: number;
  fresh: number;
}

export interface PlanRow {
  plan: TeamPlan;
  n: number;
  /** Mean lead in log wealth over honest play in the same worlds. */
  lead: number;
  interval: Interval;
  peakUseShare: number;
  takesMoney: boolean;
  timesHonest: number;
  ruinedShare: number;
  integrity: number;
}
export interface SearchReport {
  sizes: SearchSizes;
  plans: number;
  takingMoney: number;
  /** Ahead of honest play in the first scan. */
  aheadAtFirst: { takingMoney: number; others: number };
  taking: PlanRow[];
  others: PlanRow[];
  broken: Broken[];
}

/** A plan by lot; the same for the same number in every run of the same offers. */
export function drawnPlan(offers: readonly OfferId[], token: boolean, place: number): TeamPlan {
  const draw = (key: number): number => drawUniform(LOTS, STREAM.policy, place, 0, key);
  const chance = 0.04 + 0.4 * draw(0);
  const some = offers.filter((_, index) => draw(100 + index) < chance);
  const takes = some.length > 0 ? some : [offers[Math.floor(draw(1) * offers.length)]!];
  const exit = Math.floor(draw(2) * 9);
  return {
    ...PLAIN,
    id: `plan-${place}`,
    style: draw(5) < 0.6 ? 'prudent' : 'unproved',
    page: takes.includes('D09') ? 'flattering' : draw(7) < 0.5 ? 'ledger' : 'same_rules_anyway',
    takes,
    size: 0.4 + 1.4 * draw(4),
    exit: exit >= 2 && exit <= 7 ? { place: exit, how: draw(3) < 0.5 ? 'tell' : 'repay' } : null,
    instead: token && draw(6) < 0.5 ? { D04: 'no_token' } : {},
  };
}

/** Each offer with what it rests on and nothing else: kept to the end, or repaid in silence one or two places after it comes up. */
export const singlePlans = (specs: readonly OfferSpec[]): TeamPlan[] =>
  specs.flatMap(({ offer, rounds }) => {
    const opens = rounds?.[0] ?? EVENT_PLACE;
    const needs = specs.map((spec) => spec.offer).filter((one) => groundOf(offer).needs.includes(one));
    return [null, opens + 1, opens + 2].map((place) => ({
      ...PLAIN,
      id: `only-${offer}-${place ?? 'stays'}`,
      page: offer === 'D09' ? ('flattering' as const) : ('ledger' as const),
      takes: [...needs, offer],
      exit: place === null ? null : { place, how: 'repay' as const },
    }));
  });

export async function measureSearch(runner: Runner, scenario: Scenario, sizes: SearchSizes, from: number): Promise<SearchReport> {
  const offers = scenario.business!.offers.map((spec) => spec.offer);
  const token = offers.includes('D04');
  const all = [
    ...Array.from({ length: sizes.plans }, (_, place) => drawnPlan(offers, token, place)),
    ...singlePlans(scenario.business!.offers),
  ];
  const broken: Broken[] = [];
  const results: PathResult[] = [];
  const play = async (plans: readonly TeamPlan[], seed: number, paths: number, what: string): Promise<PathResult[]> => {
    const jobs: PathsJob[] = [];
    for (let one = seed; one < seed + paths; one++)
      for (let at = 0; at < plans.length; at += TEAMS_PER_JOB)
        jobs.push({
          kind: 'paths',
          variant: AS_IT_IS,
          seed: one,
          policies: [...(at === 0 ? [HONEST] : []), ...plans.slice(at, at + TEAMS_PER_JOB)],
        });
    const done = await runner.run(jobs, what);
    broken.push(...done.flatMap((one) => one.broken));
    return done.flatMap((one) => one.found);
  };
  results.push(...(await play(all, from, sizes.scanned, 'paths of all plans')));
  const first = planRows(all, results);
  const kept = [...bestOf(first, true, sizes.kept), ...bestOf(first, false, Math.ceil(sizes.kept / 3))].map(({ plan }) => plan);
  results.push(...(await play(kept, from + sizes.scanned, sizes.scannedMore, 'paths of the better plans')));
  const crossed = crossings(planRows(kept, results));
  results.push(...(await play(crossed, from, sizes.scanned + sizes.scannedMore, 'paths of crossed plans')));
  const second = planRows([...kept, ...crossed], results);
  const best = [...bestOf(second, true, sizes.best), ...bestOf(second, false, Math.ceil(sizes.best / 2))].map(({ plan }) => plan);
  const last = planRows(best, await play(best, from + sizes.scanned + sizes.scannedMore, sizes.fresh, 'fresh paths of the best plans'));
  const ahead = (taking: boolean): number => first.filter((row) => row.takesMoney === taking && row.lead > 0).length;
  return {
    sizes,
    plans: all.length + crossed.length,
    takingMoney: first.filter((row) => row.takesMoney).length,
    aheadAtFirst: { takingMoney: ahead(true), others: ahead(false) },
    taking: bestOf(last, true, last.length),
    others: bestOf(last, false, last.length),
    broken,
  };
}

/** The best that take customers' money, each with what the best of the others take as well: what pays apart may pay together. */
export function crossings(rows: readonly PlanRow[]): TeamPlan[] {
  const plans = bestOf(rows, true, CROSSED_TAKING).flatMap(({ plan }) =>
    bestOf(rows, false, CROSSED_OTHERS).map((other) => ({
      ...plan,
      id: `${plan.id} & ${other.plan.id}`,
      takes: [...new Set([...plan.takes, ...other.plan.takes])].toSorted(),
    })),
  );
  const known = new Set(rows.map((row) => planWords(row.plan)));
  return plans.filter((plan) => !known.has(planWords(plan)) && known.add(planWords(plan)));
}

const bestOf = (rows: readonly PlanRow[], taking: boolean, most: number): PlanRow[] =>
  rows
    .filter((row) => row.takesMoney === taking)
    .toSorted((one, other) => other.lead - one.lead)
    .slice(0, most);

export function planRows(plans: readonly TeamPlan[], results: readonly PathResult[]): PlanRow[] {
  const by = Map.groupBy(results, (result) => result.policy);
  const honest = new Map((by.get(HONEST) ?? []).map((result) => [result.seed, result.final]));
  return plans.map((plan) => {
    const mine = (by.get(plan.id) ?? []).filter((result) => honest.has(result.seed));
    const leads = mine.map((result) => Math.log(result.final / honest.get(result.seed)!));
    const peakUseShare = median(mine.map((result) => result.peakUseShare));
    return {
      plan,
      n: mine.length,
      lead: mean(leads),
      interval: meanInterval(leads),
      peakUseShare,
      takesMoney: peakUseShare > USE_BAR,
      timesHonest: median(mine.map((result) => result.final)) / Math.max(1, median(mine.map((result) => honest.get(result.seed)!))),
      ruinedShare: share(mine, (result) => result.ruined),
      integrity: median(mine.map((result) => result.integrity)),
    };
  });
}

export function searchTarget({ taking }: SearchReport): Target {
  const best = taking[0];
  return {
    id: 'L7',
    what: "no plan that takes customers' money beats honest play: best lead in mean log on fresh paths",
    figure: best?.lead ?? 0,
    bar: LEAD_BAR,
    holds: best === undefined || best.lead <= LEAD_BAR,
    n: best?.n ?? 0,
    interval: best?.interval ?? null,
    by: Object.fromEntries(taking.filter((row) => row.lead > LEAD_BAR).map((row) => [planWords(row.plan), row.lead])),
  };
}

/** A plan in a few words. */
export function planWords({ takes, exit, size, instead, style }: TeamPlan): string {
  const leaving = exit === null ? 'stays' : exit.how === 'tell' ? `tells at ${exit.place}` : `repays at ${exit.place}`;
  const token = instead.D04 === 'no_token' && !takes.includes('D04') ? ', no token' : '';
  return `${takes.join('+')} x${size.toFixed(1)}, ${leaving}${token}${style === 'unproved' ? ', unproved' : ''}`;
}
