/**
 * What a set of worlds comes to. Every figure is taken over the worlds in their order, so that it does not matter which thread played
 * which or when. Means with 1.96 standard errors, shares by Wilson, medians by keyed resampling.
 */
import type { Comparison, Estimate, ExitDoorRow, FutureEnd, WhenLostRow } from '../../shared/net/futures.ts';
import { mean, meanInterval, median, medianInterval, share, wilson } from '../statistics.ts';
import type { Fork, VariantId, WorldAnswer } from './jobs.ts';

export interface Paired {
  soft: boolean;
  yours: FutureEnd;
  clean: FutureEnd;
}

/** `nothing`: the value at which there would be no difference. */
export function meanEstimate(values: readonly number[], nothing: number | null = 0): Estimate {
  const [low, high] = meanInterval(values);
  return { value: mean(values), low, high, n: values.length, settled: settled(values.length, low, high, nothing) };
}

export function shareEstimate<T>(all: readonly T[], holds: (one: T) => boolean, nothing: number | null = null): Estimate {
  const value = share(all, holds);
  const [low, high] = wilson(value, all.length);
  return { value, low, high, n: all.length, settled: settled(all.length, low, high, nothing) };
}

export function medianEstimate(values: readonly number[]): Estimate {
  const [low, high] = medianInterval(values);
  return { value: median(values), low, high, n: values.length, settled: null };
}

/** A single world has no interval, and settles nothing. */
const settled = (n: number, low: number, high: number, nothing: number | null): boolean | null =>
  nothing === null ? null : n > 1 && (low > nothing || high < nothing);

export const pairsOf = (worlds: readonly WorldAnswer[], yours: VariantId, clean: VariantId): Paired[] =>
  worlds.flatMap(({ soft, ends }) => {
    const [mine, theirs] = [ends[yours], ends[clean]];
    return mine === undefined || theirs === undefined ? [] : [{ soft, yours: mine, clean: theirs }];
  });

const logOf = (end: FutureEnd): number => Math.log(end.finalCents);
const isBetter = ({ yours, clean }: Paired): boolean => yours.finalCents > clean.finalCents;
const logDifference = ({ yours, clean }: { yours: FutureEnd; clean: FutureEnd }): number => logOf(yours) - logOf(clean);

/** Resampling medians takes some milliseconds: `ended` says that it is time for it. */
export function compare(pairs: readonly Paired[], ended: boolean): Comparison {
  const both = <T>(figure: (ends: FutureEnd[]) => T): { yours: T; clean: T } => ({
    yours: figure(pairs.map(({ yours }) => yours)),
    clean: figure(pairs.map(({ clean }) => clean)),
  });
  return {
    n: pairs.length,
    better: shareEstimate(pairs, isBetter, 0.5),
    betterSoft: shareEstimate(
      pairs.filter(({ soft }) => soft),
      isBetter,
      0.5,
    ),
    betterCrash: shareEstimate(
      pairs.filter(({ soft }) => !soft),
      isBetter,
      0.5,
    ),
    logDifference: meanEstimate(pairs.map(logDifference)),
    meanCents: both((ends) => mean(ends.map(({ finalCents }) => finalCents))),
    medianCents: ended ? both((ends) => medianEstimate(ends.map(({ finalCents }) => finalCents))) : null,
    ruin: both((ends) => shareEstimate(ends, ({ ruined }) => ruined)),
    ruinDifference: meanEstimate(pairs.map(({ yours, clean }) => Number(yours.ruined) - Number(clean.ruined))),
    repaidShare: both((ends) => mean(ends.map(({ repaidShare }) => repaidShare))),
    repaidDifference: meanEstimate(pairs.map(({ yours, clean }) => yours.repaidShare - clean.repaidShare)),
    integrity: both((ends) => mean(ends.map(({ integrity }) => integrity))),
  };
}

/** Rounds that few worlds reach are left out. */
const LEAST_WORLDS = 10;

/** Telling against going on, over the worlds in which there was still something to decide as the round opened. */
export function exitDoor(worlds: readonly WorldAnswer[]): ExitDoorRow[] {
  const rows: ExitDoorRow[] = [];
  for (let round = 2; round <= lastRound(worlds); round++) {
    const exits = atRound(worlds, round);
    if (exits.length < LEAST_WORLDS) continue;
    rows.push({
      round,
      n: exits.length,
      tellCents: geometricMean(exits.map(({ fork }) => fork.end)),
      goOnCents: geometricMean(exits.map(({ yours }) => yours)),
      logDifference: meanEstimate(exits.map(({ fork, yours }) => logDifference({ yours: fork.end, clean: yours }))),
      tellRepaid: mean(exits.map(({ fork }) => fork.end.repaidShare)),
      goOnRepaid: mean(exits.map(({ yours }) => yours.repaidShare)),
      repaidDifference: meanEstimate(exits.map(({ fork, yours }) => fork.end.repaidShare - yours.repaidShare)),
      couldPayAll: share(exits, ({ fork }) => fork.couldPayAll),
    });
  }
  return rows;
}

/** A world that ended before the round is the same either way. */
export function whenLost(worlds: readonly WorldAnswer[]): WhenLostRow[] {
  const differences: Estimate[] = [];
  for (let round = 1; round <= lastRound(worlds); round++) {
    if (atRound(worlds, round).length < Math.min(LEAST_WORLDS, worlds.length)) break;
    differences.push(
      meanEstimate(
        worlds.map(({ ends, forks }) => {
          const other = forks.find((fork) => fork.round === round);
          return other === undefined ? 0 : logDifference({ yours: ends.yours!, clean: other.end });
        }),
      ),
    );
  }
  return differences.map((difference, at) => ({
    fromRound: at + 1,
    logDifference: difference,
    roundCost: difference.value - (differences[at + 1]?.value ?? 0),
  }));
}

const lastRound = (worlds: readonly WorldAnswer[]): number =>
  worlds.reduce((last, { forks }) => Math.max(last, forks.at(-1)?.round ?? 0), 0);

const atRound = (worlds: readonly WorldAnswer[], round: number): { fork: Fork; yours: FutureEnd }[] =>
  worlds.flatMap(({ ends, forks }) => {
    const fork = forks.find((one) => one.round === round);
    return fork === undefined || ends.yours === undefined ? [] : [{ fork, yours: ends.yours }];
  });

const geometricMean = (ends: readonly FutureEnd[]): number => Math.exp(mean(ends.map(logOf)));
