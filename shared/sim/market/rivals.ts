/**
 * The other exchanges: one that dominates and a few like this firm. Each publishes an equity and holds a share of the market's deposits;
 * some fail when prices fall, and their customers look for a safe place.
 */
import type { Business, LeagueRow } from '../business.ts';
import { displayedEquityCents } from '../exchange/reportedTotals.ts';
import type { SimState } from '../state.ts';

/** Equity that a rival publishes per dollar of deposits. */
const SHOWN_PER_DEPOSIT = 0.13;
const FLIGHT_PER_FAILURE = 0.5;
const DOUBT_PER_FAILURE = 0.13;

export function moveRivals(state: SimState): void {
  const business = state.business!;
  const { weather } = business;
  const today = state.clock.day;
  const before = state.clock.dayBefore;
  business.rivals.forEach((rival, index) => {
    const failsOn = weather.rivalFailDays[index] ?? null;
    if (rival.alive && failsOn !== null && failsOn > before && failsOn <= today) fail(state, business, index);
  });
  const left = business.outside.marketCents - business.depositsCents;
  const alive = business.rivals.filter((rival) => rival.alive);
  const weightOf = (index: number): number => (index === 0 ? 9 : 1.4 - 0.2 * index);
  const weights = business.rivals.reduce((sum, rival, index) => sum + (rival.alive ? weightOf(index) : 0), 0);
  business.rivals.forEach((rival, index) => {
    rival.depositsCents = rival.alive && alive.length > 0 ? Math.round((Math.max(0, left) * weightOf(index)) / weights) : 0;
    rival.shownEquityCents = Math.round(rival.depositsCents * SHOWN_PER_DEPOSIT);
  });
}

/** Its customers flee; those of others wonder, less so where reserves are proved. */
function fail(state: SimState, business: Business, index: number): void {
  business.rivals[index]!.alive = false;
  business.flight = Math.min(1, business.flight + FLIGHT_PER_FAILURE);
  business.doubt += DOUBT_PER_FAILURE * (state.business!.levers.proofOfReserves ? 0.25 : 1) * (1 + 0.6 * business.rumour);
}

/** At the opening and at the end of each round everybody publishes. */
export function publishTable(state: SimState): void {
  moveRivals(state);
  state.business!.published.push(leagueTable(state));
}

/** Published figures only: firms that stand, largest shown equity first, then those that failed. */
export function leagueTable(state: SimState): LeagueRow[] {
  const { rivals, depositsCents } = state.business!;
  const own: LeagueRow = {
    id: state.scenario.exchangeName,
    own: true,
    alive: state.business!.ending === null,
    shownEquityCents: displayedEquityCents(state),
    depositsCents,
  };
  const others = rivals.map((rival): LeagueRow => ({ ...rival, own: false }));
  return [own, ...others].sort((left, right) => Number(right.alive) - Number(left.alive) || right.shownEquityCents - left.shownEquityCents);
}
