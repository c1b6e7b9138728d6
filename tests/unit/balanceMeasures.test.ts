import { describe, expect, it } from 'vitest';
import { rowOf } from '../../server/cli/balance/coverage.ts';
import { type ExitRow, exitRows, exitTarget } from '../../server/cli/balance/exitDoor.ts';
import type { After, Temptation } from '../../server/cli/balance/forks.ts';
import { gapOf, honestTeam, leverTeams } from '../../server/cli/balance/honestSkill.ts';
import { groundOf } from '../../server/cli/balance/prerequisites.ts';
import { robustnessRow, robustnessTarget } from '../../server/cli/balance/robustness.ts';
import { crossings, drawnPlan, planRows, planWords, searchTarget, singlePlans } from '../../server/cli/balance/search.ts';
import { cleanTeams, temptationRow, temptationTarget } from '../../server/cli/balance/temptation.ts';
import { LEVERS, type LeverName } from '../../shared/sim/firm/levers.ts';
import type { PathResult } from '../../shared/sim/policies/firm/playCoarse.ts';
import { PLAIN, type TeamPlan } from '../../shared/sim/policies/firm/teamPlan.ts';
import { offerSpecs, theLongBoom } from '../support/boom.ts';
import { close, MILLION, path } from '../support/paths.ts';

describe('the exit', () => {
  /** Tells at the opening of a round, over what the close before it held: shown, orderly, fine. */
  const told = (round: number, seed: number, shown: number, orderly: number, fine: number, final: number): PathResult =>
    path(`clean-at-${round}`, seed, 0, final, {
      closes: Array.from({ length: round - 1 }, () => close(shown, orderly, 20)),
      disclosed: { round, forced: false, fine: fine * MILLION },
    });
  const worlds = [1, 2].flatMap((seed) => [path('slow-and-honest', seed, 0, 400), path('slippery-slope', seed, 0, 1)]);

  it('costs what is shown and not there, and the fine', () => {
    const [second, third] = exitRows(
      [2, 3],
      [...worlds, told(2, 1, 100, 95, 5, 300), told(2, 2, 100, 80, 0, 200), told(3, 1, 200, 90, 10, 100), told(3, 2, 200, -50, 0, 1)],
    );
    expect(second).toMatchObject({
      n: 2,
      hiddenShare: 1,
      useShare: 0.2,
      repaysInFullShare: 1,
      survivesShare: 1,
      repaidStop: 1,
      step: null,
    });
    expect(second!.lostShare).toBeCloseTo(0.15, 9);
    expect(second!.timesHonest).toBeCloseTo(250 / 400, 9);
    // 60 % in the one world; all of it, and no more than that, in the other.
    expect(third!.lostShareMean).toBeCloseTo(0.8, 9);
    expect(third).toMatchObject({ repaysInFullShare: 0.5, survivesShare: 0.5, repaidStop: 0.75, repaidGoOn: 0.5, meanLogGoOn: 0 });
    expect(third!.step).toMatchObject({ n: 2 });
    expect(third!.step!.mean).toBeCloseTo(0.65, 9);
    expect(third!.step!.error).toBeCloseTo(0.15, 9);
  });

  it('is reached only by who has not been found out and still stands', () => {
    const found = { ...told(3, 1, 100, 50, 0, 1), disclosed: { round: 2, forced: true, fine: 0 } };
    const gone = { ...told(3, 2, 100, 50, 0, 1), disclosed: null };
    expect(exitRows([3], [...worlds, found, gone])[0]).toMatchObject({ n: 0, hiddenShare: 0, step: null });
  });

  const stepping = (...steps: [number, number][]) => {
    const row = (place: number, step: ExitRow['step']): ExitRow => ({ ...exitRows([2], [])[0]!, place, step });
    const rows = steps.map(([mean, error], index) => row(3 + index, { n: 50, mean, error }));
    return exitTarget({ paths: 50, rows: [row(2, null), ...rows], broken: [] });
  };
  it('may get cheaper by less than a standard error, not by more', () => {
    expect(stepping([0.4, 0.02], [-0.01, 0.02])).toMatchObject({ holds: true, n: 50 });
    expect(stepping([0.4, 0.02], [-0.03, 0.02], [0.2, 0.01])).toMatchObject({ holds: false, by: { 'to 4': -0.03 } });
    expect(stepping().holds).toBe(false);
  });
});

