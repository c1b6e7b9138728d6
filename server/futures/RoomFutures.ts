/**
 * The futures of one room, after its game has ended: what everybody guesses first, one run at a time, and what is told of it. Nothing that
 * was found leaves before every person at the table has guessed or the host has said go; whoever has been away for 20 seconds is not waited
 * for. What has been shown is not shut again, by a server that starts anew either.
 */
import type { Logger } from 'pino';
import type { Guess } from '../../shared/net/futures.ts';
import type { FuturesMessage, FuturesWant, Guesses, Person } from '../../shared/net/messages.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { PoolRun, WorkerPool } from '../workers/WorkerPool.ts';
import { FutureRun, type Landed, nothingYet, type ReadTeam, type RunSizes } from './FutureRun.ts';
import type { FuturesAnswer, FuturesJob, ReadJob } from './jobs.ts';

type Answer = { ok: true } | { ok: false; code: RejectionCode };
const OK: Answer = { ok: true };
const no = (code: RejectionCode): Answer => ({ ok: false, code });

/** Partial results are told at most this often. */
export const TELL_EVERY_MS = 400;
/** The same question starts at most this often: all that has landed goes to every socket, and one seat could cut off the slower ones. */
export const START_EVERY_MS = 1000;

/** What the room lends. */
export interface FuturesParts {
  pool: WorkerPool<FuturesJob, FuturesAnswer>;
  log: Logger;
  hostSeat: SeatId;
  /** Guesses that are on record already, and whether they have been shown. */
  guesses: Guess[];
  shown: boolean;
  people(): Person[];
  /** Offers that the session's team said yes to. */
  yeses(): OfferId[];
  /** Resolves when the guess is on disk. */
  keepGuess(seat: SeatId, share: number): Promise<void>;
  /** Resolves when it is on disk that everything may be shown. */
  keepShown(): Promise<void>;
  /** The session as a job, from its journal. */
  session(): Promise<ReadJob>;
  tellGuesses(guesses: Guesses): void;
  tellFutures(message: FuturesMessage): void;
  nowMs(): number;
  sizes: RunSizes;
}

/** Reading the journal, or at work. */
interface Busy {
  startedBy: SeatId;
  cancelled: boolean;
  work: PoolRun | null;
}

