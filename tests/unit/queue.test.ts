import { beforeEach, describe, expect, it } from 'vitest';
import type { SimEvent } from '../../shared/sim/events.ts';
import { hotUnits, moveHotWallet } from '../../shared/sim/exchange/hotWallet.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { custodyUnits } from '../../shared/sim/exchange/valuation.ts';
import { requestWithdrawal, workQueue } from '../../shared/sim/exchange/withdrawals.ts';
import type { QueuePolicy } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { type Account, type SimState, USD } from '../../shared/sim/state.ts';
import { codeOf, firstRound, MILLION, newGame, the } from '../support/game.ts';

let state: SimState;
let asked: Account[];

/** Three customers ask for $2m, $1m and $1m; custody holds $2m, because the desk owes the rest. */
function threeAsk(policy: QueuePolicy): void {
  state = newGame();
  state.rules.queuePolicy = 'gated';
  asked = state.accounts.filter((account) => account.kind === 'customer').slice(0, 3);
  const gone = custodyUnits(state, USD) - 2 * MILLION;
  state.ledger.balances[the(state, 'desk').index * state.ledger.assets]! -= gone;
  state.ledger.balances[the(state, 'outside_world').index * state.ledger.assets]! += gone;
  const events: SimEvent[] = [];
  asked.forEach((account, i) => {
    requestWithdrawal(state, account, USD, (i === 0 ? 2 : 1) * MILLION, events);
  });
  state.rules.queuePolicy = policy;
}
const paid = (): number[] => {
  const before = asked.map((account) => balanceOf(state.ledger, account.index, USD));
  workQueue(state, []);
  return asked.map((account, i) => (before[i]! - balanceOf(state.ledger, account.index, USD)) / MILLION);
};

describe('what waits is paid by the firm’s policy', () => {
  beforeEach(() => threeAsk('first_come'));

  it('first come: whoever asked first gets everything, the rest wait', () => {
    expect(paid()).toEqual([2, 0, 0]);
    expect(state.queue.map((waiting) => waiting.units / MILLION)).toEqual([1, 1]);
  });

  it('pro rata: each claim gets the same share', () => {
    state.rules.queuePolicy = 'pro_rata';
    expect(paid()).toEqual([1, 0.5, 0.5]);
    expect(state.queue.map((waiting) => waiting.units / MILLION)).toEqual([1, 0.5, 0.5]);
  });

  it('favourites first: friends of the firm go before those who asked earlier', () => {
    asked[2]!.favourite = true;
    state.rules.queuePolicy = 'favourites_first';
    expect(paid()).toEqual([1, 0, 1]);
  });

  it('gated: nobody is paid, and new requests wait although there is money', () => {
    state.rules.queuePolicy = 'gated';
    expect(paid()).toEqual([0, 0, 0]);
    expect(state.queue.length).toBe(3);
  });

  it('is the chief’s to choose', () => {
    expect(codeOf(state, 'desk', { type: 'set_queue_policy', policy: 'gated' })).toBe('foreign_seat');
    expect(codeOf(state, 'chief', { type: 'set_queue_policy', policy: 'gated' })).toBeNull();
    expect(state.rules.queuePolicy).toBe('gated');
  });
});

describe('the hot wallet', () => {
  it('pays only what is hot, and is filled up from cold storage no faster than its daily rate', () => {
    const half = createSim({ ...firstRound, hotWallet: { share: 0.25, fillPerDay: 0.1 } }, '7');
    const custody = custodyUnits(half, USD);
    expect(hotUnits(half, USD) / custody).toBeCloseTo(0.25, 6);
    const maker = half.accounts.find((account) => account.kind === 'maker')!;
    const events: SimEvent[] = [];
    half.coldUnits[USD] = custody - MILLION;
    requestWithdrawal(half, maker, USD, 2 * MILLION, events);
    expect(events.map((event) => event.type)).toEqual(['withdrawal_queued']);
    moveHotWallet(half);
    expect(hotUnits(half, USD)).toBeCloseTo(MILLION + custody * 0.1 * half.scenario.calendarDaysPerStep, -2);
    workQueue(half, events);
    expect(events.at(-1)).toMatchObject({ type: 'withdrawal_paid', units: 2 * MILLION });
  });
});
