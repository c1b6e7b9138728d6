import { describe, expect, it } from 'vitest';
import { assetsOf } from '../../shared/content/instruments.ts';
import { referencesOf, weather as weatherSpec } from '../../shared/content/scenarios/theLongBoom/weather.ts';
import type { Weather } from '../../shared/sim/business.ts';
import type { NewsId } from '../../shared/sim/events.ts';
import { walkWithin } from '../../shared/sim/market/bridge.ts';
import { moveWorld, openWorld, type World } from '../../shared/sim/market/outside.ts';
import { drawWeather, firstDayOf, ROUND_DAYS, regimeAt, spellAt, type WeatherSpec } from '../../shared/sim/market/weather.ts';
import { ORDINARY, type Printing, printWorldNews } from '../../shared/sim/market/worldNews.ts';
import { type Seed, STREAM, seedFromText } from '../../shared/sim/random.ts';

const spec: WeatherSpec = {
  rounds: { min: 8, max: 10 },
  weather: weatherSpec,
  without: { discovery: false, fines: false, runFeedback: false, crash: false },
  customers: { otherRivals: 3 },
};
const COINS = ['USDX', 'BIT', 'SOLAR', 'YUM', 'MOBI', 'LUMEN'] as const;
const references = referencesOf(assetsOf([...COINS]));
const place = (coin: (typeof COINS)[number]): number => COINS.indexOf(coin);

const seeds = (count: number): Seed[] => Array.from({ length: count }, (_, i) => seedFromText(`weather ${i}`));
const weathers = (count: number): Weather[] => seeds(count).map((seed) => drawWeather(spec, seed));
const worldOf = (seed: Seed, changes: Partial<Weather> = {}): World => {
  const weather = { ...drawWeather(spec, seed), ...changes };
  return { seed, spec: weatherSpec, weather, references, outside: openWorld(weatherSpec, weather, references) };
};
const logsAt = (seed: Seed, day: number, changes: Partial<Weather> = {}): number[] => moveWorld(worldOf(seed, changes), day);
const share = <T>(of: readonly T[], test: (one: T) => boolean): number => of.filter(test).length / of.length;
const median = (of: number[]): number => [...of].sort((left, right) => left - right)[Math.floor(of.length / 2)]!;

/** The first of many seeds whose weather is as wanted. */
function seedWhere(test: (weather: Weather) => boolean): Seed {
  const found = seeds(400).find((seed) => test(drawWeather(spec, seed)));
  if (found === undefined) throw new Error('no seed has such weather');
  return found;
}
const crashes = seedWhere((weather) => !weather.soft && weather.opening === 'boom');

