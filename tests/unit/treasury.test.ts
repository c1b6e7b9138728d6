import { describe, expect, it } from 'vitest';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { issueToken, quoteToken } from '../../shared/sim/firm/houseToken.ts';
import { raiseCash } from '../../shared/sim/firm/raiseCash.ts';
import { runTreasury } from '../../shared/sim/firm/treasury.ts';
import { debtCents, usdOf } from '../../shared/sim/firm/worth.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { coinsOf, giveLine, postedBy, setCash, setCoins } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';
import { workedAt } from '../support/workedNumbers.ts';

/** A fiftieth of a year passes in the step; the firm has no money of its own and no costs that run by themselves. */
function bare(costs = false): SimState {
  const state = workedAt(3, ({ firm }) => {
    firm.treasuryYield = 0;
    if (!costs) firm.fixedCostCentsPerYear = 0;
  });
  state.clock.daysPerStep = 7.3;
  for (const kind of ['desk', 'desk_quotes', 'firm_treasury', 'exchange_fees', 'insurance_fund'] as const) setCash(state, kind, 0);
  return state;
}

describe('fees', () => {
  it('of a million: 8 % to the fund, 38 % to running costs, 6 % to marketing, the rest is the desk’s', () => {
    const state = bare();
    setCash(state, 'exchange_fees', 1 * MILLION);
    const cost = postedBy(state, 'cost', () => runTreasury(state, []));
    expect(usdOf(state, 'insurance_fund')).toBe(8_000_000);
    expect(cost).toBe(44_000_000);
    expect(usdOf(state, 'desk')).toBe(48_000_000);
    expect([usdOf(state, 'exchange_fees'), usdOf(state, 'firm_treasury')]).toEqual([0, 0]);
    expect(violations(state)).toEqual([]);
  });

  it('with a token, 7 % go to its buy-back; what the book does not take stays with the desk', () => {
    const state = bare();
    issueToken(state, true);
    setCash(state, 'desk', 0);
    setCash(state, 'exchange_fees', 1 * MILLION);
    expect(postedBy(state, 'buy_back', () => runTreasury(state, []))).toBe(7_000_000);
    expect(usdOf(state, 'desk')).toBe(48_000_000);
  });

  it('make the year’s income, smoothed over six weeks', () => {
    const state = bare();
    state.business!.annualFeesCents = 10 * MILLION;
    setCash(state, 'exchange_fees', 1 * MILLION);
    runTreasury(state, []);
    // 1 million in a fiftieth of a year is 50 a year.
    const weight = 1 - Math.exp(-7.3 / 7 / 6);
    expect(state.business!.annualFeesCents).toBeCloseTo(10 * MILLION + 40 * MILLION * weight, 0);
    expect(state.business!.roundFeesCents).toBe(1 * MILLION);
  });
});

describe('bills', () => {
  it('nine million a year are paid whether fees came in or not, 12 % more with proof of reserves', () => {
    for (const [proved, cents] of [
      [false, 18_000_000],
      [true, 20_160_000],
    ] as const) {
      const state = bare(true);
      state.business!.levers.proofOfReserves = proved;
      setCash(state, 'desk', 1 * MILLION);
      expect(Math.abs(postedBy(state, 'cost', () => runTreasury(state, [])) - cents)).toBeLessThanOrEqual(1);
      expect(Math.abs(usdOf(state, 'desk') - (1 * MILLION - cents))).toBeLessThanOrEqual(1);
    }
  });

  it('spare cash earns 2 % a year, money of customers none', () => {
    for (const [cash, earned] of [
      [50 * MILLION, 2_000_000],
      [-50 * MILLION, 0],
    ] as const) {
      const state = bare();
      state.scenario.business!.firm.treasuryYield = 0.02;
      giveLine(state, 60 * MILLION);
      setCash(state, 'desk', cash);
      expect(postedBy(state, 'interest', () => runTreasury(state, []))).toBe(earned);
    }
  });

  it('are paid from the desk as far as its floor, then from its quotes; what then lacks is owed by the treasury', () => {
    const state = bare(true);
    giveLine(state, 0.05 * MILLION);
    setCash(state, 'desk_quotes', 0.06 * MILLION);
    runTreasury(state, []);
    expect(usdOf(state, 'desk')).toBe(-0.05 * MILLION);
    expect(usdOf(state, 'desk_quotes')).toBe(0);
    expect(usdOf(state, 'firm_treasury')).toBeCloseTo(-0.07 * MILLION, -1);
    expect(violations(state)).toEqual([]);
  });

  it('lenders are paid 11 % a year', () => {
    const state = bare();
    setCash(state, 'desk', 10 * MILLION);
    setCash(state, 'lender', -50 * MILLION);
    expect(postedBy(state, 'interest', () => runTreasury(state, []))).toBe(11_000_000);
    expect(debtCents(state)).toBe(50 * MILLION);
  });

  it('an earn product pays 6 % a year on a quarter of deposits, to each cohort its part, out of the firm’s money', () => {
    const state = bare();
    state.business!.earnProduct = true;
    state.business!.depositsCents = 1_000 * MILLION;
    setCash(state, 'desk', 1 * MILLION);
    const saver = state.accounts.find((account) => account.id === 'savers_1')!.index;
    const before = balanceOf(state.ledger, saver, USD);
    const paid = postedBy(state, 'interest', () => runTreasury(state, []));
    expect(Math.abs(paid - 0.3 * MILLION)).toBeLessThanOrEqual(20);
    expect(balanceOf(state.ledger, saver, USD) - before).toBe(Math.floor(0.16 * 30_000_000));
    expect(usdOf(state, 'desk')).toBe(1 * MILLION - paid);
  });
});

