/** Who sits where: the name, the claim and the presence of each seat's person. Fed with the time by its caller. */
import type { CharacterId, Person } from '../../shared/net/messages.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';

/** A bot keeps the seat warm for a person who has been away this long. */
export const AWAY_MS = 20_000;
/** A ticket that nobody came with frees its seat again. */
export const CLAIM_MS = 60_000;

export interface Seat {
  seat: SeatId;
  character: CharacterId;
  name: string;
  human: boolean;
  /** Part of the person's token; a new claim replaces it, which ends the older ticket. */
  nonce: string | null;
}

interface Presence {
  connected: boolean;
  everCame: boolean;
  sinceMs: number;
}

export class SeatRoll {
  readonly seats: Seat[];
  #playable: readonly SeatId[];
  #presence = new Map<SeatId, Presence>();

  /** `restored` seats belong to people who have been here before the process started. */
  constructor(seats: Seat[], playable: readonly SeatId[], nowMs: number, restored: boolean) {
    this.seats = seats;
    this.#playable = playable;
    for (const seat of seats) this.#presence.set(seat.seat, { connected: false, everCame: restored, sinceMs: nowMs });
  }

  seat(id: SeatId): Seat {
    const found = this.seats.find((seat) => seat.seat === id);
    if (!found) throw new Error(`no seat ${id}`);
    return found;
  }

  isOpen(id: SeatId, nowMs: number): boolean {
    if (!this.#playable.includes(id)) return false;
    const presence = this.#of(id);
    return !this.seat(id).human || (!presence.everCame && !presence.connected && nowMs - presence.sinceMs > CLAIM_MS);
  }

  openSeats(nowMs: number): SeatId[] {
    return this.seats.map((seat) => seat.seat).filter((id) => this.isOpen(id, nowMs));
  }

  /** Gives an open seat to a person. The caller writes the seat before the ticket leaves the house. */
  claim(id: SeatId, name: string, nonce: string, nowMs: number): Seat {
    const seat = this.seat(id);
    seat.human = true;
    seat.name = name;
    seat.nonce = nonce;
    this.#presence.set(id, { connected: false, everCame: false, sinceMs: nowMs });
    return seat;
  }

  arrived(id: SeatId, nowMs: number): void {
    this.#presence.set(id, { connected: true, everCame: true, sinceMs: nowMs });
  }

  left(id: SeatId, nowMs: number): void {
    const presence = this.#of(id);
    if (presence.connected) this.#presence.set(id, { ...presence, connected: false, sinceMs: nowMs });
  }

  headCount(): number {
    return this.seats.filter((seat) => this.#of(seat.seat).connected).length;
  }

  botSeats(nowMs: number): SeatId[] {
    return this.seats.filter((seat) => this.#playedByBot(seat, nowMs)).map((seat) => seat.seat);
  }

  people(nowMs: number): Person[] {
    return this.seats.map((seat) => {
      const bot = this.#playedByBot(seat, nowMs);
      return { seat: seat.seat, name: seat.name, bot, character: bot ? seat.character : null, connected: this.#of(seat.seat).connected };
    });
  }

  #playedByBot(seat: Seat, nowMs: number): boolean {
    const presence = this.#of(seat.seat);
    return !seat.human || (!presence.connected && nowMs - presence.sinceMs > AWAY_MS);
  }

  #of(id: SeatId): Presence {
    const presence = this.#presence.get(id);
    if (!presence) throw new Error(`no seat ${id}`);
    return presence;
  }
}
