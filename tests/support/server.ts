/** Real servers for tests: in this process on a free port, or as a child process that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type Room } from '@colyseus/sdk';
import { type App, createApp } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import type {
  ClientRequests,
  CreateSessionRequest,
  SeatTicket,
  ServerAnswers,
  ServerMessages,
  TalkLine,
} from '../../shared/net/messages.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { SeatView } from '../../shared/sim/views/types.ts';

export const TEST_SECRET = 'a secret of the tests that is long enough';

export interface TestServer {
  base: string;
  app: App;
  dataDir: string;
  /** Ends this server; the data folder stays for the next. */
  close(): Promise<void>;
}

const folders: string[] = [];
const children: ChildProcess[] = [];
export function newDataDir(): string {
  const folder = mkdtempSync(path(tmpdir(), 'allow-negative-test-'));
  folders.push(folder);
  return folder;
}
/** Call after all tests of a file: ends what a failed test left running and removes its folders. */
export function tidyUp(): void {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export async function startServer(dataDir = newDataDir(), changes: Partial<Config> = {}): Promise<TestServer> {
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    sessionSecret: TEST_SECRET,
    allowedOrigins: [],
    maxGames: 300,
    trustProxy: false,
    logLevel: 'silent',
    ...changes,
  };
  const app = await createApp(config, { handleSignals: false });
  const port = await app.listen();
  return { base: `http://127.0.0.1:${port}`, app, dataDir, close: app.close };
}

export interface ChildServer {
  base: string;
  child: ChildProcess;
  /** SIGKILL: nothing of the process gets a last word. */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const AS_INSTALLED = new URL('./asInstalled.ts', import.meta.url).href;

export function spawnServer(dataDir: string): Promise<ChildServer> {
  const env = { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error', SESSION_SECRET: TEST_SECRET };
  const child = spawn(process.execPath, ['--import', AS_INSTALLED, MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      const port = /localhost:(\d+)/.exec(chunk.toString())?.[1];
      if (port)
        resolve({ base: `http://127.0.0.1:${port}`, child, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') });
    });
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

export async function post(
  base: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

export async function openGame(base: string, seat: SeatId = 'desk', more: Partial<CreateSessionRequest> = {}): Promise<SeatTicket> {
  const response = await fetch(`${base}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seat, ...more }),
  });
  if (response.status !== 201) throw new Error(`no game: ${response.status} ${await response.text()}`);
  const ticket: SeatTicket = await response.json();
  return ticket;
}

export async function takeSeat(base: string, code: string, seat?: SeatId): Promise<SeatTicket> {
  const response = await fetch(`${base}/api/sessions/${code}/seats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(seat ? { seat } : {}),
  });
  if (response.status !== 201) throw new Error(`no seat: ${response.status} ${await response.text()}`);
  const ticket: SeatTicket = await response.json();
  return ticket;
}

/** A seat played through the real client library, remembering what it was told. */
export interface Player {
  room: Room;
  view: Partial<SeatView>;
  frames: ServerMessages['section'][];
  welcome: ServerMessages['welcome'] | null;
  people: ServerMessages['people'];
  status: ServerMessages['status'] | null;
  talk: TalkLine[];
  trial: ServerMessages['trial'] | null;
  guesses: ServerMessages['guesses'] | null;
  futures: ServerMessages['futures'][];
  leftWith: number | null;
  request<K extends keyof ClientRequests>(name: K, payload: ClientRequests[K]): Promise<ServerAnswers[K]>;
  /** Sends something no honest client would. */
  rawRequest(name: string, payload: unknown): Promise<unknown>;
}

export async function join(base: string, ticket: SeatTicket): Promise<Player> {
  const room = await new Client(base.replace('http', 'ws')).joinById(ticket.code, { token: ticket.token });
  const player: Player = {
    room,
    view: {},
    frames: [],
    welcome: null,
    people: [],
    status: null,
    talk: [],
    trial: null,
    guesses: null,
    futures: [],
    leftWith: null,
    request: (name, payload) => room.request(name, payload),
    rawRequest: (name, payload) => room.request(name, payload),
  };
  room.reconnection.minUptime = 0;
  room.onMessage<ServerMessages['welcome']>('welcome', (message) => {
    player.welcome = message;
  });
  room.onMessage<ServerMessages['people']>('people', (message) => {
    player.people = message;
  });
  room.onMessage<ServerMessages['status']>('status', (message) => {
    player.status = message;
  });
  room.onMessage<ServerMessages['guesses']>('guesses', (message) => {
    player.guesses = message;
  });
  room.onMessage<ServerMessages['futures']>('futures', (message) => {
    player.futures.push(message);
  });
  room.onMessage<ServerMessages['talk']>('talk', (message) => {
    player.talk.push(...message);
  });
  room.onMessage<ServerMessages['trial']>('trial', (message) => {
    player.trial = message;
  });
  room.onMessage<ServerMessages['section']>('section', (message) => {
    player.frames.push(message);
    player.view = message.full ? message.view : { ...player.view, ...message.view };
  });
  room.onLeave((code) => {
    player.leftWith = code;
  });
  return player;
}

/** Waits until a condition holds; fails with its name. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
