export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export const share = <T>(all: readonly T[], holds: (one: T) => boolean): number => all.filter(holds).length / Math.max(1, all.length);

/** Between neighbours where it falls between them; 0 of nothing. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const place = at * (sorted.length - 1);
  const lower = sorted[Math.floor(place)] ?? 0;
  return lower + ((sorted[Math.ceil(place)] ?? lower) - lower) * (place - Math.floor(place));
}
