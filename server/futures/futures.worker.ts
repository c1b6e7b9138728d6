import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { doJob } from './doJob.ts';
import type { FuturesJob } from './jobs.ts';

/** Plays one job at a time, behind whatever else wants the processor: live rooms come first. */
const port = parentPort;
if (!port) throw new Error('the futures worker needs a parent');

const BEHIND = 5;
// On Linux this is about the calling thread alone; elsewhere it would be about the whole process.
if (process.platform === 'linux') setPriority(0, BEHIND);

port.on('message', (job: FuturesJob) => port.postMessage(doJob(job)));
