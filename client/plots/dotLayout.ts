/**
 * Where each dot of a dot plot lies: one dot is one market. Dots that end alike stand on each other, in the order they landed; ruined
 * ones make a pile of their own at the left. The dots are as large as the highest stack allows, and the same on both rows.
 */
import type { FutureDot, FutureEnd } from '../../shared/net/futures.ts';
import { decadeBounds, logarithmic, type Span } from './scale.ts';

export type Row = 'yours' | 'clean';

export interface DotSpot {
  x: number;
  /** Above the row's own line. */
  rise: number;
}
export interface DotLayout {
  /** Diameter with its gap. */
  pitch: number;
  /** From one dot to the one on it. */
  lift: number;
  pile: Span;
  axis: Span;
  bounds: Span;
  /** By the place of the dot in the list. */
  spots: Record<Row, DotSpot[]>;
  highest: Record<Row, number>;
}

const MOST_PITCH = 9;
const LEAST_PITCH = 2;
/** A firm that is not ruined and not in these decades stands at the end of the axis. */
const DECADES_MOST = 4;

/** A tie is not better. */
export const beats = ({ yours, clean }: FutureDot): boolean => yours.finalCents > clean.finalCents;

/** Cents from and to that the axis shows. */
export function boundsOf(dots: readonly FutureDot[], played: readonly FutureEnd[]): Span {
  const ends = [...dots.flatMap(({ yours, clean }) => [yours, clean]), ...played].filter(({ ruined }) => !ruined);
  const [low, high] = decadeBounds(ends.map(({ finalCents }) => finalCents));
  return [Math.max(low, high / 10 ** DECADES_MOST), high];
}

export const clamped = (cents: number, [low, high]: Span): number => Math.min(high, Math.max(low, cents));

/** `height` is what a row has for its dots; `pileWidth` what the ruined have. */
export function layoutDots(dots: readonly FutureDot[], bounds: Span, width: number, pileWidth: number, height: number): DotLayout {
  const pile: Span = [0, pileWidth];
  const axis: Span = [pileWidth + Math.max(18, width * 0.035), width];
  const x = logarithmic(bounds, axis);
  const xs = (row: Row): (number | null)[] => dots.map((dot) => (dot[row].ruined ? null : x(clamped(dot[row].finalCents, bounds))));
  const both: Record<Row, (number | null)[]> = { yours: xs('yours'), clean: xs('clean') };
  let pitch = MOST_PITCH;
  while (pitch > LEAST_PITCH && Math.max(highestOf(both.yours, pitch, pile), highestOf(both.clean, pitch, pile)) * pitch > height) {
    pitch = Math.max(LEAST_PITCH, pitch * 0.94);
  }
  const dotsHigh = { yours: highestOf(both.yours, pitch, pile), clean: highestOf(both.clean, pitch, pile) };
  // Where even the smallest dots do not fit, they stand closer together.
  const lift = Math.min(pitch, height / Math.max(1, dotsHigh.yours, dotsHigh.clean));
  return {
    pitch,
    lift,
    pile,
    axis,
    bounds,
    spots: { yours: spotsOf(both.yours, pitch, lift, pile), clean: spotsOf(both.clean, pitch, lift, pile) },
    highest: { yours: dotsHigh.yours * lift, clean: dotsHigh.clean * lift },
  };
}

const columnsOf = (pile: Span, pitch: number): number => Math.max(1, Math.floor((pile[1] - pile[0]) / pitch));

/** Dots of the highest stack or of the pile. */
function highestOf(xs: readonly (number | null)[], pitch: number, pile: Span): number {
  const stacks = new Map<number, number>();
  let ruined = 0;
  for (const x of xs) {
    if (x === null) ruined += 1;
    else stacks.set(Math.round(x / pitch), (stacks.get(Math.round(x / pitch)) ?? 0) + 1);
  }
  return Math.max(0, Math.ceil(ruined / columnsOf(pile, pitch)), ...stacks.values());
}

function spotsOf(xs: readonly (number | null)[], pitch: number, lift: number, pile: Span): DotSpot[] {
  const columns = columnsOf(pile, pitch);
  const stacks = new Map<number, number>();
  let ruined = 0;
  return xs.map((x) => {
    if (x === null) {
      const spot = { x: pile[0] + ((ruined % columns) + 0.5) * pitch, rise: (Math.floor(ruined / columns) + 0.5) * lift };
      ruined += 1;
      return spot;
    }
    const column = Math.round(x / pitch);
    const under = stacks.get(column) ?? 0;
    stacks.set(column, under + 1);
    return { x: column * pitch, rise: (under + 0.5) * lift };
  });
}

/** The dot nearest to a point, on either row; null where none is near. `y` is measured down from each row's line. */
export function dotNear(layout: DotLayout, x: number, yOf: Record<Row, number>): { at: number; row: Row } | null {
  const reach = Math.max(8, layout.pitch) ** 2;
  let best: { at: number; row: Row; distance: number } | null = null;
  for (const row of ['yours', 'clean'] as const) {
    const { [row]: spots } = layout.spots;
    for (let at = 0; at < spots.length; at++) {
      const spot = spots[at]!;
      const distance = (spot.x - x) ** 2 + (-spot.rise - yOf[row]) ** 2;
      if (distance <= reach && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { at, row, distance };
    }
  }
  return best && { at: best.at, row: best.row };
}
