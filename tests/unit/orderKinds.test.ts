import { describe, expect, it } from 'vitest';
import { turnClock } from '../../shared/sim/clock.ts';
import type { Command } from '../../shared/sim/commands.ts';
import { applyCommand } from '../../shared/sim/commandTable.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { feeCents, feeRate, setFeeRates, turnVolumeDay, volumeCents } from '../../shared/sim/exchange/fees.ts';
import { fundingPerDay, payFunding } from '../../shared/sim/exchange/funding.ts';
import { balanceOf, CODE, totalPosted } from '../../shared/sim/exchange/ledger.ts';
import { initialMarginCents } from '../../shared/sim/exchange/margin.ts';
import * as book from '../../shared/sim/exchange/orderBook.ts';
import { bookIdOf } from '../../shared/sim/exchange/restingOrders.ts';
import { custodyUnits } from '../../shared/sim/exchange/valuation.ts';
import { step } from '../../shared/sim/sim.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { from, giveDeskPosition, MILLION, newGame, PERPETUAL, the } from '../support/game.ts';

/** Gives one command of the desk without playing a step, so that makers do not requote in between. */
function give(state: SimState, command: Command): Extract<SimEvent, { type: 'command_accepted' | 'command_rejected' }> {
  const events: SimEvent[] = [];
  applyCommand(state, from('desk', command), events);
  const answer = events.find((event) => event.type === 'command_accepted' || event.type === 'command_rejected');
  if (answer?.type !== 'command_accepted' && answer?.type !== 'command_rejected') throw new Error('no answer');
  return answer;
}
function placed(state: SimState, extra: Partial<Extract<Command, { type: 'place_order' }>>): number {
  const answer = give(state, {
    type: 'place_order',
    market: 'BIT-PERP',
    side: 'sell',
    orderType: 'limit',
    sizeLots: 100,
    priceTicks: 10_500,
    ...extra,
  });
  return answer.type === 'command_accepted' ? (answer.orderId ?? 0) : 0;
}
const at = (state: SimState): number => the(state, 'desk').index * state.positions.markets + PERPETUAL;
const sizeOf = (state: SimState): number => state.positions.sizeLots[at(state)]!;
const restingSells = (state: SimState): number => state.positions.openSellLots[at(state)]!;

describe('reduce-only', () => {
  it('sells no more than the position, however large the order', () => {
    const state = newGame();
    giveDeskPosition(state, 500);
    placed(state, { orderType: 'market', sizeLots: 9_000, priceTicks: undefined, reduceOnly: true });
    expect(sizeOf(state)).toBe(0);
  });

  it('rests for what the position still has room for, and gives way when the position shrinks by another road', () => {
    const state = newGame();
    giveDeskPosition(state, 500);
    const first = placed(state, { sizeLots: 300, reduceOnly: true });
    const second = placed(state, { sizeLots: 900, reduceOnly: true });
    const b = state.books[PERPETUAL]!;
    expect([book.remainingOf(b, bookIdOf(state, first)), book.remainingOf(b, bookIdOf(state, second))]).toEqual([300, 200]);
    expect(placed(state, { sizeLots: 1, reduceOnly: true })).toBe(0);
    placed(state, { orderType: 'market', sizeLots: 350, priceTicks: undefined });
    // 150 lots of position are left: the newer order went first, the older one was cut in its place.
    expect(book.has(b, bookIdOf(state, second))).toBe(false);
    expect(book.remainingOf(b, bookIdOf(state, first))).toBe(150);
    expect(restingSells(state)).toBe(150);
  });

  it('needs no margin, so that a desk that is out of collateral can always get smaller', () => {
    const state = newGame();
    giveDeskPosition(state, 1_500_000);
    const order = { type: 'place_order', market: 'BIT-PERP', side: 'sell', orderType: 'market', sizeLots: 1_000 } as const;
    expect(give(state, { ...order, reduceOnly: true }).type).toBe('command_accepted');
    expect(give(state, { ...order, side: 'buy' }).type).toBe('command_rejected');
  });
});

