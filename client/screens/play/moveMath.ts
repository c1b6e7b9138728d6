/** What may go from one of the desk's two accounts to the other, from what the seat knows. */
import type { DeskAccountName } from '../../../shared/sim/commands.ts';
import type { Rejection } from '../../../shared/sim/rejections.ts';
import type { AccountView, BalanceView } from '../../../shared/sim/views/types.ts';

export const balanceIn = (account: AccountView, asset: string, from: DeskAccountName): BalanceView | undefined =>
  (from === 'main' ? account.balances : account.second?.balances)?.find((entry) => entry.asset === asset);

/**
 * Units, rounded down, that can leave without drawing on a line: what is held and not kept for orders and, where a position or negative
 * cash stands on it, no more than the free collateral. A coin counts there at its whole value, which is never less than its weight.
 */
export function spareUnits(account: AccountView, asset: string, from: DeskAccountName): number {
  const entry = balanceIn(account, asset, from);
  if (!entry) return 0;
  const own = Math.max(0, entry.units - entry.reservedUnits);
  const cash = balanceIn(account, 'USD', 'main')?.units ?? 0;
  if (own === 0 || from === 'second' || (account.positions.length === 0 && cash >= 0)) return own;
  const freeCents = Math.max(0, account.margin.freeCollateralCents);
  if (asset === 'USD') return Math.min(own, freeCents);
  return entry.valueCents > 0 ? Math.min(own, Math.floor((freeCents / entry.valueCents) * entry.units)) : own;
}

/**
 * The most units that a refusal leaves room for, rounded down; null where it came without figures. `insufficient_balance` counts in units
 * of the asset; `insufficient_margin` in cents of collateral, so of coins the same share may go.
 */
export function roomUnits({ code, needsCents, haveCents }: Rejection, asset: string, units: number): number | null {
  if (!needsCents || haveCents === undefined) return null;
  if (code === 'insufficient_balance' || asset === 'USD') return haveCents;
  return Math.floor(units * (haveCents / needsCents));
}
