/**
 * First tier (autoClose.ts has the second): an account below 0.99 x its maintenance margin has its orders cancelled and its positions sold through the book in
 * rate-limited slices (each second, with probability 1/6: a tenth of the position, half to one and a half times, within a shared
 * budget). Below zero there is no rate limit. Coins pay for cash below the account's floor. Once flat and without coins, the
 * insurance fund pays; what is left is uncovered, and stays visible as a negative balance. Source: help.ftx.com/.../360027937831-Liquidations.
 */
import type { Side } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type Account, accountOf, countUse, type SimState, trades, USD } from '../state.ts';
import { autoClose } from './autoClose.ts';
import { balanceOf, CODE, post, reservedOf } from './ledger.ts';
import { collateralCents, liquidationCheck, marginOf, withdrawalFloorCents } from './margin.ts';
import * as book from './orderBook.ts';
import { applyOrder } from './orders.ts';
import { cancelAll } from './restingOrders.ts';
import { takenByDesk } from './routing.ts';
import { unrealisedCents } from './valuation.ts';

const LOG_LENGTH = 40;
const DEBT_TOLERATED_CENTS = 3_000_000;
const DEBT_SALE_FACTOR = 1.1;
const DEBT_MARGIN_ROOM = 0.002;
const DEBT_TIMES_COLLATERAL = 4;

export function runLiquidations(state: SimState, events: SimEvent[]): void {
  let budgetCents = state.scenario.liquidation.budgetCentsPerSecond * state.clock.engineSecondsPerStep;
  for (const account of state.accounts) {
    if (!trades(account) || account.bankrupt) continue;
    const check = liquidationCheck(state, account);
    notePassedOver(state, account, check.ruleActs && !check.acts, check.marginFraction, events);
    if (check.acts && !account.liquidating) begin(state, account, check.marginFraction ?? 0, events);
    if (account.liquidating && recovered(state, account)) {
      account.liquidating = false;
      events.push({ type: 'liquidation_ended', account: account.index });
    }
    if (account.liquidating) {
      budgetCents -= sellPositions(state, account, budgetCents, events);
      autoClose(state, account, events);
    }
    sellCollateral(state, account, events);
    if (!account.liquidating && isSunk(state, account)) begin(state, account, 0, events);
    if (account.liquidating) coverDeficit(state, account, events);
  }
}

function begin(state: SimState, account: Account, marginFraction: number, events: SimEvent[]): void {
  account.liquidating = true;
  cancelAll(state, account.index);
  log(state, account.index, marginFraction, false);
  events.push({ type: 'liquidation_started', account: account.index, marginFraction });
}

