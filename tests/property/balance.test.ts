import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../../server/cli/balance/coverage.ts';
import { measureExitDoor } from '../../server/cli/balance/exitDoor.ts';
import { playForks } from '../../server/cli/balance/forks.ts';
import { measureSkill } from '../../server/cli/balance/honestSkill.ts';
import { inline, variantOf } from '../../server/cli/balance/jobs.ts';
import { measure, sizesFor } from '../../server/cli/balance/parts.ts';
import { measureRobustness, NUMBERS } from '../../server/cli/balance/robustness.ts';
import { measureSearch } from '../../server/cli/balance/search.ts';
import { tableOf } from '../../server/cli/balance/table.ts';
import { measureTemptation } from '../../server/cli/balance/temptation.ts';
import { roundDays } from '../../shared/sim/clock.ts';
import { displayedEquityCents } from '../../shared/sim/firm/worth.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath, playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import { PLAIN, policyOf, type TeamPlan } from '../../shared/sim/policies/firm/teamPlan.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { offerSpecs, theLongBoom } from '../support/boom.ts';

/** Small real runs: that each part measures what it says, not what the economy comes to. */
const runner = inline(theLongBoom);
const offers = offerSpecs.map((spec) => spec.offer);
/** The same firm with its first offers only. */
const short: Scenario = { ...theLongBoom, business: { ...theLongBoom.business!, offers: offerSpecs.slice(0, 5) } };
const shortRunner = inline(short);

describe('a team as data', () => {
  it('plays as the policy of the same name does', () => {
    const same = (team: TeamPlan, id: keyof typeof firmPolicies): void => {
      const played = playCoarse(theLongBoom, '3', policyOf(team));
      expect(played).toEqual({ ...playCoarse(theLongBoom, '3', firmPolicies[id]), policy: team.id });
    };
    same({ ...PLAIN, id: 'plain' }, 'slow-and-honest');
    same({ ...PLAIN, id: 'greedy', style: 'boom', page: 'flattering', takes: offers, size: 1.6 }, 'degenerate');
  });

  it('takes nothing from its exit on, and has told or repaid by then', () => {
    const leaving = (how: 'tell' | 'repay'): TeamPlan => ({
      ...PLAIN,
      id: how,
      page: 'flattering',
      takes: offers,
      exit: { place: 4, how },
    });
    const told = playCoarse(theLongBoom, '3', policyOf(leaving('tell')));
    const repaid = playCoarse(theLongBoom, '3', policyOf(leaving('repay')));
    expect(told.disclosed).toMatchObject({ round: 4, forced: false });
    expect(repaid.disclosed?.forced ?? true).toBe(true);
    for (const path of [told, repaid]) {
      expect(path.inForce.D08).toBe(3);
      expect(Math.max(...Object.values(path.inForce))).toBeLessThan(4);
      expect(path.refused).toEqual({});
    }
  });
});

describe('forks', () => {
  it('a copy goes on as the path itself does', () => {
    const team = { ...PLAIN, id: 'plain' };
    const [fork] = playForks(theLongBoom, '5', team, ['D04']);
    const path = openPath(theLongBoom, '5');
    const opened = (): number | undefined => path.state.business!.offers.find((one) => one.offer === 'D04')?.openedDay;
    while (path.state.clock.day < (opened() ?? Number.POSITIVE_INFINITY) + roundDays(theLongBoom)) movePath(path, policyOf(team));
    expect(fork!.honestWay.displayed).toBe(displayedEquityCents(path.state));
    expect(fork!.granted).toBe(true);
    expect(new Set([fork!.take.displayed, fork!.leave.displayed, fork!.honestWay.displayed]).size).toBe(3);
  });

  it('measure every offer on both books', async () => {
    const { rows, broken } = await measureTemptation(shortRunner, short, 2, 50);
    expect(broken).toEqual([]);
    expect(rows.map((row) => row.offer)).toEqual(['D01', 'D02', 'D03', 'D04', 'D05']);
    const thinToken = rows.find((row) => row.offer === 'D04')!;
    expect(thinToken.clean).toMatchObject({ n: 2, grantedShare: 1, positiveShare: 1 });
    expect(thinToken.greedy.change).toBeGreaterThan(0);
  });
});

