/** The journal as the server sees it: commits go to the writer thread and resolve when they are on disk; reads use a connection of their own. */
import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import { holdFolder, journalFile, openReader } from './database.ts';
import { JournalReader } from './JournalReader.ts';
import type { FromWriter, ToWriter } from './journalWriter.worker.ts';
import type { Tables } from './tables.ts';
import type { Write } from './writes.ts';

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

export class Journal {
  readonly reader: JournalReader;
  #db: Kysely<Tables>;
  #writer: Worker;
  #letGo: () => void;
  #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #broken: Error | null = null;

  private constructor(writer: Worker, db: Kysely<Tables>, letGo: () => void) {
    this.#writer = writer;
    this.#db = db;
    this.#letGo = letGo;
    this.reader = new JournalReader(db);
    writer.on('message', (message: FromWriter) => this.#hear(message));
    writer.on('error', (error) => this.#breakDown(error));
    writer.on('exit', () => this.#breakDown(new Error('the journal writer has stopped')));
  }

  static async open(dataDir: string): Promise<Journal> {
    const letGo = holdFolder(dataDir);
    const file = journalFile(dataDir);
    try {
      const writer = new Worker(new URL('./journalWriter.worker.ts', import.meta.url), { workerData: file });
      await started(writer);
      return new Journal(writer, openReader(file), letGo);
    } catch (error) {
      letGo();
      throw error;
    }
  }

  /** False once the writer has gone: nothing can be kept any more. */
  get works(): boolean {
    return this.#broken === null;
  }

  /** Resolves when all of these writes are on disk, rejects when none of them is. */
  commit(writes: Write[]): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ kind: 'commit', id, writes });
    });
  }

  async close(): Promise<void> {
    if (this.#broken) {
      await this.#writer.terminate();
    } else {
      const ended = new Promise<void>((resolve) => this.#writer.once('exit', () => resolve()));
      this.#send({ kind: 'close' });
      await ended;
    }
    await this.#db.destroy();
    this.#letGo();
  }

  #send(message: ToWriter): void {
    this.#writer.postMessage(message);
  }

  #hear(message: FromWriter): void {
    if (message.kind !== 'committed') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === null) waiting?.resolve();
    else waiting?.reject(new Error(message.error));
  }

  #breakDown(error: Error): void {
    this.#broken ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#broken);
    this.#waiting.clear();
  }
}

function started(writer: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    writer.once('error', reject);
    writer.once('message', (message: FromWriter) => {
      writer.off('error', reject);
      if (message.kind === 'ready') resolve();
      else
        reject(
          new Error(message.kind === 'failed' ? `the journal cannot be opened: ${message.message}` : 'the journal writer did not start'),
        );
    });
  });
}
