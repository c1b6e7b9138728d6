/**
 * Where customers of a failed exchange go is news, when it is to this firm: a rival has stopped since the last table, this firm pays out,
 * and it holds more deposits than it published then.
 */
import { dayAt, roundDays } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { holeCents } from '../firm/worth.ts';
import type { SimState } from '../state.ts';

/** More than the last table, by this part. */
const NOTICED = 1.03;

export function printArrivals(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const table = business.published.at(-1)!;
  if (business.ending !== null || business.gatedDay !== null || business.disclosed !== null) return;
  if (business.depositsCents < NOTICED * table.find((row) => row.own)!.depositsCents) return;
  if (!business.rivals.some((rival) => !rival.alive && table.some((row) => row.id === rival.id && row.alive))) return;
  if (holeCents(state) > 0) return;
  const opened = (state.clock.round - 1) * roundDays(state.scenario);
  if (state.news.some(({ newsId, step }) => newsId === 'customers_come' && dayAt(state.clock, step) > opened)) return;
  state.news.push({ step: state.step, newsId: 'customers_come' });
  events.push({ type: 'news_printed', newsId: 'customers_come' });
}
