/**
 * A game's trial on its record: one act after the other, each kept before it counts and before anybody hears of it. Null until the game
 * is over.
 */
import type { TrialView } from '../../shared/net/messages.ts';
import type { TrialAct } from '../../shared/sim/judgement/hearing.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { Journal } from '../persistence/Journal.ts';
import type { Session } from './Session.ts';
import { Trial, type Wanted } from './Trial.ts';

interface Parts {
  /** The game's id in the journal. */
  game: string;
  session: Session;
  journal: Journal;
  /** Acts that the journal holds. */
  acts: readonly TrialAct[];
  /** Seats that a person is at now. */
  present(): SeatId[];
  changed(): void;
  /** The record of this game gives no trial. */
  failed(error: unknown): void;
}

export class LiveTrial {
  #parts: Parts;
  #trial: Trial | null = null;
  /** What cannot be built leaves the game and its receipt as they are. */
  #broken = false;
  #kept: number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#kept = parts.acts.length;
  }

  view(seat: SeatId): TrialView | null {
    return this.#started()?.view(seat, this.#parts.present()) ?? null;
  }

  receipt(): Receipt | null {
    return this.#started()?.receipt() ?? this.#parts.session.receipt();
  }

  vote(seat: SeatId, exhibit: string, option: number): Promise<{ ok: true } | { ok: false; code: RejectionCode }> {
    return this.#act((trial) => trial.vote(seat, exhibit, option, this.#parts.present()));
  }

  testify(seat: SeatId, exhibit: string): Promise<{ ok: true } | { ok: false; code: RejectionCode }> {
    return this.#act((trial) => trial.testify(seat, exhibit));
  }

  open(host: SeatId, exhibit: string): Promise<{ ok: true } | { ok: false; code: RejectionCode }> {
    return this.#act((trial) => trial.open(host, exhibit));
  }

  show(host: SeatId, exhibit: string): Promise<{ ok: true } | { ok: false; code: RejectionCode }> {
    return this.#act((trial) => trial.show(host, exhibit));
  }

  /** Who had not voted may have left. */
  async peopleChanged(): Promise<void> {
    await this.#act((trial) => ({ ok: true, acts: trial.ripe(this.#parts.present()) }), true);
  }

  #started(): Trial | null {
    const { session, acts } = this.#parts;
    const receipt = this.#broken ? null : session.receipt();
    if (receipt === null) return null;
    try {
      this.#trial ??= new Trial(session.exhibits(), receipt, acts);
    } catch (error) {
      this.#broken = true;
      this.#parts.failed(error);
    }
    return this.#trial;
  }

  /** Acts take their turns, so that each is decided on what all before it have come to. */
  #act(want: (trial: Trial) => Wanted, quiet = false): Promise<{ ok: true } | { ok: false; code: RejectionCode }> {
    const done = this.#turn.then(async (): Promise<{ ok: true } | { ok: false; code: RejectionCode }> => {
      const trial = this.#started();
      if (trial === null) return { ok: false, code: 'wrong_phase' };
      const wanted = want(trial);
      if (!wanted.ok) return wanted;
      if (wanted.acts.length > 0) await this.#keep(trial, wanted.acts);
      if (wanted.acts.length > 0 || quiet) this.#parts.changed();
      return { ok: true };
    });
    this.#turn = done.catch(() => {});
    return done;
  }

  async #keep(trial: Trial, acts: readonly TrialAct[]): Promise<void> {
    const rows = acts.map((act, index) => ({
      session: this.#parts.game,
      id: this.#kept + index + 1,
      act: act.act,
      exhibit: act.exhibit,
      seat: act.seat,
      option: act.act === 'vote' ? act.option : null,
    }));
    await this.#parts.journal.commit([{ kind: 'add_trial', rows }]);
    this.#kept += rows.length;
    for (const act of acts) trial.take(act);
  }
}
