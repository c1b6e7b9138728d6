/** The chief's matters that are about people: whom to hire, and what to do when others would hire them. */
import { type StaffRole, staffSkill } from '../staff.ts';
import { between, cents, draw, fact, ofFees, pay, please } from './means.ts';
import { factOf, type Matter, type MatterRow, type MatterSpec } from './types.ts';

const YEAR = 365;
const ROLES: readonly StaffRole[] = ['engineering', 'support'];
/** A point of skill is worth this part of a year's fees, and no more. */
const WORTH_A_POINT = 0.0012;
const NAMES = ['Ilse Maron', 'Tomas Weyl', 'Ngozi Adair', 'Piet Halloran', 'Sunniva Roe', 'Dario Venn', 'Mei Castell', 'Anselm Oduya'];
/** For how long a post stands empty. */
const EMPTY_DAYS = 150;
/** So much more pay moves people, and so much in spite of a bonus. */
const MOVES_FOR = 0.2;
const MOVES_IN_SPITE = 0.3;

const roleOf = (matter: Pick<Matter, 'size'>): StaffRole => ROLES[matter.size]!;
/** Points of skill for a cent of pay. */
const worth = (row: MatterRow, pointCents: number): number => factOf(row, 'skill') * pointCents - factOf(row, 'pay');

export const PEOPLE: Record<'hire' | 'staff_offer', MatterSpec> = {
  hire: {
    seat: 'chief',
    openDays: 35,
    cooldownDays: 130,
    answers: ['first', 'second', 'nobody'],
    comesUp: (state, number) => {
      const [fewer, more] = ROLES.map((role) => staffSkill(state, role)) as [number, number];
      const role = fewer <= more ? 0 : 1;
      if (Math.min(fewer, more) >= 4) return null;
      const start = Math.floor(draw(state, number, 110) * NAMES.length);
      const rows = [0, 1].map((place): MatterRow => {
        const skill = 1 + Math.floor(3 * draw(state, number, 110, 1 + place));
        const share = WORTH_A_POINT * skill * between(0.5, 1.7, draw(state, number, 110, 3 + place));
        return {
          label: NAMES[(start + place) % NAMES.length]!,
          facts: [fact('skill', 'count', skill), cents('pay', ofFees(state, share))],
        };
      });
      return {
        size: role,
        rows,
        facts: [cents('point', ofFees(state, WORTH_A_POINT)), fact('days', 'days', YEAR)],
      };
    },
    act: (state, matter, answer) => {
      if (answer === 'nobody') return 'nobody_hired';
      const row = matter.rows[answer === 'first' ? 0 : 1]!;
      state.business!.staff.push({
        role: roleOf(matter),
        skill: factOf(row, 'skill'),
        payCentsPerYear: factOf(row, 'pay'),
        untilDay: state.clock.day + factOf(matter, 'days'),
      });
      // Whoever answers the telephone is noticed; whoever keeps the machines up is not.
      if (roleOf(matter) === 'support') please(state, 0.002 * factOf(row, 'skill'));
      return answer === 'first' ? 'first_hired' : 'second_hired';
    },
    unanswered: 'nobody',
    careful: ({ facts, rows }) => {
      const [first, second] = rows.map((row) => worth(row, factOf({ facts }, 'point'))) as [number, number];
      if (Math.max(first, second) < 0) return 'nobody';
      return first >= second ? 'first' : 'second';
    },
    // The one who asks for most must be the best.
    hasty: ({ rows }) => (factOf(rows[0]!, 'pay') >= factOf(rows[1]!, 'pay') ? 'first' : 'second'),
  },

  // A rival pays more; in good times it is not bluffing.
  staff_offer: {
    seat: 'chief',
    openDays: 28,
    cooldownDays: 200,
    answers: ['match', 'bonus_for_staying', 'let_them_go'],
    comesUp: (state, number) => {
      if (state.business!.outside.mood < 0.5) return null;
      const more = Math.round(between(5, 40, draw(state, number, 111))) / 100;
      return {
        wrong: more >= MOVES_FOR,
        facts: [
          fact('more', 'share', more),
          cents('match', ofFees(state, 0.003)),
          cents('bonus', ofFees(state, 0.0012)),
          fact('days', 'days', EMPTY_DAYS),
        ],
      };
    },
    act: (state, matter, answer) => {
      const more = factOf(matter, 'more');
      if (answer === 'match') {
        pay(state, factOf(matter, 'match'));
        return 'matched';
      }
      if (answer === 'bonus_for_staying') {
        pay(state, factOf(matter, 'bonus'));
        if (more < MOVES_IN_SPITE) return 'stayed_for_bonus';
      } else if (!matter.wrong) return 'stayed_anyway';
      const skill = answer === 'let_them_go' ? -2 : -1;
      state.business!.staff.push({ role: 'engineering', skill, payCentsPerYear: 0, untilDay: state.clock.day + EMPTY_DAYS });
      return 'gone';
    },
    unanswered: 'let_them_go',
    careful: (matter) => {
      const more = factOf(matter, 'more');
      if (more < MOVES_FOR) return 'let_them_go';
      return more < MOVES_IN_SPITE ? 'bonus_for_staying' : 'match';
    },
    hasty: () => 'match',
  },
};
