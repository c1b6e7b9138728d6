import { describe, expect, it } from 'vitest';
import { en } from '../../shared/content/texts/en.ts';
import { setFeeRates } from '../../shared/sim/exchange/fees.ts';
import { balanceOf, CODE, post } from '../../shared/sim/exchange/ledger.ts';
import { marginOf } from '../../shared/sim/exchange/margin.ts';
import { beginOutage } from '../../shared/sim/exchange/outage.ts';
import { RISK } from '../../shared/sim/firm/matters/risk.ts';
import { MATTERS } from '../../shared/sim/firm/matters/table.ts';
import { TREASURER } from '../../shared/sim/firm/matters/treasurer.ts';
import { factOf, type Matter, type MatterId } from '../../shared/sim/firm/matters/types.ts';
import { VOICE } from '../../shared/sim/firm/matters/voice.ts';
import type { MeasureId } from '../../shared/sim/firm/measures.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { openHole, setUnits } from '../support/boom.ts';
import { effectOf, foundWhere, give, letLapse, monthsOld, putOnDesk } from '../support/daysWork.ts';
import { MILLION } from '../support/game.ts';

const base = monthsOld();
const KINDS = Object.keys({ ...RISK, ...TREASURER, ...VOICE }) as MatterId[];
const trader = base.accounts.findIndex(({ id }) => id === 'traders_4');

const closed = (state: SimState, times: number, marginFraction: number): void => {
  for (let i = 0; i < times; i++) state.liquidationLog.push({ account: trader, step: state.step, marginFraction, skipped: false });
};
const done = (state: SimState, id: MatterId, daysAgo: number, change: Partial<Matter>): void => {
  const matter = putOnDesk(state, id, { facts: change.facts ?? [] });
  Object.assign(matter, { status: 'answered', openedDay: state.clock.day - daysAgo }, change);
};
const lend = (state: SimState): void =>
  post(state.ledger, [{ asset: USD, from: state.sole.lender, to: state.sole.desk, amount: 10 * MILLION, code: CODE.loan }]);

/** What has to be so before a kind comes up, beyond a firm some months old. */
const BRINGS: Partial<Record<MatterId, (state: SimState) => void>> = {
  repeat_liquidations: (state) => closed(state, 3, 0.02),
  cap_request: (state) => {
    state.accounts[trader]!.leverage = 2;
    done(state, 'repeat_liquidations', 70, {});
  },
  liquidation_complaint: (state) => closed(state, 1, 0.028),
  haircut_review: (state) => {
    state.business!.outside.bitWeekReturn = -0.06;
  },
  back_test: (state) => {
    state.business!.outside.wholeDay.bitLogs = [0, -0.05, -0.05, -0.1, -0.1, -0.1, -0.1, -0.1];
  },
  audit_follow_up: (state) => {
    state.business!.audits.push({ subject: 'desk', round: 1, day: 60, answerDay: state.clock.day - 10, answeredStep: 1, found: true });
  },
  interest_bill: lend,
  lender_figures: lend,
  earn_statement: (state) => {
    state.business!.earnProduct = true;
  },
  press_after_failure: (state) => {
    state.business!.rivals[1]!.alive = false;
    state.business!.weather.rivalFailDays[1] = state.clock.day - 5;
  },
  rumour_answer: (state) => {
    state.business!.rumour = 0.4;
  },
  slow_withdrawals: (state) => {
    state.queue.push({ account: trader, asset: USD, units: 5 * MILLION, step: state.step - 4 });
  },
  status_page: (state) => beginOutage(state, 'withdrawals', 5),
  viral_complaint: (state) => closed(state, 1, 0.028),
  post_exposed: (state) => done(state, 'paid_post', 40, { answer: 'undisclosed', size: 0.1 }),
};

function ready(id: MatterId): SimState {
  const state = structuredClone(base);
  BRINGS[id]?.(state);
  return state;
}

