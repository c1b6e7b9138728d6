import { describe, expect, it } from 'vitest';
import {
  answerFor,
  type Breach,
  type Involvement,
  NOT_INVOLVED,
  roleOf,
  type SeatResponsibility,
} from '../../shared/sim/judgement/responsibility.ts';

const breach = (points: number, id: Breach['id'] = 'request-1'): Breach => ({
  id,
  kind: 'credit_line',
  topic: null,
  requestId: 1,
  points,
  duties: [{ duty: 'coverage', points }],
  fromDay: 340,
  untilDay: 700,
  rows: [],
});
const carries = (points: number, part: Partial<Involvement>, credit = 0): SeatResponsibility =>
  answerFor([{ breach: breach(points), part: { ...NOT_INVOLVED, ...part }, rows: [] }], credit);

describe('who carries a breach', () => {
  // The line of $1bn cost the firm 30 points.
  it.each([
    ['desk, who proposed', { proposed: true }, 30, 61],
    ['engineer, who approved and carried out', { approved: true, carriedOut: true }, 30, 61],
    ['the seat whose screens showed it for two rounds', { couldHaveKnown: true }, 6, 90],
    ['risk, who objected beforehand and took it further', { objected: true, escalated: true }, 0, 100],
    ['a seat that was never told', {}, 0, 100],
  ] as const)('worked example: %s', (_, part, carried, score) => {
    const seat = carries(30, part);
    expect(seat.carried).toBeCloseTo(carried, 9);
    expect(Math.round(seat.score)).toBe(score);
  });

  it.each([
    [{ proposed: true, approved: true, carriedOut: true, objected: true, escalated: true }, 'proposed', 1],
    [{ approved: true, objected: true }, 'approved', 1],
    [{ carriedOut: true, roundsSilent: 2, objected: true }, 'carried_out', 0.6],
    [{ roundsSilent: 4, objected: true, escalated: true }, 'escalated', 0],
    [{ roundsSilent: 4, objected: true, couldHaveKnown: true }, 'objected', 0.1],
    [{ roundsSilent: 0, couldHaveKnown: true }, 'told_silent', 0.4],
    [{ roundsSilent: 3 }, 'told_silent', 0.7],
    [{ roundsSilent: 9 }, 'told_silent', 1],
    [{ couldHaveKnown: true }, 'could_have_known', 0.2],
    [{}, 'not_told', 0],
  ] as const)('%o is %s', (part, role, weight) => {
    const found = roleOf({ ...NOT_INVOLVED, ...part });
    expect(found.role).toBe(role);
    expect(found.weight).toBeCloseTo(weight, 12);
  });

  it('is not made lighter by others who knew: each silent one carries its own 12 of 30', () => {
    const silent = Array.from({ length: 6 }, () => carries(30, { roundsSilent: 0 }).carried);
    expect(silent.map((carried) => Number(carried.toFixed(9)))).toEqual([12, 12, 12, 12, 12, 12]);
    expect(carries(30, { proposed: true }).carried).toBe(30);
  });

  it('adds up over breaches', () => {
    const seat = answerFor(
      [
        { breach: breach(30), part: { ...NOT_INVOLVED, proposed: true }, rows: ['E-4'] },
        { breach: breach(20, 'said-losses'), part: { ...NOT_INVOLVED, carriedOut: true }, rows: [] },
      ],
      0,
    );
    expect(seat.breaches.map(({ breachId, points, rows }) => [breachId, points, rows])).toEqual([
      ['request-1', 30, ['E-4']],
      ['said-losses', 12, []],
    ]);
    expect(seat.score).toBeCloseTo(100 * Math.exp(-42 / 60), 9);
  });
});

describe('credit for the repair', () => {
  it('is taken off what the seat carries, and lifts nobody above a clean seat', () => {
    expect(carries(30, { proposed: true }, 20)).toMatchObject({ carried: 30, credit: 20 });
    expect(carries(30, { proposed: true }, 20).score).toBeCloseTo(100 * Math.exp(-10 / 60), 9);
    expect(carries(30, { proposed: true }, 90).score).toBe(100);
  });

  it('leaves a person who took it outside above 90 while the firm is far below', () => {
    expect(carries(70, { roundsSilent: 2, escalated: true }, 25).score).toBeGreaterThan(90);
  });
});
