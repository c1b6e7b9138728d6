import { describe, expect, it } from 'vitest';
import type { StatementTopic } from '../../shared/sim/business.ts';
import { dayAt, roundDays } from '../../shared/sim/clock.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { CODE, post } from '../../shared/sim/exchange/ledger.ts';
import { heldFundCents, shownFundCents } from '../../shared/sim/firm/publicPage.ts';
import { gapOf, moveStatements, standing, statementWeight } from '../../shared/sim/firm/statements.ts';
import { customersMoneyInUseCents, displayedEquityCents, holeCents } from '../../shared/sim/firm/worth.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { atRound, granted, jumpTo, mergeLine, openHole, sign, tell } from '../support/boom.ts';
import { MILLION, newGame, the } from '../support/game.ts';

const say = (state: SimState, topic: StatementTopic) => tell(state, 'chief', { type: 'make_statement', topic, claim: true });
const signPage = (state: SimState, displayedFundCents: number, claimsSameRules = false) =>
  tell(state, 'chief', { type: 'publish_page', displayedFundCents, claimsSameRules });

function merge(state: SimState, kind: 'liquidation_exemption' | 'full_mark' | 'route_liquidations'): void {
  tell(state, 'desk', { type: 'propose_change', kind, value: 0, reason: 'temporary' });
  sign(state, state.requests.at(-1)!);
}

function payFromFund(state: SimState, amount: number): void {
  post(state.ledger, [
    { asset: USD, from: the(state, 'insurance_fund').index, to: the(state, 'outside_world').index, amount, code: CODE.fund_payout },
  ]);
}

describe('how far a claim is from the ledger, worked by hand', () => {
  it('same rules: four tenths for the flag, three for the exemption, two for full mark, one for the flow', () => {
    const state = atRound(2);
    const gaps = [gapOf(state, 'same_rules')];
    mergeLine(state, 5 * MILLION);
    gaps.push(gapOf(state, 'same_rules'));
    for (const kind of ['liquidation_exemption', 'full_mark', 'route_liquidations'] as const) {
      merge(state, kind);
      gaps.push(gapOf(state, 'same_rules'));
    }
    expect(gaps.map((gap) => Math.round(gap * 10))).toEqual([0, 4, 7, 9, 10]);
  });

  it('same rules: what the page prints is no contradiction', () => {
    const { state } = granted('D01', { value: 5 * MILLION, expiresAfterDays: 84, published: true });
    expect(gapOf(state, 'same_rules')).toBe(0);
  });

  it('the fund: what is missing, over what is shown', () => {
    const state = atRound(3);
    const held = heldFundCents(state);
    signPage(state, held * 4);
    expect(gapOf(state, 'insurance_fund')).toBeCloseTo(0.75, 12);
    signPage(state, held);
    expect(gapOf(state, 'insurance_fund')).toBe(0);
  });

  it('losses: 10 hidden against 8 % of 100 a year in fees and 1', () => {
    const state = atRound(3);
    state.business!.annualFeesCents = 100 * MILLION;
    state.business!.hiddenLossCents = 10 * MILLION;
    expect(gapOf(state, 'losses')).toBeCloseTo(10 / 19, 12);
  });

  it('assets: the hole over a twentieth of deposits, and no further than untrue', () => {
    const state = atRound(6);
    state.business!.depositsCents = 10_000 * MILLION;
    openHole(state, 100 * MILLION);
    expect(holeCents(state)).toBeGreaterThan(90 * MILLION);
    expect(gapOf(state, 'customer_assets')).toBeCloseTo(holeCents(state) / (500 * MILLION), 9);
    expect(gapOf(state, 'related_party')).toBeCloseTo(customersMoneyInUseCents(state) / (500 * MILLION), 9);
    openHole(state, 600 * MILLION);
    expect(gapOf(state, 'customer_assets')).toBe(1);
    expect(gapOf(state, 'coverage')).toBe(1);
  });

  it('a loss weighs by its size against what the firm shows, within bounds; assets weigh one and a half', () => {
    const state = atRound(4);
    state.business!.exploitLossCents = Math.round(0.05 * displayedEquityCents(state));
    expect(statementWeight(state, 'losses')).toBeCloseTo(1.2, 6);
    state.business!.exploitLossCents = 1;
    expect(statementWeight(state, 'losses')).toBeCloseTo(0.3, 12);
    expect([statementWeight(state, 'customer_assets'), statementWeight(state, 'same_rules')]).toEqual([1.5, 1]);
  });
});

