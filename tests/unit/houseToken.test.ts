import { describe, expect, it } from 'vitest';
import { BUY, ordersOf, accountOf as ownerOf, priceOf, remainingOf, sideOf } from '../../shared/sim/exchange/orderBook.ts';
import {
  buyOutHolder,
  issueToken,
  letHolderSell,
  moveToken,
  quoteToken,
  startDefence,
  startPump,
  tokenLoanCents,
  tokenWeekReturn,
  tradeToken,
} from '../../shared/sim/firm/houseToken.ts';
import { integralCents, tokenPriceCents } from '../../shared/sim/firm/tokenPrice.ts';
import { runTreasury } from '../../shared/sim/firm/treasury.ts';
import { deskTokenShare, usdOf } from '../../shared/sim/firm/worth.ts';
import { violations } from '../../shared/sim/invariants.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { coinsOf, giveLine, postedBy, setCash, theLongBoom } from '../support/boom.ts';
import { MILLION, the } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

const MARKET = theLongBoom.markets.findIndex((spec) => spec.id === 'KEY');
const SUPPLY = 30_000_000;
/** 4.5 x a third of 20 million a year. */
const VALUE = 30 * MILLION;

/** A thin token whose whole supply is worth 30 million at a float of a half; 30 % float, 62 % the desk, 8 % one holder. */
function withToken(thin = true): SimState {
  const state = workedAt(2);
  state.business!.annualFeesCents = 20 * MILLION;
  issueToken(state, thin);
  return state;
}

/** The outside makers quote, and the price band has come after them. */
function quoted(state: SimState): SimState {
  quoteToken(state, []);
  const market = state.markets[MARKET]!;
  market.bandTicks = market.referenceTicks;
  market.markTicks = market.referenceTicks;
  quoteToken(state, []);
  return state;
}

function levels(state: SimState): { bids: [number, number][]; asks: [number, number][] } {
  const book = state.books[MARKET]!;
  const bids: [number, number][] = [];
  const asks: [number, number][] = [];
  const ladder = state.accounts.find((account) => account.id === 'maker_ladder')!.index;
  ordersOf(book, ladder, (id) => {
    expect(ownerOf(book, id)).toBe(ladder);
    (sideOf(book, id) === BUY ? bids : asks).push([priceOf(book, id), remainingOf(book, id)]);
  });
  return { bids: bids.sort((left, right) => right[0] - left[0]), asks: asks.sort((left, right) => left[0] - right[0]) };
}

describe('issuing', () => {
  it('thin: the desk keeps 62 % of supply and is paid half the first price for 22 %', () => {
    const state = workedAt(2);
    state.business!.annualFeesCents = 20 * MILLION;
    const cash = usdOf(state, 'desk');
    const posted = postedBy(state, 'token_issue', () => issueToken(state, true));
    const supplyCents = VALUE * (0.5 / 0.3) ** 1.15;
    expect(coinsOf(state, 'desk', 'KEY')).toBe(18_600_000);
    expect(state.business!.token!.floatShare).toBeCloseTo(0.3, 12);
    expect(posted).toBeCloseTo(0.22 * supplyCents * 0.5, -1);
    expect(usdOf(state, 'desk') - cash).toBe(posted);
    expect(violations(state)).toEqual([]);
  });

  it('wide: the desk keeps 12 %, the price is lower, and more money comes in', () => {
    const thin = withToken();
    const wide = withToken(false);
    expect(deskTokenShare(wide)).toBeCloseTo(0.12, 12);
    expect(tokenPriceCents(wide)).toBeLessThan(tokenPriceCents(thin) / 2);
    expect(usdOf(wide, 'desk')).toBeGreaterThan(usdOf(thin, 'desk'));
  });

  it('happens once', () => {
    const state = withToken();
    expect(postedBy(state, 'token_issue', () => issueToken(state, false))).toBe(0);
    expect(state.business!.token!.thin).toBe(true);
  });
});

