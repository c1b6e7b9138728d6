import { describe, expect, it } from 'vitest';
import { settleFill } from '../../shared/sim/exchange/settlement.ts';
import { issueToken, quoteToken } from '../../shared/sim/firm/houseToken.ts';
import { integralCents } from '../../shared/sim/firm/tokenPrice.ts';
import {
  basketFetch,
  coinsCents,
  custodyCents,
  customersMoneyInUseCents,
  debtCents,
  deskTokenShare,
  displayedEquityCents,
  fireEquityCents,
  firmCashCents,
  holeCents,
  leanCents,
  orderlyEquityCents,
  ownLiquidCents,
  riskParts,
  riskShare,
} from '../../shared/sim/firm/worth.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { openHole, setCash, setCoins } from '../support/boom.ts';
import { MILLION, the } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

/** Nothing but what a test puts there. The market is four times as large as at its opening, in a mood of a half. */
function bare(): SimState {
  const state = workedAt(3);
  for (const kind of ['desk', 'desk_quotes', 'desk_farm', 'desk_ventures', 'firm_treasury', 'exchange_fees', 'insurance_fund'] as const)
    setCash(state, kind, 0);
  state.business!.outside.mood = 0.5;
  state.business!.outside.marketCents = 4 * state.scenario.business!.weather.marketCents;
  return state;
}
const worths = (state: SimState): number[] =>
  [displayedEquityCents, orderlyEquityCents, fireEquityCents].map((worth) => Math.round((worth(state) / MILLION) * 1e6) / 1e6);

describe('what the firm is worth: shown, sold over a round, sold in weeks, in millions', () => {
  it.each<[string, (state: SimState) => void, number[]]>([
    ['cash counts in full', (state) => setCash(state, 'desk', 10 * MILLION), [10, 10, 10]],
    ['quoting capital counts in full', (state) => setCash(state, 'desk_quotes', 10 * MILLION), [10, 10, 10]],
    ['a farm brings 97 and 93 cents', (state) => setCash(state, 'desk_farm', 10 * MILLION), [10, 9.7, 9.3]],
    // 0.75 x (0.4 + 0.3) and 0.3 x (0.4 / 0.6 + 0.5).
    ['ventures bring half and a third, in a middling mood', (state) => setCash(state, 'desk_ventures', 10 * MILLION), [10, 5.25, 3.5]],
    ['the fund is three quarters the owners’ in an orderly sale', (state) => setCash(state, 'insurance_fund', 10 * MILLION), [10, 7.5, 10]],
    ['what lenders are owed counts against it', (state) => setCash(state, 'lender', -10 * MILLION), [-10, -10, -10]],
    ['customers’ money in use counts against it', (state) => setCash(state, 'desk', -10 * MILLION), [-10, -10, -10]],
    ['BIT brings 99 and 98 cents', (state) => setCoins(state, 'desk', 'BIT', 100_000), [10, 9.9, 9.8]],
    // Depth 110 x 0.5 x 2 = 110 million and one: 40 million of coins fetch 1 / (1 + 40 / 441) x 0.95 and 1 / (1 + 40 / 111) x 0.92.
    [
      'thin coins move their own price',
      (state) => setCoins(state, 'desk', 'SOLAR', 2_000_000),
      [40, Math.round((40e6 * 0.95) / (1 + 40 / 441)) / 1e6, Math.round((40e6 * 0.92) / (1 + 40 / 111)) / 1e6],
    ],
  ])('%s', (_, put, expected) => {
    const state = bare();
    put(state);
    worths(state).forEach((worth, at) => {
      expect(worth).toBeCloseTo(expected[at]!, 5);
    });
  });

  it('tokens are shown at mark and fetch a part of what selling them all into the float would bring', () => {
    const state = bare();
    state.business!.annualFeesCents = 200 * MILLION;
    issueToken(state, true);
    setCash(state, 'desk', 0);
    quoteToken(state, []);
    state.markets.at(-1)!.markTicks = state.markets.at(-1)!.referenceTicks;
    const all = integralCents(state, 0.3, 0.92);
    const mark = displayedEquityCents(state);
    expect(orderlyEquityCents(state)).toBeCloseTo(all * 0.4 * 0.75, -2);
    expect(fireEquityCents(state)).toBeCloseTo(all * 0.5 * 0.7, -2);
    expect(mark).toBeGreaterThan(1.5 * all);
  });

  it('open profit of the desk and of its quotes counts before it is settled', () => {
    const state = bare();
    const perpetual = state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');
    const maker = state.accounts.find((account) => account.id === 'maker_northgate')!.index;
    const { markTicks } = state.markets[perpetual]!;
    settleFill(state, perpetual, the(state, 'desk').index, maker, false, markTicks, 1_000);
    settleFill(state, perpetual, state.sole.desk_quotes, maker, false, markTicks, 500);
    setCash(state, 'desk', 0);
    setCash(state, 'desk_quotes', 0);
    setCash(state, 'exchange_fees', 0);
    state.markets[perpetual]!.markTicks += 100;
    expect(worths(state)).toEqual([0.0015, 0.0015, 0.0015]);
    expect(leanCents(state)).toBe(1_000 * (markTicks + 100));
  });

  it('the thinner the mood and the smaller the market, the less coins fetch', () => {
    const state = bare();
    const fetch = (mood: number, size: number): number => {
      state.business!.outside.mood = mood;
      state.business!.outside.marketCents = size * state.scenario.business!.weather.marketCents;
      return basketFetch(state, 50 * MILLION, 1);
    };
    expect(fetch(1, 1)).toBeCloseTo(1 / (1 + 50 / 111), 9);
    expect(fetch(0.1, 1)).toBeCloseTo(1 / (1 + 50 / 12), 9);
    expect(fetch(1, 9)).toBeCloseTo(1 / (1 + 50 / 331), 9);
  });
});

