/**
 * L5: what taking an offer does to the next round, against leaving it in the same world; on a book that is clean but for what the offer
 * rests on, and on one that takes everything. Tempting offers must show a gain; defences are listed with what they buy.
 */
import type { OfferId } from '../../../shared/sim/business.ts';
import { PLAIN, type TeamPlan } from '../../../shared/sim/policies/firm/teamPlan.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { type Interval, mean, meanInterval, median, share, winsorised } from '../../statistics.ts';
import type { After, Temptation } from './forks.ts';
import type { Broken, ForksJob, Runner } from './jobs.ts';
import { groundOf, type Purpose } from './prerequisites.ts';
import type { Target } from './target.ts';

const TAIL = 0.01;
/** With fewer pairs nothing is judged. */
const PAIRS_LEAST = 10;
const GREEDY = 'accept-all';

/** Money in cents; paired changes of taking against leaving, one round later. */
export interface BookEffect {
  n: number;
  grantedShare: number;
  change: number;
  interval: Interval;
  median: number;
  positiveShare: number;
  /** Against the first honest way instead of a plain no. */
  changeToHonestWay: number;
  survival: number;
  custody: number;
  deposits: number;
}
export interface TemptationRow {
  offer: string;
  purpose: Purpose;
  clean: BookEffect;
  greedy: BookEffect;
}
export interface TemptationReport {
  paths: number;
  rows: TemptationRow[];
  broken: Broken[];
}

/** Offers that rest on the same things share a path up to their forks. */
export function cleanTeams(offers: readonly OfferId[]): { team: TeamPlan; offers: OfferId[] }[] {
  const groups = Map.groupBy(offers, (offer) => groundOf(offer).needs.toSorted().join(' '));
  return [...groups].map(([needs, mine]) => {
    const takes = needs === '' ? [] : (needs.split(' ') as OfferId[]);
    return { team: { ...PLAIN, id: `clean ${needs}`.trim(), takes, page: takes.includes('D09') ? 'flattering' : 'ledger' }, offers: mine };
  });
}

const greedyTeam = (offers: readonly OfferId[]): TeamPlan => ({ ...PLAIN, id: GREEDY, style: 'boom', page: 'flattering', takes: offers });

export async function measureTemptation(runner: Runner, scenario: Scenario, paths: number, from: number): Promise<TemptationReport> {
  const offers = scenario.business!.offers.map((spec) => spec.offer);
  const teams = [...cleanTeams(offers), { team: greedyTeam(offers), offers }];
  const jobs = Array.from({ length: paths }, (_, index) =>
    teams.map((one): ForksJob => ({ kind: 'forks', seed: from + index, ...one })),
  ).flat();
  const done = await runner.run(jobs, 'forked paths');
  const found = done.flatMap((one) => one.found);
  return { paths, rows: offers.map((offer) => temptationRow(offer, found)), broken: done.flatMap((one) => one.broken) };
}

export function temptationRow(offer: string, found: readonly Temptation[]): TemptationRow {
  const mine = found.filter((one) => one.offer === offer);
  return {
    offer,
    purpose: groundOf(offer).purpose,
    clean: effectOf(mine.filter((one) => one.team !== GREEDY)),
    greedy: effectOf(mine.filter((one) => one.team === GREEDY)),
  };
}

function effectOf(pairs: readonly Temptation[]): BookEffect {
  const change = (key: keyof Omit<After, 'alive'>, other: 'leave' | 'honestWay' = 'leave'): number[] =>
    winsorised(
      pairs.map((pair) => pair.take[key] - pair[other][key]),
      TAIL,
    );
  const shown = change('displayed');
  return {
    n: pairs.length,
    grantedShare: share(pairs, (pair) => pair.granted),
    change: mean(shown),
    interval: meanInterval(shown),
    median: median(shown),
    positiveShare: share(shown, (cents) => cents > 0),
    changeToHonestWay: mean(change('displayed', 'honestWay')),
    survival: mean(pairs.map((pair) => Number(pair.take.alive) - Number(pair.leave.alive))),
    custody: mean(change('custody')),
    deposits: mean(change('deposits')),
  };
}

const CENTS_PER_MILLION = 1e8;

/**
 * The least change of the tempting offers, in millions of dollars: the mean on the clean book; on a book on which everything was taken, where
 * one world in ten decides the mean, the upper end of its interval. What too few worlds reached is not judged.
 */
export function temptationTarget({ rows }: TemptationReport): Target {
  const effects = rows
    .filter((row) => row.purpose === 'tempting')
    .flatMap(({ offer, clean, greedy }) => [
      { name: `${offer} clean`, effect: clean, judged: clean.change },
      { name: `${offer} accept-all`, effect: greedy, judged: greedy.interval[1] },
    ])
    .filter(({ effect }) => effect.n >= PAIRS_LEAST);
  const least = effects.toSorted((one, other) => one.judged - other.judged)[0];
  const millions = (cents: number): number => cents / CENTS_PER_MILLION;
  return {
    id: 'L5',
    what: 'a tempting offer shows a gain one round on, against leaving it: least mean change in millions on a clean book, and least upper end on one where all was taken, of those below 0 or the least',
    figure: millions(least?.judged ?? 0),
    bar: 0,
    holds: least !== undefined && least.judged > 0,
    n: least?.effect.n ?? 0,
    interval: least === undefined ? null : [millions(least.effect.interval[0]), millions(least.effect.interval[1])],
    by: Object.fromEntries(effects.filter((one) => one.judged <= 0 || one === least).map(({ name, judged }) => [name, millions(judged)])),
  };
}
