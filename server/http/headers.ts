/** Security headers for every response. Phaser's own textures are data: images; nothing else may leave this origin. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

const PERMISSIONS = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()';
const HOST = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i;

/** Sockets to this very host are named as well, for browsers that do not count them as 'self'. */
function sockets(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

export function securityHeaders(
  withPolicy: boolean,
): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void {
  const protect = helmet({
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: withPolicy && {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", sockets],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS);
    protect(request, response, next);
  };
}
