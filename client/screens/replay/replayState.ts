/** What the replay page has open: the worker, its game, the player, and what was last said about a file. */
import { signal } from '@preact/signals';
import { sizeRefusal } from '../../../shared/net/fileRefusal.ts';
import type { Decision } from '../../../shared/sim/judgement/decisions.ts';
import type { Sums, SumsPoint } from '../../../shared/sim/judgement/sums.ts';
import { leave } from '../../net/game.ts';
import { chairOf, feedStore, startFeeding } from '../../replay/feedStore.ts';
import type { Eyes, LoadedGame, Loading } from '../../replay/messages.ts';
import { createPlayer, type Player } from '../../replay/player.ts';
import { openReplay, type Replay } from '../../replay/replay.ts';
import { resetStore } from '../../store/store.ts';
import { market } from '../play/playState.ts';

export interface OpenGame {
  game: LoadedGame;
  player: Player;
  series: SumsPoint[];
  decisions: Decision[];
}
export type Refusal = Extract<Loading, { ok: false }>['refusal'] | { code: 'unread' };

export const open = signal<OpenGame | null>(null);
export const sums = signal<Sums | null>(null);
export const refusal = signal<Refusal | null>(null);
/** How far a file that was chosen has been read; null while none is. */
export const progress = signal<{ step: number; steps: number } | null>(null);
/** True after the worker stopped: what is on show stands still. */
export const stopped = signal(false);

let replay: Replay | null = null;
/** The one whose file is being read. */
let reader: Replay | null = null;

/** Opens a file. One that is refused changes nothing but the line that says why. */
export async function openFile(file: File): Promise<void> {
  if (progress.value) return;
  refusal.value = null;
  const tooLarge = sizeRefusal(file.size);
  if (tooLarge) {
    refusal.value = tooLarge;
    return;
  }
  progress.value = { step: 0, steps: 0 };
  const next = openReplay();
  reader = next;
  const left = (): boolean => reader !== next;
  try {
    const loading = await next.load(await file.text(), (step, steps) => {
      if (!left()) progress.value = { step, steps };
    });
    if (left()) return;
    if (loading.ok) await start(next, loading, left);
    else {
      refusal.value = loading.refusal;
      next.close();
    }
  } catch {
    next.close();
    if (!left()) refusal.value = { code: 'unread' };
  }
  if (!left()) stopReading();
}

function stopReading(): void {
  reader = null;
  progress.value = null;
}

async function start(next: Replay, game: LoadedGame, left: () => boolean): Promise<void> {
  const eyes: Eyes = 'record';
  const opening = await next.ask('momentAt', { step: 0, eyes });
  const [series, decisions] = await Promise.all([next.ask('series', {}), next.ask('decisions', {})]);
  if (left()) return;
  closeGame();
  // The store has room for one game: whoever reads a record has left the table.
  leave();
  replay = next;
  stopped.value = false;
  startFeeding(game, opening);
  feedStore(game, opening, eyes);
  sums.value = opening.sums;
  const player = createPlayer(
    next,
    game,
    { step: 0, eyes, market: opening.view.candles.market },
    (moment, as) => {
      sums.value = moment.sums;
      feedStore(game, moment, as);
    },
    () => {
      stopped.value = true;
    },
  );
  player.lookAt(market.value);
  open.value = { game, player, series, decisions };
}

function closeGame(): void {
  open.value?.player.close();
  open.value = null;
  replay?.close();
  replay = null;
}

/** Leaves the page: a file that is still being read comes too late, and where none was opened the store is a game's own. */
export function closeReplay(): void {
  reader?.close();
  stopReading();
  refusal.value = null;
  if (!open.value) return;
  closeGame();
  sums.value = null;
  resetStore();
}

/** The eyes that can be chosen, in the order of their keys: the whole record first. */
export const choices = ({ seats }: LoadedGame): Eyes[] => ['record', ...seats];

export { chairOf };
