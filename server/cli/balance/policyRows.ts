/**
 * From played paths to one row per policy, and one per ablation. Money in US cents; finalMeanLog is the mean natural log of final wealth
 * in millions of dollars, floored at 1 % of what the firm opened with.
 */
import { HONEST } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { mean, quantile, share, standardError } from '../../statistics.ts';
import type { Harvest } from './policies.ts';

/** Rich: final wealth above this multiple of the honest median. */
const RICH = 1.5;
export const MILLION_CENTS = 1e8;

export interface PolicyRow {
  id: string;
  paths: number;
  displayedAtBoomEnd: number;
  displayedAtHalf: number;
  orderlyAtHalf: number;
  finalP5: number;
  finalMedian: number;
  finalP95: number;
  finalMean: number;
  finalMeanLog: number;
  finalMeanLogError: number;
  ruinedShare: number;
  richShare: number;
  /** Ends above slow-and-honest in the same future. */
  beatsHonestShare: number;
  repaidShare: number;
  integrityMedian: number;
  peakUseMedian: number;
  endings: Record<string, number>;
  /** Share of paths in which each offer came into force. */
  inForce: Record<string, number>;
  /** The policy's own commands that were refused, by kind and code. */
  refused: Record<string, number>;
}
export interface AblationRow {
  without: string;
  paths: number;
  policies: Pick<PolicyRow, 'id' | 'ruinedShare' | 'finalMedian' | 'finalMeanLog'>[];
}
export const ablationRows = (ablations: Harvest['ablations']): AblationRow[] =>
  Object.entries(ablations).map(([without, results]) => ({
    without,
    paths: new Set(results.map((result) => result.seed)).size,
    policies: rowsOf(results).map(({ id, ruinedShare, finalMedian, finalMeanLog }) => ({ id, ruinedShare, finalMedian, finalMeanLog })),
  }));

export function rowsOf(results: readonly PathResult[]): PolicyRow[] {
  const byPolicy = Map.groupBy(results, (result) => result.policy);
  const honest = byPolicy.get(HONEST) ?? [];
  const richCents = RICH * quantile(finals(honest), 0.5);
  const honestBySeed = new Map(honest.map((result) => [result.seed, result.final]));
  return [...byPolicy].map(([id, mine]) => {
    const logs = finals(mine).map((cents) => Math.log(cents / MILLION_CENTS));
    const paired = mine.filter((result) => honestBySeed.has(result.seed));
    return {
      id,
      paths: mine.length,
      displayedAtBoomEnd: Math.round(medianOf(mine, 'displayedAtBoomEnd')),
      displayedAtHalf: Math.round(medianOf(mine, 'displayedAtHalf')),
      orderlyAtHalf: Math.round(medianOf(mine, 'orderlyAtHalf')),
      finalP5: quantile(finals(mine), 0.05),
      finalMedian: Math.round(medianOf(mine, 'final')),
      finalP95: quantile(finals(mine), 0.95),
      finalMean: Math.round(mean(finals(mine))),
      finalMeanLog: mean(logs),
      finalMeanLogError: standardError(logs),
      ruinedShare: share(mine, (result) => result.ruined),
      richShare: share(mine, (result) => result.final > richCents),
      beatsHonestShare: share(paired, (result) => result.final > honestBySeed.get(result.seed)!),
      repaidShare: mean(mine.map((result) => result.repaidShare)),
      integrityMedian: medianOf(mine, 'integrity'),
      peakUseMedian: Math.round(medianOf(mine, 'peakUse')),
      endings: sums(mine.map((result) => ({ [result.ending]: 1 }))),
      inForce: shares(mine.map(({ inForce }) => Object.keys(inForce))),
      refused: sums(mine.map((result) => result.refused)),
    };
  });
}

const finals = (results: readonly PathResult[]): number[] => results.map((result) => result.final);

type Figure = 'displayedAtBoomEnd' | 'displayedAtHalf' | 'orderlyAtHalf' | 'final' | 'integrity' | 'peakUse';
const medianOf = (results: readonly PathResult[], key: Figure): number =>
  quantile(
    results.map((result) => result[key]),
    0.5,
  );

/** By name, over all records. */
function sums(records: readonly Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const record of records) for (const [name, value] of Object.entries(record)) total[name] = (total[name] ?? 0) + value;
  return Object.fromEntries(Object.entries(total).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Share of the lists that hold each name. */
function shares(lists: readonly string[][]): Record<string, number> {
  const times = sums(lists.map((names) => Object.fromEntries(names.map((name) => [name, 1]))));
  return Object.fromEntries(Object.entries(times).map(([name, count]) => [name, count / lists.length]));
}
