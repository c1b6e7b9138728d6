/** The firm's own purse: what it can pay at once, down to the desk's floor and out of its quotes, and the payment itself. */
import { post, type TransferCode } from '../exchange/ledger.ts';
import { withdrawalFloorCents } from '../exchange/margin.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { usdOf } from './worth.ts';

/** Below zero the desk's dollars are customers'; its floor says how far it may go. */
const fromDesk = (state: SimState): number => Math.max(0, usdOf(state, 'desk') - withdrawalFloorCents(state, accountOf(state, 'desk')));
const fromQuotes = (state: SimState): number => Math.max(0, usdOf(state, 'desk_quotes'));

export const spendableCents = (state: SimState): number => Math.floor(fromDesk(state)) + Math.floor(fromQuotes(state));

/** From the desk first. Pays what there is; ask `spendableCents` before. */
export function payFromHouse(state: SimState, cents: number, to: 'outside_world' | 'lender', code: TransferCode): void {
  const first = Math.floor(Math.min(cents, fromDesk(state)));
  const rest = Math.floor(Math.min(cents - first, fromQuotes(state)));
  if (first > 0) post(state.ledger, [{ asset: USD, from: state.sole.desk, to: state.sole[to], amount: first, code }]);
  if (rest > 0) post(state.ledger, [{ asset: USD, from: state.sole.desk_quotes, to: state.sole[to], amount: rest, code }]);
}
