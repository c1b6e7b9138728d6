/**
 * How often a seat has something to decide: seconds of live play between the arrivals of what asks for an answer (offers, requests,
 * blocks, the day's work, and for the chief the page at a close). Closes do not count as play. Works on what the seat itself is shown.
 */
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import type { InboxItem } from '../../shared/sim/views/types.ts';

const SECONDS_PER_STEP = 0.25;
/** Inboxes are looked at every so many steps. */
const LOOK_EVERY = 4;
const SIGNS_THE_PAGE: SeatId = 'chief';
const ASKS: readonly InboxItem['kind'][] = ['offer', 'request', 'block', 'matter'];

export interface SeatCadence {
  /** Things to decide that arrived, over all sessions watched. */
  arrivals: number;
  /** Seconds of live play between them. */
  median: number;
  longest: number;
}

export class Cadence {
  #gaps: Partial<Record<SeatId, number[]>> = {};
  #seen: Partial<Record<SeatId, Set<string>>> = {};
  #lastAt: Partial<Record<SeatId, number>> = {};
  #liveSteps = 0;
  #phase: SimState['phase'] = 'live';

  readonly #stepsOfPlay: number;

  /** `stepsOfPlay` = live steps that one step of the state stands for: 1, or more in a coarse run. */
  constructor(stepsOfPlay: number) {
    this.#stepsOfPlay = stepsOfPlay;
  }

  /** Forgets what the session before had open, keeps its gaps. */
  begin(): void {
    this.#seen = {};
    this.#lastAt = {};
    this.#liveSteps = 0;
    this.#phase = 'live';
  }

  /** Call once after every step. */
  watch(state: SimState): void {
    const closes = this.#phase === 'live' && state.phase === 'close';
    this.#phase = state.phase;
    if (closes) this.#arrived(SIGNS_THE_PAGE);
    if (state.phase !== 'live') return;
    this.#liveSteps += 1;
    if (this.#liveSteps % Math.max(1, Math.round(LOOK_EVERY / this.#stepsOfPlay)) !== 0) return;
    const market = state.scenario.markets[0]!.id;
    for (const seat of state.scenario.seats) {
      this.#seen[seat] ??= new Set();
      const seen = this.#seen[seat];
      for (const item of seatView(state, seat, market).inbox) {
        if (!ASKS.includes(item.kind) || seen.has(item.id)) continue;
        seen.add(item.id);
        this.#arrived(seat);
      }
    }
  }

  /** The end of a session ends a wait too. */
  end(seats: readonly SeatId[]): void {
    for (const seat of seats) this.#wait(seat);
  }

  report(seats: readonly SeatId[]): { seats: Record<string, SeatCadence>; worst: SeatId | null } {
    const rows = seats.map((seat) => {
      const gaps = (this.#gaps[seat] ?? []).toSorted((left, right) => left - right);
      const at = (place: number): number => Math.round(gaps[place] ?? 0);
      const row: SeatCadence = { arrivals: gaps.length, median: at(Math.floor(gaps.length / 2)), longest: at(gaps.length - 1) };
      return { seat, row };
    });
    const worst = rows.toSorted((left, right) => right.row.median - left.row.median)[0]?.seat ?? null;
    return { seats: Object.fromEntries(rows.map(({ seat, row }) => [seat, row])), worst };
  }

  #arrived(seat: SeatId): void {
    this.#wait(seat);
    this.#lastAt[seat] = this.#liveSteps;
  }

  #wait(seat: SeatId): void {
    const steps = this.#liveSteps - (this.#lastAt[seat] ?? 0);
    this.#gaps[seat] ??= [];
    this.#gaps[seat].push(steps * this.#stepsOfPlay * SECONDS_PER_STEP);
  }
}
