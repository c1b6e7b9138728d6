import { describe, expect, it } from 'vitest';
import { turnClock } from '../../shared/sim/clock.ts';
import type { SimEvent, SimEventType } from '../../shared/sim/events.ts';
import { autoClose } from '../../shared/sim/exchange/autoClose.ts';
import { renewCapacity } from '../../shared/sim/exchange/backstop.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { runLiquidations } from '../../shared/sim/exchange/liquidation.ts';
import { marginOf } from '../../shared/sim/exchange/margin.ts';
import { autoCloseFraction } from '../../shared/sim/exchange/marginMath.ts';
import type { LossPolicy } from '../../shared/sim/scenario.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { cashOf, giveDeskPosition, MILLION, newGame, PERPETUAL, setDeskCash, the } from '../support/game.ts';

const only = <T extends SimEventType>(events: readonly SimEvent[], type: T): Extract<SimEvent, { type: T }>[] =>
  events.filter((event): event is Extract<SimEvent, { type: T }> => event.type === type);
const sizeOf = (state: SimState, account = the(state, 'desk').index): number =>
  state.positions.sizeLots[account * state.positions.markets + PERPETUAL]!;

/** A desk long 10,000 BIT at 10,000 ($100m) without coins, whose cash alone makes its margin fraction. */
function deskAt(cashCents: number, policy: LossPolicy = 'auto_deleverage', providers = true): SimState {
  const state = newGame();
  const desk = the(state, 'desk');
  const keys = desk.index * state.ledger.assets + 2;
  const world = the(state, 'outside_world').index * state.ledger.assets + 2;
  state.ledger.balances[world]! += state.ledger.balances[keys]!;
  state.ledger.balances[keys] = 0;
  giveDeskPosition(state, 1_000_000);
  setDeskCash(state, cashCents);
  desk.liquidating = true;
  state.rules.lossPolicy = policy;
  if (!providers) state.backstops = [];
  return state;
}

function closed(state: SimState): SimEvent[] {
  const events: SimEvent[] = [];
  autoClose(state, the(state, 'desk'), events);
  return events;
}

describe('the second tier', () => {
  it('leaves an account alone above the auto-close fraction: 10,000 BIT have MMF 12 %, ACMF 6 %', () => {
    expect(autoCloseFraction(0.12)).toBeCloseTo(0.06, 12);
    const state = deskAt(6.1 * MILLION);
    expect(marginOf(state, the(state, 'desk').index).maintenanceFraction).toBeCloseTo(0.12, 6);
    expect(closed(state)).toEqual([]);
  });

  it('takes over 1 - (MF / ACMF)^6 of the position in six seconds, at the zero price, and leaves the margin fraction as it was', () => {
    const state = deskAt(4 * MILLION);
    const before = marginOf(state, the(state, 'desk').index).marginFraction!;
    closed(state);
    // (0.04 / 0.06)^6 = 0.0878 stays; MMF falls with size, the fraction of value to notional does not.
    expect(sizeOf(state) / 1_000_000).toBeCloseTo(0.0878, 3);
    expect(marginOf(state, the(state, 'desk').index).marginFraction!).toBeCloseTo(before, 4);
  });

  it('gives two thirds of the value behind the position to the taker and one third to the fund', () => {
    const state = deskAt(4 * MILLION);
    const fund = cashOf(state, 'insurance_fund');
    const events = only(closed(state), 'position_taken_over');
    const value = events.reduce((sum, event) => sum + event.valueCents, 0);
    expect(cashOf(state, 'insurance_fund') - fund).toBeCloseTo(value / 3, -1);
    expect(4 * MILLION - cashOf(state, 'desk')).toBe(value);
  });

  it('asks backstop providers within their minute, pro rata, and the largest opposing positions for the rest', () => {
    const state = deskAt(4 * MILLION);
    const events = only(closed(state), 'position_taken_over');
    const price = state.markets[PERPETUAL]!.markTicks;
    const byProviders = events.filter((event) => event.against === 'backstop').reduce((sum, event) => sum + event.lots * price, 0);
    const capacity = state.backstops.reduce((sum, provider) => sum + provider.perMinuteCents, 0);
    expect(byProviders).toBeLessThanOrEqual(capacity);
    expect(byProviders).toBeGreaterThan(capacity * 0.99);
    expect(events.some((event) => event.against === 'opposing')).toBe(true);
    for (const provider of state.backstops) expect(provider.usedMinuteCents).toBeLessThanOrEqual(provider.perMinuteCents);
    // Ten steps of six seconds later the minute is new, the hour is not.
    const used = state.backstops[0]!.usedHourCents;
    for (let i = 0; i < 10; i++) {
      turnClock(state);
      renewCapacity(state);
    }
    expect([state.backstops[0]!.usedMinuteCents, state.backstops[0]!.usedHourCents]).toEqual([0, used]);
  });
});

