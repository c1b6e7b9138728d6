/**
 * One question to a session's futures: which worlds have to be played by whom, what has landed, and what it comes to so far. Keeps what an
 * earlier question has played already. Knows no clock but what it is given, and no network.
 */
import type { Comparison, FutureDot, FuturesMessage, FuturesWant, WithoutOffer } from '../../shared/net/futures.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import { yesesOf } from '../../shared/sim/policies/team/variants.ts';
import { mean } from '../statistics.ts';
import { compare, exitDoor, pairsOf, whenLost } from './estimate.ts';
import type { ForkId, ReadAnswer, Table, VariantId, WorldAnswer, WorldJob } from './jobs.ts';

/** Worlds of the headline and of one offer; and of what costs several paths a world, or is there to compare with. */
export interface RunSizes {
  worlds: number;
  sideWorlds: number;
}
export const RUN_SIZES: RunSizes = { worlds: 1_000, sideWorlds: 120 };

/** What a session's futures rest on, once they have been read from its journal. */
export interface ReadTeam extends ReadAnswer {
  table: Table;
  seed: string;
}

/** What has been played for a session, by world; shared by all of its questions. */
export type Landed = Map<number, WorldAnswer>;

const FORKS: Record<FuturesWant, ForkId | null> = { headline: null, without: null, exit_door: 'tell', when_lost: 'no_yes' };

export const seedOfWorld = (seed: string, world: number): string => `${seed} world ${world}`;

export class FutureRun {
  readonly want: FuturesWant;
  readonly offer: OfferId | null;
  readonly jobs: WorldJob[];
  status: FuturesMessage['status'] = 'running';
  #team: ReadTeam;
  #forked: Landed;
  #failed = new Set<number>();
  #sizes: RunSizes;
  #told = 0;
  #order: number[] = [];
  #startedMs: number;
  #jobsDone = 0;

  constructor(
    team: ReadTeam,
    want: FuturesWant,
    offer: OfferId | null,
    landed: { plain: Landed; tell: Landed; no_yes: Landed },
    sizes: RunSizes,
    nowMs: number,
  ) {
    this.want = want;
    this.offer = offer;
    this.#team = team;
    const forks = FORKS[want];
    this.#forked = forks === null ? landed.plain : landed[forks];
    this.#sizes = sizes;
    this.#startedMs = nowMs;
    this.jobs = [];
    const ask = (world: number, wanted: VariantId[]): void => {
      const variants = wanted.filter((variant) => this.#forked.get(world)?.ends[variant] === undefined);
      const seed = seedOfWorld(team.seed, world);
      if (variants.length > 0) this.jobs.push({ kind: 'world', ...team.table, world, seed, rule: team.rule, variants, forks });
    };
    for (let world = 0; world < worldsOf(want, sizes); world++) {
      if (this.#isWhole(world)) this.#order.push(world);
      else ask(world, this.#variants);
    }
    // The dots land first; whom else they are compared with comes after them.
    if (want === 'headline') for (let world = 0; world < sizes.sideWorlds; world++) ask(world, ['careful']);
  }

  #isWhole(world: number): boolean {
    const ends = this.#forked.get(world)?.ends;
    return ends !== undefined && this.#variants.every((variant) => ends[variant] !== undefined);
  }

  get #variants(): VariantId[] {
    if (this.want === 'headline') return ['yours', 'clean'];
    return this.want === 'without' ? ['yours', `without-${this.offer!}`] : ['yours'];
  }

  land(answer: WorldAnswer): void {
    this.#jobsDone += 1;
    const known = this.#forked.get(answer.world);
    this.#forked.set(
      answer.world,
      known === undefined ? answer : { ...known, ends: { ...known.ends, ...answer.ends }, met: known.met ?? answer.met },
    );
    if (!this.#order.includes(answer.world) && this.#isWhole(answer.world)) this.#order.push(answer.world);
  }

  /** A path of the world broke: it counts as failed, and in nothing else. */
  fail(world: number): void {
    this.#jobsDone += 1;
    this.#failed.add(world);
  }

  get isEmpty(): boolean {
    return this.#order.length === 0;
  }

  /** Worlds in their order, whatever order they landed in. */
  get #all(): WorldAnswer[] {
    return this.#order.toSorted((one, other) => one - other).map((world) => this.#forked.get(world)!);
  }

  /** `open`: what was found may be told. `full`: to somebody who has been told nothing of this run yet. */
  message(nowMs: number, open: boolean, full: boolean): FuturesMessage {
    const { want, offer, status } = this;
    const fresh = full ? this.#order : this.#order.slice(this.#told);
    const left = this.jobs.length - this.#jobsDone;
    const perJobMs = this.#jobsDone > 0 ? (nowMs - this.#startedMs) / this.#jobsDone : null;
    const closed: FuturesMessage = {
      ...nothingYet(want, offer, status, this.#sizes),
      done: this.#order.length + this.#failed.size,
      failed: this.#failed.size,
      secondsLeft: status !== 'running' || perJobMs === null ? null : Math.ceil((left * perJobMs) / 1000),
      full: full || this.#told === 0,
    };
    if (!open) return closed;
    if (!full) this.#told = this.#order.length;
    const all = this.#all;
    return {
      ...closed,
      dots: want === 'headline' ? fresh.map((world) => dotOf(this.#forked.get(world)!)) : [],
      surrogate: this.#team.surrogate,
      headline: want === 'headline' ? this.#headline(all) : null,
      exitDoor: want === 'exit_door' ? exitDoor(all) : null,
      whenLost: want === 'when_lost' ? whenLost(all) : null,
      without: want === 'without' ? this.#without(all) : null,
    };
  }

  #headline(all: readonly WorldAnswer[]): NonNullable<FuturesMessage['headline']> {
    const { played, surrogate, rule } = this.#team;
    const met = all.flatMap((world) => (world.met === null ? [] : [world.met]));
    const yeses = Math.max(1, yesesOf(rule).length);
    return {
      clean: this.#compare(all, 'clean'),
      careful: this.#compare(all, 'careful'),
      arose: mean(met.map(({ arose }) => arose / yeses)),
      cameIntoForce: mean(met.map(({ cameIntoForce }) => cameIntoForce / yeses)),
      played: { soft: played.soft, yours: surrogate.real, clean: played.clean },
    };
  }

  #without(all: readonly WorldAnswer[]): WithoutOffer {
    return { offer: this.offer!, comparison: this.#compare(all, `without-${this.offer!}`) };
  }

  #compare(all: readonly WorldAnswer[], other: VariantId): Comparison {
    return compare(pairsOf(all, 'yours', other), this.status !== 'running');
  }
}

/** A run of which nothing has landed, or of which nothing may be told. */
export const nothingYet = (
  want: FuturesWant,
  offer: OfferId | null,
  status: FuturesMessage['status'],
  sizes: RunSizes,
): FuturesMessage => ({
  want,
  offer,
  status,
  done: 0,
  of: worldsOf(want, sizes),
  failed: 0,
  secondsLeft: null,
  full: true,
  dots: [],
  surrogate: null,
  headline: null,
  exitDoor: null,
  whenLost: null,
  without: null,
});

const worldsOf = (want: FuturesWant, sizes: RunSizes): number => (FORKS[want] === null ? sizes.worlds : sizes.sideWorlds);

const dotOf = ({ world, soft, ends }: WorldAnswer): FutureDot => ({ world, soft, yours: ends.yours!, clean: ends.clean! });
