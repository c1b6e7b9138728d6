import { afterAll, describe, expect, it } from 'vitest';
import { FutureRun, type ReadTeam } from '../../server/futures/FutureRun.ts';
import { FuturesHouse } from '../../server/futures/FuturesHouse.ts';
import { endOf, playWorld } from '../../server/futures/playWorld.ts';
import { readSession } from '../../server/futures/readSession.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { FuturesMessage, FuturesWant } from '../../shared/net/messages.ts';
import { firmPolicies, firmPolicyNamed } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath, type PathResult, type Player, playCoarse, resultOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { teamPlayer } from '../../shared/sim/policies/team/decideTeam.ts';
import { createTeamReader, lookAt, teamOf, watchTeam } from '../../shared/sim/policies/team/readTeam.ts';
import type { TeamRule } from '../../shared/sim/policies/team/types.ts';
import { cleanTwin, noYesFrom, tellingAt, without, yesesOf } from '../../shared/sim/policies/team/variants.ts';
import { playedLive } from '../support/ended.ts';

const lunch = scenarios['lunch-break']!;
const boom = scenarios['the-long-boom']!;

/** A named policy's session at coarse steps, and the rule that is read out of it. */
function readBack(policy: string, seed: string, scenario = boom): { real: PathResult; rule: TeamRule } {
  const player = firmPolicyNamed(policy)!;
  const path = openPath(scenario, seed);
  const reader = createTeamReader(path.state);
  while (path.state.phase !== 'closed') {
    const look = lookAt(path.state);
    watchTeam(reader, look, path.state, movePath(path, player).events);
  }
  return { real: resultOf(path, policy), rule: teamOf(reader, path.state) };
}

const CLOSE_LOG = 0.001;
const policies = ['slow-and-honest', 'one-small-exception', 'slippery-slope', 'cheats-then-cleans-up', 'whistle-blower', 'random'];

describe('a team that is itself a policy comes back as that policy', () => {
  it.each(policies)('%s, in the market that it played', (policy) => {
    for (const seed of ['3', '5', '6']) {
      const { real, rule } = readBack(policy, seed);
      const again = playCoarse(boom, seed, teamPlayer(rule));
      expect([seed, again.ending, again.endingRound]).toEqual([seed, real.ending, real.endingRound]);
      expect(again.closes).toHaveLength(real.closes.length);
      real.closes.forEach((close, at) => {
        if (close.displayed <= 0) return;
        const error = Math.abs(Math.log(Math.max(1, again.closes[at]!.displayed) / close.displayed));
        expect([policy, seed, at + 1, error < CLOSE_LOG]).toEqual([policy, seed, at + 1, true]);
      });
      expect(Object.keys(again.inForce).sort()).toEqual(Object.keys(real.inForce).sort());
      expect(Object.keys(again.refused)).toEqual([]);
    }
  });

  it('a firm that refuses everything has itself as its clean twin', () => {
    const { real, rule } = readBack('slow-and-honest', '4');
    expect(yesesOf(rule)).toEqual([]);
    expect(playCoarse(boom, '4', teamPlayer(cleanTwin(rule))).final).toBe(real.final);
  });

  it('a rule survives being sent as text', () => {
    const { rule } = readBack('slippery-slope', '5');
    const sent: TeamRule = JSON.parse(JSON.stringify(rule));
    expect(playCoarse(boom, '9', teamPlayer(sent)).final).toBe(playCoarse(boom, '9', teamPlayer(rule)).final);
  });
});

