/** Ordinary work of the treasurer with money: where it lies, who asks for it, what lenders and savers are told. */
import { hotUnits } from '../../exchange/hotWallet.ts';
import { balanceOf } from '../../exchange/ledger.ts';
import { requestWithdrawal } from '../../exchange/withdrawals.ts';
import { waitingShare } from '../../market/confidence.ts';
import { USD } from '../../state.ts';
import { putOn } from '../measures.ts';
import { heldFundCents, shownFundCents } from '../publicPage.ts';
import { makeStatement, statementWeight } from '../statements.ts';
import { custodyCents, customersMoneyInUseCents, debtCents, firmCashCents, orderlyEquityCents } from '../worth.ts';
import { row, rowFact, say, takeFromFund, toFund } from './deeds.ts';
import { cents, draw, earn, fact, ofFees, pay, please, unsettle } from './means.ts';
import type { MatterSpec, TreasurerMatter } from './types.ts';
import { factOf } from './types.ts';

const WALLET_DAYS = 56;
/** A week's withdrawals over what lies hot: above this there is too little, below that more than is needed. */
const WEEK_IS_MUCH = 0.25;
const WEEK_IS_LITTLE = 0.03;
const BANK_WRONG_CHANCE = 0.35;
const BANK_CLOSED_DAYS = 10;
const FORGED_CHANCE = 0.25;
const SIGNATURES = 3;
const PAPER_DAYS = 90;
const DAYS_PER_YEAR = 365;
const FUND_WANTED = 0.008;
const FUND_PLENTY = 0.02;

