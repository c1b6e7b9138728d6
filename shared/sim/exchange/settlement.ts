/**
 * What a fill does to the ledger and to positions. Spot: coin and cash change hands at once. Perpetual: sizes and costs change,
 * and `settleVariation` turns each step's profit into cash at the mark, so that a loss is in the ledger as soon as it exists.
 */
import type { SimState } from '../state.ts';
import { accountOf, USD } from '../state.ts';
import { mulDiv } from '../units.ts';
import { post, type Transfer } from './ledger.ts';

export const feeCents = (notionalCents: number, feeBps: number): number => mulDiv(notionalCents, feeBps, 10_000);

/** Settles one fill between maker and taker with both fees, as linked transfers. */
export function settleFill(
  state: SimState,
  market: number,
  buyer: number,
  seller: number,
  takerIsBuyer: boolean,
  priceTicks: number,
  lots: number,
): void {
  const spec = state.scenario.markets[market]!;
  const notional = priceTicks * lots * spec.centsPerTickLot;
  const fees = accountOf(state, 'exchange_fees').index;
  const buyerFee = feeCents(notional, takerIsBuyer ? state.rules.takerFeeBps : state.rules.makerFeeBps);
  const sellerFee = feeCents(notional, takerIsBuyer ? state.rules.makerFeeBps : state.rules.takerFeeBps);
  const legs: Transfer[] = [];
  if (spec.kind === 'spot') {
    legs.push({ asset: spec.asset, from: seller, to: buyer, amount: lots * spec.unitsPerLot, code: 'trade_coin' });
    legs.push({ asset: USD, from: buyer, to: seller, amount: notional, code: 'trade_cash' });
  }
  if (buyerFee > 0) legs.push({ asset: USD, from: buyer, to: fees, amount: buyerFee, code: 'fee' });
  if (sellerFee > 0) legs.push({ asset: USD, from: seller, to: fees, amount: sellerFee, code: 'fee' });
  if (legs.length > 0) post(state.ledger, legs);
  if (spec.kind === 'perpetual') {
    changePosition(state, buyer, market, lots, notional);
    changePosition(state, seller, market, 0 - lots, 0 - notional);
  }
}

/** Adds signed lots at a signed notional to a position; entry scales down with a reduction and starts anew on a flip. */
function changePosition(state: SimState, account: number, market: number, lots: number, notional: number): void {
  const p = state.positions;
  const at = account * p.markets + market;
  const before = p.sizeLots[at]!;
  const after = before + lots;
  const entry = p.entryCents[at]!;
  p.costCents[at]! += notional;
  p.sizeLots[at] = after;
  if (before === 0 || before > 0 === lots > 0) p.entryCents[at] = entry + notional;
  else if (after === 0) p.entryCents[at] = 0;
  else if (after > 0 === before > 0) p.entryCents[at] = mulDiv(entry, Math.abs(after), Math.abs(before));
  else p.entryCents[at] = mulDiv(notional, Math.abs(after), Math.abs(lots));
}

/** Settles every position's profit since its last settlement into cash at the present mark. Clearing ends at zero. */
export function settleVariation(state: SimState): void {
  const { positions, scenario, ledger } = state;
  const clearing = accountOf(state, 'perp_clearing').index;
  const legs: Transfer[] = [];
  for (let m = 0; m < positions.markets; m++) {
    const spec = scenario.markets[m]!;
    if (spec.kind !== 'perpetual') continue;
    const centsPerLot = state.markets[m]!.markTicks * spec.centsPerTickLot;
    for (let account = 0; account < state.accounts.length; account++) {
      const at = account * positions.markets + m;
      const value = positions.sizeLots[at]! * centsPerLot;
      const variation = value - positions.costCents[at]!;
      if (variation === 0) continue;
      positions.costCents[at] = value;
      if (variation > 0) legs.push({ asset: USD, from: clearing, to: account, amount: variation, code: 'variation' });
      else legs.push({ asset: USD, from: account, to: clearing, amount: 0 - variation, code: 'variation' });
    }
  }
  if (legs.length > 0) post(ledger, legs);
}