it('the exit is measured round by round', async () => {
  const { rows, broken } = await measureExitDoor(runner, theLongBoom, 2, 50);
  expect(broken).toEqual([]);
  expect(rows.map((row) => row.place)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(rows[0]).toMatchObject({ n: 2, hiddenShare: 1 });
  expect(rows[2]!.lostShareMean).toBeGreaterThan(rows[0]!.lostShareMean);
});

it('honest teams end apart', async () => {
  const skill = await measureSkill(runner, theLongBoom, { strategies: 4, paths: 1 }, 50);
  expect(skill.broken).toEqual([]);
  expect(skill.best.median).toBeGreaterThan(skill.worst.median);
  expect(skill.gap).toBeGreaterThan(0);
  expect(skill.oneAtATime.map((row) => row.lever)).toContain('spread');
});

it('a search keeps what scans best and tests it on other worlds', async () => {
  const sizes = { plans: 3, scanned: 1, kept: 6, scannedMore: 1, best: 3, fresh: 1 };
  const search = await measureSearch(shortRunner, short, sizes, 50);
  expect(search.broken).toEqual([]);
  expect(search.plans).toBeGreaterThanOrEqual(3 + 3 * 5);
  expect(search.others.length).toBeGreaterThan(1);
  for (const row of [...search.taking, ...search.others]) expect(row.n).toBe(1);
  const leads = search.others.map((row) => row.lead);
  expect(leads).toEqual(leads.toSorted((one, other) => other - one));
});

describe('robustness', () => {
  it('plays each economy with one number moved', async () => {
    const { rows, broken } = await measureRobustness(runner, { paths: 1, keys: ['customers.turnoverPerYear'] }, 50);
    expect(broken).toEqual([]);
    expect(rows.map((row) => row.factor)).toEqual([0.75, 1.25]);
    expect(rows[0]!.lead).not.toBe(rows[1]!.lead);
  });

  it('every number that it moves is there, and a firm can open with it', () => {
    for (const key of NUMBERS)
      for (const factor of [0.75, 1.25]) {
        const { business } = variantOf(theLongBoom, { without: [], moved: { key, factor } });
        expect(business).not.toEqual(theLongBoom.business);
        expect(createSim({ ...theLongBoom, business }, '1').business!.depositsCents).toBeGreaterThan(0);
      }
    expect(NUMBERS.length).toBeGreaterThanOrEqual(38);
  });
});

it('coverage follows every offer of a session to its end, with the row that shows it', async () => {
  const { rows, broken } = await measureCoverage(runner, theLongBoom, 12, 50);
  expect(broken).toEqual([]);
  const first = rows.find((row) => row.offer === 'D01')!;
  expect(first).toMatchObject({ opened: 12, bothWays: true });
  expect(first.granted + first.refused + first.declined + first.lapsed).toBeLessThanOrEqual(12);
  expect(rows.filter((row) => row.unrecorded > 0)).toEqual([]);
});

it('parts are printed with their seconds, and what was not measured is said', async () => {
  const sizes = { ...sizesFor(1), exitPaths: 1 };
  let now = 0;
  const plan = { paths: 1, from: 50, policies: null, ablations: [] };
  const report = await measure(theLongBoom, runner, plan, sizes, ['L4'], () => (now += 1500));
  expect(report.seconds).toEqual({ L4: 1.5 });
  expect(report.notMeasured).not.toContain('L4');
  const table = tableOf(report);
  expect(table).toContain('L4 the exit');
  expect(table).toContain('not measured in this run: L1, L2, L3, L5');
});
