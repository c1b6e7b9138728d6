/** Ordinary work of risk with rules and limits: what a bad day would do, and whether the numbers that guard against it still hold. */
import { balanceOf } from '../../exchange/ledger.ts';
import { marginOf } from '../../exchange/margin.ts';
import { valueAtMark } from '../../exchange/valuation.ts';
import { exp } from '../../mathematics.ts';
import type { SimState } from '../../state.ts';
import { addInsiders } from '../insiders.ts';
import { putOn, takeOff } from '../measures.ts';
import { heldFundCents, shownFundCents } from '../publicPage.ts';
import { BASKET, basketFetch } from '../worth.ts';
import { row, rowFact, say, toFund } from './deeds.ts';
import { cents, draw, fact, ofFees, pay, please, unsettle } from './means.ts';
import type { MatterRow, MatterSpec, RiskMatter } from './types.ts';
import { factOf } from './types.ts';

const CAPPED_DAYS = 168;
const RAISED_DAYS = 112;
const TIGHT_DAYS = 42;
const LAPSED_DAYS = 168;
/** The largest holder may have so much of what the market takes in a round. */
const OF_DEPTH = 0.2;
const THIN_AGAINST_BIT = 1.35;
const WEEK_WORTH_A_LOOK = 0.05;
/** Against open positions a promise to take them over is worth about this. */
const BACKSTOP_FAIR = 0.0008;
const BARGAIN_WORKS = 0.5;
const DAY_LIMIT = 0.035;
/** Days of the last seven on which more was lost than the limit says should happen once a quarter. */
const TOO_OFTEN = 2;
const STRESS_FALL = 0.3;
const AUDIT_SEEN_DAYS = 60;
const SOURCES = ['halyard', 'corvane', 'pelorus', 'tressel'];
const SOURCE_NOISE = 0.002;
const SOURCE_OFF = 0.035;
/** A source that lies further than this from the others is wrong. */
const OFF_BEYOND = 0.01;

/** Share lost over a day by its log return. */
const lossOn = (logReturn: number): number => Math.max(0, 1 - exp(logReturn));

