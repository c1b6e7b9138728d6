/** Ordinary work of the engineer beside reviews: what breaks, and what keeps it from breaking. */
import { hasCome } from '../../clock.ts';
import { dayVolumeCents, volumeCents } from '../../exchange/fees.ts';
import { beginOutage, endOutage } from '../../exchange/outage.ts';
import type { SimState } from '../../state.ts';
import { settleCents } from '../contracts.ts';
import { stillWrong } from '../staff.ts';
import { between, cents, draw, fact, ofFees, pay, please, rounded, unsettle } from './means.ts';
import { REVIEWED, reviewDiff } from './reviews.ts';
import { type EngineerMatter, factOf, type MatterRow, type MatterSpec } from './types.ts';

export { reviewDiff };

const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;
const WEEKS = 4;
const BUSY_WEEK = 0.06;
/** A part of the gateways fails until somebody does something, or it is found in the end. */
const GATEWAY_DAYS = 25;
const GATEWAY_SHARE = 0.08;
const RESTART_DAYS = 0.5;
/** Of an average week, what the gateways take before orders get lost. */
const HOLDS = 1.25;

const feesADay = (state: SimState): number => state.business!.annualFeesCents / DAYS_PER_YEAR;
const isOut = (state: SimState): boolean => state.business!.outage !== null && !hasCome(state, state.business!.outage.untilDay);
const isReady = (state: SimState, untilDay: number): boolean => !hasCome(state, untilDay);
/** Skill mends sooner, and so does an alarm that wakes somebody in time. */
const mendsIn = (state: SimState, days: number): number =>
  rounded(
    days * Math.min(1.3, stillWrong(state, 'engineering')) * (isReady(state, state.business!.readiness.alarmUntilDay) ? 0.6 : 1),
    0.5,
  );

/** Busiest of the last four weeks over their average; long steps leave days without a trade, but no week. */
function peak(state: SimState): number {
  const today = Math.floor(state.clock.day);
  if (today <= WEEKS * DAYS_PER_WEEK) return 0;
  const weeks = Array.from({ length: WEEKS }, (_, week) => {
    let sum = 0;
    for (let back = 1; back <= DAYS_PER_WEEK; back++) sum += dayVolumeCents(state, today - week * DAYS_PER_WEEK - back);
    return sum;
  });
  const all = weeks.reduce((total, week) => total + week, 0);
  return all === 0 ? 0 : (Math.max(...weeks) * WEEKS) / all;
}

/** Customers of whom there are few, with their part of all trading and of all messages. */
function loud(state: SimState, number: number): MatterRow[] {
  const named = state.accounts.filter(({ kind, people }) => kind === 'customer' && people < 1_000).slice(0, 3);
  const total = Math.max(1, state.accounts.reduce((sum, { index }) => sum + volumeCents(state, index), 0) / 2);
  const noisy = Math.floor(draw(state, number, 221, 0) * named.length);
  return named.map(({ id, index }, place) => ({
    label: id,
    facts: [
      fact(
        'messages',
        'share',
        place === noisy ? rounded(between(0.5, 0.75, draw(state, number, 221, 1)), 0.01) : rounded(0.25 / named.length, 0.01),
      ),
      fact('volume', 'share', rounded(volumeCents(state, index) / total, 0.01)),
    ],
  }));
}
const loudest = (rows: readonly MatterRow[]): MatterRow =>
  rows.reduce((most, row) => (factOf(row, 'messages') > factOf(most, 'messages') ? row : most));
/** Above this part of trading a client is worth its noise. */
const WORTH_ITS_NOISE = 0.1;

