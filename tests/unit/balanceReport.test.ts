import { describe, expect, it } from 'vitest';
import { variantOf } from '../../server/cli/balance/jobs.ts';
import { fromHarvest, partsNamed, reportOf as reportFound } from '../../server/cli/balance/parts.ts';
import { type Harvest, readPlan } from '../../server/cli/balance/policies.ts';
import { tableOf } from '../../server/cli/balance/table.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { MILLION, path } from '../support/paths.ts';

const longBoom = scenarios['the-long-boom']!;
const reportOf = (paths: number, harvest: Harvest, scenario = longBoom) =>
  reportFound(scenario, { paths }, [fromHarvest(harvest)], { policies: 1 });

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
/** Honest shows 100 and ends with 400; a cheat shows `shown` and is ruined but in `rich` of twenty futures. */
const harvest = (shown: number, rich: number) => ({
  base: [
    ...seeds.map((seed) => path('slow-and-honest', seed, 100, 400)),
    ...['one-small-exception', 'slippery-slope', 'degenerate'].flatMap((policy) =>
      seeds.map((seed) => path(policy, seed, shown, seed <= rich ? 1_000 : 1)),
    ),
  ],
  ablations: {},
  broken: [],
});
const targetsOf = (shown: number, rich: number) =>
  Object.fromEntries(reportOf(20, harvest(shown, rich)).targets.map((target) => [target.id, target]));

describe('targets', () => {
  it('hold where cheats show half as much again, are ruined, and one in ten is rich', () => {
    const targets = targetsOf(150, 2);
    expect(targets.L1).toMatchObject({ figure: 1.5, bar: 1.4, holds: true });
    expect(targets.L2!.figure).toBeCloseTo(Math.log(400) - 0.1 * Math.log(1_000), 9);
    expect(targets.L2).toMatchObject({ holds: true });
    expect(targets['L2-ruin']).toMatchObject({ figure: 0.9, holds: true });
    expect(targets.L3).toMatchObject({ figure: 0.1, bar: [0.05, 0.25], holds: true });
  });

  it('fail where cheating does not tempt, or luck is too rare or too common', () => {
    expect(targetsOf(130, 2).L1).toMatchObject({ figure: 1.3, holds: false });
    expect(targetsOf(150, 0).L3).toMatchObject({ figure: 0, holds: false });
    expect(targetsOf(150, 8).L3).toMatchObject({ figure: 0.4, holds: false });
    expect(targetsOf(150, 20).L2).toMatchObject({ holds: false });
  });

  it('are left out where their policies were not played', () => {
    const base = seeds.map((seed) => path('slow-and-honest', seed, 100, 400));
    const report = reportOf(20, { base, ablations: {}, broken: [] });
    expect(report.targets).toEqual([]);
    expect(report.notMeasured).toHaveLength(9);
    expect(tableOf(report)).toContain('not measured in this run: L1, L2');
  });

  it('carry what they rest on', () => {
    const { L1, L2, L3 } = targetsOf(150, 2);
    expect(L1).toMatchObject({ n: 20, interval: [1.5, 1.5], asked: true });
    expect(L2!.interval![0]).toBeLessThan(L2!.figure);
    expect(L3!.interval![1]).toBeGreaterThan(0.1);
  });

  it('are only told of an economy in which no crash can come', () => {
    const weather = { ...longBoom.business!.weather, softChance: 1 };
    const quiet = { ...longBoom, business: { ...longBoom.business!, weather } };
    const report = reportOf(20, harvest(130, 20), quiet);
    expect(report.targets.map((target) => target.asked)).not.toContain(true);
    expect(tableOf(report)).toContain('not asked of this scenario');
    expect(tableOf(report)).not.toContain('FAILS');
  });
});

it('rows carry medians, shares and the mean log over a floor', () => {
  const row = reportOf(20, harvest(150, 2)).policies.find((one) => one.id === 'degenerate')!;
  expect(row).toMatchObject({ paths: 20, displayedAtBoomEnd: 150 * MILLION, finalMedian: MILLION, ruinedShare: 0.9, richShare: 0.1 });
  expect(row.finalMeanLog).toBeCloseTo(0.1 * Math.log(1_000), 9);
  expect(row.repaidShare).toBeCloseTo(0.55, 9);
  expect(row.beatsHonestShare).toBe(0.1);
});

it('ablations give ruin and mean log, and broken paths are told', () => {
  const all = harvest(150, 2);
  const report = reportOf(20, {
    ...all,
    ablations: { 'no-fines': all.base },
    broken: [{ variant: 'base', policy: 'random', seed: '3', message: 'an invariant' }],
  });
  expect(report.ablations[0]).toMatchObject({ without: 'no-fines', paths: 20 });
  expect(report.ablations[0]!.policies.find((one) => one.id === 'degenerate')).toMatchObject({ ruinedShare: 0.9 });
  expect(tableOf(report)).toContain('BROKEN base random seed 3: an invariant');
});

describe('what is played', () => {
  it('policies asked for are played beside the honest one, without ablations unless asked for', () => {
    expect(readPlan(10, 1, 'degenerate', null)).toEqual({ paths: 10, from: 1, policies: ['slow-and-honest', 'degenerate'], ablations: [] });
    expect(readPlan(10, 1, null, 'none').ablations).toEqual([]);
    expect(readPlan(10, 1, null, null).ablations).toHaveLength(4);
    expect(() => readPlan(10, 1, 'nobody', null)).toThrow('no policy nobody');
    expect(() => readPlan(10, 1, null, 'weather')).toThrow('no ablation weather');
  });

  it('an ablation switches off its part and nothing else, a moved number is moved alone', () => {
    const { business } = longBoom;
    const without = variantOf(longBoom, { without: ['crash'], moved: null }).business!;
    expect(without).toEqual({ ...business, without: { ...business!.without, crash: true } });
    const moved = (key: string): unknown => {
      const { weather, token } = variantOf(longBoom, { without: [], moved: { key, factor: 1.25 } }).business!;
      return { drift: weather.drift.boom, min: weather.boomMin, multiple: token.multiple };
    };
    const now = { drift: business!.weather.drift.boom, min: business!.weather.boomMin, multiple: business!.token.multiple };
    expect(moved('weather.boomMin')).toEqual({ ...now, min: 1.25 * now.min });
    expect(moved('weather.drift')).toEqual({ ...now, drift: 1.25 * now.drift });
    expect(moved('token.multiple')).toEqual({ ...now, multiple: now.multiple.map((one) => 1.25 * one) });
    expect(() => moved('weather.nothing')).toThrow('no number weather.nothing');
    expect(business!.weather.boomMin).toBe(now.min);
  });

  it('parts are asked for by their own names or by those of the targets that they answer', () => {
    expect(partsNamed('L8,L1,L4')).toEqual(['policies', 'L4']);
    expect(partsNamed('coverage')).toEqual(['coverage']);
    expect(() => partsNamed('L10')).toThrow('no part L10');
  });
});
