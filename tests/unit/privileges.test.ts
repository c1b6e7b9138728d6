import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { liquidationCheck, withdrawalFloorCents } from '../../shared/sim/exchange/margin.ts';
import { solvency } from '../../shared/sim/exchange/valuation.ts';
import { checkWithdrawal } from '../../shared/sim/exchange/withdrawals.ts';
import { changeDiff, FLOOR_LINE, LIQUIDATION_LINE } from '../../shared/sim/firm/changes.ts';
import { USD } from '../../shared/sim/state.ts';
import {
  cashOf,
  codeOf,
  from,
  giveDeskPosition,
  MILLION,
  mergeChange,
  newGame,
  PERPETUAL,
  play,
  setDeskCash,
  the,
} from '../support/game.ts';

const source = readFileSync(new URL('../../shared/sim/exchange/margin.ts', import.meta.url), 'utf8').split('\n');

describe('a privilege is a field that a check reads', () => {
  it('leaves the withdrawal floor at zero until the change is merged, then lowers it by the line, for that account alone', () => {
    const state = newGame();
    const desk = the(state, 'desk');
    expect(withdrawalFloorCents(state, desk)).toBe(0);
    mergeChange(state, 'credit_line', 20 * MILLION);
    expect(withdrawalFloorCents(state, desk)).toBe(-20 * MILLION);
    for (const account of state.accounts) if (account.kind !== 'desk') expect(withdrawalFloorCents(state, account)).toBeCloseTo(0);
  });

  it('needs both the rule that reads the flag and the flag', () => {
    const state = newGame();
    const desk = the(state, 'desk');
    desk.allowNegative = true;
    desk.borrowCents = 5 * MILLION;
    expect(withdrawalFloorCents(state, desk)).toBe(0);
    state.rules.floorReadsFlag = true;
    expect(withdrawalFloorCents(state, desk)).toBe(-5 * MILLION);
    desk.allowNegative = false;
    expect(withdrawalFloorCents(state, desk)).toBe(0);
  });

  it('refuses the desk more than it has, and pays it from what customers are owed once the floor has moved', () => {
    const state = newGame();
    setDeskCash(state, MILLION);
    const desk = the(state, 'desk');
    const refused = checkWithdrawal(state, desk, USD, 6 * MILLION);
    expect(refused).toEqual({ code: 'insufficient_balance', needsCents: 6 * MILLION, haveCents: MILLION, shortByCents: 5 * MILLION });
    mergeChange(state, 'credit_line', 20 * MILLION);
    setDeskCash(state, MILLION);
    const before = solvency(state).custodyCents;
    expect(codeOf(state, 'desk', { type: 'transfer_outside', direction: 'out', amountCents: 6 * MILLION })).toBeNull();
    expect(cashOf(state, 'desk_outside')).toBeGreaterThanOrEqual(6 * MILLION);
    expect(cashOf(state, 'desk')).toBeLessThan(0);
    expect(solvency(state).custodyCents).toBeLessThan(before);
    expect(state.requests.at(-1)!.timesUsed).toBeGreaterThan(0);
  });

  it('liquidates the desk like anybody until the second change makes the check read the flag', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 40 * MILLION);
    giveDeskPosition(state, 2_000_000);
    setDeskCash(state, 2 * MILLION);
    const desk = the(state, 'desk');
    expect(liquidationCheck(state, desk)).toMatchObject({ ruleActs: true, acts: true });
    state.rules.liquidationReadsFlag = true;
    expect(liquidationCheck(state, desk)).toMatchObject({ ruleActs: true, acts: false });
    desk.allowNegative = false;
    expect(liquidationCheck(state, desk)).toMatchObject({ ruleActs: true, acts: true });
  });

  it('passes the exempt desk over, step after step, and counts it on the change', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 40 * MILLION);
    const exemption = mergeChange(state, 'liquidation_exemption', 0);
    giveDeskPosition(state, 2_000_000);
    setDeskCash(state, 2 * MILLION);
    const events = play(state);
    expect(events.some((event) => event.type === 'liquidation_skipped')).toBe(true);
    play(state);
    expect(the(state, 'desk').liquidating).toBe(false);
    expect(state.requests.find((r) => r.requestId === exemption)!.timesUsed).toBe(2);
  });

  it('sells the desk down slice by slice where there is no exemption, and tells it why', () => {
    const state = newGame();
    giveDeskPosition(state, 1_000_000);
    setDeskCash(state, 2 * MILLION);
    const sizeOf = (): number => state.positions.sizeLots[the(state, 'desk').index * state.positions.markets + PERPETUAL]!;
    const before = sizeOf();
    const events = [...play(state), ...play(state), ...play(state)];
    expect(events.some((event) => event.type === 'liquidation_started')).toBe(true);
    expect(events.some((event) => event.type === 'liquidation_ordered')).toBe(true);
    expect(sizeOf()).toBeLessThan(before);
    expect(codeOf(state, 'desk', { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 1 })).toBe(
      'account_liquidating',
    );
  });

  it('lets the line carry an order that the desk’s own collateral would not', () => {
    const order = { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 900_000 } as const;
    const state = newGame();
    expect(codeOf(state, 'desk', order)).toBe('insufficient_margin');
    mergeChange(state, 'credit_line', 80 * MILLION);
    expect(codeOf(state, 'desk', order)).toBeNull();
  });

  it('ends by itself on the day that an amended change carries, and prints what was agreed to print', () => {
    const state = newGame();
    play(state, from('desk', { type: 'propose_change', kind: 'credit_line', value: 40 * MILLION, reason: 'missed_trades' }));
    const { requestId } = state.requests[0]!;
    const terms = { value: 10 * MILLION, expiresAfterDays: 7, published: true };
    expect(codeOf(state, 'chief', { type: 'amend_request', requestId, terms, reason: 'bounded_and_public' })).toBeNull();
    expect(codeOf(state, 'engineer', { type: 'merge_request', requestId, reason: 'bounded_and_public' })).toBeNull();
    expect(the(state, 'desk').borrowCents).toBe(10 * MILLION);
    for (let i = 0; i < 31; i++) play(state);
    expect(the(state, 'desk')).toMatchObject({ allowNegative: false, borrowCents: 0 });
    expect(state.requests[0]!.status).toBe('expired');
    expect(withdrawalFloorCents(state, the(state, 'desk'))).toBe(0);
  });
});

