/**
 * First tier: an account below 0.99 x its maintenance margin has its orders cancelled and its positions sold through the book in
 * rate-limited slices (each second, with probability 1/6: a tenth of the position, half to one and a half times, within a shared
 * budget). Below zero there is no rate limit. Once flat, coins pay for negative cash, then the insurance fund; what is left is
 * uncovered, and stays visible as a negative balance. Source: help.ftx.com/.../360027937831-Liquidations.
 */
import type { SimEvent } from '../events.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type Account, accountOf, countUse, type SimState, trades, USD } from '../state.ts';
import { balanceOf, post } from './ledger.ts';
import { collateralCents, liquidationCheck, marginOf, withdrawalFloorCents } from './margin.ts';
import * as book from './orderBook.ts';
import { applyOrder, cancelAll } from './orders.ts';
import { unrealisedCents } from './valuation.ts';

const LOG_LENGTH = 40;

export function runLiquidations(state: SimState, events: SimEvent[]): void {
  let budgetCents = state.scenario.liquidation.budgetCentsPerSecond * state.scenario.engineSecondsPerStep;
  for (const account of state.accounts) {
    if (!trades(account) || account.bankrupt) continue;
    const check = liquidationCheck(state, account);
    notePassedOver(state, account, check.ruleActs && !check.acts, check.marginFraction, events);
    if (check.acts && !account.liquidating) {
      account.liquidating = true;
      cancelAll(state, account.index);
      log(state, account.index, check.marginFraction ?? 0, false);
      events.push({ type: 'liquidation_started', account: account.index, marginFraction: check.marginFraction ?? 0 });
    }
    if (!account.liquidating) continue;
    if (recovered(state, account)) {
      account.liquidating = false;
      events.push({ type: 'liquidation_ended', account: account.index });
      continue;
    }
    budgetCents -= sellSlices(state, account, budgetCents, events);
    coverDeficit(state, account, events);
  }
}

/** The privilege at work: the published rule would act, the engine passes the account over. */
function notePassedOver(state: SimState, account: Account, passedOver: boolean, marginFraction: number | null, events: SimEvent[]): void {
  if (passedOver) {
    countUse(state, 'liquidation_exemption');
    if (!account.passedOver) {
      log(state, account.index, marginFraction ?? 0, true);
      events.push({ type: 'liquidation_skipped', account: account.index, marginFraction: marginFraction ?? 0 });
    }
  }
  account.passedOver = passedOver;
}

function log(state: SimState, account: number, marginFraction: number, skipped: boolean): void {
  state.liquidationLog.push({ account, step: state.step, marginFraction, skipped });
  if (state.liquidationLog.length > LOG_LENGTH) state.liquidationLog.shift();
}

function recovered(state: SimState, account: Account): boolean {
  const margin = marginOf(state, account.index);
  if (margin.notionalCents > 0) return margin.marginFraction !== null && margin.marginFraction >= margin.maintenanceFraction;
  return balanceOf(state.ledger, account.index, USD) >= withdrawalFloorCents(state, account);
}

/** Sends this step's slices; returns the notional that was ordered. */
function sellSlices(state: SimState, account: Account, budgetCents: number, events: SimEvent[]): number {
  const { liquidation, engineSecondsPerStep } = state.scenario;
  const insolvent = collateralCents(state, account.index, 'total') + unrealisedCents(state, account.index) < 0;
  let spent = 0;
  for (let m = 0; m < state.scenario.markets.length; m++) {
    const spec = state.scenario.markets[m]!;
    const held = heldLots(state, account, m);
    if (held === 0) continue;
    const centsPerLot = state.markets[m]!.markTicks * spec.centsPerTickLot;
    let lots = 0;
    if (insolvent) lots = Math.abs(held);
    else {
      for (let second = 0; second < engineSecondsPerStep; second++) {
        if (drawUniform(state.seed, STREAM.liquidation, state.step, account.index, m * 64 + second * 2) >= liquidation.probabilityPerSecond)
          continue;
        const shareLots = Math.max(Math.abs(held) * liquidation.sliceShare, liquidation.sliceFloorCents / centsPerLot);
        lots += Math.ceil(
          shareLots * (0.5 + drawUniform(state.seed, STREAM.liquidation, state.step, account.index, m * 64 + second * 2 + 1)),
        );
      }
      lots = Math.min(lots, Math.floor(Math.max(0, budgetCents - spent) / centsPerLot));
    }
    lots = Math.min(lots, Math.abs(held), spec.maxOrderLots);
    if (lots === 0) continue;
    const side = held > 0 ? 'sell' : 'buy';
    const offsetBps = 1 + 4 * drawUniform(state.seed, STREAM.liquidation, state.step, account.index, m * 64 + 60);
    const best = side === 'sell' ? book.bestBid(state.books[m]!) : book.bestAsk(state.books[m]!);
    if (best === 0) continue;
    const through = best * (side === 'sell' ? 1 - offsetBps / 10_000 : 1 + offsetBps / 10_000);
    const priceTicks = Math.max(1, side === 'sell' ? Math.floor(through) : Math.ceil(through));
    const outcome = applyOrder(state, account, { market: m, side, orderType: 'ioc', sizeLots: lots, priceTicks, byMandate: false }, events);
    spent += lots * centsPerLot;
    if (outcome.filledLots > 0) {
      state.flow.liquidations += 1;
      events.push({ type: 'liquidation_ordered', account: account.index, market: m, sizeLots: lots, filledLots: outcome.filledLots });
    }
  }
  return spent;
}

/** Positions first; coins only once there is no position left and cash is below the account's floor. */
function heldLots(state: SimState, account: Account, market: number): number {
  const spec = state.scenario.markets[market]!;
  const { positions } = state;
  if (spec.kind === 'perpetual') return positions.sizeLots[account.index * positions.markets + market]!;
  if (marginOf(state, account.index).notionalCents > 0) return 0;
  if (balanceOf(state.ledger, account.index, USD) >= withdrawalFloorCents(state, account)) return 0;
  return Math.floor(balanceOf(state.ledger, account.index, spec.asset) / spec.unitsPerLot);
}

/** Once flat and without coins, the insurance fund makes good what it can; the rest is uncovered and the account is closed. */
function coverDeficit(state: SimState, account: Account, events: SimEvent[]): void {
  const deficit = withdrawalFloorCents(state, account) - balanceOf(state.ledger, account.index, USD);
  if (deficit <= 0 || unrealisedCents(state, account.index) !== 0) return;
  for (let m = 0; m < state.scenario.markets.length; m++) if (heldLots(state, account, m) !== 0) return;
  const fund = accountOf(state, 'insurance_fund');
  const pays = Math.min(deficit, Math.max(0, balanceOf(state.ledger, fund.index, USD)));
  if (pays > 0) post(state.ledger, [{ asset: USD, from: fund.index, to: account.index, amount: pays, code: 'fund_payout' }]);
  events.push({ type: 'fund_paid', account: account.index, amountCents: pays, uncoveredCents: deficit - pays });
  account.bankrupt = deficit > pays;
  account.liquidating = account.bankrupt;
}
