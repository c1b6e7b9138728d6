/** The two lines of the trial's timeline and where everything stands on it. Pure: no drawing here. */
import type { SumsPoint } from '../../../shared/sim/judgement/sums.ts';

/** What was shown, and what was so: equity where the firm has one that can be sold in order, customers' money where it has not. */
export interface Pair {
  equity: boolean;
  shown(point: SumsPoint): number;
  real(point: SumsPoint): number;
}
export function pairOf(series: readonly SumsPoint[]): Pair {
  return series.some(({ orderlyEquityCents }) => orderlyEquityCents !== null)
    ? { equity: true, shown: (point) => point.displayedEquityCents, real: (point) => point.orderlyEquityCents ?? 0 }
    : { equity: false, shown: (point) => point.claimedCents, real: (point) => point.trueCents };
}

/** More points than a screen has columns draw nothing more. The last one is always kept. */
export function seenPoints(series: readonly SumsPoint[], untilStep: number, most: number): SumsPoint[] {
  const seen = series.filter(({ step }) => step <= untilStep);
  const every = Math.max(1, Math.ceil(seen.length / most));
  return seen.filter((_, index) => index % every === 0 || index === seen.length - 1);
}

export function widestGap(points: readonly SumsPoint[], pair: Pair): SumsPoint | undefined {
  const gap = (point: SumsPoint): number => pair.shown(point) - pair.real(point);
  return points.reduce<SumsPoint | undefined>((most, point) => (most === undefined || gap(point) > gap(most) ? point : most), undefined);
}

/** The shut door takes so much of the width, whatever lies behind it: its size says nothing. */
const DOOR_SHARE = 0.3;
const DOOR_SHARE_NARROW = 0.22;

export interface Span {
  left: number;
  /** Where the line of the seen part ends. */
  until: number;
  right: number;
  x(step: number): number;
}
export function spanOf(width: number, horizonStep: number, shut: boolean): Span {
  const left = 58;
  const right = width - 2;
  const share = !shut ? 0 : width < 640 ? DOOR_SHARE_NARROW : DOOR_SHARE;
  const until = right - (right - left) * share - (shut ? 0 : 12);
  return { left, until, right, x: (step) => left + (Math.min(step, horizonStep) / Math.max(1, horizonStep)) * (until - left) };
}

export interface Mark {
  round: number;
  fromStep: number;
  toStep: number;
}
export const seenRounds = (rounds: readonly Mark[], horizonStep: number): Mark[] =>
  rounds.filter(({ fromStep }) => fromStep < horizonStep).map((one) => ({ ...one, toStep: Math.min(one.toStep, horizonStep) }));