describe('the weather of a session', () => {
  it('comes from the seed alone', () => {
    expect(drawWeather(spec, crashes)).toEqual(drawWeather(spec, crashes));
    expect(new Set(weathers(50).map((weather) => weather.boomEnd)).size).toBe(50);
  });

  it('has one stretch after the other, and every number of rounds as often', () => {
    const all = weathers(1_500);
    for (const weather of all) {
      expect(weather.boomEnd - weather.openingEnd).toBeGreaterThan(weatherSpec.boomMin);
      expect(weather.plateauEnd).toBeGreaterThan(weather.boomEnd + weatherSpec.plateauMin);
      expect(weather.crashEnd).toBeGreaterThan(weather.plateauEnd + weatherSpec.crashMin);
    }
    for (const rounds of [8, 9, 10]) expect(share(all, (weather) => weather.rounds === rounds)).toBeCloseTo(1 / 3, 1);
    expect(share(all, (weather) => weather.soft)).toBeCloseTo(weatherSpec.softChance, 1);
    expect(median(all.map((weather) => weather.boomEnd - weather.openingEnd))).toBeCloseTo(4.35, 0);
  });

  it('has its flash crash well inside the boom', () => {
    for (const weather of weathers(500)) {
      expect(regimeAt(weather, weather.flashDay)).toBe('boom');
      expect(weather.flashDay).toBeGreaterThan(ROUND_DAYS);
      expect(weather.flashDay).toBeLessThan((weather.boomEnd - 0.3) * ROUND_DAYS);
    }
  });

  it('breaks pegs, recalls loans and fails rivals only once a crash has begun, the dominant rival never', () => {
    for (const weather of weathers(500)) {
      const { depegDay, recallDay, rivalFailDays } = weather;
      expect(rivalFailDays).toHaveLength(4);
      expect(rivalFailDays[0]).toBeNull();
      const days = [depegDay, recallDay, ...rivalFailDays].filter((day) => day !== null);
      if (weather.soft) expect(days).toEqual([]);
      else for (const day of days) expect(day).toBeGreaterThanOrEqual(firstDayOf(weather.plateauEnd));
    }
  });

  it('without a crash differs in nothing that comes before one', () => {
    for (const seed of seeds(50)) {
      const calm = drawWeather({ ...spec, without: { ...spec.without, crash: true } }, seed);
      const usual = drawWeather(spec, seed);
      expect(calm.soft).toBe(true);
      for (const key of ['boomEnd', 'plateauEnd', 'rounds', 'flashDay', 'exploitDay', 'farmFailDays'] as const)
        expect(calm[key]).toEqual(usual[key]);
    }
  });

  it('goes from boom through plateau and crash to winter; where no crash comes, to a correction and a second boom', () => {
    const inEach = (weather: Weather): number[] =>
      [weather.boomEnd, weather.plateauEnd, weather.crashEnd, weather.crashEnd + 1].map((end) => firstDayOf(end) - 1);
    const hard = drawWeather(spec, crashes);
    expect(inEach(hard).map((day) => regimeAt(hard, day))).toEqual(['boom', 'plateau', 'crash', 'winter']);
    const soft = { ...hard, soft: true };
    expect(inEach(soft).map((day) => regimeAt(soft, day))).toEqual(['boom', 'plateau', 'plateau', 'boom']);
    expect(spellAt(soft, firstDayOf(soft.crashEnd))).toBe('second_boom');
  });

  it('opens one session in twelve in a winter or a plateau, and the boom follows', () => {
    const all = weathers(2_000);
    const slow = all.filter((weather) => weather.opening !== 'boom');
    expect(slow.length / all.length).toBeGreaterThan(0.06);
    expect(slow.length / all.length).toBeLessThan(0.1);
    expect(new Set(slow.map((weather) => regimeAt(weather, 0)))).toEqual(new Set(['winter', 'plateau']));
    for (const weather of slow) expect(regimeAt(weather, firstDayOf(weather.openingEnd))).toBe('boom');
  });

  it('takes a rounding error before midnight for midnight', () => {
    const weather = drawWeather(spec, crashes);
    const day = firstDayOf(weather.boomEnd);
    expect(regimeAt(weather, day - 1e-12)).toBe('plateau');
    expect(regimeAt(weather, day - 0.01)).toBe('boom');
  });
});

describe('a walk within the day', () => {
  it('has the variance of a walk over any part of the day', () => {
    const days = Array.from({ length: 4_000 }, (_, day) => day);
    const at = (day: number, of: number): number => walkWithin(crashes, STREAM.bitPath, day, 0, of);
    const variance = (from: number, to: number): number =>
      days.reduce((sum, day) => sum + (at(day, to) - at(day, from)) ** 2, 0) / days.length;
    for (const [from, to] of [
      [0, 1],
      [0, 0.5],
      [0.25, 0.75],
      [0.375, 0.4375],
    ] as const) {
      expect(variance(from, to) / (to - from)).toBeGreaterThan(0.92);
      expect(variance(from, to) / (to - from)).toBeLessThan(1.08);
    }
  });

  it('has no gaps', () => {
    for (let at = 0; at < 1; at += 1 / 96) {
      const step = Math.abs(walkWithin(crashes, STREAM.bitPath, 3, 0, at + 1e-9) - walkWithin(crashes, STREAM.bitPath, 3, 0, at));
      expect(step).toBeLessThan(1e-7);
    }
  });
});

