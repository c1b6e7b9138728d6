import { describe, expect, it } from 'vitest';
import {
  createIntegrals,
  type FirmReading,
  type InForce,
  type Integrals,
  moveIntegrals,
  overLimitYears,
} from '../../shared/sim/judgement/integrals.ts';
import { type DutyId, type IntegrityFigures, type IntegrityReport, scoreIntegrity } from '../../shared/sim/judgement/integrityScore.ts';

const clean: IntegrityFigures = {
  scale: 1,
  shortYears: 0,
  deepestShare: 0,
  repaidShare: 1,
  coverageRows: [],
  privileges: [],
  taken: [],
  statements: [],
  records: null,
  overLimitYears: 0,
  overLimitRows: [],
  roundsToRepair: null,
  repairForced: false,
  repairRows: [],
};
const flag = (weightedYears: number, fromDay = 0) => ({
  requestId: 1,
  kind: 'credit_line' as const,
  weightedYears,
  fromDay,
  rows: ['E-1'],
});
const said = (
  topic: IntegrityFigures['statements'][number]['topic'],
  weight: number,
  worstGap: number,
  roundsUntrue: number | null,
  forced = false,
) => ({ topic, weight, worstGap, fromDay: 0, roundsUntrue, forced, rows: [] });

/** The worked example of the model: seed 100003, cheats, then cleans up at the start of round 4. */
const example: IntegrityFigures = {
  ...clean,
  shortYears: 0.102,
  deepestShare: 0.246,
  privileges: [flag(1.42)],
  taken: [{ requestId: 2, tenths: 0.56, fromDay: 300, rows: ['E-2'] }],
  statements: [said('same_rules', 1, 0.8, 3), said('insurance_fund', 1, 0.729, 1), said('losses', 2.4, 0.891, 0.7)],
  overLimitYears: 3.88,
  roundsToRepair: 3,
};

const DUTIES: DutyId[] = ['coverage', 'equal', 'truth', 'prudence', 'repair'];
const taken = (report: IntegrityReport, duty: DutyId): number =>
  report.lines.filter((line) => line.duty === duty).reduce((sum, line) => sum + line.points, 0);

describe('the integrity score', () => {
  it('is 100 in every duty, without a line, for a firm that did nothing wrong', () => {
    const report = scoreIntegrity(clean);
    for (const duty of DUTIES) expect(report[duty]).toBe(100);
    expect(report.total).toBeCloseTo(100, 9);
    expect(report.lines).toEqual([]);
  });

  // The model prints its inputs to two or three figures; its results are met to what that leaves open.
  it('comes to the five duties and the 27 of the worked example', () => {
    const report = scoreIntegrity(example);
    const worked: [DutyId, number, number][] = [
      ['coverage', 58.4, 0.2],
      ['equal', 23.1, 0.1],
      ['truth', 35.4, 0.5],
      ['prudence', 9.7, 0.1],
      ['repair', 54.4, 0.2],
    ];
    for (const [duty, points, within] of worked) expect(Math.abs(report[duty] - points), duty).toBeLessThan(within);
    expect(report.geometric).toBeCloseTo(32.5, 0);
    expect(report.worst).toBeCloseTo(23.1, 0);
    expect(Math.round(report.total)).toBe(27);
  });

  it('itemises: the lines of each duty add up to what it lost', () => {
    const everything: IntegrityFigures = { ...example, repaidShare: 0.63, records: { requestId: 4, rows: [] }, scale: 8 / 5 };
    const report = scoreIntegrity(everything);
    for (const duty of DUTIES) expect(100 - taken(report, duty), duty).toBeCloseTo(report[duty], 9);
    expect(report.lines.map((line) => line.label)).toEqual([
      'missing',
      'deepest',
      'not_repaid',
      'privilege',
      'taken',
      'statement',
      'statement',
      'statement',
      'records_destroyed',
      'over_limit',
      'repaired_late',
    ]);
  });

  it('shows points in the order in which they fell', () => {
    const late = { ...clean, privileges: [flag(0.5, 400)], taken: [{ requestId: null, tenths: 1, fromDay: 30, rows: [] }] };
    expect(scoreIntegrity(late).lines.filter((line) => line.duty === 'equal')).toMatchObject([
      { label: 'taken', points: expect.closeTo(100 * (1 - Math.exp(-0.5)), 6) },
      { label: 'privilege', points: expect.closeTo(100 * Math.exp(-0.5) * (1 - Math.exp(-0.5 / 1.2)), 6) },
    ]);
  });

  it('cannot be bought back with a good record elsewhere: half the weight is on the worst duty owed to others', () => {
    const oneBetrayal = scoreIntegrity({ ...clean, privileges: [flag(3)] });
    expect(oneBetrayal.truth).toBe(100);
    expect(oneBetrayal.worst).toBeCloseTo(oneBetrayal.equal, 9);
    expect(oneBetrayal.total).toBeLessThan(0.5 * oneBetrayal.geometric);
  });

  it.each([
    ['never put right', null, false, 1],
    ['put right at once', 0, false, 0.25],
    ['put right by itself after a round', 1, false, 0.625],
    ['found out at once', 0, true, 0.6],
    ['found out after two rounds', 2, true, 0.9],
  ] as const)('an untruth %s counts for %s', (_, rounds, forced, rho) => {
    const { truth } = scoreIntegrity({ ...clean, statements: [said('losses', 1.2, 0.5, rounds, forced)] });
    expect(truth).toBeCloseTo(100 * Math.exp(-0.45 * 1.2 * 0.5 * rho), 9);
  });

  it('counts a topic once, at its worst, however often it was said; different topics add up', () => {
    const once = scoreIntegrity({ ...clean, statements: [said('losses', 1, 0.9, null)] });
    const often = scoreIntegrity({ ...clean, statements: [said('losses', 1, 0.2, 1), said('losses', 1, 0.9, null)] });
    const two = scoreIntegrity({ ...clean, statements: [said('losses', 1, 0.9, null), said('coverage', 1, 0.9, null)] });
    expect(often.truth).toBe(once.truth);
    expect(two.truth).toBeCloseTo((once.truth * once.truth) / 100, 9);
  });

  it('judges three rounds like eight: integrals are brought to the same length', () => {
    const three = scoreIntegrity({
      ...example,
      scale: 8 / 3,
      shortYears: (example.shortYears * 3) / 8,
      privileges: [flag((1.42 * 3) / 8)],
      overLimitYears: (3.88 * 3) / 8,
    });
    expect(three.total).toBeCloseTo(scoreIntegrity(example).total, 9);
  });

  it('gives a forced opening of the books less than a third of what telling gives, and never telling nothing', () => {
    const told = scoreIntegrity({ ...example, roundsToRepair: 1 });
    const found = scoreIntegrity({ ...example, roundsToRepair: 1, repairForced: true });
    const never = scoreIntegrity({ ...example, roundsToRepair: null });
    const harm = 100 - never.repair;
    expect(told.repair - never.repair).toBeCloseTo(harm * Math.exp(-0.25), 6);
    expect(found.repair - never.repair).toBeCloseTo(0.3 * harm * Math.exp(-0.25), 6);
    expect(found.repairCredit).toBeCloseTo(told.repairCredit, 9);
    expect(never.repairCredit).toBe(0);
  });
});

