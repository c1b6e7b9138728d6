/**
 * One seat's line to the server. Puts what comes into the store in sequence; a gap, a drop or a new server process ends
 * in a fresh snapshot of the same seat. A command is kept until it is answered and sent again under the same id after
 * every reconnection: the server answers a known id with its first answer.
 */
import type { Room } from '@colyseus/sdk';
import { batch } from '@preact/signals';
import type { ClientRequests, CommandAnswer, SeatTicket, ServerAnswers, ServerMessages } from '../../shared/net/messages.ts';
import type { Command } from '../../shared/sim/commands.ts';
import { applyFutures, forgetRunning, guesses } from '../store/futures.ts';
import { applySections, type LinkState, link, people, reading, status, talk, trial, welcome } from '../store/store.ts';

/** The reason given when another window took the seat: coming back by itself would start a tug of war. */
const REPLACED = 'replaced';
const PING_EVERY_MS = 3000;
const REQUEST_TIMEOUT_MS = 15_000;
/** A game that stands still for a fault answers nothing; the command waits for the game to come back. */
const RESEND_AFTER_MS = 1000;
/** A running server that turns the seat down this often in a row means it; while it restarts, games come back one by one. */
const REFUSALS_UNTIL_GIVEN_UP = 8;

export interface Connection {
  command(command: Command): Promise<CommandAnswer>;
  /** Answered once or not at all: null when the line is down or the answer is late. */
  ask<K extends Exclude<keyof ClientRequests, 'command' | 'say'>>(name: K, payload: ClientRequests[K]): Promise<ServerAnswers[K] | null>;
  say(text: string): Promise<ServerAnswers['say'] | null>;
  rejoin(): void;
  close(): void;
}

/** What the trial after the game asks for. */
export type TrialRequest = 'trial' | 'vote' | 'testify' | 'open_exhibit' | 'show_exhibit';

interface Pending {
  payload: ClientRequests['command'];
  resolve(answer: CommandAnswer): void;
}

const endpoint = (): string => location.origin.replace(/^http/, 'ws');
const setLink = (state: LinkState): void => {
  link.value = { state, latencyMs: state === 'live' ? link.value.latencyMs : null };
};
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const refusedByServer = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number';

export function connect(ticket: SeatTicket): Connection {
  const pending = new Map<string, Pending>();
  let room: Room | null = null;
  let closed = false;
  let joining = false;
  let nextSeq: number | null = null;
  let queued: ServerMessages['section'][] = [];
  let frame = 0;

  async function join(): Promise<void> {
    if (joining || closed) return;
    joining = true;
    let refusals = 0;
    for (let attempt = 0; !closed; attempt += 1) {
      try {
        const { Client } = await import('@colyseus/sdk');
        const next = await new Client(endpoint()).joinById(ticket.code, { token: ticket.token });
        if (closed) void next.leave();
        else listen(next);
        break;
      } catch (error) {
        refusals = refusedByServer(error) ? refusals + 1 : 0;
        if (refusals >= REFUSALS_UNTIL_GIVEN_UP) {
          setLink('refused');
          break;
        }
        await wait(Math.min(4000, 250 * 2 ** Math.min(attempt, 4)) * (0.8 + Math.random() * 0.4));
      }
    }
    joining = false;
  }

  function listen(next: Room): void {
    room = next;
    nextSeq = null;
    forgetRunning();
    next.reconnection.minUptime = 0;
    next.reconnection.maxRetries = 4;
    next.onMessage<ServerMessages['welcome']>('welcome', (message) => {
      if (!reading.value) welcome.value = message;
    });
    next.onMessage<ServerMessages['section']>('section', (message) => {
      if (room === next) receive(message);
    });
    next.onMessage<ServerMessages['people']>('people', (message) => {
      people.value = message;
    });
    next.onMessage<ServerMessages['talk']>('talk', (message) => {
      const known = new Set(message.map((line) => line.id));
      talk.value = [...talk.value.filter((line) => !known.has(line.id)), ...message].sort((a, b) => a.id - b.id);
    });
    next.onMessage<ServerMessages['trial']>('trial', (message) => {
      trial.value = message;
    });
    next.onMessage<ServerMessages['status']>('status', (message) => {
      status.value = message;
    });
    next.onMessage<ServerMessages['guesses']>('guesses', (message) => {
      guesses.value = message;
    });
    next.onMessage<ServerMessages['futures']>('futures', applyFutures);
    next.onDrop(() => {
      if (room === next) setLink('lost');
    });
    next.onReconnect(() => {
      if (room !== next) return;
      nextSeq = null;
      setLink('live');
      resend(next);
    });
    next.onLeave((_code, reason) => {
      if (room !== next) return;
      room = null;
      if (closed) return;
      if (reason === REPLACED) setLink('replaced');
      else {
        setLink('lost');
        void join();
      }
    });
    setLink('live');
    resend(next);
    measure(next);
  }

  /** Sections are gathered and shown once per frame, so that a fast game does not draw more often than the screen does. */
  function receive(message: ServerMessages['section']): void {
    if (!message.full && nextSeq !== null && message.seq !== nextSeq) {
      restart();
      return;
    }
    if (!message.full && nextSeq === null) return;
    nextSeq = message.seq + 1;
    queued.push(message);
    if (document.hidden) flush();
    else if (frame === 0) frame = requestAnimationFrame(flush);
  }

  function flush(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    const messages = queued;
    queued = [];
    // While a record is read, the game is over and its picture stands: the reader puts it back.
    if (reading.value) return;
    batch(() => {
      for (const message of messages) applySections(message.view, message.full);
    });
  }

  /** Leaves without giving the seat up and asks for a fresh snapshot. */
  function restart(): void {
    const old = room;
    room = null;
    nextSeq = null;
    if (old) {
      old.reconnection.enabled = false;
      void old.leave(false);
    }
    setLink('connecting');
    void join();
  }

  function resend(to: Room): void {
    for (const entry of pending.values()) void post(to, entry);
  }

  async function post(to: Room, entry: Pending): Promise<void> {
    while (room === to && pending.has(entry.payload.cid)) {
      try {
        const answer: CommandAnswer | null = await to.request('command', entry.payload, { timeout: REQUEST_TIMEOUT_MS });
        if (answer !== null) {
          if (pending.delete(entry.payload.cid)) entry.resolve(answer);
          return;
        }
      } catch {
        if (!to.connection.isOpen) return;
      }
      await wait(RESEND_AFTER_MS);
    }
  }

  function measure(of: Room): void {
    if (room !== of) return;
    of.ping((ms) => {
      if (room === of && link.value.state === 'live') link.value = { state: 'live', latencyMs: ms };
    });
    setTimeout(() => measure(of), PING_EVERY_MS);
  }

  async function request<K extends keyof ClientRequests>(name: K, payload: ClientRequests[K]): Promise<ServerAnswers[K] | null> {
    if (!room) return null;
    try {
      return await room.request<ClientRequests[K], ServerAnswers[K]>(name, payload, { timeout: REQUEST_TIMEOUT_MS });
    } catch {
      return null;
    }
  }

  setLink('connecting');
  void join();
  return {
    command: (command) =>
      new Promise((resolve) => {
        const entry: Pending = { payload: { cid: crypto.randomUUID(), command }, resolve };
        pending.set(entry.payload.cid, entry);
        if (room) void post(room, entry);
      }),
    ask: request,
    say: (text) => request('say', { cid: crypto.randomUUID(), text }),
    rejoin: restart,
    close: () => {
      closed = true;
      cancelAnimationFrame(frame);
      const old = room;
      room = null;
      if (old) void old.leave();
    },
  };
}
