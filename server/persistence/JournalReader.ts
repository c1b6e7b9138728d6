/** Questions to the journal. Everything read back is checked: a row that no release wrote is an error, not a guess. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { characters } from '../../shared/content/characters.ts';
import type { CharacterId, TalkLine } from '../../shared/net/messages.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import { shapeCommand } from '../session/commandShape.ts';
import type { Seat } from '../session/SeatRoll.ts';
import type { BotMemories, StepRow } from '../session/Session.ts';
import type { SessionRow, Tables } from './tables.ts';

const SeatName = z.enum(SEATS as [SeatId, ...SeatId[]]);
const Character = z.custom<CharacterId>((value) => typeof value === 'string' && Object.hasOwn(characters, value));
const Commands = z.array(z.strictObject({ seat: SeatName, cid: z.string(), command: z.unknown() }));

export const seatId = (text: string): SeatId => SeatName.parse(text);

/** Reads the commands of a row back from JSON. Throws on anything that the session would not have queued. */
export function readCommands(json: unknown): StepRow['commands'] {
  return Commands.parse(json).map(({ seat, cid, command }) => {
    const shaped = shapeCommand(command);
    if (!shaped.ok) throw new Error(`a recorded command is ${shaped.code}`);
    return { seat, cid, command: shaped.value };
  });
}

export class JournalReader {
  #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  session(idOrCode: string): Promise<SessionRow | undefined> {
    return this.#db
      .selectFrom('sessions')
      .selectAll()
      .where((where) => where.or([where('id', '=', idOrCode), where('code', '=', idOrCode)]))
      .executeTakeFirst();
  }

  running(): Promise<SessionRow[]> {
    return this.#db.selectFrom('sessions').selectAll().where('status', '=', 'running').orderBy('created_at').execute();
  }

  async steps(session: string): Promise<StepRow[]> {
    const rows = await this.#db.selectFrom('steps').selectAll().where('session', '=', session).orderBy('step').execute();
    return rows.map((row) => ({ step: row.step, commands: readCommands(JSON.parse(row.commands)), fingerprint: row.fingerprint }));
  }

  async seats(session: string): Promise<{ seats: Seat[]; memories: BotMemories }> {
    const rows = await this.#db.selectFrom('seats').selectAll().where('session', '=', session).execute();
    const memories: BotMemories = {};
    const seats = SEATS.flatMap((seat) => rows.filter((row) => row.seat === seat)).map((row) => {
      const seat = seatId(row.seat);
      if (row.bot_memory !== null) memories[seat] = JSON.parse(row.bot_memory);
      return { seat, character: Character.parse(row.character), name: row.name, human: row.human === 1, nonce: row.nonce };
    });
    return { seats, memories };
  }

  async talk(session: string): Promise<TalkLine[]> {
    const rows = await this.#db.selectFrom('talk').selectAll().where('session', '=', session).orderBy('id').execute();
    return rows.map(({ id, step, seat, text, line }) => ({ id, step, seat: seatId(seat), text, line }));
  }
}
