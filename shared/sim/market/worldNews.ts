/**
 * News of the world: what has a date in the weather, what prices have done, and a few ordinary lines a round. Printed by the whole
 * calendar day, so that no pace changes what the paper says.
 */
import type { Business } from '../business.ts';
import type { NewsId, SimEvent } from '../events.ts';
import { log } from '../mathematics.ts';
import { drawUniform, type Seed, STREAM } from '../random.ts';
import type { SimState } from '../state.ts';
import { ROUND_DAYS, spellAt } from './weather.ts';

/** Lines for a quiet day, by what the market is like. Each is printed once at most. */
export const ORDINARY = {
  boom: [
    'boom_offices',
    'boom_hiring',
    'boom_farms',
    'boom_leverage',
    'boom_teachers',
    'boom_apps',
    'boom_lenders',
    'boom_funding',
    'boom_course',
    'boom_listings',
    'boom_regatta',
    'boom_taxis',
    'boom_first_job',
    'boom_backlog',
  ],
  plateau: [
    'plateau_sideways',
    'plateau_spreads',
    'plateau_farms',
    'plateau_adverts',
    'plateau_funding',
    'plateau_postponed',
    'plateau_committee',
    'plateau_rooms',
  ],
  crash: [
    'crash_lists',
    'crash_wallets',
    'crash_offers',
    'crash_boats',
    'crash_forecast',
    'crash_night',
    'crash_collateral',
    'crash_committee',
  ],
  winter: [
    'winter_floors',
    'winter_engineers',
    'winter_course',
    'winter_volumes',
    'winter_auditors',
    'winter_adverts',
    'winter_price',
    'winter_regatta',
  ],
  any: [
    'any_rain',
    'any_cable',
    'any_ferry',
    'any_clock',
    'any_archive',
    'any_tax_forms',
    'any_phishing',
    'any_outage',
    'any_survey',
    'any_museum',
  ],
} as const;

/** BIT against its opening, as a multiple: the first day above each is news. */
const MILESTONES = [
  { newsId: 'bit_half_up', log: log(1.5) },
  { newsId: 'bit_doubled', log: log(2) },
  { newsId: 'bit_tripled', log: log(3) },
  { newsId: 'bit_fivefold', log: log(5) },
  { newsId: 'bit_tenfold', log: log(10) },
] as const;

/** The smaller rivals, in the order of the weather's days after the dominant one. */
const RIVAL_STOPS = ['harbour_nine_stops', 'kestrel_stops', 'osier_stops'] as const;

export type WorldNewsId =
  | (typeof ORDINARY)[keyof typeof ORDINARY][number]
  | (typeof MILESTONES)[number]['newsId']
  | (typeof RIVAL_STOPS)[number]
  | 'flash_crash_back'
  | 'bad_week'
  | 'prices_fall'
  | 'lumen_breaks'
  | 'lenders_recall'
  | 'farm_failed'
  | 'founder_sells'
  | 'mobi_runs'
  | 'mobi_back';

/** Log returns of BIT over seven days. */
const BAD_WEEK = log(0.86);
const FALLING_WEEK = log(0.92);
/** Calendar days between what happens and the line about it. */
const FLASH_SEEN_AFTER = 2;
const FLASH_BACK_AFTER = 60;
/** As long as the fall is in the return of the last seven days. */
const FLASH_IN_WEEK = 10;
const BREAK_SEEN_AFTER = 2;
const PUMP_SEEN_BEFORE = 3;
const PUMP_OVER_AFTER = 8;

/** The part of a game that its news of the world depends on. */
export type Printing = Pick<SimState, 'seed' | 'step' | 'news'> & { business: Pick<Business, 'weather' | 'outside'> | null };

/**
 * Call at the end of each whole day, once the outside world stands there. A correction is told in the words of a crash: which of the
 * two it is, nobody knows yet.
 */
export function printWorldNews(state: Printing, events: SimEvent[]): void {
  const { weather, outside } = state.business!;
  const { day } = outside.wholeDay;
  for (const newsId of newsOfDay(state, day)) print(state, newsId, events);
  const spell = spellAt(weather, day);
  const inFlash = day >= weather.flashDay && day <= weather.flashDay + FLASH_IN_WEEK;
  if ((spell === 'crash' || spell === 'correction') && outside.bitWeekReturn <= FALLING_WEEK) printOnce(state, 'prices_fall', events);
  else if (outside.bitWeekReturn <= BAD_WEEK && !inFlash) printOnce(state, 'bad_week', events);
  for (const milestone of MILESTONES) if (outside.bitLog >= milestone.log) printOnce(state, milestone.newsId, events);
  printOrdinary(state, day, events);
}

/** What the weather has for this very day. */
function newsOfDay(state: Printing, day: number): NewsId[] {
  const { weather } = state.business!;
  const found: NewsId[] = [];
  if (day === weather.flashDay + FLASH_SEEN_AFTER) found.push('flash_crash');
  if (day === weather.flashDay + FLASH_BACK_AFTER) found.push('flash_crash_back');
  if (day === weather.exploitDay - PUMP_SEEN_BEFORE) found.push('mobi_runs');
  if (day === weather.exploitDay + PUMP_OVER_AFTER) found.push('mobi_back');
  if (weather.depegDay !== null && day === weather.depegDay + BREAK_SEEN_AFTER) found.push('lumen_breaks');
  if (day === weather.recallDay) found.push('lenders_recall');
  if (weather.farmFailDays.includes(day)) found.push('farm_failed');
  if (day === weather.founderDay) found.push('founder_sells');
  RIVAL_STOPS.forEach((newsId, i) => {
    if (day === weather.rivalFailDays[i + 1]) found.push(newsId);
  });
  return found;
}

function printOrdinary(state: Printing, day: number, events: SimEvent[]): void {
  const draw = ordinaryDraw(state.seed, day);
  if (draw === null) return;
  const { regime } = state.business!.outside;
  const left = [...ORDINARY[regime], ...ORDINARY.any].filter((newsId) => !printed(state, newsId));
  const newsId = left[Math.floor(draw * left.length)];
  if (newsId !== undefined) print(state, newsId, events);
}

/** Two to four times a round, at a drawn day of each part of it, a uniform draw that picks the line; null on any other day. */
function ordinaryDraw(seed: Seed, day: number): number | null {
  const round = Math.floor(day / ROUND_DAYS);
  const parts = 2 + Math.floor(3 * drawUniform(seed, STREAM.worldNews, round, 0));
  const part = Math.floor(((day % ROUND_DAYS) * parts) / ROUND_DAYS);
  const from = Math.ceil((part * ROUND_DAYS) / parts);
  const to = Math.ceil(((part + 1) * ROUND_DAYS) / parts);
  const when = round * ROUND_DAYS + from + Math.floor((to - from) * drawUniform(seed, STREAM.worldNews, round, 1, part));
  return day === when ? drawUniform(seed, STREAM.worldNews, round, 2, part) : null;
}

const printed = (state: Printing, newsId: NewsId): boolean => state.news.some((entry) => entry.newsId === newsId);

function printOnce(state: Printing, newsId: NewsId, events: SimEvent[]): void {
  if (!printed(state, newsId)) print(state, newsId, events);
}

function print(state: Printing, newsId: NewsId, events: SimEvent[]): void {
  state.news.push({ step: state.step, newsId });
  events.push({ type: 'news_printed', newsId });
}
