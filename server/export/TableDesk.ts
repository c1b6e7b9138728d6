/**
 * Makes the tables of finished games, one game at a time however many ask, and keeps the last few: a finished game changes only by what is
 * said of it afterwards.
 */
import { Worker } from 'node:worker_threads';
import type { Aftermath } from '../../shared/net/sessionFile.ts';
import type { TableId } from './tables.ts';

const KEPT = 8;

export class TableDesk {
  #made = new Map<string, Promise<Record<TableId, string>>>();
  #last: Promise<unknown> = Promise.resolve();

  /** `write` is asked for the game's session file when the tables are not there yet. */
  tables(game: string, after: Aftermath, write: () => Promise<string>): Promise<Record<TableId, string>> {
    const key = JSON.stringify([game, after]);
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#last.then(write).then(inWorker);
    this.#last = made.catch(() => undefined);
    this.#made.set(key, made);
    made.catch(() => this.#made.delete(key));
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}

function inWorker(text: string): Promise<Record<TableId, string>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./tables.worker.ts', import.meta.url), { workerData: text });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the tables were not made')));
  });
}
