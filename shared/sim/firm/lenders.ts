/**
 * The firm's lenders. They are paid interest. In a crash they run short themselves: for two weeks they ask to be helped, then they call
 * what they have lent, and it goes back a twelfth a week, out of the firm's cash or, where the firm says so, only out of what it sells. What the
 * firm shows them while they decide is a claim like any other.
 */
import { hasCome } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { CODE, post } from '../exchange/ledger.ts';
import { displayedEquityCents } from '../exchange/reportedTotals.ts';
import type { SeatId } from '../scenario.ts';
import { type SimState, USD } from '../state.ts';
import { payFromHouse, spendableCents } from './house.ts';
import { addInsiders } from './insiders.ts';
import { raiseCash } from './raiseCash.ts';
import { makeStatement, standing, statementWeight } from './statements.ts';
import { debtCents, firmCashCents, holeCents, orderlyEquityCents, usdOf } from './worth.ts';

const DAYS_PER_WEEK = 7;
const DAYS_PER_YEAR = 365;
const MILLION_CENTS = 100_000_000;
const RECALL_PER_WEEK = 0.08;
/** What lenders ask on top for money that they cannot call. */
const TERM_RATE = 0.03;
const RECALL_LEAST_CENTS = 20_000_000;
/** Less than this nobody troubles to ask about. */
const WORTH_ASKING_CENTS = MILLION_CENTS / 2;
const FAILING_DAYS = 14;
/** What keeps them from calling, as a share of what they are owed; and what a second sheet brings, as a share of what the firm shows. */
const RESCUE_SHARE = 0.3;
const SHEET_RAISES = 0.05;
/** What rolling a called loan costs: added to the loan at once, and to the rate. */
const ROLL_FEE = 0.1;
const ROLL_RATE = 0.06;
const STANDSTILL_DAYS = 84;
const STANDSTILL_RATE = 0.03;
/** Lenders who have seen books that close wait this long. */
const TRUE_SHEET_DAYS = 168;

export function payLendersInterest(state: SimState): void {
  const { firm } = state.scenario.business!;
  const { extraRate, termCents } = state.business!.lenders;
  const years = state.clock.daysPerStep / DAYS_PER_YEAR;
  const cents = Math.floor((debtCents(state) * (firm.lendRate + extraRate) + termCents * TERM_RATE) * years);
  if (cents > 0)
    post(state.ledger, [{ asset: USD, from: state.sole.firm_treasury, to: state.sole.outside_world, amount: cents, code: CODE.interest }]);
}

/** One step: they run short on their day, call when nobody has helped them, and are paid back what they have called. */
export function runLenders(state: SimState, events: SimEvent[]): void {
  const { lenders, weather } = state.business!;
  const { recallDay } = weather;
  if (recallDay !== null && hasCome(state, recallDay)) lenders.failedDay ??= state.clock.day;
  if (lenders.failedDay !== null && !lenders.recalled && !lenders.held) {
    if (debtCents(state) <= WORTH_ASKING_CENTS) lenders.recalled = true;
    else if (hasCome(state, lenders.failedDay + FAILING_DAYS)) lendersCall(state);
  }
  repay(state, events);
}

/** They are short, and have not called yet. */
export function lendersFail(state: SimState): boolean {
  const { failedDay, recalled, held } = state.business!.lenders;
  return failedDay !== null && !recalled && !held && debtCents(state) > WORTH_ASKING_CENTS;
}

export const loanIsCalled = (state: SimState): boolean =>
  state.business!.lenders.recalled && !state.business!.lenders.held && debtCents(state) > WORTH_ASKING_CENTS;

/** They call, and people hear of it. */
export function lendersCall(state: SimState): void {
  const business = state.business!;
  if (business.lenders.recalled) return;
  business.lenders.recalled = true;
  if (debtCents(state) === 0) return;
  business.doubt += 0.05;
  business.rumour = Math.min(1, business.rumour + 0.1);
}

function repay(state: SimState, events: SimEvent[]): void {
  const { lenders } = state.business!;
  const debt = Math.max(0, debtCents(state) - lenders.termCents);
  const waits = lenders.waitUntilDay !== null && !hasCome(state, lenders.waitUntilDay);
  if (!lenders.recalled || lenders.held || waits || debt === 0) return;
  const weeks = state.clock.daysPerStep / DAYS_PER_WEEK;
  const due = Math.floor(Math.min(debt, debt * RECALL_PER_WEEK * weeks + RECALL_LEAST_CENTS * weeks));
  if (!lenders.fromAssets) {
    giveBack(state, due);
    return;
  }
  if (ownDollars(state) < due) raiseCash(state, due - ownDollars(state), false, events);
  giveBack(state, Math.min(due, ownDollars(state)));
}

