/** The few statistics that balance and futures need, with their intervals. Intervals are at 95 %; nothing here draws from a clock. */
import { drawBits, STREAM, seedFromText } from '../shared/sim/random.ts';

export type Interval = [number, number];

const Z = 1.96;
const RESAMPLES = 400;
const SEED = seedFromText('bootstrap');

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export const share = <T>(all: readonly T[], holds: (one: T) => boolean): number => all.filter(holds).length / Math.max(1, all.length);

/** Between neighbours where it falls between them; 0 of nothing. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const place = at * (sorted.length - 1);
  const lower = sorted[Math.floor(place)] ?? 0;
  return lower + ((sorted[Math.ceil(place)] ?? lower) - lower) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Of the mean; 0 where there is nothing to tell it from. */
export function standardError(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance / values.length);
}

export function meanInterval(values: readonly number[]): Interval {
  const reach = Z * standardError(values);
  return [mean(values) - reach, mean(values) + reach];
}

/** What lies beyond a quantile at either end is pulled in to it. */
export function winsorised(values: readonly number[], tail: number): number[] {
  const sorted = values.toSorted((left, right) => left - right);
  const low = sorted[Math.floor(tail * (sorted.length - 1))] ?? 0;
  const high = sorted[Math.ceil((1 - tail) * (sorted.length - 1))] ?? 0;
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** Of a share of n trials, by Wilson's score. */
export function wilson(part: number, n: number): Interval {
  if (n === 0) return [0, 1];
  const middle = (part + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const reach = (Z * Math.sqrt((part * (1 - part)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

/** Of any figure of a sample, by resampling it. `figure` is given places in the sample. */
export function bootstrap(n: number, figure: (places: readonly number[]) => number): Interval {
  if (n === 0) return [0, 0];
  const figures = Array.from({ length: RESAMPLES }, (_, resample) =>
    figure(Array.from({ length: n }, (_, place) => drawBits(SEED, STREAM.policy, resample, place) % n)),
  );
  return [quantile(figures, 0.025), quantile(figures, 0.975)];
}

/**
 * Of the median, by resampling, whatever the order of the sample. A resample of sorted values needs no sorting: its places are counted.
 * Differs from `bootstrap` with `median` in which values a draw falls on, not in what it estimates.
 */
export function medianInterval(values: readonly number[]): Interval {
  const n = values.length;
  if (n === 0) return [0, 0];
  const sorted = Float64Array.from(values).sort();
  const times = new Uint32Array(n);
  const medians = Array.from({ length: RESAMPLES }, (_, resample) => {
    times.fill(0);
    for (let place = 0; place < n; place++) times[drawBits(SEED, STREAM.policy, resample, place) % n]! += 1;
    const [lower, upper] = [Math.floor((n - 1) / 2), Math.ceil((n - 1) / 2)];
    return (atPlace(sorted, times, lower) + atPlace(sorted, times, upper)) / 2;
  });
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}

function atPlace(sorted: Float64Array, times: Uint32Array, place: number): number {
  let before = 0;
  for (let at = 0; at < sorted.length; at++) {
    before += times[at]!;
    if (before > place) return sorted[at]!;
  }
  return 0;
}
