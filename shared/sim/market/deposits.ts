/**
 * Customers come and go. Each firm's pull on the market's deposits is a logit over what customers can see; deposits move towards that
 * share by a few per cent a week. Doubt drives withdrawals beyond it: below about 0.65 they stay a trickle, above it they feed
 * themselves. Money that is asked for is paid by the withdrawal rules, from what is really there.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post, reservedOf } from '../exchange/ledger.ts';
import { freeCollateralCents } from '../exchange/margin.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { requestWithdrawal } from '../exchange/withdrawals.ts';
import { tokenWeekReturn } from '../firm/houseToken.ts';
import { shownFundCents } from '../firm/publicPage.ts';
import { usdOf } from '../firm/worth.ts';
import { exp } from '../mathematics.ts';
import { type Account, type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { balanceValueCents, churningCents, stakeCents } from './cohorts.ts';

const DAYS_PER_WEEK = 7;
const CENTS_PER_MILLION = 100_000_000;
const PROFITS_HOME_PER_WEEK = 0.25;

/** Deposits of the firm's customers at mark: what is owed to cohorts, market makers aside. */
export function depositsCents(state: SimState): number {
  let sum = 0;
  for (const account of state.accounts) if (account.kind === 'customer') sum += Math.max(0, balanceValueCents(state, account.index));
  return Math.round(sum);
}

/** The firm's pull, as the exponent of a logit. Every term is something that customers can see. */
export function pull(state: SimState): number {
  const business = state.business!;
  const { levers } = business;
  const { customers } = state.scenario.business!;
  const deposits = Math.max(1, business.depositsCents);
  const quotes = Math.max(0, usdOf(state, 'desk_quotes'));
  const liquidity = quotes / (quotes + 0.07 * deposits + 5 * CENTS_PER_MILLION);
  const fund = Math.min(1.1, shownFundCents(state) / (0.012 * deposits + 0.5 * CENTS_PER_MILLION));
  const proved = levers.proofOfReserves ? 1 : 0;
  const exposed = business.disclosed?.forced ?? false;
  return (
    -2.2 * Math.max(0, business.doubt - customers.doubtBase) -
    0.62 * (state.rules.takerFeeBps / 7 - 1) +
    0.55 * (2 * liquidity - 0.8) +
    0.25 * (fund - 0.5) -
    0.9 * business.clawMemory +
    (business.earnProduct ? 0.3 : 0) +
    0.1 * proved +
    (exposed ? 0 : 0.75 * business.flight * (proved === 1 ? 1 : 0.25)) +
    1.1 * Math.sqrt(levers.marketingShare) -
    0.12 * (levers.spread - 1) +
    (levers.strictCollateral && !state.rules.thinCoinsCountInFull ? 0 : 0.15) +
    business.attraction -
    business.reputationLoss +
    (business.token !== null && !business.token.thin ? 0.08 : 0) +
    0.25 * clamp(tokenWeekReturn(state), -0.5, 0.5) +
    0.1 * (state.rules.leverageMax / state.scenario.leverageMax - 1)
  );
}

/** Share of the market's deposits that the firm would settle at. */
function settlingShare(state: SimState): number {
  const { customers } = state.scenario.business!;
  const others = state.business!.rivals.slice(1).filter((rival) => rival.alive).length;
  const mine = exp(pull(state));
  return mine / (mine + exp(customers.rivalWeight) + others);
}

/** One step of coming and going; asked-for money that cannot be paid waits in the queue. */
export function moveCustomers(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const { customers } = state.scenario.business!;
  const weeks = state.clock.daysPerStep / DAYS_PER_WEEK;
  const deposits = depositsCents(state);
  business.depositsCents = deposits;
  business.targetShare = settlingShare(state);
  const gap = business.targetShare * business.outside.marketCents - deposits;
  const drift = (gap > 0 ? customers.inflowPerWeek : customers.outflowPerWeek) * gap * weeks;
  const flow = clamp(drift, -0.12 * deposits * weeks, 0.22 * deposits * weeks + 2 * CENTS_PER_MILLION * weeks);
  const running = 1 - exp(0 - runPerWeek(state) * weeks);
  const leaving = running * deposits + Math.max(0, 0 - flow);
  if (flow > 0 && state.rules.queuePolicy !== 'gated') bringIn(state, flow);
  if (leaving > 0) takeOut(state, leaving / Math.max(1, deposits), events);
  takeProfits(state, weeks, events);
}