export const TREASURER_CASH = {
  // How much lies hot: what leaves in a week against what can be paid at once.
  hot_level: {
    seat: 'treasurer',
    openDays: 21,
    cooldownDays: 90,
    answers: ['raise', 'keep', 'lower'],
    comesUp: (state) => ({
      facts: [
        cents('hot', hotUnits(state, USD)),
        cents(
          'week',
          state.withdrawn.reduce((sum, { cents }) => sum + cents, 0),
        ),
        cents('waiting', waitingShare(state, 1)),
        cents('insurance', ofFees(state, 0.001)),
      ],
    }),
    act: (state, matter, answer) => {
      if (answer === 'keep') return 'kept';
      putOn(state, answer === 'raise' ? 'wallet_warm' : 'wallet_cool', WALLET_DAYS);
      if (answer === 'raise') pay(state, factOf(matter, 'insurance'));
      else earn(state, factOf(matter, 'insurance'));
      return answer === 'raise' ? 'raised' : 'lowered';
    },
    unanswered: 'keep',
    careful: (matter) => {
      const week = factOf(matter, 'week') / Math.max(1, factOf(matter, 'hot'));
      if (week > WEEK_IS_MUCH || factOf(matter, 'waiting') > 0) return 'raise';
      return week < WEEK_IS_LITTLE ? 'lower' : 'keep';
    },
    hasty: () => 'lower',
  },
  // Dollars lie with banks. One that pays far more than the others may need to.
  bank_concentration: {
    seat: 'treasurer',
    openDays: 28,
    cooldownDays: 130,
    answers: ['spread', 'keep'],
    comesUp: (state, number) => {
      const cash = custodyCents(state);
      if (cash <= 0) return null;
      const wrong = draw(state, number, 330) < BANK_WRONG_CHANCE;
      const bill = state.scenario.business!.firm.treasuryYield;
      const largest = 0.45 + 0.3 * draw(state, number, 330, 1);
      const second = (1 - largest) * 0.6;
      const paysMore = wrong ? 1.9 + 0.6 * draw(state, number, 330, 2) : 0.95 + 0.3 * draw(state, number, 330, 2);
      return {
        wrong,
        facts: [fact('bill', 'share', bill), cents('costs', ofFees(state, 0.001))],
        rows: [
          row('banco_almar', fact('part', 'share', largest), fact('pays', 'share', bill * paysMore)),
          row('fenwick_rowe', fact('part', 'share', second), fact('pays', 'share', bill)),
          row('northern_cantonal', fact('part', 'share', 1 - largest - second), fact('pays', 'share', bill * 0.95)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'spread') {
        pay(state, factOf(matter, 'costs'));
        return matter.wrong ? 'spread_in_time' : 'spread';
      }
      if (!matter.wrong) {
        earn(state, factOf(matter, 'costs'));
        return 'kept';
      }
      putOn(state, 'bank_closed', BANK_CLOSED_DAYS);
      unsettle(state, 0.01);
      say(matter, 'closed', 'days', BANK_CLOSED_DAYS);
      return 'bank_closed';
    },
    unanswered: 'keep',
    careful: (matter) => (matter.rows.some((one) => rowFact(one, 'pays') > 1.5 * factOf(matter, 'bill')) ? 'spread' : 'keep'),
    hasty: () => 'keep',
  },
  // A large customer wants a large sum today.
  withdrawal_request: {
    seat: 'treasurer',
    openDays: 7,
    cooldownDays: 110,
    answers: ['pay_now', 'in_parts', 'call_back'],
    comesUp: (state, number) => {
      const index = state.accounts.findIndex(({ id, kind }) => kind === 'customer' && id.startsWith('institution'));
      if (index < 0 || state.rules.queuePolicy === 'gated') return null;
      const asked = Math.floor(Math.min(0.003 * state.business!.depositsCents, 0.1 * balanceOf(state.ledger, index, USD)));
      if (asked <= 0) return null;
      const wrong = draw(state, number, 331) < FORGED_CHANCE;
      return {
        wrong,
        size: index,
        facts: [
          cents('asked', asked),
          cents('hot', hotUnits(state, USD)),
          fact('signed', 'count', wrong ? SIGNATURES - 1 : SIGNATURES),
          fact('needed', 'count', SIGNATURES),
        ],
      };
    },
    act: (state, matter, answer, events) => {
      if (answer === 'call_back') {
        please(state, matter.wrong ? 0.003 : -0.002);
        return matter.wrong ? 'not_theirs' : 'called_back';
      }
      const asked = factOf(matter, 'asked');
      const sum = answer === 'pay_now' ? asked : Math.floor(asked / 3);
      say(matter, 'sent', 'cents', sum);
      if (matter.wrong) {
        // The address was not the customer's; most of it can be stopped on the way.
        const lost = ofFees(state, answer === 'pay_now' ? 0.01 : 0.003);
        say(matter, 'lost', 'cents', lost);
        pay(state, lost);
        return 'stolen';
      }
      if (sum > 0) requestWithdrawal(state, state.accounts[matter.size]!, USD, sum, events);
      please(state, answer === 'pay_now' ? 0.002 : -0.001);
      return answer === 'pay_now' ? 'paid' : 'paid_part';
    },
    unanswered: 'call_back',
    careful: (matter) => {
      if (factOf(matter, 'signed') < factOf(matter, 'needed')) return 'call_back';
      return factOf(matter, 'asked') > 0.5 * factOf(matter, 'hot') ? 'in_parts' : 'pay_now';
    },
    hasty: () => 'pay_now',
  },
  // Short paper for idle cash: what it pays beyond bills, against what it costs to buy.
  paper_offer: {
    seat: 'treasurer',
    openDays: 14,
    cooldownDays: 90,
    answers: ['buy', 'decline'],
    comesUp: (state, number) => {
      const cash = firmCashCents(state);
      if (cash <= 0) return null;
      const { treasuryYield } = state.scenario.business!.firm;
      const rate = treasuryYield * (1.3 + 0.7 * draw(state, number, 332));
      const years = PAPER_DAYS / DAYS_PER_YEAR;
      const amount = Math.min(0.5 * cash, ofFees(state, 0.003) / ((rate - treasuryYield) * years));
      const beyond = amount * (rate - treasuryYield) * years;
      const fee = beyond * (0.3 + 1.4 * draw(state, number, 332, 1));
      return {
        wrong: fee > beyond,
        facts: [
          cents('amount', amount),
          fact('pays', 'share', rate),
          fact('bill', 'share', treasuryYield),
          fact('days', 'days', PAPER_DAYS),
          cents('fee', fee),
        ],
      };
    },
    // Sold at a discount: what it pays is known, and counted, on the day.
    act: (state, matter, answer) => {
      if (answer === 'decline') return 'declined';
      const gain = Math.trunc(gainOf(matter));
      say(matter, 'gain', 'cents', Math.abs(gain));
      if (gain > 0) earn(state, gain);
      else pay(state, 0 - gain);
      return gain > 0 ? 'gained' : 'cost';
    },
    unanswered: 'decline',
    careful: (matter) => (gainOf(matter) > 0 ? 'buy' : 'decline'),
    hasty: () => 'buy',
  },
  // The insurance fund against what it is there for.
  fund_review: {
    seat: 'treasurer',
    openDays: 35,
    cooldownDays: 120,
    answers: ['top_up', 'keep', 'take_back'],
    comesUp: (state) => ({
      facts: [
        cents('held', heldFundCents(state)),
        cents('shown', shownFundCents(state)),
        cents('deposits', state.business!.depositsCents),
        cents('sum', ofFees(state, 0.005)),
      ],
    }),
    act: (state, matter, answer) => {
      const sum = factOf(matter, 'sum');
      if (answer === 'keep') return factOf(matter, 'held') < factOf(matter, 'shown') ? 'kept_short' : 'kept';
      if (answer === 'top_up') {
        toFund(state, sum);
        return 'topped_up';
      }
      const back = Math.min(sum, heldFundCents(state));
      say(matter, 'back', 'cents', back);
      takeFromFund(state, back);
      return 'taken_back';
    },
    unanswered: 'keep',
    careful: (matter) => {
      const part = factOf(matter, 'held') / Math.max(1, factOf(matter, 'deposits'));
      if (part < FUND_WANTED || factOf(matter, 'held') < factOf(matter, 'shown')) return 'top_up';
      return part > 2 * FUND_PLENTY ? 'take_back' : 'keep';
    },
    hasty: () => 'keep',
  },
  // A lender wants figures before the next quarter.
  lender_figures: {
    seat: 'treasurer',
    openDays: 21,
    cooldownDays: 100,
    answers: ['own_figures', 'page', 'delay'],
    comesUp: (state) => {
      const debt = debtCents(state);
      if (debt === 0) return null;
      return {
        wrong: customersMoneyInUseCents(state) > 0 || orderlyEquityCents(state) < 0,
        facts: [
          cents('debt', debt),
          cents('used', customersMoneyInUseCents(state)),
          cents('worth', orderlyEquityCents(state)),
          cents('costs', ofFees(state, 0.001)),
        ],
      };
    },
    act: (state, matter, answer, events) => {
      const { lenders } = state.business!;
      if (answer === 'delay') {
        pay(state, factOf(matter, 'costs'));
        return 'delayed';
      }
      if (answer === 'page') {
        makeStatement(state, 'coverage', matter.seat, statementWeight(state, 'coverage'), events);
        return 'said_covered';
      }
      if (!matter.wrong) return 'satisfied';
      lenders.recalled = true;
      return 'called_back';
    },
    unanswered: 'delay',
    careful: () => 'own_figures',
    hasty: () => 'page',
  },
  // Customers who were promised an income want to know where it comes from.
  earn_statement: {
    seat: 'treasurer',
    openDays: 28,
    cooldownDays: 120,
    answers: ['name_use', 'yield_only'],
    comesUp: (state) => {
      if (!state.business!.earnProduct) return null;
      return {
        wrong: customersMoneyInUseCents(state) > 0,
        facts: [fact('rate', 'share', state.scenario.business!.firm.earnRate), cents('used', customersMoneyInUseCents(state))],
      };
    },
    act: (state, matter, answer, events) => {
      if (answer === 'yield_only') {
        makeStatement(state, 'customer_assets', matter.seat, statementWeight(state, 'customer_assets'), events);
        please(state, 0.003);
        return 'said_fine';
      }
      if (matter.wrong) unsettle(state, 0.01);
      return matter.wrong ? 'named' : 'named_none';
    },
    unanswered: 'yield_only',
    careful: () => 'name_use',
    hasty: () => 'yield_only',
  },
} satisfies Partial<Record<TreasurerMatter, MatterSpec>>;

const gainOf = (matter: Parameters<typeof factOf>[0]): number =>
  (factOf(matter, 'amount') * (factOf(matter, 'pays') - factOf(matter, 'bill')) * factOf(matter, 'days')) / DAYS_PER_YEAR -
  factOf(matter, 'fee');
