/**
 * The outside venue of a whole session. Every path is drawn by the whole calendar day, kept at the last whole day, and refined
 * within the day under way by keyed draws: at a given day the world is the same whatever the steps that led there, and whatever
 * anybody decided. Owns every reference price but the house token's.
 */
import type { Outside, Weather, WholeDay } from '../business.ts';
import type { BusinessSpec } from '../businessSpec.ts';
import { roundDays } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { exp, log } from '../mathematics.ts';
import { drawNormal, drawUniform, type Seed, STREAM } from '../random.ts';
import type { ReferenceSpec, Scenario } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { assert, clamp } from '../units.ts';
import { walkWithin } from './bridge.ts';
import { type Conditions, conditionsAt, openingMood, ROUND_DAYS, regimeAt, wholeDayOf } from './weather.ts';
import { printWorldNews } from './worldNews.ts';

const DAYS_PER_YEAR = 365;
const DAY_DEVIATION = Math.sqrt(1 / DAYS_PER_YEAR);
/** A jump is over within this share of a day, so that prices have no gap that a finer step would see differently. */
const JUMP_SHARE = 0.1;

/** How long the world's great moves take, in calendar days. */
const FLASH_FALL_DAYS = 3;
const FLASH_BACK_DAYS = 67;
const BREAK_DAYS = 4;
const PUMP_DAYS = 10;
const PUMP_HELD_DAYS = 2;
const PUMP_BACK_DAYS = 6;
const WOBBLE_DAYS = 2;
/** Log returns: a coin driven up by 150 %, one that keeps a twentieth, a dollar coin that slips by 2 % and comes back. */
const PUMP_RETURN = log(2.5);
const BREAK_RETURN = log(0.05);
const WOBBLE_RETURN = log(0.98);
/** Correction for the basket's own noise: half of the half variance, as its drift is stated. */
const BASKET_CORRECTION = 0.25;

/** What the paths are made of; no state of the firm among it. */
export interface World {
  seed: Seed;
  spec: BusinessSpec['weather'];
  weather: Weather;
  references: readonly ReferenceSpec[];
  outside: Outside;
}

export function openOutside(scenario: Scenario, weather: Weather): Outside {
  assert(roundDays(scenario) === ROUND_DAYS, `a round of weather has ${ROUND_DAYS} days`);
  return openWorld(scenario.business!.weather, weather, scenario.world.references);
}

/** The world on day 0. */
export function openWorld({ marketCents }: BusinessSpec['weather'], weather: Weather, references: readonly ReferenceSpec[]): Outside {
  const mood = openingMood(weather);
  return {
    regime: regimeAt(weather, 0),
    mood,
    marketCents,
    bitReturn: 0,
    basketReturn: 0,
    bitWeekReturn: 0,
    bitLog: 0,
    basketLog: 0,
    wholeDay: {
      day: 0,
      bitLogs: new Array<number>(8).fill(0),
      basketLog: 0,
      coinLogs: references.map((reference) => log(reference.startTicks)),
      mood,
      marketLog: log(marketCents),
    },
  };
}

/** Moves references from the last step's day to the clock's. */
export function moveOutside(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const { weather, outside } = business;
  const world: World = {
    seed: state.seed,
    spec: state.scenario.business!.weather,
    weather,
    references: state.scenario.world.references,
    outside,
  };
  const coinLogs = moveWorld(world, state.clock.day, () => printWorldNews(state, events));
  const { houseToken, markets } = state.scenario;
  world.references.forEach(({ asset }, place) => {
    if (asset !== houseToken) state.world.logReference[asset] = coinLogs[place]!;
  });
  // Markets of one asset follow one another and share its price.
  let priced = -1;
  let ticks = 0;
  markets.forEach(({ asset }, m) => {
    if (asset === houseToken) return;
    if (asset !== priced) ticks = Math.max(1, Math.round(exp(state.world.logReference[asset]!)));
    priced = asset;
    state.markets[m]!.referenceTicks = ticks;
  });
}

/**
 * Moves the outside world to a calendar day, calling `onWholeDay` at the end of each whole one on the way. Returns the natural log
 * of each reference in ticks, by its place in the list.
 */
export function moveWorld(world: World, day: number, onWholeDay: () => void = () => {}): number[] {
  const { outside } = world;
  const { bitLog, basketLog } = outside;
  const last = wholeDayOf(day);
  while (outside.wholeDay.day < last) {
    const reached = reach(world, 1);
    outside.wholeDay = { ...reached, day: outside.wholeDay.day + 1, bitLogs: [...outside.wholeDay.bitLogs.slice(1), reached.bitLog] };
    show(outside, world.weather, reached, outside.wholeDay.bitLogs[0]!);
    onWholeDay();
  }
  const share = Math.max(0, day - last);
  // Long steps often end on a whole day, where there is nothing to refine.
  const reached = share === 0 ? wholeDayReached(outside.wholeDay) : reach(world, share);
  const [weekAgo, thenNext] = outside.wholeDay.bitLogs;
  show(outside, world.weather, reached, weekAgo! + (thenNext! - weekAgo!) * share);
  outside.bitReturn = outside.bitLog - bitLog;
  outside.basketReturn = outside.basketLog - basketLog;
  return reached.coinLogs;
}

