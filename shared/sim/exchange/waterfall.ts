/** What liquidation did, summed up and with its latest cases: read from the events of each step, for the feed and the waterfall view. */
import type { SimEvent } from '../events.ts';
import type { SimState } from '../state.ts';
import type { WaterfallStage } from '../views/waterfallTypes.ts';

export interface Waterfall {
  soldCents: number;
  byProvidersCents: number;
  byOpposingCents: number;
  fundPaidCents: number;
  sharedCents: number;
  uncoveredCents: number;
  feed: { step: number; stage: WaterfallStage; market: number; cents: number; account: number }[];
}

const FEED_LENGTH = 24;

export const createWaterfall = (): Waterfall => ({
  soldCents: 0,
  byProvidersCents: 0,
  byOpposingCents: 0,
  fundPaidCents: 0,
  sharedCents: 0,
  uncoveredCents: 0,
  feed: [],
});

export function recordWaterfall(state: SimState, events: readonly SimEvent[]): void {
  const w = state.waterfall;
  const notional = (market: number, lots: number): number =>
    Math.abs(lots) * state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot;
  for (const event of events) {
    switch (event.type) {
      case 'liquidation_started':
        enter(state, 'called', -1, 0, event.account);
        break;
      case 'liquidation_ordered': {
        const cents = notional(event.market, event.filledLots);
        w.soldCents += cents;
        enter(state, 'sold', event.market, cents, event.account);
        break;
      }
      case 'liquidation_routed': {
        const cents = notional(event.market, event.sizeLots);
        w.byProvidersCents += cents;
        enter(state, 'provider', event.market, cents, event.account);
        break;
      }
      case 'position_taken_over': {
        const cents = notional(event.market, event.lots);
        if (event.against === 'backstop') w.byProvidersCents += cents;
        else w.byOpposingCents += cents;
        enter(state, event.against === 'backstop' ? 'provider' : 'opposing', event.market, cents, event.account);
        break;
      }
      case 'loss_shared':
        w.sharedCents += event.amountCents;
        enter(state, 'shared', -1, event.amountCents, event.account);
        break;
      case 'fund_paid':
        w.fundPaidCents += event.amountCents;
        w.uncoveredCents += event.uncoveredCents;
        if (event.amountCents > 0) enter(state, 'fund', -1, event.amountCents, event.account);
        if (event.uncoveredCents > 0) enter(state, 'uncovered', -1, event.uncoveredCents, event.account);
        break;
    }
  }
}

/** Cases of the same kind for the same account within a step or from step to step are one line that grows. */
function enter(state: SimState, stage: WaterfallStage, market: number, cents: number, account: number): void {
  const { feed } = state.waterfall;
  const newest = feed.findLast((entry) => entry.account === account && entry.stage === stage && entry.market === market);
  if (newest !== undefined && state.step - newest.step <= 1) {
    newest.cents += cents;
    newest.step = state.step;
    return;
  }
  feed.push({ step: state.step, stage, market, cents, account });
  if (feed.length > FEED_LENGTH) feed.shift();
}
