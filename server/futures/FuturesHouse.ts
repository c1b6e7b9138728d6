/** The threads that play futures, shared by every room of this process. While a game is live somewhere one core is left to it. */
import { availableParallelism } from 'node:os';
import { WorkerPool } from '../workers/WorkerPool.ts';
import { RUN_SIZES, type RunSizes } from './FutureRun.ts';
import type { FuturesAnswer, FuturesJob } from './jobs.ts';

export const futuresThreads = (cores: number, liveGames: number): number => Math.max(1, liveGames > 0 ? cores - 1 : cores);

export class FuturesHouse {
  /** How many worlds a question is put to. */
  sizes: RunSizes = RUN_SIZES;
  readonly pool: WorkerPool<FuturesJob, FuturesAnswer>;

  constructor(liveGames: () => number, cores = availableParallelism()) {
    this.pool = new WorkerPool<FuturesJob, FuturesAnswer>(new URL('./futures.worker.ts', import.meta.url), null, () =>
      futuresThreads(cores, liveGames()),
    );
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
