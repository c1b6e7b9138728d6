/** Opens the SQLite file in the data folder. `writer` sets what makes a commit survive a power cut. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Tables } from './tables.ts';

export const journalFile = (dataDir: string): string => join(dataDir, 'journal.sqlite');

export function openWriter(file: string): Kysely<Tables> {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}

export function openReader(file: string): Kysely<Tables> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  database.pragma('busy_timeout = 5000');
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}

/**
 * Takes the data folder for this process until it ends; the operating system lets go of it even after a kill. Throws when
 * another server holds it, since two writers of one game would contradict each other.
 */
export function holdFolder(dataDir: string): () => void {
  const lock = new Database(join(dataDir, 'lock.sqlite'), { timeout: 1000 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(`another server is using the data folder ${dataDir}`);
  }
  return () => lock.close();
}
