/**
 * Reviews: changes that others have written and nobody asks a favour by. Each turns one number that the engine reads. In some the number
 * written is not the one that the ticket asks for; once merged the engine runs on it, until somebody notices.
 */

import type { Tuning } from '../../exchange/tuning.ts';
import type { SimState } from '../../state.ts';
import type { DiffLine } from '../../views/types.ts';
import { stillWrong } from '../staff.ts';
import { cents, draw, fact, ofFees, pay } from './means.ts';
import { type Diff, factOf, type Matter, type MatterFact, type MatterSpec } from './types.ts';

const WRONG_CHANCE = 0.4;
const SAME = 1e-9;

export type ReviewId =
  | 'review_wallet_fill'
  | 'review_maker_rebate'
  | 'review_slice'
  | 'review_price_band'
  | 'review_funding'
  | 'review_buy_back'
  | 'review_machines';

interface Review {
  tunes: keyof Tuning;
  /** Key of the number in the rules, its unit, and the file in which it stands. */
  key: string;
  unit: MatterFact['unit'];
  /** The number at the opening, and the other one that tickets ask for. */
  opening(state: SimState): number;
  other(opening: number): number;
  /** What slips from the keyboard in its place. */
  slip(meant: number): number;
  /** The multiple that the engine reads, for a number. */
  tuning(number: number, opening: number): number;
  comes?(state: SimState): boolean;
}

const ratio = (number: number, opening: number): number => number / opening;
const tenth = (meant: number): number => neat(meant / 10);
/** Decimal numbers as they are written. */
const neat = (number: number): number => Math.round(number * 1_000_000) / 1_000_000;
/** Of what running the firm costs, the part that goes with machines. */
const MACHINES_SHARE = 0.05;

export const REVIEWS: Record<ReviewId, Review> = {
  // More of custody may be brought up from cold storage in a day.
  review_wallet_fill: {
    tunes: 'walletFill',
    key: 'hotWalletFillPerDay',
    unit: 'share',
    opening: (state) => state.scenario.hotWallet.fillPerDay,
    other: (opening) => neat(opening * 1.2),
    slip: tenth,
    tuning: ratio,
  },
  // Paid to market makers on all they trade, in millionths.
  review_maker_rebate: {
    tunes: 'makerRebate',
    key: 'makerRebateMillionths',
    unit: 'count',
    opening: (state) => Math.max(...state.accounts.map(({ makerRebate }) => makerRebate)),
    other: (opening) => opening - 2,
    // Two figures change places.
    slip: (meant) => (meant % 10) * 10 + Math.floor(meant / 10),
    tuning: ratio,
    comes: (state) => state.accounts.some(({ makerRebate }) => makerRebate > 10 && makerRebate < 100),
  },
  review_slice: {
    tunes: 'slice',
    key: 'liquidationSliceShare',
    unit: 'share',
    opening: (state) => state.scenario.liquidation.sliceShare,
    other: (opening) => neat(opening * 1.2),
    slip: tenth,
    tuning: ratio,
  },
  review_price_band: {
    tunes: 'priceBand',
    key: 'priceBandShare',
    unit: 'share',
    opening: () => 0.2,
    other: (opening) => neat(opening * 1.25),
    slip: tenth,
    tuning: ratio,
  },
  // The ticket moves the number from the code to the rules; it is to stay what it is.
  review_funding: {
    tunes: 'funding',
    key: 'fundingHours',
    unit: 'count',
    opening: () => 24,
    other: (opening) => opening,
    slip: () => 42,
    tuning: (number, opening) => opening / number,
  },
  review_buy_back: {
    tunes: 'buyBack',
    key: 'buyBackShareOfFees',
    unit: 'share',
    opening: (state) => state.scenario.business!.firm.buyBackShare,
    other: (opening) => neat(opening + 0.01),
    slip: (meant) => neat(meant + 0.1),
    tuning: ratio,
    comes: (state) => state.business!.token !== null,
  },
  review_machines: {
    tunes: 'fixedCost',
    key: 'machinesAtNight',
    unit: 'count',
    opening: () => 40,
    other: (opening) => opening - 4,
    slip: (meant) => (meant === 40 ? 80 : 63),
    tuning: (number, opening) => 1 + MACHINES_SHARE * (number / opening - 1),
  },
};

const isReview = (id: string): id is ReviewId => id in REVIEWS;

