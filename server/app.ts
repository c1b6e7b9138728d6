/** Builds the server: journal, front desk, Colyseus, HTTP, all on one port. Reads no environment and listens only when told to. */
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { defineRoom, defineServer, matchMaker } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { Router } from 'express';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { FuturesHouse } from './futures/FuturesHouse.ts';
import { clientFiles } from './http/files.ts';
import { guard } from './http/guard.ts';
import { createLimits } from './http/limits.ts';
import { allowedOrigin } from './http/origins.ts';
import { routes } from './http/routes.ts';
import { Journal } from './persistence/Journal.ts';
import { copyEncoderBuffers } from './rooms/encoderCopies.ts';
import { FrontDesk, ROOM } from './rooms/FrontDesk.ts';
import { WorkshopRoom } from './rooms/WorkshopRoom.ts';

const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));
/** How long a closing server waits for the other side of its sockets. */
const GOODBYE_MS = 300;

export interface App {
  http: HttpServer;
  journal: Journal;
  frontDesk: FrontDesk;
  futures: FuturesHouse;
  log: Logger;
  /** Listens and then gives every running game its room back; resolves with the port. */
  listen(): Promise<number>;
  /** Closes rooms, journal and port. Nothing has to be saved: every step that anybody saw is on disk. */
  close(): Promise<void>;
}

interface Options {
  /** Serves the pages instead of the built client: the development server's own. */
  pages?: (http: HttpServer) => Promise<Router>;
  /** Leave signals alone, for tests that run several servers in one process. */
  handleSignals?: boolean;
}

export async function createApp(config: Config, { pages, handleSignals = true }: Options = {}): Promise<App> {
  copyEncoderBuffers();
  const log = pino({ level: config.logLevel, redact: ['token', '*.token', 'authorization'] }, pino.destination({ fd: 2, sync: true }));
  const journal = await Journal.open(config.dataDir);
  const futures = new FuturesHouse(() => WorkshopRoom.liveGames);
  const house = { journal, secret: config.sessionSecret, log, futures };
  WorkshopRoom.house = house;
  const frontDesk = new FrontDesk(house, config.maxGames);
  const limits = createLimits();
  const http = createServer();
  let ready = false;

  const question = (headers: Headers) => ({ origin: headers.get('origin'), host: headers.get('host') });
  const transport = new WebSocketTransport({
    noServer: true,
    maxPayload: 4096,
    beforeUpgrade: (request) =>
      allowedOrigin(question(request.headers), config.allowedOrigins) ? undefined : new Response('', { status: 403 }),
  });
  // A socket that nobody takes over has nobody who hears its errors, so only the development server is left any.
  const isOurs = (request: IncomingMessage): boolean => !pages || !String(request.headers['sec-websocket-protocol']).startsWith('vite-');
  transport.attachToServer(http, { filter: isOurs });

  const server = defineServer({
    rooms: { [ROOM]: defineRoom(WorkshopRoom) },
    greet: false,
    transport,
    logger: colyseusLog(log),
    gracefullyShutdown: handleSignals,
    express: async (application) => {
      application.disable('x-powered-by');
      application.use(routes({ config, limits, frontDesk, ready: () => ready && journal.works }));
      application.use(pages ? await pages(http) : clientFiles(CLIENT));
    },
  });
  restrictMatchMaking(config);
  guard({ http, config, limits, frontDesk, withPolicy: !pages });

  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.onShutdown(async () => {
    const closed = new Promise<void>((resolve) => (http.listening ? http.close(() => resolve()) : resolve()));
    setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, GOODBYE_MS);
    await closed;
    await futures.close();
    await journal.close();
  });

  return {
    http,
    journal,
    frontDesk,
    futures,
    log,
    listen: async () => {
      await server.listen(config.port, config.host);
      const restored = await frontDesk.restoreAll();
      ready = true;
      const address = http.address();
      const port = address && typeof address === 'object' ? address.port : config.port;
      log.info({ port, host: config.host, restored }, 'listening');
      return port;
    },
    close: () => server.gracefullyShutdown(false),
  };
}

/** Rooms are made by the front desk alone, found by their code alone, and shown to listed origins alone. */
function restrictMatchMaking(config: Config): void {
  const { controller } = matchMaker;
  controller.exposedMethods = ['joinById', 'reconnect'];
  Object.assign(controller, { DEFAULT_CORS_HEADERS: {} });
  controller.getCorsHeaders = (headers): Record<string, string> => {
    const origin = headers.get('origin');
    if (origin === null || !config.allowedOrigins.includes(origin)) return {};
    return {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Headers': 'Content-Type, Authorization',
      'Access-Control-Allow-Methods': 'GET, POST',
      Vary: 'Origin',
    };
  };
}

/** What Colyseus reports about hostile or hasty clients is expected, and no reason to wake anybody. */
function colyseusLog(log: Logger): Record<'debug' | 'error' | 'info' | 'trace' | 'warn', (...parameters: unknown[]) => void> {
  const colyseus = log.child({ from: 'colyseus' });
  const said = (parameters: unknown[]): string => parameters.map(String).join(' ');
  return {
    debug: (...parameters) => colyseus.debug(said(parameters)),
    error: (...parameters) => colyseus.debug(said(parameters)),
    info: (...parameters) => colyseus.debug(said(parameters)),
    trace: (...parameters) => colyseus.trace(said(parameters)),
    warn: (...parameters) => colyseus.warn(said(parameters)),
  };
}
