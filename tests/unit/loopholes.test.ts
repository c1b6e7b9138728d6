import { describe, expect, it } from 'vitest';
import type { OfferId, OfferState } from '../../shared/sim/business.ts';
import type { Bounds, ChangeKind, SeatCommand, Terms } from '../../shared/sim/commands.ts';
import { applyCommand } from '../../shared/sim/commandTable.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { freeCollateralCents } from '../../shared/sim/exchange/margin.ts';
import { takeAlternative, takeCourse } from '../../shared/sim/firm/alternatives.ts';
import { boardTerms } from '../../shared/sim/firm/board.ts';
import { fundComesOut } from '../../shared/sim/firm/discovery.ts';
import { windUp } from '../../shared/sim/firm/ending.ts';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import { approverOf, executorOf } from '../../shared/sim/firm/requestTable.ts';
import { gapOf, quietExceptions } from '../../shared/sim/firm/statements.ts';
import { orderlyEquityCents, riskParts, riskShare } from '../../shared/sim/firm/worth.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { breachesOf } from '../../shared/sim/judgement/breaches.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { diffOf } from '../../shared/sim/judgement/exhibits/documents.ts';
import { inForceThen } from '../../shared/sim/judgement/exhibits/record.ts';
import { readFirm } from '../../shared/sim/judgement/firmReading.ts';
import { integrity } from '../../shared/sim/judgement/integrity.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { type ChangeRequest, type SimState, USD } from '../../shared/sim/state.ts';
import { setUnits, theLongBoom } from '../support/boom.ts';
import {
  cashOf,
  codeOf,
  from,
  giveDeskPosition,
  MILLION,
  mergeChange,
  newGame,
  PERPETUAL,
  play,
  setDeskCash,
  the,
} from '../support/game.ts';

/** Ways round a rule that players would find. Each was open once. */

const firm = (): SimState => createSim(theLongBoom, '7');
function recorded() {
  const state = firm();
  const log = createEvidence();
  const go = (...commands: SeatCommand[]): void => recordEvidence(log, state, step(state, commands));
  return { state, log, go };
}

/** Asks, signs and carries out. */
function merged(state: SimState, kind: ChangeKind, value: number, bounds?: Bounds, by: SeatId = 'desk'): ChangeRequest {
  const propose = { type: 'propose_change', kind, value, reason: 'growth' } as const;
  play(state, from(by, bounds === undefined ? propose : { ...propose, bounds }));
  const request = state.requests.at(-1)!;
  const { requestId } = request;
  play(state, from(approverOf(state.scenario, request), { type: 'approve_request', requestId, reason: 'growth' }));
  play(state, from(executorOf(state.scenario, kind), { type: 'merge_request', requestId, reason: 'growth' }));
  expect(request.status).toBe('merged');
  return request;
}

/** An offer as it lies with its seat. */
const anOffer = (offer: OfferId): OfferState => ({
  offerId: 1,
  offer,
  seat: 'chief',
  openedDay: 0,
  openedStep: 0,
  untilDay: 70,
  status: 'open',
  alternative: null,
  requestId: null,
  reason: null,
  stalled: 0,
});

/** A desk of cash alone, without a position and without standing orders. */
function deskOfCash(): SimState {
  const state = newGame();
  play(state, from('desk', { type: 'set_mandate', quoteShare: 0, directionalShare: 0, outsideShare: 0 }));
  play(state, from('desk', { type: 'cancel_all' }));
  play(state, from('desk', { type: 'transfer_between', asset: 'KEY', fromAccount: 'main', toAccount: 'second', units: 6_000_000 }));
  return state;
}

describe('the margin of a resting order', () => {
  const lotsFor = (state: SimState, cents: number): number =>
    Math.floor(cents / (state.markets[PERPETUAL]!.markTicks * state.scenario.markets[PERPETUAL]!.centsPerTickLot));
  const order = (state: SimState, cents: number) =>
    ({
      type: 'place_order',
      market: 'BIT-PERP',
      side: 'buy',
      orderType: 'limit',
      sizeLots: lotsFor(state, cents),
      priceTicks: Math.floor(state.markets[PERPETUAL]!.markTicks * 0.97),
    }) as const;

  it('cannot leave the account before the order fills', () => {
    const state = deskOfCash();
    expect(codeOf(state, 'desk', order(state, 2.9 * cashOf(state, 'desk')))).toBeNull();
    const amountCents = cashOf(state, 'desk');
    expect(codeOf(state, 'desk', { type: 'transfer_outside', direction: 'out', amountCents })).toBe('insufficient_margin');
    const spare = Math.floor(freeCollateralCents(state, the(state, 'desk').index));
    expect(codeOf(state, 'desk', { type: 'transfer_outside', direction: 'out', amountCents: spare })).toBeNull();
  });

  it('nor may the coins that it is', () => {
    const state = deskOfCash();
    play(state, from('desk', { type: 'transfer_between', asset: 'KEY', fromAccount: 'second', toAccount: 'main', units: 6_000_000 }));
    setDeskCash(state, 0);
    expect(codeOf(state, 'desk', order(state, 10 * MILLION))).toBeNull();
    expect(
      codeOf(state, 'desk', { type: 'transfer_between', asset: 'KEY', fromAccount: 'main', toAccount: 'second', units: 6_000_000 }),
    ).toBe('insufficient_margin');
  });
});

