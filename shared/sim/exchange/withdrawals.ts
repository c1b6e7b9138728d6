/**
 * Money leaves the exchange only here. An account's floor is zero, unless a merged change made the floor read the flag;
 * a withdrawal also needs the asset in custody, and what cannot be paid waits in the queue, first come, first served.
 */
import type { SimEvent } from '../events.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { type Account, accountOf, countUse, type SimState, USD } from '../state.ts';
import { balanceOf, CODE, post, reservedOf } from './ledger.ts';
import { freeCollateralCents, marginOf, withdrawalFloorCents } from './margin.ts';
import { custodyUnits } from './valuation.ts';

export function checkWithdrawal(state: SimState, account: Account, asset: number, units: number): Rejection | null {
  if (!Number.isSafeInteger(units) || units <= 0) return refuse('invalid_amount');
  if (account.liquidating) return refuse('account_liquidating');
  const floor = asset === USD ? withdrawalFloorCents(state, account) : 0;
  const free = balanceOf(state.ledger, account.index, asset) - reservedOf(state.ledger, account.index, asset) - floor;
  if (units > free)
    return { code: 'insufficient_balance', needsCents: units, haveCents: Math.max(0, free), shortByCents: units - Math.max(0, free) };
  if (asset === USD && (marginOf(state, account.index).notionalCents > 0 || free - units < 0 - floor)) {
    const spare = Math.floor(freeCollateralCents(state, account.index) - floor);
    if (units > spare)
      return { code: 'insufficient_margin', needsCents: units, haveCents: Math.max(0, spare), shortByCents: units - Math.max(0, spare) };
  }
  if (units > custodyUnits(state, asset)) return refuse('wallet_empty');
  return null;
}

/** The desk's money to and from its account at the outside venue. */
export function applyTransferOutside(state: SimState, amountCents: number, direction: 'out' | 'back', events: SimEvent[]): void {
  const desk = accountOf(state, 'desk');
  const outside = accountOf(state, 'desk_outside');
  const before = balanceOf(state.ledger, desk.index, USD);
  if (direction === 'out') {
    post(state.ledger, [{ asset: USD, from: desk.index, to: outside.index, amount: amountCents, code: CODE.outside_out }]);
    if (before - amountCents < 0) countUse(state, 'credit_line');
    events.push({ type: 'money_left', amountCents, balanceAfterCents: before - amountCents });
  } else post(state.ledger, [{ asset: USD, from: outside.index, to: desk.index, amount: amountCents, code: CODE.outside_back }]);
}

/** A customer asks for coins or cash: paid at once if custody has it and nobody waits, else queued. */
export function requestWithdrawal(state: SimState, account: Account, asset: number, units: number, events: SimEvent[]): void {
  const ahead = state.queue.some((waiting) => waiting.asset === asset);
  const rejection = checkWithdrawal(state, account, asset, units);
  if (rejection !== null && rejection.code !== 'wallet_empty') return;
  if (ahead || rejection !== null) {
    if (state.queue.some((waiting) => waiting.account === account.index && waiting.asset === asset)) return;
    state.queue.push({ account: account.index, asset, units, step: state.step });
    events.push({ type: 'withdrawal_queued', account: account.index, asset, units });
    return;
  }
  pay(state, account.index, asset, units, events);
}

function pay(state: SimState, account: number, asset: number, units: number, events: SimEvent[]): void {
  post(state.ledger, [{ asset, from: account, to: accountOf(state, 'outside_world').index, amount: units, code: CODE.withdrawal }]);
  events.push({ type: 'withdrawal_paid', account, asset, units });
}

/** Works the queue from the front; a partial payment is made where custody runs out. Whoever can no longer afford theirs is dropped. */
export function workQueue(state: SimState, events: SimEvent[]): void {
  if (state.queue.length === 0) return;
  const still: typeof state.queue = [];
  const blocked = new Array<boolean>(state.scenario.assets.length).fill(false);
  for (const waiting of state.queue) {
    const account = state.accounts[waiting.account]!;
    const free = Math.min(
      waiting.units,
      balanceOf(state.ledger, account.index, waiting.asset) - reservedOf(state.ledger, account.index, waiting.asset),
    );
    if (free <= 0) continue;
    const payable = blocked[waiting.asset] ? 0 : Math.min(free, Math.max(0, custodyUnits(state, waiting.asset)));
    if (payable > 0 && checkWithdrawal(state, account, waiting.asset, payable) === null) {
      pay(state, account.index, waiting.asset, payable, events);
      if (payable < free) still.push({ ...waiting, units: free - payable });
    } else still.push({ ...waiting, units: free });
    if (payable < free) blocked[waiting.asset] = true;
  }
  state.queue = still;
}
