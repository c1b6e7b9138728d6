/** Ordinary work of the chief: who is listed, hired, paid and answered. People and rivals are in people.ts. */

import { hasCome } from '../../clock.ts';
import { volumeCents } from '../../exchange/fees.ts';
import { requestWithdrawal } from '../../exchange/withdrawals.ts';
import { balanceValueCents } from '../../market/cohorts.ts';
import { type Account, type SimState, USD } from '../../state.ts';
import { agree, refund } from '../contracts.ts';
import { stillWrong } from '../staff.ts';
import { between, cents, draw, earn, fact, ofFees, pay, please, rounded, roundSum, unsettle } from './means.ts';
import { PEOPLE } from './people.ts';
import { type ChiefMatter, factOf, type Matter, type MatterSpec } from './types.ts';

const BPS = 10_000;
const MONTHS = 12;
/** Below this part of a coin in the market, whoever holds the rest can leave in an afternoon. */
const THIN_FLOAT = 0.12;

/** The largest customers of whom there are few; with a second's draw, one of them. */
function largeCustomer(state: SimState, number: number, key: number): Account | null {
  const large = state.accounts.filter(({ kind, people, bankrupt }) => kind === 'customer' && people < 500 && !bankrupt);
  return large[Math.floor(draw(state, number, key, 5) * large.length)] ?? null;
}

/** New deposits that a campaign brings, by the agency's own record. */
const comes = (matter: Pick<Matter, 'facts'>): number => factOf(matter, 'promised') * factOf(matter, 'kept');

