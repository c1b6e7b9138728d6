/** Facts for everyone: what a customer could read on the page or the tape. */
import { closeStepsLeft, dayAt, roundDays, stepsLeft } from '../clock.ts';
import { fundingPerDay } from '../exchange/funding.ts';
import { owedUnits, valueAtMark } from '../exchange/valuation.ts';
import { shownFundCents } from '../firm/publicPage.ts';
import type { Scenario } from '../scenario.ts';
import type { SimState } from '../state.ts';
import type { ClockView, MarketInfo, PageView, PriceView, PublicView } from './types.ts';

const DAYS_PER_WEEK = 7;

const SECONDS_PER_STEP = 0.25;

/** Business week since the opening, from 1, that a step falls in; the last step of a week still belongs to it. */
export const weekOf = (state: SimState, step: number): number => Math.floor(dayAt(state.clock, Math.max(0, step - 1)) / DAYS_PER_WEEK) + 1;
/** Weeks of a round. */
const weeksOf = (scenario: Scenario): number => Math.round(roundDays(scenario) / DAYS_PER_WEEK);

/** Never says how many rounds there are. */
export function clockView(state: SimState): ClockView {
  const { scenario, step, phase, clock } = state;
  const weeks = weeksOf(scenario);
  const over = clock.day - (clock.round - 1) * roundDays(scenario);
  return {
    phase,
    step,
    day: clock.day,
    round: clock.round,
    week: Math.min(weeks, weekOf(state, step) - (clock.round - 1) * weeks),
    weeks,
    roundShare: over / roundDays(scenario),
    roundSecondsLeft: phase === 'live' ? stepsLeft(state) * SECONDS_PER_STEP : 0,
    closeSecondsLeft: closeStepsLeft(state) * SECONDS_PER_STEP,
  };
}

export const priceViews = (state: SimState): PriceView[] =>
  state.markets.map((market, m) => ({
    market: state.scenario.markets[m]!.id,
    listed: market.listed,
    markTicks: market.markTicks,
    indexTicks: market.referenceTicks,
    lastTicks: market.lastTicks,
    changeFraction: market.markTicks / market.openingTicks - 1,
    fundingPerDay: state.scenario.markets[m]!.kind === 'perpetual' ? fundingPerDay(state, m) : null,
  }));

/** The page claims that everything customers are owed is held; what is held is another question. */
export function pageView(state: SimState): PageView {
  let claimed = 0;
  for (let asset = 0; asset < state.scenario.assets.length; asset++) claimed += valueAtMark(state, asset, owedUnits(state, asset));
  return {
    displayedFundCents: shownFundCents(state),
    claimedAssetsCents: Math.round(claimed),
    claimsSameRules: state.page.claimsSameRules,
    publishedStep: state.page.publishedStep,
    openingFundCents: state.openingPage.fundCents,
    openingAssetsCents: state.openingPage.assetsCents,
    publishedTerms: state.requests
      .filter((r) => r.status === 'merged' && r.terms.published)
      .map((r) => ({ kind: r.kind, value: r.terms.value, untilDay: r.untilDay })),
  };
}

export function publicView(state: SimState): PublicView {
  const clock = clockView(state);
  return {
    phase: clock.phase,
    step: clock.step,
    round: clock.round,
    week: clock.week,
    exchangeName: state.scenario.exchangeName,
    page: pageView(state),
    prices: priceViews(state),
  };
}

export const marketInfos = (scenario: Scenario): MarketInfo[] =>
  scenario.markets.map((spec) => ({
    id: spec.id,
    kind: spec.kind,
    coin: scenario.assets[spec.asset]!.id,
    ticksPerUsd: spec.ticksPerUsd,
    lotsPerCoin: scenario.assets[spec.asset]!.unitsPerCoin / spec.unitsPerLot,
    centsPerTickLot: spec.centsPerTickLot,
    maxOrderLots: spec.maxOrderLots,
  }));
