/** What a bot has when it decides: one look at the world, its memory, and questions that every seat asks of both. */
import type { ChangeKind, Command } from '../commands.ts';
import type { SeatId } from '../scenario.ts';
import type { SeatView } from '../views/types.ts';
import type { CharacterSpec } from './character.ts';
import { createRemembered, type Remembered } from './dealings.ts';

/** Plain data: when something was first noticed, by name; what has been done; when it last spoke. */
export interface BotMemory {
  noticed: Record<string, number>;
  lastLineStep: number;
  /** What the others did with what it asked for. */
  remembered: Remembered;
}
export const createBotMemory = (): BotMemory => ({ noticed: {}, lastLineStep: -1000, remembered: createRemembered() });

/** One look at the world by one bot. */
export interface Look {
  view: SeatView;
  seat: SeatId;
  step: number;
  character: CharacterSpec;
  memory: BotMemory;
  /** Uniform draw keyed by seed, seat and a stable number. */
  draw(key: number): number;
  act(command: Command): void;
  /** Says a line; unless it is urgent, not more often than every few seconds. True where it was said. */
  say(line: string, urgent?: boolean): boolean;
  /** True the first time it is asked about a name. */
  once(name: string): boolean;
  /** True once the time to answer has passed since the name was first asked about. */
  due(name: string, key: number): boolean;
}

/** True the first time that a change which may be asked for now is thought of: a bot asks for each of these at most once. */
export const asksOnce = (look: Look, kind: ChangeKind): boolean => look.view.proposable.includes(kind) && look.once(`ask-${kind}`);

/** The public sees the turn as it comes: the market well below its best and a line of news. */
export const marketTurned = (view: SeatView): boolean => view.news.some((entry) => entry.newsId === 'turn');