it('coins that count in full leave as such: what stays behind is still enough', () => {
  const state = deskOfCash();
  play(state, from('desk', { type: 'transfer_between', asset: 'KEY', fromAccount: 'second', toAccount: 'main', units: 6_000_000 }));
  mergeChange(state, 'full_mark', 0);
  setDeskCash(state, 0);
  giveDeskPosition(state, 100_000);
  const { index } = the(state, 'desk');
  const units = Math.floor(freeCollateralCents(state, index) / (0.95 * state.markets[2]!.markTicks));
  expect(codeOf(state, 'desk', { type: 'transfer_between', asset: 'KEY', fromAccount: 'main', toAccount: 'second', units })).toBe(
    'insufficient_margin',
  );
});

describe('a printed line', () => {
  it('does not speak for a larger one that nobody prints', () => {
    const state = firm();
    merged(state, 'credit_line', 1, { expiresAfterDays: 0, published: true });
    expect(quietExceptions(state)).toEqual([]);
    merged(state, 'credit_line', 1_000 * MILLION);
    setDeskCash(state, -20 * MILLION);
    expect(quietExceptions(state)).toEqual(['credit_line']);
    expect(gapOf(state, 'same_rules')).toBe(0.4);
    expect(gapOf(state, 'related_party')).toBeGreaterThan(0);
  });

  it('speaks for the smaller one that it took the place of', () => {
    const state = firm();
    merged(state, 'credit_line', 5 * MILLION);
    merged(state, 'credit_line', 100 * MILLION, { expiresAfterDays: 0, published: true });
    expect(quietExceptions(state)).toEqual([]);
  });
});

