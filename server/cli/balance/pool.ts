/** Jobs spread over all cores, answered in their order. */
import { availableParallelism } from 'node:os';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { WorkerPool } from '../../workers/WorkerPool.ts';
import type { Done, Job, Runner } from './jobs.ts';

export type Progress = (what: string) => (done: number, total: number) => void;

export const pooled = (scenario: Scenario, progress: Progress): Runner => ({
  run: async <J extends Job>(jobs: readonly J[], what: string): Promise<Done<J['kind']>[]> => {
    const url = new URL('./jobs.worker.ts', import.meta.url);
    const pool = new WorkerPool<J, Done<J['kind']>>(url, { scenarioId: scenario.id }, availableParallelism);
    const answers: Done<J['kind']>[] = [];
    const total = jobs.reduce((sum, job) => sum + weightOf(job), 0);
    const told = progress(what);
    let done = 0;
    let broken: Error | null = null;
    const run = pool.run(jobs, {
      landed: (answer, place) => {
        answers[place] = answer;
        done += weightOf(jobs[place]!);
        told(done, total);
      },
      broke: (error) => {
        broken ??= error;
        run.cancel();
      },
    });
    await run.done;
    await pool.close();
    if (broken !== null) throw broken;
    return answers;
  },
});

const weightOf = (job: Job): number => (job.kind === 'paths' ? job.policies.length : 1);