/** The kind on its seat's desk, as asked. */
function onDesk(id: MatterId, wrong: boolean | null, before: (state: SimState) => void = () => {}): { state: SimState; matter: Matter } {
  const state = ready(id);
  before(state);
  const found = foundWhere(state, id, (one) => wrong === null || (one.wrong ?? false) === wrong);
  if (found === null) throw new Error(`${id} does not come up`);
  return { state, matter: putOnDesk(state, id, found) };
}

describe('ordinary work of risk, treasurer and voice', () => {
  it.each(KINDS)('%s comes up in a state that brings it, and answers itself by one of its answers', (id) => {
    const { state, matter } = onDesk(id, null);
    const { answers, unanswered, careful, hasty } = MATTERS[id];
    expect(answers).toContain(unanswered);
    expect(answers).toContain(careful(matter));
    expect(answers).toContain(hasty(matter));
    letLapse(state, matter);
    expect(matter.status).toBe('lapsed');
    expect(en).toHaveProperty([`matter.${id}.outcome.${matter.outcome}`]);
  });

  it.each(Object.keys(BRINGS) as MatterId[])('%s does not come up of itself', (id) => {
    const quiet = structuredClone(base);
    quiet.business!.outside.bitWeekReturn = 0.01;
    quiet.business!.outside.wholeDay.bitLogs = [0, 0, 0, 0, 0, 0, 0, 0];
    quiet.liquidationLog = [];
    quiet.queue = [];
    expect(foundWhere(quiet, id)).toBeNull();
  });

  it.each(KINDS)('%s is worded: title, body, answers, hints, every outcome, every column and line', (id) => {
    const texts: Record<string, string> = en;
    const words = (key: string): number => (texts[key] ?? '').split(/\s+/).length;
    const { answers } = MATTERS[id];
    const keys = [
      `matter.${id}.title`,
      `matter.${id}.body`,
      ...answers.flatMap((one) => [`matter.${id}.answer.${one}`, `matter.${id}.hint.${one}`]),
    ];
    expect(keys.filter((key) => texts[key] === undefined)).toEqual([]);
    expect(words(keys[0]!)).toBeLessThanOrEqual(6);
    expect(words(keys[1]!)).toBeLessThanOrEqual(45);
    for (const answer of answers) {
      expect(words(`matter.${id}.answer.${answer}`)).toBeLessThanOrEqual(5);
      expect(words(`matter.${id}.hint.${answer}`)).toBeLessThanOrEqual(12);
      for (const wrong of [false, true])
        for (const size of [0.1, 0.9]) {
          const state = ready(id);
          const found = foundWhere(state, id, (one) => (one.wrong ?? false) === wrong);
          if (found === null) continue;
          const drawn = found.size !== undefined && found.size < 1 && found.size > 0 ? { size } : {};
          const matter = putOnDesk(state, id, { ...found, ...drawn });
          const shown = [keys[0]!, keys[1]!, ...answers.flatMap((one) => [`matter.${id}.answer.${one}`, `matter.${id}.hint.${one}`])];
          expect(unfilled(texts, shown, matter)).toEqual([]);
          for (const { label, facts } of matter.rows) {
            expect(texts).toHaveProperty([`matter.row.${label}`]);
            for (const { name } of facts) expect(texts).toHaveProperty([`matter.fact.${name}`]);
          }
          expect(give(state, matter, answer)).toBeNull();
          const outcome = `matter.${id}.outcome.${matter.outcome}`;
          expect(texts).toHaveProperty([outcome]);
          expect(words(outcome)).toBeLessThanOrEqual(25);
          expect(unfilled(texts, [outcome], matter)).toEqual([]);
        }
    }
  });
});

