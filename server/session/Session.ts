/**
 * One game being played: the only caller of `step`. Holds the state, the evidence, the bots' memories and the queue of
 * authorised commands. Knows no clock, no network and no disk: its caller says when to advance, writes the rows it gets back
 * and only then lets the answers out with `release`. Replaying those rows gives the same game without any bot.
 */
import { characters } from '../../shared/content/characters.ts';
import type { CharacterId, CommandAnswer } from '../../shared/net/messages.ts';
import type { SeatCommand } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { createEvidence, type EvidenceLog, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { exhibitsOf } from '../../shared/sim/judgement/exhibits.ts';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import { decide } from '../../shared/sim/policies/decide.ts';
import { type BotMemory, createBotMemory } from '../../shared/sim/policies/look.ts';
import type { RecordedStep } from '../../shared/sim/recording.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { Scenario, SeatId } from '../../shared/sim/scenario.ts';
import { createSim, fingerprint, step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { authorize } from './authorize.ts';

/** A fingerprint is kept with every so many steps, and with the last. */
export const FINGERPRINT_EVERY = 20;
/** Bots look up this often. */
const BOTS_EVERY = 4;
/** Plays on where a person has resigned. */
const SUCCESSOR: CharacterId = 'by_the_book';
/** Commands of one seat that may wait for the next step. */
const QUEUE_LIMIT = 64;

export type StepRow = RecordedStep;
export interface BotLine {
  seat: SeatId;
  step: number;
  line: string;
}
/** What advancing gave: rows to write before anything of it may be shown. */
export interface Advance {
  rows: StepRow[];
  lines: BotLine[];
  answers: { seat: SeatId; cid: string; answer: CommandAnswer }[];
  closed: boolean;
}

/** Who plays each seat of the table where no person does. */
export type Cast = Partial<Record<SeatId, CharacterId>>;
export type BotMemories = Partial<Record<SeatId, BotMemory>>;

/** A journal that does not lead to the states it recorded. */
export class ReplayMismatch extends Error {}

interface Outcome {
  answer: CommandAnswer | null;
  waiting: ((answer: CommandAnswer) => void)[];
}

export class Session {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly cast: Cast;
  readonly state: SimState;
  readonly evidence: EvidenceLog;
  readonly memories: BotMemories;
  #queue: SeatCommand[] = [];
  #outcomes = new Map<string, Outcome>();
  #receipt: Receipt | null = null;

  constructor(scenario: Scenario, seed: string, cast: Cast, memories: BotMemories = {}) {
    this.scenario = scenario;
    this.seed = seed;
    this.cast = cast;
    this.state = createSim(scenario, seed);
    this.evidence = createEvidence();
    this.memories = memories;
  }

  get closed(): boolean {
    return this.state.phase === 'closed';
  }

  get waitingCommands(): number {
    return this.#queue.length;
  }

  /**
   * Takes a command from a seat. A refusal by shape or seat is answered at once and changes nothing; anything else waits for
   * the step that applies it. A cid that the seat has used before gets that command's answer, whatever it carries now.
   */
  submit(seat: SeatId, cid: string, input: unknown): CommandAnswer | Promise<CommandAnswer> {
    const known = this.#outcomes.get(outcomeKey(seat, cid));
    if (known) return known.answer ?? this.#answerOf(known);
    const authorized = authorize(seat, input);
    if (!authorized.ok) return refused(authorized.code);
    if (this.closed) return refused('wrong_phase');
    if (this.#queue.filter((waiting) => waiting.seat === seat).length >= QUEUE_LIMIT) return refused('too_fast');
    const outcome: Outcome = { answer: null, waiting: [] };
    this.#outcomes.set(outcomeKey(seat, cid), outcome);
    this.#queue.push({ seat, cid, command: authorized.value });
    return this.#answerOf(outcome);
  }

  /** Plays up to `steps` steps, stopping at the close. Throws when an invariant of the simulation is broken. */
  advance(steps: number, botSeats: readonly SeatId[]): Advance {
    const advance: Advance = { rows: [], lines: [], answers: [], closed: false };
    for (let played = 0; played < steps && !this.closed; played++) {
      if (this.state.step % BOTS_EVERY === 0)
        for (const seat of this.scenario.seats) if (botSeats.includes(seat) || this.hasLeft(seat)) this.#letBotAct(seat, advance.lines);
      const commands = this.#queue;
      this.#queue = [];
      const events = this.#play(commands);
      for (const event of events) {
        const answered = answerIn(event, this.state.step);
        if (answered) advance.answers.push(answered);
      }
      const keep = this.closed || this.state.step % FINGERPRINT_EVERY === 0;
      advance.rows.push({ step: this.state.step, commands, fingerprint: keep ? fingerprint(this.state) : null });
    }
    const broken = violations(this.state);
    if (broken.length > 0) throw new Error(`invariants broken at step ${this.state.step}: ${broken.join('; ')}`);
    advance.closed = this.closed;
    return advance;
  }

  /** Lets the answers of an advance out, once its rows are safe. */
  release(advance: Advance): void {
    for (const { seat, cid, answer } of advance.answers) this.#settle(seat, cid, answer);
  }

  /** Plays recorded rows on top of the present state. Throws ReplayMismatch at the first fingerprint that differs. */
  replay(rows: readonly StepRow[]): void {
    for (const row of rows) {
      if (row.step !== this.state.step + 1) throw new ReplayMismatch(`step ${this.state.step + 1} is missing`);
      const events = this.#play(row.commands);
      for (const event of events) {
        const answered = answerIn(event, this.state.step);
        if (answered) this.#settle(answered.seat, answered.cid, answered.answer);
      }
      if (row.fingerprint !== null && row.fingerprint !== fingerprint(this.state)) {
        throw new ReplayMismatch(`step ${row.step} does not lead to the state that was recorded`);
      }
    }
  }

  /** The receipt of a closed round; null while it runs. */
  receipt(): Receipt | null {
    if (!this.closed) return null;
    this.#receipt ??= scoreReceipt(this.state, this.evidence, this.seed);
    return this.#receipt;
  }

  /** The moments that the trial of a closed game looks at. */
  exhibits(): Exhibit[] {
    return this.closed ? exhibitsOf(this.evidence, this.state) : [];
  }

  #play(commands: readonly SeatCommand[]): SimEvent[] {
    const events = step(this.state, commands);
    recordEvidence(this.evidence, this.state, events);
    return events;
  }

  /** The person in this seat has resigned: a successor plays on. */
  hasLeft(seat: SeatId): boolean {
    return this.state.business?.resigned.some((one) => one.seat === seat) ?? false;
  }

  #letBotAct(seat: SeatId, lines: BotLine[]): void {
    this.memories[seat] ??= createBotMemory();
    const firstMarket = this.scenario.markets[0];
    if (!firstMarket) return;
    const view = seatView(this.state, seat, firstMarket.id);
    const character = characters[this.hasLeft(seat) ? SUCCESSOR : (this.cast[seat] ?? SUCCESSOR)];
    const decision = decide(view, seat, character, this.memories[seat], this.seed);
    decision.commands.forEach((command, index) => {
      void this.submit(seat, `bot:${this.state.step}:${index}`, command);
    });
    if (decision.line !== null) lines.push({ seat, step: this.state.step, line: decision.line });
  }

  #answerOf(outcome: Outcome): Promise<CommandAnswer> {
    return new Promise((resolve) => outcome.waiting.push(resolve));
  }

  #settle(seat: SeatId, cid: string, answer: CommandAnswer): void {
    const key = outcomeKey(seat, cid);
    const outcome = this.#outcomes.get(key) ?? { answer: null, waiting: [] };
    if (outcome.answer) return;
    outcome.answer = answer;
    this.#outcomes.set(key, outcome);
    for (const resolve of outcome.waiting) resolve(answer);
    outcome.waiting = [];
  }
}

const outcomeKey = (seat: SeatId, cid: string): string => `${seat} ${cid}`;

const refused = (code: RejectionCode): CommandAnswer => ({ ok: false, step: null, rejection: { code } });

function answerIn(event: SimEvent, atStep: number): { seat: SeatId; cid: string; answer: CommandAnswer } | null {
  if (event.type === 'command_rejected') {
    return { seat: event.seat, cid: event.cid, answer: { ok: false, step: atStep, rejection: event.rejection } };
  }
  if (event.type !== 'command_accepted') return null;
  const answer: CommandAnswer = { ok: true, step: atStep };
  if (event.filledLots !== undefined) answer.filledLots = event.filledLots;
  if (event.orderId !== undefined) answer.orderId = event.orderId;
  if (event.requestId !== undefined) answer.requestId = event.requestId;
  return { seat: event.seat, cid: event.cid, answer };
}