describe('the same days at any pace', () => {
  /** What is seen of a world at each common day, keyed by the day in millionths. */
  const seen = (world: World, from: number, to: number, daysPerStep: number): Map<number, number[]> => {
    const found = new Map<number, number[]>();
    for (let day = from + daysPerStep; day < to + 1e-9; day += daysPerStep) {
      const logs = moveWorld(world, day);
      const { mood, bitLog, basketLog, bitWeekReturn, wholeDay } = world.outside;
      found.set(Math.round(day * 1e6), [...logs, mood, bitLog, basketLog, bitWeekReturn, wholeDay.day]);
    }
    return found;
  };
  const farApart = (left: Map<number, number[]>, right: Map<number, number[]>): { common: number; worst: number } => {
    let worst = 0;
    let common = 0;
    for (const [key, values] of left) {
      const others = right.get(key);
      if (others === undefined) continue;
      common += 1;
      values.forEach((value, i) => {
        worst = Math.max(worst, Math.abs(value - others[i]!));
      });
    }
    return { common, worst };
  };

  it('live and coarse steps meet at every common day of a session', { timeout: 30_000 }, () => {
    for (const seed of seeds(20)) {
      const live = seen(worldOf(seed), 0, 8 * ROUND_DAYS, ROUND_DAYS / 360);
      const coarse = seen(worldOf(seed), 0, 8 * ROUND_DAYS, 1.5);
      const { common, worst } = farApart(live, coarse);
      expect(common).toBe(64);
      expect(worst).toBeLessThan(1e-9);
    }
  });

  it('the slow steps of a run meet coarse ones through a crash, a break and a jump', { timeout: 30_000 }, () => {
    for (const seed of seeds(20)) {
      const world = worldOf(seed);
      const day = firstDayOf(world.weather.plateauEnd) - 5;
      moveWorld(world, day);
      const slow = seen(structuredClone(world), day, day + 33, 0.025);
      const coarse = seen(structuredClone(world), day, day + 33, 1.5);
      const { common, worst } = farApart(slow, coarse);
      expect(common).toBe(22);
      expect(worst).toBeLessThan(1e-9);
    }
  });

  it('prices have no gap at midnight, through jumps, crash and break', () => {
    for (const seed of seeds(5)) {
      const world = worldOf(seed);
      const from = firstDayOf(world.weather.plateauEnd);
      for (let day = from; day < from + 120; day++) {
        const before = moveWorld(world, day + 1 - 1e-6);
        const after = moveWorld(world, day + 1);
        for (let i = 0; i < after.length; i++) expect(Math.abs(after[i]! - before[i]!)).toBeLessThan(1e-4);
      }
    }
  });

  it('one leap of a round ends where single days end', () => {
    for (const seed of seeds(5)) {
      const daily = worldOf(seed);
      for (let day = 1; day <= ROUND_DAYS; day++) moveWorld(daily, day);
      const leap = worldOf(seed);
      expect(moveWorld(leap, ROUND_DAYS)).toEqual(moveWorld(daily, ROUND_DAYS));
      expect({ ...leap.outside, bitReturn: 0, basketReturn: 0 }).toEqual({ ...daily.outside, bitReturn: 0, basketReturn: 0 });
    }
  });

  it('the returns of steps add up, and those of a week reach back seven days', () => {
    const world = worldOf(crashes);
    const bit = place('BIT');
    const start = moveWorld(world, 0)[bit]!;
    const byDay = [start];
    let sum = 0;
    for (let half = 1; half <= 80; half++) {
      const logs = moveWorld(world, half / 2);
      sum += world.outside.bitReturn;
      if (half % 2 === 1) continue;
      byDay.push(logs[bit]!);
      expect(world.outside.bitWeekReturn).toBeCloseTo(logs[bit]! - byDay[Math.max(0, half / 2 - 7)]!, 10);
    }
    expect(sum).toBeCloseTo(world.outside.bitLog, 10);
    expect(start + world.outside.bitLog).toBeCloseTo(byDay.at(-1)!, 10);
  });
});

