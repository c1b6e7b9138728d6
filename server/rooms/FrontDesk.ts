/** Opens games, gives out seats and wakes games that no room plays: the only place that makes rooms. */
import { matchMaker } from '@colyseus/core';
import { castOf } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { HttpRefusal, SeatTicket } from '../../shared/net/messages.ts';
import type { Aftermath } from '../../shared/net/sessionFile.ts';
import { scenarioOf } from '../../shared/sim/recording.ts';
import { atTableOf, type SeatId, SPLIT_SEATS } from '../../shared/sim/scenario.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';
import { TableDesk } from '../export/TableDesk.ts';
import type { TableId } from '../export/tables.ts';
import { playedBy, writeSessionFile } from '../persistence/sessionFile.ts';
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
  #maxGames: number;
  #waking = new Map<string, Promise<WorkshopRoom | RefusalCode>>();
  #tables = new TableDesk();

  /** `maxGames`: games awake at one time, beyond which no new one is opened. */
  constructor(house: House, maxGames: number) {
    this.#house = house;
    this.#maxGames = maxGames;
  }

  /**
   * Rooms for all games that were running when the last process ended. One that cannot be restored is logged and left as it is.
   * Gives how many were restored.
   */
  async restoreAll(): Promise<number> {
    const sessions = await this.#house.journal.reader.running();
    let restored = 0;
    for (const { id, code } of sessions) {
      const room = await this.room(code).catch(() => 'failed');
      if (typeof room !== 'string') restored += 1;
      else this.#house.log.warn({ game: id, code, why: room }, 'a running game was not restored');
    }
    return restored;
  }

  /** `size`: how many seats; the smallest table that has the wanted seat where absent. Malformed is what cannot be played so. */
  async open(seat: SeatId, name: string | null, scenarioId = DEFAULT_SCENARIO, size?: number): Promise<SeatTicket | RefusalCode> {
    const written = Object.hasOwn(scenarios, scenarioId) ? scenarios[scenarioId] : undefined;
    if (written === undefined) return 'malformed';
    const scenario = atTableOf(written, size ?? smallestWith(seat, written.seats.length));
    if (!scenario.playableSeats.includes(seat) || (size !== undefined && scenario.seats.length !== size)) return 'malformed';
    if (WorkshopRoom.count >= this.#maxGames) return 'server_full';
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
    if (typeof (await this.room(session.code)) === 'string') throw new Error('a new game has no room');
    return this.#ticket({ gameId: session.id, code: session.code, seat, nonce });
  }

  async takeSeat(code: string, seat: SeatId | null, name: string | null): Promise<SeatTicket | RefusalCode> {
    const room = await this.room(code);
    if (typeof room === 'string') return room;
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

  /** The room of a game, made from the journal where none plays it now, or why there is none. */
  async room(code: string): Promise<WorkshopRoom | RefusalCode> {
    const present = matchMaker.getLocalRoomById(code);
    if (present instanceof WorkshopRoom) return present;
    const waking = this.#waking.get(code) ?? this.#wake(code).finally(() => this.#waking.delete(code));
    this.#waking.set(code, waking);
    return waking;
  }

  async #wake(code: string): Promise<WorkshopRoom | RefusalCode> {
    const { reader } = this.#house.journal;
    const session = await reader.session(code);
    if (session?.code !== code) return 'unknown_code';
    const { seats } = await reader.seats(session.id);
    if (!scenarioOf(playedBy(session, seats.length), scenarios).ok) return 'other_rules';
    await matchMaker.createRoom(ROOM, { gameId: session.id });
    const room = matchMaker.getLocalRoomById(code);
    if (!(room instanceof WorkshopRoom)) throw new Error(`no room for the game ${session.id}`);
    return room;
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
