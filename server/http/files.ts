/** The built client: compressed copies where the browser takes them, hashed files for a year, the page itself never from a cache. */
import { existsSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type NextFunction, type Request, type Response, Router } from 'express';
import { statusOf } from './routes.ts';

const YEAR = 'public, max-age=31536000, immutable';
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;
const COMPRESSED = new Set(['.js', '.css', '.html', '.svg', '.json']);

export function clientFiles(folder: string): Router {
  const router = Router();
  const compressed = (request: Request, path: string): (typeof ENCODINGS)[number] | undefined =>
    ENCODINGS.find(({ name, ending }) => request.acceptsEncodings(name) === name && existsSync(join(folder, path + ending)));

  const send = (request: Request, response: Response, path: string): void => {
    const encoding = COMPRESSED.has(extname(path)) ? compressed(request, path) : undefined;
    response.type(extname(path));
    response.vary('Accept-Encoding');
    if (encoding) response.setHeader('Content-Encoding', encoding.name);
    response.setHeader('Cache-Control', path.startsWith('assets/') ? YEAR : 'no-cache');
    response.sendFile(path + (encoding?.ending ?? ''), { root: folder, cacheControl: false });
  };

  router.get('/{*path}', (request, response) => {
    const path = relative(request.path);
    if (path !== null && extname(path) !== '' && existsSync(join(folder, path))) return send(request, response, path);
    if (path === null || extname(path) !== '') return void response.status(404).type('text').send('not found');
    if (!existsSync(join(folder, 'index.html')))
      return void response.status(503).type('text').send('the client has not been built: npm run build');
    send(request, response, 'index.html');
  });
  // Without it Express answers with the stack, which names the machine's folders.
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    response.removeHeader('Content-Encoding');
    response
      .status(status)
      .type('text')
      .send(STATUS_CODES[status] ?? '');
  });
  return router;
}

/** The path inside the folder, or null for one that would leave it. */
function relative(path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const inside = normalize(decoded).replace(/^[/\\]+/, '');
  return inside.startsWith('..') ? null : inside;
}
