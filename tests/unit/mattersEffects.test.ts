import { describe, expect, it } from 'vitest';
import { feeRate, setFeeRates } from '../../shared/sim/exchange/fees.ts';
import { moveHotWallet } from '../../shared/sim/exchange/hotWallet.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { beginOutage, openShare } from '../../shared/sim/exchange/outage.ts';
import { custodyUnits } from '../../shared/sim/exchange/valuation.ts';
import { requestWithdrawal } from '../../shared/sim/exchange/withdrawals.ts';
import { agree } from '../../shared/sim/firm/contracts.ts';
import { reviewDiff } from '../../shared/sim/firm/matters/engineer.ts';
import { MATTERS } from '../../shared/sim/firm/matters/table.ts';
import { type Found, factOf, type MatterId } from '../../shared/sim/firm/matters/types.ts';
import { staffPayCentsPerYear, staffSkill, stillWrong } from '../../shared/sim/firm/staff.ts';
import { turnoverPerDay } from '../../shared/sim/market/cohorts.ts';
import { step } from '../../shared/sim/sim.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { happened, playUntil, postedBy } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';
import { answerMatter, brought, costOf, find, firmCents, has, lay, working } from '../support/matters.ts';

const ready = (id: MatterId): SimState => {
  const state = working();
  brought[id]!.brings?.(state);
  return state;
};
const wrong = (found: Found): boolean => found.wrong === true;
const right = (found: Found): boolean => found.wrong !== true;

describe('the engineer’s work', () => {
  it('turns the number that the engine reads to what is written, right or wrong', () => {
    const state = working();
    const matter = lay(state, 'review_wallet_fill', wrong);
    expect(reviewDiff(matter).lines.at(-1)!.text).toBe('"hotWalletFillPerDay": 0.06,');
    expect(MATTERS.review_wallet_fill.careful(matter)).toBe('send_back');
    state.coldUnits[USD] = custodyUnits(state, USD);
    const filled = (): number => {
      const twin = structuredClone(state);
      moveHotWallet(twin);
      return state.coldUnits[USD]! - twin.coldUnits[USD]!;
    };
    const before = filled();
    answerMatter(state, matter, 'merge');
    expect(filled() / before).toBeCloseTo(0.12, 2);
  });

  it('pays makers what was written, until the hot fix sets it right', () => {
    const state = working();
    const maker = state.accounts.find(({ makerRebate }) => makerRebate > 0)!.index;
    const slip = lay(state, 'review_maker_rebate', wrong);
    answerMatter(state, slip, 'merge');
    setFeeRates(state);
    expect(feeRate(state, maker, 'maker')).toBe(-32);
    expect(find(state, 'hot_fix')).toBeNull();
    slip.openedDay -= 20;
    const fix = lay(state, 'hot_fix', wrong);
    expect(fix.rows[0]!.facts.map(({ value }) => value)).toEqual([32, 23, 25]);
    expect(MATTERS.hot_fix.careful(fix)).toBe('set_to_ticket');
    expect(costOf(state, fix, 'set_to_ticket')).toBe(-factOf(fix, 'rollout'));
    setFeeRates(state);
    expect(feeRate(state, maker, 'maker')).toBe(-23);
    expect(find(state, 'hot_fix', wrong)).toBeNull();
  });

  it('leaves a slip running where nobody takes it back', () => {
    const state = working();
    const slip = lay(state, 'review_machines', wrong);
    answerMatter(state, slip, 'merge');
    slip.openedDay -= 20;
    answerMatter(state, lay(state, 'hot_fix', wrong), 'leave_it');
    expect(state.rules.tuning.fixedCost).toBeGreaterThan(1.02);
  });

  it('loses orders in a failing gateway: a restart costs half a day, another site money', () => {
    const state = ready('gateway_failing');
    const matter = lay(state, 'gateway_failing');
    step(state, []);
    expect(openShare(state)).toBeCloseTo(0.92, 9);
    const other = structuredClone(state);
    answerMatter(state, matter, 'restart');
    step(state, []);
    expect(openShare(state)).toBeCloseTo(0, 9);
    playUntil(state, () => false, 3);
    expect(openShare(state)).toBe(1);
    const twin = other.business!.matters.find(({ matterId }) => matterId === matter.matterId)!;
    expect(costOf(other, twin, 'fail_over')).toBe(-factOf(twin, 'second_site'));
    step(other, []);
    expect(openShare(other)).toBe(1);
  });

  it('lets no withdrawal through once a certificate has run out, and pays when it is renewed', () => {
    const state = working();
    answerMatter(state, lay(state, 'certificate_ends'), 'let_it_run');
    const saver = state.accounts.find(({ id }) => id === 'savers_1')!;
    requestWithdrawal(state, saver, USD, MILLION / 10, []);
    expect(state.queue.some(({ account }) => account === saver.index)).toBe(true);
    expect(happened(step(state, []), 'withdrawal_paid')).toEqual([]);
    playUntil(state, () => state.queue.every(({ account }) => account !== saver.index), 40);
    expect(state.queue.some(({ account }) => account === saver.index)).toBe(false);
  });

  it('finds out by trying whether a backup comes back, and an alarm that wakes one person too often empties a post', () => {
    const state = working();
    const backup = lay(state, 'restore_test', wrong);
    expect(costOf(state, backup, 'test_a_copy')).toBe(-factOf(backup, 'copy'));
    expect(backup.outcome).toBe('found_broken');
    const alarm = lay(
      state,
      'alarm_threshold',
      has('woken', (nights) => nights > 8),
    );
    expect(MATTERS.alarm_threshold.careful(alarm)).toBe('share_the_nights');
    answerMatter(state, alarm, 'wake_early');
    expect(staffSkill(state, 'engineering')).toBe(-1);
    expect(stillWrong(state, 'engineering')).toBeCloseTo(4 / 3, 9);
  });

  it('keeps a busy week from losing orders once room has been rented', () => {
    const state = ready('gateway_failing');
    expect(find(state, 'gateway_failing')).not.toBeNull();
    const room = lay(state, 'capacity');
    expect(costOf(state, room, 'rent')).toBe(-factOf(room, 'rent'));
    expect(find(state, 'gateway_failing')).toBeNull();
  });

  it('weighs a noisy client by what it trades', () => {
    const state = working();
    const matter = lay(state, 'noisy_client', ({ rows }) =>
      rows!.some((row) => factOf(row, 'messages') > 0.4 && factOf(row, 'volume') > 0.1),
    );
    const before = state.business!.attraction;
    expect(MATTERS.noisy_client.careful(matter)).toBe('charge_for_messages');
    answerMatter(state, matter, 'limit_it');
    expect(matter.outcome).toBe('limited_and_offended');
    expect(state.business!.attraction).toBeLessThan(before);
  });
});

