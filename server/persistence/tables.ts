/** What the journal holds. A session is its seed, its versions and one row per step; names, talk and the trial are side tables that can be deleted. */
import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';

/** `asleep`: running, but nobody is there; wakes when somebody comes back. */
export type SessionStatus = 'running' | 'asleep' | 'closed';

export interface SessionRow {
  id: string;
  code: string;
  status: SessionStatus;
  seed: string;
  scenario_id: string;
  scenario_version: number;
  rules_version: number;
  host_seat: string;
  created_at: number;
}
export interface StepRecord {
  session: string;
  step: number;
  /** JSON of the SeatCommands that led to this step, in order. */
  commands: string;
  fingerprint: string | null;
}
export interface SeatRecord {
  session: string;
  seat: string;
  character: string;
  name: string;
  human: number;
  nonce: string | null;
  bot_memory: string | null;
}
export interface TalkRecord {
  session: string;
  id: number;
  step: number;
  seat: string;
  text: string | null;
  line: string | null;
}

/** What people did at the trial of a finished game, in order. */
export interface TrialRecord {
  session: string;
  id: number;
  act: string;
  exhibit: string;
  /** Null for an exhibit that opened because everybody had voted. */
  seat: string | null;
  option: number | null;
}
/** The share of worlds in which a seat's person thought that their team would do better than its clean twin. */
export interface GuessRecord {
  session: string;
  seat: string;
  share: number;
}
/** The guesses of a session have been shown to everybody, and what was found with them. */
export interface ShownRecord {
  session: string;
}

export interface Tables {
  sessions: SessionRow;
  steps: StepRecord;
  seats: SeatRecord;
  talk: TalkRecord;
  trial: TrialRecord;
  guesses: GuessRecord;
  guesses_shown: ShownRecord;
  schema_version: { version: Generated<number> };
}

/** One entry per version of the tables, applied in order; an entry never changes once it has been in a release. */
const MIGRATIONS: ((db: Kysely<Tables>) => Promise<void>)[] = [
  async (db) => {
    await sql`CREATE TABLE sessions (
      id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('running', 'asleep', 'closed')),
      seed TEXT NOT NULL, scenario_id TEXT NOT NULL, scenario_version INTEGER NOT NULL, rules_version INTEGER NOT NULL,
      host_seat TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT`.execute(db);
    await sql`CREATE TABLE steps (
      session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, step INTEGER NOT NULL, commands TEXT NOT NULL, fingerprint TEXT,
      PRIMARY KEY (session, step)) STRICT, WITHOUT ROWID`.execute(db);
    await sql`CREATE TABLE seats (
      session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, seat TEXT NOT NULL, character TEXT NOT NULL, name TEXT NOT NULL,
      human INTEGER NOT NULL, nonce TEXT, bot_memory TEXT, PRIMARY KEY (session, seat)) STRICT, WITHOUT ROWID`.execute(db);
    await sql`CREATE TABLE talk (
      session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, id INTEGER NOT NULL, step INTEGER NOT NULL, seat TEXT NOT NULL,
      text TEXT, line TEXT, PRIMARY KEY (session, id)) STRICT, WITHOUT ROWID`.execute(db);
  },
  async (db) => {
    await sql`CREATE TABLE trial (
      session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, id INTEGER NOT NULL,
      act TEXT NOT NULL CHECK (act IN ('vote', 'testify', 'open', 'show')), exhibit TEXT NOT NULL, seat TEXT, option INTEGER,
      PRIMARY KEY (session, id)) STRICT, WITHOUT ROWID`.execute(db);
    await sql`CREATE TABLE guesses (
      session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, seat TEXT NOT NULL, share REAL NOT NULL,
      PRIMARY KEY (session, seat)) STRICT, WITHOUT ROWID`.execute(db);
  },
  async (db) => {
    await sql`CREATE TABLE guesses_shown (
      session TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE) STRICT, WITHOUT ROWID`.execute(db);
  },
];

export async function migrate(db: Kysely<Tables>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT`.execute(db);
  const applied = (await db.selectFrom('schema_version').select('version').executeTakeFirst())?.version ?? 0;
  if (applied > MIGRATIONS.length) throw new Error(`the data folder was written by a newer release (tables version ${applied})`);
  await db.transaction().execute(async (transaction) => {
    for (const migration of MIGRATIONS.slice(applied)) await migration(transaction);
    await transaction.deleteFrom('schema_version').execute();
    await transaction.insertInto('schema_version').values({ version: MIGRATIONS.length }).execute();
  });
}
