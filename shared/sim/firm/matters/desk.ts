/** Ordinary work of the desk: inventory, quotes for size, rates elsewhere, what the outside venue says. Prices are those of the day. */

import type { SimEvent } from '../../events.ts';
import { volumeCents } from '../../exchange/fees.ts';
import { fundingPerDay } from '../../exchange/funding.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../../exchange/orders.ts';
import { accountOf, type SimState } from '../../state.ts';
import { agree, settleCents } from '../contracts.ts';
import { firmCashCents, ownLiquidCents, usdOf } from '../worth.ts';
import { between, cents, draw, earn, fact, ofFees, pay, rounded, roundSum } from './means.ts';
import { type DeskMatter, factOf, type Matter, type MatterSpec } from './types.ts';

const BPS = 10_000;
const YEAR = 365;
const HEDGE_COST_BPS = 8;

const mainPerpetual = (state: SimState): number => state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');
const centsPerLot = (state: SimState): number => {
  const market = mainPerpetual(state);
  return state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot;
};
const deskLots = (state: SimState): number => state.positions.sizeLots[state.sole.desk * state.positions.markets + mainPerpetual(state)]!;
const hedgeCents = (state: SimState): number => Math.abs(state.business!.hedgeLots) * centsPerLot(state);

/** Closes so much of what the desk's own account holds, in the book; what the book does not take stays. Returns lots filled. */
function workOff(state: SimState, share: number, events: SimEvent[]): number {
  const market = mainPerpetual(state);
  const desk = accountOf(state, 'desk');
  const held = deskLots(state);
  const sizeLots = Math.min(state.scenario.markets[market]!.maxOrderLots, Math.ceil(Math.abs(held) * share));
  if (sizeLots === 0 || desk.liquidating) return 0;
  const order: OrderRequest = { market, side: held > 0 ? 'sell' : 'buy', orderType: 'market', sizeLots, priceTicks: null, byMandate: true };
  return checkOrder(state, desk, order) === null ? applyOrder(state, desk, order, events).filledLots : 0;
}

/** What is left of a size in an over-the-counter trade after its hedge, at so many basis points from the mark. */
const edgeCents = (matter: Pick<Matter, 'facts'>, bps: number): number => (factOf(matter, 'size') * (bps - factOf(matter, 'hedge'))) / BPS;
/** What carrying one rate against another leaves over the term, after the money and both fees. */
const carryCents = (matter: Pick<Matter, 'facts'>): number =>
  factOf(matter, 'size') *
  (((factOf(matter, 'there') - factOf(matter, 'here') - factOf(matter, 'money')) * factOf(matter, 'days')) / YEAR -
    factOf(matter, 'both_ways') / BPS);
/** What a farm pays over its lock, less what such farms have lost. */
const farmCents = (matter: Pick<Matter, 'facts'>): number =>
  factOf(matter, 'size') * ((factOf(matter, 'yield') * factOf(matter, 'lock')) / YEAR - factOf(matter, 'failed') * factOf(matter, 'lost'));

/** What late quotes cost in a month, by what is done about them. */
function staleCents(matter: Pick<Matter, 'facts'>, answer: string): number {
  const lost = factOf(matter, 'lost_a_month');
  if (answer === 'rent_the_line') return lost * (1 - factOf(matter, 'line_saves')) + factOf(matter, 'line');
  return answer === 'quote_smaller' ? lost * (1 - factOf(matter, 'smaller_saves')) + factOf(matter, 'given_up') : lost;
}

