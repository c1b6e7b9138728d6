/**
 * Cross margin of one account of the simulation: reads balances, positions, marks and rules out of the state, in cents, ticks and lots,
 * and asks marginMath.ts. Formulas (rates, weights, prices where something happens) belong there; here belongs which balances, orders,
 * privileges and limits count. docs/decisions/0007-margin-rates.md.
 */
import type { AssetSpec } from '../scenario.ts';
import type { Account, SimState } from '../state.ts';
import { USD } from '../state.ts';
import { ratedLots, ratedOpenLots, ratedUnits } from './concentration.ts';
import { balanceOf, reservedOf } from './ledger.ts';
import { ACTS_AT, actsPrice, collateralWeight, MMF_FLOOR, openSizeLots, positionImf, positionMmf } from './marginMath.ts';
import { unrealisedCents, valueAtMark } from './valuation.ts';

export { ACTS_AT, collateralWeight, openSizeLots, positionImf, positionMmf };

/** Collateral at mark: positive coin balances are weighted down by size, negative balances count in full. */
export function collateralCents(state: SimState, account: number, weights: 'total' | 'initial'): number {
  const { balances, assets } = state.ledger;
  const base = account * assets;
  let sum = 0;
  for (let asset = 0; asset < assets; asset++) {
    const units = balances[base + asset]!;
    if (units !== 0) sum += asset === USD ? units : coinCollateralCents(state, account, asset, units, weights);
  }
  return sum;
}

/** What a balance of a coin would count in the account's collateral. */
export function coinCollateralCents(state: SimState, account: number, asset: number, units: number, weights: 'total' | 'initial'): number {
  const spec = state.scenario.assets[asset]!;
  const listed = weights === 'total' ? spec.weightTotal : spec.weightInitial;
  const coins = ratedUnits(state, account, asset, units) / spec.unitsPerCoin;
  return valueAtMark(state, asset, units) * weightOf(state, account, spec, listed, coins);
}

/** The weight of a coin balance in an account's collateral. */
function weightOf(state: SimState, index: number, { thin, imfFactor }: AssetSpec, listed: number, coins: number): number {
  const account = state.accounts[index]!;
  const { rules } = state;
  const rated = rules.thinCoinsCountInFull && thin && coins > 0 ? 0 : coins;
  return rules.weightReadsFlag && account.fullMark ? 1 : collateralWeight(listed, imfFactor, rated);
}

/** The lowest USD balance that the account may withdraw down to. */
export function withdrawalFloorCents(state: SimState, account: Account): number {
  const rules = state.rules;
  const flagged = rules.floorReadsFlag && account.allowNegative ? -account.borrowCents : 0;
  return Math.min(flagged, 0 - account.tokenLineCents);
}

export interface Margin {
  /** Collateral with total weights plus unrealised profit. */
  accountValueCents: number;
  notionalCents: number;
  /** accountValue / notional; without positions, against cash below the account's floor; null if neither. */
  marginFraction: number | null;
  maintenanceFraction: number;
}

/** True where any market's position is not flat. */
export function hasPosition(state: SimState, account: number): boolean {
  const { sizeLots, markets } = state.positions;
  const end = (account + 1) * markets;
  for (let at = end - markets; at < end; at++) if (sizeLots[at] !== 0) return true;
  return false;
}

/** Margin as the liquidation check sees it: positions only, open orders aside. */
export function marginOf(state: SimState, account: number): Margin {
  const { positions, scenario } = state;
  let notional = 0;
  let maintenance = 0;
  for (let m = 0; m < positions.markets; m++) {
    const size = Math.abs(positions.sizeLots[account * positions.markets + m]!);
    if (size === 0) continue;
    const spec = scenario.markets[m]!;
    const here = size * state.markets[m]!.markTicks * spec.centsPerTickLot;
    notional += here;
    maintenance += here * positionMmf(spec.imfFactor, lotsToCoins(state, m, ratedLots(state, account, m, size)));
  }
  const value = collateralCents(state, account, 'total') + unrealisedCents(state, account);
  if (notional > 0)
    return {
      accountValueCents: value,
      notionalCents: notional,
      marginFraction: value / notional,
      maintenanceFraction: maintenance / notional,
    };
  const owner = state.accounts[account]!;
  const debt = withdrawalFloorCents(state, owner) - balanceOf(state.ledger, account, USD);
  return { accountValueCents: value, notionalCents: 0, marginFraction: debt > 0 ? value / debt : null, maintenanceFraction: MMF_FLOOR };
}

export const lotsToCoins = (state: SimState, market: number, lots: number): number => {
  const spec = state.scenario.markets[market]!;
  return (lots * spec.unitsPerLot) / state.scenario.assets[spec.asset]!.unitsPerCoin;
};

/** Leverage that binds: the account's choice under the firm's cap. */
export const leverageOf = (state: SimState, account: number): number =>
  Math.min(state.rules.leverageMax, state.accounts[account]!.leverage);

