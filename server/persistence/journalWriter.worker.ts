/**
 * The one writer of the journal, in a thread of its own so that a slow disk never stalls the games. Requests that arrive while
 * a transaction runs go into the next one together; where that fails, each is tried alone, so that one bad row freezes one game.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openWriter } from './database.ts';
import { migrate } from './tables.ts';
import { apply, type Write } from './writes.ts';

export type ToWriter = { kind: 'commit'; id: number; writes: Write[] } | { kind: 'close' };
export type FromWriter =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'committed'; id: number; error: string | null }
  | { kind: 'closed' };

interface Request {
  id: number;
  writes: Write[];
}

const port = parentPort;
if (!port) throw new Error('the journal writer runs as a worker thread');
const tell = (message: FromWriter): void => port.postMessage(message);
const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const db = openWriter(String(workerData));
let waiting: Request[] = [];
let closing = false;
let flushing = false;

async function flush(): Promise<void> {
  if (flushing) return;
  flushing = true;
  while (waiting.length > 0) {
    const requests = waiting;
    waiting = [];
    try {
      await commit(requests.flatMap((request) => request.writes));
      for (const request of requests) tell({ kind: 'committed', id: request.id, error: null });
    } catch {
      for (const request of requests) await commitAlone(request);
    }
  }
  flushing = false;
  if (closing) {
    await db.destroy();
    tell({ kind: 'closed' });
    port?.close();
  }
}

function commit(writes: Write[]): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    for (const write of writes) await apply(transaction, write);
  });
}

async function commitAlone(request: Request): Promise<void> {
  try {
    await commit(request.writes);
    tell({ kind: 'committed', id: request.id, error: null });
  } catch (error) {
    tell({ kind: 'committed', id: request.id, error: said(error) });
  }
}

port.on('message', (message: ToWriter) => {
  if (message.kind === 'close') closing = true;
  else waiting.push({ id: message.id, writes: message.writes });
  setImmediate(() => void flush());
});

try {
  await migrate(db);
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'failed', message: said(error) });
}