// ---- Sums of the ledger -------------------------------------------------------------------------------------------------

const MILLION = 100_000_000;
const line = (requestId: number, capMillions: number): InForce => ({
  requestId,
  kind: 'credit_line',
  isLine: true,
  capCents: capMillions * MILLION,
});
const change = (requestId: number, kind: InForce['kind']): InForce => ({ requestId, kind, isLine: false, capCents: null });
const reading = (parts: Partial<FirmReading>): FirmReading => ({
  day: 0,
  round: 1,
  useCents: 0,
  depositsCents: 100 * MILLION,
  riskShare: 0.2,
  riskParts: { lean: 1, token: 0, stakes: 3 },
  unfair: 0,
  creditShare: 0,
  hiddenLossCents: 0,
  paidByDeedsCents: 0,
  inForce: [],
  ...parts,
});
/** A year of one reading, in equal steps. */
function year(parts: Partial<FirmReading>, steps = 1): Integrals {
  const integrals = createIntegrals();
  moveIntegrals(integrals, reading({ ...parts, day: 0 }));
  for (let i = 1; i <= steps; i++) moveIntegrals(integrals, reading({ ...parts, day: (365 * i) / steps }));
  return integrals;
}
const yearsOf = (integrals: Integrals, requestId: number | null): number =>
  integrals.sources.find((source) => source.requestId === requestId)?.shortYears ?? 0;

