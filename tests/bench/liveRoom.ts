/**
 * P10: what futures cost a live game. A game steps on its beat in this thread, with bots in every seat; how long after it was due each
 * step was done is measured with nothing else going on and while futures are played, in turns. As many threads as a room would be given.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { FuturesHouse } from '../../server/futures/FuturesHouse.ts';
import { TELL_EVERY_MS } from '../../server/futures/RoomFutures.ts';
import { Session } from '../../server/session/Session.ts';
import { defaultCharacters } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { benchTeam, headlineRun } from './futures.ts';
import { atMost, quantile } from './measure.ts';
import type { BenchRow } from './row.ts';

const BEAT_MS = 15;
const STEPS = 240;
const TURNS = 5;
const P99 = 0.99;

/** Lateness of steps in ms: from when a step was due to when it was done. */
async function lateness(session: Session): Promise<number[]> {
  const late: number[] = [];
  let due = performance.now();
  for (let step = 0; step < STEPS && !session.closed; step++) {
    due = Math.max(due + BEAT_MS, performance.now());
    await wait(Math.max(0, due - performance.now()));
    session.release(session.advance(1, session.scenario.seats));
    late.push(performance.now() - due);
  }
  return late;
}

export async function benchLiveRoom(): Promise<BenchRow[]> {
  const reader = new FuturesHouse(() => 1);
  const team = await benchTeam(reader);
  await reader.close();
  const session = new Session(scenarios['the-long-boom']!, '7', defaultCharacters);
  await lateness(session);
  const ratios: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const alone = await lateness(session);
    const house = new FuturesHouse(() => 1);
    const run = headlineRun(team);
    let toldMs = 0;
    const played = house.pool.run(run.jobs, {
      landed: (answer) => {
        if (answer.kind === 'world') run.land(answer);
        if (performance.now() - toldMs < TELL_EVERY_MS) return;
        toldMs = performance.now();
        run.message(toldMs, true, false);
      },
      broke: (error) => {
        throw error;
      },
    });
    // Opening the threads is over before anything is measured.
    while (run.isEmpty) await wait(50);
    const beside = await lateness(session);
    ratios.push(quantile(beside, P99) / quantile(alone, P99));
    played.cancel();
    await played.done;
    await house.close();
  }
  return [atMost('P10', quantile(ratios, 0.5), 2, 1.3, 'x the p99 of a live game’s steps, while futures are played')];
}
