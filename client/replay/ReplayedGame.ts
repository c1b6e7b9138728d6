/**
 * A recorded game that can be looked at in any of its moments. Opening it replays the whole record once, with its evidence, compares
 * every fingerprint and keeps a copy of the state each so many steps; a moment is then reached from the copy before it. Knows neither
 * screen nor worker.
 */
import { scenarios } from '../../shared/content/scenarios.ts';
import { readSessionFile } from '../../shared/net/sessionFile.ts';
import { type Decision, decisionsOf } from '../../shared/sim/judgement/decisions.ts';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import { type Hearing, hearingOf, type OpenExhibit, openExhibit, receiptAfter, type TrialAct } from '../../shared/sim/judgement/hearing.ts';
import { type Sums, type SumsPoint, sumsAt, sumsPoint } from '../../shared/sim/judgement/sums.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import { openPlayback, type Playback, playRecorded, type RecordedGame, scenarioOf } from '../../shared/sim/recording.ts';
import type { Scenario, SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { marketInfos } from '../../shared/sim/views/publicView.ts';
import { recordView } from '../../shared/sim/views/recordView.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import type { SeatView } from '../../shared/sim/views/types.ts';
import type { Eyes, LoadedGame, Loading, Moment, RoundSpan } from './messages.ts';

export const STEPS_PER_CHECKPOINT = 60;
/** One second of play: finer than any screen draws a whole game. */
const STEPS_PER_POINT = 4;
const STEPS_PER_PROGRESS = 100;

export type Opened = { loading: LoadedGame; game: ReplayedGame } | { loading: Exclude<Loading, LoadedGame>; game: null };

/** Opens the game of a session file, or says why there is none. */
export function openSessionFile(text: string, progress: (step: number, steps: number) => void = () => undefined): Opened {
  const read = readSessionFile(text);
  if (!read.ok) return { loading: read, game: null };
  const found = scenarioOf(read.game, scenarios);
  if (!found.ok) return { loading: found, game: null };
  const game = new ReplayedGame(found.scenario, read.game, read.after.trial, progress);
  return { loading: game.loaded(), game };
}

export class ReplayedGame {
  readonly series: SumsPoint[] = [];
  #scenario: Scenario;
  #record: RecordedGame;
  /** The end of the record, with all its evidence. */
  #end: Playback;
  /** Copies by step: 0, 120, 240 and so on. They are never played on. */
  #checkpoints: SimState[] = [];
  #rounds: RoundSpan[] = [];
  /** The state that was last looked at; the next moment is often a few steps on. */
  #shown: SimState;
  #acts: readonly TrialAct[];
  #heard: Hearing | null = null;

  constructor(scenario: Scenario, record: RecordedGame, acts: readonly TrialAct[], progress: (step: number, steps: number) => void) {
    this.#scenario = scenario;
    this.#record = record;
    this.#acts = acts;
    this.#end = openPlayback(scenario, record.seed);
    this.#keep(this.#end.state);
    for (const row of record.steps) {
      playRecorded(this.#end, row);
      this.#keep(this.#end.state);
      if (row.step % STEPS_PER_PROGRESS === 0) progress(row.step, record.steps.length);
    }
    this.#shown = createSim(scenario, record.seed);
  }

  get steps(): number {
    return this.#record.steps.length;
  }

  loaded(): LoadedGame {
    const { state, mismatches } = this.#end;
    const { id, exchangeName, deskName, seats, creditStepsCents, business } = this.#scenario;
    return {
      ok: true,
      welcome: {
        scenarioId: id,
        exchangeName,
        deskName,
        markets: marketInfos(this.#scenario),
        creditStepsCents,
        severalRounds: business !== undefined,
      },
      seats: [...seats],
      seed: this.#record.seed,
      steps: this.steps,
      stepsPerCheckpoint: STEPS_PER_CHECKPOINT,
      rounds: this.#rounds,
      ended: state.phase === 'closed',
      ending: state.business?.ending ?? null,
      mismatches,
    };
  }

  momentAt(at: number, eyes: Eyes, market = ''): Moment {
    const state = this.#stateAt(at);
    const view = eyes === 'record' ? recordView(state, market) : seatView(state, eyes, market);
    return { step: state.step, view, sums: sumsAt(state) };
  }

  viewAt(at: number, seat: SeatId, market = ''): SeatView {
    return seatView(this.#stateAt(at), seat, market);
  }

  sumsAt(at: number): Sums {
    return sumsAt(this.#stateAt(at));
  }

  decisions(): Decision[] {
    return decisionsOf(this.#end.evidence, this.#end.state);
  }

  exhibits(): Exhibit[] {
    return [...this.#hearing.exhibits];
  }

  receipt(): Receipt {
    return receiptAfter(this.#hearing);
  }

  /** What was opened at its trial, with the votes and testimonies on it. */
  trial(): { id: string; open: OpenExhibit }[] {
    return this.#hearing.exhibits.flatMap(({ id }) => {
      const open = openExhibit(this.#hearing, id);
      return open === null ? [] : [{ id, open }];
    });
  }

  get #hearing(): Hearing {
    this.#heard ??= hearingOf(this.#end.state, this.#end.evidence, this.#record.seed, this.#acts);
    return this.#heard;
  }

  #keep(state: SimState): void {
    if (state.step % STEPS_PER_CHECKPOINT === 0) this.#checkpoints.push(copied(state));
    if (state.step % STEPS_PER_POINT === 0 || state.phase === 'closed') this.series.push(sumsPoint(state));
    const last = this.#rounds.at(-1);
    if (last?.round === state.clock.round) last.toStep = state.step;
    else this.#rounds.push({ round: state.clock.round, fromStep: state.step, toStep: state.step });
  }

  /** The state of a step, from the one last shown where that is on the way, else from the copy before. Steps outside the record are its ends. */
  #stateAt(at: number): SimState {
    const wanted = Math.max(0, Math.min(this.steps, Math.round(at)));
    const before = this.#checkpoints[Math.floor(wanted / STEPS_PER_CHECKPOINT)]!;
    if (this.#shown.step > wanted || this.#shown.step < before.step) this.#shown = copied(before);
    while (this.#shown.step < wanted) step(this.#shown, this.#record.steps[this.#shown.step]!.commands);
    return this.#shown;
  }
}

/** A copy that shares nothing but the scenario, which nobody changes. */
const copied = ({ scenario, ...state }: SimState): SimState => ({ ...structuredClone(state), scenario });