export const CHIEF: Record<ChiefMatter, MatterSpec> = {
  ...PEOPLE,

  listing_request: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 110,
    answers: ['list', 'list_with_caps', 'decline'],
    comesUp: (state, number) => {
      if (state.business!.outside.mood < 0.3) return null;
      const float = rounded(between(0.03, 0.4, draw(state, number, 100)), 0.01);
      const fee = ofFees(state, between(0.0015, 0.003, draw(state, number, 100, 1)));
      return {
        wrong: float < THIN_FLOAT,
        facts: [
          cents('fee', fee),
          cents('capped_fee', roundSum(fee * 0.4)),
          fact('float', 'share', float),
          fact('holders', 'count', Math.round(between(40, 900, float))),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'decline') {
        please(state, -0.001);
        return 'went_elsewhere';
      }
      const capped = answer === 'list_with_caps';
      earn(state, factOf(matter, capped ? 'capped_fee' : 'fee'));
      if (!matter.wrong) {
        please(state, capped ? 0.001 : 0.003);
        return 'trades';
      }
      // Those who held nearly all of it sold; customers who bought are angry, fewer where positions were capped.
      pay(state, factOf(matter, 'fee') * (capped ? 0.2 : 1.6));
      please(state, capped ? -0.002 : -0.01);
      return capped ? 'fell_with_caps' : 'fell';
    },
    unanswered: 'decline',
    careful: (matter) => (factOf(matter, 'float') < THIN_FLOAT ? 'decline' : 'list'),
    hasty: () => 'list',
  },

  fee_complaint: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 75,
    answers: ['refund_difference', 'refund_all', 'explain'],
    comesUp: (state, number) => {
      const customer = largeCustomer(state, number, 101);
      if (customer === null) return null;
      const volume = volumeCents(state, customer.index);
      if (volume === 0) return null;
      const schedule = roundSum((volume * state.rules.takerFeeBps) / BPS);
      const wrong = draw(state, number, 101) < 0.5 * stillWrong(state, 'support');
      const over = wrong ? roundSum(Math.min(schedule * 0.2, ofFees(state, 0.001))) : 0;
      return {
        wrong,
        size: customer.index,
        facts: [
          cents('volume', volume),
          fact('rate', 'bps', state.rules.takerFeeBps),
          cents('schedule', schedule),
          cents('invoiced', schedule + over),
          cents('asked', roundSum(Math.min(schedule * 0.4, ofFees(state, 0.002)))),
        ],
      };
    },
    act: (state, matter, answer) => {
      const over = factOf(matter, 'invoiced') - factOf(matter, 'schedule');
      if (answer === 'refund_all') {
        refund(state, matter.size, factOf(matter, 'asked'));
        return matter.wrong ? 'paid_more_than_due' : 'paid_what_was_not_due';
      }
      if (answer === 'refund_difference') {
        refund(state, matter.size, over);
        please(state, over > 0 ? 0.003 : 0);
        return over > 0 ? 'put_right' : 'nothing_to_refund';
      }
      please(state, matter.wrong ? -0.008 : 0);
      return matter.wrong ? 'caught_out' : 'explained';
    },
    unanswered: 'explain',
    careful: (matter) => (factOf(matter, 'invoiced') > factOf(matter, 'schedule') ? 'refund_difference' : 'explain'),
    hasty: () => 'refund_all',
  },

  // New customers at a price; what the agency promises, and what was left of its promises so far.
  campaign: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 120,
    answers: ['book', 'book_half', 'decline'],
    comesUp: (state, number) => {
      const business = state.business!;
      const feesPerCent = business.annualFeesCents / Math.max(1, business.depositsCents);
      const promised = roundSum(business.depositsCents * between(0.015, 0.04, draw(state, number, 102)));
      const kept = rounded(between(0.1, 0.6, draw(state, number, 102, 1)), 0.05);
      const facts = [
        cents('price', ofFees(state, between(0.002, 0.004, draw(state, number, 102, 2)))),
        cents('promised', promised),
        fact('kept', 'share', kept),
        fact('half_year_fee', 'share', rounded(feesPerCent / 2, 0.001)),
      ];
      return { facts, size: promised / Math.max(1, business.depositsCents) };
    },
    act: (state, matter, answer) => {
      if (answer === 'decline') return 'not_booked';
      const part = answer === 'book' ? 1 : 0.5;
      pay(state, factOf(matter, 'price') * part);
      // In a panic nobody opens an account.
      please(state, matter.size * factOf(matter, 'kept') * part * state.business!.outside.mood);
      return part === 1 ? 'booked' : 'booked_half';
    },
    unanswered: 'decline',
    careful: (matter) => (comes(matter) * factOf(matter, 'half_year_fee') > factOf(matter, 'price') ? 'book' : 'decline'),
    hasty: () => 'book',
  },

  // A payment firm brings customers and holds their dollars for a day; its licence has an end.
  partner: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 170,
    answers: ['sign_a_year', 'sign_until_then', 'decline'],
    comesUp: (state, number) => {
      const licence = Math.round(between(20, 420, draw(state, number, 103)));
      const facts = [
        cents('a_month', ofFees(state, 0.0003)),
        cents('entry', ofFees(state, 0.0006)),
        fact('licence', 'days', licence),
        cents('on_the_way', ofFees(state, 0.002)),
      ];
      return { wrong: licence < 330, facts };
    },
    act: (state, matter, answer) => {
      if (answer === 'decline') return 'no_partner';
      const year = answer === 'sign_a_year';
      const days = Math.min(factOf(matter, 'licence'), year ? 330 : 150);
      pay(state, factOf(matter, 'entry'));
      // Where the licence ends within the year, what was on its way through them is stuck, and part of it lost.
      const stuck = year && matter.wrong ? factOf(matter, 'on_the_way') : 0;
      agree(state, days, (factOf(matter, 'a_month') * MONTHS) / 365, 0 - stuck);
      return year ? (matter.wrong ? 'signed_beyond_licence' : 'signed') : 'signed_short';
    },
    unanswered: 'decline',
    careful: (matter) => {
      const licence = factOf(matter, 'licence');
      if (licence >= 330) return 'sign_a_year';
      return (factOf(matter, 'a_month') * MONTHS * Math.min(licence, 150)) / 365 > factOf(matter, 'entry') ? 'sign_until_then' : 'decline';
    },
    hasty: () => 'sign_a_year',
  },

  // A slide for the board, and the ledger's own line.
  board_figure: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 150,
    answers: ['send_as_drafted', 'correct_it', 'ask_for_time'],
    comesUp: (state, number) => {
      const { roundFeesCents } = state.business!;
      if (roundFeesCents === 0) return null;
      const wrong = draw(state, number, 104) < 0.5;
      const slide = wrong ? Math.round(roundFeesCents * between(1.08, 1.3, draw(state, number, 104, 1))) : roundFeesCents;
      return { wrong, facts: [cents('ledger', roundFeesCents), cents('slide', slide), cents('delay', ofFees(state, 0.0005))] };
    },
    act: (state, matter, answer) => {
      if (answer === 'ask_for_time') {
        pay(state, factOf(matter, 'delay'));
        return 'put_off';
      }
      if (answer === 'correct_it') return matter.wrong ? 'corrected' : 'checked';
      if (!matter.wrong) return 'sent';
      // The board has it checked by others, and the people who check can tell.
      pay(state, ofFees(state, 0.002));
      state.business!.contradictions += 0.5;
      return 'sent_wrong';
    },
    unanswered: 'ask_for_time',
    careful: (matter) => (factOf(matter, 'slide') > factOf(matter, 'ledger') ? 'correct_it' : 'send_as_drafted'),
    hasty: () => 'send_as_drafted',
  },

  // How much waits to be withdrawn, in a letter with a date on it; counsel has drafted "nothing".
  regulator_letter: {
    seat: 'chief',
    openDays: 30,
    cooldownDays: 160,
    answers: ['send_the_draft', 'send_the_figure', 'let_the_date_pass'],
    comesUp: (state) => {
      let waits = 0;
      for (const { asset, units } of state.queue) if (asset === USD) waits += units;
      const facts = [
        cents('waits', waits),
        fact('claims', 'count', state.queue.length),
        cents('counsel', ofFees(state, 0.0004)),
        cents('fine', ofFees(state, 0.002)),
      ];
      return { wrong: state.queue.length > 0, facts };
    },
    act: (state, matter, answer) => {
      if (answer === 'let_the_date_pass') {
        pay(state, factOf(matter, 'fine'));
        return 'fined';
      }
      if (answer === 'send_the_figure') {
        pay(state, factOf(matter, 'counsel'));
        return matter.wrong ? 'figure_sent' : 'nothing_waits';
      }
      if (!matter.wrong) return 'draft_true';
      state.business!.contradictions += 1;
      state.business!.rumour = Math.min(1, state.business!.rumour + 0.05);
      return 'draft_untrue';
    },
    unanswered: 'let_the_date_pass',
    careful: (matter) => (factOf(matter, 'claims') > 0 ? 'send_the_figure' : 'send_the_draft'),
    hasty: () => 'send_the_draft',
  },

  // A large customer asks for a lower rate; a tier is for everybody who trades as much, and is printed.
  tier_request: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 140,
    answers: ['print_a_tier', 'one_month_back', 'refuse'],
    comesUp: (state, number) => {
      const customer = largeCustomer(state, number, 105);
      if (customer === null) return null;
      const volume = volumeCents(state, customer.index);
      if (volume === 0) return null;
      const month = (volume * state.rules.takerFeeBps) / BPS;
      const better = Math.round(between(0, 4, draw(state, number, 105)));
      return {
        wrong: better >= 2,
        size: customer.index,
        facts: [
          cents('pays_a_month', month),
          cents('holds', balanceValueCents(state, customer.index)),
          fact('elsewhere', 'bps', Math.max(1, state.rules.takerFeeBps - better)),
          fact('here', 'bps', state.rules.takerFeeBps),
          cents('tier_costs', ofFees(state, 0.0012)),
          cents('back', Math.min(month / 2, ofFees(state, 0.0008))),
        ],
      };
    },
    act: (state, matter, answer, events) => {
      if (answer === 'print_a_tier') {
        agree(state, 90, 0 - factOf(matter, 'tier_costs') / 90);
        please(state, 0.006);
        return 'printed';
      }
      if (answer === 'one_month_back') {
        refund(state, matter.size, factOf(matter, 'back'));
        return 'paid_back';
      }
      if (!matter.wrong) return 'stayed';
      // It was no bluff: an eighth of what it holds goes where trading is cheaper.
      const account = state.accounts[matter.size]!;
      const free = Math.floor(
        (state.ledger.balances[account.index * state.ledger.assets + USD]! -
          state.ledger.reserved[account.index * state.ledger.assets + USD]!) /
          8,
      );
      if (free > 0) requestWithdrawal(state, account, USD, free, events);
      please(state, -0.004);
      return 'left';
    },
    unanswered: 'refuse',
    careful: (matter) => (factOf(matter, 'here') - factOf(matter, 'elsewhere') >= 2 ? 'print_a_tier' : 'refuse'),
    hasty: () => 'one_month_back',
  },

  // A failed exchange's customers look for a place.
  rival_failed: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 40,
    answers: ['open_a_desk', 'buy_the_list', 'do_nothing'],
    comesUp: (state) => {
      const { weather, flight } = state.business!;
      const lately = weather.rivalFailDays.some((day) => day !== null && hasCome(state, day) && !hasCome(state, day + 60));
      if (!lately) return null;
      return {
        facts: [
          cents('desk_costs', ofFees(state, 0.0012)),
          cents('list_costs', ofFees(state, 0.004)),
          fact('looking', 'share', rounded(flight, 0.01)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'do_nothing') return 'others_took_them';
      if (answer === 'open_a_desk') {
        pay(state, factOf(matter, 'desk_costs'));
        please(state, 0.02 * factOf(matter, 'looking'));
        return 'desk_opened';
      }
      pay(state, factOf(matter, 'list_costs'));
      // People do not like to be sold.
      please(state, 0.01 * factOf(matter, 'looking'));
      unsettle(state, 0.01);
      return 'list_bought';
    },
    unanswered: 'do_nothing',
    careful: () => 'open_a_desk',
    hasty: () => 'buy_the_list',
  },
};
