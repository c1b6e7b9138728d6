/** The dot plot in words and counts. */
import type { FutureDot, FutureEnd } from '../../shared/net/futures.ts';
import { usdShort, usdTick } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { beats } from './dotLayout.ts';
import type { PlotTable } from './plotTable.ts';
import { decadeTicks, type Span } from './scale.ts';

export interface DotCounts {
  n: number;
  ruined: number;
  ruinedSoft: number;
  cleanRuined: number;
  better: number;
  soft: number;
}

export function countDots(dots: readonly FutureDot[]): DotCounts {
  const count = (holds: (dot: FutureDot) => boolean): number => dots.reduce((sum, dot) => sum + Number(holds(dot)), 0);
  return {
    n: dots.length,
    ruined: count(({ yours }) => yours.ruined),
    ruinedSoft: count(({ yours, soft }) => yours.ruined && soft),
    cleanRuined: count(({ clean }) => clean.ruined),
    better: count(beats),
    soft: count(({ soft }) => soft),
  };
}

export const weatherWords = (soft: boolean): string => f(soft ? 'futures.dots.weather.soft' : 'futures.dots.weather.crash');
const endWords = ({ ruined, finalCents }: FutureEnd): string =>
  ruined ? f('futures.dots.end.ruined') : f('futures.dots.end.kept', { value: usdShort(finalCents) });

export const marketWords = ({ world }: FutureDot): string => f('futures.dots.tip', { n: world + 1 });
export const bothWords = ({ yours, clean, soft }: FutureDot): string =>
  f('futures.dots.both', { yours: endWords(yours), clean: endWords(clean), weather: weatherWords(soft) });

/** What owners keep in the middle world of those that have landed; null where that is ruin. */
export function medianCents(ends: readonly FutureEnd[]): number | null {
  const kept = ends.toSorted((one, other) => Number(other.ruined) - Number(one.ruined) || one.finalCents - other.finalCents);
  const [below, above] = [kept[Math.floor((kept.length - 1) / 2)], kept[Math.floor(kept.length / 2)]];
  return below === undefined || above === undefined || below.ruined ? null : (below.finalCents + above.finalCents) / 2;
}
export const medianWords = (cents: number | null): string =>
  cents === null ? f('futures.dots.median.ruin') : f('futures.dots.median', { value: usdShort(cents) });

/** How many markets ended where. */
export function bandTable(dots: readonly FutureDot[], bounds: Span): PlotTable {
  const edges = decadeTicks(bounds[0], bounds[1], 20);
  const among = (ends: readonly FutureEnd[], low: number, high: number): string =>
    String(ends.filter(({ ruined, finalCents }) => !ruined && finalCents >= low && finalCents < high).length);
  const [yours, clean] = [dots.map((dot) => dot.yours), dots.map((dot) => dot.clean)];
  const ruined = (ends: readonly FutureEnd[]): string => String(ends.filter((end) => end.ruined).length);
  const bands = [0, ...edges].map((low, at) => ({ low, high: edges[at] ?? Number.POSITIVE_INFINITY }));
  return {
    head: [f('futures.dots.band'), f('futures.dots.band.you'), f('futures.dots.band.twin')],
    rows: [
      [f('futures.dots.zero'), ruined(yours), ruined(clean)],
      ...bands.map(({ low, high }) => [
        low === 0
          ? f('futures.dots.atMost', { value: usdTick(high) })
          : high === Number.POSITIVE_INFINITY
            ? f('futures.dots.atLeast', { value: usdTick(low) })
            : f('futures.dots.band.between', { low: usdTick(low), high: usdTick(high) }),
        among(yours, low, high),
        among(clean, low, high),
      ]),
    ].filter(([, mine, theirs], at) => at === 0 || mine !== '0' || theirs !== '0'),
  };
}
