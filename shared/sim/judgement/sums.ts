/** The ledger of one moment in a few sums, as nobody in the game sees it whole: what the page claimed beside what was there. Pure. */
import { solvency } from '../exchange/valuation.ts';
import { heldFundCents, shownFundCents } from '../firm/publicPage.ts';
import { customersMoneyInUseCents, displayedEquityCents, orderlyEquityCents } from '../firm/worth.ts';
import type { SimState } from '../state.ts';
import { pageView } from '../views/publicView.ts';

/** Money in cents. */
export interface Sums {
  /** What the page says is held for customers, and what is. */
  claimedCents: number;
  trueCents: number;
  owedCents: number;
  custodyCents: number;
  holeCents: number;
  /** Customers' money in use by the firm. */
  inUseCents: number;
  fundShownCents: number;
  fundHeldCents: number;
  displayedEquityCents: number;
  /** Null in a game of one round, which has no such reading. */
  orderlyEquityCents: number | null;
}

/** The sums with the moment they belong to, and the market of it: the mark of the first market, without a word on what drives it. */
export interface SumsPoint extends Sums {
  step: number;
  day: number;
  round: number;
  marketTicks: number;
}

export function sumsAt(state: SimState): Sums {
  const { owedCents, custodyCents, holeCents } = solvency(state);
  return {
    claimedCents: pageView(state).claimedAssetsCents,
    // Coins beyond what is owed belong to the firm.
    trueCents: owedCents - holeCents,
    owedCents,
    custodyCents,
    holeCents,
    inUseCents: customersMoneyInUseCents(state),
    fundShownCents: shownFundCents(state),
    fundHeldCents: heldFundCents(state),
    displayedEquityCents: displayedEquityCents(state),
    orderlyEquityCents: state.business === null ? null : orderlyEquityCents(state),
  };
}

export const sumsPoint = (state: SimState): SumsPoint => ({
  step: state.step,
  day: state.clock.day,
  round: state.clock.round,
  marketTicks: state.markets[0]!.markTicks,
  ...sumsAt(state),
});
