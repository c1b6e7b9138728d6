import { describe, expect, it } from 'vitest';
import { disclose } from '../../shared/sim/firm/disclosure.ts';
import { runDiscovery } from '../../shared/sim/firm/discovery.ts';
import { holeCents } from '../../shared/sim/firm/worth.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { atRound, openHole, playUntil, tell } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';

const proving = (): SimState => {
  const state = atRound(4);
  expect(tell(state, 'chief', { type: 'set_levers', proofOfReserves: true })).toBeNull();
  return state;
};
/** The week's turn, and nothing else of the world. */
function publish(state: SimState): void {
  state.clock.dayBefore = state.clock.day;
  state.clock.day += 7;
  runDiscovery(state, []);
}
const failures = (state: SimState): number => state.news.filter(({ newsId }) => newsId === 'proof_failed').length;

describe('the weekly proof of reserves', () => {
  it('fails over a hole that has opened since: everybody reads it, doubts by what is missing, and nothing is proved any more', () => {
    const state = proving();
    openHole(state, 20 * MILLION);
    const missing = holeCents(state) / state.business!.depositsCents;
    const { doubt } = state.business!;
    publish(state);
    expect(state.business!.levers.proofOfReserves).toBe(false);
    expect(state.business!.doubt).toBeCloseTo(doubt + 0.3 * missing, 12);
    publish(state);
    expect(failures(state)).toBe(1);
    expect(tell(state, 'chief', { type: 'set_levers', proofOfReserves: true })).toBe('prerequisite_missing');
  });

  it('is looked at when it is published, not before', () => {
    const state = proving();
    state.clock.day = state.clock.dayBefore = 7 * 90 + 1;
    openHole(state, 20 * MILLION);
    runDiscovery(state, []);
    expect(state.business!.levers.proofOfReserves).toBe(true);
  });

  it('goes on in a firm that is whole', () => {
    const state = proving();
    playUntil(state, () => false, 60);
    expect(state.business!.levers.proofOfReserves).toBe(true);
    expect(failures(state)).toBe(0);
  });

  it('of opened books shows their hole: nothing that it says is untrue', () => {
    const state = atRound(4);
    openHole(state, 20 * MILLION);
    disclose(state, true, []);
    publish(state);
    expect(state.business!.levers.proofOfReserves).toBe(true);
    expect(failures(state)).toBe(0);
  });
});
