/** Ordinary work of the voice when others ask: customers, the press, those who wait, those who have read something wrong. */

import type { StatementTopic } from '../../business.ts';
import { dayAt, hasCome } from '../../clock.ts';
import type { SimEvent } from '../../events.ts';
import { ACTS_AT, MMF_FLOOR } from '../../exchange/marginMath.ts';
import { withdrawalsStopped } from '../../exchange/outage.ts';
import { waitingShare } from '../../market/confidence.ts';
import type { SeatId } from '../../scenario.ts';
import type { SimState } from '../../state.ts';
import { shownFundCents } from '../publicPage.ts';
import { stillWrong } from '../staff.ts';
import { makeStatement, statementWeight } from '../statements.ts';
import { lastOf, say } from './deeds.ts';
import { cents, draw, fact, ofFees, pay, please, unsettle } from './means.ts';
import { closures } from './riskAccounts.ts';
import type { MatterSpec, VoiceMatter } from './types.ts';
import { factOf } from './types.ts';

const FAILED_DAYS = 28;
const HEARD = 0.1;
const WAIT_SEEN = 0.001;
const COMPLAINT_DAYS = 30;
const AD_WRONG_CHANCE = 0.55;
const PRINTED_OFF = 0.25;
const NOTICED_CHANCE = 0.5;
const EXPOSED_CHANCE = 0.5;
const EXPOSED_FROM_DAYS = 20;
const EXPOSED_UNTIL_DAYS = 200;

const speak = (state: SimState, topic: StatementTopic, seat: SeatId, events: SimEvent[]): void =>
  makeStatement(state, topic, seat, statementWeight(state, topic), events);