/** A customer without positions who owes cash that the coins behind it no longer make good: what is left is the fund's to pay. */
function isSunk(state: SimState, account: Account): boolean {
  if (account.kind !== 'customer' || balanceOf(state.ledger, account.index, USD) >= withdrawalFloorCents(state, account)) return false;
  const { notionalCents, accountValueCents } = marginOf(state, account.index);
  return notionalCents === 0 && accountValueCents < 0;
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

/** Sends this step's slices of every position to the book or, while the rule is on, to the desk; returns their notional. */
function sellPositions(state: SimState, account: Account, budgetCents: number, events: SimEvent[]): number {
  const insolvent = collateralCents(state, account.index, 'total') + unrealisedCents(state, account.index) < 0;
  const { rules } = state;
  let spent = 0;
  for (let m = 0; m < state.scenario.markets.length; m++) {
    const held = positionLots(state, account, m);
    if (held === 0) continue;
    const centsPerLot = state.markets[m]!.markTicks * state.scenario.markets[m]!.centsPerTickLot;
    const slice = sliceLots(state, account, m, Math.abs(held), centsPerLot);
    const allowed = Math.floor(Math.max(0, budgetCents - spent) / centsPerLot);
    const lots = insolvent ? Math.abs(held) : Math.min(slice, allowed, Math.abs(held));
    spent += lots * centsPerLot;
    const side = held > 0 ? 'sell' : 'buy';
    const taken = rules.liquidationsGoToDesk && !insolvent && takenByDesk(state, account, m, side, lots, events);
    if (!taken) sendOrder(state, account, m, side, lots, events);
  }
  return spent;
}

const positionLots = (state: SimState, account: Account, market: number): number =>
  state.scenario.markets[market]!.kind === 'perpetual' ? state.positions.sizeLots[account.index * state.positions.markets + market]! : 0;

/** A tenth of the position, half to one and a half times, for each second in which the draw falls. */
function sliceLots(state: SimState, account: Account, market: number, heldLots: number, centsPerLot: number): number {
  const { liquidation } = state.scenario;
  const { engineSecondsPerStep } = state.clock;
  let lots = 0;
  for (let second = 0; second < engineSecondsPerStep; second++) {
    const draw = (k: number): number =>
      drawUniform(state.seed, STREAM.liquidation, state.step, account.index, market * 64 + second * 2 + k);
    if (draw(0) >= liquidation.probabilityPerSecond) continue;
    lots += Math.ceil(
      Math.max(heldLots * liquidation.sliceShare * state.rules.tuning.slice, liquidation.sliceFloorCents / centsPerLot) * (0.5 + draw(1)),
    );
  }
  return lots;
}

/**
 * Coins are sold for cash below the account's floor, 110 % of what is short, as soon as the debt calls for it.
 * Source: help.ftx.com/.../360031149632-Collateral-Management (the three triggers).
 */
function sellCollateral(state: SimState, account: Account, events: SimEvent[]): void {
  const debt = withdrawalFloorCents(state, account) - balanceOf(state.ledger, account.index, USD);
  if (debt <= 0 || !debtCalls(state, account, debt)) return;
  let wanted = debt * DEBT_SALE_FACTOR;
  for (let m = 0; m < state.scenario.markets.length && wanted > 0; m++) {
    const lots = coinLots(state, account, m);
    if (lots === 0) continue;
    const centsPerLot = state.markets[m]!.markTicks * state.scenario.markets[m]!.centsPerTickLot;
    const sold = sendOrder(state, account, m, 'sell', Math.min(lots, Math.ceil(wanted / centsPerLot)), events);
    wanted -= sold * centsPerLot;
  }
}

/** Without positions every debt calls; with them a large one, a thin margin, or one beyond four times the net collateral. */
function debtCalls(state: SimState, account: Account, debtCents: number): boolean {
  const margin = marginOf(state, account.index);
  if (margin.notionalCents === 0 || debtCents > DEBT_TOLERATED_CENTS) return true;
  if (margin.marginFraction !== null && margin.marginFraction < margin.maintenanceFraction + DEBT_MARGIN_ROOM) return true;
  return debtCents > DEBT_TIMES_COLLATERAL * Math.max(0, collateralCents(state, account.index, 'total'));
}

/** Whole lots of a coin that lie free in the account. */
function coinLots(state: SimState, account: Account, market: number): number {
  const spec = state.scenario.markets[market]!;
  if (spec.kind !== 'spot') return 0;
  const free = balanceOf(state.ledger, account.index, spec.asset) - reservedOf(state.ledger, account.index, spec.asset);
  return Math.max(0, Math.floor(free / spec.unitsPerLot));
}

/** An immediate order 1 to 5 basis points through the best price. Returns lots filled. */
function sendOrder(state: SimState, account: Account, market: number, side: Side, wantedLots: number, events: SimEvent[]): number {
  const lots = Math.min(wantedLots, state.scenario.markets[market]!.maxOrderLots);
  const best = side === 'sell' ? book.bestBid(state.books[market]!) : book.bestAsk(state.books[market]!);
  if (lots <= 0 || best === 0) return 0;
  const offsetBps = 1 + 4 * drawUniform(state.seed, STREAM.liquidation, state.step, account.index, market * 64 + 60);
  const through = best * (side === 'sell' ? 1 - offsetBps / 10_000 : 1 + offsetBps / 10_000);
  const priceTicks = Math.max(1, side === 'sell' ? Math.floor(through) : Math.ceil(through));
  const { filledLots } = applyOrder(
    state,
    account,
    { market, side, orderType: 'ioc', sizeLots: lots, priceTicks, byMandate: false },
    events,
  );
  if (filledLots > 0) {
    state.flow.liquidations += 1;
    events.push({ type: 'liquidation_ordered', account: account.index, market, sizeLots: lots, filledLots });
  }
  return filledLots;
}

/** Once flat and without coins, the insurance fund makes good what it can; the rest is uncovered and the account is closed. */
function coverDeficit(state: SimState, account: Account, events: SimEvent[]): void {
  const deficit = withdrawalFloorCents(state, account) - balanceOf(state.ledger, account.index, USD);
  if (deficit <= 0 || unrealisedCents(state, account.index) !== 0) return;
  for (let m = 0; m < state.scenario.markets.length; m++)
    if (positionLots(state, account, m) !== 0 || coinLots(state, account, m) > 0) return;
  const fund = accountOf(state, 'insurance_fund');
  const pays = Math.min(deficit, Math.max(0, balanceOf(state.ledger, fund.index, USD)));
  if (pays > 0) post(state.ledger, [{ asset: USD, from: fund.index, to: account.index, amount: pays, code: CODE.fund_payout }]);
  events.push({ type: 'fund_paid', account: account.index, amountCents: pays, uncoveredCents: deficit - pays });
  account.bankrupt = deficit > pays;
  account.liquidating = account.bankrupt;
}