describe('temptation', () => {
  const later = (displayed: number, more: Partial<After> = {}): After => ({
    alive: true,
    displayed: displayed * MILLION,
    custody: 0,
    deposits: 0,
    ...more,
  });
  const pair = (offer: string, team: string, change: number, more: Partial<Temptation> = {}): Temptation => ({
    offer,
    team,
    seed: '1',
    granted: true,
    take: later(100 + change),
    leave: later(100),
    honestWay: later(102),
    ...more,
  });
  const pairs = (offer: string, clean: number, greedy: number, n = 12): Temptation[] =>
    Array.from({ length: n }, () => [pair(offer, 'clean D01', clean), pair(offer, 'accept-all', greedy)]).flat();

  it('is the paired change on each book, and what is left of a firm that is gone', () => {
    const gone = later(0, { alive: false });
    const row = temptationRow('D08', [...pairs('D08', 6, 9, 1), pair('D08', 'clean D01', 0, { take: gone, granted: false })]);
    expect(row).toMatchObject({ purpose: 'tempting', greedy: { n: 1, change: 9 * MILLION, positiveShare: 1 } });
    expect(row.clean).toMatchObject({ n: 2, change: -47 * MILLION, positiveShare: 0.5, survival: -0.5, grantedShare: 0.5 });
    expect(row.greedy.changeToHonestWay).toBe(7 * MILLION);
  });

  it('must be there for tempting offers on both books, and is asked neither of defences nor of few pairs', () => {
    const target = (...found: Temptation[]) =>
      temptationTarget({ paths: 12, rows: ['D08', 'D06', 'D25'].map((offer) => temptationRow(offer, found)), broken: [] });
    expect(target(...pairs('D08', 6, 9), ...pairs('D25', -4, -4))).toMatchObject({ figure: 6, holds: true, n: 12 });
    expect(target(...pairs('D08', 6, -9))).toMatchObject({ figure: -9, holds: false, by: { 'D08 accept-all': -9 } });
    expect(target(...pairs('D08', 6, 9), ...pairs('D06', -1, -1, 3))).toMatchObject({ holds: true });
    expect(target().holds).toBe(false);
  });

  it('what an offer rests on can come up before it', () => {
    for (const { offer, rounds } of offerSpecs)
      for (const need of groundOf(offer).needs) {
        const needed = offerSpecs.find((spec) => spec.offer === need);
        const from = needed?.rounds?.[0] ?? 1;
        expect({ offer, need, inTime: needed !== undefined && from <= (rounds?.[1] ?? 8) }).toEqual({ offer, need, inTime: true });
      }
  });

  it('every offer is forked once on a clean book, from a team that takes what it rests on', () => {
    const teams = cleanTeams(offerSpecs.map((spec) => spec.offer));
    expect(teams.flatMap((one) => one.offers).toSorted()).toEqual(offerSpecs.map((spec) => spec.offer).toSorted());
    expect(teams.find((one) => one.offers.includes('D24'))!.team.takes).toEqual(['D01', 'D04', 'D08', 'D12']);
  });
});

describe('honest teams by lot', () => {
  it('keep their levers within bounds and are the same for the same number', () => {
    const teams = Array.from({ length: 60 }, (_, place) => honestTeam(theLongBoom, place));
    for (const { fixed, takes } of teams) {
      expect(takes).toEqual([]);
      for (const [lever, value] of Object.entries(fixed)) {
        const { range } = LEVERS[lever as LeverName];
        if (range === null) continue;
        expect({ lever, within: Number(value) >= range.min && Number(value) <= range.max }).toEqual({ lever, within: true });
        if (range.whole) expect(Number.isInteger(value)).toBe(true);
      }
    }
    expect(honestTeam(theLongBoom, 7)).toEqual(teams[7]);
    expect(new Set(teams.map((team) => JSON.stringify(team.fixed))).size).toBe(60);
    expect(new Set(leverTeams(theLongBoom).map((one) => one.team.id)).size).toBe(leverTeams(theLongBoom).length);
  });

  it('lie apart by the tenth from either end over the median', () => {
    expect(gapOf(Array.from({ length: 101 }, (_, index) => 100 + index))).toBeCloseTo(80 / 150, 9);
    expect(gapOf([500, 500, 500])).toBe(0);
  });
});