export const VOICE_ANSWERS = {
  // What stands behind a customer's money, asked where everybody reads.
  cover_question: {
    seat: 'voice',
    openDays: 21,
    cooldownDays: 150,
    answers: ['page_figure', 'promise', 'no_answer'],
    comesUp: (state) => {
      const { depositsCents } = state.business!;
      const shown = shownFundCents(state);
      return {
        facts: [cents('shown', shown), cents('deposits', depositsCents), fact('part', 'share', shown / Math.max(1, depositsCents))],
      };
    },
    act: (state, { seat }, answer, events) => {
      if (answer === 'no_answer') {
        please(state, -0.003);
        return 'no_answer';
      }
      speak(state, answer === 'promise' ? 'coverage' : 'insurance_fund', seat, events);
      please(state, answer === 'promise' ? 0.004 : 0.001);
      return answer === 'promise' ? 'promised' : 'said_figure';
    },
    unanswered: 'no_answer',
    careful: () => 'page_figure',
    hasty: () => 'promise',
  },
  // A rival has closed, and reporters ring round.
  press_after_failure: {
    seat: 'voice',
    openDays: 10,
    cooldownDays: 60,
    answers: ['proof', 'assure', 'no_comment'],
    comesUp: (state) => {
      const { weather, levers, rivals } = state.business!;
      const { day } = state.clock;
      const failed = weather.rivalFailDays.findIndex((on, i) => on !== null && rivals[i]?.alive === false && day - on <= FAILED_DAYS);
      if (failed < 0) return null;
      return {
        facts: [
          fact('days', 'days', Math.floor(day - weather.rivalFailDays[failed]!)),
          fact('proofs', 'count', levers.proofOfReserves ? 1 : 0),
        ],
        rows: [{ label: rivals[failed]!.id, facts: [] }],
      };
    },
    act: (state, { seat }, answer, events) => {
      if (answer === 'assure') {
        speak(state, 'customer_assets', seat, events);
        unsettle(state, -0.015);
        return 'assured';
      }
      const shows = answer === 'proof' && state.business!.levers.proofOfReserves;
      unsettle(state, shows ? -0.02 : 0.006);
      if (answer === 'no_comment') return 'no_comment';
      return shows ? 'proof_shown' : 'nothing_to_show';
    },
    unanswered: 'no_comment',
    careful: (matter) => (factOf(matter, 'proofs') > 0 ? 'proof' : 'no_comment'),
    hasty: () => 'assure',
  },
  // Something is being said about the firm.
  rumour_answer: {
    seat: 'voice',
    openDays: 10,
    cooldownDays: 70,
    answers: ['deny', 'figures', 'wait'],
    comesUp: (state) =>
      state.business!.rumour < HEARD
        ? null
        : { facts: [cents('shown', shownFundCents(state)), fact('heard', 'share', Math.min(1, state.business!.rumour))] },
    act: (state, { seat }, answer, events) => {
      const business = state.business!;
      if (answer === 'wait') {
        business.rumour = Math.min(1, business.rumour + 0.01);
        return 'waited';
      }
      speak(state, answer === 'deny' ? 'coverage' : 'insurance_fund', seat, events);
      business.rumour *= answer === 'deny' ? 0.8 : 0.9;
      return answer === 'deny' ? 'denied' : 'figures_said';
    },
    unanswered: 'wait',
    careful: () => 'figures',
    hasty: () => 'deny',
  },
  // Withdrawals wait, and those who wait post about it.
  slow_withdrawals: {
    seat: 'voice',
    openDays: 7,
    cooldownDays: 45,
    answers: ['say_figure', 'all_fine', 'leave'],
    comesUp: (state) => {
      const waiting = waitingShare(state, 1);
      if (waiting < WAIT_SEEN * state.business!.depositsCents || state.queue.length === 0) return null;
      const oldest = Math.min(...state.queue.map(({ step }) => step));
      return { facts: [cents('waiting', waiting), fact('days', 'days', Math.floor(state.clock.day - dayAt(state.clock, oldest)))] };
    },
    act: (state, { seat }, answer, events) => {
      if (answer === 'all_fine') speak(state, 'customer_assets', seat, events);
      unsettle(state, answer === 'leave' ? 0.01 : answer === 'all_fine' ? -0.015 : -0.01);
      if (answer === 'leave') return 'left';
      return answer === 'all_fine' ? 'said_fine' : 'said_figure';
    },
    unanswered: 'leave',
    careful: () => 'say_figure',
    hasty: () => 'all_fine',
  },
  // Part of the exchange does not work, and the status page is the voice's.
  status_page: {
    seat: 'voice',
    openDays: 4,
    cooldownDays: 10,
    answers: ['say_cause', 'investigating', 'all_fine'],
    urgent: true,
    comesUp: (state) => {
      const { outage } = state.business!;
      if (outage === null || hasCome(state, outage.untilDay)) return null;
      return { wrong: true, facts: [fact('payouts', 'count', withdrawalsStopped(state) ? 1 : 0), fact('share', 'share', outage.share)] };
    },
    act: (state, _matter, answer) => {
      if (answer === 'say_cause') unsettle(state, -0.004);
      if (answer === 'all_fine') {
        unsettle(state, 0.008);
        please(state, -0.004);
      }
      return answer;
    },
    unanswered: 'investigating',
    careful: () => 'say_cause',
    hasty: () => 'all_fine',
  },
  // A customer whom the engine has closed posts a picture of it.
  viral_complaint: {
    seat: 'voice',
    openDays: 10,
    cooldownDays: 130,
    answers: ['show_log', 'refund', 'ignore'],
    comesUp: (state) => {
      const one = closures(state, COMPLAINT_DAYS).sort((left, right) => right.times - left.times || left.index - right.index)[0];
      if (one === undefined) return null;
      const rule = ACTS_AT * MMF_FLOOR;
      return {
        wrong: one.fraction < rule / 2,
        size: one.index,
        facts: [fact('acted', 'share', one.fraction), fact('rule', 'share', rule), cents('refund', ofFees(state, 0.001))],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'ignore') {
        please(state, -0.005 * stillWrong(state, 'support'));
        return 'ignored';
      }
      if (answer === 'refund') pay(state, factOf(matter, 'refund'));
      please(state, answer === 'refund' ? (matter.wrong ? 0.005 : 0.001) : matter.wrong ? -0.003 : 0.002);
      if (answer === 'refund') return matter.wrong ? 'refunded' : 'refunded_others_ask';
      return matter.wrong ? 'log_late' : 'log_shown';
    },
    unanswered: 'ignore',
    careful: (matter) => (factOf(matter, 'acted') < factOf(matter, 'rule') / 2 ? 'refund' : 'show_log'),
    hasty: () => 'ignore',
  },
  // A rival's advertisement names our fee: as the schedule has it, or not.
  fee_question: {
    seat: 'voice',
    openDays: 21,
    cooldownDays: 120,
    answers: ['schedule', 'mock', 'leave'],
    comesUp: (state, number) => {
      const ours = state.rules.takerFeeBps;
      const wrong = draw(state, number, 340) < AD_WRONG_CHANCE;
      return {
        wrong,
        facts: [fact('ours', 'bps', ours), fact('printed', 'bps', wrong ? ours + 2 + Math.floor(3 * draw(state, number, 340, 1)) : ours)],
      };
    },
    act: (state, { wrong }, answer) => {
      if (answer === 'leave') {
        please(state, wrong ? -0.003 : 0);
        return wrong ? 'left_wrong' : 'left';
      }
      if (answer === 'schedule') please(state, wrong ? 0.003 : -0.001);
      else please(state, wrong ? 0.002 : -0.006);
      return `${answer}_${wrong ? 'wrong' : 'right'}`;
    },
    unanswered: 'leave',
    careful: (matter) => (factOf(matter, 'printed') === factOf(matter, 'ours') ? 'leave' : 'schedule'),
    hasty: () => 'mock',
  },
  // An article has our deposits wrong: too low, or too high.
  article_correction: {
    seat: 'voice',
    openDays: 14,
    cooldownDays: 120,
    answers: ['correct', 'leave'],
    comesUp: (state, number) => {
      const ours = state.business!.depositsCents;
      const flatters = draw(state, number, 341) < 0.5;
      return {
        wrong: flatters,
        size: draw(state, number, 341, 1),
        facts: [cents('ours', ours), cents('printed', ours * (flatters ? 1 + PRINTED_OFF : 1 - PRINTED_OFF))],
      };
    },
    act: (state, matter, answer) => {
      if (!matter.wrong) {
        please(state, answer === 'correct' ? 0.003 : -0.003);
        return answer === 'correct' ? 'corrected_low' : 'left_low';
      }
      if (answer === 'correct') {
        unsettle(state, -0.004);
        return 'corrected_high';
      }
      if (matter.size >= NOTICED_CHANCE) {
        please(state, 0.002);
        return 'left_high';
      }
      unsettle(state, 0.018);
      return 'noticed';
    },
    unanswered: 'leave',
    careful: () => 'correct',
    hasty: (matter) => (factOf(matter, 'printed') > factOf(matter, 'ours') ? 'leave' : 'correct'),
  },
  // A post that was paid for and did not say so has been found.
  post_exposed: {
    seat: 'voice',
    openDays: 10,
    cooldownDays: 200,
    answers: ['admit', 'deny', 'no_reply'],
    comesUp: (state) => {
      const post = lastOf(state, 'paid_post');
      if (post === null || post.matter.answer !== 'undisclosed' || post.matter.size >= EXPOSED_CHANCE) return null;
      if (post.daysAgo < EXPOSED_FROM_DAYS || post.daysAgo > EXPOSED_UNTIL_DAYS) return null;
      return { wrong: true, facts: [cents('price', factOf(post.matter, 'price')), fact('days', 'days', Math.floor(post.daysAgo))] };
    },
    act: (state, matter, answer) => {
      please(state, answer === 'no_reply' ? -0.008 : -0.006);
      if (answer === 'deny') unsettle(state, 0.015);
      say(matter, 'paid', 'cents', factOf(matter, 'price'));
      return answer;
    },
    unanswered: 'no_reply',
    careful: () => 'admit',
    hasty: () => 'deny',
  },
} satisfies Partial<Record<VoiceMatter, MatterSpec>>;
