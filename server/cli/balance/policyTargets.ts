/**
 * What the named policies have to show, as figures against bars. Each figure is the worst case over what its target looks at; a target
 * whose policies were not played is left out. Source: docs/decisions/0015-economy.md and 0019-balance.md.
 */
import { CHEATS, HONEST, integrityProbes, MAIN_POLICIES } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { bootstrap, mean, meanInterval, median, quantile, wilson } from '../../statistics.ts';
import type { PolicyRow } from './policyRows.ts';
import type { Target } from './target.ts';

const DIRECTIONAL = 'honest-but-directional';
const SHOWN_BAR = 1.4;
const RUIN_BAR = 0.5;
const RICH_BAND: [number, number] = [0.05, 0.25];
const LEAN_BAR = 1.3;
const PROBE_TOLERANCE = 12;

export function targetsOf(rows: readonly PolicyRow[], results: readonly PathResult[]): Target[] {
  const row = (id: string): PolicyRow | undefined => rows.find((one) => one.id === id);
  const honest = row(HONEST);
  const cheats = CHEATS.map(row).filter((one) => one !== undefined);
  const lean = row(DIRECTIONAL);
  const targets: Target[] = [];
  if (honest !== undefined && cheats.length === CHEATS.length) {
    targets.push(
      shownTarget('L1', 'at the last close of the boom', 'displayedAtBoomEnd', results),
      shownTarget('L1-half', 'halfway through the session', 'displayedAtHalf', results),
      leadTarget(rows, honest, results),
      ruinTarget(cheats),
      richTarget(cheats),
    );
  }
  if (honest !== undefined && lean !== undefined) targets.push(directionalTarget(lean, honest, results));
  return [...targets, ...probeTarget(rows, results)];
}

const least = (by: Record<string, number>): number => Math.min(...Object.values(by));
/** The name of the least. */
const leastOf = (by: Record<string, number>): string => Object.entries(by).toSorted(([, one], [, other]) => one - other)[0]?.[0] ?? '';
const byPolicy = (rows: readonly Pick<PolicyRow, 'id'>[], figure: (id: string) => number): Record<string, number> =>
  Object.fromEntries(rows.map(({ id }) => [id, figure(id)]));
const rowFigures = (rows: readonly PolicyRow[], figure: (row: PolicyRow) => number): Record<string, number> =>
  Object.fromEntries(rows.map((row) => [row.id, figure(row)]));

/** A policy's paths beside the honest ones of the same worlds. */
function pairsOf(id: string, results: readonly PathResult[]): { mine: PathResult; honest: PathResult }[] {
  const honest = new Map(results.filter((one) => one.policy === HONEST).map((one) => [one.seed, one]));
  return results.flatMap((mine) => {
    const other = honest.get(mine.seed);
    return mine.policy === id && other !== undefined ? [{ mine, honest: other }] : [];
  });
}

type Shown = 'displayedAtBoomEnd' | 'displayedAtHalf';

function shownTarget(id: string, when: string, key: Shown, results: readonly PathResult[]): Target {
  const ratio = (pairs: ReturnType<typeof pairsOf>): number =>
    median(pairs.map((pair) => pair.mine[key])) / Math.max(1, median(pairs.map((pair) => pair.honest[key])));
  const by = Object.fromEntries(CHEATS.map((cheat) => [cheat, ratio(pairsOf(cheat, results))]));
  const worst = pairsOf(leastOf(by), results);
  return {
    id,
    what: `each cheat's displayed equity ${when}, times the honest one`,
    figure: least(by),
    bar: SHOWN_BAR,
    holds: least(by) >= SHOWN_BAR,
    n: worst.length,
    interval: bootstrap(worst.length, (places) => ratio(places.map((place) => worst[place]!))),
    by,
  };
}

/** Leads are paired: the mean over the futures that both played. Probes are no rivals, and extras are listed without being judged. */
function leadTarget(rows: readonly PolicyRow[], honest: PolicyRow, results: readonly PathResult[]): Target {
  const leads = (id: string): number[] => pairsOf(id, results).map((pair) => Math.log(pair.honest.final / pair.mine.final));
  const others = rows.filter((one) => one.id !== HONEST && !isProbe(one.id));
  const rivals = others.filter((one) => (MAIN_POLICIES as readonly string[]).includes(one.id));
  const by = byPolicy(rivals, (id) => mean(leads(id)));
  const nearest = leads(leastOf(by));
  return {
    id: 'L2',
    what: 'honest has the highest median and mean log of the main policies at the end: its least lead in mean log',
    figure: least(by),
    bar: 0,
    holds: least(by) > 0 && rivals.every((one) => honest.finalMedian > one.finalMedian),
    n: nearest.length,
    interval: meanInterval(nearest),
    by: byPolicy(others, (id) => mean(leads(id))),
  };
}

