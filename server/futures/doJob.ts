import type { FuturesAnswer, FuturesJob } from './jobs.ts';
import { playWorld } from './playWorld.ts';
import { readSession } from './readSession.ts';

/** A path that breaks is told as broken: its world is counted as failed, and no other is touched. */
export function doJob(job: FuturesJob): FuturesAnswer {
  try {
    return job.kind === 'read' ? readSession(job) : playWorld(job);
  } catch (error) {
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
}
