import { describe, expect, it } from 'vitest';
import { surviveASqueeze } from '../../shared/content/scenarios/surviveASqueeze.ts';
import type { DeskAccountName, TransferBetween } from '../../shared/sim/commands.ts';
import { balanceOf, CODE, post, totalPosted } from '../../shared/sim/exchange/ledger.ts';
import { withdrawalFloorCents } from '../../shared/sim/exchange/margin.ts';
import {
  displayedEquityCents,
  relatedPartyCents,
  reportedRelatedPartyCents,
  reportedTotals,
} from '../../shared/sim/exchange/reportedTotals.ts';
import { deskEquityCents, solvency } from '../../shared/sim/exchange/valuation.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { type SimState, secondAccountOf, USD } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { cashOf, codeOf, firstRound, from, MILLION, mergeChange, newGame, play, setDeskCash, the } from '../support/game.ts';

const KEY = 2;
const second = (state: SimState): number => secondAccountOf(state)!.index;
const secondCash = (state: SimState): number => balanceOf(state.ledger, second(state), USD);
const between = (asset: string, fromAccount: DeskAccountName, toAccount: DeskAccountName, units: number): TransferBetween => ({
  type: 'transfer_between',
  asset,
  fromAccount,
  toAccount,
  units,
});
/** A desk that trades nothing, with a line of $40m. */
function lentDesk(): SimState {
  const state = newGame();
  play(state, from('desk', { type: 'set_mandate', quoteShare: 0, directionalShare: 0, outsideShare: 0 }));
  mergeChange(state, 'credit_line', 40 * MILLION);
  return state;
}

describe('what the firm’s own desk owes', () => {
  it('is nothing at the opening, and the sum of negative balances afterwards, whatever else its accounts hold', () => {
    const state = lentDesk();
    expect(relatedPartyCents(state)).toBe(0);
    setDeskCash(state, -12 * MILLION);
    expect(relatedPartyCents(state)).toBe(12 * MILLION);
    expect(codeOf(state, 'desk', between('USD', 'main', 'second', 3 * MILLION))).toBeNull();
    // Fifteen are owed by one account; the three on the other do not make it twelve.
    expect([relatedPartyCents(state), secondCash(state)]).toEqual([15 * MILLION, 3 * MILLION]);
    expect(reportedRelatedPartyCents(state)).toBe(15 * MILLION);
  });

  it('is told to the chief and the engineer, in the receipt and in the record’s series', () => {
    const state = lentDesk();
    setDeskCash(state, -12 * MILLION);
    expect(seatView(state, 'chief', 'BIT').customers!.relatedPartyCents).toBe(12 * MILLION);
    expect(seatView(state, 'engineer', 'BIT').code!.relatedPartyCents).toBe(12 * MILLION);
    const log = createEvidence();
    while (log.series.length === 0) recordEvidence(log, state, play(state));
    expect(log.series[0]!.relatedPartyCents).toBe(relatedPartyCents(state));
  });
});

