/**
 * The page's side of the replay worker: questions as promises. The worker, and with it the simulation, is fetched when the first file is
 * opened and never before. Whoever opened it closes it.
 */
import type { FromReplay, Loading, ReplayAnswers, ReplayName, ReplayRequests, ToReplay } from './messages.ts';

export interface Replay {
  /** Reads a session file's text, replays it to its end and keeps it; a refused text leaves what was open as it is. */
  load(text: string, progress?: (step: number, steps: number) => void): Promise<Loading>;
  ask<K extends Exclude<ReplayName, 'load'>>(name: K, payload: ReplayRequests[K]): Promise<ReplayAnswers[K]>;
  close(): void;
}

interface Waiting {
  resolve(answer: ReplayAnswers[ReplayName]): void;
  reject(error: Error): void;
}

export class ReplayFailed extends Error {}

export function openReplay(): Replay {
  const worker = new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module', name: 'replay' });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let onProgress: (step: number, steps: number) => void = () => undefined;

  function fail(message: string): void {
    for (const entry of waiting.values()) entry.reject(new ReplayFailed(message));
    waiting.clear();
  }

  worker.addEventListener('message', ({ data }: MessageEvent<FromReplay>) => {
    if (data.kind === 'progress') {
      onProgress(data.step, data.steps);
      return;
    }
    const entry = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'answer') entry?.resolve(data.answer);
    else entry?.reject(new ReplayFailed(data.message));
  });
  worker.addEventListener('error', (event) => fail(event.message));

  function ask<K extends ReplayName>(name: K, payload: ReplayRequests[K]): Promise<ReplayAnswers[K]> {
    lastId += 1;
    const id = lastId;
    // The worker answers each question in its own kind, under the number it was asked by.
    const answer = new Promise<ReplayAnswers[K]>((resolve, reject) =>
      waiting.set(id, { resolve: (given) => resolve(given as ReplayAnswers[K]), reject }),
    );
    worker.postMessage({ id, name, payload } as ToReplay);
    return answer;
  }

  return {
    load: (text, progress) => {
      onProgress = progress ?? (() => undefined);
      return ask('load', { text });
    },
    ask,
    close: () => {
      worker.terminate();
      fail('the replay was closed');
    },
  };
}