describe('the chief’s work', () => {
  it('lists a coin for its fee; where hardly any of it trades, it costs more than it brought', () => {
    const sound = working();
    const good = lay(sound, 'listing_request', right);
    expect(costOf(sound, good, 'list')).toBe(factOf(good, 'fee'));
    const state = working();
    const thin = lay(state, 'listing_request', wrong);
    expect(MATTERS.listing_request.careful(thin)).toBe('decline');
    expect(costOf(state, thin, 'list')).toBeLessThan(0);
  });

  it('refunds what was invoiced beyond the schedule into the customer’s account', () => {
    const state = working();
    const matter = lay(state, 'fee_complaint', wrong);
    const over = factOf(matter, 'invoiced') - factOf(matter, 'schedule');
    const held = balanceOf(state.ledger, matter.size, USD);
    expect(MATTERS.fee_complaint.careful(matter)).toBe('refund_difference');
    expect(costOf(state, matter, 'refund_difference')).toBe(-over);
    expect(balanceOf(state.ledger, matter.size, USD) - held).toBe(over);
    const plain = lay(state, 'fee_complaint', right);
    expect(costOf(state, plain, 'explain')).toBe(0);
    expect(plain.outcome).toBe('explained');
  });

  it('hires for a year: pay goes out with the fixed costs, and fewer slips are written', () => {
    const state = working();
    const matter = lay(state, 'hire');
    answerMatter(state, matter, 'first');
    const [hired] = state.business!.staff;
    expect(staffPayCentsPerYear(state)).toBe(factOf(matter.rows[0]!, 'pay'));
    expect(stillWrong(state, hired!.role)).toBeCloseTo(0.75 ** hired!.skill, 9);
    const without = structuredClone(state);
    without.business!.staff = [];
    const paid = (one: SimState): number => postedBy(one, 'cost', () => step(one, []));
    const more = paid(state) - paid(without);
    expect(more / ((staffPayCentsPerYear(state) * state.clock.daysPerStep) / 365)).toBeCloseTo(1, 1);
    state.clock.day = hired!.untilDay + 1;
    expect(staffSkill(state, hired!.role)).toBe(0);
  });

  it('pays for a campaign what its record is worth', () => {
    const state = working();
    const matter = lay(
      state,
      'campaign',
      has('kept', (kept) => kept >= 0.5),
    );
    expect(MATTERS.campaign.careful(matter)).toBe('book');
    const before = state.business!.attraction;
    expect(costOf(state, matter, 'book')).toBe(-factOf(matter, 'price'));
    expect(state.business!.attraction).toBeGreaterThan(before);
  });

  it('earns from a partner day by day, and loses what is on its way where the licence ends first', () => {
    const state = working();
    const matter = lay(state, 'partner', (found) => wrong(found) && has('licence', (days) => days < 60)(found));
    answerMatter(state, matter, 'sign_a_year');
    const [contract] = state.business!.contracts;
    expect(contract).toMatchObject({ endCents: -factOf(matter, 'on_the_way') });
    expect(contract!.untilDay - contract!.fromDay).toBe(factOf(matter, 'licence'));
  });

  it('sends the board or a regulator a figure that is so, or not', () => {
    const state = working();
    const before = state.business!.contradictions;
    answerMatter(state, lay(state, 'board_figure', right), 'send_as_drafted');
    expect(state.business!.contradictions).toBe(before);
    const slide = lay(state, 'board_figure', wrong);
    expect(MATTERS.board_figure.careful(slide)).toBe('correct_it');
    expect(costOf(state, slide, 'send_as_drafted')).toBeLessThan(0);
    expect(state.business!.contradictions).toBe(before + 0.5);
    state.queue.push({ account: state.accounts.find(({ kind }) => kind === 'customer')!.index, asset: USD, units: MILLION, step: 0 });
    const letter = lay(state, 'regulator_letter');
    expect(factOf(letter, 'waits')).toBe(MILLION);
    expect(MATTERS.regulator_letter.careful(letter)).toBe('send_the_figure');
    answerMatter(state, letter, 'send_the_draft');
    expect(state.business!.contradictions).toBe(before + 1.5);
  });

  it('keeps people for a bonus or loses them', () => {
    const state = working();
    const offer = lay(
      state,
      'staff_offer',
      has('more', (more) => more > 0.21 && more < 0.29),
    );
    expect(MATTERS.staff_offer.careful(offer)).toBe('bonus_for_staying');
    const other = structuredClone(state);
    expect(costOf(state, offer, 'bonus_for_staying')).toBe(-factOf(offer, 'bonus'));
    expect(state.business!.staff).toEqual([]);
    answerMatter(other, other.business!.matters.at(-1)!, 'let_them_go');
    expect(staffSkill(other, 'engineering')).toBe(-2);
  });

  it('loses an eighth of a client’s dollars where a better quote was no bluff', () => {
    const state = working();
    const matter = lay(state, 'tier_request', wrong);
    const held = balanceOf(state.ledger, matter.size, USD);
    answerMatter(state, matter, 'refuse');
    expect(matter.outcome).toBe('left');
    const waits = state.queue.filter(({ account }) => account === matter.size).reduce((sum, { units }) => sum + units, 0);
    expect((held - balanceOf(state.ledger, matter.size, USD) + waits) / held).toBeCloseTo(1 / 8, 2);
  });

  it('asks in a failed rival’s customers', () => {
    const state = ready('rival_failed');
    state.business!.flight = 0.5;
    const matter = lay(state, 'rival_failed');
    const before = state.business!.attraction;
    expect(costOf(state, matter, 'open_a_desk')).toBe(-factOf(matter, 'desk_costs'));
    expect(state.business!.attraction - before).toBeCloseTo(0.01, 9);
  });
});

