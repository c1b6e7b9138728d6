/** Replays one record into its tables in a thread of its own, so that the games that are running do not wait for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { tablesOf } from './tables.ts';

if (!parentPort) throw new Error('tables are made in a worker thread');
parentPort.postMessage(tablesOf(String(workerData)));
