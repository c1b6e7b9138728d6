/** One world, played by the team's rule and its variants. Common random numbers: the seed makes the market, whoever plays in it. */

import { scenarios } from '../../shared/content/scenarios.ts';
import type { FutureEnd } from '../../shared/net/futures.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import { firmPolicies, HONEST } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath, type Path, type PathResult, type Player, resultOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { teamPlayer } from '../../shared/sim/policies/team/decideTeam.ts';
import type { TeamRule } from '../../shared/sim/policies/team/types.ts';
import { cleanTwin, noYesFrom, tellingAt, without, yesesOf } from '../../shared/sim/policies/team/variants.ts';
import { atTableOf, type Scenario } from '../../shared/sim/scenario.ts';
import { copyPath } from '../copyPath.ts';
import type { Fork, ForkId, Table, VariantId, WorldAnswer, WorldJob } from './jobs.ts';

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
  const count = (path: Path, variant: VariantId, result: PathResult): void => {
    answer.soft = result.soft;
    answer.ends[variant] = endOf(result);
    if (variant === 'yours') answer.met = metIn(path, rule);
  };
  for (const variant of job.variants) {
    if (variant === 'yours' && job.forks !== null) continue;
    const path = openPath(scenario, seed);
    count(path, variant, finish(path, playerOf(rule, variant)));
  }
  if (job.forks !== null) {
    const path = openPath(scenario, seed);
    answer.forks = playForks(path, rule, job.forks);
    count(path, 'yours', resultOf(path, rule.id));
  }
  return answer;
}

/** Plays the team's path to its end; at the opening of each round a copy goes the other way. */
function playForks(path: Path, rule: TeamRule, kind: ForkId): Fork[] {
  const player = teamPlayer(rule);
  const forks: Fork[] = [];
  const leave = (): void => {
    const { round } = path.state.clock;
    if (kind === 'tell' && (round === 1 || path.state.business!.disclosed !== null)) return;
    const other = teamPlayer(kind === 'tell' ? tellingAt(rule, round) : noYesFrom(rule, round));
    forks.push({ round, couldPayAll: (path.closes.at(-1)?.orderly ?? 1) > 0, end: endOf(finish(copyPath(path), other)) });
  };
  leave();
  let { round } = path.state.clock;
  while (path.state.phase !== 'closed') {
    movePath(path, player);
    if (path.state.phase !== 'live' || path.state.clock.round === round) continue;
    round = path.state.clock.round;
    leave();
  }
  return forks;
}

function metIn({ state }: Path, rule: TeamRule): WorldAnswer['met'] {
  const { offers } = state.business!;
  const yeses = yesesOf(rule);
  return {
    arose: yeses.filter((offer) => offers.some((one) => one.offer === offer)).length,
    cameIntoForce: yeses.filter((offer) => offers.some((one) => one.offer === offer && one.status === 'granted')).length,
  };
}
