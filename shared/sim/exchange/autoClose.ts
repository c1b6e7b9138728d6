/**
 * Second tier and what follows. Below the auto-close fraction an account's positions are taken over at its zero price, each second
 * a share of 1 - MF / ACMF of them, by backstop providers within their capacity, else by the largest opposing positions. The taker
 * pays two thirds of the way from the mark to the zero price; the insurance fund gets the last third. Below zero everything goes at
 * once: at the mark to the backstop, then the fund pays, and what the fund cannot pay falls on the largest opposing positions or on
 * all customers' cash, as the firm's published policy says. Source: help.ftx.com/.../360027937831-Liquidations.
 */
import type { SimEvent } from '../events.ts';
import { type Account, accountOf, isCustomer, type SimState, USD } from '../state.ts';
import { mulDiv, roundHalfEven } from '../units.ts';
import { capacityCents, useCapacity } from './backstop.ts';
import { ratedLots } from './concentration.ts';
import { balanceOf, CODE, post } from './ledger.ts';
import { lotsToCoins, type Margin, marginOf, withdrawalFloorCents } from './margin.ts';
import { autoCloseFraction, positionMmf } from './marginMath.ts';
import { trimReduceOnly } from './reduceOnly.ts';
import { movePosition } from './settlement.ts';

/** Opposing positions are asked in groups of this many, largest first. */
const OPPOSING_GROUP = 10;

/** Runs after tier 1 on an account that is being liquidated. Margin fractions are those of the present mark, with variation settled. */
export function autoClose(state: SimState, account: Account, events: SimEvent[]): void {
  const margin = marginOf(state, account.index);
  if (margin.notionalCents === 0 || margin.marginFraction === null) return;
  const floor = autoCloseFraction(margin.maintenanceFraction);
  if (margin.marginFraction >= floor) return;
  if (margin.marginFraction < 0) closeInsolvent(state, account, margin.accountValueCents, events);
  else closePart(state, account, margin, margin.marginFraction / floor, events);
}

/** Each second, a share of 1 - MF / ACMF goes: `ratio` to the power of the step's seconds stays. */
function closePart(state: SimState, account: Account, margin: Margin, ratio: number, events: SimEvent[]): void {
  const kept = power(ratio, state.clock.engineSecondsPerStep);
  const shares = maintenanceShares(state, account);
  for (let m = 0; m < shares.length; m++) {
    const held = heldLots(state, account.index, m);
    if (held === 0) continue;
    const centsPerLot = centsPerLotOf(state, m);
    const minimum = Math.ceil(state.scenario.liquidation.sliceFloorCents / centsPerLot);
    const lots = Math.min(Math.abs(held), Math.max(minimum, Math.ceil(Math.abs(held) * (1 - kept))));
    // PMPD: the part of the account's value that stands behind one cent of this position.
    const behind = (shares[m]! * margin.accountValueCents) / (Math.abs(held) * centsPerLot);
    takeOver(state, account, m, Math.sign(held) * lots, behind, events);
  }
}

/** x^n for a small whole n, by multiplication. */
function power(x: number, n: number): number {
  let product = 1;
  for (let i = 0; i < n; i++) product *= x;
  return product;
}

const heldLots = (state: SimState, account: number, market: number): number =>
  state.scenario.markets[market]!.kind === 'perpetual' ? state.positions.sizeLots[account * state.positions.markets + market]! : 0;
const centsPerLotOf = (state: SimState, market: number): number =>
  state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot;

/** Each position's share of the account's maintenance margin. */
function maintenanceShares(state: SimState, account: Account): number[] {
  const needs = state.scenario.markets.map((spec, m) => {
    const lots = Math.abs(heldLots(state, account.index, m));
    const rated = lotsToCoins(state, m, ratedLots(state, account.index, m, lots));
    return lots === 0 ? 0 : lots * centsPerLotOf(state, m) * positionMmf(spec.imfFactor, rated);
  });
  const sum = needs.reduce((total, need) => total + need, 0);
  return needs.map((need) => (sum > 0 ? need / sum : 0));
}

/** Signed lots leave the account at its zero price: providers first, then the largest opposing positions. */
function takeOver(state: SimState, account: Account, market: number, lots: number, behind: number, events: SimEvent[]): void {
  const centsPerLot = centsPerLotOf(state, market);
  let rest = Math.abs(lots);
  for (const part of backstopParts(state, account.index, rest, centsPerLot)) {
    settleTakeover(state, account, market, Math.sign(lots) * part.lots, part.account, behind, 'backstop', events);
    useCapacity(state, part.account, part.lots * centsPerLot);
    rest -= part.lots;
  }
  for (const part of opposingParts(state, account.index, market, lots, rest)) {
    settleTakeover(state, account, market, Math.sign(lots) * part.lots, part.account, behind, 'opposing', events);
  }
}

interface Part {
  account: number;
  lots: number;
}

/** Lots for each provider, pro rata to unused capacity. */
function backstopParts(state: SimState, victim: number, lots: number, centsPerLot: number): Part[] {
  const open = state.backstops.filter((provider) => provider.account !== victim && capacityCents(state, provider) >= centsPerLot);
  const all = open.reduce((sum, provider) => sum + capacityCents(state, provider), 0);
  let rest = Math.min(lots, Math.floor(all / centsPerLot));
  const wanted = rest;
  const parts: Part[] = [];
  for (const provider of open) {
    const share = Math.min(
      rest,
      Math.floor(capacityCents(state, provider) / centsPerLot),
      Math.ceil((wanted * capacityCents(state, provider)) / all),
    );
    if (share <= 0) continue;
    parts.push({ account: provider.account, lots: share });
    rest -= share;
  }
  return parts;
}

