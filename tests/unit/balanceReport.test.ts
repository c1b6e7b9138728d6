import { describe, expect, it } from 'vitest';
import { readPlan, withoutParts } from '../../server/cli/balanceFirms.ts';
import { reportOf } from '../../server/cli/balanceReport.ts';
import { tableOf } from '../../server/cli/balanceTable.ts';
import { quantile } from '../../server/cli/statistics.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { PathResult } from '../../shared/sim/policies/firm/playCoarse.ts';

const MILLION = 100_000_000;

/** A path in millions: what was shown when the boom ended, and what was left. */
const path = (policy: string, seed: number, shown: number, final: number, more: Partial<PathResult> = {}): PathResult => ({
  policy,
  seed: String(seed),
  displayedByRound: [],
  orderlyByRound: [],
  holeByRound: [],
  displayedAtBoomEnd: shown * MILLION,
  displayedAtHalf: shown * MILLION,
  orderlyAtHalf: shown * MILLION,
  final: final * MILLION,
  ruined: final <= 1,
  ending: 'survived_clean',
  endingRound: 8,
  repaidShare: final <= 1 ? 0.5 : 1,
  integrity: 100,
  peakUse: 0,
  soft: false,
  rounds: 8,
  steps: 900,
  inForce: {},
  refused: {},
  ...more,
});

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
    expect(reportOf(20, { base, ablations: {}, broken: [] }).targets).toEqual([]);
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

it('quantiles interpolate between neighbours', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([5], 0.05)).toBe(5);
  expect(quantile([], 0.5)).toBe(0);
});

describe('what is played', () => {
  it('policies asked for are played beside the honest one, without ablations unless asked for', () => {
    expect(readPlan(10, 1, 'degenerate', null)).toEqual({ paths: 10, from: 1, policies: ['slow-and-honest', 'degenerate'], ablations: [] });
    expect(readPlan(10, 1, null, 'none').ablations).toEqual([]);
    expect(readPlan(10, 1, null, null).ablations).toHaveLength(4);
    expect(() => readPlan(10, 1, 'nobody', null)).toThrow('no policy nobody');
    expect(() => readPlan(10, 1, null, 'weather')).toThrow('no ablation weather');
  });

  it('an ablation switches off its part and nothing else', () => {
    const scenario = scenarios['the-long-boom']!;
    expect(withoutParts(scenario, 'no-crash').business!.without).toEqual({ ...scenario.business!.without, crash: true });
    expect(withoutParts(scenario, 'base').business!.without).toEqual(scenario.business!.without);
  });
});
