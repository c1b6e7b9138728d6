/**
 * One session with its whole record, for the question whether every offer can be met both ways. Beside the named policies there is a team
 * of two minds, which takes, gets round, leaves and forgets offers by lot, and whose signers sometimes say no.
 */
import { firmPolicies, firmPolicyNamed } from '../../../shared/sim/policies/firm/firmPolicies.ts';
import { drawAbout } from '../../../shared/sim/policies/firm/leverPlans.ts';
import { movePath, openPath } from '../../../shared/sim/policies/firm/playCoarse.ts';
import type { FirmPolicy } from '../../../shared/sim/policies/firm/types.ts';
import { drawUniform, STREAM } from '../../../shared/sim/random.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';

const TWO_MINDS = 'of-two-minds';
const TAKES = 0.6;
const SIGNS = 0.8;
/** Entity of the draws about requests, beyond those about offers. */
const REQUESTS = 1_000;

const ofTwoMinds: FirmPolicy = {
  ...firmPolicies.random,
  id: TWO_MINDS,
  takes: (offer, state) => drawAbout(state, offer, 2) < TAKES,
  instead: ({ offer, alternatives }, state) => {
    const ways = [...alternatives, 'silence' as const, null];
    return ways[Math.floor(drawAbout(state, offer, 3) * ways.length)]!;
  },
  signs: (request, state) => drawUniform(state.seed, STREAM.policy, request.proposedStep, REQUESTS, request.requestId) < SIGNS,
};

/** Who plays, in turn: half of the sessions are of two minds. */
export const COVERAGE_POLICIES = [
  TWO_MINDS,
  'degenerate',
  TWO_MINDS,
  'slippery-slope',
  TWO_MINDS,
  'slow-and-honest',
  TWO_MINDS,
  'random',
  TWO_MINDS,
  'one-small-exception',
  TWO_MINDS,
  'honest-unskilled',
];

/** What became of one offer that came up. `rows`: what the record holds of the way it went. */
export interface OfferFate {
  offer: string;
  /** 'other' for an honest way, with its name in `way`. */
  status: 'open' | 'asked' | 'granted' | 'other' | 'declined' | 'lapsed' | 'refused';
  way: string | null;
  rows: number;
}
export type SessionOffers = OfferFate[];

export function playCoverage(scenario: Scenario, seed: string, policy: string): SessionOffers {
  const named = policy === TWO_MINDS ? ofTwoMinds : firmPolicyNamed(policy)!;
  const path = openPath(scenario, seed, { rows: true });
  while (path.state.phase !== 'closed') movePath(path, named);
  return path.state.business!.offers.map(({ offer, offerId, requestId, status, alternative }) => ({
    offer,
    status: status === 'alternative' ? 'other' : status,
    way: alternative,
    // What was granted shows by its request; every other way by the offer's own row.
    rows: path.evidence.rows.filter((row) =>
      status === 'granted'
        ? row.requestId !== null && row.requestId === requestId && row.verb === 'merged'
        : isWayRow(row.verb, row.offerId, offerId),
    ).length,
  }));
}

const WAY_ROWS: readonly string[] = ['offer_asked', 'offer_alternative', 'offer_declined', 'offer_lapsed'];
const isWayRow = (verb: string, about: number | null, offerId: number): boolean => about === offerId && WAY_ROWS.includes(verb);
