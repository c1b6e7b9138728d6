import { describe, expect, it } from 'vitest';
import * as book from '../../shared/sim/exchange/orderBook.ts';
import { settleFill } from '../../shared/sim/exchange/settlement.ts';
import { pullQuotes, runHedge, runQuoting } from '../../shared/sim/firm/quoting.ts';
import { usdOf } from '../../shared/sim/firm/worth.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { quoteMarkets } from '../../shared/sim/market/makers.ts';
import { centreTicks } from '../../shared/sim/market/premium.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { postedBy, setCash } from '../support/boom.ts';
import { MILLION, PERPETUAL } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

/** A hundred million to quote with, in a market at 10,000. */
function maker(): SimState {
  const state = workedAt(2);
  setCash(state, 'desk_quotes', 100 * MILLION);
  state.business!.outside.bitWeekReturn = 0;
  return state;
}
function quotes(state: SimState): { bid: number; ask: number; lots: number[] } {
  const b = state.books[PERPETUAL]!;
  const own = { bid: 0, ask: 0, lots: [] as number[] };
  book.ordersOf(b, state.sole.desk_quotes, (id) => {
    own.lots.push(book.remainingOf(b, id));
    if (book.sideOf(b, id) === book.BUY) own.bid = book.priceOf(b, id);
    else own.ask = book.priceOf(b, id);
  });
  return own;
}
/** Signed lots into the quoting account, against an outside maker, at the reference. */
function fill(state: SimState, lots: number): void {
  const outside = state.accounts.find((account) => account.id === 'maker_northgate')!.index;
  const [buyer, seller] = lots > 0 ? [state.sole.desk_quotes, outside] : [outside, state.sole.desk_quotes];
  settleFill(state, PERPETUAL, buyer, seller, false, state.markets[PERPETUAL]!.referenceTicks, Math.abs(lots));
  setCash(state, 'desk_quotes', 100 * MILLION);
}

describe('the desk’s quotes', () => {
  it('lie 8 basis points from the middle, inside the outside makers’ 11, for half of capital a day on each side', () => {
    const state = maker();
    quoteMarkets(state, []);
    const { bid, ask } = { bid: book.bestBid(state.books[PERPETUAL]!), ask: book.bestAsk(state.books[PERPETUAL]!) };
    runQuoting(state, []);
    const own = quotes(state);
    const middle = centreTicks(state, PERPETUAL);
    expect([own.bid, own.ask]).toEqual([Math.floor(middle * 0.9992), Math.ceil(middle * 1.0008)]);
    expect([bid, ask]).toEqual([Math.floor(middle * 0.9989), Math.ceil(middle * 1.0011)]);
    const lots = Math.floor((100 * MILLION * 0.5 * (168 / 360)) / 10_000);
    expect(own.lots).toEqual([lots, lots]);
    expect(violations(state)).toEqual([]);
  });

  it('widen with the lever', () => {
    const state = maker();
    state.business!.levers.spread = 2;
    runQuoting(state, []);
    const middle = centreTicks(state, PERPETUAL);
    expect(quotes(state)).toMatchObject({ bid: Math.floor(middle * 0.9984), ask: Math.ceil(middle * 1.0016) });
  });

  it('are gone before the market moves on, and none come without capital or while the account is sold down', () => {
    const state = maker();
    runQuoting(state, []);
    pullQuotes(state);
    expect(quotes(state).lots).toEqual([]);
    state.accounts[state.sole.desk_quotes]!.liquidating = true;
    runQuoting(state, []);
    expect(quotes(state).lots).toEqual([]);
    state.accounts[state.sole.desk_quotes]!.liquidating = false;
    setCash(state, 'desk_quotes', 0);
    runQuoting(state, []);
    expect(quotes(state).lots).toEqual([]);
    expect(violations(state)).toEqual([]);
  });
});

describe('the hedge', () => {
  it('follows the position a step later, at the share that is set', () => {
    const state = maker();
    fill(state, 1_001);
    runHedge(state);
    expect(state.business!.hedgeLots).toBe(-950);
    fill(state, -3_001);
    runHedge(state);
    expect(state.business!.hedgeLots).toBe(1_900);
    state.business!.levers.hedgeShare = 0;
    runHedge(state);
    expect(state.business!.hedgeLots).toBe(0);
  });

  it('pays what the outside price did since, less its carry: 950 short over a fall of 100 ticks', () => {
    const state = maker();
    state.clock.daysPerStep = 7.3;
    fill(state, 1_000);
    runHedge(state);
    setCash(state, 'desk_quotes', 100 * MILLION);
    state.markets[PERPETUAL]!.referenceTicks -= 100;
    const posted = postedBy(state, 'outside_hedge', () => runHedge(state));
    // Carry: a quarter of 100 million, 95 % hedged, 14 % a year, a fiftieth of a year.
    expect(posted).toBe(0.25 * 0.95 * 0.14 * 0.02 * 100 * MILLION - 95_000);
    expect(usdOf(state, 'desk_quotes')).toBe(100 * MILLION - posted);
    setCash(state, 'desk_quotes', 100 * MILLION);
    state.markets[PERPETUAL]!.referenceTicks -= 9_000;
    const won = postedBy(state, 'outside_hedge', () => runHedge(state));
    expect(won).toBe(950 * 9_000 - 0.25 * 0.95 * 0.14 * 0.02 * 100 * MILLION);
  });

  it('pays the outside venue the premium of a perpetual each day: 950 short at a thousandth a day', () => {
    const state = maker();
    state.scenario.business!.firm.funding.boom = 0.365;
    state.scenario.business!.firm.hedgeCost = 0;
    state.business!.outside.regime = 'boom';
    state.clock.daysPerStep = 2;
    fill(state, 1_000);
    runHedge(state);
    const cash = usdOf(state, 'desk_quotes');
    runHedge(state);
    expect(usdOf(state, 'desk_quotes') - cash).toBe(950 * 10 * 2);
  });

  it('fills late in violent weeks: 16 % of capital for each week’s move beyond 8 %, a third of it behind quotes twice as wide', () => {
    const late = (weekReturn: number, spread: number): number => {
      const state = maker();
      state.clock.daysPerStep = 7;
      state.business!.levers.hedgeShare = 0;
      state.business!.levers.spread = spread;
      state.business!.outside.bitWeekReturn = weekReturn;
      return postedBy(state, 'outside_hedge', () => runHedge(state));
    };
    expect(late(0.08, 1)).toBe(0);
    expect(late(-0.18, 1)).toBe(1.6 * MILLION);
    expect(late(0.18, 1)).toBe(1.6 * MILLION);
    expect(late(0.18, 2) / late(0.18, 1)).toBeCloseTo(1 / Math.sqrt(8), 6);
  });
});