describe('sums over time', () => {
  it('count years of deposits in use, and the deepest share', () => {
    const integrals = year({ useCents: 20 * MILLION, inForce: [line(1, 1_000)] });
    expect(integrals.shortYears).toBeCloseTo(0.2, 12);
    expect(integrals.deepestShare).toBe(0.2);
    expect(integrals.firstWrongDay).toBe(0);
  });

  it('come out alike in long and in short steps', () => {
    const parts = { useCents: 7 * MILLION, riskShare: 0.9, inForce: [line(1, 1_000), change(2, 'liquidation_exemption')] };
    const coarse = year(parts, 243);
    const live = year(parts, 782);
    expect(live.shortYears).toBeCloseTo(coarse.shortYears, 9);
    expect(overLimitYears(live)).toBeCloseTo(overLimitYears(coarse), 9);
    live.privileges.forEach((privilege, i) => {
      expect(privilege.weightedYears).toBeCloseTo(coarse.privileges[i]!.weightedYears, 9);
    });
  });

  it('weigh the flag by its use: 0.15 while nothing is drawn, 1 from a tenth of deposits on', () => {
    const weight = (useMillions: number): number =>
      year({ useCents: useMillions * MILLION, inForce: [line(1, 1_000)] }).privileges[0]!.weightedYears;
    expect(weight(0)).toBeCloseTo(0.15, 12);
    expect(weight(5)).toBeCloseTo(0.15 + 0.85 * 0.5, 12);
    expect(weight(30)).toBeCloseTo(1, 12);
  });

  it.each([
    ['liquidation_exemption', 0.25],
    ['full_mark', 0.25],
    ['fast_lane', 0.25],
    ['route_liquidations', 0.1],
  ] as const)('weigh a year of %s at %s', (kind, weight) => {
    expect(year({ inForce: [change(1, kind)] }).privileges).toMatchObject([{ kind, weightedYears: expect.closeTo(weight, 12) }]);
  });

  it('count risk only above the published limit, and at most two of it', () => {
    expect(overLimitYears(year({ riskShare: 0.35 }))).toBe(0);
    expect(overLimitYears(year({ riskShare: 0.85 }))).toBeCloseTo(0.5, 12);
    expect(overLimitYears(year({ riskShare: 9 }))).toBeCloseTo(2, 12);
  });

  it('book risk over the limit to what it is made of', () => {
    const { overLimit } = year({ riskShare: 0.75 });
    expect(overLimit.lean.years).toBeCloseTo(0.1, 12);
    expect(overLimit.token).toMatchObject({ years: 0, fromDay: null });
    expect(overLimit.stakes.years).toBeCloseTo(0.3, 12);
  });

  it('book what outsiders lost to the change that was in force when they lost it', () => {
    const integrals = year({});
    moveIntegrals(integrals, reading({ day: 366, unfair: 0.3, inForce: [change(4, 'pump_token')] }));
    moveIntegrals(integrals, reading({ day: 367, unfair: 0.9 }));
    expect(integrals.taken).toMatchObject([
      { requestId: 4, tenths: 0.3 },
      { requestId: null, tenths: expect.closeTo(0.6, 12) },
    ]);
  });
});

describe('money in use is booked to what let it be drawn', () => {
  /** A small line stands; a large one and a loan come later with so much more room for drawing. */
  function drawn(): Integrals {
    const integrals = createIntegrals();
    const small = [line(1, 5)];
    const both = [...small, line(2, 1_000)];
    const all = [...both, change(3, 'token_loan')];
    moveIntegrals(integrals, reading({ creditShare: 0.05, inForce: small }));
    moveIntegrals(integrals, reading({ day: 10, useCents: 5 * MILLION, creditShare: 0.05, inForce: small }));
    moveIntegrals(integrals, reading({ day: 20, useCents: 5 * MILLION, creditShare: 0.2, inForce: both }));
    moveIntegrals(integrals, reading({ day: 30, useCents: 20 * MILLION, creditShare: 0.3, inForce: all }));
    return integrals;
  }
  const sourceMillions = (integrals: Integrals): (number | string | null)[][] =>
    integrals.sources.map((source) => [source.requestId, Number((source.drawnCents / MILLION).toFixed(3))]);

  it('a line holds no more than itself; the rest is split by the room that each change brought', () => {
    expect(sourceMillions(drawn())).toEqual([
      [1, 5],
      [2, 9],
      [3, 6],
    ]);
  });

  it('the parts add up to the whole in years too', () => {
    const integrals = drawn();
    moveIntegrals(integrals, reading({ day: 300, useCents: 20 * MILLION, creditShare: 0.3, inForce: [line(2, 1_000)] }));
    const sum = [1, 2, 3].reduce((years, requestId) => years + yearsOf(integrals, requestId), 0);
    expect(sum).toBeCloseTo(integrals.shortYears, 12);
  });

  it('what is paid back lightens all alike', () => {
    const integrals = drawn();
    moveIntegrals(integrals, reading({ day: 40, useCents: 10 * MILLION, creditShare: 0.3 }));
    expect(sourceMillions(integrals)).toEqual([
      [1, 2.5],
      [2, 4.5],
      [3, 3],
    ]);
  });

  it('a loss booked at the desk answers for itself', () => {
    const integrals = drawn();
    const inForce = [line(2, 1_000), change(9, 'loss_at_desk')];
    moveIntegrals(integrals, reading({ day: 31, useCents: 27 * MILLION, creditShare: 0.3, hiddenLossCents: 7 * MILLION, inForce }));
    expect(sourceMillions(integrals).at(-1)).toEqual([9, 7]);
  });

  it('what no change explains is nobody’s line', () => {
    const integrals = year({ useCents: 3 * MILLION });
    expect(yearsOf(integrals, null)).toBeCloseTo(0.03, 12);
  });
});