/** Places in texts that no figure of the matter fills. */
const unfilled = (texts: Record<string, string>, keys: readonly string[], { facts }: Matter): string[] =>
  keys.flatMap((key) =>
    [...(texts[key] ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).filter((name) => !facts.some((fact) => fact.name === name)),
  );

/** Signs of what an answer does; what is not named does not move. */
interface Does {
  cash?: 1 | -1;
  fund?: 1 | -1;
  deposits?: 1 | -1;
  liked?: 1 | -1;
  doubt?: 1 | -1;
  on?: MeasureId;
  said?: string;
}
type Case = [id: MatterId, wrong: boolean | null, answer: string, outcome: string, does: Does, before?: (state: SimState) => void];

/** So much behind the positions that the misprint, twice as much, looks like enough. */
const thin = (state: SimState): void => {
  const { accountValueCents, notionalCents } = marginOf(state, trader);
  const spare = Math.round(accountValueCents - 0.12 * notionalCents);
  setUnits(state, trader, USD, balanceOf(state.ledger, trader, USD) - spare);
};
const slipped = (state: SimState): void => {
  done(state, 'review_maker_rebate', 30, {
    outcome: 'merged',
    facts: [
      { name: 'meant', unit: 'count', value: 23 },
      { name: 'written', unit: 'count', value: 32 },
    ],
  });
  state.rules.tuning.makerRebate = 32 / 25;
  setFeeRates(state);
};
const proofs = (state: SimState): void => {
  state.business!.levers.proofOfReserves = true;
};
const hole = (state: SimState): void => openHole(state, 30 * MILLION);

const CASES: Case[] = [
  ['repeat_liquidations', null, 'warn', 'warned', { on: 'traders_warned' }],
  ['repeat_liquidations', null, 'lower_cap', 'lowered', { liked: -1 }],
  ['repeat_liquidations', null, 'leave', 'left', {}],
  ['cap_request', null, 'keep', 'kept', { liked: -1 }],
  ['cap_request', null, 'restore', 'restored', { liked: 1 }],
  ['liquidation_complaint', false, 'show_log', 'log_shown', { liked: 1 }],
  ['liquidation_complaint', false, 'goodwill', 'paid', { cash: -1, deposits: 1, liked: 1 }],
  ['liquidation_complaint', false, 'no_reply', 'no_reply', { liked: -1 }],
  ['source_of_funds', false, 'accept', 'accepted', { deposits: 1 }],
  ['source_of_funds', true, 'accept', 'asked_later', { deposits: 1, cash: -1 }],
  ['source_of_funds', true, 'ask_papers', 'walked_away', {}],
  ['source_of_funds', false, 'ask_papers', 'brought_half', { deposits: 1 }],
  ['source_of_funds', false, 'refuse', 'refused', { liked: -1 }],
  ['concentration_report', null, 'file', 'filed', {}],
  ['concentration_report', null, 'cap', 'capped_all_within', { liked: -1, on: 'thin_coins_capped' }],
  ['haircut_review', null, 'raise', 'raised', { liked: -1, on: 'haircuts_raised' }],
  ['backstop_renewal', null, 'renew', 'renewed', { cash: -1 }],
  ['backstop_renewal', null, 'let_go', 'lapsed', { on: 'backstop_lapsed' }],
  ['back_test', null, 'tighten', 'tightened', { on: 'traders_warned' }],
  ['back_test', null, 'note', 'noted_over', {}],
  ['stress_test', null, 'ask_fund', 'fund_paid', { cash: -1, fund: 1 }],
  ['stress_test', null, 'warn_traders', 'warned', { on: 'traders_warned' }],
  ['stress_test', null, 'accept', 'accepted', {}],
  ['audit_follow_up', true, 'chase', 'chased', { cash: -1 }],
  ['audit_follow_up', true, 'file', 'filed_open', {}],
  ['index_review', true, 'drop', 'dropped', {}],
  ['index_review', false, 'drop', 'dropped_good', { cash: -1 }],
  ['index_review', true, 'keep', 'stops_missed', { cash: -1, doubt: 1 }],
  ['index_review', false, 'keep', 'kept', {}],
  ['reconcile_cash', true, 'sign', 'signed_open', {}, hole],
  ['reconcile_cash', true, 'count_again', 'counted_short', { cash: -1 }, hole],
  ['reconcile_fees', false, 'sign', 'signed', {}],
  ['reconcile_fees', false, 'query', 'all_right', { cash: -1 }],
  ['reconcile_fees', true, 'sign', 'signed_open', {}, slipped],
  ['invoice', false, 'pay', 'paid', { cash: -1 }],
  ['invoice', true, 'pay', 'overpaid', { cash: -1 }],
  ['invoice', true, 'dispute', 'corrected', { cash: -1 }],
  ['invoice', false, 'dispute', 'paid_late', { cash: -1 }],
  ['interest_bill', true, 'pay', 'overpaid', { cash: -1 }],
  ['interest_bill', true, 'dispute', 'corrected', {}],
  ['interest_bill', false, 'pay', 'paid', {}],
  ['interest_bill', false, 'dispute', 'paid_late', { cash: -1 }],
  ['auditor_budget', false, 'full', 'clean', { cash: -1, liked: 1 }],
  ['auditor_budget', true, 'full', 'found', { cash: -1, doubt: 1 }, hole],
  ['auditor_budget', null, 'postpone', 'postponed', { liked: -1 }],
  ['hot_level', null, 'raise', 'raised', { cash: -1, on: 'wallet_warm' }],
  ['hot_level', null, 'lower', 'lowered', { cash: 1, on: 'wallet_cool' }],
  ['hot_level', null, 'keep', 'kept', {}],
  ['bank_concentration', true, 'keep', 'bank_closed', { doubt: 1, on: 'bank_closed' }],
  ['bank_concentration', false, 'keep', 'kept', { cash: 1 }],
  ['bank_concentration', true, 'spread', 'spread_in_time', { cash: -1 }],
  ['withdrawal_request', true, 'pay_now', 'stolen', { cash: -1 }],
  ['withdrawal_request', true, 'call_back', 'not_theirs', { liked: 1 }],
  ['withdrawal_request', false, 'pay_now', 'paid', { deposits: -1, liked: 1 }],
  ['withdrawal_request', false, 'in_parts', 'paid_part', { deposits: -1, liked: -1 }],
  ['withdrawal_request', false, 'call_back', 'called_back', { liked: -1 }],
  ['paper_offer', false, 'buy', 'gained', { cash: 1 }],
  ['paper_offer', true, 'buy', 'cost', { cash: -1 }],
  ['paper_offer', true, 'decline', 'declined', {}],
  ['fund_review', null, 'top_up', 'topped_up', { cash: -1, fund: 1 }],
  ['fund_review', null, 'take_back', 'taken_back', { cash: 1, fund: -1 }],
  ['lender_figures', false, 'own_figures', 'satisfied', {}],
  ['lender_figures', null, 'page', 'said_covered', { said: 'coverage' }],
  ['lender_figures', null, 'delay', 'delayed', { cash: -1 }],
  ['earn_statement', false, 'name_use', 'named_none', {}],
  ['earn_statement', true, 'name_use', 'named', { doubt: 1 }, hole],
  ['earn_statement', null, 'yield_only', 'said_fine', { liked: 1, said: 'customer_assets' }],
  ['cover_question', null, 'page_figure', 'said_figure', { liked: 1, said: 'insurance_fund' }],
  ['cover_question', null, 'promise', 'promised', { liked: 1, said: 'coverage' }],
  ['cover_question', null, 'no_answer', 'no_answer', { liked: -1 }],
  ['press_after_failure', null, 'proof', 'nothing_to_show', { doubt: 1 }],
  ['press_after_failure', null, 'proof', 'proof_shown', { doubt: -1 }, proofs],
  ['press_after_failure', null, 'assure', 'assured', { doubt: -1, said: 'customer_assets' }],
  ['rumour_answer', null, 'deny', 'denied', { said: 'coverage' }],
  ['slow_withdrawals', null, 'say_figure', 'said_figure', { doubt: -1 }],
  ['slow_withdrawals', null, 'all_fine', 'said_fine', { doubt: -1, said: 'customer_assets' }],
  ['slow_withdrawals', null, 'leave', 'left', { doubt: 1 }],
  ['status_page', null, 'say_cause', 'say_cause', { doubt: -1 }],
  ['status_page', null, 'all_fine', 'all_fine', { doubt: 1, liked: -1 }],
  ['viral_complaint', false, 'show_log', 'log_shown', { liked: 1 }],
  ['viral_complaint', false, 'refund', 'refunded_others_ask', { cash: -1, liked: 1 }],
  ['viral_complaint', false, 'ignore', 'ignored', { liked: -1 }],
  ['fee_question', true, 'schedule', 'schedule_wrong', { liked: 1 }],
  ['fee_question', false, 'mock', 'mock_right', { liked: -1 }],
  ['fee_question', false, 'leave', 'left', {}],
  ['article_correction', false, 'correct', 'corrected_low', { liked: 1 }],
  ['article_correction', true, 'correct', 'corrected_high', { doubt: -1 }],
  ['article_correction', false, 'leave', 'left_low', { liked: -1 }],
  ['post_exposed', true, 'admit', 'admit', { liked: -1 }],
  ['post_exposed', true, 'deny', 'deny', { liked: -1, doubt: 1 }],
  ['sponsor_offer', null, 'decline', 'declined', {}],
  ['paid_post', null, 'disclosed', 'disclosed', { cash: -1, liked: 1 }],
  ['paid_post', null, 'undisclosed', 'undisclosed', { cash: -1, liked: 1 }],
  ['conference_talk', false, 'give', 'given', { liked: 1 }],
  ['conference_talk', true, 'give', 'checked_by_others', { liked: 1, doubt: 1 }],
  ['conference_talk', true, 'correct', 'corrected', { cash: -1, liked: 1 }],
  ['newsletter_figure', true, 'send', 'taken_back', { liked: -1, doubt: 1 }],
  ['newsletter_figure', true, 'fix', 'fixed', { cash: -1, liked: 1 }],
  ['newsletter_figure', false, 'send', 'sent', { liked: 1 }],
  ['ad_copy', null, 'print', 'printed', { cash: -1, liked: 1, said: 'customer_assets' }],
  ['ad_copy', null, 'strike', 'struck', { cash: -1, liked: 1 }],
];

describe('an answer does what it says', () => {
  it.each(CASES)('%s (wrong: %s), %s: %s %j', (id, wrong, answer, outcome, does, before) => {
    const { state, matter } = onDesk(id, wrong, before);
    const effect = effectOf(state, () => expect(give(state, matter, answer)).toBeNull());
    expect(matter.outcome).toBe(outcome);
    const sign = (value: number): number => (Math.abs(value) < 1e-12 ? 0 : Math.sign(value));
    const { on, said, ...signs } = does;
    expect({
      cash: sign(effect.cash),
      fund: sign(effect.fund),
      deposits: sign(effect.deposits),
      liked: sign(effect.liked),
      doubt: sign(effect.doubt),
    }).toEqual({
      cash: 0,
      fund: 0,
      deposits: 0,
      liked: 0,
      doubt: 0,
      ...signs,
    });
    expect(effect.measures).toEqual(on === undefined ? [] : [on]);
    expect(effect.said).toEqual(said === undefined ? [] : [said]);
    // Nothing on a desk moves more of the firm's own money than about one per cent of a year's fees.
    expect(Math.abs(effect.cash + effect.fund)).toBeLessThanOrEqual(0.0105 * state.business!.annualFeesCents);
    expect(give(state, matter, answer)).toBe('matter_closed');
  });
});

describe('careful and hasty hands differ where something is wrong', () => {
  it.each<[MatterId, string, string, ((state: SimState) => void)?]>([
    ['index_review', 'drop', 'keep'],
    ['source_of_funds', 'ask_papers', 'accept'],
    ['invoice', 'dispute', 'pay'],
    ['interest_bill', 'dispute', 'pay'],
    ['bank_concentration', 'spread', 'keep'],
    ['withdrawal_request', 'call_back', 'pay_now'],
    ['paper_offer', 'decline', 'buy'],
    ['conference_talk', 'correct', 'give'],
    ['newsletter_figure', 'fix', 'send'],
    ['fee_question', 'schedule', 'mock'],
    ['reconcile_cash', 'count_again', 'sign', hole],
    ['reconcile_fees', 'query', 'sign', slipped],
    ['back_test', 'tighten', 'note'],
    ['margin_report', 'call_thin', 'file', thin],
  ])('%s', (id, careful, hasty, before) => {
    const { matter } = onDesk(id, true, before);
    expect([MATTERS[id].careful(matter), MATTERS[id].hasty(matter)]).toEqual([careful, hasty]);
  });

  it.each<[MatterId, string]>([
    ['index_review', 'keep'],
    ['source_of_funds', 'accept'],
    ['invoice', 'pay'],
    ['interest_bill', 'pay'],
    ['bank_concentration', 'keep'],
    ['withdrawal_request', 'pay_now'],
    ['paper_offer', 'buy'],
    ['conference_talk', 'give'],
    ['newsletter_figure', 'send'],
    ['fee_question', 'leave'],
    ['reconcile_fees', 'sign'],
    ['margin_report', 'file'],
  ])('%s: where all is right, care takes the plain way: %s', (id, plain) => {
    expect(MATTERS[id].careful(onDesk(id, false).matter)).toBe(plain);
  });
});

describe('what answers leave behind', () => {
  it('a call sells a tenth of the positions that are too thin, and of no other', () => {
    const { state, matter } = onDesk('margin_report', null, thin);
    const perpetual = state.scenario.markets.findIndex(({ kind }) => kind === 'perpetual');
    const held = (account: number): number => state.positions.sizeLots[account * state.positions.markets + perpetual]!;
    const before = state.accounts.map(({ index }) => held(index));
    expect(give(state, matter, 'call_thin')).toBeNull();
    expect(matter.outcome).toBe('called');
    expect(held(trader) / before[trader]!).toBeCloseTo(0.9, 1);
    const others = state.accounts.filter(({ id }) => id.startsWith('traders') && id !== 'traders_4');
    for (const { index } of others) expect(held(index)).toBe(before[index]);
  });

  it('a lowered limit is the one that the margin check reads, until it is restored', () => {
    const { state, matter } = onDesk('repeat_liquidations', null);
    give(state, matter, 'lower_cap');
    expect(state.accounts[trader]!.leverage).toBe(2);
    state.clock.day += 100;
    const asks = putOnDesk(state, 'cap_request', foundWhere(state, 'cap_request')!);
    give(state, asks, 'restore');
    expect(state.accounts[trader]!.leverage).toBe(state.scenario.leverageMax);
  });

  it('a rebate paid too much comes back from the makers', () => {
    const { state, matter } = onDesk('reconcile_fees', true, slipped);
    const { cash } = effectOf(state, () => give(state, matter, 'query'));
    expect(matter.outcome).toBe('traced');
    expect(cash).toBe(factOf(matter, 'back') - factOf(matter, 'costs'));
    expect(factOf(matter, 'back')).toBe(factOf(matter, 'paid') - factOf(matter, 'agreed'));
  });

  it('a lender who reads of customers’ money in use calls the loan', () => {
    const { state, matter } = onDesk('lender_figures', true, hole);
    give(state, matter, 'own_figures');
    expect([matter.outcome, state.business!.lenders.recalled]).toEqual(['called_back', true]);
  });

  it('a post that was marked as paid is never found out', () => {
    const state = structuredClone(base);
    done(state, 'paid_post', 40, { answer: 'disclosed', size: 0.1 });
    expect(foundWhere(state, 'post_exposed')).toBeNull();
  });
});
