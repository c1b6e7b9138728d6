/** What things are worth at mark, and the questions about the ledger that are never stored: custody, what is owed, the hole. */
import type { Scenario } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { accountOf, isCustomer, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { balanceOf } from './ledger.ts';

/** By asset: index of the spot market that prices it, -1 where there is none. */
export const pricingMarkets = ({ assets, markets }: Scenario): number[] =>
  assets.map((_, asset) => markets.findIndex((market) => market.asset === asset && market.kind === 'spot'));

/** Value in cents at mark of a number of an asset's smallest units (may be fractional: callers round once). */
export function valueAtMark(state: SimState, asset: number, units: number): number {
  if (asset === USD) return units;
  const market = state.pricedIn[asset]!;
  const spec = state.scenario.markets[market]!;
  return (units / spec.unitsPerLot) * state.markets[market]!.markTicks * spec.centsPerTickLot;
}

/**
 * Units of an asset that the exchange holds: minus everything that lies outside it, at the outside world, the desk's outside venue,
 * its farm and ventures, its lenders, and with makers who settle elsewhere.
 */
export function custodyUnits(state: SimState, asset: number): number {
  const { ledger, sole } = state;
  let held = 0 - balanceOf(ledger, sole.outside_world, asset) - balanceOf(ledger, sole.desk_outside, asset);
  if (sole.desk_farm >= 0) held -= balanceOf(ledger, sole.desk_farm, asset);
  if (sole.desk_ventures >= 0) held -= balanceOf(ledger, sole.desk_ventures, asset);
  if (sole.lender >= 0) held -= balanceOf(ledger, sole.lender, asset);
  for (const index of state.settledOutside) held -= balanceOf(state.ledger, index, asset);
  return held;
}

/** Units of an asset that customers and market makers are owed. */
export function owedUnits(state: SimState, asset: number): number {
  let sum = 0;
  for (const account of state.accounts) if (isCustomer(account)) sum += Math.max(0, balanceOf(state.ledger, account.index, asset));
  return sum;
}

export interface Solvency {
  owedCents: number;
  custodyCents: number;
  /** Customers' claims minus what can be delivered now, asset by asset, in USD at mark. */
  holeCents: number;
  /** Deliverable share of what is owed, 0..1. */
  coverage: number;
}

/** By the ledger: every account counts. */
export const solvency = (state: SimState): Solvency => sumsOf(state, (asset) => custodyUnits(state, asset));

/** The sums for any figure of what is held of an asset, in its smallest units. */
export function sumsOf(state: SimState, unitsHeld: (asset: number) => number): Solvency {
  let owed = 0;
  let custody = 0;
  let hole = 0;
  for (let asset = 0; asset < state.scenario.assets.length; asset++) {
    const owedHere = owedUnits(state, asset);
    const heldHere = unitsHeld(asset);
    owed += valueAtMark(state, asset, owedHere);
    custody += valueAtMark(state, asset, Math.max(0, heldHere));
    hole += valueAtMark(state, asset, Math.max(0, owedHere - heldHere));
  }
  const owedCents = Math.round(owed);
  const holeCents = Math.round(hole);
  return { owedCents, custodyCents: Math.round(custody), holeCents, coverage: owedCents > 0 ? clamp(1 - holeCents / owedCents, 0, 1) : 1 };
}

/** Accounts of the desk's owner on the exchange. */
export function ownAccounts(state: SimState): number[] {
  const desk = accountOf(state, 'desk');
  return [desk.index, ...desk.siblings];
}

/** The desk's own wealth at mark: cash and coins of its owner's accounts, open profit and what lies at the outside venue. */
export function deskEquityCents(state: SimState): number {
  const accounts = [...ownAccounts(state), accountOf(state, 'desk_outside').index];
  let value = 0;
  for (let asset = 0; asset < state.scenario.assets.length; asset++) {
    let units = 0;
    for (const account of accounts) units += balanceOf(state.ledger, account, asset);
    value += valueAtMark(state, asset, units);
  }
  return Math.round(value + unrealisedCents(state, accountOf(state, 'desk').index));
}

/** Profit of open positions not yet settled into cash. */
export function unrealisedCents(state: SimState, account: number): number {
  const { positions, scenario } = state;
  let sum = 0;
  for (let m = 0; m < positions.markets; m++) {
    const at = account * positions.markets + m;
    const size = positions.sizeLots[at]!;
    if (size !== 0 || positions.costCents[at]! !== 0)
      sum += size * state.markets[m]!.markTicks * scenario.markets[m]!.centsPerTickLot - positions.costCents[at]!;
  }
  return sum;
}