/** Lots for the largest opposing positions, ten at a time, pro rata by size. */
function opposingParts(state: SimState, victim: number, market: number, lots: number, wanted: number): Part[] {
  const opposing: Part[] = [];
  for (const other of state.accounts) {
    const held = heldLots(state, other.index, market);
    if (other.index !== victim && held * lots < 0) opposing.push({ account: other.index, lots: Math.abs(held) });
  }
  opposing.sort((left, right) => right.lots - left.lots || left.account - right.account);
  const parts: Part[] = [];
  let rest = wanted;
  for (let from = 0; from < opposing.length && rest > 0; from += OPPOSING_GROUP) {
    const group = opposing.slice(from, from + OPPOSING_GROUP);
    const size = group.reduce((sum, one) => sum + one.lots, 0);
    const due = Math.min(rest, size);
    let left = due;
    for (const one of group) {
      const share = Math.min(left, one.lots, Math.ceil((due * one.lots) / size));
      if (share <= 0) continue;
      parts.push({ account: one.account, lots: share });
      left -= share;
    }
    rest -= due;
  }
  return parts;
}

/** One takeover: the position moves at the mark, and the account's value behind it is split two to one. */
function settleTakeover(
  state: SimState,
  account: Account,
  market: number,
  lots: number,
  taker: number,
  behind: number,
  against: 'backstop' | 'opposing',
  events: SimEvent[],
): void {
  movePosition(state, market, account.index, taker, lots);
  trimReduceOnly(state, taker, market);
  const valueCents = roundHalfEven(Math.abs(lots) * centsPerLotOf(state, market) * Math.max(0, behind));
  const toFund = mulDiv(valueCents, 1, 3);
  pay(state, account.index, taker, valueCents - toFund);
  pay(state, account.index, accountOf(state, 'insurance_fund').index, toFund);
  events.push({ type: 'position_taken_over', account: account.index, market, lots, taker, against, valueCents });
}

function pay(state: SimState, from: number, to: number, cents: number): void {
  if (cents > 0 && from !== to) post(state.ledger, [{ asset: USD, from, to, amount: cents, code: CODE.takeover }]);
}

/** Below zero: everything goes at the mark; then the waterfall covers what is missing. */
function closeInsolvent(state: SimState, account: Account, accountValueCents: number, events: SimEvent[]): void {
  const losers: Part[] = [];
  for (let m = 0; m < state.scenario.markets.length; m++) {
    const held = heldLots(state, account.index, m);
    if (held === 0) continue;
    const centsPerLot = centsPerLotOf(state, m);
    let rest = Math.abs(held);
    for (const part of backstopParts(state, account.index, rest, centsPerLot)) {
      settleTakeover(state, account, m, Math.sign(held) * part.lots, part.account, 0, 'backstop', events);
      useCapacity(state, part.account, part.lots * centsPerLot);
      rest -= part.lots;
    }
    for (const part of opposingParts(state, account.index, m, held, rest)) {
      settleTakeover(state, account, m, Math.sign(held) * part.lots, part.account, 0, 'opposing', events);
      losers.push({ account: part.account, lots: part.lots * centsPerLot });
    }
  }
  // What the account was allowed to owe is no loss to cover: it stays owed.
  coverLoss(state, account, Math.ceil(withdrawalFloorCents(state, account) - accountValueCents), losers, events);
}

/**
 * The waterfall after a takeover below zero: the fund, then, by policy, the accounts whose positions were closed against it (pro rata
 * to value, at most their cash) or every customer's cash. With policy `uncovered` the loss stays visible on the account.
 */
function coverLoss(state: SimState, account: Account, lossCents: number, losers: readonly Part[], events: SimEvent[]): void {
  if (lossCents <= 0) return;
  const fund = accountOf(state, 'insurance_fund').index;
  const fromFund = Math.min(lossCents, Math.max(0, balanceOf(state.ledger, fund, USD)));
  if (fromFund > 0) post(state.ledger, [{ asset: USD, from: fund, to: account.index, amount: fromFund, code: CODE.fund_payout }]);
  let rest = lossCents - fromFund;
  const policy = state.rules.lossPolicy;
  if (rest > 0 && policy !== 'uncovered') {
    const payers =
      policy === 'auto_deleverage' && losers.length > 0
        ? losers
        : state.accounts
            .filter(isCustomer)
            .map((one) => ({ account: one.index, lots: Math.max(0, balanceOf(state.ledger, one.index, USD)) }));
    const all = payers.reduce((sum, payer) => sum + payer.lots, 0);
    const due = rest;
    for (const payer of payers) {
      const cash = Math.max(0, balanceOf(state.ledger, payer.account, USD));
      const share = Math.min(rest, cash, all > 0 ? Math.ceil((due * payer.lots) / all) : 0);
      if (share <= 0 || payer.account === account.index) continue;
      post(state.ledger, [{ asset: USD, from: payer.account, to: account.index, amount: share, code: CODE.loss_share }]);
      events.push({ type: 'loss_shared', account: account.index, payer: payer.account, amountCents: share, policy });
      rest -= share;
    }
  }
  events.push({ type: 'fund_paid', account: account.index, amountCents: fromFund, uncoveredCents: rest });
  account.bankrupt = rest > 0;
  account.liquidating = account.bankrupt;
}
