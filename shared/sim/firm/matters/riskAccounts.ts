/** Ordinary work of risk with single accounts: who is thin, who is closed again and again, who complains, where money comes from. */
import { dayAt } from '../../clock.ts';
import type { SimEvent } from '../../events.ts';
import { CODE, post } from '../../exchange/ledger.ts';
import { marginOf } from '../../exchange/margin.ts';
import { ACTS_AT, MMF_FLOOR } from '../../exchange/marginMath.ts';
import { trade } from '../../market/cohorts.ts';
import { type SimState, USD } from '../../state.ts';
import { refund } from '../contracts.ts';
import { putOn } from '../measures.ts';
import { lastOf, row, rowFact, say } from './deeds.ts';
import { cents, draw, fact, ofFees, pay, please } from './means.ts';
import type { MatterRow, MatterSpec, RiskMatter } from './types.ts';
import { factOf } from './types.ts';

/** Equity over notional below which a customer is called: the published rule closes far below it. */
const CALL_BELOW = 0.16;
const CUT_SHARE = 0.1;
const MISPRINT_CHANCE = 0.35;
const LOW_CAP = 2;
const WARNED_DAYS = 42;
const LOOKED_BACK_DAYS = 60;
const QUIET_DAYS = 90;
const PAPERS_MISSING_CHANCE = 0.35;

/** Traders that hold something: equity, notional and what the report prints as their fraction. */
function openTraders(state: SimState): { index: number; row: MatterRow }[] {
  return state.accounts.flatMap((account) => {
    if (account.kind !== 'customer' || (state.scenario.accounts[account.index]!.targetLeverage ?? 0) === 0) return [];
    const { accountValueCents, notionalCents } = marginOf(state, account.index);
    if (notionalCents <= 0) return [];
    const facts = [cents('equity', accountValueCents), cents('notional', notionalCents)];
    return [{ index: account.index, row: row(account.id, ...facts, fact('fraction', 'share', accountValueCents / notionalCents)) }];
  });
}

const fractionOf = (one: MatterRow): number => rowFact(one, 'equity') / Math.max(1, rowFact(one, 'notional'));

/** Sells part of a called account's position through the book; returns the notional asked for. */
function cut(state: SimState, index: number, events: SimEvent[]): number {
  const market = state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');
  const held = state.positions.sizeLots[index * state.positions.markets + market]!;
  const lots = Math.min(Math.floor(Math.abs(held) * CUT_SHARE), state.scenario.markets[market]!.maxOrderLots);
  if (lots === 0) return 0;
  trade(state, state.accounts[index]!, market, held > 0 ? 'sell' : 'buy', lots, events);
  return lots * state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot;
}

/** Customers' accounts that the engine closed in the last days: how often, when last, at which fraction. */
export function closures(state: SimState, days: number): { index: number; times: number; lastDay: number; fraction: number }[] {
  const found: { index: number; times: number; lastDay: number; fraction: number }[] = [];
  for (const { account, step, marginFraction, skipped } of state.liquidationLog) {
    const day = dayAt(state.clock, step);
    if (skipped || state.accounts[account]!.kind !== 'customer' || day < state.clock.day - days) continue;
    const before = found.find((one) => one.index === account);
    if (before === undefined) found.push({ index: account, times: 1, lastDay: day, fraction: marginFraction });
    else Object.assign(before, { times: before.times + 1, lastDay: day, fraction: marginFraction });
  }
  return found;
}

