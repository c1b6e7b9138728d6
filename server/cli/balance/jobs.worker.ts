import { parentPort, workerData } from 'node:worker_threads';
import { scenarioNamed } from '../scenarioNamed.ts';
import { doJob, type Job } from './jobs.ts';

/** Does one job at a time. */
const scenario = scenarioNamed(workerData.scenarioId);
const port = parentPort;
if (!port) throw new Error('the balance worker needs a parent');

port.on('message', (job: Job) => port.postMessage(doJob(scenario, job)));
