import { describe, expect, it } from 'vitest';
import { surviveASqueeze } from '../../shared/content/scenarios/surviveASqueeze.ts';
import type { ChangeKind } from '../../shared/sim/commands.ts';
import { proposable } from '../../shared/sim/firm/requests.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { codeOf, from, MILLION, mergeChange, newGame, play } from '../support/game.ts';

const KINDS: ChangeKind[] = [
  'credit_line',
  'liquidation_exemption',
  'full_mark',
  'fast_lane',
  'fund_formula',
  'house_token_reserve',
  'per_account_rates',
  'route_liquidations',
  'unlisted_account',
  'leverage_cap',
  'taker_fee',
];
const legalValueOf = (kind: ChangeKind): number =>
  kind === 'credit_line' ? 20 * MILLION : kind === 'leverage_cap' || kind === 'taker_fee' ? 2 : 0;
/** What proposing answers, kind by kind, each in a fresh copy of the game. */
const accepted = (given: ReturnType<typeof newGame>, seat: SeatId): ChangeKind[] =>
  KINDS.filter((kind) => {
    const answer = codeOf(structuredClone(given), seat, { type: 'propose_change', kind, value: legalValueOf(kind), reason: 'own_risk' });
    return answer === null;
  });

describe('what a seat may ask for now', () => {
  it.each(SEATS)('is what its proposals would be accepted for (%s)', (seat) => {
    const opening = newGame();
    const later = newGame();
    mergeChange(later, 'credit_line', 20 * MILLION);
    mergeChange(later, 'route_liquidations', 0);
    play(later, from('desk', { type: 'propose_change', kind: 'full_mark', value: 0, reason: 'missed_trades' }));
    for (const state of [opening, later, createSim(surviveASqueeze, '1')]) {
      expect([...proposable(state, seat)].sort()).toEqual([...accepted(state, seat)].sort());
      expect(seatView(state, seat, 'BIT').proposable).toEqual(proposable(state, seat));
    }
  });

  it('by seat: the desk its privileges, the chief everything, risk the cap, the engineer nothing', () => {
    const state = newGame();
    const wanting = ['liquidation_exemption'];
    expect([...proposable(state, 'chief')].sort()).toEqual(KINDS.filter((kind) => !wanting.includes(kind)).sort());
    expect(proposable(state, 'desk')).toEqual([
      'credit_line',
      'full_mark',
      'fast_lane',
      'per_account_rates',
      'route_liquidations',
      'unlisted_account',
    ]);
    expect(proposable(state, 'risk')).toEqual(['leverage_cap']);
    expect(proposable(state, 'engineer')).toEqual([]);
    mergeChange(state, 'credit_line', 20 * MILLION);
    expect(proposable(state, 'desk')).toContain('liquidation_exemption');
  });

  it('is nothing once the round is closed', () => {
    const state = newGame();
    state.phase = 'closed';
    for (const seat of SEATS) expect(proposable(state, seat)).toEqual([]);
  });
});

it('the chief sets how waiting withdrawals are paid, and sees it; nobody else may', () => {
  const state = newGame();
  expect(seatView(state, 'chief', 'BIT').customers!.queuePolicy).toBe('first_come');
  expect(codeOf(state, 'chief', { type: 'set_queue_policy', policy: 'gated' })).toBeNull();
  expect(seatView(state, 'chief', 'BIT').customers!.queuePolicy).toBe('gated');
  for (const seat of ['desk', 'engineer', 'risk'] as const)
    expect(codeOf(state, seat, { type: 'set_queue_policy', policy: 'first_come' })).toBe('foreign_seat');
});