describe('a claim while it stands', () => {
  it('is true when it is made, rots later, and keeps its worst', () => {
    const state = atRound(1);
    say(state, 'same_rules');
    expect(standing(state, 'same_rules')).toMatchObject({ seat: 'chief', gap: 0, worstGap: 0, falseFromDay: null });
    mergeLine(state, 5 * MILLION);
    state.clock.day += 7;
    const events: SimEvent[] = [];
    moveStatements(state, events);
    moveStatements(state, events);
    expect(events).toEqual([{ type: 'statement_contradicted', topic: 'same_rules', gap: 0.4 }]);
    const line = state.requests[0]!;
    tell(state, 'engineer', { type: 'revert_request', requestId: line.requestId, reason: 'clean_up' });
    moveStatements(state, events);
    expect(standing(state, 'same_rules')).toMatchObject({ gap: 0, worstGap: 0.4, falseFromDay: state.clock.day });
  });

  it('is one a topic, however often it is said, and the first to say it stays its own', () => {
    const state = atRound(1);
    say(state, 'same_rules');
    signPage(state, heldFundCents(state), true);
    say(state, 'same_rules');
    expect(state.business!.statements.map((statement) => statement.topic)).toEqual(['same_rules', 'insurance_fund']);
  });

  it('ends when it is corrected: then the page no longer says it, and the gap is kept as it was', () => {
    const state = atRound(1);
    expect(tell(state, 'chief', { type: 'correct_statement', topic: 'same_rules' })).toBe('prerequisite_missing');
    say(state, 'same_rules');
    mergeLine(state, 5 * MILLION);
    moveStatements(state, []);
    const events: SimEvent[] = [];
    expect(tell(state, 'chief', { type: 'correct_statement', topic: 'same_rules' }, events)).toBeNull();
    expect(events).toContainEqual({ type: 'statement_corrected', topic: 'same_rules', forced: false });
    expect(state.page.claimsSameRules).toBe(false);
    merge(state, 'full_mark');
    moveStatements(state, []);
    expect(state.business!.statements[0]).toMatchObject({ worstGap: 0.4, correctedDay: state.clock.day, forced: false });
  });

  it('belongs to the chief, and to a firm of several rounds', () => {
    const state = atRound(1);
    expect(tell(state, 'desk', { type: 'make_statement', topic: 'coverage', claim: true })).toBe('foreign_seat');
    expect(say(newGame(), 'coverage')).toBe('prerequisite_missing');
  });
});

describe('what a sentence gives it gives once in a round', () => {
  const SENTENCES = ['say_same_rules', 'say_assets_fine', 'say_never_lost', 'say_testimony', 'split_audit_pack', 'friends_first'] as const;
  const saidAndTakenBack = (state: SimState, kind: (typeof SENTENCES)[number]) => {
    expect(tell(state, 'chief', { type: 'propose_change', kind, value: 0, reason: 'growth' })).toBeNull();
    const request = state.requests.at(-1)!;
    sign(state, request);
    const { attraction, doubt, rumour } = state.business!;
    tell(state, 'chief', { type: 'revert_request', requestId: request.requestId, reason: 'growth' });
    return { attraction, doubt, rumour };
  };
  const worried = () => {
    const state = atRound(4);
    jumpTo(state, state.clock.day);
    Object.assign(state.business!, { doubt: 1.5, rumour: 0.8 });
    return state;
  };

  it.each(SENTENCES)('%s', (kind) => {
    const state = worried();
    const once = saidAndTakenBack(state, kind);
    expect(once.doubt).toBeLessThan(1.5);
    for (let time = 0; time < 20; time++) expect(saidAndTakenBack(state, kind)).toEqual(once);
    state.step += Math.ceil(roundDays(state.scenario) / state.clock.daysPerStep);
    state.clock.day = dayAt(state.clock, state.step);
    expect(saidAndTakenBack(state, kind).doubt).toBeLessThan(once.doubt);
  });

  it('and nothing where it stands and is said over again', () => {
    const state = worried();
    const say = () => {
      tell(state, 'chief', { type: 'propose_change', kind: 'say_assets_fine', value: 0, reason: 'growth' });
      sign(state, state.requests.at(-1)!);
      return state.business!.doubt;
    };
    expect([say(), say(), say()]).toEqual([1.25, 1.25, 1.25]);
  });
});

describe('the page that the chief signs is a statement', () => {
  it('signed true it goes down with the fund that pays, and stays true', () => {
    const state = atRound(3);
    const held = heldFundCents(state);
    signPage(state, held);
    payFromFund(state, held / 2);
    moveStatements(state, []);
    expect(shownFundCents(state)).toBe(held / 2);
    expect(standing(state, 'insurance_fund')).toMatchObject({ gap: 0, worstGap: 0 });
  });

  it('signed with a number of its own it stays where it is, and is further from the ledger the more the fund pays', () => {
    const state = atRound(3);
    const held = heldFundCents(state);
    signPage(state, held * 2);
    payFromFund(state, held / 2);
    moveStatements(state, []);
    expect(shownFundCents(state)).toBe(held * 2);
    expect(standing(state, 'insurance_fund')!.worstGap).toBeCloseTo(0.75, 12);
  });

  it('signed with the ledger’s number after all, it corrects the one before and stands as a new one', () => {
    const state = atRound(3);
    const held = heldFundCents(state);
    signPage(state, held * 2);
    signPage(state, held);
    expect(state.business!.statements.map(({ gap, worstGap, correctedDay }) => [gap, worstGap, correctedDay])).toEqual([
      [0.5, 0.5, state.clock.day],
      [0, 0, null],
    ]);
  });

  it('says that the rules are the same where it claims so, and takes it back where it does not', () => {
    const state = atRound(3);
    signPage(state, 0, true);
    expect(standing(state, 'same_rules')?.correctedDay).toBeNull();
    signPage(state, 0, false);
    expect(standing(state, 'same_rules')).toBeUndefined();
  });

  it('a fund that follows volume is a claim of whoever signed the change', () => {
    const { state } = granted('D09');
    expect(standing(state, 'insurance_fund')).toMatchObject({ seat: 'chief', gap: 1 - heldFundCents(state) / shownFundCents(state) });
  });
});
