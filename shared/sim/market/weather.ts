/**
 * The weather of a whole session: when the boom ends, whether a crash comes, and the days of what nobody in play decides. Drawn
 * from the seed before any decision; knows nothing of the firm.
 */
import type { Regime, Weather } from '../business.ts';
import type { BusinessSpec } from '../businessSpec.ts';
import { exp, log } from '../mathematics.ts';
import { drawUniform, type Seed, STREAM } from '../random.ts';

export const ROUND_DAYS = 168;

/** One number per thing drawn. Never renumber: recorded games depend on it. */
const THING = {
  boom: 1,
  plateau: 2,
  crash: 3,
  soft: 4,
  depth: 5,
  flash: 6,
  depegDay: 7,
  depegLoss: 8,
  exploitDay: 9,
  exploitShare: 10,
  recall: 11,
  rivalWhether: 12,
  rivalDay: 13,
  farmWhether: 14,
  farmDay: 15,
  rounds: 16,
  opening: 17,
  openingLength: 18,
} as const;

/** Rounds from the opening between which the flash crash may come, if the boom lasts. */
const FLASH_FROM = 1.2;
const FLASH_TO = 4.1;
/** Rounds by which it keeps away from either end of the boom. */
const FLASH_MARGIN = 0.4;

/** The things of a crash come so many rounds after it began: earliest, and how much later at most. */
const DEPEG_AFTER = { from: 0, spread: 0.15 };
const RECALL_AFTER = { from: 0.25, spread: 0.3 };
const RIVAL_AFTER = { from: 0.3, spread: 1.5 };
/** The founder of the farm's protocol sells in so many worlds, between these rounds from the opening. */
const FOUNDER_CHANCE = 0.6;
const FOUNDER_FROM = 2.6;
const FOUNDER_SPREAD = 3;
const EXPLOIT_SHARE_FROM = 0.6;
const EXPLOIT_SHARE_SPREAD = 0.8;

/** The part of a business that its weather depends on. */
export type WeatherSpec = Pick<BusinessSpec, 'rounds' | 'weather' | 'without'> & { customers: { otherRivals: number } };

export function drawWeather(spec: WeatherSpec, seed: Seed): Weather {
  const { weather } = spec;
  const draw = (thing: number, nth = 0): number => drawUniform(seed, STREAM.weather, 0, thing, nth);
  const between = (low: number, high: number, thing: number): number => low + (high - low) * draw(thing);

  const { opening, openingEnd } = drawOpening(weather, draw);
  let boom = weather.boomMin;
  for (let i = 0; i < weather.boomShape; i++) boom -= log(draw(THING.boom, i)) * weather.boomScale;
  const boomEnd = openingEnd + boom;
  const plateauEnd = boomEnd + weather.plateauMin - log(draw(THING.plateau)) * weather.plateauMean;
  const crashEnd = plateauEnd + between(weather.crashMin, weather.crashMax, THING.crash);
  const soft = spec.without.crash || draw(THING.soft) < weather.softChance;
  const rounds = spec.rounds.min + Math.floor(draw(THING.rounds) * (spec.rounds.max - spec.rounds.min + 1));

  const crashDay = firstDayOf(plateauEnd);
  const afterCrash = (after: { from: number; spread: number }, u: number): number =>
    crashDay + Math.floor((after.from + after.spread * u) * ROUND_DAYS);
  const flashFrom = Math.max(FLASH_FROM, openingEnd + FLASH_MARGIN);
  const flashTo = Math.max(flashFrom, Math.min(FLASH_TO, boomEnd - FLASH_MARGIN));
  const rivals = Array.from({ length: spec.customers.otherRivals }, (_, i) => i);
  const laterRounds = Array.from({ length: rounds - 1 }, (_, i) => i + 1);
  return {
    opening,
    openingEnd,
    boomEnd,
    plateauEnd,
    crashEnd,
    soft,
    crashDepth: soft ? weather.softDepth : between(weather.depthMin, weather.depthMax, THING.depth),
    rounds,
    flashDay: Math.floor(between(flashFrom, flashTo, THING.flash) * ROUND_DAYS),
    depegDay: soft ? null : afterCrash(DEPEG_AFTER, draw(THING.depegDay)),
    depegLoss: between(weather.depegLossMin, weather.depegLossMax, THING.depegLoss),
    exploitDay: Math.floor(between(weather.exploitFrom, weather.exploitTo, THING.exploitDay) * ROUND_DAYS),
    exploitShare: weather.exploitShare * (EXPLOIT_SHARE_FROM + EXPLOIT_SHARE_SPREAD * draw(THING.exploitShare)),
    recallDay: soft ? null : afterCrash(RECALL_AFTER, draw(THING.recall)),
    rivalFailDays: [
      null,
      ...rivals.map((i) =>
        !soft && draw(THING.rivalWhether, i) < weather.rivalFailChance ? afterCrash(RIVAL_AFTER, draw(THING.rivalDay, i)) : null,
      ),
    ],
    founderDay:
      drawUniform(seed, STREAM.founder, 0, 0) < FOUNDER_CHANCE
        ? Math.floor((FOUNDER_FROM + FOUNDER_SPREAD * drawUniform(seed, STREAM.founder, 0, 1)) * ROUND_DAYS)
        : null,
    farmFailDays: laterRounds
      .filter((round) => draw(THING.farmWhether, round) < weather.farmFailChance)
      .map((round) => Math.floor((round + draw(THING.farmDay, round)) * ROUND_DAYS)),
  };
}

