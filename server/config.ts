/** What the environment may set, checked once at start: a wrong value stops the server with one line that names it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Characters. */
const SECRET_LEAST = 32;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(2567),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  SESSION_SECRET: z.string().min(SECRET_LEAST, `at least ${SECRET_LEAST} characters`).optional(),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
    .transform((list) => list.filter((origin) => origin !== '')),
  MAX_GAMES: z.coerce.number().int().min(1).default(300),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  sessionSecret: string;
  /** Origins beside the server's own that may open sockets and send requests. */
  allowedOrigins: string[];
  /** Read the client's address from x-real-ip, which the proxy in front must overwrite. */
  trustProxy: boolean;
  /** Games awake at one time; an idle one takes half a megabyte. */
  maxGames: number;
  logLevel: (typeof LOG_LEVELS)[number];
}

export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the environment is not usable: ${lines.join('; ')}`);
  }
  const { PORT, HOST, DATA_DIR, SESSION_SECRET, ALLOWED_ORIGINS, MAX_GAMES, TRUST_PROXY, LOG_LEVEL } = parsed.data;
  const dataDir = resolve(DATA_DIR);
  mkdirSync(dataDir, { recursive: true });
  return {
    port: PORT,
    host: HOST,
    dataDir,
    sessionSecret: SESSION_SECRET ?? keptSecret(join(dataDir, 'session-secret')),
    allowedOrigins: ALLOWED_ORIGINS,
    maxGames: MAX_GAMES,
    trustProxy: TRUST_PROXY === '1',
    logLevel: LOG_LEVEL,
  };
}

/** Seat tokens must outlive a restart, so a generated secret is kept beside the journal, readable by its owner alone. */
function keptSecret(file: string): string {
  const made = randomBytes(32).toString('base64url');
  try {
    writeFileSync(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const kept = readFileSync(file, 'utf8').trim();
    if (kept.length >= SECRET_LEAST) return kept;
    // A process that died as it wrote left a part of one, or nothing: anybody could sign tokens with that.
    writeFileSync(file, made);
    return made;
  }
}
