/** Paths of whole firms made by hand, in millions: what balance is told when nothing has to be played. */
import type { CloseFigures, PathResult } from '../../shared/sim/policies/firm/playCoarse.ts';

export const MILLION = 100_000_000;

/** What was shown when the boom ended, and what was left. */
export const path = (policy: string, seed: number, shown: number, final: number, more: Partial<PathResult> = {}): PathResult => ({
  policy,
  seed: String(seed),
  closes: [],
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
  peakUseShare: 0,
  disclosed: null,
  soft: false,
  rounds: 8,
  steps: 900,
  inForce: {},
  refused: {},
  ...more,
});

export const close = (displayed: number, orderly: number, use = 0, deposits = 100): CloseFigures => ({
  displayed: displayed * MILLION,
  orderly: orderly * MILLION,
  hole: 0,
  use: use * MILLION,
  deposits: deposits * MILLION,
});
