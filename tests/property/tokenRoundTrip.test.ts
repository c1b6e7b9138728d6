import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setFeeRates } from '../../shared/sim/exchange/fees.ts';
import { issueToken, quoteToken, tradeToken } from '../../shared/sim/firm/houseToken.ts';
import { tokenPriceCents } from '../../shared/sim/firm/tokenPrice.ts';
import { usdOf } from '../../shared/sim/firm/worth.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { moveBands } from '../../shared/sim/market/reference.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { atRound, coinsOf, setCash, theLongBoom } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';

const MARKET = theLongBoom.markets.findIndex((spec) => spec.id === 'KEY');

/** A step of the token's own market at an unmoved value; the mark is put between the quotes, so that no collar bars the way back. */
function inStep(state: SimState, act: () => void): void {
  moveBands(state);
  quoteToken(state, []);
  const market = state.markets[MARKET]!;
  market.markTicks = market.referenceTicks;
  act();
}

interface Market {
  valueMillions: number;
  thin: boolean;
  fees: boolean;
}

function openToken({ valueMillions, thin, fees }: Market): SimState {
  const state = atRound(2);
  state.business!.annualFeesCents = (valueMillions * MILLION) / 1.5;
  issueToken(state, thin);
  setCash(state, 'desk', 100_000 * MILLION);
  if (!fees) {
    state.rules.takerFeeBps = 0;
    state.rules.makerFeeBps = 0;
    for (const account of state.accounts) account.makerRebate = 0;
    setFeeRates(state);
  }
  for (let settled = 0; settled < 6; settled++) inStep(state, () => {});
  return state;
}

/** Trades in the book, a step at a time, until the desk holds what it held at the start. */
function backTo(state: SimState, held: number): void {
  for (let steps = 0; steps < 400; steps++) {
    const gap = held - coinsOf(state, 'desk', 'KEY');
    if (gap === 0) return;
    inStep(state, () => tradeToken(state, gap > 0 ? 'buy' : 'sell', Math.abs(gap), []));
  }
  throw new Error('the way back did not end');
}

/** Prices from half a dollar up: of a token of some twenty ticks and less, a market order's collar does not reach the quotes. */
const markets: fc.Arbitrary<Market> = fc.record({
  valueMillions: fc.double({ min: 60, max: 5_000, noNaN: true }),
  thin: fc.boolean(),
  fees: fc.boolean(),
});
/** Several orders in one step meet the same quotes. */
const orders = fc.array(
  fc.array(fc.record({ side: fc.constantFrom('buy' as const, 'sell' as const), lots: fc.integer({ min: 1, max: 900_000 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 12 },
);

describe('the house token is no money machine', () => {
  it('whoever buys and sells in its book and comes back to what he held has no more cash than before', () => {
    let traded = 0;
    fc.assert(
      fc.property(markets, orders, (market, steps) => {
        const state = openToken(market);
        const held = coinsOf(state, 'desk', 'KEY');
        const cash = usdOf(state, 'desk');
        const price = tokenPriceCents(state);
        for (const step of steps)
          inStep(state, () => {
            for (const { side, lots } of step) if (tradeToken(state, side, lots, []) > 0) traded += 1;
          });
        backTo(state, held);
        expect(usdOf(state, 'desk')).toBeLessThanOrEqual(cash);
        inStep(state, () => {});
        expect(tokenPriceCents(state)).toBeCloseTo(price, 6);
        expect(violations(state)).toEqual([]);
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect(traded).toBeGreaterThan(1_000);
  });

  it('a mark that was driven up is worth nothing to whoever has to sell: the stack fetches less than its mark', () => {
    fc.assert(
      fc.property(markets, fc.integer({ min: 1, max: 25 }), (market, steps) => {
        const state = openToken({ ...market, thin: true });
        const cash = usdOf(state, 'desk');
        const held = coinsOf(state, 'desk', 'KEY');
        const before = held * tokenPriceCents(state);
        for (let bought = 0; bought < steps; bought++) inStep(state, () => tradeToken(state, 'buy', 400_000, []));
        expect(coinsOf(state, 'desk', 'KEY') * tokenPriceCents(state)).toBeGreaterThan(before);
        backTo(state, held);
        expect(usdOf(state, 'desk')).toBeLessThan(cash);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
