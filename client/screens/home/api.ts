/** The three doors' calls over HTTP. An answer is either the thing asked for or a sentence to show. */
import type { CreateSessionRequest, HttpRefusal, SeatTicket, SessionLookup } from '../../../shared/net/messages.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { h, isHomeKey } from './words.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; text: string };

async function refusalText(response: Response): Promise<string> {
  const body: Partial<HttpRefusal> = await response.json().catch(() => ({}));
  const key = `http.${body.code}`;
  return h(isHomeKey(key) ? key : 'http.unreachable');
}

async function ask<T>(path: string, body?: object): Promise<Answer<T>> {
  try {
    const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(path, init);
    if (!response.ok) return { ok: false, text: await refusalText(response) };
    const value: T = await response.json();
    return { ok: true, value };
  } catch {
    return { ok: false, text: h('http.unreachable') };
  }
}

export const createSession = (request: CreateSessionRequest): Promise<Answer<SeatTicket>> => ask('/api/sessions', request);
export const lookUp = (code: string): Promise<Answer<SessionLookup>> => ask(`/api/sessions/${encodeURIComponent(code)}`);
export const takeSeat = (code: string, seat: SeatId, name: string): Promise<Answer<SeatTicket>> =>
  ask(`/api/sessions/${encodeURIComponent(code)}/seats`, { seat, name });
