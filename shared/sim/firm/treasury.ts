/**
 * The exchange's own money. Fees that came in since the last step pay costs, marketing, the insurance fund and the token's buy-back; what
 * is left is the firm's, and goes to its desk as capital. Lenders are paid interest, and back when they call.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post, type TransferCode } from '../exchange/ledger.ts';
import { withdrawalFloorCents } from '../exchange/margin.ts';
import { exp } from '../mathematics.ts';
import { type SimState, type SoleKind, USD } from '../state.ts';
import { tradeToken } from './houseToken.ts';
import { payLendersInterest, runLenders } from './lenders.ts';
import { staffPayCentsPerYear } from './staff.ts';
import { firmCashCents, usdOf } from './worth.ts';

const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;
const FEES_SMOOTHED_WEEKS = 6;
export const PROOF_COSTS = 0.12;

export function runTreasury(state: SimState, events: SimEvent[]): void {
  spendFees(state, events);
  payFixedCosts(state);
  payInterest(state);
  runLenders(state, events);
  sweepToDesk(state);
  payFines(state);
}

function move(state: SimState, from: SoleKind, to: SoleKind, cents: number, code: TransferCode): void {
  const amount = Math.floor(cents);
  if (amount > 0) post(state.ledger, [{ asset: USD, from: state.sole[from], to: state.sole[to], amount, code }]);
}

function spendFees(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const { firm } = state.scenario.business!;
  const fresh = Math.max(0, balanceOf(state.ledger, state.sole.exchange_fees, USD));
  const years = state.clock.daysPerStep / DAYS_PER_YEAR;
  const weeks = state.clock.daysPerStep / DAYS_PER_WEEK;
  business.annualFeesCents += (fresh / years - business.annualFeesCents) * (1 - exp(0 - weeks / FEES_SMOOTHED_WEEKS));
  business.roundFeesCents += fresh;
  const fund = fresh * business.levers.fundShare;
  const spent = fresh * (firm.variableCostShare + business.levers.marketingShare);
  const buyBack = business.token === null ? 0 : fresh * firm.buyBackShare * state.rules.tuning.buyBack;
  move(state, 'exchange_fees', 'insurance_fund', fund, CODE.fund_contribution);
  move(state, 'exchange_fees', 'outside_world', spent, CODE.cost);
  // A share that slipped buys no more than what the rest has left.
  const bought = Math.min(buyBack, Math.max(0, usdOf(state, 'exchange_fees')));
  move(state, 'exchange_fees', 'desk', bought, CODE.buy_back);
  if (bought > 0) buyAndBurn(state, bought, events);
  move(state, 'exchange_fees', 'firm_treasury', usdOf(state, 'exchange_fees'), CODE.capital);
}

/** The desk buys for the treasury in the book and the tokens are burnt. */
function buyAndBurn(state: SimState, cents: number, events: SimEvent[]): void {
  const asset = state.scenario.houseToken!;
  const market = state.scenario.markets.findIndex((spec) => spec.asset === asset && spec.kind === 'spot');
  const price = state.markets[market]!.referenceTicks * state.scenario.markets[market]!.centsPerTickLot * 1.03;
  const done = tradeToken(state, 'buy', cents / price, events);
  if (done === 0) return;
  post(state.ledger, [{ asset, from: state.sole.desk, to: state.sole.outside_world, amount: done, code: CODE.burn }]);
  state.business!.token!.burntShare += done / state.scenario.business!.token.supplyUnits;
}

/** Rent, people, and what proving reserves costs; paid whether fees came in or not. Spare cash earns a bill's yield. */
function payFixedCosts(state: SimState): void {
  const { firm } = state.scenario.business!;
  const years = state.clock.daysPerStep / DAYS_PER_YEAR;
  const running =
    firm.fixedCostCentsPerYear * state.rules.tuning.fixedCost * (1 + (state.business!.levers.proofOfReserves ? PROOF_COSTS : 0));
  const costs = (running + staffPayCentsPerYear(state)) * years;
  move(state, 'firm_treasury', 'outside_world', costs, CODE.cost);
  const spare = firmCashCents(state);
  if (spare > 0) move(state, 'outside_world', 'firm_treasury', spare * firm.treasuryYield * years, CODE.interest);
}

function payInterest(state: SimState): void {
  const { firm } = state.scenario.business!;
  const business = state.business!;
  const years = state.clock.daysPerStep / DAYS_PER_YEAR;
  payLendersInterest(state);
  if (!business.earnProduct) return;
  const cents = Math.floor(business.depositsCents * 0.25 * firm.earnRate * years);
  for (const account of state.accounts) {
    const part = state.scenario.accounts[account.index]!.depositShare ?? 0;
    const amount = Math.floor(cents * part);
    if (account.kind === 'customer' && amount > 0)
      post(state.ledger, [{ asset: USD, from: state.sole.firm_treasury, to: account.index, amount, code: CODE.interest }]);
  }
}

/** Fines rank behind customers: only cash that is the firm's own pays them. */
function payFines(state: SimState): void {
  const business = state.business!;
  const paid = Math.floor(Math.min(business.finesDueCents, Math.max(0, firmCashCents(state)), Math.max(0, usdOf(state, 'desk'))));
  move(state, 'desk', 'outside_world', paid, CODE.fine);
  business.finesDueCents -= paid;
}

/** The treasury keeps nothing back: owner and desk are one house. What it lacks comes from the desk, as far as its floor, then from its quotes. */
export function sweepToDesk(state: SimState): void {
  const held = usdOf(state, 'firm_treasury');
  if (held > 0) move(state, 'firm_treasury', 'desk', held, CODE.capital);
  if (held >= 0) return;
  const desk = usdOf(state, 'desk') - withdrawalFloorCents(state, state.accounts[state.sole.desk]!);
  move(state, 'desk', 'firm_treasury', Math.min(0 - held, Math.max(0, desk)), CODE.capital);
  const left = 0 - usdOf(state, 'firm_treasury');
  move(state, 'desk_quotes', 'firm_treasury', Math.min(left, Math.max(0, usdOf(state, 'desk_quotes'))), CODE.capital);
}
