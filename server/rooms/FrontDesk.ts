/** Opens games, gives out seats and wakes games that no room plays: the only place that makes rooms. */
import { matchMaker } from '@colyseus/core';
import { castOf } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { HttpRefusal, SeatTicket } from '../../shared/net/messages.ts';
import type { Aftermath } from '../../shared/net/sessionFile.ts';
import { atTableOf, type SeatId, SPLIT_SEATS } from '../../shared/sim/scenario.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';
import { TableDesk } from '../export/TableDesk.ts';
import type { TableId } from '../export/tables.ts';
import { writeSessionFile } from '../persistence/sessionFile.ts';
import type { SeatRecord, SessionRow } from '../persistence/tables.ts';
import { issueToken, newCode, newGameId, newNonce, newSeed, readToken, type SeatClaim } from '../session/seatToken.ts';
import { safeName } from '../session/words.ts';
import { type House, WorkshopRoom } from './WorkshopRoom.ts';

export const ROOM = 'workshop';
const DEFAULT_SCENARIO = 'first-round';

type RefusalCode = HttpRefusal['code'];

const smallestWith = (seat: SeatId, least: number): number => least + SPLIT_SEATS.indexOf(seat) + 1;

export class FrontDesk {
  #house: House;
  #waking = new Map<string, Promise<WorkshopRoom | null>>();
  #tables = new TableDesk();

  constructor(house: House) {
    this.#house = house;
  }

  /** Rooms for all games that were running when the last process ended. One that cannot be restored is logged and left as it is. */
  async restoreAll(): Promise<number> {
    const sessions = await this.#house.journal.reader.running();
    for (const session of sessions) {
      const room = await this.room(session.code);
      if (!room) this.#house.log.error({ game: session.id, code: session.code }, 'a running game could not be restored');
    }
    return sessions.length;
  }

  /** `size`: how many seats; the smallest table that has the wanted seat where absent. Null for what cannot be played so. */
  async open(seat: SeatId, name: string | null, scenarioId = DEFAULT_SCENARIO, size?: number): Promise<SeatTicket | null> {
    const written = Object.hasOwn(scenarios, scenarioId) ? scenarios[scenarioId] : undefined;
    if (written === undefined) return null;
    const scenario = atTableOf(written, size ?? smallestWith(seat, written.seats.length));
    if (!scenario.playableSeats.includes(seat) || (size !== undefined && scenario.seats.length !== size)) return null;
    const nonce = newNonce();
    const session: SessionRow = {
      id: newGameId(),
      code: await this.#freeCode(),
      status: 'running',
      seed: newSeed(),
      scenario_id: scenario.id,
      scenario_version: scenario.version,
      rules_version: RULES_VERSION,
      host_seat: seat,
      created_at: Date.now(),
    };
    const seats = scenario.seats.map((id): SeatRecord => {
      const person = id === seat ? { name: name ?? safeName(), human: 1, nonce } : { name: id, human: 0, nonce: null };
      return { session: session.id, seat: id, character: castOf(scenario)[id], ...person, bot_memory: null };
    });
    await this.#house.journal.commit([{ kind: 'open_session', session, seats }]);
    if (!(await this.room(session.code))) throw new Error('a new game has no room');
    return this.#ticket({ gameId: session.id, code: session.code, seat, nonce });
  }

  async takeSeat(code: string, seat: SeatId | null, name: string | null): Promise<SeatTicket | RefusalCode> {
    const room = await this.room(code);
    if (!room) return 'unknown_code';
    const { phase } = room.game.lookup();
    if (phase === 'closed') return 'session_closed';
    const nonce = newNonce();
    const taken = await room.game.takeSeat(seat, name ?? safeName(), nonce);
    return taken ? this.#ticket({ gameId: room.game.record.id, code, seat: taken, nonce }) : 'seat_taken';
  }

  /** The file of a closed game, for whoever holds one of its seats. */
  async exportFile(code: string, token: string | null): Promise<{ text: string } | RefusalCode> {
    const session = await this.#closedGame(code, token);
    if (typeof session === 'string') return session;
    return { text: await this.#fileOf(session, await this.#house.journal.reader.aftermath(session.id)) };
  }

  /** A table of a closed game, for the same. */
  async exportTable(code: string, token: string | null, table: TableId): Promise<{ text: string } | RefusalCode> {
    const session = await this.#closedGame(code, token);
    if (typeof session === 'string') return session;
    const after = await this.#house.journal.reader.aftermath(session.id);
    const tables = await this.#tables.tables(session.id, after, () => this.#fileOf(session, after));
    return { text: tables[table] };
  }

  async #closedGame(code: string, token: string | null): Promise<SessionRow | RefusalCode> {
    const claim = readToken(this.#house.secret, token, Date.now());
    const session = await this.#house.journal.reader.session(code);
    if (!session) return 'unknown_code';
    if (claim?.gameId !== session.id) return 'bad_token';
    const { seats } = await this.#house.journal.reader.seats(session.id);
    if (!seats.some((seat) => seat.seat === claim.seat && seat.nonce === claim.nonce)) return 'bad_token';
    return session.status === 'closed' ? session : 'still_running';
  }

  async #fileOf(session: SessionRow, after: Aftermath): Promise<string> {
    const { reader } = this.#house.journal;
    const { seats } = await reader.seats(session.id);
    return writeSessionFile(session, seats.length, await reader.steps(session.id), after);
  }

  /** The room of a game, made from the journal where none plays it now. Null for a code that no game has. */
  async room(code: string): Promise<WorkshopRoom | null> {
    const present = matchMaker.getLocalRoomById(code);
    if (present instanceof WorkshopRoom) return present;
    const waking = this.#waking.get(code) ?? this.#wake(code).finally(() => this.#waking.delete(code));
    this.#waking.set(code, waking);
    return waking;
  }

  async #wake(code: string): Promise<WorkshopRoom | null> {
    const session = await this.#house.journal.reader.session(code);
    if (session?.code !== code) return null;
    try {
      await matchMaker.createRoom(ROOM, { gameId: session.id });
    } catch (error) {
      this.#house.log.error({ game: session.id, error: error instanceof Error ? error.stack : String(error) }, 'no room for a game');
      return null;
    }
    const room = matchMaker.getLocalRoomById(code);
    return room instanceof WorkshopRoom ? room : null;
  }

  async #freeCode(): Promise<string> {
    for (;;) {
      const code = newCode();
      if (!(await this.#house.journal.reader.session(code))) return code;
    }
  }

  #ticket(claim: SeatClaim): SeatTicket {
    const { gameId, code, seat } = claim;
    return { gameId, code, seat, token: issueToken(this.#house.secret, claim, Date.now()) };
  }
}
