/**
 * What the firm has agreed to in its ordinary work and that runs until a day: so much a day in or out, and a sum at the end. The treasury
 * pays and is paid.
 */
import { hasCome } from '../clock.ts';
import { CODE, post, type TransferCode } from '../exchange/ledger.ts';
import { type SimState, USD } from '../state.ts';
import { sweepToDesk } from './treasury.ts';

export interface Contract {
  fromDay: number;
  untilDay: number;
  /** Positive comes in, negative goes out. */
  centsPerDay: number;
  endCents: number;
}

export function agree(state: SimState, days: number, centsPerDay: number, endCents = 0): void {
  const { day } = state.clock;
  state.business!.contracts.push({ fromDay: day, untilDay: day + days, centsPerDay, endCents: Math.round(endCents) });
}

/** Money between the treasury and the world outside, now: positive comes in. */
export function settleCents(state: SimState, cents: number): void {
  if (cents > 0) move(state, state.sole.outside_world, state.sole.firm_treasury, cents, CODE.income);
  else move(state, state.sole.firm_treasury, state.sole.outside_world, 0 - cents, CODE.cost);
}

/** From the treasury into a customer's account. */
export const refund = (state: SimState, account: number, cents: number): void =>
  move(state, state.sole.firm_treasury, account, cents, CODE.reimbursed);

/** In a close nobody sweeps: the desk makes good at once what the treasury lacks. */
function move(state: SimState, from: number, to: number, cents: number, code: TransferCode): void {
  const amount = Math.round(cents);
  if (amount <= 0) return;
  post(state.ledger, [{ asset: USD, from, to, amount, code }]);
  sweepToDesk(state);
}

/** Pays what has run since the last step. What is due by a day does not depend on how many steps led there. */
export function runContracts(state: SimState): void {
  const business = state.business!;
  const { day, dayBefore } = state.clock;
  for (const one of business.contracts) {
    const due = (until: number): number => Math.round(one.centsPerDay * Math.max(0, Math.min(until, one.untilDay) - one.fromDay));
    settleCents(state, due(day) - due(Math.max(dayBefore, one.fromDay)) + (hasCome(state, one.untilDay) ? one.endCents : 0));
  }
  business.contracts = business.contracts.filter(({ untilDay }) => !hasCome(state, untilDay));
}
