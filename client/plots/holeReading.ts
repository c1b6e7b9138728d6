/** The hole of a session as points over its days, with what was decided and what the market did: from the receipt alone. */
import type { CalendarPace } from '../../shared/sim/clock.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import { percent } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { type FirmReading, firmPins } from '../screens/receipt/firm/firmReading.ts';

export interface HolePoint {
  step: number;
  day: number;
  owedCents: number;
  heldCents: number;
}
export interface HolePin {
  kind: string;
  day: number;
  text: string;
}
export interface HoleReading {
  points: HolePoint[];
  pins: HolePin[];
  widest: HolePoint;
  /** Null where nothing was ever missing. */
  first: HolePoint | null;
  gateDay: number | null;
}

/** The day that a step ends in. */
export function dayOfStep(calendar: readonly CalendarPace[], step: number): number {
  const pace = calendar.findLast((one) => one.step <= step);
  return pace === undefined ? 0 : pace.day + (step - pace.step) * pace.daysPerStep;
}

export const missing = ({ owedCents, heldCents }: HolePoint): number => owedCents - heldCents;
/** A market's fall within a week that is pinned; the deepest one only. */
const FALL_LEAST = 0.15;
const WEEK_DAYS = 7;

export function holeReading(reading: FirmReading): HoleReading | null {
  const { receipt } = reading;
  const points = receipt.series.map(({ step, owedCents, holeCents }) => ({
    step,
    day: dayOfStep(receipt.calendar, step),
    owedCents,
    // A hole deeper than what customers are owed is missing to others.
    heldCents: Math.max(0, owedCents - holeCents),
  }));
  const opening = points[0];
  if (opening === undefined) return null;
  const gated = receipt.evidence.find((row) => row.verb === 'gated');
  return {
    points,
    pins: pinsOf(reading),
    widest: points.reduce((most, point) => (missing(point) > missing(most) ? point : most), opening),
    first: points.find((point) => missing(point) > 0) ?? null,
    gateDay: gated?.day ?? null,
  };
}

function pinsOf(reading: FirmReading): HolePin[] {
  const { receipt } = reading;
  const decided = firmPins(reading).map(({ kind, step, text }) => ({ kind, day: dayOfStep(receipt.calendar, step), text }));
  const fall = deepestFall(receipt);
  const market =
    fall === null
      ? []
      : [{ kind: 'market', day: fall.day, text: f('futures.hole.market', { coin: 'BIT', share: percent(fall.share, 0) }) }];
  return [...decided, ...market].sort((a, b) => a.day - b.day);
}

/** The market's largest fall within any seven days, at the day it was over. */
function deepestFall({ series, calendar }: Receipt): { day: number; share: number } | null {
  let deepest: { day: number; share: number } | null = null;
  let from = 0;
  const days = series.map(({ step }) => dayOfStep(calendar, step));
  for (let at = 0; at < series.length; at++) {
    while (days[at]! - days[from]! > WEEK_DAYS) from += 1;
    const before = series.slice(from, at + 1).reduce((most, { bitTicks }) => Math.max(most, bitTicks), 0);
    const share = before > 0 ? 1 - series[at]!.bitTicks / before : 0;
    if (share >= FALL_LEAST && share > (deepest?.share ?? 0)) deepest = { day: days[at]!, share };
  }
  return deepest;
}

/** The rounds as they lie on the days of the chart; the last may be short. */
export function roundSpans(reading: FirmReading, lastDay: number): { round: number; from: number; to: number }[] {
  const { roundDays } = reading.firm;
  return Array.from({ length: Math.max(1, Math.ceil(lastDay / roundDays - 1e-6)) }, (_, at) => ({
    round: at + 1,
    from: at * roundDays,
    to: Math.min(lastDay, (at + 1) * roundDays),
  }));
}
