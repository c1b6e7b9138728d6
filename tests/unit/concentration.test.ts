import { describe, expect, it } from 'vitest';
import { surviveASqueeze } from '../../shared/content/scenarios/surviveASqueeze.ts';
import { CODE, post } from '../../shared/sim/exchange/ledger.ts';
import {
  actsPriceTicks,
  collateralCents,
  collateralWeight,
  initialMarginCents,
  liquidationCheck,
  lotsToCoins,
  marginOf,
  positionMmf,
} from '../../shared/sim/exchange/margin.ts';
import { movePosition } from '../../shared/sim/exchange/settlement.ts';
import { valueAtMark } from '../../shared/sim/exchange/valuation.ts';
import type { AccountSpec } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { MILLION, the } from '../support/game.ts';

const MOBI = 2;
const PERPETUAL = 3;
const PARTS = 8;

/** Eight accounts of one owner and one of another, all with $2m. */
const added: AccountSpec[] = [
  ...Array.from(
    { length: PARTS },
    (_, n): AccountSpec => ({ id: `part_${n}`, kind: 'customer', owner: 'cove', opening: [2 * MILLION, 0, 0, 0] }),
  ),
  { id: 'apart', kind: 'customer', opening: [2 * MILLION, 0, 0, 0] },
];
const first = surviveASqueeze.accounts.length;
const other = first + PARTS;

const game = (perOwner = true): SimState =>
  createSim({ ...surviveASqueeze, concentrationPerOwner: perOwner, accounts: [...surviveASqueeze.accounts, ...added] }, '5');

const give = (state: SimState, account: number, lots: number): void => {
  const maker = state.accounts.find((one) => one.kind === 'maker')!.index;
  movePosition(state, PERPETUAL, maker, account, lots);
};
const giveCoins = (state: SimState, account: number, coins: number): void =>
  post(state.ledger, [{ asset: MOBI, from: the(state, 'outside_world').index, to: account, amount: coins, code: CODE.deposit }]);
const mmfOf = (state: SimState, account: number): number => marginOf(state, account).maintenanceFraction;
const published = (state: SimState, lots: number): number => positionMmf(0.001, lotsToCoins(state, PERPETUAL, lots));

describe('concentration per beneficial owner', () => {
  it('adds up the long and the short of one owner, and nobody else’s', () => {
    const state = game();
    give(state, first, 9_000);
    give(state, first + 1, -7_000);
    give(state, other, 9_000);
    expect(mmfOf(state, first)).toBeCloseTo(published(state, 16_000), 12);
    expect(mmfOf(state, first + 1)).toBeCloseTo(published(state, 16_000), 12);
    expect(mmfOf(state, other)).toBeCloseTo(published(state, 9_000), 12);
  });

  it('looks at each account alone once the rule is off', () => {
    const state = game(false);
    give(state, first, 9_000);
    give(state, first + 1, -7_000);
    expect(mmfOf(state, first)).toBeCloseTo(published(state, 9_000), 12);
    expect(mmfOf(state, first + 1)).toBeCloseTo(published(state, 7_000), 12);
  });

  it('weighs a coin by what the owner holds of it in all accounts', () => {
    const state = game();
    giveCoins(state, first, 100_000);
    giveCoins(state, first + 1, 800_000);
    const coins = (account: number): number => collateralCents(state, account, 'total') - 2 * MILLION;
    const weight = collateralWeight(0.85, 0.001, 900_000);
    expect(coins(first)).toBeCloseTo(valueAtMark(state, MOBI, 100_000) * weight, 4);
    expect(coins(first + 1)).toBeCloseTo(valueAtMark(state, MOBI, 800_000) * weight, 4);
    state.rules.concentrationPerOwner = false;
    expect(coins(first)).toBeCloseTo(valueAtMark(state, MOBI, 100_000) * collateralWeight(0.85, 0.001, 100_000), 4);
  });

  it('asks of eight parts what it asks of the whole; without it they need a share of 1/sqrt(8)', () => {
    const state = game();
    const whole = 24_000;
    give(state, other, whole);
    for (let part = 0; part < PARTS; part++) give(state, first + part, whole / PARTS);
    const ofParts = (): number => {
      let sum = 0;
      for (let part = 0; part < PARTS; part++) sum += initialMarginCents(state, first + part, -1, 0);
      return sum;
    };
    const ofWhole = initialMarginCents(state, other, -1, 0);
    expect(ofParts() / ofWhole).toBeCloseTo(1, 9);
    state.rules.concentrationPerOwner = false;
    expect(ofParts() / ofWhole).toBeCloseTo(1 / Math.sqrt(PARTS), 9);
  });

  it('acts at the price that it shows, with the owner’s other account in the count', () => {
    const state = game();
    give(state, first, -20_000);
    give(state, first + 1, 20_000);
    const acts = actsPriceTicks(state, first, PERPETUAL, 0, 0)!;
    const actsAt = (ticks: number): boolean => {
      state.markets[PERPETUAL]!.markTicks = ticks;
      return liquidationCheck(state, state.accounts[first]!).acts;
    };
    expect([actsAt(Math.floor(acts) - 1), actsAt(Math.ceil(acts) + 1)]).toEqual([false, true]);
  });
});
