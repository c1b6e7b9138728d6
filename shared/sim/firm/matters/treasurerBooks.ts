/** Ordinary work of the treasurer with the books: what is there against what should be, bills that add up or do not, auditors. */
import { feeRate, volumeCents } from '../../exchange/fees.ts';
import { balanceOf, CODE, post } from '../../exchange/ledger.ts';
import { reportedTotals } from '../../exchange/reportedTotals.ts';
import { solvency } from '../../exchange/valuation.ts';
import { type Account, type SimState, USD } from '../../state.ts';
import { addInsiders } from '../insiders.ts';
import { customersMoneyInUseCents, debtCents, holeCents } from '../worth.ts';
import { lastOf, row, rowFact, say } from './deeds.ts';
import { cents, draw, fact, ofFees, pay, please, unsettle } from './means.ts';
import type { Matter, MatterSpec, TreasurerMatter } from './types.ts';
import { factOf } from './types.ts';

const COUNT_COSTS = 0.0005;
/** Sums that differ by less than this of what is owed close. */
const CLOSES_WITHIN = 0.001;
const LEFT_OUT_CHANCE = 0.3;
const BILL_WRONG_CHANCE = 0.4;
const LATE_FEE = 0.1;
const RATE_OFF = 1.15;
const QUARTER_DAYS = 91;
const DAYS_PER_YEAR = 365;
const MILLION = 1_000_000;
const FULL_AUDIT_AFTER_DAYS = 300;
const SAMPLE_FINDS = 0.4;

type Shown = Pick<Matter, 'facts' | 'rows'>;
const closes = (matter: Shown): boolean => {
  const owed = factOf(matter, 'owed');
  return Math.abs(factOf(matter, 'counted') - owed - factOf(matter, 'own')) <= CLOSES_WITHIN * owed && factOf(matter, 'counted') >= owed;
};
const rowsSum = ({ rows }: Shown): number => rows.reduce((sum, one) => sum + rowFact(one, 'amount'), 0);
const addsUp = (matter: Shown): boolean => Math.abs(rowsSum(matter) - factOf(matter, 'total')) < 100;

