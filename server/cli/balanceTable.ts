import { HONEST } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { type AblationRow, type FirmsReport, MILLION_CENTS, type PolicyRow } from './balanceReport.ts';
import type { Target } from './balanceTargets.ts';

const BROKEN_SHOWN = 10;

const millions = (cents: number): string => (cents / MILLION_CENTS).toFixed(0);
const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)}%`;

const listed = (by: Record<string, number>, shown: (value: number) => string): string =>
  Object.entries(by)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');

/** The report for people: a table of policies in millions of dollars, how each ended, then targets and ablations. */
export const tableOf = (report: FirmsReport): string =>
  [
    ...policyTable(report.policies),
    '',
    ...report.policies.map(fates),
    '',
    ...report.targets.map(targetLine),
    '',
    ...report.ablations.map(ablationLine),
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

function targetLine({ id, figure, bar, holds, what, by }: Target): string {
  const each = by === undefined ? '' : `: ${listed(by, (value) => value.toFixed(2))}`;
  return `${id.padEnd(8)} ${holds ? 'holds' : 'FAILS'}  ${figure.toFixed(3)} (bar ${[bar].flat().join(' to ')})  ${what}${each}`;
}

function ablationLine({ without, policies }: AblationRow): string {
  const each = policies.map(
    (one) => `${one.id} ruined ${percent(one.ruinedShare)} median ${millions(one.finalMedian)} log ${one.finalMeanLog.toFixed(2)}`,
  );
  return `${without.padEnd(16)} ${each.join(', ')}`;
}

function aligned(cells: readonly string[][]): string[] {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
}