describe('the desk’s work', () => {
  it('closes an inventory in the book', () => {
    const state = ready('inventory');
    const lots = (): number => state.positions.sizeLots[state.sole.desk * state.positions.markets + 1]!;
    const before = lots();
    answerMatter(state, lay(state, 'inventory'), 'half_now');
    expect(Math.abs(lots())).toBeLessThan(Math.abs(before));
    expect(Math.abs(lots())).toBeGreaterThanOrEqual(Math.floor(Math.abs(before) / 2));
  });

  it('earns on a trade above its hedge and pays on one below', () => {
    const state = working();
    const hedge = 8;
    state.business!.outside.bitWeekReturn = 0;
    const above = lay(
      state,
      'otc_quote',
      has('edge', (edge) => edge > hedge),
    );
    expect(MATTERS.otc_quote.careful(above)).toBe('trade');
    expect(costOf(state, above, 'trade')).toBe(Math.round((factOf(above, 'size') * (factOf(above, 'edge') - hedge)) / 10_000));
    const below = lay(state, 'otc_quote', (found) => right(found) && has('edge', (edge) => edge < hedge)(found));
    expect(costOf(state, below, 'quote_back')).toBe(Math.round((factOf(below, 'size') * 8) / 10_000));
    expect(
      costOf(
        state,
        lay(
          state,
          'otc_quote',
          has('edge', (edge) => edge < hedge),
        ),
        'trade',
      ),
    ).toBeLessThan(0);
  });

  it('carries one rate against another for a term, at a gain only where money and fees leave one', () => {
    const state = working();
    const good = lay(state, 'funding_gap', (found) => MATTERS.funding_gap.careful({ facts: found.facts, rows: [] }) === 'carry');
    answerMatter(state, good, 'carry');
    expect(state.business!.contracts[0]!.centsPerDay).toBeGreaterThan(0);
    const bad = lay(state, 'funding_gap', (found) => MATTERS.funding_gap.careful({ facts: found.facts, rows: [] }) === 'pass');
    answerMatter(state, bad, 'carry');
    expect(state.business!.contracts[1]!.centsPerDay).toBeLessThan(0);
  });

  it('gets locked money back at the end, or part of it', () => {
    for (const fails of [true, false]) {
      const state = ready('farm_terms');
      const matter = lay(state, 'farm_terms', fails ? wrong : right);
      const size = factOf(matter, 'size');
      expect(costOf(state, matter, 'put_in')).toBe(-size);
      const { endCents } = state.business!.contracts[0]!;
      if (fails) expect(endCents).toBe(Math.round(size * 0.4));
      else expect(endCents).toBeGreaterThan(size);
    }
  });

  it('is paid or charged for a promised volume by what it trades', () => {
    const state = working();
    const short = lay(state, 'venue_rebate', wrong);
    expect(MATTERS.venue_rebate.careful(short)).toBe('smaller_tier');
    answerMatter(state, short, 'promise_it');
    expect(state.business!.contracts[0]!.centsPerDay).toBeCloseTo((-3 * factOf(short, 'charge')) / 90, 6);
  });

  it('pays what it signs: a bill that does not agree costs the difference', () => {
    const state = ready('settlement_break');
    const bill = lay(state, 'settlement_break', wrong);
    const off = bill.rows.reduce((sum, row) => sum + factOf(row, 'theirs') - factOf(row, 'ours'), 0);
    expect(off).toBeGreaterThan(0);
    expect(MATTERS.settlement_break.careful(bill)).toBe('send_back');
    expect(costOf(structuredClone(state), bill, 'sign')).toBe(-off);
  });

  it('moves its own quotes in a wild week', () => {
    const state = ready('wild_week');
    answerMatter(state, lay(state, 'wild_week'), 'wider');
    expect(state.business!.levers.spread).toBeCloseTo(1.2, 9);
    answerMatter(state, lay(state, 'wild_week'), 'closer');
    expect(state.business!.levers.spread).toBeCloseTo(1, 9);
  });

  it('pays or saves what a roll costs beyond the usual', () => {
    const state = ready('roll');
    const dear = lay(
      state,
      'roll',
      has('today', (bps) => bps > 12),
    );
    expect(MATTERS.roll.careful(dear)).toBe('roll_later');
    expect(costOf(state, dear, 'roll_now')).toBeLessThan(0);
    const cheap = lay(
      state,
      'roll',
      has('today', (bps) => bps < 8),
    );
    expect(costOf(state, cheap, 'roll_now')).toBeGreaterThan(0);
  });

  it('weighs a faster line against what late quotes lose', () => {
    const state = working();
    const careful = (lost: (cents: number) => boolean): string =>
      MATTERS.stale_quotes.careful(lay(state, 'stale_quotes', has('lost_a_month', lost)));
    const line = factOf(lay(state, 'stale_quotes'), 'line');
    expect(careful((lost) => lost > 3 * line)).toBe('rent_the_line');
    expect(careful((lost) => lost < 0.7 * line)).toBe('live_with_it');
  });
});