describe('the waterfall below zero', () => {
  const loss = 3 * MILLION;

  it('closes everything at the mark; the fund pays first', () => {
    const state = deskAt(-0.4 * MILLION);
    const events = closed(state);
    expect(sizeOf(state)).toBe(0);
    expect(only(events, 'fund_paid')).toMatchObject([{ amountCents: 0.4 * MILLION, uncoveredCents: 0 }]);
    expect(only(events, 'loss_shared')).toEqual([]);
    expect(cashOf(state, 'desk')).toBe(0);
  });

  it('by auto-deleveraging: those whose positions were closed against it bear the rest', () => {
    const state = deskAt(-loss, 'auto_deleverage', false);
    const events = closed(state);
    const shares = only(events, 'loss_shared');
    expect(shares.reduce((sum, share) => sum + share.amountCents, 0)).toBe(loss - MILLION);
    const opposed = new Set(only(events, 'position_taken_over').map((event) => event.taker));
    for (const share of shares) expect(opposed.has(share.payer)).toBe(true);
    expect([cashOf(state, 'desk'), cashOf(state, 'insurance_fund'), the(state, 'desk').bankrupt]).toEqual([0, 0, false]);
  });

  it('by a socialised loss: every customer bears the rest, pro rata to cash', () => {
    const state = deskAt(-loss, 'socialise', false);
    const cash = state.accounts.map((account) => balanceOf(state.ledger, account.index, USD));
    const shares = only(closed(state), 'loss_shared');
    expect(shares.reduce((sum, share) => sum + share.amountCents, 0)).toBe(loss - MILLION);
    expect(shares.length).toBe(state.accounts.filter((account) => account.kind === 'customer' || account.kind === 'maker').length);
    const rates = shares.slice(0, -1).map((share) => share.amountCents / cash[share.payer]!);
    for (const rate of rates) expect(rate).toBeCloseTo(rates[0]!, 6);
  });

  it('uncovered: the loss stays on the account, in the open', () => {
    const state = deskAt(-loss, 'uncovered', false);
    const events = closed(state);
    expect(only(events, 'fund_paid')).toMatchObject([{ amountCents: MILLION, uncoveredCents: loss - MILLION }]);
    expect([cashOf(state, 'desk'), the(state, 'desk').bankrupt]).toEqual([-(loss - MILLION), true]);
  });

  it('creates and destroys nothing: cash and positions sum to zero after each policy', () => {
    for (const policy of ['auto_deleverage', 'socialise', 'uncovered'] as const) {
      const state = deskAt(-loss, policy);
      closed(state);
      let cash = 0;
      let lots = 0;
      for (const account of state.accounts) {
        cash += balanceOf(state.ledger, account.index, USD);
        lots += sizeOf(state, account.index);
      }
      expect([policy, cash, lots]).toEqual([policy, 0, 0]);
    }
  });
});

describe('a customer without positions', () => {
  it('whose coins no longer make good what it owes is closed, and the fund pays what it can', () => {
    const state = newGame();
    const customer = state.accounts.find((account) => account.kind === 'customer')!;
    const at = customer.index * state.ledger.assets;
    const world = the(state, 'outside_world').index * state.ledger.assets;
    for (let asset = 0; asset < state.ledger.assets; asset++) {
      state.ledger.balances[world + asset]! += state.ledger.balances[at + asset]!;
      state.ledger.balances[at + asset] = 0;
    }
    state.ledger.balances[at + USD] = -MILLION;
    state.ledger.balances[world + USD]! += MILLION;
    const fund = cashOf(state, 'insurance_fund');
    const events: SimEvent[] = [];
    runLiquidations(state, events);
    const paid = Math.min(fund, MILLION);
    expect(only(events, 'fund_paid')).toEqual([
      { type: 'fund_paid', account: customer.index, amountCents: paid, uncoveredCents: MILLION - paid },
    ]);
    expect([customer.liquidating, customer.bankrupt]).toEqual([paid < MILLION, paid < MILLION]);
  });
});