describe('amending an order', () => {
  it('keeps its place in the queue when it only shrinks', () => {
    const state = newGame();
    const first = placed(state, { sizeLots: 300 });
    const second = placed(state, { sizeLots: 300 });
    expect(give(state, { type: 'amend_order', orderId: first, sizeLots: 100, priceTicks: 10_500 })).toMatchObject({ orderId: first });
    const order: number[] = [];
    book.ordersOf(state.books[PERPETUAL]!, the(state, 'desk').index, (id) => order.push(id));
    expect(order.filter((id) => book.priceOf(state.books[PERPETUAL]!, id) === 10_500)).toEqual([
      bookIdOf(state, first),
      bookIdOf(state, second),
    ]);
    expect(restingSells(state)).toBe(400);
  });

  it('goes to the end of the queue when it grows or moves', () => {
    const state = newGame();
    const first = placed(state, { sizeLots: 300 });
    for (const change of [
      { sizeLots: 301, priceTicks: 10_500 },
      { sizeLots: 300, priceTicks: 10_501 },
    ]) {
      const copy = structuredClone(state);
      const answer = give(copy, { type: 'amend_order', orderId: first, ...change });
      if (answer.type !== 'command_accepted') throw new Error('refused');
      expect(answer.orderId).not.toBe(first);
      expect(book.has(copy.books[PERPETUAL]!, bookIdOf(copy, first))).toBe(false);
      expect(restingSells(copy)).toBe(change.sizeLots);
    }
  });

  it('trades at once when the new price meets the book', () => {
    const state = newGame();
    const order = placed(state, { sizeLots: 300 });
    const bid = book.bestBid(state.books[PERPETUAL]!);
    expect(give(state, { type: 'amend_order', orderId: order, sizeLots: 300, priceTicks: bid })).toMatchObject({ filledLots: 300 });
    expect(sizeOf(state)).toBe(-300);
  });

  it('leaves the order as it was when the change is refused', () => {
    const state = newGame();
    const order = placed(state, { sizeLots: 300 });
    const answer = give(state, { type: 'amend_order', orderId: order, sizeLots: 1_900_000, priceTicks: 10_500 });
    expect(answer).toMatchObject({ rejection: { code: 'insufficient_margin' } });
    expect(book.remainingOf(state.books[PERPETUAL]!, bookIdOf(state, order))).toBe(300);
    expect(restingSells(state)).toBe(300);
  });
});

describe('taking everything back', () => {
  it('cancels all orders by hand, or those of one market', () => {
    const state = newGame();
    placed(state, { sizeLots: 10 });
    const key = placed(state, { market: 'KEY', sizeLots: 10, priceTicks: 220 });
    give(state, { type: 'cancel_all', market: 'BIT-PERP' });
    expect([restingSells(state), book.has(state.books[2]!, bookIdOf(state, key))]).toEqual([0, true]);
    give(state, { type: 'cancel_all' });
    expect(book.has(state.books[2]!, bookIdOf(state, key))).toBe(false);
    expect(the(state, 'desk').openOrders).toBe(0);
  });

  it('leaves the mandate’s quotes where they are', () => {
    const state = newGame();
    give(state, { type: 'set_mandate', quoteShare: 0.5, directionalShare: 0, outsideShare: 0 });
    step(state, []);
    const quotes = () => state.mandate.quoteIds.filter((id) => book.has(state.books[PERPETUAL]!, bookIdOf(state, id)));
    const byHand = placed(state, { sizeLots: 10 });
    expect(quotes()).toHaveLength(2);
    give(state, { type: 'cancel_all' });
    expect(quotes()).toHaveLength(2);
    expect(book.has(state.books[PERPETUAL]!, bookIdOf(state, byHand))).toBe(false);
  });
});

describe('chosen leverage', () => {
  it('asks for one over it as initial margin, and is refused where that is not there', () => {
    const state = newGame();
    giveDeskPosition(state, 100_000);
    const desk = the(state, 'desk').index;
    const before = initialMarginCents(state, desk, -1, 0);
    expect(give(state, { type: 'set_leverage', leverage: 1 }).type).toBe('command_accepted');
    expect(initialMarginCents(state, desk, -1, 0) / before).toBeCloseTo(3, 9);
    const large = newGame();
    giveDeskPosition(large, 600_000);
    expect(give(large, { type: 'set_leverage', leverage: 1 })).toMatchObject({ rejection: { code: 'insufficient_margin' } });
    expect(the(large, 'desk').leverage).toBe(3);
  });
});