/** Initial margin of all positions and open orders, with `extraLots` (signed: buy positive) more in one market. */
export function initialMarginCents(state: SimState, account: number, extraMarket: number, extraLots: number): number {
  const { scenario } = state;
  const { markets, sizeLots, openBuyLots, openSellLots } = state.positions;
  let sum = 0;
  for (let m = 0; m < markets; m++) {
    const at = account * markets + m;
    let buys = openBuyLots[at]!;
    let sells = openSellLots[at]!;
    if (m === extraMarket) {
      buys += Math.max(0, extraLots);
      sells += Math.max(0, 0 - extraLots);
    } else if (buys === 0 && sells === 0 && sizeLots[at] === 0) continue;
    const open = openSizeLots(sizeLots[at]!, buys, sells);
    if (open === 0) continue;
    const spec = scenario.markets[m]!;
    if (spec.kind !== 'perpetual') continue;
    const rated = lotsToCoins(state, m, ratedOpenLots(state, account, m, open));
    const imf = positionImf(spec.imfFactor, rated, leverageOf(state, account));
    sum += open * state.markets[m]!.markTicks * spec.centsPerTickLot * imf;
  }
  return sum;
}

/** What stands behind new risk: weighted collateral and unrealised profit, less cash held for spot orders. */
export function availableCollateralCents(state: SimState, account: number): number {
  return collateralCents(state, account, 'initial') + unrealisedCents(state, account) - reservedOf(state.ledger, account, USD);
}

/** Collateral not yet needed by positions and orders; a credit line is not part of it. */
export function freeCollateralCents(state: SimState, account: number): number {
  return availableCollateralCents(state, account) - initialMarginCents(state, account, -1, 0);
}

/**
 * Whether collateral that is not needed, with a line beside it, comes to so many whole cents. Most accounts have enough in cash
 * alone, and coins at their weights only add to it: then those are not looked at.
 */
export function hasFreeCollateral(state: SimState, account: number, lineCents: number, cents: number): boolean {
  const { balances, reserved, assets } = state.ledger;
  const base = account * assets;
  let owesCoins = false;
  for (let asset = 1; asset < assets; asset++) if (balances[base + asset]! < 0) owesCoins = true;
  const initial = initialMarginCents(state, account, -1, 0);
  const unrealised = unrealisedCents(state, account);
  const left = (collateral: number): number => Math.floor(collateral + unrealised - reserved[base + USD]! - initial + lineCents);
  return (!owesCoins && left(balances[base + USD]!) >= cents) || left(collateralCents(state, account, 'initial')) >= cents;
}

/** The liquidation check of one account. `ruleActs` is the published rule; `acts` is what the engine does. */
export function liquidationCheck(state: SimState, account: Account): { ruleActs: boolean; acts: boolean; marginFraction: number | null } {
  // Nothing open and nothing owed below the floor: there is no fraction to ask for.
  if (balanceOf(state.ledger, account.index, USD) >= withdrawalFloorCents(state, account) && !hasPosition(state, account.index))
    return { ruleActs: false, acts: false, marginFraction: null };
  const margin = marginOf(state, account.index);
  const rules = state.rules;
  const ruleActs = margin.marginFraction !== null && margin.marginFraction < ACTS_AT * margin.maintenanceFraction;
  const acts = ruleActs && !(rules.liquidationReadsFlag && account.allowNegative);
  return { ruleActs, acts, marginFraction: margin.marginFraction };
}

/**
 * Price in ticks of one market at which the engine acts on the account, other prices held. Null where no positive price does it
 * (no position, or never on the losing side).
 */
export function actsPriceTicks(
  state: SimState,
  account: number,
  market: number,
  extraLots: number,
  cashChangeCents: number,
): number | null {
  const { positions, scenario } = state;
  const spec = scenario.markets[market]!;
  const at = account * positions.markets + market;
  const size = positions.sizeLots[at]! + extraLots;
  if (size === 0 || spec.kind !== 'perpetual') return null;
  const rest = {
    value: collateralCents(state, account, 'total') + unrealisedCents(state, account) + cashChangeCents,
    notional: 0,
    maintenance: 0,
  };
  for (let m = 0; m < positions.markets; m++) {
    const lots = Math.abs(positions.sizeLots[account * positions.markets + m]!);
    const other = scenario.markets[m]!;
    if (m === market || lots === 0 || other.kind !== 'perpetual') continue;
    const notional = lots * state.markets[m]!.markTicks * other.centsPerTickLot;
    rest.notional += notional;
    rest.maintenance += notional * positionMmf(other.imfFactor, lotsToCoins(state, m, ratedLots(state, account, m, lots)));
  }
  const mmf = positionMmf(spec.imfFactor, lotsToCoins(state, market, ratedLots(state, account, market, size)));
  return actsPrice(rest, { exposure: size * spec.centsPerTickLot, mark: state.markets[market]!.markTicks, mmf });
}
