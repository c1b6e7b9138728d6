/**
 * Stands before every HTTP request, also those that Colyseus answers itself: security headers, origin, body size, join limits.
 * It wraps the server's own request event because Colyseus puts its handler in front of everything else.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Config } from '../config.ts';
import type { FrontDesk } from '../rooms/FrontDesk.ts';
import { JoinCode } from '../session/seatToken.ts';
import { securityHeaders } from './headers.ts';
import type { Limits } from './limits.ts';
import { allowedOrigin } from './origins.ts';

const MAX_BODY_BYTES = 16 * 1024;
const JOIN = /^\/matchmake\/joinById\/([^/?]+)/;

/** What limits count by: the address, or the network of an IPv6 one, because a household has all of its 2^64 addresses. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-real-ip'] : undefined;
  const address = (typeof forwarded === 'string' && forwarded) || request.socket.remoteAddress || 'unknown';
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = [], tail = []] = address.split('::').map((groups) => groups.split(':').filter((group) => group !== ''));
  const between = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...between, ...tail].slice(0, 4).join(':');
}

/** Colyseus makes a Request of this header and the forwarded protocol, and does not catch what that throws: it would end the process. */
function isHost(host: string): boolean {
  try {
    return new Request(`http://${host}`).url !== '';
  } catch {
    return false;
  }
}

interface Guarded {
  http: Server;
  config: Config;
  limits: Limits;
  frontDesk: FrontDesk;
  withPolicy: boolean;
}

export function guard({ http, config, limits, frontDesk, withPolicy }: Guarded): void {
  const protect = securityHeaders(withPolicy);
  const pass = http.emit.bind(http);

  /** The status that refuses a request, or null. */
  async function refusal(request: IncomingMessage): Promise<number | null> {
    const { origin = null, host = null } = request.headers;
    if (host !== null && !isHost(host)) return 400;
    delete request.headers['x-forwarded-proto'];
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (!allowedOrigin({ origin, host }, config.allowedOrigins)) return 403;
      if (request.headers['transfer-encoding'] !== undefined) return 411;
      if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 413;
    }
    if (request.url?.startsWith('/matchmake/')) {
      if (!(await limits.joining(clientAddress(request, config.trustProxy)))) return 429;
      const code = JoinCode.safeParse(JOIN.exec(request.url)?.[1]);
      if (code.success) await frontDesk.room(code.data);
    }
    return null;
  }

  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const status = await refusal(request);
    if (status === null) {
      pass('request', request, response);
      return;
    }
    const code = status === 429 ? 'too_many_requests' : 'malformed';
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify({ code }));
  }

  http.emit = (event: string, ...parameters: unknown[]): boolean => {
    const [request, response] = parameters;
    if (event !== 'request' || !isRequest(request) || !isResponse(response)) return pass(event, ...parameters);
    protect(request, response, () => {
      admit(request, response).catch(() => response.writeHead(500).end());
    });
    return true;
  };
}

const isRequest = (value: unknown): value is IncomingMessage => typeof value === 'object' && value !== null && 'httpVersion' in value;
const isResponse = (value: unknown): value is ServerResponse => typeof value === 'object' && value !== null && 'writeHead' in value;