function ruinTarget(cheats: readonly PolicyRow[]): Target {
  const by = rowFigures(cheats, (cheat) => cheat.ruinedShare);
  const n = cheats[0]!.paths;
  return {
    id: 'L2-ruin',
    what: "each cheat's share of ruin",
    figure: least(by),
    bar: RUIN_BAR,
    holds: least(by) > RUIN_BAR,
    n,
    interval: wilson(least(by), n),
    by,
  };
}

function richTarget(cheats: readonly PolicyRow[]): Target {
  const by = rowFigures(cheats, (cheat) => cheat.richShare);
  const inside = (share: number): number => Math.min(share - RICH_BAND[0], RICH_BAND[1] - share);
  const figure = Object.values(by).reduce((one, other) => (inside(other) < inside(one) ? other : one));
  const n = cheats[0]!.paths;
  const what = 'share of each cheat that ends rich, above 1.5 times the honest median';
  return { id: 'L3', what, figure, bar: RICH_BAND, holds: inside(figure) >= 0, n, interval: wilson(figure, n), by };
}

/**
 * A lean with one's own money looks good in its upper quarter at the boom's end, and ends lower. Against the same world's honest firm: a
 * long boom lifts both, and a quarter of booms are long.
 */
function directionalTarget(lean: PolicyRow, honest: PolicyRow, results: readonly PathResult[]): Target {
  const pairs = pairsOf(DIRECTIONAL, results);
  const ratios = pairs.map(({ mine, honest: other }) => mine.displayedAtBoomEnd / Math.max(1, other.displayedAtBoomEnd));
  const upper = (places?: readonly number[]): number => quantile(places?.map((place) => ratios[place]!) ?? ratios, 0.75);
  const lower = lean.finalMedian < honest.finalMedian && lean.finalMeanLog < honest.finalMeanLog;
  return {
    id: 'L8',
    what: `${DIRECTIONAL}: upper quartile at the last close of the boom, times the honest firm of the same world; lower median and mean log at the end`,
    figure: upper(),
    bar: LEAN_BAR,
    holds: upper() >= LEAN_BAR && lower,
    n: ratios.length,
    interval: bootstrap(ratios.length, upper),
    by: {
      'quartile over the honest median':
        quantile(
          pairs.map((pair) => pair.mine.displayedAtBoomEnd),
          0.75,
        ) / Math.max(1, honest.displayedAtBoomEnd),
      'median at the end': lean.finalMedian / Math.max(1, honest.finalMedian),
      'mean log at the end, less honest': lean.finalMeanLog - honest.finalMeanLog,
    },
  };
}

const isProbe = (id: string): boolean => integrityProbes.some((probe) => probe.policy.id === id && id !== 'honest-unskilled');

function probeTarget(rows: readonly PolicyRow[], results: readonly PathResult[]): Target[] {
  const played = integrityProbes.flatMap(({ policy, expected }) => {
    const row = rows.find((one) => one.id === policy.id);
    return row === undefined ? [] : [{ row, expected, off: Math.abs(row.integrityMedian - expected) }];
  });
  if (played.length < integrityProbes.length) return [];
  const worst = played.toSorted((one, other) => other.off - one.off)[0]!;
  const scores = results.filter((result) => result.policy === worst.row.id).map((result) => result.integrity);
  const off = (places: readonly number[]): number => Math.abs(median(places.map((place) => scores[place]!)) - worst.expected);
  const by = rowFigures(
    played.map((probe) => probe.row),
    (row) => row.integrityMedian,
  );
  return [
    {
      id: 'L9',
      what: "integrity of one named act with everything else clean: largest distance of a probe's median from its place",
      figure: worst.off,
      bar: PROBE_TOLERANCE,
      holds: worst.off <= PROBE_TOLERANCE,
      n: scores.length,
      interval: bootstrap(scores.length, off),
      by,
    },
  ];
}
