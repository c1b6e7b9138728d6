import { describe, expect, it } from 'vitest';
import { compare, exitDoor, meanEstimate, type Paired, pairsOf, shareEstimate, whenLost } from '../../server/futures/estimate.ts';
import { futuresThreads } from '../../server/futures/FuturesHouse.ts';
import type { Fork, WorldAnswer } from '../../server/futures/jobs.ts';
import { bootstrap, median, medianInterval } from '../../server/statistics.ts';
import type { FutureEnd } from '../../shared/net/futures.ts';

const end = (finalCents: number, more: Partial<FutureEnd> = {}): FutureEnd => ({
  finalCents,
  ruined: finalCents === 1,
  repaidShare: 1,
  integrity: 100,
  ending: 'survived_clean',
  endingRound: 8,
  ...more,
});
const pair = (yours: number, clean: number, soft = false): Paired => ({ soft, yours: end(yours), clean: end(clean) });
const fork = (round: number, finalCents: number, repaidShare = 1): Fork => ({
  round,
  couldPayAll: round < 3,
  end: end(finalCents, { repaidShare }),
});
const world = (number: number, yours: FutureEnd, forks: Fork[] = [], clean = end(100)): WorldAnswer => ({
  kind: 'world',
  world: number,
  soft: false,
  ends: { yours, clean },
  forks,
  met: null,
});

describe('estimates', () => {
  it('a mean has 1.96 standard errors on either side', () => {
    // Deviation of 1, 2, 3, 4, 5: sqrt(2.5); over sqrt(5): 0.70711.
    const { value, low, high, n, settled } = meanEstimate([1, 2, 3, 4, 5]);
    expect([value, n, settled]).toEqual([3, 5, true]);
    expect(low).toBeCloseTo(3 - 1.96 * Math.SQRT1_2, 6);
    expect(high).toBeCloseTo(3 + 1.96 * Math.SQRT1_2, 6);
  });

  it('a mean whose interval holds 0 settles nothing, nor does a single world', () => {
    expect(meanEstimate([-1, 1.2]).settled).toBe(false);
    expect(meanEstimate([-5]).settled).toBe(false);
    expect(meanEstimate([]).settled).toBe(false);
    expect(meanEstimate([1, 2], null).settled).toBeNull();
  });

  it('a share has Wilson’s interval: 56 of 642', () => {
    const all = Array.from({ length: 642 }, (_, index) => index);
    const { value, low, high, settled } = shareEstimate(all, (index) => index < 56, 0.5);
    expect([value, low, high].map((one) => one.toFixed(3))).toEqual(['0.087', '0.068', '0.112']);
    expect(settled).toBe(true);
    expect(shareEstimate(all, (index) => index < 310, 0.5).settled).toBe(false);
  });

  it('a median is resampled the same whatever the order, and agrees with a plain bootstrap', () => {
    const values = Array.from({ length: 201 }, (_, index) => (index * 83) % 201);
    const [low, high] = medianInterval(values);
    expect(medianInterval(values.toReversed())).toEqual([low, high]);
    const plain = bootstrap(values.length, (places) => median(places.map((place) => values[place]!)));
    expect(Math.abs(low - plain[0])).toBeLessThan(8);
    expect(Math.abs(high - plain[1])).toBeLessThan(8);
    expect(low).toBeLessThan(100);
    expect(high).toBeGreaterThan(100);
    expect(medianInterval([7, 7, 7, 7])).toEqual([7, 7]);
  });
});

describe('a comparison', () => {
  const pairs = [pair(200, 100, true), pair(1, 100), pair(100, 100), pair(50, 100)];
  const found = compare(pairs, true);

  it('counts a tie as no better, and tells soft worlds from the others', () => {
    expect([found.better.value, found.better.n]).toEqual([0.25, 4]);
    expect([found.betterSoft.value, found.betterSoft.n]).toEqual([1, 1]);
    expect([found.betterCrash.value, found.betterCrash.n]).toEqual([0, 3]);
  });

  it('compares logs, plain means, medians and ruin of the same worlds', () => {
    expect(found.logDifference.value).toBeCloseTo((Math.log(2) + Math.log(1 / 100) + 0 + Math.log(0.5)) / 4, 9);
    expect(found.meanCents).toEqual({ yours: 351 / 4, clean: 100 });
    expect([found.medianCents!.yours.value, found.medianCents!.clean.value]).toEqual([75, 100]);
    expect([found.ruin.yours.value, found.ruin.clean.value, found.ruinDifference.value]).toEqual([0.25, 0, 0.25]);
  });

  it('leaves out a world that one side did not finish', () => {
    const half: WorldAnswer = { ...world(1, end(1)), ends: { yours: end(1) } };
    expect(pairsOf([world(0, end(2)), half], 'yours', 'clean')).toHaveLength(1);
    expect(compare([], true).n).toBe(0);
    expect(compare(pairs, false).medianCents).toBeNull();
  });
});

describe('by round', () => {
  const worlds = Array.from({ length: 12 }, (_, number) =>
    world(number, end(100, { repaidShare: 0.5 }), number < 11 ? [fork(2, 400), fork(3, 200, 0.75)] : [fork(2, 400)]),
  );

  it('the exit door has the worlds in which there was still something to decide', () => {
    expect(exitDoor(worlds).map(({ round, n, couldPayAll }) => [round, n, couldPayAll])).toEqual([
      [2, 12, 1],
      [3, 11, 0],
    ]);
    const [second, third] = exitDoor(worlds);
    expect(second!.tellCents).toBeCloseTo(400, 6);
    expect(second!.goOnCents).toBeCloseTo(100, 6);
    expect(third!.logDifference.value).toBeCloseTo(Math.log(2), 9);
    expect([third!.tellRepaid, third!.goOnRepaid, third!.repaidDifference.value]).toEqual([0.75, 0.5, 0.25]);
  });

  it('what a round cost is its difference less the next one’s', () => {
    const lost = whenLost(worlds.map((one) => ({ ...one, forks: [fork(1, 800), ...one.forks] })));
    expect(lost.map(({ fromRound }) => fromRound)).toEqual([1, 2, 3]);
    // The twelfth world never reaches round 3: there both ways are the same.
    const logs = [Math.log(1 / 8), Math.log(1 / 4), (11 * Math.log(1 / 2)) / 12];
    for (const [at, row] of lost.entries()) expect(row.logDifference.value).toBeCloseTo(logs[at]!, 9);
    expect(lost[0]!.roundCost).toBeCloseTo(logs[0]! - logs[1]!, 9);
    expect(lost[2]!.roundCost).toBeCloseTo(logs[2]!, 9);
    expect(lost.reduce((sum, { roundCost }) => sum + roundCost, 0)).toBeCloseTo(logs[0]!, 9);
  });
});

describe('threads', () => {
  it('leave a core to live games, and are at least one', () => {
    expect([futuresThreads(8, 3), futuresThreads(2, 1), futuresThreads(1, 1)]).toEqual([7, 1, 1]);
    expect([futuresThreads(8, 0), futuresThreads(1, 0)]).toEqual([8, 1]);
  });
});
