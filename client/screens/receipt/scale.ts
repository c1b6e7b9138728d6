/** Scales of the receipt's chart: round ticks for an axis, points for a path. */

/** Ticks at 1, 2 or 5 times a power of ten, at most `most` of them between the bounds. */
export function roundTicks(low: number, high: number, most: number): number[] {
  const span = Math.max(high - low, 1);
  const power = 10 ** Math.floor(Math.log10(span / most));
  const unit = [1, 2, 5, 10].map((factor) => factor * power).find((each) => span / each <= most) ?? 10 * power;
  const first = Math.ceil(low / unit);
  const last = Math.floor(high / unit);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * unit);
}

export const path = (points: readonly { x: number; y: number }[]): string =>
  points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('');

/** For each x in order the first row where it keeps `gap` from the mark before it, at most `rows` rows. */
export function rowsApart(xs: readonly number[], gap: number, rows: number): number[] {
  const lastX = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  return xs.map((x) => {
    const free = lastX.findIndex((last) => x - last >= gap);
    const row = free === -1 ? rows - 1 : free;
    lastX[row] = x;
    return row;
  });
}