export const RISK_LIMITS = {
  // Who holds how much of each thin coin, against what the market would take.
  concentration_report: {
    seat: 'risk',
    openDays: 28,
    cooldownDays: 120,
    answers: ['cap', 'file'],
    comesUp: (state) => {
      const rows = thinCoins(state);
      return rows.length === 0 ? null : { facts: [fact('limit', 'share', OF_DEPTH)], rows };
    },
    act: (state, matter, answer) => {
      const over = matter.rows.some(isOver);
      if (answer === 'file') return over ? 'filed_over' : 'filed';
      putOn(state, 'thin_coins_capped', CAPPED_DAYS);
      please(state, -0.003);
      return over ? 'capped' : 'capped_all_within';
    },
    unanswered: 'file',
    careful: ({ rows }) => (rows.some(isOver) ? 'cap' : 'file'),
    hasty: () => 'file',
  },
  // A lively week, and what thin coins are allowed to count for.
  haircut_review: {
    seat: 'risk',
    openDays: 21,
    cooldownDays: 110,
    answers: ['raise', 'keep'],
    comesUp: (state) => {
      const week = Math.abs(state.business!.outside.bitWeekReturn);
      const thin = state.scenario.assets.findLast(({ id }) => BASKET.includes(id));
      if (thin === undefined || week < WEEK_WORTH_A_LOOK) return null;
      return {
        facts: [
          fact('week', 'share', week),
          fact('stressed', 'share', 2 * THIN_AGAINST_BIT * week),
          fact('haircut', 'share', 1 - thin.weightTotal),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'keep') return factOf(matter, 'stressed') > factOf(matter, 'haircut') ? 'kept_thin' : 'kept';
      putOn(state, 'haircuts_raised', RAISED_DAYS);
      please(state, -0.003);
      return 'raised';
    },
    unanswered: 'keep',
    careful: (matter) => (factOf(matter, 'stressed') > 2 * factOf(matter, 'haircut') ? 'raise' : 'keep'),
    hasty: () => 'keep',
  },
  // Whoever promises to take over failing positions wants to be paid for another year.
  backstop_renewal: {
    seat: 'risk',
    openDays: 35,
    cooldownDays: 330,
    answers: ['renew', 'bargain', 'let_go'],
    comesUp: (state, number) => {
      const open = openNotional(state);
      if (open <= 0 || state.backstops.length === 0) return null;
      const price = BACKSTOP_FAIR * open * (0.5 + 1.5 * draw(state, number, 310));
      return {
        size: draw(state, number, 310, 1),
        facts: [cents('price', Math.min(price, ofFees(state, 0.004))), cents('open', open), fact('fair', 'bps', BACKSTOP_FAIR * 10_000)],
      };
    },
    act: (state, matter, answer) => {
      const price = factOf(matter, 'price');
      if (answer === 'let_go' || (answer === 'bargain' && matter.size >= BARGAIN_WORKS)) {
        const days = answer === 'let_go' ? LAPSED_DAYS : TIGHT_DAYS;
        putOn(state, 'backstop_lapsed', days);
        if (answer === 'bargain') pay(state, price);
        return answer === 'let_go' ? 'lapsed' : 'lapsed_for_weeks';
      }
      const paid = answer === 'bargain' ? Math.floor(0.7 * price) : price;
      say(matter, 'paid', 'cents', paid);
      pay(state, paid);
      takeOff(state, 'backstop_lapsed');
      return 'renewed';
    },
    unanswered: 'let_go',
    careful: (matter) => (factOf(matter, 'price') * 10_000 > 1.5 * factOf(matter, 'fair') * factOf(matter, 'open') ? 'bargain' : 'renew'),
    hasty: () => 'let_go',
  },
  // How often the last days were worse than the limit. In some memos the count is not that of the table below it.
  back_test: {
    seat: 'risk',
    openDays: 21,
    cooldownDays: 100,
    answers: ['tighten', 'note'],
    comesUp: (state, number) => {
      const { bitLogs } = state.business!.outside.wholeDay;
      const rows = bitLogs.slice(1).map((log, i) => row(`day_${bitLogs.length - 1 - i}`, fact('loss', 'share', lossOn(log - bitLogs[i]!))));
      const over = countOver(rows);
      if (over === 0) return null;
      const wrong = over >= TOO_OFTEN && draw(state, number, 311) < 0.4;
      return { wrong, facts: [fact('limit', 'share', DAY_LIMIT), fact('stated', 'count', wrong ? over - 1 : over)], rows };
    },
    act: (state, matter, answer) => {
      const over = countOver(matter.rows);
      say(matter, 'over', 'count', over);
      if (answer === 'note') return over < TOO_OFTEN ? 'noted' : 'noted_over';
      putOn(state, 'traders_warned', TIGHT_DAYS);
      return over < TOO_OFTEN ? 'tightened_early' : 'tightened';
    },
    unanswered: 'note',
    careful: ({ rows }) => (countOver(rows) < TOO_OFTEN ? 'note' : 'tighten'),
    hasty: (matter) => (factOf(matter, 'stated') < TOO_OFTEN ? 'note' : 'tighten'),
  },
  // Today's real positions on a day that takes thirty in a hundred.
  stress_test: {
    seat: 'risk',
    openDays: 28,
    cooldownDays: 120,
    answers: ['ask_fund', 'warn_traders', 'accept'],
    comesUp: (state) => {
      if (openNotional(state) <= 0) return null;
      return {
        facts: [
          fact('fall', 'share', STRESS_FALL),
          cents('open', openNotional(state)),
          cents('shortfall', shortfall(state)),
          // Risk reads the page like everybody.
          cents('fund', shownFundCents(state)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'warn_traders') {
        putOn(state, 'traders_warned', TIGHT_DAYS);
        return 'warned';
      }
      if (answer === 'accept') return factOf(matter, 'shortfall') > heldFundCents(state) ? 'accepted_short' : 'accepted';
      const moved = ofFees(state, 0.005);
      say(matter, 'moved', 'cents', moved);
      toFund(state, moved);
      return 'fund_paid';
    },
    unanswered: 'accept',
    careful: (matter) => (factOf(matter, 'shortfall') > factOf(matter, 'fund') ? 'ask_fund' : 'accept'),
    hasty: () => 'accept',
  },
  // An audit has come back. Whoever chases what it found makes more people know of it.
  audit_follow_up: {
    seat: 'risk',
    openDays: 28,
    cooldownDays: 60,
    answers: ['chase', 'file'],
    comesUp: (state) => {
      const audit = state.business!.audits.findLast((one) => one.answeredStep !== null);
      if (audit === undefined || state.clock.day - audit.answerDay > AUDIT_SEEN_DAYS) return null;
      return {
        wrong: audit.found,
        facts: [
          fact('findings', 'count', audit.found ? 1 : 0),
          fact('days', 'days', state.clock.day - audit.answerDay),
          cents('costs', ofFees(state, 0.001)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'file') return matter.wrong ? 'filed_open' : 'filed';
      pay(state, factOf(matter, 'costs'));
      if (matter.wrong) addInsiders(state, 0.3, 0);
      return matter.wrong ? 'chased' : 'nothing_more';
    },
    unanswered: 'file',
    careful: (matter) => (factOf(matter, 'findings') > 0 ? 'chase' : 'file'),
    hasty: () => 'file',
  },
  // Four sources make the price that margin uses. Sometimes one has stopped moving.
  index_review: {
    seat: 'risk',
    openDays: 14,
    cooldownDays: 110,
    answers: ['drop', 'keep'],
    comesUp: (state, number) => {
      const bit = state.scenario.assets.findIndex(({ id }) => id === 'BIT');
      const price = valueAtMark(state, bit, state.scenario.assets[bit]!.unitsPerCoin);
      const wrong = draw(state, number, 312) < 0.4;
      const stuck = Math.floor(draw(state, number, 312, 1) * SOURCES.length);
      const side = draw(state, number, 312, 2) < 0.5 ? -1 : 1;
      const rows = SOURCES.map((name, i) => {
        const noise = SOURCE_NOISE * (2 * draw(state, number, 312, 3 + i) - 1);
        return row(name, cents('price', price * (1 + noise + (wrong && i === stuck ? side * SOURCE_OFF : 0))));
      });
      return { wrong, facts: [cents('licence', ofFees(state, 0.0005))], rows };
    },
    act: (state, matter, answer) => {
      if (answer === 'drop') {
        if (!matter.wrong) pay(state, factOf(matter, 'licence'));
        return matter.wrong ? 'dropped' : 'dropped_good';
      }
      if (!matter.wrong) return 'kept';
      const costs = ofFees(state, 0.005);
      say(matter, 'costs', 'cents', costs);
      pay(state, costs);
      unsettle(state, 0.01);
      return 'stops_missed';
    },
    unanswered: 'keep',
    careful: ({ rows }) => (rows.some((one) => farOff(rows, one)) ? 'drop' : 'keep'),
    hasty: () => 'keep',
  },
} satisfies Partial<Record<RiskMatter, MatterSpec>>;

const countOver = (rows: readonly MatterRow[]): number => rows.filter((one) => rowFact(one, 'loss') > DAY_LIMIT).length;
const isOver = (one: MatterRow): boolean => rowFact(one, 'largest') > OF_DEPTH * rowFact(one, 'depth');

function farOff(rows: readonly MatterRow[], one: MatterRow): boolean {
  const prices = rows.map((other) => rowFact(other, 'price')).sort((left, right) => left - right);
  const middle = (prices[1]! + prices[2]!) / 2;
  return Math.abs(rowFact(one, 'price') - middle) > OFF_BEYOND * middle;
}

/** What customers hold of each thin coin, the most of it in one account, and what the market takes of one coin over a round. */
function thinCoins(state: SimState): MatterRow[] {
  return state.scenario.assets.flatMap(({ id }, asset) => {
    if (!BASKET.includes(id)) return [];
    let held = 0;
    let largest = 0;
    for (const account of state.accounts) {
      const cents = account.kind === 'customer' ? Math.max(0, valueAtMark(state, asset, balanceOf(state.ledger, account.index, asset))) : 0;
      held += cents;
      largest = Math.max(largest, cents);
    }
    if (held === 0) return [];
    return [row(id, cents('held', held), cents('largest', largest), cents('depth', depthCents(state)))];
  });
}

/** Sold over a round, so much of one coin costs half of its price: the depth that sales of the firm's own coins meet. */
function depthCents(state: SimState): number {
  const probe = 100_000_000_000;
  const part = basketFetch(state, probe, 4);
  return (probe * part) / (1 - part) / BASKET.length;
}

const traders = (state: SimState): number[] =>
  state.accounts.flatMap(({ kind, index }) =>
    kind === 'customer' && (state.scenario.accounts[index]!.targetLeverage ?? 0) > 0 ? [index] : [],
  );

function openNotional(state: SimState): number {
  return traders(state).reduce((sum, index) => sum + marginOf(state, index).notionalCents, 0);
}

/** What traders would owe beyond what they have, once the fall is over. */
function shortfall(state: SimState): number {
  return traders(state).reduce((sum, index) => {
    const { accountValueCents, notionalCents } = marginOf(state, index);
    return sum + Math.max(0, STRESS_FALL * notionalCents - accountValueCents);
  }, 0);
}
