import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the client into dist/client unless the build there is newer than everything it was made from. */
const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/client/index.html');
const sources = ['client', 'shared', 'assets', 'tools/compressedCopies.ts', 'vite.config.ts', 'package-lock.json'];

if (await outOfDate()) {
  process.stderr.write('Building the client (once; later starts reuse it)...\n');
  try {
    await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'client'), logLevel: 'warn' });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

async function outOfDate(): Promise<boolean> {
  if (!existsSync(built)) return true;
  const builtAt = (await stat(built)).mtimeMs;
  for (const source of sources) if ((await newestChange(join(root, source))) > builtAt) return true;
  return false;
}

/** The latest modification time under a path, in ms; folders count too, so that a deletion is seen. */
async function newestChange(path: string): Promise<number> {
  const entry = await stat(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => newestChange(join(path, name))));
  return Math.max(entry.mtimeMs, ...inside);
}
