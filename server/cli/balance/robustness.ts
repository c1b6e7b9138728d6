/**
 * Whether the lesson hangs on a number: each calibrated number of the business is moved up and down by a quarter, one at a time, and slow and
 * honest must keep the highest mean log wealth of the main policies.
 */
import type { BusinessSpec } from '../../../shared/sim/businessSpec.ts';
import { HONEST, MAIN_POLICIES } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { mean, wilson } from '../../statistics.ts';
import type { Broken, PathsJob, Runner, Variant } from './jobs.ts';
import type { Target } from './target.ts';

const HOLDS_SHARE_BAR = 0.95;
const FACTORS = [0.75, 1.25];

type KeyOf<G extends 'weather' | 'customers' | 'firm' | 'token' | 'discovery'> = `${G}.${Extract<keyof BusinessSpec[G], string>}`;
type NumberKey = KeyOf<'weather'> | KeyOf<'customers'> | KeyOf<'firm'> | KeyOf<'token'> | KeyOf<'discovery'>;

/** The numbers that were calibrated. Bounds of shares that are near 1 as they stand are left out. */
export const NUMBERS: readonly NumberKey[] = [
  'weather.boomMin',
  'weather.boomScale',
  'weather.plateauMean',
  'weather.depthMin',
  'weather.softChance',
  'weather.drift',
  'weather.volatility',
  'weather.basketBeta',
  'weather.basketVolatility',
  'weather.exploitShare',
  'weather.farmFailChance',
  'weather.marketCents',
  'weather.marketGrowth',
  'customers.turnoverPerYear',
  'customers.volume',
  'customers.inflowPerWeek',
  'customers.outflowPerWeek',
  'customers.runPerWeek',
  'customers.runMiddle',
  'customers.doubtFromWithdrawals',
  'customers.doubtFromToken',
  'customers.rivalWeight',
  'firm.fixedCostCentsPerYear',
  'firm.variableCostShare',
  'firm.farmYield',
  'firm.farmCapacityShare',
  'firm.ventureMarkUp',
  'firm.tokenDepthCents',
  'firm.drawPerWeek',
  'firm.creditReach',
  'firm.hedgeCost',
  'firm.funding',
  'token.impactPower',
  'token.multiple',
  'token.doubtElasticity',
  'discovery.hazardPerWeek',
  'discovery.insiderPower',
  'discovery.fineForced',
  'discovery.gainsForced',
];

export interface RobustnessRow {
  key: string;
  factor: number;
  n: number;
  /** Mean log of honest play less that of the next best, which is `rival`. */
  lead: number;
  rival: string;
}
export interface RobustnessReport {
  paths: number;
  rows: RobustnessRow[];
  broken: Broken[];
}

export async function measureRobustness(
  runner: Runner,
  { paths, keys = NUMBERS }: { paths: number; keys?: readonly string[] },
  from: number,
): Promise<RobustnessReport> {
  const moves = keys.flatMap((key) => FACTORS.map((factor) => ({ key, factor })));
  const jobs: PathsJob[] = moves.flatMap((moved) => {
    const variant: Variant = { without: [], moved };
    return Array.from({ length: paths }, (_, index) => ({
      kind: 'paths' as const,
      variant,
      seed: from + index,
      policies: [...MAIN_POLICIES],
    }));
  });
  const done = await runner.run(jobs, 'paths with one number moved');
  return {
    paths,
    rows: moves.map((moved, place) =>
      robustnessRow(
        moved,
        done.slice(place * paths, (place + 1) * paths).flatMap((one) => one.found),
      ),
    ),
    broken: done.flatMap((one) => one.broken),
  };
}

export function robustnessRow(moved: { key: string; factor: number }, results: readonly PathResult[]): RobustnessRow {
  const by = Map.groupBy(results, (result) => result.policy);
  const meanLog = (policy: string): number => mean((by.get(policy) ?? []).map((result) => Math.log(result.final)));
  const rivals = [...by.keys()].filter((policy) => policy !== HONEST).map((policy) => ({ policy, meanLog: meanLog(policy) }));
  const next = rivals.toSorted((one, other) => other.meanLog - one.meanLog)[0];
  return {
    ...moved,
    n: by.get(HONEST)?.length ?? 0,
    lead: next === undefined ? 0 : meanLog(HONEST) - next.meanLog,
    rival: next?.policy ?? '',
  };
}

export function robustnessTarget({ rows }: RobustnessReport): Target {
  const broken = rows.filter((row) => row.lead <= 0);
  const figure = rows.length === 0 ? 0 : 1 - broken.length / rows.length;
  return {
    id: 'L2-25%',
    what: 'slow and honest keeps the highest mean log with any one number moved by a quarter: share of such economies',
    figure,
    bar: HOLDS_SHARE_BAR,
    holds: figure >= HOLDS_SHARE_BAR,
    n: rows.length,
    interval: wilson(figure, rows.length),
    by: Object.fromEntries(broken.map((row) => [`${row.key} x${row.factor} (${row.rival})`, row.lead])),
  };
}
