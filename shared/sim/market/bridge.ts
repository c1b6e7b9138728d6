/**
 * A walk that is drawn by the whole day and refined within it, so that it runs through the same points whatever the steps.
 * Paul Lévy's construction of Brownian motion: the day's end first, then each half's middle given its ends, and so on down.
 */
import { drawNormal, type Seed, type Stream } from '../random.ts';

/** Halvings of a day: below about 23 minutes the walk is a straight line. */
const LEVELS = 6;

/** Standard walk (variance 1 over the day) at a share 0..1 of calendar day `day`; 0 at its start. Continuous in `share`. */
export function walkWithin(seed: Seed, stream: Stream, day: number, entity: number, share: number): number {
  if (share <= 0) return 0;
  const whole = drawNormal(seed, stream, day, entity);
  if (share >= 1) return whole;
  let at = share * whole;
  let parts = 1;
  for (let level = 0; level < LEVELS; level++) {
    const place = Math.floor(share * parts);
    const within = share * parts - place;
    // On a point of this level: nothing finer moves it.
    if (within === 0) break;
    const deviation = Math.sqrt(1 / parts) / 2;
    at += 2 * Math.min(within, 1 - within) * deviation * drawNormal(seed, stream, day, entity, parts + place);
    parts *= 2;
  }
  return at;
}