describe('the price', () => {
  it('is a function of float alone: 30 million over 30 million tokens at a float of a half, 1.15 to the power of what is less', () => {
    const state = withToken();
    state.business!.token!.floatShare = 0.5;
    expect(tokenPriceCents(state)).toBeCloseTo(100, 6);
    state.business!.token!.floatShare = 0.25;
    expect(tokenPriceCents(state)).toBeCloseTo(100 * 2 ** 1.15, 6);
  });

  it('falls when the large holder sells: 30 % afloat become 38 %', () => {
    const state = withToken();
    const before = tokenPriceCents(state);
    letHolderSell(state);
    expect(tokenPriceCents(state) / before).toBeCloseTo((0.3 / 0.38) ** 1.15, 9);
    expect(state.business!.token).toMatchObject({ holderShare: 0, holderLeftDay: state.clock.day });
  });

  it('stands when the large holder is bought out, at a tenth above it', () => {
    const state = withToken();
    setCash(state, 'desk', 50 * MILLION);
    const before = tokenPriceCents(state);
    const paid = postedBy(state, 'outside_trade', () => buyOutHolder(state));
    expect(paid).toBe(Math.floor(0.08 * SUPPLY * before * 1.1));
    expect(usdOf(state, 'desk')).toBe(50 * MILLION - paid);
    expect(deskTokenShare(state)).toBeCloseTo(0.7, 9);
    quoteToken(state, []);
    expect(tokenPriceCents(state)).toBeCloseTo(before, 6);
    expect(postedBy(state, 'outside_trade', () => buyOutHolder(state))).toBe(0);
  });

  it('follows fee income with a lag of 16 % a week, in one step or in many', () => {
    const valueAfter = (steps: number): number => {
      const state = withToken();
      const { token, outside } = state.business!;
      state.business!.annualFeesCents = 5 * MILLION;
      outside.mood = 1;
      outside.bitReturn = 0;
      state.business!.doubt = 0;
      state.clock.dayBefore = state.clock.day;
      state.clock.daysPerStep = 14 / steps;
      for (let done = 0; done < steps; done++) moveToken(state, []);
      return token!.logValue;
    };
    const lag = Math.exp(-0.16 * 2);
    expect(valueAfter(1)).toBeCloseTo(Math.log(VALUE) * lag + Math.log(7.5 * MILLION) * (1 - lag), 6);
    expect(valueAfter(28)).toBeCloseTo(valueAfter(1), 9);
  });

  it('knows its return over seven days', () => {
    const state = withToken();
    state.business!.token!.pastLogs = [0.2, 0.3, 0.1];
    expect(tokenWeekReturn(state)).toBeCloseTo(-0.1, 12);
    state.business!.token = null;
    expect(tokenWeekReturn(state)).toBe(0);
  });
});

describe('the ladder', () => {
  it('each level is the integral over its slice of 0.4 %, rounded and marked against the taker', () => {
    const state = quoted(withToken());
    const { bids, asks } = levels(state);
    const float = state.business!.token!.floatShare;
    const slice = 0.004;
    expect([bids.length, asks.length]).toEqual([6, 6]);
    asks.forEach(([ticks, lots], level) => {
      const cents = integralCents(state, float - (level + 1) * slice, float - level * slice);
      expect(lots).toBe(120_000);
      expect(ticks * lots).toBeGreaterThanOrEqual(cents * 1.015);
      expect((ticks - 1) * lots).toBeLessThan(cents * 1.015);
    });
    bids.forEach(([ticks, lots], level) => {
      const cents = integralCents(state, float + level * slice, float + (level + 1) * slice);
      expect(ticks * lots).toBeLessThanOrEqual(cents * 0.985);
      expect((ticks + 1) * lots).toBeGreaterThan(cents * 0.985);
    });
  });

  it('the price times a slice is what the integral says, and the integral of a way there and back is nothing', () => {
    const state = withToken();
    const float = state.business!.token!.floatShare;
    const tiny = 1e-6;
    expect(integralCents(state, float, float + tiny) / (tiny * SUPPLY)).toBeCloseTo(tokenPriceCents(state), 2);
    expect(integralCents(state, 0.2, 0.4) + integralCents(state, 0.4, 0.5)).toBeCloseTo(integralCents(state, 0.2, 0.5), 2);
  });

  it('buying makes the next quotes dearer, selling cheaper; cash and coins change hands in the book', () => {
    const state = quoted(withToken());
    setCash(state, 'desk', 10 * MILLION);
    const before = tokenPriceCents(state);
    const held = coinsOf(state, 'desk', 'KEY');
    const cash = usdOf(state, 'desk');
    expect(tradeToken(state, 'buy', 100_000, [])).toBe(100_000);
    quoteToken(state, []);
    expect(coinsOf(state, 'desk', 'KEY') - held).toBe(100_000);
    expect(cash - usdOf(state, 'desk')).toBeGreaterThan(100_000 * before);
    const dearer = tokenPriceCents(state);
    expect(dearer).toBeGreaterThan(before);
    tradeToken(state, 'sell', 100_000, []);
    quoteToken(state, []);
    expect(tokenPriceCents(state)).toBeCloseTo(before, 9);
    expect(usdOf(state, 'desk')).toBeLessThan(cash);
    expect(violations(state)).toEqual([]);
  });

  it('sells nothing that is not there, and buys nothing without money or line', () => {
    const state = quoted(withToken());
    setCash(state, 'desk', 0);
    expect(tradeToken(state, 'buy', 1_000, [])).toBe(0);
    giveLine(state, 1 * MILLION);
    expect(tradeToken(state, 'buy', 1_000, [])).toBe(1_000);
    expect(usdOf(state, 'desk')).toBeGreaterThanOrEqual(-1 * MILLION);
  });
});

