/** What risk, treasurer and voice share beside the means: lines of a table, figures for the sentence at the end, the fund. */
import { CODE, post } from '../../exchange/ledger.ts';
import { type SimState, USD } from '../../state.ts';
import { sweepToDesk } from '../treasury.ts';
import type { Matter, MatterFact, MatterRow } from './types.ts';

export const row = (label: string, ...facts: MatterFact[]): MatterRow => ({ label, facts });
export const rowFact = (one: MatterRow, name: string): number => one.facts.find((entry) => entry.name === name)?.value ?? 0;

/** A figure that is known only once the matter is closed. */
export function say(matter: Matter, name: string, unit: MatterFact['unit'], value: number): void {
  matter.facts.push({ name, unit, value });
}

/** The last matter of a kind, and how many days ago it came up; null where it never has. */
export function lastOf(state: SimState, kind: Matter['matter']): { matter: Matter; daysAgo: number } | null {
  const matter = state.business!.matters.findLast((one) => one.matter === kind);
  return matter === undefined ? null : { matter, daysAgo: state.clock.day - matter.openedDay };
}

/** Of the firm's own money into the insurance fund, and back; the desk makes good at once what the treasury lacks. */
export function toFund(state: SimState, cents: number): void {
  const { firm_treasury: from, insurance_fund: to } = state.sole;
  if (cents > 0) post(state.ledger, [{ asset: USD, from, to, amount: cents, code: CODE.fund_contribution }]);
  sweepToDesk(state);
}
export function takeFromFund(state: SimState, cents: number): void {
  const { firm_treasury: to, insurance_fund: from } = state.sole;
  if (cents > 0) post(state.ledger, [{ asset: USD, from, to, amount: cents, code: CODE.capital }]);
  sweepToDesk(state);
}