export const RISK_ACCOUNTS = {
  // Traders' margins as the report prints them: in some reports one line's fraction is not what its own sums say.
  margin_report: {
    seat: 'risk',
    openDays: 21,
    cooldownDays: 70,
    answers: ['call_thin', 'call_all', 'file'],
    comesUp: (state, number) => {
      const rows = openTraders(state).map((one) => one.row);
      if (rows.length < 2) return null;
      const thinnest = rows.reduce((least, one) => (fractionOf(one) < fractionOf(least) ? one : least));
      const wrong = fractionOf(thinnest) < CALL_BELOW && draw(state, number, 300) < MISPRINT_CHANCE;
      if (wrong) thinnest.facts[2]!.value *= 2;
      return { wrong, facts: [fact('call', 'share', CALL_BELOW), fact('accounts', 'count', rows.length)], rows };
    },
    act: (state, matter, answer, events) => {
      const traders = openTraders(state);
      const thin = traders.filter((one) => fractionOf(one.row) < CALL_BELOW);
      if (answer === 'file') return matter.rows.some((one) => fractionOf(one) < CALL_BELOW) ? 'filed_thin' : 'filed';
      let sold = 0;
      for (const { index } of answer === 'call_all' ? traders : thin) sold += cut(state, index, events);
      say(matter, 'sold', 'cents', sold);
      if (answer === 'call_thin') return thin.length > 0 ? 'called' : 'nobody_thin';
      please(state, -0.003);
      return 'called_all';
    },
    unanswered: 'file',
    careful: ({ rows }) => (rows.some((one) => fractionOf(one) < CALL_BELOW) ? 'call_thin' : 'file'),
    hasty: ({ rows }) => (rows.some((one) => rowFact(one, 'fraction') < CALL_BELOW) ? 'call_thin' : 'file'),
  },
  // One group of customers is liquidated again and again.
  repeat_liquidations: {
    seat: 'risk',
    openDays: 28,
    cooldownDays: 150,
    answers: ['lower_cap', 'warn', 'leave'],
    comesUp: (state) => {
      const often = closures(state, LOOKED_BACK_DAYS).filter((one) => one.times > 1 && state.accounts[one.index]!.leverage > LOW_CAP);
      const worst = often.sort((left, right) => right.times - left.times || left.index - right.index)[0];
      if (worst === undefined) return null;
      const { id, leverage } = state.accounts[worst.index]!;
      return {
        size: worst.index,
        facts: [fact('times', 'count', worst.times), fact('days', 'days', LOOKED_BACK_DAYS), fact('cap', 'times', leverage)],
        rows: [row(id, fact('times', 'count', worst.times), fact('cap', 'times', leverage))],
      };
    },
    act: (state, matter, answer) => {
      const account = state.accounts[matter.size]!;
      if (answer === 'leave') return 'left';
      if (answer === 'warn') {
        putOn(state, 'traders_warned', WARNED_DAYS);
        return 'warned';
      }
      account.leverage = LOW_CAP;
      please(state, -0.002);
      return 'lowered';
    },
    unanswered: 'leave',
    careful: (matter) => (factOf(matter, 'times') > 2 ? 'lower_cap' : 'warn'),
    hasty: () => 'leave',
  },
  // The same group asks for its old limit back.
  cap_request: {
    seat: 'risk',
    openDays: 28,
    cooldownDays: 60,
    answers: ['restore', 'keep'],
    comesUp: (state) => {
      const { leverageMax, accounts } = state.scenario;
      const lowered = state.accounts.find(
        ({ kind, index, leverage }) => kind === 'customer' && leverage < (accounts[index]!.leverage ?? leverageMax),
      );
      const before = lastOf(state, 'repeat_liquidations');
      if (lowered === undefined || before === null || before.daysAgo < LOOKED_BACK_DAYS) return null;
      const last = closures(state, 10 * QUIET_DAYS).find((one) => one.index === lowered.index);
      const quiet = Math.floor(state.clock.day - (last?.lastDay ?? before.matter.openedDay));
      return {
        size: lowered.index,
        facts: [fact('quiet', 'days', quiet), fact('wanted', 'days', QUIET_DAYS), fact('cap', 'times', lowered.leverage)],
        rows: [row(lowered.id, fact('cap', 'times', lowered.leverage), fact('quiet', 'days', quiet))],
      };
    },
    act: (state, matter, answer) => {
      please(state, answer === 'restore' ? 0.002 : -0.001);
      if (answer === 'keep') return 'kept';
      const { leverageMax, accounts } = state.scenario;
      state.accounts[matter.size]!.leverage = accounts[matter.size]!.leverage ?? leverageMax;
      return 'restored';
    },
    unanswered: 'keep',
    careful: (matter) => (factOf(matter, 'quiet') >= factOf(matter, 'wanted') ? 'restore' : 'keep'),
    hasty: () => 'restore',
  },
  // A closed customer says that it was not by the rule. The log has the fraction at which the engine acted.
  liquidation_complaint: {
    seat: 'risk',
    openDays: 21,
    cooldownDays: 120,
    answers: ['show_log', 'goodwill', 'no_reply'],
    comesUp: (state) => {
      const one = closures(state, LOOKED_BACK_DAYS / 2).sort((left, right) => right.lastDay - left.lastDay || left.index - right.index)[0];
      if (one === undefined) return null;
      const rule = ACTS_AT * MMF_FLOOR;
      return {
        // The engine was late: a gap, or slices too small for the fall.
        wrong: one.fraction < rule / 2,
        size: one.index,
        facts: [fact('acted', 'share', one.fraction), fact('rule', 'share', rule), cents('asked', ofFees(state, 0.001))],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'goodwill') {
        refund(state, matter.size, factOf(matter, 'asked'));
        please(state, matter.wrong ? 0.006 : 0.001);
        return matter.wrong ? 'paid_late' : 'paid';
      }
      if (answer === 'no_reply') please(state, -0.003);
      else please(state, matter.wrong ? -0.002 : 0.002);
      if (answer === 'no_reply') return 'no_reply';
      return matter.wrong ? 'log_late' : 'log_shown';
    },
    unanswered: 'no_reply',
    careful: (matter) => (factOf(matter, 'acted') < factOf(matter, 'rule') / 2 ? 'goodwill' : 'show_log'),
    hasty: () => 'no_reply',
  },
  // New money, and papers that cover it or do not.
  source_of_funds: {
    seat: 'risk',
    openDays: 21,
    cooldownDays: 130,
    answers: ['accept', 'ask_papers', 'refuse'],
    comesUp: (state, number) => {
      const amount = Math.floor(0.004 * state.business!.depositsCents);
      if (amount <= 0 || state.rules.queuePolicy === 'gated') return null;
      const wrong = draw(state, number, 301) < PAPERS_MISSING_CHANCE;
      const covered = wrong ? 0.05 + 0.2 * draw(state, number, 301, 1) : 0.85 + 0.3 * draw(state, number, 301, 1);
      return { wrong, facts: [cents('amount', amount), cents('papers', covered * amount)] };
    },
    act: (state, matter, answer) => {
      if (answer === 'refuse') {
        please(state, matter.wrong ? 0 : -0.002);
        return 'refused';
      }
      if (answer === 'ask_papers') {
        if (!matter.wrong) takeIn(state, Math.floor(factOf(matter, 'amount') / 2));
        return matter.wrong ? 'walked_away' : 'brought_half';
      }
      takeIn(state, factOf(matter, 'amount'));
      if (!matter.wrong) return 'accepted';
      const costs = ofFees(state, 0.006);
      say(matter, 'costs', 'cents', costs);
      pay(state, costs);
      return 'asked_later';
    },
    unanswered: 'refuse',
    careful: (matter) => (factOf(matter, 'papers') < 0.8 * factOf(matter, 'amount') ? 'ask_papers' : 'accept'),
    hasty: () => 'accept',
  },
} satisfies Partial<Record<RiskMatter, MatterSpec>>;

/** A deposit of the customer with the most papers: the last institution of the list. */
function takeIn(state: SimState, amount: number): void {
  const account = state.accounts.findLast(({ id, kind }) => kind === 'customer' && id.startsWith('institution'));
  if (account === undefined || amount <= 0) return;
  post(state.ledger, [{ asset: USD, from: state.sole.outside_world, to: account.index, amount, code: CODE.deposit }]);
}
