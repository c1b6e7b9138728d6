import { describe, expect, it } from 'vitest';
import { surviveASqueeze } from '../../shared/content/scenarios/surviveASqueeze.ts';
import type { Command } from '../../shared/sim/commands.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { accountOf, type SimState } from '../../shared/sim/state.ts';
import { flashCrash } from '../golden/storms.ts';
import { firstRound, from } from '../support/game.ts';

const MOBI = 2;
const SPOT = 2;
const PERPETUAL = 3;
const WORLDS = 30;
const EVERY = 4;

/** A desk by hand: one order at most every second. */
type Desk = (state: SimState) => Command[];
const shortLots = (state: SimState): number =>
  0 - state.positions.sizeLots[accountOf(state, 'desk').index * state.positions.markets + PERPETUAL]!;
const rise = (state: SimState): number => state.markets[PERPETUAL]!.markTicks / state.markets[PERPETUAL]!.openingTicks;
const buy = (market: string, sizeLots: number, reduceOnly: boolean): Command[] =>
  sizeLots > 0 ? [{ type: 'place_order', market, side: 'buy', orderType: 'market', sizeLots, reduceOnly }] : [];

const nothing: Desk = () => [];
/** Buys the short back from the first rise of 8 % on. */
const cutsEarly: Desk = (state) => (rise(state) > 1.08 ? buy('MOBI-PERP', Math.min(3_000, shortLots(state)), true) : []);
/** Brings its outside cash back at the same rise and holds the coin itself against the short. */
const hedges: Desk = (state) => {
  const desk = accountOf(state, 'desk').index;
  const outside = balanceOf(state.ledger, accountOf(state, 'desk_outside').index, 0);
  if (rise(state) <= 1.08) return [];
  if (outside > 0) return [{ type: 'transfer_outside', direction: 'back', amountCents: outside }];
  const heldLots = Math.floor(balanceOf(state.ledger, desk, MOBI) / state.scenario.markets[SPOT]!.unitsPerLot);
  return buy('MOBI', Math.min(1_200, shortLots(state) - heldLots), false);
};

function survives(desk: Desk, seed: string): boolean {
  const state = createSim(surviveASqueeze, seed);
  const own = accountOf(state, 'desk').index;
  let called = false;
  let decided = false;
  while (state.phase === 'live') {
    decided ||= rise(state) > 1.08;
    const commands = decided && state.step % EVERY === 0 ? desk(state) : [];
    const events = step(
      state,
      commands.map((command) => from('desk', command)),
    );
    called ||= events.some((event) => event.type === 'liquidation_started' && event.account === own);
    if (state.step % 60 === 0) expect(violations(state)).toEqual([]);
  }
  return !called;
}

const share = (desk: Desk): number => {
  let alive = 0;
  for (let seed = 1; seed <= WORLDS; seed++) if (survives(desk, String(seed))) alive += 1;
  return alive / WORLDS;
};

describe('the squeeze drill', () => {
  it('takes a desk that does nothing in most worlds', () => expect(share(nothing)).toBeLessThan(0.2));
  it('is survived by one that buys back early in most', () => expect(share(cutsEarly)).toBeGreaterThan(0.85));
  it('is survived by one that adds cash and hedges in most', () => expect(share(hedges)).toBeGreaterThan(0.85));
});

describe('shocks come on top', () => {
  const references = (state: SimState): number[] => state.world.logReference.slice();

  it('a squeeze moves its own coin and nothing else', () => {
    const calm = { ...surviveASqueeze, world: { ...surviveASqueeze.world, squeezes: [] } };
    const squeezed = createSim(surviveASqueeze, '11');
    const quiet = createSim(calm, '11');
    let moved = 0;
    while (squeezed.phase === 'live') {
      step(squeezed, []);
      step(quiet, []);
      const [, bit, mobi, key] = references(squeezed);
      const [, calmBit, calmMobi, calmKey] = references(quiet);
      expect([bit, key]).toEqual([calmBit, calmKey]);
      moved = Math.max(moved, mobi! - calmMobi!);
    }
    expect(moved).toBeGreaterThan(0.4);
  });

  it('a flash crash moves every coin by its beta and gives most of it back', () => {
    const crashed = createSim(flashCrash, '11');
    const quiet = createSim(firstRound, '11');
    let deepest = 0;
    while (crashed.phase === 'live') {
      step(crashed, []);
      step(quiet, []);
      const fall = references(quiet).map((calm, asset) => calm - references(crashed)[asset]!);
      expect(fall[2]!).toBeCloseTo(1.3 * fall[1]!, 9);
      deepest = Math.max(deepest, fall[1]!);
    }
    expect(deepest).toBeGreaterThan(0.26);
    expect(references(quiet)[1]! - references(crashed)[1]!).toBeCloseTo(0.15 * deepest, 6);
  });
});
