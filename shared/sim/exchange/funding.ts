/**
 * Funding by calendar time: longs pay shorts the premium of the perpetual over its index, a day's premium each day. The published
 * rule pays a twenty-fourth of the hourly average each hour; a step here is hours long, so the premium of the step stands for it.
 * Source: help.ftx.com/.../360027659172-Futures-Specs-Summary.
 */
import { type SimState, USD } from '../state.ts';
import { CODE, link, post, type Transfer } from './ledger.ts';
import * as book from './orderBook.ts';

const legs: Transfer[] = [];

/** Premium of the book's middle over the index, as a fraction: what a long pays per day of its notional; negative where shorts pay. */
export function fundingPerDay(state: SimState, market: number): number {
  const bid = book.bestBid(state.books[market]!);
  const ask = book.bestAsk(state.books[market]!);
  // The mark follows the last trade to one side of the spread; that would charge a buyer the spread every step.
  return bid > 0 && ask > 0 ? (bid + ask) / 2 / state.markets[market]!.referenceTicks - 1 : 0;
}

/** Payers pay rounded up, receivers get rounded down; the odd cents go to the insurance fund. */
export function payFunding(state: SimState): void {
  const { positions, scenario } = state;
  const clearing = state.sole.perp_clearing;
  let linked = 0;
  let left = 0;
  for (let m = 0; m < positions.markets; m++) {
    const spec = scenario.markets[m]!;
    if (spec.kind !== 'perpetual') continue;
    const perLot =
      state.markets[m]!.markTicks * spec.centsPerTickLot * fundingPerDay(state, m) * state.rules.tuning.funding * state.clock.daysPerStep;
    if (perLot === 0) continue;
    for (let account = 0; account < state.accounts.length; account++) {
      const owes = Math.ceil(positions.sizeLots[account * positions.markets + m]! * perLot);
      if (owes > 0) linked = link(legs, linked, USD, account, clearing, owes, CODE.funding);
      left += owes;
    }
    for (let account = 0; account < state.accounts.length; account++) {
      const owes = Math.ceil(positions.sizeLots[account * positions.markets + m]! * perLot);
      if (owes < 0) linked = link(legs, linked, USD, clearing, account, 0 - owes, CODE.funding);
    }
  }
  if (left > 0) linked = link(legs, linked, USD, clearing, state.sole.insurance_fund, left, CODE.funding);
  if (linked > 0) post(state.ledger, legs, linked);
}
