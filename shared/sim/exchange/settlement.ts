/**
 * What a fill does to the ledger and to positions. Spot: coin and cash change hands at once. Perpetual: sizes and costs change,
 * and `settleVariation` turns each step's profit into cash at the mark, so that a loss is in the ledger as soon as it exists.
 */
import type { SimState } from '../state.ts';
import { USD } from '../state.ts';
import { mulDiv } from '../units.ts';
import { countVolume, feeCents, feeRate } from './fees.ts';
import { CODE, link, post, type Transfer } from './ledger.ts';

/** Records of linked transfers, filled anew by each fill and by each settlement of variation. */
const legs: Transfer[] = [];

/** Settles one fill between maker and taker with both fees, as linked transfers; a maker's rebate comes out of the taker's fee. */
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
  const fees = state.sole.exchange_fees;
  const buyerFee = feeCents(notional, feeRate(state, buyer, takerIsBuyer ? 'taker' : 'maker'));
  const sellerFee = feeCents(notional, feeRate(state, seller, takerIsBuyer ? 'maker' : 'taker'));
  countVolume(state, buyer, notional);
  countVolume(state, seller, notional);
  let linked = 0;
  if (spec.kind === 'spot') {
    linked = link(legs, linked, spec.asset, seller, buyer, lots * spec.unitsPerLot, CODE.trade_coin);
    linked = link(legs, linked, USD, buyer, seller, notional, CODE.trade_cash);
  }
  if (buyerFee > 0) linked = link(legs, linked, USD, buyer, fees, buyerFee, CODE.fee);
  if (sellerFee > 0) linked = link(legs, linked, USD, seller, fees, sellerFee, CODE.fee);
  if (buyerFee < 0) linked = link(legs, linked, USD, fees, buyer, 0 - buyerFee, CODE.fee);
  if (sellerFee < 0) linked = link(legs, linked, USD, fees, seller, 0 - sellerFee, CODE.fee);
  post(state.ledger, legs, linked);
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

/** Hands signed lots of a position to another account at the mark, without fees. */
export function movePosition(state: SimState, market: number, from: number, to: number, lots: number): void {
  const notional = lots * state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot;
  changePosition(state, from, market, 0 - lots, 0 - notional);
  changePosition(state, to, market, lots, notional);
}

/** Settles every position's profit since its last settlement into cash at the present mark. Clearing ends at zero. */
export function settleVariation(state: SimState): void {
  const { positions, scenario, ledger } = state;
  const clearing = state.sole.perp_clearing;
  let linked = 0;
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
      linked =
        variation > 0
          ? link(legs, linked, USD, clearing, account, variation, CODE.variation)
          : link(legs, linked, USD, account, clearing, 0 - variation, CODE.variation);
    }
  }
  post(ledger, legs, linked);
}
