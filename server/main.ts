/** Reads the environment, builds the server and listens. `--dev` serves the client from its sources with hot reload. */
import type { Server as HttpServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';

async function developmentPages(http: HttpServer): Promise<Router> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    root: fileURLToPath(new URL('../client', import.meta.url)),
    server: { middlewareMode: true, ws: { server: http } },
    appType: 'spa',
  });
  return Router().use(vite.middlewares);
}

try {
  const config = readConfig(process.env);
  const app = await createApp(config, process.argv.includes('--dev') ? { pages: developmentPages } : {});
  const port = await app.listen();
  process.stdout.write(`Allow Negative is open at http://localhost:${port}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