/** Share of deposits that doubt alone takes out in a week. */
export function runPerWeek(state: SimState): number {
  const { runPerWeek: most, runMiddle, runScale } = state.scenario.business!.customers;
  if (state.scenario.business!.without.runFeedback) return 0;
  const rest = logistic((0 - runMiddle) / runScale);
  return most * Math.max(0, logistic((state.business!.doubt - runMiddle) / runScale) - rest);
}

const logistic = (x: number): number => 1 / (1 + exp(0 - clamp(x, -60, 60)));

/** New money in each cohort's usual parts: dollars and BIT at mark. */
function bringIn(state: SimState, cents: number): void {
  const { dollarShare } = state.scenario.business!.customers;
  const outside = state.sole.outside_world;
  const bit = state.scenario.assets.findIndex((asset) => asset.id === 'BIT');
  const perUnit = valueAtMark(state, bit, 1);
  for (const account of state.accounts) {
    const part = state.scenario.accounts[account.index]!.depositShare ?? 0;
    if (account.kind !== 'customer' || part === 0) continue;
    const trader = (state.scenario.accounts[account.index]!.targetLeverage ?? 0) > 0;
    const dollars = Math.floor(cents * part * (trader ? 1 : dollarShare));
    const coins = trader ? 0 : Math.floor((cents * part * (1 - dollarShare)) / perUnit);
    if (dollars > 0) {
      post(state.ledger, [{ asset: USD, from: outside, to: account.index, amount: dollars, code: CODE.deposit }]);
      // A cohort that was wiped out is filled by new people.
      if (account.bankrupt && balanceOf(state.ledger, account.index, USD) > 0) account.bankrupt = false;
    }
    if (coins > 0) post(state.ledger, [{ asset: bit, from: outside, to: account.index, amount: coins, code: CODE.deposit }]);
  }
}

/** Each cohort asks for the same share of what it has, dollars and coins alike; traders only for what their positions leave free. */
function takeOut(state: SimState, share: number, events: SimEvent[]): void {
  for (const account of state.accounts) {
    if (account.kind !== 'customer') continue;
    for (let asset = 0; asset < state.scenario.assets.length; asset++) {
      const units = Math.floor(share * freeUnits(state, account, asset));
      if (units > 0) requestWithdrawal(state, account, asset, units, events);
    }
  }
}

/** Traders who have won far more than their part of deposits take some of it home every week. */
function takeProfits(state: SimState, weeks: number, events: SimEvent[]): void {
  const churning = churningCents(state);
  for (const account of state.accounts) {
    const { targetLeverage = 0 } = state.scenario.accounts[account.index]!;
    if (account.kind !== 'customer' || targetLeverage === 0) continue;
    const beyond = freeUnits(state, account, USD) - stakeCents(state, account.index, churning) / 2;
    const units = Math.floor(beyond * Math.min(1, PROFITS_HOME_PER_WEEK * weeks));
    if (units > 0) requestWithdrawal(state, account, USD, units, events);
  }
}

function freeUnits(state: SimState, account: Account, asset: number): number {
  const held = balanceOf(state.ledger, account.index, asset) - reservedOf(state.ledger, account.index, asset);
  if (held <= 0) return 0;
  if (asset !== USD || state.positions.sizeLots.length === 0) return held;
  const trader = (state.scenario.accounts[account.index]!.targetLeverage ?? 0) > 0;
  return trader ? Math.max(0, Math.min(held, Math.floor(freeCollateralCents(state, account.index) * 0.9))) : held;
}
