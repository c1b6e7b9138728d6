/** Scales of every chart: values to pixels, round ticks for an axis, points for a path, rows for marks that would cover each other. */

export type Scale = (value: number) => number;
/** From and to, in values or in pixels. */
export type Span = readonly [from: number, to: number];

export const linear =
  ([low, high]: Span, [from, to]: Span): Scale =>
  (value) =>
    from + ((value - low) / (high - low || 1)) * (to - from);

/** Equal factors are equal distances. Both bounds and every value are above zero. */
export function logarithmic([low, high]: Span, pixels: Span): Scale {
  const scale = linear([Math.log(low), Math.log(high)], pixels);
  return (value) => scale(Math.log(value));
}

/** Ticks at 1, 2 or 5 times a power of ten, at most `most` of them between the bounds. */
export function roundTicks(low: number, high: number, most: number): number[] {
  const span = Math.max(high - low, 1);
  const power = 10 ** Math.floor(Math.log10(span / most));
  const unit = [1, 2, 5, 10].map((factor) => factor * power).find((each) => span / each <= most) ?? 10 * power;
  const first = Math.ceil(low / unit);
  const last = Math.floor(high / unit);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * unit);
}

/** Ticks of a logarithmic axis at 1 and 3 times powers of ten, or at the powers alone where that would be more than `most`. */
export function decadeTicks(low: number, high: number, most: number): number[] {
  const powers = Array.from({ length: Math.floor(Math.log10(high) + 1e-9) - Math.floor(Math.log10(low)) + 1 }, (_, index) => {
    return 10 ** (Math.floor(Math.log10(low)) + index);
  });
  const within = (tick: number): boolean => tick >= low * 0.999 && tick <= high * 1.001;
  const both = powers.flatMap((power) => [power, 3 * power]).filter(within);
  return both.length <= most ? both : powers.filter(within);
}

/** The bounds of a logarithmic axis that holds all values: the next lower and higher of 1 and 3 times a power of ten. */
export function decadeBounds(values: readonly number[]): Span {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  if (!(low > 0 && high > 0 && Number.isFinite(low))) return [1, 10];
  const steps = [1, 3, 10];
  const power = (value: number): number => 10 ** Math.floor(Math.log10(value));
  const below = steps.findLast((step) => step * power(low) <= low)! * power(low);
  const above = steps.find((step) => step * power(high) >= high)! * power(high);
  return below === above ? [below, above * 3] : [below, above];
}

export const path = (points: readonly { x: number; y: number }[]): string =>
  points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('');

/** For each x in order the first of `rows` rows where it keeps `gap` from the mark before it, or else the one where it covers least. */
export function rowsApart(xs: readonly number[], gap: number, rows: number): number[] {
  const lastX = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  return xs.map((x) => {
    const free = lastX.findIndex((last) => x - last >= gap);
    const row = free === -1 ? lastX.indexOf(Math.min(...lastX)) : free;
    lastX[row] = x;
    return row;
  });
}
