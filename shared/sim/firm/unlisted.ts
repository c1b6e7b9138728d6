/**
 * The desk's debt moves to its owner's second account and, on the way back, from it. The totals that leave that account out are in
 * exchange/reportedTotals.ts; here are the postings, the account's floor and the count of reports that differ.
 */
import { newDays } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post } from '../exchange/ledger.ts';
import { relatedPartyCents, reportedRelatedPartyCents } from '../exchange/reportedTotals.ts';
import { type Account, accountOf, countUse, type SimState, secondAccountOf, USD } from '../state.ts';
import { assert } from '../units.ts';

/** What the desk owes in cash goes to the second account, whose floor becomes that amount: its own money may leave, no more. */
export function moveDebt(state: SimState, events: SimEvent[]): void {
  const owedCents = Math.max(0, 0 - balanceOf(state.ledger, accountOf(state, 'desk').index, USD));
  carry(state, owningAccount(state), accountOf(state, 'desk'), owedCents, events);
  setFloor(state, owedCents);
}

/** What was moved comes back to the desk. */
export function moveDebtBack(state: SimState, events: SimEvent[]): void {
  const second = owningAccount(state);
  carry(state, accountOf(state, 'desk'), second, second.borrowCents, events);
  setFloor(state, 0);
}

function owningAccount(state: SimState): Account {
  const second = secondAccountOf(state);
  assert(second !== null, 'debt moved without a second account');
  return second;
}

/** Cash from the account that takes the debt over to the one that is freed of it. */
function carry(state: SimState, debtor: Account, freed: Account, cents: number, events: SimEvent[]): void {
  if (cents === 0) return;
  post(state.ledger, [{ asset: USD, from: debtor.index, to: freed.index, amount: cents, code: CODE.debt_moved }]);
  events.push({ type: 'debt_moved', from: freed.index, to: debtor.index, amountCents: cents });
}

function setFloor(state: SimState, cents: number): void {
  const second = owningAccount(state);
  second.borrowCents = cents;
  second.allowNegative = cents > 0;
  readFlags(state);
}

/** The withdrawal floor reads the flag as long as any account carries one. */
export const readFlags = (state: SimState): void => {
  state.rules.floorReadsFlag = state.accounts.some((account) => account.allowNegative);
};

/** Once a calendar day the firm's totals are drawn up; one that leaves something out counts as a use of the change. */
export function drawUpTotals(state: SimState): void {
  if (newDays(state).length === 0) return;
  if (reportedRelatedPartyCents(state) !== relatedPartyCents(state)) countUse(state, 'unlisted_account');
}