describe('the coins', () => {
  const never = 1_000_000;

  it('LUMEN keeps a twentieth when its peg breaks, and nothing breaks where no crash comes', () => {
    const { depegDay } = drawWeather(spec, crashes);
    const lumen = (day: number, changes = {}): number => logsAt(crashes, day, changes)[place('LUMEN')]!;
    const fall = (day: number): number => lumen(day) - lumen(day, { depegDay: null });
    expect(fall(depegDay!)).toBe(0);
    expect(fall(depegDay! + 2)).toBeCloseTo(Math.log(0.05) / 2, 9);
    expect(fall(depegDay! + 4)).toBeCloseTo(Math.log(0.05), 9);
    expect(fall(depegDay! + 100)).toBeCloseTo(Math.log(0.05), 9);
  });

  it('the basket falls with it by what the scenario says', () => {
    const { depegDay } = drawWeather(spec, crashes);
    const fall = logsAt(crashes, depegDay! + 4)[place('YUM')]! - logsAt(crashes, depegDay! + 4, { depegDay: null })[place('YUM')]!;
    expect(fall).toBeCloseTo(weatherSpec.depegBasketReturn, 9);
  });

  it('MOBI is driven up by 150 % before the exploit and is back eight days after it', () => {
    const { exploitDay } = drawWeather(spec, crashes);
    const pump = (day: number): number =>
      logsAt(crashes, day)[place('MOBI')]! - logsAt(crashes, day, { exploitDay: never })[place('MOBI')]!;
    expect(pump(exploitDay - 10)).toBe(0);
    expect(pump(exploitDay)).toBeCloseTo(Math.log(2.5), 9);
    expect(pump(exploitDay + 8)).toBeCloseTo(0, 9);
  });

  it('USDX stands at its dollar but for four days', () => {
    const { depegDay } = drawWeather(spec, crashes);
    const world = worldOf(crashes);
    const dollar = moveWorld(world, 0)[place('USDX')]!;
    const off: number[] = [];
    for (let day = 1; day <= depegDay! + 30; day++) if (Math.abs(moveWorld(world, day)[place('USDX')]! - dollar) > 1e-9) off.push(day);
    expect(off).toEqual([1, 2, 3].map((after) => depegDay! + after));
    expect(logsAt(crashes, depegDay! + 2)[place('USDX')]! - dollar).toBeCloseTo(Math.log(0.98), 9);
  });

  it('BIT falls by the flash crash in three days and wins most of it back', () => {
    const { flashDay } = drawWeather(spec, crashes);
    const flash = (day: number): number => logsAt(crashes, day)[place('BIT')]! - logsAt(crashes, day, { flashDay: never })[place('BIT')]!;
    expect(flash(flashDay)).toBe(0);
    expect(flash(flashDay + 3)).toBeCloseTo(Math.log(0.74), 9);
    expect(flash(flashDay + 70)).toBeCloseTo(0.2 * Math.log(0.74), 9);
  });

  it('BIT jumps as often and as far as the scenario says', () => {
    const jumpy = { ...weatherSpec, jumpsPerYear: { ...weatherSpec.jumpsPerYear, boom: 40 } };
    const smooth = { ...weatherSpec, jumpsPerYear: { ...weatherSpec.jumpsPerYear, boom: 0 } };
    const jumps: number[] = [];
    for (const seed of seeds(10).filter((one) => drawWeather(spec, one).opening === 'boom')) {
      const [with40, without] = [jumpy, smooth].map((weather): World => ({ ...worldOf(seed), spec: weather }));
      for (let day = 1; day <= 365; day++) {
        moveWorld(with40!, day);
        moveWorld(without!, day);
        const jump = with40!.outside.bitReturn - without!.outside.bitReturn;
        if (Math.abs(jump) > 1e-9) jumps.push(jump);
      }
    }
    expect(jumps.length).toBeGreaterThan(330);
    expect(jumps.length).toBeLessThan(430);
    const mean = jumps.reduce((sum, jump) => sum + jump, 0) / jumps.length;
    expect(Math.abs(mean - weatherSpec.jumpMean)).toBeLessThan(0.01);
  });

  it('in the median session BIT is up by a tenth to a half after two rounds, and below its opening after a crash', {
    timeout: 30_000,
  }, () => {
    const logs = seeds(200).map((seed) => {
      const world = worldOf(seed);
      moveWorld(world, 2 * ROUND_DAYS);
      const early = world.outside.bitLog;
      moveWorld(world, firstDayOf(world.weather.crashEnd));
      return { early, late: world.outside.bitLog, soft: world.weather.soft };
    });
    expect(Math.exp(median(logs.map((log) => log.early)))).toBeGreaterThan(1.1);
    expect(Math.exp(median(logs.map((log) => log.early)))).toBeLessThan(1.5);
    expect(Math.exp(median(logs.filter((log) => !log.soft).map((log) => log.late)))).toBeLessThan(1);
  });
});

