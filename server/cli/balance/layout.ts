/** How balance prints figures: money in millions of dollars, shares in percent, tables in columns. */
import { MILLION_CENTS } from './policyRows.ts';

export const millions = (cents: number, digits = 0): string => (cents / MILLION_CENTS).toFixed(digits);
export const percent = (fraction: number, digits = 1): string => `${(fraction * 100).toFixed(digits)}%`;

export const listed = (by: Record<string, number>, shown: (value: number) => string): string =>
  Object.entries(by)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');

/** A table by its columns. */
export function tabled<T>(rows: readonly T[], columns: readonly [string, (row: T) => string][]): string[] {
  return aligned([columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]);
}

export function aligned(cells: readonly string[][]): string[] {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
}
