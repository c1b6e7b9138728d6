/**
 * What the firm's customers believe, from what they can see: withdrawals that others make, a token that falls, failed rivals, leaks,
 * the fund on the page. Doubt runs from 0 to 3; each week it goes back a tenth of the way to where facts would leave it.
 */

import type { SimEvent } from '../events.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { tokenWeekReturn } from '../firm/houseToken.ts';
import { shownFundCents } from '../firm/publicPage.ts';
import { stillWrong } from '../firm/staff.ts';
import { customersMoneyInUseCents } from '../firm/worth.ts';
import { exp } from '../mathematics.ts';
import { type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';

const DAYS_PER_WEEK = 7;
const CENTS_PER_MILLION = 100_000_000;
/** Withdrawals that are nobody's business, as a share of deposits a week. */
const USUAL_WITHDRAWALS = 0.012;
const TOKEN_FALL_IGNORED = 0.06;
/** What a day's wait adds once this share of deposits has been asked for and waits; less where somebody answers those who ask. */
const DOUBT_PER_DAY_WAITING = 0.05;
export const NOTICED_WAITING = 0.02;

export function moveConfidence(state: SimState, events: readonly SimEvent[]): void {
  const business = state.business!;
  const { customers } = state.scenario.business!;
  const { levers, outside } = business;
  const weeks = state.clock.daysPerStep / DAYS_PER_WEEK;
  const deposits = Math.max(1, business.depositsCents);
  const proved = levers.proofOfReserves ? 1 : 0;
  const fund = clamp(shownFundCents(state) / (0.012 * deposits + 0.5 * CENTS_PER_MILLION), 0, 1.3) - 0.5;
  const base = customers.doubtBase - 0.06 * proved - 0.06 * fund + (outside.mood < 0.4 ? 0.05 * (1 - proved) : 0) + 0.1 * business.rumour;
  const used = customersMoneyInUseCents(state) > 0;
  const openBook = business.disclosed !== null ? (used ? 0.35 : 0.8) : proved * (used ? 0.5 : 1);
  const eta = customers.doubtFromWithdrawals + (customers.doubtFromWithdrawalsProved - customers.doubtFromWithdrawals) * openBook;
  const { paidCents, sharedCents } = customersSums(state, events);
  const paid = paidCents / (deposits + paidCents);
  business.weekPaidShare += (paid / Math.max(weeks, 1e-9) - business.weekPaidShare) * (1 - exp(0 - weeks));
  const tokenFall = Math.max(0, 0 - tokenWeekReturn(state) - TOKEN_FALL_IGNORED);
  const doubt =
    business.doubt +
    (base - business.doubt) * (1 - exp(0 - customers.doubtDecayPerWeek * weeks)) +
    (state.scenario.business!.without.runFeedback ? 0 : eta * Math.max(0, paid - USUAL_WITHDRAWALS * weeks)) +
    customers.doubtFromToken * tokenFall * (0.15 + 0.85 * business.rumour) * weeks +
    DOUBT_PER_DAY_WAITING *
      stillWrong(state, 'support') *
      Math.min(1, waitingShare(state, deposits) / NOTICED_WAITING) *
      state.clock.daysPerStep;
  business.doubt = clamp(doubt, 0, 3);
  business.rumour *= exp(-0.012 * weeks);
  business.attraction *= exp(-0.02 * weeks);
  business.reputationLoss *= exp(-0.01 * weeks);
  business.clawMemory = clamp(business.clawMemory * exp(-0.05 * weeks) + (40 * sharedCents) / deposits, 0, 2);
  business.flight *= exp(-0.015 * weeks);
  // Losses that customers had to share are remembered; they also shake confidence at once.
  business.doubt += (12 * sharedCents) / deposits;
}

/** Share of deposits that has been asked for and waits. */
export function waitingShare(state: SimState, deposits: number): number {
  let cents = 0;
  for (const { asset, units } of state.queue) cents += valueAtMark(state, asset, units);
  return cents / deposits;
}

/** What was paid out to customers in this step, and the losses that they had to share. */
function customersSums(state: SimState, events: readonly SimEvent[]): { paidCents: number; sharedCents: number } {
  let paidCents = 0;
  let sharedCents = 0;
  for (const event of events) {
    if (event.type === 'withdrawal_paid') {
      if (state.accounts[event.account]!.kind === 'customer')
        paidCents += event.asset === USD ? event.units : valueAtMark(state, event.asset, event.units);
    } else if (event.type === 'loss_shared' && state.accounts[event.payer]!.kind === 'customer') sharedCents += event.amountCents;
  }
  return { paidCents, sharedCents };
}
