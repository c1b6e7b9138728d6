/** The HTTP side: open a game, look one up, take a seat, export a finished one, health. Every refusal is a named code in JSON. */
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { HttpRefusal } from '../../shared/net/messages.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import type { Config } from '../config.ts';
import { TABLES } from '../export/tables.ts';
import type { FrontDesk } from '../rooms/FrontDesk.ts';
import { JoinCode } from '../session/seatToken.ts';
import { cleanName } from '../session/words.ts';
import { clientAddress } from './guard.ts';
import type { Limits } from './limits.ts';

const STATUS: Record<HttpRefusal['code'], number> = {
  malformed: 400,
  bad_token: 401,
  unknown_code: 404,
  seat_taken: 409,
  session_closed: 409,
  still_running: 409,
  other_rules: 409,
  too_many_requests: 429,
  server_full: 503,
};

const Seat = z.enum(SEATS as [SeatId, ...SeatId[]]);
const Name = z.string().max(200).optional();
const OpenGame = z.strictObject({
  seat: Seat,
  name: Name,
  scenario: z.string().max(64).optional(),
  seats: z.int().min(1).max(SEATS.length).optional(),
});
/** The whole record, or one table of it. */
const ExportFormat = z.enum(['json', ...TABLES]);
const TakeSeat = z.strictObject({ seat: Seat.optional(), name: Name });

interface Routed {
  config: Config;
  limits: Limits;
  frontDesk: FrontDesk;
  /** True once every running game has its room again. */
  ready(): boolean;
}

export function routes({ config, limits, frontDesk, ready }: Routed): Router {
  const router = Router();
  const from = (request: Request): string => clientAddress(request, config.trustProxy);
  const name = (typed: string | undefined): string | null => (typed === undefined ? null : cleanName(typed));

  router.get('/healthz', (_request, response) => void response.json({ ok: true }));
  router.get('/readyz', (_request, response) => void response.status(ready() ? 200 : 503).json({ ok: ready() }));

  router.use('/api', express.json({ limit: '16kb' }), (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });

  router.post('/api/sessions', async (request, response) => {
    if (!(await limits.opening(from(request)))) return refuse(response, 'too_many_requests');
    const asked = OpenGame.safeParse(request.body);
    if (!asked.success) return refuse(response, 'malformed');
    const ticket = await frontDesk.open(asked.data.seat, name(asked.data.name), asked.data.scenario, asked.data.seats);
    if (typeof ticket === 'string') return refuse(response, ticket);
    response.status(201).json(ticket);
  });

  /** The code of the path, or null after the refusal has been sent. Codes are read without regard to case. */
  async function codeOf(request: Request<{ code: string }>, response: Response): Promise<string | null> {
    const code = JoinCode.safeParse(request.params.code.toUpperCase());
    if (!(await limits.lookingUp(from(request)))) return refuse(response, 'too_many_requests');
    if (!code.success) return refuse(response, 'unknown_code');
    if (!(await limits.perCode(code.data))) return refuse(response, 'too_many_requests');
    return code.data;
  }

  router.get('/api/sessions/:code', async (request, response) => {
    const code = await codeOf(request, response);
    if (code === null) return;
    const room = await frontDesk.room(code);
    if (typeof room === 'string') return refuse(response, room);
    response.json(room.game.lookup());
  });

  router.post('/api/sessions/:code/seats', async (request, response) => {
    const code = await codeOf(request, response);
    if (code === null) return;
    const asked = TakeSeat.safeParse(request.body ?? {});
    if (!asked.success) return refuse(response, 'malformed');
    const given = await frontDesk.takeSeat(code, asked.data.seat ?? null, name(asked.data.name));
    if (typeof given === 'string') return refuse(response, given);
    response.status(201).json(given);
  });

  router.get('/api/sessions/:code/export', async (request, response) => {
    const code = await codeOf(request, response);
    if (code === null) return;
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const format = ExportFormat.safeParse(request.query.format ?? 'json');
    if (!format.success) return refuse(response, 'malformed');
    const whole = format.data === 'json';
    const file = format.data === 'json' ? await frontDesk.exportFile(code, token) : await frontDesk.exportTable(code, token, format.data);
    if (typeof file === 'string') return refuse(response, file);
    const name = whole ? `allow-negative-${code}.json` : `allow-negative-${code}-${format.data}.csv`;
    response
      .attachment(name)
      .type(whole ? 'application/json' : 'text/csv')
      .send(file.text);
  });

  router.use('/api', (_request, response) => void refuse(response, 'malformed', 404));
  router.use('/api', (_error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(_error);
    refuse(response, 'malformed', statusOf(_error));
  });
  return router;
}

function refuse(response: Response, code: HttpRefusal['code'], status = STATUS[code]): null {
  response.status(status).json({ code } satisfies HttpRefusal);
  return null;
}

/** Express names the status of a request it could not read; anything else is our own fault. */
export const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 500;