describe('turned decisions', () => {
  const { rule } = readBack('slippery-slope', '6');

  it('a clean twin grants nothing, owes nothing and says nothing untrue, in any world', () => {
    for (const seed of ['21', '22', '23']) {
      const twin = playCoarse(boom, seed, teamPlayer(cleanTwin(rule)));
      expect([seed, twin.inForce, twin.peakUse]).toEqual([seed, {}, 0]);
      expect(twin.integrity).toBeGreaterThan(95);
    }
  });

  it('without one offer that offer alone never comes into force', () => {
    const turned = playCoarse(boom, '21', teamPlayer(without(rule, 'D01')));
    const team = playCoarse(boom, '21', teamPlayer(rule));
    expect([team.inForce.D01 !== undefined, turned.inForce.D01]).toEqual([true, undefined]);
    expect(Object.keys(turned.inForce).length).toBeGreaterThan(0);
  });
});

describe('rules that decide alike share a path', () => {
  const table = { scenarioId: lunch.id, seats: lunch.seats.length };

  it.each(['slow-and-honest', 'one-small-exception', 'slippery-slope'])('and come to what each comes to alone: %s', (policy) => {
    const { rule } = readBack(policy, '3', lunch);
    for (const seed of ['31', '32', '33']) {
      const world = { kind: 'world', ...table, world: 0, seed, rule } as const;
      const alone = (player: Player) => endOf(playCoarse(lunch, seed, player));
      const { ends } = playWorld({ ...world, variants: ['yours', 'clean', 'careful'], forks: null });
      expect([seed, ends]).toEqual([
        seed,
        { yours: alone(teamPlayer(rule)), clean: alone(teamPlayer(cleanTwin(rule))), careful: alone(firmPolicies['slow-and-honest']) },
      ]);
      const { forks } = playWorld({ ...world, variants: ['yours'], forks: 'no_yes' });
      expect(forks.length).toBeGreaterThan(1);
      for (const { round, end } of forks) expect([seed, round, end]).toEqual([seed, round, alone(teamPlayer(noYesFrom(rule, round)))]);
      const told = playWorld({ ...world, variants: ['yours'], forks: 'tell' }).forks;
      for (const { round, end } of told) expect([seed, round, end]).toEqual([seed, round, alone(teamPlayer(tellingAt(rule, round)))]);
    }
  });
});

describe('a run over many worlds', () => {
  const houses: FuturesHouse[] = [];
  afterAll(() => Promise.all(houses.map((house) => house.close())));
  const table = { scenarioId: lunch.id, seats: lunch.seats.length };
  const { rows } = playedLive(lunch.id, '3', firmPolicies['slippery-slope']);
  const team: ReadTeam = { ...readSession({ kind: 'read', ...table, seed: '3', rows }), table, seed: '3' };

  async function played(threads: number, want: FuturesWant): Promise<FuturesMessage> {
    const house = new FuturesHouse(() => 0, threads);
    houses.push(house);
    const run = new FutureRun(team, want, null, { plain: new Map(), tell: new Map(), no_yes: new Map() }, { worlds: 10, sideWorlds: 4 }, 0);
    await house.pool.run(run.jobs, {
      landed: (answer, place) => (answer.kind === 'world' ? run.land(answer) : run.fail(run.jobs[place]!.world)),
      broke: (_error, place) => run.fail(run.jobs[place]!.world),
    }).done;
    run.status = 'done';
    const message = run.message(0, true, true);
    return { ...message, dots: message.dots.toSorted((one, other) => one.world - other.world) };
  }

  it.each(['headline', 'exit_door', 'when_lost'] as const)(
    'comes to the same on one thread and on two: %s',
    async (want) => {
      const [one, two] = [await played(1, want), await played(2, want)];
      expect(two).toEqual(one);
      expect(one.failed).toBe(0);
      expect(one.done).toBe(want === 'headline' ? 10 : 4);
    },
    120_000,
  );

  it('a path that breaks is counted, and shows in nothing else', () => {
    const run = new FutureRun(
      team,
      'headline',
      null,
      { plain: new Map(), tell: new Map(), no_yes: new Map() },
      { worlds: 2, sideWorlds: 0 },
      0,
    );
    run.fail(0);
    const { done, failed, dots, headline } = run.message(0, true, true);
    expect([done, failed, dots, headline!.clean.n]).toEqual([1, 1, [], 0]);
  });
});
