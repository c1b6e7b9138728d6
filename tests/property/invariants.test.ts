import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SimEvent } from '../../shared/sim/events.ts';
import { checkBook } from '../../shared/sim/exchange/orderBook.ts';
import { relatedPartyCents, reportedRelatedPartyCents } from '../../shared/sim/exchange/reportedTotals.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { createSim, fingerprint, step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { firstRound, MILLION, mergeChange, setDeskCash } from '../support/game.ts';
import { aimed, seatCommand } from '../support/hostile.ts';

/** Games are started near the turn as often as at the opening, so that falls and liquidations are met in few steps. */
const plans = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  quick: fc.boolean(),
  turns: fc.array(fc.array(seatCommand, { maxLength: 3 }), { minLength: 30, maxLength: 120 }),
});

const scenarioOf = (quick: boolean) =>
  quick
    ? {
        ...firstRound,
        world: { ...firstRound.world, turn: { ...firstRound.world.turn!, earliestShare: 0.02, latestShare: 0.05, days: 6 } },
      }
    : firstRound;

/** Ten clients at seven times their money, and a market that turns within the first steps. */
const leveragedClients: Scenario = {
  ...scenarioOf(true),
  accounts: firstRound.accounts.map((account) =>
    account.kind === 'customer'
      ? { ...account, opening: [0.45 * MILLION, 0, 0], openingPositions: [{ market: 'BIT-PERP', lots: 30_000 }] }
      : account,
  ),
};

/** Accounts that were sold down in the step and yet hold more than before, without having traded by themselves. */
function largerByLiquidation(state: SimState, before: Float64Array, events: readonly SimEvent[]): number[] {
  const sold = new Set(events.flatMap((event) => (event.type === 'liquidation_ordered' ? [event.account] : [])));
  const { markets, sizeLots } = state.positions;
  return [...sold].filter((account) => {
    if (!state.accounts[account]!.liquidating) return false;
    for (let m = 0; m < markets; m++) {
      const at = account * markets + m;
      const traded = events.some(
        (event) => event.type === 'order_filled' && (event.maker === account || event.taker === account) && event.market === m,
      );
      if (!traded && Math.abs(sizeLots[at]!) > Math.abs(before[at]!)) return true;
      if (sizeLots[at]! * before[at]! < 0 && events.every((event) => event.type !== 'command_accepted')) return true;
    }
    return false;
  });
}

describe('whatever anybody sends', () => {
  it('every invariant holds after every step, and the same commands give the same fingerprint', () => {
    fc.assert(
      fc.property(plans, ({ seed, quick, turns }) => {
        const state = createSim(scenarioOf(quick), String(seed));
        const twin = createSim(scenarioOf(quick), String(seed));
        const evidence = createEvidence();
        turns.forEach((commands, turn) => {
          const given = commands.map((entry, i) => ({ seat: entry.seat, command: aimed(state, entry.command), cid: `${turn}-${i}` }));
          const before = state.positions.sizeLots.slice();
          const events = step(state, given);
          expect(largerByLiquidation(state, before, events)).toEqual([]);
          recordEvidence(evidence, state, events);
          step(twin, structuredClone(given));
          expect(violations(state)).toEqual([]);
          for (const book of state.books) checkBook(book);
          const answered = events.filter((event) => event.type === 'command_accepted' || event.type === 'command_rejected');
          expect(answered.length).toBe(given.length);
        });
        expect(fingerprint(twin)).toBe(fingerprint(state));
      }),
      { numRuns: 150, verbose: 1 },
    );
  });

  it('every invariant holds with liquidations routed to the desk and an account unlisted, among clients who are sold down', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 35 }), ({ seed, turns }, owedMillions) => {
        const state = createSim(leveragedClients, String(seed));
        mergeChange(state, 'credit_line', 40 * MILLION);
        setDeskCash(state, -owedMillions * MILLION);
        mergeChange(state, 'unlisted_account', 0);
        mergeChange(state, 'route_liquidations', 0);
        turns.forEach((commands, turn) => {
          const given = commands.map((entry, i) => ({ seat: entry.seat, command: aimed(state, entry.command), cid: `${turn}-${i}` }));
          for (const event of step(state, given)) met.add(event.type);
          expect(violations(state)).toEqual([]);
          expect(relatedPartyCents(state)).toBeGreaterThanOrEqual(reportedRelatedPartyCents(state));
        });
      }),
      { numRuns: 60, verbose: 1 },
    );
    // Otherwise the run has proved nothing of what its name says.
    expect([...met]).toEqual(expect.arrayContaining(['liquidation_routed', 'liquidation_ordered', 'position_taken_over']));
  });

  it('a clone plays on as the original does', () => {
    fc.assert(
      fc.property(plans, ({ seed, quick, turns }) => {
        const state = createSim(scenarioOf(quick), String(seed));
        const half = Math.floor(turns.length / 2);
        turns.slice(0, half).forEach((commands, turn) => {
          step(
            state,
            commands.map((entry, i) => ({ ...entry, cid: `${turn}-${i}` })),
          );
        });
        const clone = structuredClone(state);
        for (const game of [state, clone]) {
          turns.slice(half).forEach((commands, turn) => {
            step(
              game,
              commands.map((entry, i) => ({ ...entry, cid: `${half + turn}-${i}` })),
            );
          });
        }
        expect(fingerprint(clone)).toBe(fingerprint(state));
      }),
      { numRuns: 30, verbose: 1 },
    );
  });

  it('asking for views changes nothing', () => {
    fc.assert(
      fc.property(plans, ({ seed, quick, turns }) => {
        const state = createSim(scenarioOf(quick), String(seed));
        turns.slice(0, 40).forEach((commands, turn) => {
          step(
            state,
            commands.map((entry, i) => ({ ...entry, cid: `${turn}-${i}` })),
          );
        });
        const before = fingerprint(state);
        for (const seat of state.scenario.seats) seatView(state, seat, 'KEY');
        expect(fingerprint(state)).toBe(before);
      }),
      { numRuns: 30, verbose: 1 },
    );
  });
});

describe('luck and choice are apart', () => {
  it('no decision moves the outside price, in any world', () => {
    fc.assert(
      fc.property(plans, ({ seed, quick, turns }) => {
        const played = createSim(scenarioOf(quick), String(seed));
        const idle = createSim(scenarioOf(quick), String(seed));
        turns.forEach((commands, turn) => {
          step(
            played,
            commands.map((entry, i) => ({ ...entry, cid: `${turn}-${i}` })),
          );
          step(idle, []);
          expect(played.world.logReference).toEqual(idle.world.logReference);
        });
      }),
      { numRuns: 30, verbose: 1 },
    );
  });
});