export const TREASURER_BOOKS = {
  // What customers are owed and what is the firm's own, as reports print them, against what can be counted.
  reconcile_cash: {
    seat: 'treasurer',
    openDays: 28,
    cooldownDays: 100,
    answers: ['sign', 'count_again'],
    comesUp: (state, number) => {
      const counted = solvency(state);
      const printed = reportedTotals(state);
      const wrong = counted.custodyCents < printed.owedCents || counted.custodyCents < printed.custodyCents;
      // Somebody has left a wallet out of the count.
      const leftOut =
        wrong || draw(state, number, 320) >= LEFT_OUT_CHANCE ? 0 : (0.004 + 0.01 * draw(state, number, 320, 1)) * printed.owedCents;
      return {
        wrong,
        size: Math.round(leftOut),
        facts: [
          cents('owed', printed.owedCents),
          cents('own', printed.custodyCents - printed.owedCents),
          cents('counted', counted.custodyCents - leftOut),
          cents('costs', ofFees(state, COUNT_COSTS)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'count_again') {
        pay(state, factOf(matter, 'costs'));
        if (matter.wrong) {
          addInsiders(state, 0.5, 0);
          return 'counted_short';
        }
        say(matter, 'found', 'cents', matter.size);
        return matter.size > 0 ? 'counted_found' : 'counted';
      }
      if (matter.wrong) return 'signed_open';
      if (matter.size === 0) return 'signed';
      const bill = ofFees(state, 0.005);
      say(matter, 'bill', 'cents', bill);
      pay(state, bill);
      return 'signed_gap';
    },
    unanswered: 'sign',
    signs: { answers: ['sign'], about: 'coverage' },
    careful: (matter) => (closes(matter) ? 'sign' : 'count_again'),
    hasty: () => 'sign',
  },
  // What market makers were paid, against what their agreement says of what they traded.
  reconcile_fees: {
    seat: 'treasurer',
    openDays: 28,
    cooldownDays: 110,
    answers: ['sign', 'query'],
    comesUp: (state) => {
      const { volume, agreed, paid } = rebates(state);
      if (volume === 0) return null;
      const facts = [cents('volume', volume), cents('agreed', agreed), cents('paid', paid), cents('costs', ofFees(state, COUNT_COSTS))];
      return { wrong: paid > agreed + CLOSES_WITHIN * agreed, facts };
    },
    act: (state, matter, answer) => {
      if (answer === 'sign') return matter.wrong ? 'signed_open' : 'signed';
      pay(state, factOf(matter, 'costs'));
      if (!matter.wrong) return 'all_right';
      const back = claimBack(state, factOf(matter, 'paid') - factOf(matter, 'agreed'));
      say(matter, 'back', 'cents', back);
      return 'traced';
    },
    unanswered: 'sign',
    careful: (matter) => (factOf(matter, 'paid') > (1 + CLOSES_WITHIN) * factOf(matter, 'agreed') ? 'query' : 'sign'),
    hasty: () => 'sign',
  },
  // A bill whose lines come to its total, or to less.
  invoice: {
    seat: 'treasurer',
    openDays: 21,
    cooldownDays: 80,
    answers: ['pay', 'dispute'],
    comesUp: (state, number) => {
      const wrong = draw(state, number, 321) < BILL_WRONG_CHANCE;
      const rows = ['servers', 'counsel', 'rent'].map((label, i) =>
        row(label, cents('amount', ofFees(state, 0.0004 + 0.0008 * draw(state, number, 321, 1 + i)))),
      );
      const sum = rowsSum({ facts: [], rows });
      const extra = Math.round(sum * (0.5 + 0.4 * draw(state, number, 321, 4)));
      return { wrong, facts: [cents('total', sum + (wrong ? extra : 0))], rows };
    },
    act: (state, matter, answer) => {
      const sum = rowsSum(matter);
      const late = answer === 'dispute' && !matter.wrong ? Math.floor(LATE_FEE * sum) : 0;
      const paid = answer === 'pay' ? factOf(matter, 'total') : sum + late;
      say(matter, 'paid', 'cents', paid);
      say(matter, 'over', 'cents', paid - sum);
      pay(state, paid);
      if (answer === 'pay') return matter.wrong ? 'overpaid' : 'paid';
      return matter.wrong ? 'corrected' : 'paid_late';
    },
    unanswered: 'pay',
    careful: (matter) => (addsUp(matter) ? 'pay' : 'dispute'),
    hasty: () => 'pay',
  },
  // A quarter's interest as the lender works it out.
  interest_bill: {
    seat: 'treasurer',
    openDays: 21,
    cooldownDays: 90,
    answers: ['pay', 'dispute'],
    comesUp: (state, number) => {
      const debt = debtCents(state);
      if (debt === 0) return null;
      const wrong = draw(state, number, 322) < BILL_WRONG_CHANCE;
      const rate = state.scenario.business!.firm.lendRate;
      const due = (debt * rate * QUARTER_DAYS) / DAYS_PER_YEAR;
      return {
        wrong,
        size: Math.floor(Math.min(due * (RATE_OFF - 1), ofFees(state, 0.004))),
        facts: [
          cents('debt', debt),
          fact('rate', 'share', rate),
          fact('days', 'days', QUARTER_DAYS),
          cents('billed', due * (wrong ? RATE_OFF : 1)),
        ],
      };
    },
    // The interest itself is paid day by day; what is left is the difference.
    act: (state, matter, answer) => {
      const extra = answer === 'pay' ? (matter.wrong ? matter.size : 0) : matter.wrong ? 0 : ofFees(state, COUNT_COSTS);
      say(matter, 'extra', 'cents', extra);
      pay(state, extra);
      if (answer === 'pay') return matter.wrong ? 'overpaid' : 'paid';
      return matter.wrong ? 'corrected' : 'paid_late';
    },
    unanswered: 'pay',
    careful: (matter) => {
      const due = (factOf(matter, 'debt') * factOf(matter, 'rate') * factOf(matter, 'days')) / DAYS_PER_YEAR;
      return factOf(matter, 'billed') > 1.01 * due ? 'dispute' : 'pay';
    },
    hasty: () => 'pay',
  },
  // The year's audit: how much of it to pay for. A thorough one finds what there is.
  auditor_budget: {
    seat: 'treasurer',
    openDays: 35,
    cooldownDays: 170,
    answers: ['full', 'sample', 'postpone'],
    comesUp: (state, number) => {
      const before = lastOf(state, 'auditor_budget');
      return {
        wrong: holeCents(state) > 0 || customersMoneyInUseCents(state) > 0,
        size: draw(state, number, 323),
        facts: [
          cents('full', ofFees(state, 0.004)),
          cents('sample', ofFees(state, 0.0015)),
          fact('since', 'days', before === null ? state.clock.day + DAYS_PER_YEAR : before.daysAgo),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'postpone') {
        please(state, -0.004);
        return 'postponed';
      }
      pay(state, factOf(matter, answer));
      const finds = matter.wrong && (answer === 'full' || matter.size < SAMPLE_FINDS);
      if (!finds) {
        please(state, answer === 'full' ? 0.008 : 0.003);
        return 'clean';
      }
      addInsiders(state, 0.5, 0);
      unsettle(state, 0.01);
      return 'found';
    },
    unanswered: 'postpone',
    careful: (matter) => (factOf(matter, 'since') > FULL_AUDIT_AFTER_DAYS ? 'full' : 'sample'),
    hasty: () => 'postpone',
  },
} satisfies Partial<Record<TreasurerMatter, MatterSpec>>;

/** Market makers with an agreement about what they are paid. */
const agreed = (state: SimState): Account[] => state.accounts.filter(({ kind, makerRebate }) => kind === 'maker' && makerRebate > 0);

/** What they have traded in thirty days, what they should have been paid on it, and what today's rates come to. */
function rebates(state: SimState): { volume: number; agreed: number; paid: number } {
  const sums = { volume: 0, agreed: 0, paid: 0 };
  for (const { index } of agreed(state)) {
    const volume = volumeCents(state, index);
    const paid = 0 - feeRate(state, index, 'maker');
    sums.volume += volume;
    sums.agreed += (volume * agreedRate(state, paid)) / MILLION;
    sums.paid += (volume * paid) / MILLION;
  }
  return sums;
}

/** The rate in force, unless it is a slip of the last change to it: then the one that was asked for. */
function agreedRate(state: SimState, inForce: number): number {
  const change = lastOf(state, 'review_maker_rebate')?.matter;
  return change?.outcome === 'merged' && factOf(change, 'written') === inForce ? factOf(change, 'meant') : inForce;
}

/** From makers who have it; comes in as fees. */
function claimBack(state: SimState, cents: number): number {
  let back = 0;
  for (const { index } of agreed(state)) {
    const amount = Math.min(cents - back, Math.max(0, Math.floor(balanceOf(state.ledger, index, USD))));
    if (amount <= 0) continue;
    post(state.ledger, [{ asset: USD, from: index, to: state.sole.exchange_fees, amount, code: CODE.fee }]);
    back += amount;
  }
  return back;
}