describe('the search', () => {
  const plan = (id: string): TeamPlan => ({ ...PLAIN, id, takes: ['D08'] });
  const played = (id: string, finals: number[], use: number): PathResult[] =>
    finals.map((final, seed) => path(id, seed, 0, final, { peakUseShare: use }));
  const honest = played('slow-and-honest', [100, 200], 0);

  it('measures a plan by its mean lead in log wealth and by the use of customers’ money', () => {
    const [row] = planRows([plan('a')], [...honest, ...played('a', [200, 100], 0.02)]);
    expect(row).toMatchObject({ n: 2, takesMoney: true, timesHonest: 1, ruinedShare: 0 });
    expect(row!.lead).toBeCloseTo(0, 12);
    expect(planRows([plan('b')], [...honest, ...played('b', [110, 220], 0.004)])[0]).toMatchObject({ takesMoney: false });
  });

  it('fails where a plan that takes money leads by more than the bar, and only then', () => {
    const report = (lead: number) => ({
      sizes: { plans: 1, scanned: 1, kept: 1, scannedMore: 1, best: 1, fresh: 2 },
      plans: 1,
      takingMoney: 1,
      aheadAtFirst: { takingMoney: 1, others: 0 },
      taking: [{ ...planRows([plan('a')], [...honest, ...played('a', [200, 100], 0.02)])[0]!, lead }],
      others: [{ ...planRows([plan('b')], [...honest, ...played('b', [300, 300], 0)])[0]!, lead: 0.5 }],
      broken: [],
    });
    expect(searchTarget(report(0.029))).toMatchObject({ holds: true, by: {} });
    expect(searchTarget(report(0.031))).toMatchObject({ holds: false, by: { 'D08 x1.0, stays': 0.031 } });
    expect(searchTarget({ ...report(1), taking: [] })).toMatchObject({ holds: true, n: 0 });
  });

  it('tries each offer alone, with what it rests on, kept and repaid', () => {
    const singles = singlePlans(offerSpecs);
    expect(singles).toHaveLength(3 * offerSpecs.length);
    const large = singles.filter((one) => one.takes.at(-1) === 'D08');
    expect(large.map((one) => one.takes)).toEqual([
      ['D01', 'D08'],
      ['D01', 'D08'],
      ['D01', 'D08'],
    ]);
    expect(large.map((one) => one.exit)).toEqual([null, { place: 4, how: 'repay' }, { place: 5, how: 'repay' }]);
  });

  it('crosses what pays and takes money with what pays without', () => {
    const rowOfPlan = (id: string, takes: TeamPlan['takes'], lead: number, use: number) => ({
      ...planRows([{ ...plan(id), takes }], [...honest, ...played(id, [100, 200], use)])[0]!,
      lead,
    });
    const rows = [rowOfPlan('line', ['D01', 'D08'], -0.02, 0.1), rowOfPlan('route', ['D03'], 0.1, 0), rowOfPlan('flag', ['D01'], 0, 0)];
    expect(crossings(rows).map((one) => one.takes)).toEqual([['D01', 'D03', 'D08']]);
  });

  it('draws plans that differ in offers, exits and sizes, the same for the same number', () => {
    const offers = offerSpecs.map((spec) => spec.offer);
    const plans = Array.from({ length: 80 }, (_, place) => drawnPlan(offers, true, place));
    expect(new Set(plans.map(planWords)).size).toBe(80);
    expect(plans.every((one) => one.takes.length > 0 && one.size >= 0.4 && one.size <= 1.8)).toBe(true);
    const exits = new Set(plans.map((one) => (one.exit === null ? 'none' : `${one.exit.how} ${one.exit.place}`)));
    expect(exits.size).toBeGreaterThan(8);
    expect(drawnPlan(offers, true, 3)).toEqual(plans[3]);
  });
});

it('robustness is the share of economies in which honesty stays ahead of the next best', () => {
  const ahead = [path('slow-and-honest', 1, 0, 400), path('random', 1, 0, 200), path('degenerate', 1, 0, 1)];
  const behind = [path('slow-and-honest', 1, 0, 400), path('random', 1, 0, 200), path('degenerate', 1, 0, 800)];
  const rows = [ahead, ahead, ahead, behind].map((results, place) => robustnessRow({ key: `weather.${place}`, factor: 0.75 }, results));
  expect(rows[0]).toMatchObject({ n: 1, rival: 'random' });
  expect(rows[0]!.lead).toBeCloseTo(Math.log(2), 9);
  expect(rows[3]).toMatchObject({ rival: 'degenerate' });
  expect(robustnessTarget({ paths: 1, rows, broken: [] })).toMatchObject({ figure: 0.75, holds: false, n: 4 });
  expect(robustnessTarget({ paths: 1, rows: rows.slice(0, 3), broken: [] })).toMatchObject({ figure: 1, holds: true });
});

it('an offer is met both ways when each way has its row', () => {
  const spec = { offer: 'D01' as const, alternatives: ['prefund_conversions', 'open_facility'] as const };
  const fate = (status: 'granted' | 'other' | 'lapsed' | 'refused' | 'open', rows = 1, way: string | null = null) => ({
    offer: 'D01',
    status,
    way,
    rows,
  });
  const row = (...fates: ReturnType<typeof fate>[]) => rowOf({ ...spec, alternatives: [...spec.alternatives] }, fates);
  expect(row(fate('granted'), fate('other', 1, 'open_facility'), fate('refused'))).toMatchObject({
    opened: 3,
    asked: 2,
    granted: 1,
    refused: 1,
    unrecorded: 0,
    bothWays: true,
    ways: { prefund_conversions: 0, open_facility: 1 },
  });
  expect(row(fate('granted')).bothWays).toBe(false);
  expect(row(fate('granted', 0), fate('lapsed'))).toMatchObject({ unrecorded: 1, bothWays: false });
  expect(row(fate('open', 0))).toMatchObject({ opened: 1, unrecorded: 0, bothWays: false });
});
