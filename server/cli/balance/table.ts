import { HONEST } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import { aligned, listed, millions, percent } from './layout.ts';
import type { FirmsReport } from './parts.ts';
import { partTables } from './partTables.ts';
import type { AblationRow, PolicyRow } from './policyRows.ts';

const BROKEN_SHOWN = 10;

/** The report for people: a table of policies in millions of dollars, how each ended, a table for each other part, then the targets. */
export const tableOf = (report: FirmsReport): string =>
  [
    ...(report.policies.length === 0 ? [] : [...policyTable(report.policies), '', ...report.policies.map(fates), '']),
    ...report.ablations.map(ablationLine),
    ...partTables(report),
    ...report.targets.map(targetLine),
    ...(report.notMeasured.length === 0 ? [] : [`not measured in this run: ${report.notMeasured.join(', ')} (--only, --all)`]),
    `seconds: ${listed(report.seconds as Record<string, number>, (value) => value.toFixed(0))}`,
    ...report.broken.slice(0, BROKEN_SHOWN).map((one) => `BROKEN ${one.variant} ${one.policy} seed ${one.seed}: ${one.message}`),
  ].join('\n');

function policyTable(rows: readonly PolicyRow[]): string[] {
  const honest = rows.find((one) => one.id === HONEST);
  const times = (cents: number, honestCents = 0): string => (cents / Math.max(1, honestCents)).toFixed(2);
  const columns: [string, (row: PolicyRow) => string][] = [
    ['policy', (row) => row.id],
    ['paths', (row) => String(row.paths)],
    ['boom end', (row) => millions(row.displayedAtBoomEnd)],
    ['x', (row) => times(row.displayedAtBoomEnd, honest?.displayedAtBoomEnd)],
    ['half', (row) => millions(row.displayedAtHalf)],
    ['x', (row) => times(row.displayedAtHalf, honest?.displayedAtHalf)],
    ['orderly', (row) => millions(row.orderlyAtHalf)],
    ['final P5', (row) => millions(row.finalP5)],
    ['median', (row) => millions(row.finalMedian)],
    ['P95', (row) => millions(row.finalP95)],
    ['mean', (row) => millions(row.finalMean)],
    ['mean log', (row) => row.finalMeanLog.toFixed(2)],
    ['ruined', (row) => percent(row.ruinedShare)],
    ['rich', (row) => percent(row.richShare)],
    ['beats', (row) => percent(row.beatsHonestShare)],
    ['repaid', (row) => percent(row.repaidShare)],
    ['integrity', (row) => row.integrityMedian.toFixed(0)],
  ];
  return aligned([columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]);
}

function fates(row: PolicyRow): string {
  const ends = listed(row.endings, (times) => percent(times / row.paths));
  const offers = Object.keys(row.inForce).length > 0 ? `; took ${listed(row.inForce, percent)}` : '';
  const refused = Object.keys(row.refused).length > 0 ? `; REFUSED ${listed(row.refused, String)}` : '';
  return `${row.id}: ${ends}${offers}${refused}`;
}

function targetLine({ id, figure, bar, holds, asked, n, interval, what, by }: FirmsReport['targets'][number]): string {
  const verdict = asked ? (holds ? 'holds' : 'FAILS') : 'not asked of this scenario';
  const range = interval === null ? '' : `, ${interval.map((end) => end.toFixed(3)).join(' .. ')}`;
  const each = by === undefined || Object.keys(by).length === 0 ? '' : `: ${listed(by, (value) => value.toFixed(2))}`;
  return `${id.padEnd(8)} ${verdict}  ${figure.toFixed(3)} (bar ${[bar].flat().join(' to ')}; n ${n}${range})  ${what}${each}`;
}

function ablationLine({ without, policies }: AblationRow): string {
  const each = policies.map(
    (one) => `${one.id} ruined ${percent(one.ruinedShare)} median ${millions(one.finalMedian)} log ${one.finalMeanLog.toFixed(2)}`,
  );
  return `${without.padEnd(16)} ${each.join(', ')}`;
}
