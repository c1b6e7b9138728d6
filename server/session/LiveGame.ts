/**
 * A session with its people, at its pace, on its record. Plays what is due, writes those steps and only then answers and
 * shows; while a write is pending it plays no further, and if one fails it freezes and says so. Knows the time only through
 * `beat` and the network only through its audience, so that the headless world can drive it too.
 */
import type { Logger } from 'pino';
import type {
  CommandAnswer,
  Pace,
  Person,
  ServerMessages,
  SessionLookup,
  SlowFirm,
  TalkLine,
  TrialView,
} from '../../shared/net/messages.ts';
import type { PlaceOrder } from '../../shared/sim/commands.ts';
import type { TrialAct } from '../../shared/sim/judgement/hearing.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { type OrderPreview, previewOrder } from '../../shared/sim/views/previewOrder.ts';
import { isGone } from '../../shared/sim/views/records.ts';
import type { Journal } from '../persistence/Journal.ts';
import { playable, playedBy } from '../persistence/sessionFile.ts';
import type { SessionRow } from '../persistence/tables.ts';
import type { Write } from '../persistence/writes.ts';
import { LiveTrial } from './LiveTrial.ts';
import { noPreview } from './noPreview.ts';
import { metronome, STEP_MS, setPace, stepsDue } from './pacing.ts';
import { SeatRoll } from './SeatRoll.ts';
import { type Advance, type Cast, Session } from './Session.ts';
import { slowFirm } from './slowFirm.ts';
import { cleanLine, uniqueName } from './words.ts';

/** A game that nobody is in goes to sleep; the journal keeps it. */
const SLEEP_AFTER_MS = 10 * 60_000;
const TALK_EVERY_MS = 700;

/** Who hears of what happened, once it is on disk. */
export interface Audience {
  played(): void;
  talked(lines: TalkLine[]): void;
  peopleChanged(people: Person[]): void;
  trialChanged(): void;
  statusChanged(status: ServerMessages['status']): void;
  fellAsleep(): void;
}

export type Refusable<T> = T | { ok: false; code: RejectionCode };

export class LiveGame {
  readonly record: SessionRow;
  readonly roll: SeatRoll;
  /** Lines that are on disk. */
  readonly talk: TalkLine[];
  #lastLineId: number;
  readonly #trial: LiveTrial;
  #session: Session;
  #journal: Journal;
  #log: Logger;
  #audience: Audience;
  #pace = metronome(1);
  #memoryTexts = new Map<SeatId, string>();
  #lastSaidMs = new Map<SeatId, number>();
  #committing: Promise<void> | null = null;
  /** True from the moment the state runs ahead of its record until the record has caught up. */
  #ahead = false;
  #frozen: string | null = null;
  #freezeHeard = new Set<() => void>();
  /** The clock waits for the first person: a new game, a restored one and a woken one all do. */
  #someoneCame = false;
  #nowMs: number;
  #lastBeatMs: number;
  #lastPlayedMs: number;
  /** Without end once the game falls asleep: from then on it plays nothing, because the room that wakes it may be at it already. */
  #lastPeopleMs: number;
  #shownPeople = '';
  #slowFirm: Promise<SlowFirm> | null = null;

