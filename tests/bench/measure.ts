import type { BenchRow } from './row.ts';

/** User and system time of the whole process, since an earlier reading if there is one. */
export function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const usage = process.cpuUsage(since);
  return (usage.user + usage.system) / 1e6;
}

export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** Median of what `rounds` calls of `measure` give, after one call that only warms up. */
export function medianOf(rounds: number, measure: () => number): number {
  measure();
  return quantile(
    Array.from({ length: rounds }, () => measure()),
    0.5,
  );
}

export function atLeast(id: string, figure: number, must: number, aim: number, unit: string): BenchRow {
  return { id, figure: Math.round(figure * 100) / 100, must, aim, unit, holds: figure >= must };
}

export function atMost(id: string, figure: number, must: number, aim: number, unit: string): BenchRow {
  return { id, figure: Math.round(figure * 1_000) / 1_000, must, aim, unit, holds: figure <= must };
}