/** Dollars of the desk that are nobody else's. */
const ownDollars = (state: SimState): number => Math.floor(Math.max(0, Math.min(firmCashCents(state), usdOf(state, 'desk'))));

function giveBack(state: SimState, cents: number): void {
  if (cents > 0) post(state.ledger, [{ asset: USD, from: state.sole.desk, to: state.sole.lender, amount: cents, code: CODE.loan }]);
}

/** The lenders pay out; what they are owed grows by it. */
export function lend(state: SimState, cents: number, to: 'desk' | 'outside_world' = 'desk'): void {
  const amount = Math.floor(cents);
  if (amount > 0) post(state.ledger, [{ asset: USD, from: state.sole.lender, to: state.sole[to], amount, code: CODE.loan }]);
}

// ---- What is granted ----------------------------------------------------------------------------------------------------

export const lendersRescueCents = (state: SimState): number => Math.floor(RESCUE_SHARE * debtCents(state));

export const canSaveLenders = (state: SimState): boolean => lendersFail(state) && spendableCents(state) >= lendersRescueCents(state);

/** A loan to lenders who will not pay it back keeps them from calling theirs. */
export function saveLenders(state: SimState): void {
  const business = state.business!;
  const cents = lendersRescueCents(state);
  payFromHouse(state, cents, 'outside_world', CODE.loan);
  business.paidByDeedsCents += cents;
  business.lenders.held = true;
  business.doubt = Math.max(0, business.doubt - 0.04);
  addInsiders(state, 1.5, 0.5);
}

/** A sheet with everything at mark and nothing of what is owed to customers: they lend more and wait. */
export function showSecondSheet(state: SimState, seat: SeatId, events: SimEvent[]): void {
  const business = state.business!;
  lend(state, SHEET_RAISES * Math.max(0, displayedEquityCents(state)));
  business.lenders.held = true;
  business.lenders.recalled = false;
  business.doubt = Math.max(0, business.doubt - 0.08);
  business.rumour *= 0.5;
  sayToLenders(state, seat, events);
  addInsiders(state, 1, standing(state, 'lenders_sheet')!.gap > 0 ? 0.7 : 0);
}

/** A new loan pays the called one, with its fee; the letter that comes with it says that what stands behind it is worth its mark. */
export function rollLoan(state: SimState, seat: SeatId, events: SimEvent[]): void {
  const { lenders } = state.business!;
  lend(state, ROLL_FEE * debtCents(state), 'outside_world');
  lenders.extraRate += ROLL_RATE;
  lenders.held = true;
  sayToLenders(state, seat, events);
  addInsiders(state, 1, standing(state, 'lenders_sheet')!.gap > 0 ? 0.5 : 0);
}

const sayToLenders = (state: SimState, seat: SeatId, events: SimEvent[]): void =>
  makeStatement(state, 'lenders_sheet', seat, statementWeight(state, 'lenders_sheet'), events);

// ---- Other ways ---------------------------------------------------------------------------------------------------------

/** Called, and paid from what the firm itself has or can sell: customers' dollars stay out of it. */
export function repayFromAssets(state: SimState): void {
  const { lenders } = state.business!;
  lenders.recalled = true;
  lenders.fromAssets = true;
  state.business!.doubt += 0.02;
}

/** Called, and customers are told so with the coverage beside it. */
export function tellOfLenders(state: SimState): void {
  const business = state.business!;
  business.lenders.recalled = true;
  business.doubt += 0.02 + 0.3 * Math.min(1, holeCents(state) / Math.max(1, business.depositsCents));
  business.rumour *= 0.5;
}

/** Lenders who see books that close wait for half a year; the others call at once. */
export function showTrueSheet(state: SimState): void {
  const { lenders } = state.business!;
  if (orderlyEquityCents(state) > 0) lenders.waitUntilDay = state.clock.day + TRUE_SHEET_DAYS;
  else lendersCall(state);
}

/** Nobody pays and nobody sues for twelve weeks, at a price. */
export function agreeStandstill(state: SimState): void {
  const { lenders } = state.business!;
  lenders.waitUntilDay = state.clock.day + STANDSTILL_DAYS;
  lenders.extraRate += STANDSTILL_RATE;
}