function reviewSpec(id: ReviewId, place: number): MatterSpec {
  const { tunes, unit, opening, other, slip, tuning, comes } = REVIEWS[id];
  return {
    seat: 'engineer',
    openDays: 35,
    cooldownDays: 150,
    answers: ['merge', 'send_back'],
    comesUp: (state, number) => {
      if (comes?.(state) === false) return null;
      const first = opening(state);
      const second = other(first);
      const inForce = (candidate: number): boolean => Math.abs(state.rules.tuning[tunes] - tuning(candidate, first)) < SAME;
      const now = [first, second].find(inForce);
      if (now === undefined) return null;
      const meant = now === first ? second : first;
      const wrong = draw(state, number, 200 + place) < WRONG_CHANCE * stillWrong(state, 'engineering');
      return { wrong, facts: [fact('now', unit, now), fact('meant', unit, meant), fact('written', unit, wrong ? slip(meant) : meant)] };
    },
    act: (state, matter, answer) => {
      if (answer === 'send_back') return matter.wrong ? 'slip_stopped' : 'sent_back';
      set(state, id, factOf(matter, 'written'));
      return 'merged';
    },
    unanswered: 'send_back',
    diff: reviewDiff,
    careful: (matter) => (factOf(matter, 'written') === factOf(matter, 'meant') ? 'merge' : 'send_back'),
    hasty: () => 'merge',
  };
}

function set(state: SimState, id: ReviewId, number: number): void {
  const { tunes, tuning, opening } = REVIEWS[id];
  state.rules.tuning[tunes] = tuning(number, opening(state));
}

const runsOn = (state: SimState, id: ReviewId, number: number): boolean =>
  Math.abs(state.rules.tuning[REVIEWS[id].tunes] - REVIEWS[id].tuning(number, REVIEWS[id].opening(state))) < SAME;

/** The number as it stands in the rules and as it would. */
export function reviewDiff(matter: Pick<Matter, 'matter' | 'facts'>): Diff {
  if (!isReview(matter.matter)) return { file: '', lines: [] };
  const { key } = REVIEWS[matter.matter];
  const line = 20 + Object.keys(REVIEWS).indexOf(matter.matter);
  const now: DiffLine =
    matter.matter === 'review_funding'
      ? { kind: 'removed', line: 9, text: `const FUNDING_HOURS = ${factOf(matter, 'now')};` }
      : { kind: 'removed', line, text: `"${key}": ${factOf(matter, 'now')},` };
  const file = matter.matter === 'review_funding' ? 'exchange/funding.ts, rules.json' : 'rules.json';
  return { file, lines: [now, { kind: 'added', line, text: `"${key}": ${factOf(matter, 'written')},` }] };
}

// ---- Taking one back ----------------------------------------------------------------------------------------------------

/** A slip shows after so many days; now and then a change that is as it should be is suspected too. */
const SHOWS_AFTER_DAYS = 14;
const SUSPECTED_DAYS = 90;
const SUSPECTED_CHANCE = 0.12;

/** Merged reviews whose number the engine runs on, latest first. */
const inForce = (state: SimState): Matter[] =>
  state
    .business!.matters.filter(
      (one) =>
        one.outcome === 'merged' &&
        isReview(one.matter) &&
        runsOn(state, one.matter, factOf(one, 'written')) &&
        closedFor(state, one) >= SHOWS_AFTER_DAYS,
    )
    .reverse();

const closedFor = (state: SimState, one: Matter): number => state.clock.day - one.openedDay;

const hotFix: MatterSpec = {
  seat: 'engineer',
  openDays: 28,
  cooldownDays: 60,
  answers: ['set_to_ticket', 'take_back', 'leave_it'],
  urgent: true,
  comesUp: (state, number) => {
    const merged = inForce(state);
    const slip = merged.find(({ wrong }) => wrong);
    const suspected =
      draw(state, number, 210) < SUSPECTED_CHANCE ? merged.find((one) => closedFor(state, one) < SUSPECTED_DAYS) : undefined;
    const review = slip ?? suspected;
    if (review === undefined) return null;
    const { key, unit } = REVIEWS[review.matter as ReviewId];
    return {
      wrong: review.wrong,
      size: review.matterId,
      facts: [fact('days', 'days', Math.round(closedFor(state, review))), cents('rollout', ofFees(state, 0.0004))],
      rows: [
        {
          label: key,
          facts: [
            fact('in_force', unit, factOf(review, 'written')),
            fact('ticket', unit, factOf(review, 'meant')),
            fact('before', unit, factOf(review, 'now')),
          ],
        },
      ],
    };
  },
  act: (state, matter, answer) => {
    const review = state.business!.matters.find(({ matterId }) => matterId === matter.size)!;
    if (answer === 'leave_it') return matter.wrong ? 'left_wrong' : 'left_right';
    pay(state, factOf(matter, 'rollout'));
    set(state, review.matter as ReviewId, factOf(review, answer === 'take_back' ? 'now' : 'meant'));
    if (answer === 'take_back') return matter.wrong ? 'taken_back' : 'taken_back_needlessly';
    return matter.wrong ? 'set_right' : 'set_needlessly';
  },
  unanswered: 'leave_it',
  careful: ({ rows }) => (factOf(rows[0]!, 'in_force') === factOf(rows[0]!, 'ticket') ? 'leave_it' : 'set_to_ticket'),
  hasty: () => 'leave_it',
};

export const REVIEWED = {
  ...(Object.fromEntries(Object.keys(REVIEWS).map((id, place) => [id, reviewSpec(id as ReviewId, place)])) as Record<ReviewId, MatterSpec>),
  hot_fix: hotFix,
};