describe('raising cash', () => {
  /** A week passes; ten of everything that can be sold. */
  function rich(): SimState {
    const state = bare();
    state.clock.daysPerStep = 7;
    state.business!.outside.mood = 1;
    state.business!.outside.marketCents = state.scenario.business!.weather.marketCents;
    setCash(state, 'desk_quotes', 10 * MILLION);
    setCash(state, 'desk_farm', 10 * MILLION);
    setCash(state, 'desk_ventures', 10 * MILLION);
    setCoins(state, 'desk', 'SOLAR', 500_000);
    return state;
  }
  const perWeek = (share: number): number => 1 - Math.exp(-share);

  it('first the quotes: half of them a week, or nearly all when it is urgent', () => {
    for (const [urgent, share] of [
      [false, 0.7],
      [true, 6],
    ] as const) {
      const state = rich();
      const wanted = Math.floor(10 * MILLION * perWeek(share));
      expect(raiseCash(state, wanted, urgent, [])).toBe(wanted);
      expect(usdOf(state, 'desk_quotes')).toBe(10 * MILLION - wanted);
      expect(coinsOf(state, 'desk', 'SOLAR')).toBe(500_000);
      expect(usdOf(state, 'desk_farm')).toBe(10 * MILLION);
    }
  });

  it('then coins at what the outside venue’s depth pays: 10 million of a depth of 111', () => {
    const state = rich();
    setCash(state, 'desk_quotes', 0);
    const sold = Math.ceil(500_000 * perWeek(0.13));
    const rate = 0.97 / (1 + 10 / 111);
    const got = Math.floor(sold * 2_000 * rate);
    expect(raiseCash(state, got, false, [])).toBe(got);
    expect(coinsOf(state, 'desk', 'SOLAR')).toBe(500_000 - sold);
    expect(usdOf(state, 'desk_farm')).toBe(10 * MILLION);
  });

  it('then the unlocked part of the farm, which costs 3 %', () => {
    const state = rich();
    setCash(state, 'desk_quotes', 0);
    setCoins(state, 'desk', 'SOLAR', 0);
    const called = Math.floor(4 * MILLION * perWeek(0.5));
    const lost = Math.floor(called * 0.03);
    expect(raiseCash(state, 5 * MILLION, false, [])).toBe(called - lost);
    expect(usdOf(state, 'desk_farm')).toBe(10 * MILLION - called);
    expect(usdOf(state, 'desk_ventures')).toBe(10 * MILLION);
  });

  it('then house tokens into the book, and only in an emergency ventures, at a third less than a third', () => {
    const state = rich();
    setCash(state, 'desk_quotes', 0);
    setCoins(state, 'desk', 'SOLAR', 0);
    setCash(state, 'desk_farm', 0);
    state.business!.annualFeesCents = 200 * MILLION;
    issueToken(state, true);
    setCash(state, 'desk', 0);
    quoteToken(state, []);
    const market = state.markets.at(-1)!;
    market.markTicks = market.referenceTicks;
    const tokens = coinsOf(state, 'desk', 'KEY');
    const calm = raiseCash(state, 100 * MILLION, false, []);
    expect(calm).toBeGreaterThan(0);
    expect(coinsOf(state, 'desk', 'KEY')).toBeLessThan(tokens);
    expect(usdOf(state, 'desk_ventures')).toBe(10 * MILLION);
    setCoins(state, 'desk', 'KEY', 0);
    const marked = Math.floor(10 * MILLION * perWeek(0.05));
    expect(raiseCash(state, 100 * MILLION, true, [])).toBe(Math.floor(marked * 0.3));
    expect(usdOf(state, 'desk_ventures')).toBe(10 * MILLION - marked);
  });

  it('never sells more than is needed, and sells as much in many short steps as in one', () => {
    const few = rich();
    setCash(few, 'desk_quotes', 0);
    setCoins(few, 'desk', 'SOLAR', 0);
    expect(raiseCash(few, 100_000, true, [])).toBeGreaterThanOrEqual(99_999);
    expect(usdOf(few, 'desk')).toBeLessThanOrEqual(100_001);

    const many = rich();
    many.clock.daysPerStep = 7 / 280;
    for (let steps = 0; steps < 280; steps++) raiseCash(many, 9 * MILLION - usdOf(many, 'desk'), false, []);
    const one = rich();
    raiseCash(one, 9 * MILLION, false, []);
    expect(usdOf(many, 'desk_quotes') / usdOf(one, 'desk_quotes')).toBeCloseTo(1, 3);
    expect(violations(many)).toEqual([]);
  });
});
