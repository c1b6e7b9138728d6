import { describe, expect, it } from 'vitest';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { coinCollateralCents } from '../../shared/sim/exchange/margin.ts';
import { checkOrder } from '../../shared/sim/exchange/orders.ts';
import { runDiscovery } from '../../shared/sim/firm/discovery.ts';
import { runExploit } from '../../shared/sim/firm/exploit.ts';
import { gapOf, standing, untoldLossCents } from '../../shared/sim/firm/statements.ts';
import { runTreasury } from '../../shared/sim/firm/treasury.ts';
import { debtCents, deskTokenShare, usdOf } from '../../shared/sim/firm/worth.ts';
import { step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { answerOffer, atRound, coinsOf, granted, jumpTo, offered, playUntil, requestOf, setCash, sign, tell } from '../support/boom.ts';
import { MILLION, the } from '../support/game.ts';
import { holdCoins } from '../support/marketsAndWords.ts';

const marketNamed = (state: SimState, id: string): number => state.scenario.markets.findIndex((spec) => spec.id === id);
const assetNamed = (state: SimState, id: string): number => state.scenario.assets.findIndex((spec) => spec.id === id);

describe('thin coins at full weight', () => {
  const weight = (state: SimState, account: number, id: string, units: number): number => {
    const asset = assetNamed(state, id);
    const mark = state.markets[state.pricedIn[asset]!]!;
    const cents =
      units *
      mark.markTicks *
      (state.scenario.markets[state.pricedIn[asset]!]!.centsPerTickLot / state.scenario.markets[state.pricedIn[asset]!]!.unitsPerLot);
    return coinCollateralCents(state, account, asset, units, 'total') / cents;
  };

  it('count at their listed weight whatever the size, for every account, and no other coin does', () => {
    const { state } = offered('D07');
    const customer = state.accounts.findIndex((account) => account.id === 'maker_ladder');
    const before = weight(state, customer, 'MOBI', 100_000_000);
    const solar = weight(state, customer, 'SOLAR', 100_000_000_000);
    state.rules.thinCoinsCountInFull = true;
    expect(before).toBeLessThan(0.85);
    expect(weight(state, customer, 'MOBI', 100_000_000)).toBeCloseTo(0.85, 6);
    expect(weight(state, customer, 'SOLAR', 100_000_000_000)).toBe(solar);
    expect(weight(state, customer, 'MOBI', -1_000)).toBeCloseTo(1, 6);
  });

  it('let whoever breaks the margin engine get away with seven times as much', () => {
    const loss = (state: SimState): number => {
      state.business!.weather.exploitDay = state.clock.day;
      runExploit(state, []);
      return state.business!.exploitLossCents;
    };
    const strict = loss(offered('D07').state);
    const { state, offer } = granted('D07');
    expect(loss(state) / strict).toBeCloseTo(1.25 / 0.18, 3);
    expect(state.requests.find((request) => request.requestId === offer.requestId)!.timesUsed).toBe(1);
  });
});

describe('a perpetual that is not listed yet', () => {
  const order = (state: SimState) =>
    checkOrder(state, the(state, 'desk'), {
      market: marketNamed(state, 'YUM-PERP'),
      side: 'buy',
      orderType: 'limit',
      sizeLots: 10,
      priceTicks: state.markets[marketNamed(state, 'YUM-PERP')]!.referenceTicks,
      byMandate: false,
    });

  it('takes no orders and has no quotes until the change is merged', () => {
    const { state, offer } = offered('N2');
    expect(order(state)?.code).toBe('not_listed');
    expect(tell(state, 'desk', { type: 'place_order', market: 'YUM-PERP', side: 'buy', orderType: 'market', sizeLots: 10 })).toBe(
      'not_listed',
    );
    step(state, []);
    expect(state.books[marketNamed(state, 'YUM-PERP')]).toEqual(atRound(1).books[marketNamed(state, 'YUM-PERP')]);
    answerOffer(state, offer, 'decline');
    expect(order(granted('N2').state)).toBeNull();
  });

  it('once it trades the desk’s coins go to those who trade with credit, at the mark, and they hold them when it falls', () => {
    const { state } = granted('N2');
    const traders = state.accounts.filter((account) => account.id.startsWith('traders_'));
    const held = (): number => traders.reduce((sum, { index }) => sum + balanceOf(state.ledger, index, assetNamed(state, 'YUM')), 0);
    const before = held();
    const desk = coinsOf(state, 'desk', 'YUM');
    const { unfair } = state.business!;
    jumpTo(state, state.clock.day);
    playUntil(state, () => state.business!.coinSale === null, 200);
    const given = desk - coinsOf(state, 'desk', 'YUM');
    expect(state.business!.coinSale).toBeNull();
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThanOrEqual(desk / 2 + 1);
    // Who is sold out in between passes some of them on.
    expect(held() - before).toBeGreaterThan(0.9 * given);
    expect(state.business!.unfair).toBeGreaterThan(unfair);
  });

  it('is left unlisted by whoever sells the coins outside, for less and to nobody’s harm', () => {
    const { state, offer } = offered('N2');
    answerOffer(state, offer, 'sell_over_time');
    jumpTo(state, state.clock.day);
    const desk = coinsOf(state, 'desk', 'YUM');
    playUntil(state, () => state.business!.coinSale === null, 200);
    expect(coinsOf(state, 'desk', 'YUM')).toBeLessThan(desk * 0.51);
    expect(state.business!.unfair).toBe(0);
    expect(order(state)?.code).toBe('not_listed');
  });
});

describe('money that is lent', () => {
  it('is called in the recall, unless it was lent for a term', () => {
    const called = granted('D15').state;
    const { state: termed, offer } = offered('D15');
    answerOffer(termed, offer, 'match_terms');
    for (const state of [called, termed]) {
      state.business!.lenders.recalled = true;
      setCash(state, 'desk', 100 * MILLION);
      state.clock.daysPerStep = 7;
      const before = debtCents(state);
      runTreasury(state, []);
      expect([state === called, debtCents(state) < before]).toEqual([state === called, state === called]);
    }
  });

  it('comes once in the days of a round, and never after the recall', () => {
    const { state, offer } = offered('D15');
    jumpTo(state, state.clock.day);
    answerOffer(state, offer, 'ask');
    sign(state, requestOf(state, offer));
    const ask = () => tell(state, 'chief', { type: 'propose_change', kind: 'lender_stake', value: 0, reason: 'growth' });
    expect(ask()).toBe('prerequisite_missing');
    state.clock.paces = [{ step: 0, day: -400, daysPerStep: state.clock.daysPerStep }];
    expect(ask()).toBeNull();
    const recalled = atRound(4);
    recalled.business!.lenders.recalled = true;
    expect(tell(recalled, 'chief', { type: 'propose_change', kind: 'lender_stake', value: 0, reason: 'growth' })).toBe(
      'prerequisite_missing',
    );
  });
});

describe('words', () => {
  it('about losses are as far from the truth as what was kept quiet, and telling it ends both claims', () => {
    const { state, offer } = offered('D18');
    state.business!.hiddenLossCents = 10 * MILLION;
    answerOffer(state, offer, 'ask');
    sign(state, requestOf(state, offer));
    expect(standing(state, 'never_lost')!.gap).toBe(gapOf(state, 'losses'));
    expect(standing(state, 'never_lost')!.gap).toBeGreaterThan(0.3);
    expect(state.business!.contradictions).toBe(1);
    const later = offered('N8');
    later.state.business!.hiddenLossCents = 10 * MILLION;
    expect(gapOf(later.state, 'worst_day')).toBeGreaterThan(0);
    const { doubt } = later.state.business!;
    answerOffer(later.state, later.offer, 'testify_from_ledger');
    expect([untoldLossCents(later.state), gapOf(later.state, 'worst_day')]).toEqual([0, 0]);
    expect(later.state.business!.doubt).toBeGreaterThan(doubt);
  });

  it.each([
    ['true_record', 'D18', 0.01],
    ['decline_hearing', 'N8', -0.02],
  ] as const)('%s moves doubt by little where there is nothing to tell', (answer, id, less) => {
    const { state, offer } = offered(id);
    const { doubt } = state.business!;
    answerOffer(state, offer, answer);
    expect(doubt - state.business!.doubt).toBeCloseTo(less, 9);
  });
});

describe('an audit', () => {
  /** Rounds out of so many whose audit finds what the desk owes, by what it was given. */
  function found(pack: 'asked' | 'split' | 'both'): { share: number; forced: boolean[] } {
    let audits = 0;
    const forced: boolean[] = [];
    const asked = offered('D19').state;
    asked.scenario = structuredClone(asked.scenario);
    asked.scenario.business!.discovery.auditChancePerRound = 1;
    for (let seed = 1; seed <= 200; seed++) {
      const state = structuredClone(asked);
      state.seed = [seed, 7, 7, 7];
      state.business!.auditPack = pack;
      state.clock.day = state.clock.round * 168;
      state.clock.dayBefore = state.clock.day - 0.001;
      runDiscovery(state, []);
      audits += 1;
      if (state.business!.disclosed !== null) forced.push(state.business!.disclosed.forced);
    }
    return { share: forced.length / audits, forced };
  }

  it('finds a quarter of what there is, a twelfth where the desk was left out, most where both books were handed over', () => {
    expect(found('asked').share).toBeCloseTo(0.25, 1);
    expect(found('split').share).toBeCloseTo(0.08, 1);
    const both = found('both');
    expect(both.share).toBeCloseTo(0.6, 1);
    expect(both.forced.every((one) => !one)).toBe(true);
    expect(found('split').forced.every((one) => one)).toBe(true);
  });

  it('is given the rest where the firm takes its word back', () => {
    const { state, offer } = granted('D19');
    expect(standing(state, 'audit_pack')).toMatchObject({ gap: 1, weight: 1.5 });
    tell(state, 'chief', { type: 'revert_request', requestId: offer.requestId!, reason: 'clean_up' });
    expect(state.business!.auditPack).toBe('both');
    expect(standing(state, 'audit_pack')).toBeUndefined();
  });
});

describe('a weak peg', () => {
  it('attacked pays, and is booked as taken from others; it is done once', () => {
    const { state } = granted('D20');
    expect(tell(state, 'desk', { type: 'propose_change', kind: 'attack_peg', value: 0, reason: 'growth' })).toBe('prerequisite_missing');
    expect(state.business!.reputationLoss).toBeCloseTo(0.02, 9);
  });

  it('shorted quietly is bought back after twelve weeks', () => {
    const { state, offer } = offered('D20');
    answerOffer(state, offer, 'short_quietly');
    const held = () => state.positions.sizeLots[state.sole.desk * state.positions.markets + marketNamed(state, 'LUMEN-PERP')]!;
    expect(held()).toBeLessThan(0);
    jumpTo(state, state.clock.day);
    playUntil(state, () => state.business!.pegShortUntilDay === null, 240);
    expect(held()).toBe(0);
  });

  it('warned of, customers hold half of it and their dollars are safe when it breaks', () => {
    const { state, offer } = offered('D20');
    const saver = state.accounts.findIndex((account) => account.id === 'savers_1');
    holdCoins(state, saver, 'LUMEN', 1_000);
    const cash = state.ledger.balances[saver * state.ledger.assets]!;
    answerOffer(state, offer, 'warn_customers');
    expect(balanceOf(state.ledger, saver, assetNamed(state, 'LUMEN'))).toBe(500);
    expect(state.ledger.balances[saver * state.ledger.assets]! - cash).toBeCloseTo(500 * 80 * 100 * 0.95, -2);
  });
});

it('what is sold down goes into the book over weeks, and the price pays for it', () => {
  const { state, offer } = offered('D14');
  answerOffer(state, offer, 'sell_down');
  const before = deskTokenShare(state);
  const cash = usdOf(state, 'desk');
  jumpTo(state, state.clock.day);
  playUntil(state, () => state.business!.token!.sellDown === null, 240);
  expect(before - deskTokenShare(state)).toBeGreaterThan(0.05);
  expect(before - deskTokenShare(state)).toBeLessThan(0.065);
  expect(usdOf(state, 'desk')).not.toBe(cash);
});
