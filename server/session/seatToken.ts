/** What proves a seat: made and checked by this server alone, bound to one game, one seat and one claim of it. */
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';

const LIFETIME_S = 24 * 3600;
/** Letters that are told apart when read aloud or off a projector. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;

export const JoinCode = z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`));

const Claim = z.strictObject({
  gameId: z.string().min(1).max(64),
  code: JoinCode,
  seat: z.enum(SEATS as [SeatId, ...SeatId[]]),
  nonce: z.string().min(1).max(64),
  expires: z.int(),
});
export type SeatClaim = Omit<z.infer<typeof Claim>, 'expires'>;

const sign = (secret: string, purpose: string, text: string): Buffer => createHmac('sha256', secret).update(`${purpose}\n${text}`).digest();

export function issueToken(secret: string, claim: SeatClaim, nowMs: number): string {
  const body = Buffer.from(JSON.stringify({ ...claim, expires: Math.floor(nowMs / 1000) + LIFETIME_S })).toString('base64url');
  return `${body}.${sign(secret, 'seat', body).toString('base64url')}`;
}

/** The claim that a token carries; null for anything this server did not sign or that has run out. */
export function readToken(secret: string, token: unknown, nowMs: number): SeatClaim | null {
  if (typeof token !== 'string' || token.length > 1024) return null;
  const [body, signature, ...rest] = token.split('.');
  if (!body || !signature || rest.length > 0) return null;
  const expected = sign(secret, 'seat', body);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const parsed = Claim.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.expires * 1000 < nowMs) return null;
  const { gameId, code, seat, nonce } = parsed.data;
  return { gameId, code, seat, nonce };
}

/** The room's id of a seat's socket: the same for the same ticket, and not to be guessed, because a reserved place is claimed by it alone. */
export function socketId(secret: string, claim: SeatClaim): string {
  return `seat-${claim.seat}-${sign(secret, 'socket', `${claim.gameId} ${claim.nonce}`).toString('hex').slice(0, 24)}`;
}

export const newNonce = (): string => randomBytes(16).toString('base64url');
export const newGameId = (): string => randomBytes(12).toString('base64url');
/** 128 bits, kept on the server until the round is over. */
export const newSeed = (): string => randomBytes(16).toString('hex');
export const newCode = (): string => Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