describe('a request', () => {
  const bounded = { value: 5 * MILLION, expiresAfterDays: 28, published: true };
  const amend = (state: SimState, seat: SeatId, requestId: number, terms: Terms): string | null =>
    codeOf(state, seat, { type: 'amend_request', requestId, terms, reason: 'growth' });

  it('is never made wider by whoever carries it out: not without its end, not later, not unprinted', () => {
    const state = firm();
    play(state, from('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'growth' }));
    const { requestId } = state.requests.at(-1)!;
    expect(amend(state, 'chief', requestId, bounded)).toBeNull();
    for (const wider of [{ expiresAfterDays: 0 }, { expiresAfterDays: 29 }, { published: false }])
      expect(amend(state, 'engineer', requestId, { ...bounded, ...wider })).toBe('terms_not_smaller');
    expect(amend(state, 'engineer', requestId, { ...bounded, expiresAfterDays: 14 })).toBeNull();
    expect(state.requests.at(-1)!.status).toBe('merged');
  });

  it('is not signed into force once what it rests on has gone', () => {
    const state = firm();
    const business = state.business!;
    setUnits(state, state.sole.desk_farm, USD, 20 * MILLION);
    business.protocolOpenUntilDay = state.clock.day + 14;
    play(state, from('desk', { type: 'propose_change', kind: 'rescue_protocol', value: 0, reason: 'growth' }));
    const { requestId } = state.requests.at(-1)!;
    business.protocolOpenUntilDay = null;
    expect(codeOf(state, 'chief', { type: 'approve_request', requestId, reason: 'growth' })).toBe('prerequisite_missing');
    expect(business.paidByDeedsCents).toBe(0);
  });

  it('for an exemption is not merged after the flag has gone', () => {
    const state = firm();
    const line = merged(state, 'credit_line', 5 * MILLION);
    play(state, from('desk', { type: 'propose_change', kind: 'liquidation_exemption', value: 0, reason: 'growth' }));
    const { requestId } = state.requests.at(-1)!;
    play(state, from('chief', { type: 'approve_request', requestId, reason: 'growth' }));
    play(state, from('engineer', { type: 'revert_request', requestId: line.requestId, reason: 'growth' }));
    expect(codeOf(state, 'engineer', { type: 'merge_request', requestId, reason: 'growth' })).toBe('prerequisite_missing');
  });
});

it('an exemption ends on paper too when the line that it rests on is taken back, and counts once when both come again', () => {
  const state = firm();
  const line = merged(state, 'credit_line', 5 * MILLION);
  const exemption = merged(state, 'liquidation_exemption', 0);
  expect(codeOf(state, 'engineer', { type: 'revert_request', requestId: line.requestId, reason: 'clean_up' })).toBeNull();
  expect(exemption.status).toBe('reverted');
  expect(gapOf(state, 'same_rules')).toBe(0);
  merged(state, 'credit_line', 5 * MILLION);
  merged(state, 'liquidation_exemption', 0);
  expect(readFirm(state).inForce.filter(({ kind }) => kind === 'liquidation_exemption')).toHaveLength(1);
});

it('what was in force lately draws nobody when it is merged again', () => {
  const state = firm();
  const business = state.business!;
  for (let time = 0; time < 5; time++) {
    const { requestId } = merged(state, 'route_liquidations', 0, { expiresAfterDays: 0, published: true });
    play(state, from('engineer', { type: 'revert_request', requestId, reason: 'growth' }));
  }
  expect(business.attraction).toBeLessThanOrEqual(0.35);
});

it('coins on the second account are risk, and worth what they are', () => {
  const state = firm();
  const bit = state.scenario.assets.findIndex(({ id }) => id === 'BIT');
  setUnits(state, state.sole.desk, bit, 100_000);
  const before = { risk: riskShare(riskParts(state)), worth: orderlyEquityCents(state) };
  const move = { type: 'transfer_between', asset: 'BIT', fromAccount: 'main', toAccount: 'second', units: 100_000 } as const;
  applyCommand(state, from('desk', move), []);
  expect(balanceOf(state.ledger, state.sole.desk_second, bit)).toBe(100_000);
  expect({ risk: riskShare(riskParts(state)), worth: orderlyEquityCents(state) }).toEqual(before);
});

it('refused orders of the desk push nothing off another desk', () => {
  const state = firm();
  const priceTicks = state.markets[PERPETUAL]!.markTicks;
  const order = { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'limit', sizeLots: 900_000_000, priceTicks } as const;
  play(state, ...Array.from({ length: 60 }, () => from('desk', order)));
  expect(state.inbox.filter(({ seat }) => seat === 'desk')).toHaveLength(40);
  expect(state.inbox.filter(({ seat }) => seat === 'risk')).toHaveLength(1);
});

describe('a closed gate', () => {
  it('is not survived clean', () => {
    const state = firm();
    play(state, from('chief', { type: 'set_queue_policy', policy: 'gated' }));
    windUp(state, []);
    expect(state.business!.ending!.id).toBe('gated');
  });

  it('is looked at whoever closed it, and is not the chief’s to open', () => {
    const state = firm();
    const events = play(state, from('chief', { type: 'set_queue_policy', policy: 'gated' }));
    expect(events).toContainEqual({ type: 'gated' });
    expect(codeOf(state, 'chief', { type: 'set_queue_policy', policy: 'first_come' })).toBe('not_yours_to_decide');
    while (state.rules.queuePolicy === 'gated') play(state);
    expect(state.clock.day).toBeGreaterThanOrEqual(3);
    expect(state.business).toMatchObject({ gatedDay: null, wasGated: true, ending: null });
  });

  it('is told when it is closed by a seat’s own choice', () => {
    const state = firm();
    const events: SimEvent[] = [];
    takeAlternative(state, anOffer('D25'), 'gate_alike', events);
    takeAlternative(state, anOffer('D25'), 'gate_alike', events);
    expect(events).toEqual([{ type: 'gated' }]);
  });
});

it('lenders who are held by another deed do not call because nobody answered them', () => {
  const state = firm();
  const { lenders } = state.business!;
  lenders.held = true;
  const { doubt } = state.business!;
  takeCourse(state, anOffer('D21'), []);
  expect(lenders.recalled).toBe(false);
  expect(state.business!.doubt).toBe(doubt);
});

it('fees are not spent beyond what came in, whatever share a slip gives the buy-back', () => {
  const state = firm();
  issueToken(state, false);
  state.rules.tuning.buyBack = 0.17 / 0.07;
  play(state, from('chief', { type: 'set_levers', fundShare: 0.3, marketingShare: 0.2 }));
  for (let n = 0; n < 10; n++) {
    step(state, []);
    expect(violations(state)).toEqual([]);
  }
});

it('a line is used by an order that adds risk below zero, not by one that reduces it', () => {
  const state = firm();
  const request = merged(state, 'credit_line', 50 * MILLION);
  giveDeskPosition(state, 100);
  setDeskCash(state, cashOf(state, 'desk') - freeCollateralCents(state, state.sole.desk) - MILLION);
  expect(freeCollateralCents(state, state.sole.desk)).toBeLessThan(0);
  const order = { type: 'place_order', market: 'BIT-PERP', orderType: 'market', sizeLots: 10 } as const;
  const used = (side: 'buy' | 'sell'): number => {
    const before = request.timesUsed;
    const events: SimEvent[] = [];
    applyCommand(state, from('desk', { ...order, side }), events);
    expect(events.map(({ type }) => type)).toContain('order_filled');
    return request.timesUsed - before;
  };
  expect(used('sell')).toBe(0);
  expect(used('buy')).toBe(1);
});

it('an end in order is telling, by the seat that chose it', () => {
  const state = firm();
  const log = createEvidence();
  state.business!.offers.push(anOffer('D27'));
  recordEvidence(log, state, play(state, from('chief', { type: 'answer_offer', offerId: 1, answer: 'file_orderly', reason: 'growth' })));
  expect(log.rows.filter(({ verb }) => verb === 'told_openly').map(({ seat }) => seat)).toEqual(['chief']);
});

it('an order that only reduces needs no fast lane, however large it is written', () => {
  const state = deskOfCash();
  const requestId = mergeChange(state, 'fast_lane', 0);
  giveDeskPosition(state, 1_000);
  const order = {
    type: 'place_order',
    market: 'BIT-PERP',
    side: 'sell',
    orderType: 'market',
    sizeLots: 1_500_000,
    reduceOnly: true,
  } as const;
  expect(codeOf(state, 'desk', order)).toBeNull();
  expect(state.requests.find((one) => one.requestId === requestId)!.timesUsed).toBe(0);
});

it('a firm that is wound up in a close ends there', () => {
  const state = firm();
  while (state.phase !== 'close') step(state, []);
  setUnits(state, state.sole.desk, USD, -200 * MILLION);
  const events = play(state, from('chief', { type: 'come_clean' }));
  expect(state.business!.ending?.id).toBe('wound_down');
  expect(state.phase).toBe('closed');
  expect(events.at(-1)).toEqual({ type: 'round_closed' });
});

it('what the board took back counts until that day', () => {
  const { state, log, go } = recorded();
  go(from('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'growth' }));
  const request = state.requests.at(-1)!;
  const { requestId } = request;
  go(from('desk', { type: 'escalate_request', requestId, reason: 'growth' }));
  go(from('chief', { type: 'approve_request', requestId, reason: 'growth' }));
  go(from('engineer', { type: 'merge_request', requestId, reason: 'growth' }));
  while (state.clock.day < 60) go();
  expect(request.status).toBe('reverted');
  const breach = breachesOf(log, state, integrity(log, state)).find((one) => one.requestId === requestId)!;
  expect(breach.untilDay).toBe(log.rows.find(({ verb }) => verb === 'board_refused')!.day);
});

it('a line that was bounded and printed from the start is shown as such', () => {
  const { state, log, go } = recorded();
  const bounds = { expiresAfterDays: 28, published: true };
  go(from('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'growth', bounds }));
  const { requestId } = state.requests.at(-1)!;
  const before = { log, state, step: state.step, day: state.clock.day };
  go(
    from('chief', { type: 'amend_request', requestId, terms: { value: MILLION, expiresAfterDays: 14, published: true }, reason: 'growth' }),
  );
  const then = { log, state, step: state.step, day: state.clock.day };
  expect(diffOf(before, requestId).terms).toEqual({ value: 5 * MILLION, ...bounds });
  expect(diffOf(then, requestId).terms).toEqual({ value: MILLION, expiresAfterDays: 14, published: true });
});

it('what the board had refused is in force once its terms are taken', () => {
  const { state, log, go } = recorded();
  go(from('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'growth' }));
  const request = state.requests.at(-1)!;
  const { requestId } = request;
  go(from('desk', { type: 'escalate_request', requestId, reason: 'growth' }));
  while (request.status !== 'refused') go();
  go(from('chief', { type: 'amend_request', requestId, terms: boardTerms(state, request)!, reason: 'growth' }));
  go(from('engineer', { type: 'merge_request', requestId, reason: 'growth' }));
  expect(request.status).toBe('merged');
  expect(inForceThen({ log, state, step: state.step, day: state.clock.day }, request)).toBe(true);
});

it('what others have ended does not stay in force on paper', () => {
  const state = firm();
  issueToken(state, false);
  const papers = [merged(state, 'fund_formula', 0, undefined, 'chief'), merged(state, 'house_token_reserve', 0, undefined, 'chief')];
  fundComesOut(state, []);
  expect(papers.map(({ status }) => status)).toEqual(['reverted', 'reverted']);
  expect(state.rules).toMatchObject({ fundFollowsVolume: false, pageCountsHouseToken: false });
  const loan = merged(state, 'token_loan', 0, undefined, 'chief');
  takeAlternative(state, anOffer('D18'), 'stop_lending_on_token', []);
  expect([loan.status, loan.trail.at(-1)?.verb, state.business!.tokenLoan]).toEqual(['reverted', 'reverted', false]);
});
