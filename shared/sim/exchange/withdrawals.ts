/**
 * Money leaves the exchange only here. An account's floor is zero, unless a merged change made the floor read the flag;
 * a withdrawal also needs the asset in the hot wallet, and what cannot be paid waits in the queue, which is paid by the firm's policy:
 * first come, pro rata, favourites first, or not at all. During an outage nobody is paid.
 */
import type { SimEvent } from '../events.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { type Account, accountOf, countUse, type QueuedWithdrawal, type SimState, USD } from '../state.ts';
import { hotUnits } from './hotWallet.ts';
import { balanceOf, CODE, post, reservedOf } from './ledger.ts';
import { freeCollateralCents, hasFreeCollateral, initialMarginCents, withdrawalFloorCents } from './margin.ts';
import { withdrawalsStopped } from './outage.ts';
import { valueAtMark } from './valuation.ts';

export function checkWithdrawal(state: SimState, account: Account, asset: number, units: number): Rejection | null {
  return checkFree(state, account, asset, units) ?? (units > hotUnits(state, asset) ? refuse('wallet_empty') : null);
}

/** Whether the account may part with the units, wherever they go: its floor, its reservations and its margin. */
export function checkFree(state: SimState, account: Account, asset: number, units: number): Rejection | null {
  if (!Number.isSafeInteger(units) || units <= 0) return refuse('invalid_amount');
  if (account.liquidating) return refuse('account_liquidating');
  const floor = asset === USD ? withdrawalFloorCents(state, account) : 0;
  const free = balanceOf(state.ledger, account.index, asset) - reservedOf(state.ledger, account.index, asset) - floor;
  if (units > free)
    return { code: 'insufficient_balance', needsCents: units, haveCents: Math.max(0, free), shortByCents: units - Math.max(0, free) };
  // A resting order needs its margin as a position does: it may fill at any moment.
  const margined = initialMarginCents(state, account.index, -1, 0) > 0;
  if (asset === USD && (margined || free - units < 0 - floor)) {
    if (hasFreeCollateral(state, account.index, 0 - floor, units)) return null;
    const spare = Math.floor(freeCollateralCents(state, account.index) - floor);
    return { code: 'insufficient_margin', needsCents: units, haveCents: Math.max(0, spare), shortByCents: units - Math.max(0, spare) };
  }
  // Coins that stand behind positions and orders or behind negative cash stay where they are.
  if (asset !== USD && (margined || balanceOf(state.ledger, account.index, USD) < 0)) {
    // By the cent of value, so that what would pass can be told: at the listed weight, or in full where that is what they count.
    const weight = state.rules.weightReadsFlag && account.fullMark ? 1 : state.scenario.assets[asset]!.weightInitial;
    const behind = Math.ceil(valueAtMark(state, asset, units) * weight);
    if (hasFreeCollateral(state, account.index, account.borrowCents, behind)) return null;
    const spare = Math.floor(freeCollateralCents(state, account.index) + account.borrowCents);
    return { code: 'insufficient_margin', needsCents: behind, haveCents: Math.max(0, spare), shortByCents: behind - Math.max(0, spare) };
  }
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

/** A customer asks for coins or cash: paid at once if the hot wallet has it, nobody waits and the gate is open; else queued. */
export function requestWithdrawal(state: SimState, account: Account, asset: number, units: number, events: SimEvent[]): void {
  const ahead = state.rules.queuePolicy === 'gated' || withdrawalsStopped(state) || state.queue.some((waiting) => waiting.asset === asset);
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
  post(state.ledger, [{ asset, from: account, to: state.sole.outside_world, amount: units, code: CODE.withdrawal }]);
  events.push({ type: 'withdrawal_paid', account, asset, units });
}

/**
 * Pays what waits. In order of arrival, favourites before others where the policy says so, each asset until the hot wallet is empty;
 * or pro rata, each claim by the same share. Whoever can no longer afford a claim is dropped; a gate pays nobody.
 */
export function workQueue(state: SimState, events: SimEvent[]): void {
  if (state.queue.length === 0) return;
  state.queue = state.queue.map((waiting) => ({ ...waiting, units: affordable(state, waiting) })).filter((waiting) => waiting.units > 0);
  const policy = state.rules.queuePolicy;
  if (policy === 'gated' || withdrawalsStopped(state)) return;
  const { accounts } = state;
  if (policy === 'favourites_first')
    state.queue.sort(
      (left, right) => Number(accounts[right.account]!.favourite) - Number(accounts[left.account]!.favourite) || left.step - right.step,
    );
  const shares = state.scenario.assets.map((_, asset) => (policy === 'pro_rata' ? shareOf(state, asset) : 1));
  const blocked = new Array<boolean>(state.scenario.assets.length).fill(false);
  const still: QueuedWithdrawal[] = [];
  for (const waiting of state.queue) {
    const { account, asset, units } = waiting;
    const due = policy === 'pro_rata' ? Math.floor(units * shares[asset]!) : units;
    const payable = blocked[asset] ? 0 : Math.min(due, hotUnits(state, asset));
    const paid = payable > 0 && checkWithdrawal(state, accounts[account]!, asset, payable) === null ? payable : 0;
    if (paid > 0) pay(state, account, asset, paid, events);
    if (paid < units) still.push({ ...waiting, units: units - paid });
    if (payable < due) blocked[asset] = true;
  }
  state.queue = still;
}

const affordable = (state: SimState, { account, asset, units }: QueuedWithdrawal): number =>
  Math.min(units, balanceOf(state.ledger, account, asset) - reservedOf(state.ledger, account, asset));

/** Share of all claims on an asset that the hot wallet can pay now. */
function shareOf(state: SimState, asset: number): number {
  let claims = 0;
  for (const waiting of state.queue) if (waiting.asset === asset) claims += waiting.units;
  return claims === 0 ? 1 : Math.min(1, hotUnits(state, asset) / claims);
}
