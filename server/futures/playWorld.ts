/** One world, played by the team's rule and its variants. Common random numbers: the seed makes the market, whoever plays in it. */

import { scenarios } from '../../shared/content/scenarios.ts';
import type { FutureEnd } from '../../shared/net/futures.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import { firmPolicies, HONEST } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath, type Path, type PathResult, type Player, resultOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { createFirmMemory } from '../../shared/sim/policies/firm/types.ts';
import { teamPlayer } from '../../shared/sim/policies/team/decideTeam.ts';
import type { TeamRule } from '../../shared/sim/policies/team/types.ts';
import { cleanTwin, noYesFrom, tellingAt, without, yesesOf } from '../../shared/sim/policies/team/variants.ts';
import { atTableOf, type Scenario } from '../../shared/sim/scenario.ts';
import { copied } from '../copyPath.ts';
import type { Fork, ForkId, Table, VariantId, WorldAnswer, WorldJob } from './jobs.ts';
import { type Hand, moveTogether, playTogether } from './playTogether.ts';

export function scenarioAt({ scenarioId, seats }: Table): Scenario {
  const scenario = scenarios[scenarioId];
  if (scenario?.business === undefined) throw new Error(`${scenarioId} has no futures`);
  return atTableOf(scenario, seats);
}

export const endOf = ({ final, ruined, repaidShare, integrity, ending, endingRound }: PathResult): FutureEnd => ({
  finalCents: final,
  ruined,
  repaidShare,
  integrity,
  ending,
  endingRound,
});

export function playerOf(rule: TeamRule, variant: VariantId): Player {
  if (variant === 'careful') return firmPolicies[HONEST];
  if (variant === 'yours') return teamPlayer(rule);
  if (variant === 'clean') return teamPlayer(cleanTwin(rule));
  return teamPlayer(without(rule, variant.slice('without-'.length) as OfferId));
}

export function finish(path: Path, player: Player): PathResult {
  while (path.state.phase !== 'closed') movePath(path, player);
  return resultOf(path, player.id);
}

export function playWorld(job: WorldJob): WorldAnswer {
  const scenario = scenarioAt(job);
  const { rule, seed } = job;
  const answer: WorldAnswer = { kind: 'world', world: job.world, soft: false, ends: {}, forks: [], met: null };
  const count = (path: Path, variant: VariantId): void => {
    const result = resultOf(path, variant);
    answer.soft = result.soft;
    answer.ends[variant] = endOf(result);
    if (variant === 'yours') answer.met = metIn(path, rule);
  };
  const alone = job.forks === null ? job.variants : job.variants.filter((variant) => variant !== 'yours');
  const hands = new Map(alone.map((variant) => [{ player: playerOf(rule, variant), memory: createFirmMemory() }, variant]));
  if (hands.size > 0) playTogether(openPath(scenario, seed), [...hands.keys()], (hand, path) => count(path, hands.get(hand)!));
  if (job.forks !== null) {
    const path = openPath(scenario, seed);
    answer.forks = playForks(path, rule, job.forks);
    count(path, 'yours');
  }
  return answer;
}

/** Plays the team's path to its end; at the opening of each round one more hand goes along, until it decides otherwise. */
function playForks(path: Path, rule: TeamRule, kind: ForkId): Fork[] {
  const yours: Hand = { player: teamPlayer(rule), memory: path.memory };
  const left: (Omit<Fork, 'end'> & { hand: Hand })[] = [];
  const ends = new Map<Hand, FutureEnd>();
  const ended = (hand: Hand, own: Path): void => void ends.set(hand, endOf(resultOf(own, hand.player.id)));
  let hands: readonly Hand[] = [yours];
  let round = 0;
  while (path.state.phase !== 'closed') {
    if (path.state.phase === 'live' && path.state.clock.round !== round) {
      round = path.state.clock.round;
      if (kind === 'no_yes' || (round > 1 && path.state.business!.disclosed === null)) {
        const player = teamPlayer(kind === 'tell' ? tellingAt(rule, round) : noYesFrom(rule, round));
        const hand = { player, memory: copied(yours.memory) };
        left.push({ round, couldPayAll: (path.closes.at(-1)?.orderly ?? 1) > 0, hand });
        hands = [...hands, hand];
      }
    }
    hands = moveTogether(path, hands, ended);
  }
  for (const hand of hands) ended(hand, path);
  return left.map(({ round: opening, couldPayAll, hand }) => ({ round: opening, couldPayAll, end: ends.get(hand)! }));
}

function metIn({ state }: Path, rule: TeamRule): WorldAnswer['met'] {
  const { offers } = state.business!;
  const yeses = yesesOf(rule);
  return {
    arose: yeses.filter((offer) => offers.some((one) => one.offer === offer)).length,
    cameIntoForce: yeses.filter((offer) => offers.some((one) => one.offer === offer && one.status === 'granted')).length,
  };
}