export const ENGINEER: Record<EngineerMatter, MatterSpec> = {
  ...REVIEWED,

  gateway_failing: {
    seat: 'engineer',
    openDays: GATEWAY_DAYS,
    cooldownDays: 100,
    answers: ['restart', 'fail_over', 'nurse'],
    urgent: true,
    comesUp: (state) => {
      const busy = Math.abs(state.business!.outside.bitWeekReturn) > BUSY_WEEK;
      if (!busy || isOut(state) || isReady(state, state.business!.readiness.capacityUntilDay)) return null;
      const days = mendsIn(state, GATEWAY_DAYS);
      return {
        facts: [
          fact('failing', 'share', GATEWAY_SHARE),
          fact('days', 'days', days),
          cents('lost_a_day', GATEWAY_SHARE * feesADay(state)),
          cents('lost_by_restart', RESTART_DAYS * feesADay(state)),
          cents('second_site', ofFees(state, 0.0015)),
        ],
      };
    },
    begins: (state, matter) => beginOutage(state, 'trading', factOf(matter, 'days'), GATEWAY_SHARE),
    act: (state, matter, answer) => {
      if (!isOut(state)) return 'mended_already';
      if (answer === 'restart') {
        beginOutage(state, 'trading', RESTART_DAYS);
        return 'restarted';
      }
      if (answer === 'nurse') return 'nursed';
      endOutage(state);
      pay(state, factOf(matter, 'second_site'));
      return 'moved_over';
    },
    unanswered: 'nurse',
    // The cheapest of the three by the figures shown.
    careful: (matter) => {
      const nurse = factOf(matter, 'lost_a_day') * factOf(matter, 'days');
      const restart = factOf(matter, 'lost_by_restart');
      const over = factOf(matter, 'second_site');
      if (over < restart && over < nurse) return 'fail_over';
      return restart < nurse ? 'restart' : 'nurse';
    },
    hasty: () => 'nurse',
  },

  certificate_ends: {
    seat: 'engineer',
    openDays: 21,
    cooldownDays: 330,
    answers: ['renew_now', 'renew_at_night', 'let_it_run'],
    comesUp: (state, number) =>
      isOut(state)
        ? null
        : {
            facts: [
              fact('days', 'days', Math.round(between(22, 40, draw(state, number, 211)))),
              fact('stop', 'days', RESTART_DAYS),
              cents('overtime', ofFees(state, 0.0006)),
              fact('waiting', 'count', state.queue.length),
            ],
          },
    act: (state, matter, answer) => {
      if (answer === 'renew_at_night') {
        pay(state, factOf(matter, 'overtime'));
        return 'renewed_quietly';
      }
      const days = answer === 'renew_now' ? factOf(matter, 'stop') : mendsIn(state, 4);
      beginOutage(state, 'withdrawals', days);
      if (answer === 'renew_now') return 'renewed';
      unsettle(state, 0.02);
      return 'ran_out';
    },
    unanswered: 'let_it_run',
    careful: (matter) => (factOf(matter, 'waiting') > 0 ? 'renew_at_night' : 'renew_now'),
    hasty: () => 'let_it_run',
  },

  // Room for a busy week, or the machines as they are.
  capacity: {
    seat: 'engineer',
    openDays: 28,
    cooldownDays: 120,
    answers: ['rent', 'rent_half', 'wait'],
    comesUp: (state) => {
      const busiest = peak(state);
      if (busiest === 0 || isReady(state, state.business!.readiness.capacityUntilDay)) return null;
      return {
        facts: [
          fact('busiest', 'times', rounded(busiest, 0.1)),
          fact('holds', 'times', HOLDS),
          cents('rent', ofFees(state, 0.0012)),
          fact('days', 'days', 150),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'wait') return 'as_it_is';
      const half = answer === 'rent_half';
      pay(state, factOf(matter, 'rent') * (half ? 0.5 : 1));
      state.business!.readiness.capacityUntilDay = state.clock.day + factOf(matter, 'days') * (half ? 0.5 : 1);
      return half ? 'rented_half' : 'rented';
    },
    unanswered: 'wait',
    careful: (matter) => (factOf(matter, 'busiest') >= factOf(matter, 'holds') ? 'rent' : 'wait'),
    hasty: () => 'wait',
  },

  // At which rate of errors somebody is woken, and who.
  alarm_threshold: {
    seat: 'engineer',
    openDays: 28,
    cooldownDays: 180,
    answers: ['wake_early', 'share_the_nights', 'wake_late'],
    comesUp: (state, number) => ({
      facts: [
        fact('woken', 'count', Math.round(between(1, 14, draw(state, number, 212)))),
        fact('one_can_take', 'count', 8),
        cents('rota', ofFees(state, 0.0008)),
        fact('days', 'days', 160),
      ],
    }),
    act: (state, matter, answer) => {
      if (answer === 'wake_late') return 'sleeps';
      const { day } = state.clock;
      state.business!.readiness.alarmUntilDay = day + factOf(matter, 'days');
      if (answer === 'share_the_nights') {
        pay(state, factOf(matter, 'rota'));
        return 'nights_shared';
      }
      if (factOf(matter, 'woken') <= factOf(matter, 'one_can_take')) return 'wakes';
      // Whoever was woken every other night has gone; the post is open for a while.
      state.business!.staff.push({ role: 'engineering', skill: -1, payCentsPerYear: 0, untilDay: day + 120 });
      return 'worn_out';
    },
    unanswered: 'wake_late',
    careful: (matter) => (factOf(matter, 'woken') > factOf(matter, 'one_can_take') ? 'share_the_nights' : 'wake_early'),
    hasty: () => 'wake_late',
  },

  // Whether last night's backup can be brought back: nobody knows until it is tried.
  restore_test: {
    seat: 'engineer',
    openDays: 28,
    cooldownDays: 240,
    answers: ['test_for_real', 'test_a_copy', 'not_now'],
    comesUp: (state, number) => {
      const { restoreUntilDay } = state.business!.readiness;
      if (isReady(state, restoreUntilDay) || isOut(state)) return null;
      return {
        wrong: draw(state, number, 213) < 0.35 * stillWrong(state, 'engineering'),
        size: draw(state, number, 213, 1),
        facts: [
          fact('since', 'days', Math.round(state.clock.day - restoreUntilDay)),
          cents('copy', ofFees(state, 0.0008)),
          cents('stop', RESTART_DAYS * feesADay(state) * 0.5),
          cents('rebuild', ofFees(state, 0.006)),
        ],
      };
    },
    act: (state, matter, answer) => {
      // One year in four something is lost that night; then the backup is needed.
      if (answer === 'not_now') {
        if (!matter.wrong || matter.size > 0.4) return 'not_tried';
        pay(state, factOf(matter, 'rebuild'));
        please(state, -0.006);
        return 'needed_and_broken';
      }
      if (answer === 'test_a_copy') pay(state, factOf(matter, 'copy'));
      else beginOutage(state, 'trading', RESTART_DAYS, 0.5);
      state.business!.readiness.restoreUntilDay = state.clock.day + 240;
      return matter.wrong ? 'found_broken' : 'found_whole';
    },
    unanswered: 'not_now',
    careful: (matter) => (factOf(matter, 'copy') <= factOf(matter, 'stop') ? 'test_a_copy' : 'test_for_real'),
    hasty: () => 'not_now',
  },

  noisy_client: {
    seat: 'engineer',
    openDays: 28,
    cooldownDays: 130,
    answers: ['limit_it', 'charge_for_messages', 'leave_it'],
    comesUp: (state, number) => {
      if (isOut(state)) return null;
      const rows = loud(state, number);
      return rows.length === 0 ? null : { rows, facts: [cents('machines', ofFees(state, 0.001)), fact('slow', 'share', 0.04)] };
    },
    act: (state, matter, answer) => {
      const worthIt = factOf(loudest(matter.rows), 'volume') >= WORTH_ITS_NOISE;
      if (answer === 'leave_it') {
        beginOutage(state, 'trading', 21, factOf(matter, 'slow'));
        return 'slow_for_all';
      }
      if (answer === 'limit_it') {
        if (worthIt) please(state, -0.008);
        return worthIt ? 'limited_and_offended' : 'limited';
      }
      // A charge pays for machines where somebody trades enough to pay it.
      settleCents(state, factOf(matter, 'machines') * (worthIt ? 0.5 : -1));
      return worthIt ? 'charged' : 'charged_in_vain';
    },
    unanswered: 'leave_it',
    careful: ({ rows }) => (factOf(loudest(rows), 'volume') >= WORTH_ITS_NOISE ? 'charge_for_messages' : 'limit_it'),
    hasty: () => 'leave_it',
  },
};
