/** Reads the team's rule out of a session's journal, and says how near that rule comes to what really happened in the same market. */
import type { Surrogate, SurrogateGap } from '../../shared/net/futures.ts';
import { openPath, type Path, type PathResult, resultOf, stepPath } from '../../shared/sim/policies/firm/playCoarse.ts';
import { teamPlayer } from '../../shared/sim/policies/team/decideTeam.ts';
import { createTeamReader, lookAt, type TeamReader, teamOf, watchTeam } from '../../shared/sim/policies/team/readTeam.ts';
import type { TeamRule } from '../../shared/sim/policies/team/types.ts';
import { cleanTwin } from '../../shared/sim/policies/team/variants.ts';
import type { ReadAnswer, ReadJob } from './jobs.ts';
import { endOf, finish, scenarioAt } from './playWorld.ts';

export function readSession(job: ReadJob): ReadAnswer {
  const scenario = scenarioAt(job);
  const path = openPath(scenario, job.seed, { live: true });
  const reader = createTeamReader(path.state);
  for (const { commands } of job.rows) {
    const look = lookAt(path.state);
    watchTeam(reader, look, path.state, stepPath(path, commands));
  }
  const rule = teamOf(reader, path.state);
  const again = openPath(scenario, job.seed);
  const replayed = finish(again, teamPlayer(rule));
  const clean = finish(openPath(scenario, job.seed), teamPlayer(cleanTwin(rule)));
  const real = resultOf(path, 'real');
  return {
    kind: 'read',
    rule,
    surrogate: surrogateOf(path, real, again, replayed, reader, rule),
    played: { soft: real.soft, clean: endOf(clean) },
  };
}

export function surrogateOf(
  path: Path,
  real: PathResult,
  again: Path,
  replayed: PathResult,
  reader: TeamReader,
  rule: TeamRule,
): Surrogate {
  const closes = real.closes.slice(0, replayed.closes.length).map((close, at) => ({
    round: at + 1,
    realDisplayedCents: close.displayed,
    replayedDisplayedCents: replayed.closes[at]!.displayed,
    realUseCents: close.use,
    replayedUseCents: replayed.closes[at]!.use,
  }));
  const errors = closes
    .filter((close) => close.realDisplayedCents > 0 && close.replayedDisplayedCents > 0)
    .map((close) => Math.abs(Math.log(close.replayedDisplayedCents / close.realDisplayedCents)));
  const mostDeposits = Math.max(1, ...real.closes.map(({ deposits }) => deposits));
  const met = again.state.business!.offers;
  const offers = [...new Set(path.state.business!.offers.map(({ offer }) => offer))];
  const accepted = [...new Set(path.state.business!.offers.filter(({ status }) => status === 'granted').map(({ offer }) => offer))];
  const leftOut: SurrogateGap[] = [];
  if (rule.exposure.length > 0) leftOut.push('manual_orders');
  if (reader.blocks.taken > 0) leftOut.push('blocks');
  if (reader.transfers > 0) leftOut.push('transfers');
  if (reader.leverages > 0) leftOut.push('account_leverage');
  return {
    real: endOf(real),
    replayed: endOf(replayed),
    closes,
    displayedError: errors.length === 0 ? null : errors.reduce((sum, error) => sum + error, 0) / errors.length,
    useError: (replayed.peakUse - real.peakUse) / mostDeposits,
    offers: offers.length,
    offersMet: offers.filter((offer) => met.some((one) => one.offer === offer)).length,
    accepted: accepted.length,
    acceptedAgain: accepted.filter((offer) => met.some((one) => one.offer === offer && one.status === 'granted')).length,
    leftOut,
  };
}
