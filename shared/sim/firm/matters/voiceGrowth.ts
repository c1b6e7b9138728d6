/** Ordinary work of the voice towards more customers: what to pay for being seen, and what to say where nobody asked. */
import type { SimState } from '../../state.ts';
import { shownFundCents } from '../publicPage.ts';
import { makeStatement, statementWeight } from '../statements.ts';
import { cents, draw, fact, ofFees, pay, please, unsettle } from './means.ts';
import type { MatterSpec, VoiceMatter } from './types.ts';
import { factOf } from './types.ts';

const SPONSOR_SHARE = 0.003;
/** What a year's fees times this brings in customers that stay. */
const LIKED_PER_FEES = 1.2;
const DRAFT_WRONG_CHANCE = 0.4;
const GROWTH_ADDED = 0.3;
const TENFOLD = 10;
const SAME_WITHIN = 0.02;
const REWRITE = 0.0003;

const people = (state: SimState): number => state.accounts.reduce((sum, one) => sum + (one.kind === 'customer' ? one.people : 0), 0);

export const VOICE_GROWTH = {
  // A name on a boat, a hall, a shirt: what it costs, and whom it brings.
  sponsor_offer: {
    seat: 'voice',
    openDays: 28,
    cooldownDays: 110,
    answers: ['take', 'half', 'decline'],
    comesUp: (state, number) => {
      const price = ofFees(state, SPONSOR_SHARE);
      const worth = Math.max(1, state.business!.annualFeesCents / people(state));
      const joins = Math.round(((0.35 + 1.5 * draw(state, number, 350)) * price) / worth);
      return { facts: [cents('price', price), fact('joins', 'count', joins), cents('worth', worth)] };
    },
    act: (state, matter, answer) => {
      if (answer === 'decline') return 'declined';
      const part = answer === 'half' ? 0.5 : 1;
      const brings = broughtBy(matter) / Math.max(1, factOf(matter, 'price'));
      pay(state, Math.floor(part * factOf(matter, 'price')));
      please(state, part * brings * SPONSOR_SHARE * LIKED_PER_FEES);
      return brings >= 1 ? 'paid_off' : 'paid_more_than_brought';
    },
    unanswered: 'decline',
    careful: (matter) => (broughtBy(matter) > factOf(matter, 'price') ? 'take' : 'decline'),
    hasty: () => 'take',
  },
  // Somebody with many followers offers a post, marked as paid or not.
  paid_post: {
    seat: 'voice',
    openDays: 21,
    cooldownDays: 140,
    answers: ['disclosed', 'undisclosed', 'decline'],
    comesUp: (state, number) => ({ size: draw(state, number, 351), facts: [cents('price', ofFees(state, 0.0015))] }),
    act: (state, matter, answer) => {
      if (answer === 'decline') return 'declined';
      pay(state, factOf(matter, 'price'));
      please(state, answer === 'disclosed' ? 0.002 : 0.004);
      return answer;
    },
    unanswered: 'decline',
    careful: () => 'disclosed',
    hasty: () => 'undisclosed',
  },
  // A talk whose first slide says how much we have grown since the page was last printed.
  conference_talk: {
    seat: 'voice',
    openDays: 21,
    cooldownDays: 140,
    answers: ['give', 'correct', 'cancel'],
    comesUp: (state, number) => {
      const { published, depositsCents } = state.business!;
      const then = published.at(-1)?.find(({ own }) => own)?.depositsCents ?? 0;
      if (then <= 0) return null;
      const grown = depositsCents / then - 1;
      const wrong = draw(state, number, 352) < DRAFT_WRONG_CHANCE;
      return {
        wrong,
        facts: [
          cents('then', then),
          cents('now', depositsCents),
          fact('claimed', 'share', grown + (wrong ? GROWTH_ADDED : 0)),
          cents('rewrite', ofFees(state, REWRITE)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'cancel') {
        please(state, -0.001);
        return 'cancelled';
      }
      if (answer === 'correct') pay(state, factOf(matter, 'rewrite'));
      please(state, 0.002);
      if (answer === 'correct') return matter.wrong ? 'corrected' : 'corrected_nothing';
      if (matter.wrong) unsettle(state, 0.02);
      return matter.wrong ? 'checked_by_others' : 'given';
    },
    unanswered: 'cancel',
    careful: (matter) => (Math.abs(factOf(matter, 'claimed') - grownBy(matter)) < SAME_WITHIN ? 'give' : 'correct'),
    hasty: () => 'give',
  },
  // The monthly letter says how much of deposits the fund covers.
  newsletter_figure: {
    seat: 'voice',
    openDays: 14,
    cooldownDays: 110,
    answers: ['send', 'fix', 'drop'],
    comesUp: (state, number) => {
      const shown = shownFundCents(state);
      const { depositsCents } = state.business!;
      if (shown <= 0 || depositsCents <= 0) return null;
      const wrong = draw(state, number, 353) < DRAFT_WRONG_CHANCE;
      const drafted = (shown / depositsCents) * (wrong ? TENFOLD : 1);
      return {
        wrong,
        facts: [
          cents('shown', shown),
          cents('deposits', depositsCents),
          fact('drafted', 'share', drafted),
          cents('rewrite', ofFees(state, REWRITE)),
        ],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'drop') return 'dropped';
      if (answer === 'fix') {
        pay(state, factOf(matter, 'rewrite'));
        please(state, matter.wrong ? 0.002 : 0.001);
        return matter.wrong ? 'fixed' : 'fixed_nothing';
      }
      if (!matter.wrong) {
        please(state, 0.002);
        return 'sent';
      }
      please(state, -0.003);
      unsettle(state, 0.015);
      return 'taken_back';
    },
    unanswered: 'drop',
    careful: (matter) => {
      const part = factOf(matter, 'shown') / Math.max(1, factOf(matter, 'deposits'));
      return factOf(matter, 'drafted') > 2 * part ? 'fix' : 'send';
    },
    hasty: () => 'send',
  },
  // The agency's draft says more about customers' money than the page does.
  ad_copy: {
    seat: 'voice',
    openDays: 21,
    cooldownDays: 150,
    answers: ['print', 'strike', 'pull'],
    comesUp: (state) => ({ facts: [cents('space', ofFees(state, 0.0012)), cents('shown', shownFundCents(state))] }),
    act: (state, matter, answer, events) => {
      if (answer === 'pull') return 'pulled';
      pay(state, factOf(matter, 'space'));
      please(state, answer === 'print' ? 0.004 : 0.002);
      if (answer === 'strike') return 'struck';
      makeStatement(state, 'customer_assets', matter.seat, statementWeight(state, 'customer_assets'), events);
      return 'printed';
    },
    unanswered: 'pull',
    careful: () => 'strike',
    hasty: () => 'print',
  },
} satisfies Partial<Record<VoiceMatter, MatterSpec>>;

const broughtBy = (matter: Parameters<typeof factOf>[0]): number => factOf(matter, 'joins') * factOf(matter, 'worth');
const grownBy = (matter: Parameters<typeof factOf>[0]): number => factOf(matter, 'now') / Math.max(1, factOf(matter, 'then')) - 1;
