/**
 * What the balance has to show, as figures against bars. Each figure is the worst case over what its target looks at; a target whose
 * policies were not played is left out. Source: docs/decisions/0015-economy.md.
 */
import { CHEATS, HONEST, integrityProbes, MAIN_POLICIES } from '../../shared/sim/policies/firm/firmPolicies.ts';
import type { PathResult } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { PolicyRow } from './balanceReport.ts';
import { mean, quantile } from './statistics.ts';

const DIRECTIONAL = 'honest-but-directional';
const SHOWN_BAR = 1.4;
const RUIN_BAR = 0.5;
const RICH_BAND: [number, number] = [0.05, 0.25];
const LEAN_BAR = 1.3;
const PROBE_TOLERANCE = 12;

export interface Target {
  id: string;
  what: string;
  figure: number;
  bar: number | [number, number];
  holds: boolean;
  by?: Record<string, number>;
}

export function targetsOf(rows: readonly PolicyRow[], results: readonly PathResult[]): Target[] {
  const row = (id: string): PolicyRow | undefined => rows.find((one) => one.id === id);
  const honest = row(HONEST);
  const cheats = CHEATS.map(row).filter((one) => one !== undefined);
  const lean = row(DIRECTIONAL);
  const targets: Target[] = [];
  if (honest !== undefined && cheats.length === CHEATS.length) {
    targets.push(
      shownTarget('L1', 'at the last close of the boom', 'displayedAtBoomEnd', cheats, honest),
      shownTarget('L1-half', 'halfway through the session', 'displayedAtHalf', cheats, honest),
      leadTarget(rows, honest, results),
      ruinTarget(cheats),
      richTarget(cheats),
    );
  }
  if (honest !== undefined && lean !== undefined) targets.push(directionalTarget(lean, honest, results));
  return [...targets, ...probeTarget(rows)];
}

const least = (by: Record<string, number>): number => Math.min(...Object.values(by));
const byPolicy = (rows: readonly PolicyRow[], figure: (row: PolicyRow) => number): Record<string, number> =>
  Object.fromEntries(rows.map((row) => [row.id, figure(row)]));

function shownTarget(
  id: string,
  when: string,
  key: 'displayedAtBoomEnd' | 'displayedAtHalf',
  cheats: readonly PolicyRow[],
  honest: PolicyRow,
): Target {
  const by = byPolicy(cheats, (cheat) => cheat[key] / Math.max(1, honest[key]));
  const what = `each cheat's displayed equity ${when}, times the honest one`;
  return { id, what, figure: least(by), bar: SHOWN_BAR, holds: least(by) >= SHOWN_BAR, by };
}

/** Leads are paired: the mean over the futures that both played. Probes are no rivals, and extras are listed without being judged. */
function leadTarget(rows: readonly PolicyRow[], honest: PolicyRow, results: readonly PathResult[]): Target {
  const wealth = new Map(results.filter((one) => one.policy === HONEST).map((one) => [one.seed, one.final]));
  const lead = ({ id }: PolicyRow): number =>
    mean(results.filter((one) => one.policy === id && wealth.has(one.seed)).map((one) => Math.log(wealth.get(one.seed)! / one.final)));
  const others = rows.filter((one) => one.id !== HONEST && !isProbe(one.id));
  const rivals = others.filter((one) => (MAIN_POLICIES as readonly string[]).includes(one.id));
  const figure = least(byPolicy(rivals, lead));
  return {
    id: 'L2',
    what: 'honest has the highest median and mean log of the main policies at the end: its least lead in mean log',
    figure,
    bar: 0,
    holds: figure > 0 && rivals.every((one) => honest.finalMedian > one.finalMedian),
    by: byPolicy(others, lead),
  };
}

function ruinTarget(cheats: readonly PolicyRow[]): Target {
  const by = byPolicy(cheats, (cheat) => cheat.ruinedShare);
  return { id: 'L2-ruin', what: "each cheat's share of ruin", figure: least(by), bar: RUIN_BAR, holds: least(by) > RUIN_BAR, by };
}

function richTarget(cheats: readonly PolicyRow[]): Target {
  const by = byPolicy(cheats, (cheat) => cheat.richShare);
  const inside = (share: number): number => Math.min(share - RICH_BAND[0], RICH_BAND[1] - share);
  const figure = Object.values(by).reduce((one, other) => (inside(other) < inside(one) ? other : one));
  const what = 'share of each cheat that ends rich, above 1.5 times the honest median';
  return { id: 'L3', what, figure, bar: RICH_BAND, holds: inside(figure) >= 0, by };
}

/** A lean with one's own money looks good in its upper quarter at the boom's end, and ends lower. */
function directionalTarget(lean: PolicyRow, honest: PolicyRow, results: readonly PathResult[]): Target {
  const shown = results.filter((one) => one.policy === DIRECTIONAL).map((one) => one.displayedAtBoomEnd);
  const figure = quantile(shown, 0.75) / Math.max(1, honest.displayedAtBoomEnd);
  return {
    id: 'L8',
    what: `${DIRECTIONAL}: upper quartile at the last close of the boom, times the honest median; lower median and mean log at the end`,
    figure,
    bar: LEAN_BAR,
    holds: figure >= LEAN_BAR && lean.finalMedian < honest.finalMedian && lean.finalMeanLog < honest.finalMeanLog,
  };
}

const isProbe = (id: string): boolean => integrityProbes.some((probe) => probe.policy.id === id && id !== 'honest-unskilled');

function probeTarget(rows: readonly PolicyRow[]): Target[] {
  const played = integrityProbes.flatMap(({ policy, expected }) => {
    const row = rows.find((one) => one.id === policy.id);
    return row === undefined ? [] : [{ row, off: Math.abs(row.integrityMedian - expected) }];
  });
  if (played.length < integrityProbes.length) return [];
  const figure = Math.max(...played.map((probe) => probe.off));
  const what = "integrity of one named act with everything else clean: largest distance of a probe's median from its place";
  const by = byPolicy(
    played.map((probe) => probe.row),
    (row) => row.integrityMedian,
  );
  return [{ id: 'L9', what, figure, bar: PROBE_TOLERANCE, holds: figure <= PROBE_TOLERANCE, by }];
}
