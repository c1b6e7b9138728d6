/** A few futures of a scenario, so that its author sees that it runs and roughly what it does. No judgement: that is balance's. */
import { drawWeather } from '../../shared/sim/market/weather.ts';
import { firmPolicyNamed } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { type PathResult, playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import { seedFromText } from '../../shared/sim/random.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { quantile, share } from '../statistics.ts';
import { type PolicyId, policies } from './balance/casts.ts';
import { playRound } from './balance/playRound.ts';

const STEPS_A_MINUTE = 240;
const MILLION_CENTS = 1e8;
const FIRM_POLICIES = ['slow-and-honest', 'one-small-exception', 'slippery-slope'] as const;

export interface Trial {
  paths: number;
  /** Of live play, without closes and runs: shortest and longest. */
  minutes: [number, number];
  world: { rounds: [number, number]; opensElsewhere: number; crashBegins: number } | null;
  policies: { id: string; shownHalfway: number; final: number; ruined: number; repaid: number; endings: Record<string, number> }[];
}

export const tryOut = (scenario: Scenario, paths: number): Trial =>
  scenario.business ? tryFirm(scenario, paths) : tryRound(scenario, paths);

const seedsOf = (paths: number): string[] => Array.from({ length: paths }, (_, index) => String(index + 1));
const tally = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));

function tryFirm(scenario: Scenario, paths: number): Trial {
  const weathers = seedsOf(paths).map((seed) => drawWeather(scenario.business!, seedFromText(seed)));
  const rounds = weathers.map((weather) => weather.rounds);
  const shortest = Math.min(...rounds);
  const longest = Math.max(...rounds);
  const minutes = (count: number): number => (count * scenario.stepsPerRound) / STEPS_A_MINUTE;
  return {
    paths,
    minutes: [minutes(shortest), minutes(longest)],
    world: {
      rounds: [shortest, longest],
      opensElsewhere: share(weathers, (weather) => weather.opening !== 'boom'),
      crashBegins: share(weathers, (weather) => !weather.soft && weather.plateauEnd < weather.rounds),
    },
    policies: FIRM_POLICIES.map((id) => {
      const played = seedsOf(paths).map((seed) => playCoarse(scenario, seed, firmPolicyNamed(id)!));
      const median = (figure: (path: PathResult) => number): number => quantile(played.map(figure), 0.5);
      return {
        id,
        shownHalfway: median((path) => path.displayedAtHalf),
        final: median((path) => path.final),
        ruined: share(played, (path) => path.ruined),
        repaid: median((path) => path.repaidShare),
        endings: tally(played.map((path) => path.ending)),
      };
    }),
  };
}

function tryRound(scenario: Scenario, paths: number): Trial {
  const minutes = scenario.stepsPerRound / STEPS_A_MINUTE;
  return {
    paths,
    minutes: [minutes, minutes],
    world: null,
    policies: (Object.keys(policies) as PolicyId[]).map((id) => {
      const played = seedsOf(paths).map((seed) => playRound(scenario, seed, id));
      return {
        id,
        shownHalfway: quantile(
          played.map((path) => path.displayedBeforeTurn),
          0.5,
        ),
        final: quantile(
          played.map((path) => path.displayedAtClose),
          0.5,
        ),
        ruined: share(played, (path) => path.displayedAtClose <= 0),
        repaid: quantile(
          played.map((path) => path.repaidShare),
          0.5,
        ),
        endings: {},
      };
    }),
  };
}

const millions = (cents: number): string => `$${(cents / MILLION_CENTS).toFixed(1)} m`;
const percent = (fraction: number): string => `${Math.round(100 * fraction)} %`;
const span = ([from, to]: [number, number]): string => (from === to ? `${from}` : `${from} to ${to}`);

export function trialInWords({ paths, minutes, world, policies }: Trial): string {
  const lines = [`${paths} futures, ${span(minutes)} minutes of live play each`];
  if (world)
    lines.push(
      `${span(world.rounds)} rounds; a crash begins in ${percent(world.crashBegins)}; ${percent(world.opensElsewhere)} do not open in a boom`,
    );
  for (const policy of policies) {
    const { final, shownHalfway, ruined, repaid } = policy;
    const ends = Object.entries(policy.endings).map(([id, times]) => `${id} ${times}`);
    const halfway = world ? 'halfway' : 'before the turn';
    lines.push(
      `${policy.id}: shows ${millions(shownHalfway)} ${halfway}, ends with ${millions(final)} (medians); ruined ${percent(ruined)}; customers get ${percent(repaid)} (median)${ends.length > 0 ? `; ${ends.join(', ')}` : ''}`,
    );
  }
  return lines.join('\n');
}
