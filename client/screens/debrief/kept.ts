/** What a person writes in the debrief: on this device alone, under the game and the seat, and gone when they say so. */
import { type Signal, signal } from '@preact/signals';
import type { ReasonId } from '../../../shared/sim/commands.ts';

export type Guess = 'less' | 'near' | 'more';
/** Today's answer to a decision that was made then. `reason` null: in the person's own words alone. */
export interface ReasonNow {
  same: boolean;
  reason: ReasonId | null;
  words: string;
}
export interface Kept {
  /** By the evidence row of the decision. */
  reasons: Readonly<Record<string, ReasonNow>>;
  guess: Guess | null;
  question: string | null;
}
export const WORDS_MOST = 280;
const NOTHING: Kept = { reasons: {}, guess: null, question: null };

export interface Keeper {
  kept: Signal<Kept>;
  keep(change: Partial<Kept>): void;
  forget(): void;
}

/** A device that stores nothing (a private window) keeps it for as long as the page is open. */
export function keeperOf(gameId: string, seat: string): Keeper {
  const key = `allow-negative.debrief.${gameId}.${seat}`;
  const kept = signal(stored(key));
  return {
    kept,
    keep(change) {
      kept.value = { ...kept.value, ...change };
      tryTo(() => localStorage.setItem(key, JSON.stringify(kept.value)));
    },
    forget() {
      kept.value = NOTHING;
      tryTo(() => localStorage.removeItem(key));
    },
  };
}

function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // Storage is full or refused: what was written stays on the page.
  }
}

function stored(key: string): Kept {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Kept> | null;
    return { ...NOTHING, ...found };
  } catch {
    return NOTHING;
  }
}