describe('what runs until a day', () => {
  it('comes to the same in long steps and in short ones', () => {
    const paidIn = (daysPerStep: number): number => {
      const state = working();
      state.clock.paces = [{ step: state.step, day: state.clock.day, daysPerStep }];
      agree(state, 9.5, -123_456.7, -1_000);
      const until = state.clock.day + 12;
      let sum = 0;
      const fixed = structuredClone(state);
      fixed.business!.contracts = [];
      while (state.clock.day < until) {
        sum += postedBy(state, 'cost', () => step(state, [])) - postedBy(fixed, 'cost', () => step(fixed, []));
      }
      return sum;
    };
    const due = 9.5 * 123_456.7 + 1_000;
    for (const days of [0.5, 1.5]) expect(Math.abs(paidIn(days) - due) / due).toBeLessThan(0.01);
  });

  it('takes from trading the part of a step for which something does not work', () => {
    const state = working();
    state.business!.readiness.capacityUntilDay = 1_000;
    beginOutage(state, 'trading', state.clock.daysPerStep / 2, 0.5);
    expect(turnoverPerDay(state)).toBeGreaterThan(0);
    step(state, []);
    expect(openShare(state)).toBeCloseTo(0.75, 6);
    expect(firmCents(state)).toBeGreaterThan(0);
  });
});
