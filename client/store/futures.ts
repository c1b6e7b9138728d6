/** What the room has told of a thousand futures: guesses, and for each question what has landed so far. Filled by the connection alone. */
import { signal } from '@preact/signals';
import type { FutureDot, FuturesMessage, FuturesWant, Guesses, WithoutOffer } from '../../shared/net/futures.ts';
import type { OfferId } from '../../shared/sim/business.ts';

export const guesses = signal<Guesses | null>(null);
/** The latest of each question, whichever is on show in the room. Its `dots` are only those that came with it: all are in `dots`. */
export const futures = signal<Readonly<Partial<Record<FuturesWant, FuturesMessage>>>>({});
/** In the order in which they landed. */
export const dots = signal<readonly FutureDot[]>([]);
/** The twin without one yes, for each that was asked after. */
export const without = signal<ReadonlyMap<OfferId, { message: FuturesMessage; result: WithoutOffer }>>(new Map());

export function applyFutures(message: FuturesMessage): void {
  if (message.want === 'headline') {
    const known = message.full ? [] : dots.value;
    if (message.full || message.dots.length > 0) dots.value = [...known, ...message.dots];
  }
  if (message.without !== null && message.without.comparison.n > 0)
    without.value = new Map(without.value).set(message.without.offer, { message, result: message.without });
  futures.value = { ...futures.value, [message.want]: message };
}

/** A line that was cut hears no more of a run: it is forgotten, and told again if it still goes on. */
export function forgetRunning(): void {
  futures.value = Object.fromEntries(Object.entries(futures.value).filter(([, message]) => message?.status !== 'running'));
}

export function forgetFutures(): void {
  guesses.value = null;
  futures.value = {};
  dots.value = [];
  without.value = new Map();
}
