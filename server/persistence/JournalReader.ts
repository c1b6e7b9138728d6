/** Questions to the journal. Everything read back is checked: a row that no release wrote is an error, not a guess. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { characters } from '../../shared/content/characters.ts';
import { SeatName, shapeRecorded } from '../../shared/net/commandShape.ts';
import type { Guess } from '../../shared/net/futures.ts';
import type { CharacterId, TalkLine } from '../../shared/net/messages.ts';
import type { Aftermath } from '../../shared/net/sessionFile.ts';
import { shapeTrial } from '../../shared/net/trialAct.ts';
import { type TrialAct, toldActs } from '../../shared/sim/judgement/hearing.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import type { Seat } from '../session/SeatRoll.ts';
import type { BotMemories, StepRow } from '../session/Session.ts';
import type { SessionRow, Tables } from './tables.ts';

const Character = z.custom<CharacterId>((value) => typeof value === 'string' && Object.hasOwn(characters, value));

export const seatId = (text: string): SeatId => SeatName.parse(text);

/** The commands of a row. Throws on anything that no session would have queued. */
function readCommands(json: string): StepRow['commands'] {
  const commands = shapeRecorded(JSON.parse(json));
  if (!commands) throw new Error('the journal holds a command that no game records');
  return commands;
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
    return rows.map((row) => ({ step: row.step, commands: readCommands(row.commands), fingerprint: row.fingerprint }));
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

  async trial(session: string): Promise<TrialAct[]> {
    const acts = shapeTrial(await this.#db.selectFrom('trial').selectAll().where('session', '=', session).orderBy('id').execute());
    if (!acts) throw new Error('the journal holds an act of a trial that no release writes');
    return acts;
  }

  async talk(session: string): Promise<TalkLine[]> {
    const rows = await this.#db.selectFrom('talk').selectAll().where('session', '=', session).orderBy('id').execute();
    return rows.map(({ id, step, seat, text, line }) => ({ id, step, seat: seatId(seat), text, line }));
  }

  /** `shown`: from then on nobody guesses any more. */
  async guesses(session: string): Promise<{ guesses: Guess[]; shown: boolean }> {
    const rows = await this.#db.selectFrom('guesses').selectAll().where('session', '=', session).execute();
    const shown = await this.#db.selectFrom('guesses_shown').selectAll().where('session', '=', session).executeTakeFirst();
    return { guesses: rows.map(({ seat, share }) => ({ seat: seatId(seat), share })), shown: shown !== undefined };
  }

  /** What a file may tell: nothing of it is sealed any more. */
  async aftermath(session: string): Promise<Aftermath> {
    const { guesses, shown } = await this.guesses(session);
    return { trial: toldActs(await this.trial(session)), guesses: shown ? guesses : [] };
  }
}