describe('the market and its mood', () => {
  it('deposits grow in the boom toward their bound and leave in the crash; the mood follows the regime', () => {
    const world = worldOf(crashes);
    const { weather, outside } = world;
    moveWorld(world, firstDayOf(weather.boomEnd) - 1);
    const best = outside.marketCents;
    expect(best).toBeGreaterThan(3 * weatherSpec.marketCents);
    expect(best).toBeLessThan(weatherSpec.marketMaxCents);
    expect(outside.mood).toBe(1);
    moveWorld(world, firstDayOf(weather.crashEnd) - 1);
    expect(outside.marketCents).toBeLessThan(best);
    expect(outside.mood).toBeLessThan(0.12);
    moveWorld(world, firstDayOf(weather.crashEnd) + ROUND_DAYS);
    expect(outside.mood).toBeCloseTo(0.28, 1);
  });
});

describe('news of the world', () => {
  interface Line {
    day: number;
    newsId: NewsId;
  }
  function paper(seed: Seed, rounds: number, daysPerStep: number): Line[] {
    const world = worldOf(seed);
    const game: Printing = { seed, step: 0, news: [], business: { weather: world.weather, outside: world.outside } };
    const lines: Line[] = [];
    for (let day = daysPerStep; day < rounds * ROUND_DAYS + 1e-9; day += daysPerStep)
      moveWorld(world, day, () => {
        const before = game.news.length;
        printWorldNews(game, []);
        for (const { newsId } of game.news.slice(before)) lines.push({ day: world.outside.wholeDay.day, newsId });
      });
    return lines;
  }
  const ordinary = new Set<NewsId>(Object.values(ORDINARY).flat());

  it('is the same on the same days at any pace', () => {
    for (const seed of seeds(3)) expect(paper(seed, 8, 1.5)).toEqual(paper(seed, 8, ROUND_DAYS / 360));
  });

  it('has two to four ordinary lines a round, none of them twice', () => {
    for (const seed of seeds(10)) {
      const lines = paper(seed, 8, 1).filter((line) => ordinary.has(line.newsId));
      expect(new Set(lines.map((line) => line.newsId)).size).toBe(lines.length);
      for (let round = 0; round < 8; round++) {
        const inRound = lines.filter((line) => Math.floor(line.day / ROUND_DAYS) === round).length;
        expect(inRound).toBeGreaterThanOrEqual(2);
        expect(inRound).toBeLessThanOrEqual(4);
      }
    }
  });

  it('tells what has a date when it has come', () => {
    const seed = seedWhere(
      (weather) =>
        !weather.soft && weather.rivalFailDays[2] !== null && weather.farmFailDays.length > 0 && weather.crashEnd < 7 && weather.rounds > 8,
    );
    const weather = drawWeather(spec, seed);
    const lines = paper(seed, 9, 1);
    const dayOf = (newsId: NewsId): number | undefined => lines.find((line) => line.newsId === newsId)?.day;
    expect(dayOf('flash_crash')).toBe(weather.flashDay + 2);
    expect(dayOf('lumen_breaks')).toBe(weather.depegDay! + 2);
    expect(dayOf('lenders_recall')).toBe(weather.recallDay);
    expect(dayOf('kestrel_stops')).toBe(weather.rivalFailDays[2]);
    expect(dayOf('farm_failed')).toBe(weather.farmFailDays[0]);
    const crashDay = firstDayOf(weather.plateauEnd);
    expect(dayOf('prices_fall')).toBeGreaterThanOrEqual(crashDay);
    expect(dayOf('prices_fall')).toBeLessThan(crashDay + 60);
  });

  it('tells a correction in the words of a crash', () => {
    const seed = seedWhere((weather) => weather.soft && weather.crashEnd < 7);
    const lines = paper(seed, 8, 1);
    expect(lines.map((line) => line.newsId)).toContain('prices_fall');
    expect(lines.map((line) => line.newsId)).not.toContain('lumen_breaks');
  });
});