describe('the buy-back', () => {
  it('spends 7 % of fees in the book and burns what it got: fewer tokens, none of them the desk’s', () => {
    const state = quoted(withToken());
    setCash(state, 'exchange_fees', 1 * MILLION);
    const held = coinsOf(state, 'desk', 'KEY');
    const outside = coinsOf(state, 'outside_world', 'KEY');
    const before = tokenPriceCents(state);
    const spent = postedBy(state, 'buy_back', () => runTreasury(state, []));
    const burnt = state.business!.token!.burntShare * SUPPLY;
    expect(spent).toBe(7_000_000);
    expect(burnt * before * 1.05).toBeGreaterThan(0.9 * spent);
    expect(burnt * before).toBeLessThan(spent);
    expect(coinsOf(state, 'desk', 'KEY')).toBe(held);
    expect(coinsOf(state, 'outside_world', 'KEY') - outside).toBeCloseTo(burnt, 3);
    quoteToken(state, []);
    expect(tokenPriceCents(state)).toBeGreaterThan(before);
  });
});

describe('standing orders', () => {
  /** A round of steps in which the token alone moves, at its opening value. */
  function playToken(state: SimState, steps: number, each: () => void = () => {}): void {
    state.clock.dayBefore = state.clock.day;
    for (let done = 0; done < steps; done++) {
      state.clock.day += state.clock.daysPerStep;
      quoted(state);
      moveToken(state, []);
      state.clock.dayBefore = state.clock.day;
      state.business!.token!.noise = 0;
      state.business!.token!.logValue = Math.log(VALUE);
      each();
    }
  }

  it('a pump buys 5 % of supply over a round, evenly, and ends', () => {
    const state = withToken();
    setCash(state, 'desk', 500 * MILLION);
    startPump(state);
    const held = coinsOf(state, 'desk', 'KEY');
    playToken(state, 180);
    expect(coinsOf(state, 'desk', 'KEY') - held).toBeGreaterThan(0.024 * SUPPLY);
    expect(coinsOf(state, 'desk', 'KEY') - held).toBeLessThan(0.0251 * SUPPLY);
    playToken(state, 181);
    expect(coinsOf(state, 'desk', 'KEY') - held).toBeGreaterThan(0.049 * SUPPLY);
    expect(coinsOf(state, 'desk', 'KEY') - held).toBeLessThanOrEqual(0.05 * SUPPLY);
    expect(state.business!.token!.pump).toBeNull();
  });

  it('a pump stops at what the desk may spend: its cash, and its line', () => {
    const state = withToken();
    setCash(state, 'desk', 0);
    startPump(state);
    playToken(state, 20, () => expect(usdOf(state, 'desk')).toBe(0));
    giveLine(state, 0.02 * MILLION);
    playToken(state, 60, () => expect(usdOf(state, 'desk')).toBeGreaterThanOrEqual(-0.02 * MILLION));
    expect(usdOf(state, 'desk')).toBeLessThan(-0.015 * MILLION);
  });

  it('a defence buys only below the price at which it was given, until a round is over', () => {
    const state = withToken();
    setCash(state, 'desk', 500 * MILLION);
    startDefence(state);
    const held = coinsOf(state, 'desk', 'KEY');
    const price = tokenPriceCents(state);
    state.business!.token!.defence!.priceCents = price * 0.7;
    playToken(state, 10);
    expect(coinsOf(state, 'desk', 'KEY')).toBe(held);
    state.business!.token!.defence!.priceCents = price * 1.2;
    playToken(state, 10);
    expect(coinsOf(state, 'desk', 'KEY')).toBeGreaterThan(held);
    state.clock.day += 168;
    playToken(state, 1);
    expect(state.business!.token!.defence).toBeNull();
  });
});

describe('a loan against the token', () => {
  it('is price x holding x the published weight, which shrinks with size', () => {
    const state = withToken();
    const coins = coinsOf(state, 'desk', 'KEY');
    const weight = 1.1 / (1 + 0.0005 * Math.sqrt(coins));
    expect(tokenLoanCents(state)).toBe(Math.floor(coins * tokenPriceCents(state) * weight));
    expect(weight).toBeLessThan(0.4);
  });

  it('under full mark the weight is the highest there is', () => {
    const state = withToken();
    state.rules.weightReadsFlag = true;
    the(state, 'desk').fullMark = true;
    expect(tokenLoanCents(state)).toBe(Math.floor(coinsOf(state, 'desk', 'KEY') * tokenPriceCents(state) * 0.85));
  });
});
