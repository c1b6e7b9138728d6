/** Falls of a market within a week, the deepest first: what everybody saw. */
export interface MarketPoint {
  day: number;
  ticks: number;
}
export interface Fall {
  /** The day on which it was over. */
  day: number;
  share: number;
}

const FALL_LEAST = 0.15;
const WEEK_DAYS = 7;
/** Falls nearer to each other than this are one. */
const APART_DAYS = 56;

export function marketFalls(points: readonly MarketPoint[], most: number): Fall[] {
  const weekly: Fall[] = [];
  let from = 0;
  for (let at = 0; at < points.length; at++) {
    const { day, ticks } = points[at]!;
    while (day - points[from]!.day > WEEK_DAYS) from += 1;
    const before = points.slice(from, at + 1).reduce((highest, point) => Math.max(highest, point.ticks), 0);
    const share = before > 0 ? 1 - ticks / before : 0;
    if (share >= FALL_LEAST) weekly.push({ day, share });
  }
  const falls: Fall[] = [];
  for (const fall of weekly.sort((one, other) => other.share - one.share || one.day - other.day))
    if (falls.length < most && falls.every(({ day }) => Math.abs(day - fall.day) >= APART_DAYS)) falls.push(fall);
  return falls;
}
