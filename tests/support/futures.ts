/** Worlds by hand: what owners end with on either side, and a headline that the server's own estimators make of them. */
import { compare } from '../../server/futures/estimate.ts';
import type { FutureDot, FutureEnd, Headline } from '../../shared/net/futures.ts';

const MILLION = 100_000_000;
const FLOOR = 50_000_000;

/** In millions; 0 is ruin. */
export const endsWith = (millions: number, more: Partial<FutureEnd> = {}): FutureEnd => ({
  finalCents: millions === 0 ? FLOOR : millions * MILLION,
  ruined: millions === 0,
  repaidShare: millions === 0 ? 0.5 : 1,
  integrity: 50,
  ending: millions === 0 ? 'run' : 'survived_clean',
  endingRound: 8,
  ...more,
});

export const worldsOf = (ends: readonly (readonly [yours: number, clean: number, soft?: boolean])[]): FutureDot[] =>
  ends.map(([yours, clean, soft = false], world) => ({ world, soft, yours: endsWith(yours), clean: endsWith(clean) }));

export function headlineOf(dots: readonly FutureDot[], ended = true): Headline {
  return {
    clean: compare(dots, ended),
    careful: compare([], false),
    arose: 0.9,
    cameIntoForce: 0.8,
    played: { soft: true, yours: endsWith(0), clean: endsWith(400) },
  };
}