/** In the boom, or elsewhere first by the scenario's chances, so that the calendar of the last game is no guide to this one. */
function drawOpening(
  weather: BusinessSpec['weather'],
  draw: (thing: number) => number,
): { opening: Weather['opening']; openingEnd: number } {
  const u = draw(THING.opening);
  let upTo = 0;
  for (const { regime, chance, min, max } of weather.openings) {
    upTo += chance;
    if (u < upTo) return { opening: regime, openingEnd: min + (max - min) * draw(THING.openingLength) };
  }
  return { opening: 'boom', openingEnd: 0 };
}

/** First whole day of what begins at a point in rounds. */
export const firstDayOf = (rounds: number): number => Math.ceil(rounds * ROUND_DAYS);

/** The regimes, and the two spells that take the place of crash and winter where no crash comes. */
export type Spell = Regime | 'correction' | 'second_boom';

/** A day belongs as a whole to the spell that it begins in. */
export function spellAt(weather: Weather, day: number): Spell {
  const rounds = wholeDayOf(day) / ROUND_DAYS;
  if (rounds < weather.openingEnd) return weather.opening;
  if (rounds < weather.boomEnd) return 'boom';
  if (rounds < weather.plateauEnd) return 'plateau';
  if (rounds < weather.crashEnd) return weather.soft ? 'correction' : 'crash';
  return weather.soft ? 'second_boom' : 'winter';
}

export function regimeAt(weather: Weather, day: number): Regime {
  const spell = spellAt(weather, day);
  if (spell === 'correction') return 'plateau';
  return spell === 'second_boom' ? 'boom' : spell;
}

/** Number of whole days gone; a sum of steps that misses one by a rounding error counts it. */
export const wholeDayOf = (day: number): number => Math.floor(day + 1e-9);

/** What a day is like, rates per year. */
export interface Conditions {
  regime: Regime;
  drift: number;
  volatility: number;
  jumps: number;
  basketBeta: number;
  basketDrift: number;
  marketGrowth: number;
  moodTarget: number;
  /** Share of the way to its target that the mood goes in a day. */
  moodShare: number;
}

const MOOD = { boom: 1, plateau: 0.65, crash: 0.08, winter: 0.28, correction: 0.6, second_boom: 0.85 };
const MOOD_SHARE = 1 - exp(-1 / 56);
const MOOD_SHARE_IN_CRASH = 1 - exp(-1 / 28);
const CORRECTION_DRIFT = -0.3;
const SECOND_BOOM = { drift: 0.35, basketDriftShare: 0.5, marketGrowth: 0.4 };

export const openingMood = (weather: Weather): number => MOOD[weather.opening];

export function conditionsAt(spec: BusinessSpec['weather'], weather: Weather, day: number): Conditions {
  const spell = spellAt(weather, day);
  const regime = regimeAt(weather, day);
  const depth = regime === 'crash' ? weather.crashDepth : 1;
  const conditions: Conditions = {
    regime,
    drift: spec.drift[regime] * depth,
    volatility: spec.volatility[regime],
    jumps: spec.jumpsPerYear[regime] * depth,
    basketBeta: spec.basketBeta[regime],
    basketDrift: spec.basketDrift[regime] * depth,
    marketGrowth: spec.marketGrowth[regime] * depth,
    moodTarget: MOOD[spell],
    moodShare: regime === 'crash' ? MOOD_SHARE_IN_CRASH : MOOD_SHARE,
  };
  if (spell === 'correction') conditions.drift = CORRECTION_DRIFT;
  if (spell === 'second_boom') {
    conditions.drift = SECOND_BOOM.drift;
    conditions.basketDrift *= SECOND_BOOM.basketDriftShare;
    conditions.marketGrowth = SECOND_BOOM.marketGrowth;
  }
  return conditions;
}
