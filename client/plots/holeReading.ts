/** The hole of a session as points over its days, with what was decided and what the market did: from the receipt alone. */
import { dayOfStep } from '../i18n/weeks.ts';
import { percent } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { type FirmReading, firmPins } from '../screens/receipt/firm/firmReading.ts';
import { marketFalls } from './marketFalls.ts';

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

export const missing = ({ owedCents, heldCents }: HolePoint): number => owedCents - heldCents;

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
  const market = receipt.series.map(({ step, bitTicks }) => ({ day: dayOfStep(receipt.calendar, step), ticks: bitTicks }));
  const fell = marketFalls(market, 1).map(({ day, share }) => ({
    kind: 'market',
    day,
    text: f('futures.hole.market', { coin: 'BIT', share: percent(share, 0) }),
  }));
  return [...decided, ...fell].sort((a, b) => a.day - b.day);
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