  private constructor(parts: {
    record: SessionRow;
    roll: SeatRoll;
    talk: TalkLine[];
    trial: TrialAct[];
    session: Session;
    journal: Journal;
    log: Logger;
    audience: Audience;
    nowMs: number;
  }) {
    this.record = parts.record;
    this.roll = parts.roll;
    this.talk = parts.talk;
    this.#lastLineId = parts.talk.at(-1)?.id ?? 0;
    this.#session = parts.session;
    this.#journal = parts.journal;
    this.#log = parts.log;
    this.#audience = parts.audience;
    this.#nowMs = parts.nowMs;
    this.#lastBeatMs = parts.nowMs;
    this.#lastPlayedMs = parts.nowMs;
    this.#lastPeopleMs = parts.nowMs;
    this.#trial = new LiveTrial({
      game: parts.record.id,
      session: parts.session,
      journal: parts.journal,
      acts: parts.trial,
      present: () => this.people().flatMap(({ seat, bot }) => (bot ? [] : [seat])),
      changed: () => this.#audience.trialChanged(),
      failed: (error) => parts.log.error({ game: parts.record.id, error: String(error) }, 'no trial'),
    });
  }

  /**
   * A game is always made from the journal, be it new, woken or restored after a crash. A record that does not lead where it
   * says gives a frozen game; one that this release cannot play at all throws.
   */
  static async load(gameId: string, journal: Journal, log: Logger, audience: Audience, nowMs: number): Promise<LiveGame> {
    const record = await journal.reader.session(gameId);
    if (!record) throw new Error(`no game ${gameId}`);
    const { seats, memories } = await journal.reader.seats(record.id);
    const scenario = playable(playedBy(record, seats.length));
    const cast = Object.fromEntries(seats.map((seat) => [seat.seat, seat.character])) as Cast;
    const session = new Session(scenario, record.seed, cast, memories);
    const steps = await journal.reader.steps(record.id);
    const talk = await journal.reader.talk(record.id);
    const trial = await journal.reader.trial(record.id);
    const roll = new SeatRoll(seats, scenario.playableSeats, nowMs, steps.length > 0);
    const game = new LiveGame({ record, roll, talk, trial, session, journal, log, audience, nowMs });
    try {
      session.replay(steps);
    } catch (error) {
      game.#stop(error, 'This game could not be restored from its record.');
    }
    if (record.status === 'asleep') await journal.commit([{ kind: 'set_status', session: record.id, status: 'running' }]);
    return game;
  }

  get scenario(): Session['scenario'] {
    return this.#session.scenario;
  }

  /** The state that may be shown, or null while a game is frozen: its state may be ahead of its record. Ask only when settled. */
  get shownState(): SimState | null {
    return this.#frozen === null ? this.#session.state : null;
  }

  /** True while the state runs ahead of its record: nothing of it may be told. */
  get writing(): boolean {
    return this.#ahead;
  }

  /** Whether the game is over, as far as that may be told. */
  get #over(): boolean {
    return this.#session.closed && !this.#ahead;
  }

  get pace(): Pace {
    return this.#pace.pace;
  }

  get status(): ServerMessages['status'] {
    return { pace: this.#pace.pace, frozen: this.#frozen !== null, message: this.#frozen };
  }

  people(): Person[] {
    return this.roll.people(this.#nowMs);
  }

  lookup(): SessionLookup {
    const phase = this.#over ? 'closed' : 'live';
    const openSeats = phase === 'closed' || this.#frozen ? [] : this.roll.openSeats(this.#nowMs);
    return { code: this.record.code, scenarioId: this.record.scenario_id, exchangeName: this.scenario.exchangeName, phase, openSeats };
  }

  // ---- Seats --------------------------------------------------------------------------------------------------------

  /** Gives a bot's seat to a person, written before it is told. Null when no such seat is free. */
  async takeSeat(wanted: SeatId | null, name: string, nonce: string): Promise<SeatId | null> {
    const open = this.lookup().openSeats;
    const seat = wanted ?? open[0];
    if (seat === undefined || !open.includes(seat)) return null;
    const others = this.roll.seats.filter((other) => other.seat !== seat).map((other) => other.name);
    const claimed = this.roll.claim(seat, uniqueName(name, others), nonce, this.#nowMs);
    await this.#journal.commit([{ kind: 'set_seat', session: this.record.id, seat, name: claimed.name, human: 1, nonce }]);
    return seat;
  }

  arrived(seat: SeatId): void {
    this.#someoneCame = true;
    this.roll.arrived(seat, this.#nowMs);
    this.#noticePeople();
  }

  left(seat: SeatId): void {
    this.roll.left(seat, this.#nowMs);
    this.#noticePeople();
  }

  // ---- Questions and requests; null means frozen --------------------------------------------------------------------

  async command(seat: SeatId, cid: string, input: unknown): Promise<CommandAnswer | null> {
    if (this.#frozen) return null;
    if (this.#session.hasLeft(seat)) return { ok: false, step: null, rejection: { code: 'foreign_seat' } };
    const answer = this.#session.submit(seat, cid, input);
    if (!(answer instanceof Promise)) return answer;
    return new Promise((resolve) => {
      const onFreeze = (): void => resolve(null);
      this.#freezeHeard.add(onFreeze);
      void answer.then((settled) => {
        this.#freezeHeard.delete(onFreeze);
        resolve(settled);
      });
    });
  }

  /** Of the desk's account: for whoever sits at the desk, and has not left it. */
  async preview(seat: SeatId, order: Omit<PlaceOrder, 'type'>): Promise<OrderPreview | null> {
    await this.settled();
    if (seat !== 'desk' || this.#session.hasLeft(seat)) return noPreview('foreign_seat');
    return this.shownState && previewOrder(this.shownState, { type: 'place_order', ...order });
  }

  async receipt(): Promise<Refusable<Receipt> | null> {
    await this.settled();
    return this.#frozen ? null : (this.#trial.receipt() ?? { ok: false, code: 'wrong_phase' });
  }

  /** Null while the game runs, or is frozen: there is no trial yet. */
  trialView(seat: SeatId): TrialView | null {
    return this.#frozen || this.#ahead ? null : this.#trial.view(seat);
  }

  /** Acts of the host alone are refused to anybody else. */
  async judge(
    seat: SeatId,
    judge: (trial: LiveTrial) => Promise<Refusable<{ ok: true }>>,
    hostOnly = false,
  ): Promise<Refusable<{ ok: true }> | null> {
    await this.settled();
    if (this.#frozen) return null;
    return hostOnly && seat !== this.record.host_seat ? { ok: false, code: 'foreign_seat' } : judge(this.#trial);
  }

  /** The slow firm beside this one, once the game is over; worked out the first time that somebody asks. */
  async slowFirm(): Promise<Refusable<SlowFirm> | null> {
    await this.settled();
    if (this.#frozen) return null;
    if (!this.#session.closed || this.#session.state.business === null) return { ok: false, code: 'wrong_phase' };
    this.#slowFirm ??= slowFirm(this.#session.scenario, this.#session.seed);
    return this.#slowFirm;
  }

  setPace(seat: SeatId, pace: Pace): Refusable<{ ok: true }> {
    if (seat !== this.record.host_seat) return { ok: false, code: 'foreign_seat' };
    setPace(this.#pace, pace);
    this.#audience.statusChanged(this.status);
    return { ok: true };
  }

  /** Talk as the firm's records still have it. */
  get shownTalk(): TalkLine[] {
    const { state } = this.#session;
    return this.talk.filter(({ step }) => !isGone(state, step));
  }

  async say(seat: SeatId, typed: string): Promise<Refusable<{ ok: true }> | null> {
    const text = cleanLine(typed);
    if (text === null) return { ok: false, code: 'malformed' };
    if (this.#nowMs - (this.#lastSaidMs.get(seat) ?? Number.NEGATIVE_INFINITY) < TALK_EVERY_MS) return { ok: false, code: 'too_fast' };
    this.#lastSaidMs.set(seat, this.#nowMs);
    await this.settled();
    if (this.#frozen) return null;
    const lines = this.#numbered([{ seat, step: this.#session.state.step, text, line: null }]);
    await this.#journal.commit([this.#talkWrite(lines)]);
    this.talk.push(...lines);
    this.#audience.talked(lines);
    return { ok: true };
  }

  /** Nothing of a step may be told before it is written: whatever reads the state waits here first. */
  async settled(): Promise<void> {
    while (this.#committing) await this.#committing;
  }

  // ---- Playing ------------------------------------------------------------------------------------------------------

  /** To be called often with a clock that never goes back. */
  beat(nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#committing) return;
    const elapsedMs = nowMs - this.#lastBeatMs;
    this.#lastBeatMs = nowMs;
    this.#noticePeople();
    if (this.#frozen || !this.#someoneCame || this.#session.closed || !Number.isFinite(this.#lastPeopleMs)) return;
    const due = this.#pace.pace === 0 ? this.#oneWhilePaused() : stepsDue(this.#pace, elapsedMs);
    if (due === 0) return;
    this.#lastPlayedMs = nowMs;
    this.#committing = this.#play(due)
      .catch((error: unknown) => this.#freeze(error, 'This game has stopped: what happened last could not be recorded.'))
      .finally(() => {
        this.#committing = null;
      });
  }

  /** A command given while the game is paused takes one step, so that its answer does not wait for the pause to end. */
  #oneWhilePaused(): number {
    return this.#session.waitingCommands > 0 && this.#nowMs - this.#lastPlayedMs >= STEP_MS ? 1 : 0;
  }

  async #play(steps: number): Promise<void> {
    const botSeats = this.roll.botSeats(this.#nowMs);
    this.#ahead = true;
    const advance = this.#session.advance(steps, botSeats);
    const lines = this.#numbered(advance.lines.map((said) => ({ ...said, text: null })));
    await this.#journal.commit(this.#writesOf(advance, lines, botSeats));
    this.#ahead = false;
    this.#session.release(advance);
    this.talk.push(...lines);
    if (lines.length > 0) this.#audience.talked(lines);
    this.#audience.played();
    if (advance.closed) this.#audience.trialChanged();
  }

  #writesOf(advance: Advance, lines: TalkLine[], botSeats: readonly SeatId[]): Write[] {
    const session = this.record.id;
    const rows = advance.rows.map(({ step, commands, fingerprint }) => ({
      session,
      step,
      commands: JSON.stringify(commands),
      fingerprint,
    }));
    const writes: Write[] = [{ kind: 'add_steps', rows }];
    if (lines.length > 0) writes.push(this.#talkWrite(lines));
    for (const seat of botSeats) {
      const memory = JSON.stringify(this.#session.memories[seat] ?? null);
      if (this.#memoryTexts.get(seat) === memory) continue;
      this.#memoryTexts.set(seat, memory);
      writes.push({ kind: 'set_bot_memory', session, seat, memory });
    }
    if (advance.closed) writes.push({ kind: 'set_status', session, status: 'closed' });
    return writes;
  }

  #numbered(lines: Omit<TalkLine, 'id'>[]): TalkLine[] {
    return lines.map((line) => {
      this.#lastLineId += 1;
      return { id: this.#lastLineId, ...line };
    });
  }

  #talkWrite(lines: TalkLine[]): Write {
    return { kind: 'add_talk', rows: lines.map((line) => ({ session: this.record.id, ...line })) };
  }

  #freeze(error: unknown, message: string): void {
    this.#stop(error, message);
    this.#audience.statusChanged(this.status);
  }

  #stop(error: unknown, message: string): void {
    this.#log.error({ game: this.record.id, error: error instanceof Error ? error.stack : String(error) }, 'game frozen');
    this.#frozen = message;
    for (const hear of this.#freezeHeard) hear();
    this.#freezeHeard.clear();
  }

  /** Tells when somebody came, left or was stood in for by a bot, and falls asleep when nobody has been there for long. */
  #noticePeople(): void {
    const people = this.people();
    const text = JSON.stringify(people);
    if (text !== this.#shownPeople) {
      this.#shownPeople = text;
      this.#audience.peopleChanged(people);
      if (this.#over && !this.#frozen)
        void this.#trial.peopleChanged().catch((error: unknown) => this.#log.error({ error: String(error) }, 'a trial act was not kept'));
    }
    if (this.roll.headCount() > 0) this.#lastPeopleMs = this.#nowMs;
    else if (this.#nowMs - this.#lastPeopleMs > SLEEP_AFTER_MS) void this.#sleep();
  }

  /** What cannot be written down is no reason to stay awake: the next start of the server wakes the game for nothing, no more. */
  async #sleep(): Promise<void> {
    this.#lastPeopleMs = Number.POSITIVE_INFINITY;
    try {
      if (!this.#session.closed) await this.#journal.commit([{ kind: 'set_status', session: this.record.id, status: 'asleep' }]);
    } catch (error) {
      this.#log.error({ game: this.record.id, error: String(error) }, 'a game falls asleep unrecorded');
    }
    this.#audience.fellAsleep();
  }
}
