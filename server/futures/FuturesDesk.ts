/** Between a room and its futures: opens them once the game has ended, from the journal, and says what may be asked. */
import { z } from 'zod';
import type { FuturesWant, ServerMessages } from '../../shared/net/messages.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import { seatId } from '../persistence/JournalReader.ts';
import type { House } from '../rooms/WorkshopRoom.ts';
import type { LiveGame } from '../session/LiveGame.ts';
import { RoomFutures } from './RoomFutures.ts';

const WANTS: readonly FuturesWant[] = ['headline', 'exit_door', 'when_lost', 'without'];
const Offer = z.custom<OfferId>((value) => typeof value === 'string' && /^[DN]\d{1,2}$/.test(value));
export const FuturesShape = z.strictObject({ want: z.enum(WANTS as [FuturesWant, ...FuturesWant[]]), offer: Offer.optional() });

type Tell = <K extends 'guesses' | 'futures'>(name: K, payload: ServerMessages[K]) => void;

export class FuturesDesk {
  #house: House;
  #game: LiveGame;
  #broadcast: Tell;
  #opened: Promise<RoomFutures> | null = null;
  #futures: RoomFutures | null = null;

  constructor(house: House, game: LiveGame, broadcast: Tell) {
    this.#house = house;
    this.#game = game;
    this.#broadcast = broadcast;
  }

  /** The room's futures, or null while the game goes on, is frozen, or has none: a single round is no future. */
  async open(): Promise<RoomFutures | null> {
    await this.#game.settled();
    const state = this.#game.shownState;
    if (state === null || state.business === null || state.phase !== 'closed') return null;
    try {
      this.#opened ??= this.#create();
      return await this.#opened;
    } catch (error) {
      this.#opened = null;
      this.#house.log.error({ game: this.#game.record.id, error: error instanceof Error ? error.stack : String(error) }, 'no futures');
      return null;
    }
  }

  async #create(): Promise<RoomFutures> {
    const { journal, log, futures } = this.#house;
    const { record, scenario } = this.#game;
    this.#futures = new RoomFutures({
      pool: futures.pool,
      log,
      hostSeat: seatId(record.host_seat),
      ...(await journal.reader.guesses(record.id)),
      people: () => this.#game.people(),
      yeses: () => saidYes(this.#game),
      keepGuess: (seat, share) => journal.commit([{ kind: 'add_guess', row: { session: record.id, seat, share } }]),
      keepShown: () => journal.commit([{ kind: 'show_guesses', session: record.id }]),
      session: async () => ({
        kind: 'read',
        scenarioId: record.scenario_id,
        seats: scenario.seats.length,
        seed: record.seed,
        rows: await journal.reader.steps(record.id),
      }),
      tellGuesses: (guesses) => this.#broadcast('guesses', guesses),
      tellFutures: (message) => this.#broadcast('futures', message),
      sizes: futures.sizes,
      nowMs: () => performance.now(),
    });
    return this.#futures;
  }

  peopleChanged(): void {
    this.#futures?.peopleChanged();
  }

  /** What somebody who has just sat down is told. */
  async tell(tell: Tell): Promise<void> {
    const futures = await this.open();
    if (futures === null) return;
    tell('guesses', futures.guesses);
    for (const message of futures.latest) tell('futures', message);
  }

  close(): void {
    this.#futures?.close();
  }
}

/** What was asked for counts as a yes, whatever became of it. */
const saidYes = ({ shownState }: LiveGame): OfferId[] =>
  (shownState?.business?.offers ?? []).filter(({ status }) => ['asked', 'granted', 'refused'].includes(status)).map(({ offer }) => offer);