export const DESK: Record<DeskMatter, MatterSpec> = {
  // What blocks and routed slices left in the desk's own account.
  inventory: {
    seat: 'desk',
    openDays: 21,
    cooldownDays: 60,
    answers: ['all_now', 'half_now', 'work_it_off'],
    trades: ['all_now', 'half_now'],
    comesUp: (state) => {
      const notional = Math.abs(deskLots(state)) * centsPerLot(state);
      const own = Math.max(1, ownLiquidCents(state));
      if (state.business!.levers.leanShare > 0 || notional < 0.02 * own) return null;
      const move = state.business!.outside.bitWeekReturn;
      return {
        facts: [
          cents('held', deskLots(state) * centsPerLot(state)),
          fact('of_own', 'share', rounded(notional / own, 0.001)),
          fact('week', 'share', rounded(move, 0.001)),
          cents('costs_now', (notional * 11) / BPS),
        ],
      };
    },
    act: (state, _matter, answer, events) => {
      if (answer === 'work_it_off') return 'left_to_the_book';
      return workOff(state, answer === 'all_now' ? 1 : 0.5, events) > 0 ? 'closed' : 'no_fill';
    },
    unanswered: 'work_it_off',
    careful: (matter) => (factOf(matter, 'of_own') > 0.1 ? 'all_now' : 'half_now'),
    hasty: () => 'work_it_off',
  },

  otc_quote: {
    seat: 'desk',
    openDays: 21,
    cooldownDays: 40,
    answers: ['trade', 'quote_back', 'pass'],
    comesUp: (state, number) => {
      const wild = Math.abs(state.business!.outside.bitWeekReturn) > 0.08;
      const edge = Math.round(between(-15, 35, draw(state, number, 120)));
      return {
        wrong: draw(state, number, 120, 1) < 0.5,
        facts: [
          cents('size', roundSum(ofFees(state, 1) * between(0.5, 1, draw(state, number, 120, 2)))),
          fact('edge', 'bps', edge),
          fact('hedge', 'bps', HEDGE_COST_BPS * (wild ? 2 : 1)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'pass') return 'passed';
      // Half of all clients take a price that leaves eight points after the hedge.
      if (answer === 'quote_back' && matter.wrong) return 'client_gone';
      const bps = answer === 'trade' ? factOf(matter, 'edge') : factOf(matter, 'hedge') + HEDGE_COST_BPS;
      const left = edgeCents(matter, bps);
      if (left > 0) earn(state, left);
      else pay(state, 0 - left);
      if (answer === 'quote_back') return 'client_agrees';
      return left > 0 ? 'traded_above' : 'traded_below';
    },
    unanswered: 'pass',
    careful: (matter) => (factOf(matter, 'edge') > factOf(matter, 'hedge') ? 'trade' : 'quote_back'),
    hasty: () => 'trade',
  },

  // The same coin pays more funding at another venue; the difference for a term, after the money and the fees.
  funding_gap: {
    seat: 'desk',
    openDays: 28,
    cooldownDays: 70,
    answers: ['carry', 'carry_half', 'pass'],
    comesUp: (state, number) => {
      const here = rounded(fundingPerDay(state, mainPerpetual(state)) * YEAR, 0.005);
      return {
        facts: [
          cents('size', roundSum(Math.min(ofFees(state, 0.6), Math.max(0, ownLiquidCents(state)) / 5))),
          fact('here', 'share', here),
          fact('there', 'share', rounded(here + between(0, 0.12, draw(state, number, 121)), 0.005)),
          fact('money', 'share', 0.03),
          fact('both_ways', 'bps', 40),
          fact('days', 'days', Math.round(between(20, 90, draw(state, number, 121, 1)))),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'pass') return 'not_carried';
      const days = factOf(matter, 'days');
      const left = carryCents(matter) * (answer === 'carry' ? 1 : 0.5);
      agree(state, days, left / days);
      return left > 0 ? 'carried_well' : 'carried_badly';
    },
    unanswered: 'pass',
    careful: (matter) => (carryCents(matter) > 0 ? 'carry' : 'pass'),
    hasty: () => 'carry',
  },

  // A farm for the firm's own cash, with its lock and what became of others like it.
  farm_terms: {
    seat: 'desk',
    openDays: 28,
    cooldownDays: 100,
    answers: ['put_in', 'put_in_half', 'pass'],
    comesUp: (state, number) => {
      const { regime } = state.business!.outside;
      const usual = state.scenario.business!.firm.farmYield[regime];
      const size = Math.min(ofFees(state, 0.03), Math.max(0, Math.min(firmCashCents(state), usdOf(state, 'desk'))) / 4);
      if (size < 100_000) return null;
      const failed = rounded(between(0.02, 0.3, draw(state, number, 122)), 0.01);
      return {
        wrong: draw(state, number, 122, 1) < failed,
        facts: [
          cents('size', roundSum(size)),
          fact('yield', 'share', rounded(usual * between(0.6, 1.4, draw(state, number, 122, 2)), 0.01)),
          fact('lock', 'days', Math.round(between(30, 120, draw(state, number, 122, 3)))),
          fact('failed', 'share', failed),
          fact('lost', 'share', 0.6),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'pass') return 'not_farmed';
      const size = factOf(matter, 'size') * (answer === 'put_in' ? 1 : 0.5);
      const days = factOf(matter, 'lock');
      const paid = (factOf(matter, 'yield') * size * days) / YEAR;
      // It is locked: it comes back at the end, or part of it does.
      pay(state, size);
      agree(state, days, 0, matter.wrong ? size * (1 - factOf(matter, 'lost')) : size + paid);
      return 'farmed';
    },
    unanswered: 'pass',
    careful: (matter) => (farmCents(matter) > 0 ? 'put_in' : 'pass'),
    hasty: () => 'put_in',
  },

  // The outside venue's terms: a rebate for a promised volume, and a charge where it is missed.
  venue_rebate: {
    seat: 'desk',
    openDays: 28,
    cooldownDays: 150,
    answers: ['promise_it', 'smaller_tier', 'as_before'],
    comesUp: (state, number) => {
      const quotes = state.sole.desk_quotes;
      const volume = quotes < 0 ? 0 : volumeCents(state, quotes);
      if (volume === 0) return null;
      const promised = roundSum(volume * between(0.6, 1.5, draw(state, number, 123)));
      const facts = [
        cents('volume', volume),
        cents('promised', promised),
        cents('rebate', ofFees(state, 0.0006)),
        cents('charge', ofFees(state, 0.001)),
        fact('months', 'count', 3),
      ];
      return { wrong: promised > volume, facts };
    },
    act: (state, matter, answer) => {
      if (answer === 'as_before') return 'no_promise';
      const met = answer === 'smaller_tier' ? factOf(matter, 'promised') <= 2 * factOf(matter, 'volume') : !matter.wrong;
      const part = answer === 'smaller_tier' ? 0.4 : 1;
      agree(state, 90, (part * factOf(matter, 'months') * (met ? factOf(matter, 'rebate') : 0 - factOf(matter, 'charge'))) / 90);
      return met ? 'promise_met' : 'promise_missed';
    },
    unanswered: 'as_before',
    careful: (matter) => (factOf(matter, 'promised') <= factOf(matter, 'volume') ? 'promise_it' : 'smaller_tier'),
    hasty: () => 'promise_it',
  },

  // Trades as we have them and as the outside venue bills them.
  settlement_break: {
    seat: 'desk',
    openDays: 28,
    cooldownDays: 60,
    answers: ['sign', 'send_back'],
    comesUp: (state, number) => {
      const hedge = hedgeCents(state);
      if (hedge === 0) return null;
      const wrong = draw(state, number, 124) < 0.5;
      const off = wrong ? Math.min(ofFees(state, 0.002), roundSum(hedge / 50)) : 0;
      const parts = [0.45, 0.35, 0.2];
      const where = Math.floor(draw(state, number, 124, 1) * parts.length);
      const rows = parts.map((part, place) => {
        const ours = Math.round(hedge * part);
        return { label: `${place + 1}`, facts: [cents('ours', ours), cents('theirs', ours + (place === where ? off : 0))] };
      });
      return { wrong, rows, size: off, facts: [cents('query', ofFees(state, 0.0002))] };
    },
    act: (state, matter, answer) => {
      if (answer === 'sign') {
        pay(state, matter.size);
        return matter.wrong ? 'signed_too_much' : 'signed';
      }
      pay(state, factOf(matter, 'query'));
      return matter.wrong ? 'they_were_wrong' : 'they_were_right';
    },
    unanswered: 'sign',
    careful: ({ rows }) => (rows.some((row) => factOf(row, 'ours') !== factOf(row, 'theirs')) ? 'send_back' : 'sign'),
    hasty: () => 'sign',
  },

  // The price has moved far in a week, or has stopped doing so while the quotes are still wide.
  wild_week: {
    seat: 'desk',
    openDays: 21,
    cooldownDays: 45,
    answers: ['wider', 'closer', 'leave_quotes'],
    comesUp: (state) => {
      const { outside, levers } = state.business!;
      const move = Math.abs(outside.bitWeekReturn);
      if (move < 0.09 && !(move < 0.03 && levers.spread > 1.2)) return null;
      const facts = [
        fact('week', 'share', rounded(outside.bitWeekReturn, 0.001)),
        fact('spread', 'times', rounded(levers.spread, 0.05)),
        cents('quoting', Math.max(0, usdOf(state, 'desk_quotes'))),
      ];
      return { facts };
    },
    act: (state, _matter, answer) => {
      const { levers } = state.business!;
      if (answer === 'leave_quotes') return 'quotes_left';
      levers.spread = answer === 'wider' ? Math.min(2, levers.spread * 1.2) : Math.max(0.5, levers.spread / 1.2);
      return answer === 'wider' ? 'quotes_wider' : 'quotes_closer';
    },
    unanswered: 'leave_quotes',
    careful: (matter) => (Math.abs(factOf(matter, 'week')) > 0.15 && factOf(matter, 'spread') < 1.4 ? 'wider' : 'leave_quotes'),
    hasty: () => 'closer',
  },

  // The hedge's contract ends: into the next one now, or after the crowd.
  roll: {
    seat: 'desk',
    openDays: 21,
    cooldownDays: 80,
    answers: ['roll_now', 'roll_half', 'roll_later'],
    comesUp: (state, number) => {
      const hedge = hedgeCents(state);
      if (hedge === 0) return null;
      const facts = [
        cents('hedge', hedge),
        fact('today', 'bps', Math.round(between(2, 30, draw(state, number, 125)))),
        fact('usual', 'bps', 10),
        fact('week', 'share', rounded(state.business!.outside.bitWeekReturn, 0.001)),
      ];
      return { size: draw(state, number, 125, 1), facts };
    },
    act: (state, matter, answer) => {
      const now = answer === 'roll_now' ? 1 : answer === 'roll_half' ? 0.5 : 0;
      // Later costs the usual, give or take what such a week makes of it.
      const later = factOf(matter, 'usual') + (matter.size - 0.5) * 200 * Math.min(0.2, Math.abs(factOf(matter, 'week')));
      const bps = now * factOf(matter, 'today') + (1 - now) * Math.max(0, later);
      // What a hedge costs in a year holds the usual roll already: only the difference is paid, or saved.
      const most = ofFees(state, 0.003);
      const saved = (factOf(matter, 'hedge') * (factOf(matter, 'usual') - bps)) / BPS;
      settleCents(state, Math.max(0 - most, Math.min(most, saved)));
      return bps <= factOf(matter, 'usual') ? 'rolled_cheaply' : 'rolled_dearly';
    },
    unanswered: 'roll_later',
    careful: (matter) => (factOf(matter, 'today') <= factOf(matter, 'usual') ? 'roll_now' : 'roll_later'),
    hasty: () => 'roll_now',
  },

  // Quotes that were hit after the price had moved on: what it costs in a month, and what a line to the venue would.
  stale_quotes: {
    seat: 'desk',
    openDays: 28,
    cooldownDays: 130,
    answers: ['rent_the_line', 'quote_smaller', 'live_with_it'],
    comesUp: (state, number) => {
      if (usdOf(state, 'desk_quotes') <= 0) return null;
      return {
        facts: [
          cents('lost_a_month', ofFees(state, between(0.0002, 0.002, draw(state, number, 126)))),
          cents('line', ofFees(state, 0.0005)),
          fact('line_saves', 'share', 0.8),
          cents('given_up', ofFees(state, 0.0002)),
          fact('smaller_saves', 'share', 0.5),
          fact('months', 'count', 3),
        ],
      };
    },
    act: (state, matter, answer) => {
      agree(state, 90, (0 - factOf(matter, 'months') * staleCents(matter, answer)) / 90);
      return answer === 'rent_the_line' ? 'line_rented' : answer === 'quote_smaller' ? 'smaller_quotes' : 'still_hit';
    },
    unanswered: 'live_with_it',
    careful: (matter) =>
      ['rent_the_line', 'quote_smaller', 'live_with_it'].reduce((best, one) =>
        staleCents(matter, one) < staleCents(matter, best) ? one : best,
      ),
    hasty: () => 'live_with_it',
  },
};