export class RoomFutures {
  #parts: FuturesParts;
  readonly #guesses: Map<SeatId, number>;
  /** Whose guess is being written: it is told to nobody yet. */
  #guessing = new Set<SeatId>();
  #closed = false;
  #open: boolean;
  #opening: Promise<void> | null = null;
  #team: Promise<ReadTeam> | null = null;
  #landed: { plain: Landed; tell: Landed; no_yes: Landed } = { plain: new Map(), tell: new Map(), no_yes: new Map() };
  #finished = new Map<string, FutureRun>();
  #startedMs = new Map<string, number>();
  /** One at a time. */
  #busy: Busy | null = null;
  #shown: FutureRun | null = null;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(parts: FuturesParts) {
    this.#parts = parts;
    this.#guesses = new Map(parts.guesses.map(({ seat, share }) => [seat, share]));
    this.#open = parts.shown;
    this.#look();
    // While people think and guess.
    void this.#readTeam();
  }

  get guesses(): Guesses {
    return {
      guessed: [...this.#guesses.keys()],
      waitingFor: this.#parts.people().flatMap(({ seat, bot }) => (bot || this.#guesses.has(seat) ? [] : [seat])),
      open: this.#open,
      shares: this.#open ? [...this.#guesses].map(([seat, share]) => ({ seat, share })) : null,
    };
  }

  /** What somebody who has just sat down is told. */
  get latest(): FuturesMessage[] {
    const runs = new Set(this.#finished.values());
    if (this.#shown !== null) runs.add(this.#shown);
    return [...runs].map((run) => run.message(this.#parts.nowMs(), this.#open, true));
  }

  async guess(seat: SeatId, share: number): Promise<Answer> {
    if (this.#guesses.has(seat) || this.#guessing.has(seat)) return no('done_already');
    // What is said after the answer is no guess.
    if (this.#open) return no('wrong_phase');
    this.#guessing.add(seat);
    try {
      await this.#parts.keepGuess(seat, share);
      this.#guesses.set(seat, share);
    } finally {
      this.#guessing.delete(seat);
    }
    this.#look();
    return OK;
  }

  /** The host waits for no more guesses. */
  async show(seat: SeatId): Promise<Answer> {
    if (seat !== this.#parts.hostSeat) return no('not_yours_to_decide');
    await this.#show();
    return OK;
  }

  /** Somebody came or left: whoever is not there is not waited for. */
  peopleChanged(): void {
    this.#look();
  }

  #look(): void {
    const { guessed, waitingFor } = this.guesses;
    this.#parts.tellGuesses(this.guesses);
    if (this.#open || guessed.length === 0 || waitingFor.length > 0) return;
    void this.#show().catch((error: unknown) => this.#parts.log.error({ error: String(error) }, 'guesses were not shown'));
  }

  /** On disk before anybody is told. One that fails is tried again when somebody comes, leaves or guesses. */
  async #show(): Promise<void> {
    if (this.#open) return;
    this.#opening ??= this.#parts
      .keepShown()
      .then(() => {
        this.#open = true;
        if (this.#closed) return;
        this.#parts.tellGuesses(this.guesses);
        for (const message of this.latest) this.#parts.tellFutures(message);
      })
      .finally(() => {
        this.#opening = null;
      });
    await this.#opening;
  }

  /** Answered at once; what comes of it is told. */
  start(seat: SeatId, want: FuturesWant, offer: OfferId | null): Answer {
    if (this.#busy !== null) return no('request_open_already');
    if ((want === 'without') !== (offer !== null)) return no('malformed');
    if (offer !== null && !this.#parts.yeses().includes(offer)) return no('unknown_offer');
    const question = `${want} ${offer}`;
    const nowMs = this.#parts.nowMs();
    if (nowMs - (this.#startedMs.get(question) ?? Number.NEGATIVE_INFINITY) < START_EVERY_MS) return no('request_open_already');
    this.#startedMs.set(question, nowMs);
    const before = this.#finished.get(question);
    if (before !== undefined) {
      this.#shown = before;
      this.#parts.tellFutures(before.message(nowMs, this.#open, true));
      return OK;
    }
    this.#busy = { startedBy: seat, cancelled: false, work: null };
    void this.#work(this.#busy, want, offer);
    return OK;
  }

  async #work(busy: Busy, want: FuturesWant, offer: OfferId | null): Promise<void> {
    this.#parts.tellFutures(nothingYet(want, offer, 'running', this.#parts.sizes));
    const team = await this.#readTeam();
    if (team !== null && !busy.cancelled && !this.#closed) {
      this.#begin(busy, team, want, offer);
      return;
    }
    this.#busy = null;
    if (!this.#closed) this.#parts.tellFutures(nothingYet(want, offer, busy.cancelled ? 'cancelled' : 'failed', this.#parts.sizes));
  }

  cancel(seat: SeatId): Answer {
    const busy = this.#busy;
    if (busy === null) return no('nothing_known');
    if (seat !== busy.startedBy && seat !== this.#parts.hostSeat) return no('not_yours_to_decide');
    busy.cancelled = true;
    busy.work?.cancel();
    return OK;
  }

  /** The room goes: nothing more is begun, and nothing is told any more. */
  close(): void {
    this.#closed = true;
    this.#busy?.work?.cancel();
  }

  /** Null where it could not be read; the next time it is tried again. */
  async #readTeam(): Promise<ReadTeam | null> {
    try {
      this.#team ??= this.#read();
      return await this.#team;
    } catch (error) {
      this.#team = null;
      this.#parts.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a session could not be read for its futures');
      return null;
    }
  }

  async #read(): Promise<ReadTeam> {
    const job = await this.#parts.session();
    const { promise, resolve, reject } = Promise.withResolvers<ReadTeam>();
    const { scenarioId, seats, seed } = job;
    this.#parts.pool.run([job], {
      landed: (answer) =>
        answer.kind === 'read'
          ? resolve({ ...answer, table: { scenarioId, seats }, seed })
          : reject(new Error(answer.kind === 'broken' ? answer.message : 'not a session')),
      broke: reject,
    });
    return promise;
  }

  #begin(busy: Busy, team: ReadTeam, want: FuturesWant, offer: OfferId | null): void {
    const { pool, log, nowMs, sizes } = this.#parts;
    const run = new FutureRun(team, want, offer, this.#landed, sizes, nowMs());
    this.#shown = run;
    this.#tell(true);
    const broke = (message: string, place: number): void => {
      log.warn({ want, world: run.jobs[place]!.world, message }, 'a future broke');
      run.fail(run.jobs[place]!.world);
      this.#tell(false);
    };
    busy.work = pool.run(run.jobs, {
      landed: (answer, place) => {
        if (answer.kind !== 'world') return broke(answer.kind === 'broken' ? answer.message : 'not a world', place);
        run.land(answer);
        this.#tell(false);
      },
      broke: (error, place) => broke(error.message, place),
    });
    void busy.work.done.then(() => {
      run.status = busy.cancelled ? 'cancelled' : run.isEmpty ? 'failed' : 'done';
      if (run.status === 'done') this.#finished.set(`${want} ${offer}`, run);
      this.#busy = null;
      this.#tell(true);
    });
  }

  #tell(now: boolean): void {
    const nowMs = this.#parts.nowMs();
    if (this.#closed || this.#shown === null || (!now && nowMs - this.#toldMs < TELL_EVERY_MS)) return;
    this.#toldMs = nowMs;
    this.#parts.tellFutures(this.#shown.message(nowMs, this.#open, false));
  }
}
