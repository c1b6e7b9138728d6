/**
 * What the firm is worth, four ways, and the questions about customers' money that are asked of the ledger and never stored.
 * Displayed = everything at mark. Orderly = sold over a round; fire = sold in weeks; both with the impact of thin books.
 * Source of the discounts: docs/decisions/0015-economy.md.
 */
import { balanceOf } from '../exchange/ledger.ts';
import { custodyUnits, solvency, unrealisedCents, valueAtMark } from '../exchange/valuation.ts';
import { type SimState, type SoleKind, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { saleOfTokenCents } from './tokenPrice.ts';

export { displayedEquityCents } from '../exchange/reportedTotals.ts';

/** USD of the sole account of a kind; 0 where the scenario has none. */
export const usdOf = (state: SimState, kind: SoleKind): number => usdAt(state, state.sole[kind]);

const usdAt = (state: SimState, index: number): number => (index < 0 ? 0 : balanceOf(state.ledger, index, USD));

/** The firm's own cash outside its quoting book: negative when customers' dollars are in use. */
export const firmCashCents = (state: SimState): number =>
  usdAt(state, state.sole.desk) +
  usdAt(state, state.sole.desk_second) +
  usdAt(state, state.sole.firm_treasury) +
  usdAt(state, state.sole.exchange_fees);

/** Customers' money in use by the firm: the negative part of its cash. */
export const customersMoneyInUseCents = (state: SimState): number => Math.max(0, 0 - firmCashCents(state));

/** Customers' claims minus what can be delivered now, asset by asset. */
export const holeCents = (state: SimState): number => solvency(state).holeCents;

/** Cash and quoting capital: what an honest desk can deploy. */
export const ownLiquidCents = (state: SimState): number => firmCashCents(state) + usdOf(state, 'desk_quotes');

/** What the firm owes its lenders. */
export const debtCents = (state: SimState): number => Math.max(0, 0 - usdOf(state, 'lender'));

/** The coins that few trade. */
export const BASKET = ['SOLAR', 'YUM', 'MOBI', 'LUMEN'];

/** The desk's coins at mark, on either of its accounts: the basket of thin ones, and BIT. */
export function coinsCents(state: SimState): { basket: number; bit: number } {
  const { desk, desk_second: second } = state.sole;
  let basket = 0;
  let bit = 0;
  state.scenario.assets.forEach((spec, asset) => {
    if (asset === USD) return;
    const units = balanceOf(state.ledger, desk, asset) + (second < 0 ? 0 : balanceOf(state.ledger, second, asset));
    if (units === 0) return;
    if (BASKET.includes(spec.id)) basket += valueAtMark(state, asset, units);
    else if (spec.id === 'BIT') bit += valueAtMark(state, asset, units);
  });
  return { basket, bit };
}

/** Share of mark that a sale of the whole basket would fetch. `depths` times the market's depth, which grows with its mood and size. */
export function basketFetch(state: SimState, basketCents: number, depths: number): number {
  const business = state.business!;
  const { weather, firm } = state.scenario.business!;
  const depth = depths * firm.tokenDepthCents * business.outside.mood * Math.sqrt(business.outside.marketCents / weather.marketCents);
  return 1 / (1 + basketCents / (depth + 100_000_000));
}

/** Sold over one round, as a going concern. */
export function orderlyEquityCents(state: SimState): number {
  const { mood } = state.business!.outside;
  const { basket, bit } = coinsCents(state);
  return Math.round(
    plainCents(state) +
      bit * 0.99 +
      basket * basketFetch(state, basket, 4) * 0.95 +
      usdOf(state, 'desk_farm') * 0.97 +
      usdOf(state, 'desk_ventures') * 0.75 * (0.4 + 0.6 * mood) +
      tokensCents(state) * 0.4 * (0.5 + 0.5 * mood) +
      usdOf(state, 'insurance_fund') * 0.75 -
      debtCents(state),
  );
}

/** Sold in weeks, by a firm that must. */
export function fireEquityCents(state: SimState): number {
  const { mood } = state.business!.outside;
  const { basket, bit } = coinsCents(state);
  return Math.round(
    plainCents(state) +
      bit * 0.98 +
      basket * basketFetch(state, basket, 1) * 0.92 +
      usdOf(state, 'desk_farm') * 0.93 +
      usdOf(state, 'desk_ventures') * 0.3 * (0.4 / 0.6 + mood) +
      tokensCents(state) * 0.5 * (0.4 + 0.6 * mood) +
      usdOf(state, 'insurance_fund') -
      debtCents(state),
  );
}

/** Cash, quoting capital, money at the outside venue and open profit, less fines that wait. */
const plainCents = (state: SimState): number =>
  ownLiquidCents(state) -
  state.business!.finesDueCents +
  usdOf(state, 'desk_outside') +
  unrealisedCents(state, state.sole.desk) +
  quotesProfit(state);

const quotesProfit = (state: SimState): number => (state.sole.desk_quotes < 0 ? 0 : unrealisedCents(state, state.sole.desk_quotes));

/** What selling all of the firm's house tokens into the float would bring. */
function tokensCents(state: SimState): number {
  const { token } = state.business!;
  return token === null ? 0 : saleOfTokenCents(state, deskTokenShare(state));
}

/** Share of the token's supply that the desk holds. */
export function deskTokenShare(state: SimState): number {
  const asset = state.scenario.houseToken;
  if (asset === null) return 0;
  let units = balanceOf(state.ledger, state.sole.desk, asset) + balanceOf(state.ledger, state.sole.firm_treasury, asset);
  if (state.sole.desk_second >= 0) units += balanceOf(state.ledger, state.sole.desk_second, asset);
  return units / state.scenario.business!.token.supplyUnits;
}

/**
 * Unhedged or illiquid risk over liquid net worth: basket, ventures, tokens beyond a fifth of supply, lean, farm beyond 15 %.
 * The prudence score compares it with the firm's own published limit.
 */
export const riskShare = ({ lean, token, stakes, net }: RiskParts): number => clamp((lean + token + stakes) / net, 0, 1_000);

/** What that risk is made of, and the liquid net worth it is held against, in cents. */
export interface RiskParts {
  lean: number;
  token: number;
  stakes: number;
  net: number;
}

export function riskParts(state: SimState): RiskParts {
  const net = Math.max(2_000_000_000, Math.max(0, ownLiquidCents(state)) + usdOf(state, 'desk_farm') + usdOf(state, 'insurance_fund'));
  const { basket, bit } = coinsCents(state);
  const held = state.business!.token === null ? 0 : Math.max(0, deskTokenShare(state) - 0.2);
  return {
    lean: bit + leanCents(state),
    token: held === 0 ? 0 : held * tokenSupplyCents(state),
    stakes: basket + usdOf(state, 'desk_ventures') + Math.max(0, usdOf(state, 'desk_farm') - 0.15 * net),
    net,
  };
}

/** Notional of the desk's long perpetual positions, at mark. */
export function leanCents(state: SimState): number {
  const { positions, scenario } = state;
  let sum = 0;
  for (let m = 0; m < positions.markets; m++) {
    const lots = positions.sizeLots[state.sole.desk * positions.markets + m]!;
    if (lots > 0) sum += lots * state.markets[m]!.markTicks * scenario.markets[m]!.centsPerTickLot;
  }
  return sum;
}

/** The whole supply at mark. */
export function tokenSupplyCents(state: SimState): number {
  const asset = state.scenario.houseToken;
  return asset === null ? 0 : valueAtMark(state, asset, state.scenario.business!.token.supplyUnits);
}

/** Dollars that could leave now. */
export const custodyCents = (state: SimState): number => Math.max(0, custodyUnits(state, USD));