describe('customers’ money', () => {
  it('in use is what desk, second account, treasury and fees together are below zero; quotes do not count', () => {
    const state = bare();
    setCash(state, 'desk', -30 * MILLION);
    setCash(state, 'firm_treasury', 4 * MILLION);
    setCash(state, 'exchange_fees', 1 * MILLION);
    setCash(state, 'desk_second', 5 * MILLION);
    setCash(state, 'desk_quotes', 50 * MILLION);
    expect(firmCashCents(state)).toBe(-20 * MILLION);
    expect(customersMoneyInUseCents(state)).toBe(20 * MILLION);
    expect(ownLiquidCents(state)).toBe(30 * MILLION);
  });

  it('a hole is what custody lacks: money in use that left the exchange, not money that quotes on it', () => {
    const state = bare();
    expect(holeCents(state)).toBe(0);
    const before = custodyCents(state);
    setCash(state, 'desk_quotes', 20 * MILLION);
    setCash(state, 'desk', -20 * MILLION);
    expect(customersMoneyInUseCents(state)).toBe(20 * MILLION);
    expect(holeCents(state)).toBe(0);
    setCash(state, 'desk_quotes', 0);
    openHole(state, 20 * MILLION);
    expect(holeCents(state)).toBe(20 * MILLION);
    expect(custodyCents(state)).toBe(before - 20 * MILLION);
  });

  it('what lenders are owed is the balance below zero', () => {
    const state = bare();
    expect(debtCents(state)).toBe(0);
    setCash(state, 'lender', -3 * MILLION);
    expect(debtCents(state)).toBe(3 * MILLION);
  });
});

describe('risk against liquid net worth', () => {
  it('adds coins, ventures, a farm beyond 15 % and a lean, over cash, farm and fund', () => {
    const state = bare();
    setCash(state, 'desk', 60 * MILLION);
    setCash(state, 'desk_farm', 30 * MILLION);
    setCash(state, 'insurance_fund', 10 * MILLION);
    setCash(state, 'desk_ventures', 5 * MILLION);
    setCoins(state, 'desk', 'SOLAR', 250_000);
    setCoins(state, 'desk', 'BIT', 50_000);
    expect(coinsCents(state)).toEqual({ basket: 5 * MILLION, bit: 5 * MILLION });
    expect(riskParts(state)).toEqual({ lean: 5 * MILLION, token: 0, stakes: 25 * MILLION, net: 100 * MILLION });
    expect(riskShare(riskParts(state))).toBeCloseTo(0.3, 12);
  });

  it('has a net worth of 20 million at least, so that a broken firm is not divided by nothing', () => {
    const state = bare();
    setCash(state, 'desk', -40 * MILLION);
    setCash(state, 'desk_ventures', 30 * MILLION);
    expect(riskParts(state).net).toBe(20 * MILLION);
    expect(riskShare(riskParts(state))).toBeCloseTo(1.5, 12);
  });

  it('counts tokens beyond a fifth of supply, at mark', () => {
    const state = bare();
    issueToken(state, true);
    const market = state.markets.at(-1)!;
    expect(deskTokenShare(state)).toBeCloseTo(0.62, 12);
    expect(riskParts(state).token).toBeCloseTo(0.42 * 30_000_000 * market.markTicks, 0);
  });
});