describe('a change is shown as the code it turns on', () => {
  it('shows the withdrawal floor as the engine’s source has it, at its line', () => {
    const state = newGame();
    play(state, from('desk', { type: 'propose_change', kind: 'credit_line', value: 20 * MILLION, reason: 'missed_trades' }));
    const { lines } = changeDiff(state, state.requests[0]!);
    const added = lines.find((line) => line.kind === 'added' && line.line === FLOOR_LINE)!;
    expect(source[FLOOR_LINE - 1]!.replace('rules.floorReadsFlag && ', '').trim()).toBe(added.text.trim());
    for (const line of lines)
      if (line.kind === 'context' && line.line !== 11) expect(source[line.line! - 1]!.trim()).toBe(line.text.trim());
    expect(lines.some((line) => line.text.includes('borrowCents: 2_000_000_000'))).toBe(true);
  });

  it('shows the liquidation line as the engine’s source has it, at its line', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 20 * MILLION);
    play(state, from('desk', { type: 'propose_change', kind: 'liquidation_exemption', value: 0, reason: 'temporary' }));
    const { lines } = changeDiff(state, state.requests.at(-1)!);
    const added = lines.find((line) => line.kind === 'added')!;
    expect(
      source[LIQUIDATION_LINE - 1]!.replace('(rules.liquidationReadsFlag && account.allowNegative)', 'account.allowNegative').trim(),
    ).toBe(added.text);
    for (const line of lines) if (line.kind === 'context') expect(source[line.line! - 1]!.trim()).toBe(line.text);
  });
});
