/**
 * Worker threads that do one job at a time. Several runs take turns, job by job, so that a long one holds nobody up; how many threads
 * may work at once is asked before every job. A job whose thread breaks is told as broken, and the next gets a new thread.
 */
import { Worker } from 'node:worker_threads';

export interface PoolRun {
  /** Resolves when every job has been answered or has broken, or, once cancelled, when none is under way any more. */
  done: Promise<void>;
  /** No further job is begun. */
  cancel(): void;
}
export interface Listener<A> {
  landed(answer: A, place: number): void;
  broke(error: Error, place: number): void;
}

interface Run<J, A> {
  jobs: readonly J[];
  next: number;
  underWay: number;
  listener: Listener<A>;
  finish(): void;
}

/** Threads that had nothing to do for so long are let go. */
const IDLE_MS = 60_000;

export class WorkerPool<J, A> {
  #url: URL;
  #workerData: unknown;
  #limit: () => number;
  #runs: Run<J, A>[] = [];
  #idle: Worker[] = [];
  #busy = new Map<Worker, { run: Run<J, A>; place: number }>();
  #resting: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(url: URL, workerData: unknown, limit: () => number) {
    this.#url = url;
    this.#workerData = workerData;
    this.#limit = limit;
  }

  run(jobs: readonly J[], listener: Listener<A>): PoolRun {
    const { promise, resolve } = Promise.withResolvers<void>();
    const run: Run<J, A> = { jobs, next: 0, underWay: 0, listener, finish: resolve };
    this.#runs.push(run);
    this.#hand();
    return {
      done: promise,
      cancel: () => {
        run.next = run.jobs.length;
        this.#hand();
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const run of this.#runs) run.next = run.jobs.length;
    if (this.#resting) clearTimeout(this.#resting);
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
    for (const run of this.#runs) run.finish();
  }

  /** Hands out jobs while threads are free, one run after the other. */
  #hand(): void {
    for (const run of this.#runs) if (run.next >= run.jobs.length && run.underWay === 0) run.finish();
    this.#runs = this.#runs.filter((run) => run.next < run.jobs.length || run.underWay > 0);
    while (!this.#closed && this.#busy.size < Math.max(1, this.#limit())) {
      const run = this.#runs.find((one) => one.next < one.jobs.length);
      if (run === undefined) break;
      this.#runs = [...this.#runs.filter((one) => one !== run), run];
      const worker = this.#idle.pop() ?? this.#hire();
      const place = run.next;
      run.next += 1;
      run.underWay += 1;
      this.#busy.set(worker, { run, place });
      worker.postMessage(run.jobs[place]);
    }
    if (this.#resting) clearTimeout(this.#resting);
    this.#resting = this.#runs.length > 0 || this.#closed ? null : setTimeout(() => this.#rest(), IDLE_MS).unref();
  }

  #rest(): void {
    for (const worker of this.#idle.splice(0)) void worker.terminate();
  }

  #hire(): Worker {
    const worker = new Worker(this.#url, { workerData: this.#workerData });
    worker.on('message', (answer: A) => {
      const task = this.#take(worker);
      this.#idle.push(worker);
      task?.run.listener.landed(answer, task.place);
      this.#hand();
    });
    const gone = (error: Error): void => {
      this.#idle = this.#idle.filter((one) => one !== worker);
      const task = this.#take(worker);
      if (this.#closed) return;
      task?.run.listener.broke(error, task.place);
      this.#hand();
    };
    worker.once('error', gone);
    worker.once('exit', (code) => gone(new Error(`a worker ended with status ${code}`)));
    return worker;
  }

  #take(worker: Worker): { run: Run<J, A>; place: number } | undefined {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    if (task) task.run.underWay -= 1;
    return task;
  }
}
