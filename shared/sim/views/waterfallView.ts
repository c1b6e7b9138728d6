/** Liquidation as everybody may see it: sums and cases without names; only the firm's own desk is told apart. */
import { capacityCents } from '../exchange/backstop.ts';
import type { SimState } from '../state.ts';
import type { WaterfallView } from './waterfallTypes.ts';

const FEED_SHOWN = 10;

export function waterfallView(state: SimState): WaterfallView {
  const { feed, ...sums } = state.waterfall;
  let capacity = 0;
  let promised = 0;
  for (const provider of state.backstops) {
    capacity += capacityCents(state, provider);
    promised += provider.perMinuteCents;
  }
  return {
    lossPolicy: state.rules.lossPolicy,
    ...sums,
    capacityCents: capacity,
    capacityPromisedCents: promised,
    feed: feed
      .slice(-FEED_SHOWN)
      .reverse()
      .map((entry) => ({
        step: entry.step,
        stage: entry.stage,
        market: entry.market < 0 ? null : state.scenario.markets[entry.market]!.id,
        cents: entry.cents,
        isDesk: state.accounts[entry.account]!.kind === 'desk',
      })),
  };
}