function show(outside: Outside, weather: Weather, reached: Reached, weekAgoLog: number): void {
  outside.regime = regimeAt(weather, outside.wholeDay.day);
  outside.mood = reached.mood;
  outside.marketCents = Math.round(exp(reached.marketLog));
  outside.bitLog = reached.bitLog;
  outside.basketLog = reached.basketLog;
  outside.bitWeekReturn = reached.bitLog - weekAgoLog;
}

type Reached = Omit<WholeDay, 'day' | 'bitLogs'> & { bitLog: number };

const wholeDayReached = (wholeDay: WholeDay): Reached => ({ ...wholeDay, bitLog: wholeDay.bitLogs.at(-1)! });

/** Where the world is at a share 0..1 of the day under way. */
function reach(world: World, share: number): Reached {
  const { seed, spec, weather, references } = world;
  const { wholeDay } = world.outside;
  const { day } = wholeDay;
  const conditions = conditionsAt(spec, weather, day);
  const years = share / DAYS_PER_YEAR;
  const bit = bitMove(world, conditions, day, share);
  const basket =
    conditions.basketBeta * bit +
    (conditions.basketDrift - BASKET_CORRECTION * spec.basketVolatility * spec.basketVolatility) * years +
    spec.basketVolatility * DAY_DEVIATION * walkWithin(seed, STREAM.basketPath, day, 0, share) +
    share * legIn(day, weather.depegDay, BREAK_DAYS, spec.depegBasketReturn);
  const growth = conditions.marketGrowth;
  const room = growth > 0 ? Math.max(0, 1 - exp(wholeDay.marketLog) / spec.marketMaxCents) : 1;
  return {
    bitLog: wholeDay.bitLogs.at(-1)! + bit,
    basketLog: wholeDay.basketLog + basket,
    coinLogs: references.map((reference, place) => {
      const own = reference.ownVolatilityPerYear;
      const coin = reference.weather;
      const drift =
        (coin === undefined ? 0 : coin.basketDriftShare * conditions.basketDrift) +
        (coin !== undefined && conditions.regime === 'boom' ? coin.boomDriftPerYear : 0) -
        (own * own) / 2;
      const noise = own === 0 ? 0 : own * DAY_DEVIATION * walkWithin(seed, STREAM.coinPath, day, reference.asset, share);
      return (
        wholeDay.coinLogs[place]! +
        reference.betaToBit * bit +
        (coin?.betaToBasket ?? 0) * basket +
        drift * years +
        noise +
        share * eventIn(weather, coin?.event ?? null, day)
      );
    }),
    mood: wholeDay.mood + (conditions.moodTarget - wholeDay.mood) * conditions.moodShare * share,
    marketLog: wholeDay.marketLog + growth * room * years + spec.marketBeta * bit,
  };
}

/** BIT's log return from the start of a day to a share of it. */
function bitMove({ seed, spec, weather }: World, conditions: Conditions, day: number, share: number): number {
  const { drift, volatility } = conditions;
  const fall = log(1 - spec.flashSize);
  return (
    ((drift - (volatility * volatility) / 2) * share) / DAYS_PER_YEAR +
    volatility * DAY_DEVIATION * walkWithin(seed, STREAM.bitPath, day, 0, share) +
    jumpIn(seed, spec, conditions.jumps, day, share) +
    share * legIn(day, weather.flashDay, FLASH_FALL_DAYS, fall) +
    share * legIn(day, weather.flashDay + FLASH_FALL_DAYS, FLASH_BACK_DAYS, 0 - spec.flashRetraced * fall)
  );
}

/** At most one jump a day, at a moment of its own. */
function jumpIn(seed: Seed, spec: BusinessSpec['weather'], perYear: number, day: number, share: number): number {
  if (drawUniform(seed, STREAM.bitJump, day, 0) >= 1 - exp((0 - perYear) / DAYS_PER_YEAR)) return 0;
  const from = drawUniform(seed, STREAM.bitJump, day, 1) * (1 - JUMP_SHARE);
  const size = spec.jumpMean + spec.jumpDeviation * drawNormal(seed, STREAM.bitJump, day, 2);
  return size * clamp((share - from) / JUMP_SHARE, 0, 1);
}

/** Log return that a planned coin event adds on a whole day. */
function eventIn(weather: Weather, event: 'pumped' | 'breaks' | 'wobbles' | null, day: number): number {
  if (event === 'pumped')
    return (
      legIn(day, weather.exploitDay - PUMP_DAYS, PUMP_DAYS, PUMP_RETURN) +
      legIn(day, weather.exploitDay + PUMP_HELD_DAYS, PUMP_BACK_DAYS, 0 - PUMP_RETURN)
    );
  if (weather.depegDay === null) return 0;
  if (event === 'breaks') return legIn(day, weather.depegDay, BREAK_DAYS, BREAK_RETURN);
  if (event === 'wobbles')
    return (
      legIn(day, weather.depegDay, WOBBLE_DAYS, WOBBLE_RETURN) + legIn(day, weather.depegDay + WOBBLE_DAYS, WOBBLE_DAYS, 0 - WOBBLE_RETURN)
    );
  return 0;
}

/** Part that falls on one whole day of a move spread evenly over `days` from a day on. */
function legIn(day: number, from: number | null, days: number, logReturn: number): number {
  return from !== null && day >= from && day < from + days ? logReturn / days : 0;
}