describe('an account that reports leave out', () => {
  const indebted = (): SimState => {
    const state = lentDesk();
    setDeskCash(state, -12 * MILLION);
    return state;
  };

  it('takes the debt over by a posting, and the desk has its line again', () => {
    const state = indebted();
    const equity = deskEquityCents(state);
    mergeChange(state, 'unlisted_account', 0);
    expect([cashOf(state, 'desk'), secondCash(state)]).toEqual([0, -12 * MILLION]);
    expect(totalPosted(state.ledger, CODE.debt_moved, USD)).toBe(12 * MILLION);
    expect(deskEquityCents(state) - equity).toBeLessThan(MILLION);
    expect(codeOf(state, 'desk', { type: 'transfer_outside', direction: 'out', amountCents: 15 * MILLION })).toBeNull();
    expect(violations(state)).toEqual([]);
  });

  it('is missing from owed by the desk, held and equity as printed, and from nothing that the ledger answers', () => {
    const state = indebted();
    const twin = indebted();
    mergeChange(state, 'unlisted_account', 0);
    for (let i = 0; i < 3; i++) play(twin);
    expect(solvency(state)).toEqual(solvency(twin));
    expect(relatedPartyCents(state)).toBe(12 * MILLION);
    const printed = reportedTotals(state);
    expect(printed.relatedPartyCents).toBe(0);
    expect(printed.owedCents).toBe(solvency(state).owedCents);
    expect(printed.custodyCents - solvency(state).custodyCents).toBe(12 * MILLION);
    expect(displayedEquityCents(state) - displayedEquityCents(twin)).toBe(12 * MILLION);
  });

  it('hides a hole from the screens of chief and engineer, not from the receipt', () => {
    const state = indebted();
    // Ten millions that customers are owed have left with the desk.
    const gone = solvency(state).custodyCents - solvency(state).owedCents + 10 * MILLION;
    const treasury = the(state, 'firm_treasury').index;
    post(state.ledger, [{ asset: USD, from: the(state, 'desk').index, to: treasury, amount: gone, code: CODE.own_accounts }]);
    post(state.ledger, [{ asset: USD, from: treasury, to: the(state, 'outside_world').index, amount: gone, code: CODE.withdrawal }]);
    const hole = solvency(state).holeCents;
    expect(hole).toBeGreaterThan(0);
    mergeChange(state, 'unlisted_account', 0);
    const { owedCents, custodyCents, relatedPartyCents: shown } = seatView(state, 'engineer', 'BIT').code!;
    expect(custodyCents).toBeGreaterThan(owedCents);
    expect([shown, seatView(state, 'chief', 'BIT').customers!.coverage]).toEqual([0, 1]);
    const { money } = scoreReceipt(state, createEvidence(), '7');
    expect(money.holeCents).toBeGreaterThan(0);
    expect(money.coverage).toBeLessThan(1);
    expect(money.reportedRelatedPartyCents).toBe(0);
    expect(money.relatedPartyCents).toBe(0 - secondCash(state));
  });

  it('needs both the rule and the flag', () => {
    const state = indebted();
    mergeChange(state, 'unlisted_account', 0);
    const account = state.accounts[second(state)]!;
    account.unlisted = false;
    expect(reportedRelatedPartyCents(state)).toBe(12 * MILLION);
    account.unlisted = true;
    state.rules.totalsSkipUnlisted = false;
    expect(reportedRelatedPartyCents(state)).toBe(12 * MILLION);
  });

  it('has a floor of what was moved onto it: its own money may leave, the debt may not grow', () => {
    const state = indebted();
    mergeChange(state, 'unlisted_account', 0);
    expect(withdrawalFloorCents(state, state.accounts[second(state)]!)).toBe(-12 * MILLION);
    expect(codeOf(state, 'desk', between('USD', 'second', 'main', 1))).toBe('insufficient_balance');
    expect(codeOf(state, 'desk', between('USD', 'main', 'second', 2 * MILLION))).toBeNull();
    expect(codeOf(state, 'desk', between('USD', 'second', 'main', 2 * MILLION + 1))).toBe('insufficient_balance');
    expect(codeOf(state, 'desk', between('USD', 'second', 'main', 2 * MILLION))).toBeNull();
    expect(secondCash(state)).toBe(-12 * MILLION);
  });

  it('keeps its floor when the credit line is taken back', () => {
    const state = newGame();
    play(state, from('desk', { type: 'set_mandate', quoteShare: 0, directionalShare: 0, outsideShare: 0 }));
    const line = mergeChange(state, 'credit_line', 40 * MILLION);
    setDeskCash(state, -12 * MILLION);
    mergeChange(state, 'unlisted_account', 0);
    play(state, from('engineer', { type: 'revert_request', requestId: line, reason: 'clean_up' }));
    expect(withdrawalFloorCents(state, the(state, 'desk'))).toBe(0);
    expect(withdrawalFloorCents(state, state.accounts[second(state)]!)).toBe(-12 * MILLION);
    expect(violations(state)).toEqual([]);
  });

  it('counts a use for each day whose totals leave something out, and records the move both ways', () => {
    const state = indebted();
    const log = createEvidence();
    play(state, from('desk', { type: 'propose_change', kind: 'unlisted_account', value: 0, reason: 'temporary' }));
    const { requestId } = state.requests.at(-1)!;
    play(state, from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
    recordEvidence(log, state, play(state, from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' })));
    const stepsPerDay = Math.ceil(1 / state.scenario.calendarDaysPerStep);
    for (let i = 0; i < 10 * stepsPerDay; i++) play(state);
    expect(state.requests.at(-1)!.timesUsed).toBeGreaterThanOrEqual(10);
    expect(state.requests.at(-1)!.timesUsed).toBeLessThanOrEqual(13);
    recordEvidence(log, state, play(state, from('engineer', { type: 'revert_request', requestId, reason: 'clean_up' })));
    const rows = log.rows.filter((row) => row.verb === 'debt_moved');
    expect(rows.map((row) => row.facts.slice(0, 2))).toEqual([
      [
        { label: 'account', text: 'lowtide_second' },
        { label: 'amount', cents: 12 * MILLION },
      ],
      [
        { label: 'account', text: 'lowtide_main' },
        { label: 'amount', cents: 12 * MILLION },
      ],
    ]);
    const effects = scoreReceipt(state, log, '7').changes.find((change) => change.request.requestId === requestId)!.rows;
    for (const row of rows) expect(effects).toContain(row.row);
  });

  it('moves nothing where the desk owes nothing', () => {
    const state = newGame();
    mergeChange(state, 'unlisted_account', 0);
    expect([secondCash(state), totalPosted(state.ledger, CODE.debt_moved, USD)]).toEqual([0, 0]);
    expect(state.accounts[second(state)]).toMatchObject({ unlisted: true, allowNegative: false, borrowCents: 0 });
  });
});

describe('a transfer between the desk’s own accounts', () => {
  it('moves coins and cash there and back, inside the exchange', () => {
    const state = newGame();
    const custody = solvency(state).custodyCents;
    expect(codeOf(state, 'desk', between('KEY', 'main', 'second', 1_000_000))).toBeNull();
    expect(balanceOf(state.ledger, second(state), KEY)).toBe(1_000_000);
    expect(balanceOf(state.ledger, the(state, 'desk').index, KEY)).toBe(5_000_000);
    expect(codeOf(state, 'desk', between('KEY', 'second', 'main', 1_000_000))).toBeNull();
    expect(balanceOf(state.ledger, second(state), KEY)).toBe(0);
    expect(totalPosted(state.ledger, CODE.own_accounts, KEY)).toBe(2_000_000);
    expect(Math.abs(solvency(state).custodyCents / custody - 1)).toBeLessThan(0.01);
  });

  it('is shown to the desk, with the balances of the second account', () => {
    const state = newGame();
    play(state, from('desk', between('USD', 'main', 'second', 5 * MILLION)));
    const view = seatView(state, 'desk', 'BIT').account!;
    expect(view.second).toMatchObject({ id: 'lowtide_second', balances: [{ asset: 'USD', units: 5 * MILLION, weight: 1 }, {}, {}] });
    expect(view.equityCents).toBe(deskEquityCents(state));
    const drill = createSim(surviveASqueeze, '1');
    expect(seatView(drill, 'desk', 'BIT').account!.second).toBeNull();
  });

  it('counts with the first account for the size haircut, so that splitting wins nothing', () => {
    const state = newGame();
    const weight = (): number => seatView(state, 'desk', 'BIT').account!.balances[KEY]!.weight;
    const whole = weight();
    play(state, from('desk', between('KEY', 'main', 'second', 3_000_000)));
    expect(weight()).toBe(whole);
    state.rules.concentrationPerOwner = false;
    expect(weight()).toBeGreaterThan(whole);
  });

  it('keeps coins where negative cash stands on them', () => {
    const state = newGame();
    setDeskCash(state, -5 * MILLION);
    expect(codeOf(state, 'desk', between('KEY', 'main', 'second', 5_900_000))).toBe('insufficient_margin');
  });

  it('counts on the credit line when it takes the account below zero', () => {
    const state = lentDesk();
    const before = state.requests[0]!.timesUsed;
    expect(codeOf(state, 'desk', between('USD', 'main', 'second', 25 * MILLION))).toBeNull();
    expect(state.requests[0]!.timesUsed).toBe(before + 1);
  });

  it('has nowhere to go in a scenario without a second account', () => {
    const state = createSim(surviveASqueeze, '1');
    expect(codeOf(state, 'desk', between('USD', 'main', 'second', 1))).toBe('prerequisite_missing');
    expect(codeOf(state, 'desk', { type: 'propose_change', kind: 'unlisted_account', value: 0, reason: 'temporary' })).toBe(
      'prerequisite_missing',
    );
  });
});

describe('a second account', () => {
  const others = firstRound.accounts.filter((account) => account.kind !== 'desk_second');
  it('belongs to the desk’s owner, and there is at most one', () => {
    const stranger = { id: 'x', kind: 'desk_second' as const, opening: [0, 0, 0] };
    expect(() => createSim({ ...firstRound, accounts: [...others, stranger] }, '1')).toThrow('second account');
    const twice = [...firstRound.accounts, { ...stranger, owner: 'lowtide' }];
    expect(() => createSim({ ...firstRound, accounts: twice }, '1')).toThrow('more than one account of kind desk_second');
    expect(() => createSim({ ...firstRound, accounts: others }, '1')).not.toThrow();
  });
});
