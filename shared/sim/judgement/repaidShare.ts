/** What customers would get if an exchange without a firm round it stopped now. */
import { balanceOf } from '../exchange/ledger.ts';
import { collateralWeight } from '../exchange/margin.ts';
import { ownAccounts, solvency, valueAtMark } from '../exchange/valuation.ts';
import { accountOf, type SimState, USD } from '../state.ts';

/**
 * Share of what customers are owed that they would get if the firm stopped at this step: what can be delivered, plus the desk's
 * money outside called back, plus the desk's coins sold at their collateral weight (large stacks fetch less). At most 1.
 */
export function repaidShare(state: SimState): number {
  const sums = solvency(state);
  if (sums.owedCents === 0) return 1;
  const own = ownAccounts(state);
  let firm = balanceOf(state.ledger, accountOf(state, 'desk_outside').index, USD);
  state.scenario.assets.forEach((spec, asset) => {
    const units = asset === USD ? 0 : own.reduce((sum, account) => sum + balanceOf(state.ledger, account, asset), 0);
    if (units > 0) firm += valueAtMark(state, asset, units) * collateralWeight(spec.weightTotal, spec.imfFactor, units / spec.unitsPerCoin);
  });
  return Math.min(1, (sums.owedCents - sums.holeCents + firm) / sums.owedCents);
}
