/** What can be asked of the journal's writer. Each request is safe as a whole or not at all. */
import type { Kysely, Transaction } from 'kysely';
import type { GuessRecord, SeatRecord, SessionRow, SessionStatus, StepRecord, Tables, TalkRecord, TrialRecord } from './tables.ts';

export type Write =
  | { kind: 'open_session'; session: SessionRow; seats: SeatRecord[] }
  | { kind: 'add_steps'; rows: StepRecord[] }
  | { kind: 'add_talk'; rows: TalkRecord[] }
  | { kind: 'add_trial'; rows: TrialRecord[] }
  | { kind: 'add_guess'; row: GuessRecord }
  | { kind: 'show_guesses'; session: string }
  | { kind: 'set_seat'; session: string; seat: string; name: string; human: number; nonce: string | null }
  | { kind: 'set_bot_memory'; session: string; seat: string; memory: string }
  | { kind: 'set_status'; session: string; status: SessionStatus };

export async function apply(db: Kysely<Tables> | Transaction<Tables>, write: Write): Promise<void> {
  switch (write.kind) {
    case 'open_session':
      await db.insertInto('sessions').values(write.session).execute();
      await db.insertInto('seats').values(write.seats).execute();
      return;
    case 'add_steps':
      await db.insertInto('steps').values(write.rows).execute();
      return;
    case 'add_talk':
      await db.insertInto('talk').values(write.rows).execute();
      return;
    case 'add_trial':
      await db.insertInto('trial').values(write.rows).execute();
      return;
    case 'add_guess':
      await db.insertInto('guesses').values(write.row).execute();
      return;
    case 'show_guesses':
      await db
        .insertInto('guesses_shown')
        .values({ session: write.session })
        .onConflict((again) => again.doNothing())
        .execute();
      return;
    case 'set_seat':
      await db
        .updateTable('seats')
        .set({ name: write.name, human: write.human, nonce: write.nonce })
        .where('session', '=', write.session)
        .where('seat', '=', write.seat)
        .execute();
      return;
    case 'set_bot_memory':
      await db
        .updateTable('seats')
        .set({ bot_memory: write.memory })
        .where('session', '=', write.session)
        .where('seat', '=', write.seat)
        .execute();
      return;
    case 'set_status':
      await db.updateTable('sessions').set({ status: write.status }).where('id', '=', write.session).execute();
      return;
  }
}
