/**
 * Concentration: rates and weights grow worse with size. By the rule that size is what all accounts of one beneficial owner hold
 * together, so that nothing is won by splitting; with the rule off, each account's own. Long and short add up, because each must be
 * closed on its own. docs/decisions/0012-concentration-per-owner.md.
 */
import type { SimState } from '../state.ts';
import { balanceOf } from './ledger.ts';
import { openSizeLots } from './marginMath.ts';

const NONE: readonly number[] = [];

/** Accounts whose holdings count beside the account's own; for nearly every account there are none. */
function countedWith(state: SimState, account: number): readonly number[] {
  const { rules } = state;
  return rules.concentrationPerOwner ? state.accounts[account]!.siblings : NONE;
}

/** Lots that decide the maintenance rate of a position of `lots`, sign dropped. */
export function ratedLots(state: SimState, account: number, market: number, lots: number): number {
  const { sizeLots, markets } = state.positions;
  let sum = Math.abs(lots);
  const others = countedWith(state, account);
  if (others.length > 0) for (const other of others) sum += Math.abs(sizeLots[other * markets + market]!);
  return sum / state.accounts[account]!.people;
}

/** Lots that decide the initial rate of `openLots` in positions and orders. */
export function ratedOpenLots(state: SimState, account: number, market: number, openLots: number): number {
  const { sizeLots, openBuyLots, openSellLots, markets } = state.positions;
  let sum = openLots;
  for (const other of countedWith(state, account)) {
    const at = other * markets + market;
    sum += openSizeLots(sizeLots[at]!, openBuyLots[at]!, openSellLots[at]!);
  }
  return sum / state.accounts[account]!.people;
}

/** Units that decide the collateral weight of a balance. What is owed counts in full whoever owes it. */
export function ratedUnits(state: SimState, account: number, asset: number, units: number): number {
  if (units < 0) return units;
  let sum = units;
  const others = countedWith(state, account);
  if (others.length > 0) for (const other of others) sum += Math.max(0, balanceOf(state.ledger, other, asset));
  return sum / state.accounts[account]!.people;
}

/** For each account, the other accounts of its owner. An account without a named owner is its own. */
export function siblingsOf(specs: readonly { id: string; owner?: string }[]): number[][] {
  const owners = specs.map((spec) => spec.owner ?? spec.id);
  return owners.map((owner, account) => owners.flatMap((other, index) => (other === owner && index !== account ? [index] : [])));
}