describe('fees', () => {
  it('start at the firm’s published rate, less what house tokens let off, never below the takers’ floor', () => {
    const state = newGame();
    const customer = state.accounts.find((account) => account.kind === 'customer')!;
    // 150,000 KEY at $2 are $300,000: 3 % off.
    expect(feeRate(state, customer.index, 'taker')).toBe(Math.round(700 * 0.97));
    // The desk's 6,000,000 KEY are $12m: 60 % off 7 bp.
    expect(feeRate(state, the(state, 'desk').index, 'taker')).toBe(280);
    state.rules.takerFeeBps = 2;
    setFeeRates(state);
    expect(feeRate(state, the(state, 'desk').index, 'taker')).toBe(150);
  });

  it('fall with the volume of the last thirty days, and rise again when the days pass', () => {
    const state = newGame();
    const customer = state.accounts.find((account) => account.kind === 'customer')!.index;
    state.ledger.balances[customer * state.ledger.assets + 2] = 0;
    state.volumes[customer * 30] = 60 * MILLION;
    setFeeRates(state);
    expect([feeRate(state, customer, 'maker'), feeRate(state, customer, 'taker')]).toEqual([0, 400]);
    for (let i = 0; i < 140; i++) {
      turnClock(state);
      turnVolumeDay(state);
    }
    expect(volumeCents(state, customer)).toBe(0);
    expect(feeRate(state, customer, 'taker')).toBe(700);
  });

  it('pay a maker’s rebate out of the taker’s fee', () => {
    const state = newGame();
    const maker = state.accounts.find((account) => account.kind === 'maker')!.index;
    expect(feeRate(state, maker, 'maker')).toBe(-25);
    expect(feeCents(100 * MILLION, -25)).toBe(-250_000);
    const before = balanceOf(state.ledger, the(state, 'exchange_fees').index, USD);
    placed(state, { orderType: 'market', sizeLots: 1_000, priceTicks: undefined });
    expect(balanceOf(state.ledger, the(state, 'exchange_fees').index, USD)).toBeGreaterThan(before);
  });
});

describe('funding', () => {
  it('moves a day’s premium from longs to shorts each day, and the odd cents to the fund', () => {
    const state = newGame();
    giveDeskPosition(state, 100_000);
    state.markets[PERPETUAL]!.referenceTicks = 9_900;
    const premium = fundingPerDay(state, PERPETUAL);
    expect(premium).toBeCloseTo(0.0101, 3);
    const desk = the(state, 'desk').index;
    const before = balanceOf(state.ledger, desk, USD);
    const fund = balanceOf(state.ledger, the(state, 'insurance_fund').index, USD);
    payFunding(state);
    const paid = before - balanceOf(state.ledger, desk, USD);
    expect(paid / (100_000 * 10_000 * premium * state.scenario.calendarDaysPerStep)).toBeCloseTo(1, 6);
    const odd = balanceOf(state.ledger, the(state, 'insurance_fund').index, USD) - fund;
    expect(odd).toBeGreaterThanOrEqual(0);
    expect(odd).toBeLessThan(state.accounts.length);
    expect(balanceOf(state.ledger, the(state, 'perp_clearing').index, USD)).toBe(0);
  });
});

describe('price bands', () => {
  it('lie around an index that moves at most a fifth in five minutes of engine time', () => {
    const state = newGame();
    state.markets[PERPETUAL]!.bandTicks = 10_000;
    expect(
      give(state, { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'limit', sizeLots: 1, priceTicks: 8_000 }).type,
    ).toBe('command_accepted');
    expect(
      give(state, { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'limit', sizeLots: 1, priceTicks: 7_999 }),
    ).toMatchObject({
      rejection: { code: 'price_outside_band' },
    });
  });
});

describe('the buy-back', () => {
  it('spends a third of each day’s fees on the house token and burns what it gets', () => {
    const state = newGame();
    const burnt = (): number => totalPosted(state.ledger, CODE.burn, 2);
    const custody = custodyUnits(state, 2);
    for (let i = 0; i < 60; i++) step(state, []);
    expect(burnt()).toBeGreaterThan(100);
    expect(balanceOf(state.ledger, the(state, 'firm_treasury').index, 2)).toBe(0);
    const spent = totalPosted(state.ledger, CODE.buy_back, USD);
    expect(spent / (totalPosted(state.ledger, CODE.fee, USD) / 3)).toBeGreaterThan(0.8);
    expect(spent / (totalPosted(state.ledger, CODE.fee, USD) / 3)).toBeLessThanOrEqual(1.01);
    expect(custodyUnits(state, 2)).not.toBe(custody);
  });
});
