/**
 * What every room needs on an open network, in one place: exceptions stay inside the room, the clock never jumps with the wall
 * clock, clients that flood, stall or never finish joining are cut, and a message that does not fit its shape is answered with a
 * named refusal, or closes the socket when it did not ask for an answer.
 */
import { type Client, ClientState, CloseCode, Room, type RoomException, type RoomOptions } from '@colyseus/core';
import { StateView } from '@colyseus/schema';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { ServerAnswers } from '../../shared/net/messages.ts';

const MAX_BUFFERED_BYTES = 1024 * 1024;
const JOIN_ACKNOWLEDGED_WITHIN_MS = 5000;
const RECONNECTION_S = 20;
/** Close codes after which a client may come back by itself: the network's, not ours. */
const DROPS: readonly number[] = [1001, 1005, 1006, 4010];

interface PendingReconnection {
  reject(reason: unknown): void;
}

export abstract class HardenedRoom<T extends RoomOptions> extends Room<T> {
  override maxMessagesPerSecond = 30;
  override seatReservationTimeout = 10;
  override autoDispose = false;
  #pending = new Map<string, PendingReconnection>();

  protected abstract get log(): Logger;

  /** Must be a method: Colyseus looks for it in the constructor, before class fields exist. */
  override onUncaughtException(error: RoomException, where: string): void {
    this.log.error(
      { room: this.roomId, where, error: error.cause instanceof Error ? error.cause.stack : error.stack },
      'exception in a room',
    );
  }

  /** Private, and on monotonic time; `beat` runs every `everyMs`. Call at the end of onCreate. */
  protected async harden(everyMs: number, beat: () => void): Promise<void> {
    await this.setMatchmaking({ private: true, unlisted: true });
    Object.assign(this.clock, { now: () => performance.now() });
    this.clock.start();
    this.setTimestep(() => {
      this.#cutSlowReaders();
      beat();
    }, everyMs);
    this.patchRate = null;
  }

  /** Call first in onJoin. The view is empty: no field is filtered, but a client with one never shares an encoder buffer. */
  protected welcome(client: Client): void {
    client.view = new StateView();
    this.#pending.get(client.sessionId)?.reject(new Error('joined anew'));
    this.expectAcknowledgement(client);
  }

  /** Until it comes, everything that is sent is kept in memory. Call first in onReconnect. */
  protected expectAcknowledgement(client: Client): void {
    this.clock.setTimeout(() => {
      if (client.state === ClientState.JOINING) cut(client);
    }, JOIN_ACKNOWLEDGED_WITHIN_MS);
  }

  /** Keeps a dropped client's place for its own reconnection. The rejection must be caught: an unheard one ends the process. */
  protected keepPlace(client: Client, code: number | undefined): void {
    if (code === undefined || !DROPS.includes(code)) return;
    const reconnection = this.allowReconnection(client, RECONNECTION_S);
    this.#pending.set(client.sessionId, { reject: (reason) => reconnection.reject?.(reason) });
    const forget = (): void => void this.#pending.delete(client.sessionId);
    reconnection.then(forget, forget);
  }

  /**
   * Registers a request. The handler gets only payloads of the right shape and gives back the answer, or null for a refusal of
   * the transport's own: the request is rejected with `frozen`. Where it throws, with `failed`: silence would be taken for a yes.
   */
  protected onRequest<P, K extends keyof ServerAnswers & string>(
    type: K,
    shape: z.core.$ZodType<P>,
    malformed: (error: z.ZodError, payload: unknown) => ServerAnswers[K],
    handle: (client: Client, payload: P) => ServerAnswers[K] | null | Promise<ServerAnswers[K] | null>,
  ): void {
    this.onMessage(type, async (client: Client, payload: unknown, context) => {
      const parsed = z.safeParse(shape, payload);
      if (!parsed.success && context.id === undefined) return client.leave(CloseCode.WITH_ERROR, 'malformed');
      try {
        const answer = parsed.success ? await handle(client, parsed.data) : malformed(parsed.error, payload);
        return answer === null ? context.reject('frozen') : context.resolve(answer);
      } catch (error) {
        context.reject('failed');
        throw error;
      }
    });
  }

  #cutSlowReaders(): void {
    for (const client of [...this.clients]) {
      if ('bufferedAmount' in client.ref && Number(client.ref.bufferedAmount) > MAX_BUFFERED_BYTES) {
        this.log.warn({ room: this.roomId, socket: client.sessionId }, 'cut a client that does not read');
        cut(client);
      }
    }
  }
}

/** Ends a socket without waiting for the other side. */
export function cut(client: Client): void {
  if ('terminate' in client.ref && typeof client.ref.terminate === 'function') client.ref.terminate();
  else client.leave(CloseCode.WITH_ERROR);
}
