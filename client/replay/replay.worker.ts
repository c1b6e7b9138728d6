/** The one place in the client where the simulation runs: holds one recorded game and answers questions about it, one after the other. */
import type { FromReplay, ReplayAnswers, ReplayName, ReplayRequests, ToReplay } from './messages.ts';
import { openSessionFile, type ReplayedGame } from './ReplayedGame.ts';

let game: ReplayedGame | null = null;
const tell = (message: FromReplay): void => postMessage(message);

function opened(): ReplayedGame {
  if (!game) throw new Error('no game has been loaded');
  return game;
}

const answers: { [K in ReplayName]: (payload: ReplayRequests[K]) => ReplayAnswers[K] } = {
  load: ({ text }) => {
    const found = openSessionFile(text, (step, steps) => tell({ kind: 'progress', step, steps }));
    // A file that is refused leaves what was open as it is.
    if (found.game) game = found.game;
    return found.loading;
  },
  momentAt: ({ step, eyes, market }) => opened().momentAt(step, eyes, market),
  viewAt: ({ step, seat, market }) => opened().viewAt(step, seat, market),
  stateSums: ({ step }) => opened().sumsAt(step),
  series: () => opened().series,
  receipt: () => opened().receipt(),
  trial: () => opened().trial(),
  decisions: () => opened().decisions(),
  exhibits: () => opened().exhibits(),
};

function answerTo<K extends ReplayName>(name: K, payload: ReplayRequests[K]): ReplayAnswers[K] {
  return answers[name](payload);
}

addEventListener('message', ({ data }: MessageEvent<ToReplay>) => {
  const { id, name, payload } = data;
  try {
    tell({ kind: 'answer', id, answer: answerTo(name, payload) });
  } catch (error) {
    tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});
