import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { manifest, read } from './sources.ts';

/** Runs the preflight as if on the given Node. */
interface Outcome {
  said: string;
  exitCode: number | null;
  /** Where what is compiled is kept, for this thread and for others. */
  kept: (string | undefined)[];
}

function preflightOn(version: string): Outcome {
  const outcome: Outcome = { said: '', exitCode: null, kept: [] };
  const env: NodeJS.ProcessEnv = {};
  const process = {
    env,
    versions: { node: version },
    stderr: {
      write(text: string): void {
        outcome.said += text;
      },
    },
    exit(code: number): void {
      outcome.exitCode = code;
    },
  };
  const modules: Record<string, object> = {
    'node:path': { join: (...parts: string[]) => parts.join('/') },
    'node:os': { tmpdir: () => '/tmp' },
    'node:module': { enableCompileCache: (folder: string) => outcome.kept.push(folder) },
  };
  runInNewContext(read('tools/preflight.cjs'), { process, require: (name: string) => modules[name] });
  if (outcome.exitCode === null) outcome.kept.push(env.NODE_COMPILE_CACHE);
  return outcome;
}

describe('scripts', () => {
  it('every script that starts Node preloads the preflight', () => {
    const bare = Object.entries(manifest.scripts).filter(
      ([, line]) => /\b(node|npx|vite|vitest|playwright|tsc)\b/.test(line) && !line.startsWith('node --require ./tools/preflight.cjs '),
    );
    expect(bare).toEqual([]);
  });

  it('the game is measured as it is started', () => {
    const flags = (line: string): string => line.slice(0, line.search(/\S+\.ts\b/));
    const { start, dev, bench } = manifest.scripts as Record<string, string>;
    expect([flags(dev!), flags(bench!)]).toEqual([flags(start!), flags(start!)]);
    expect(flags(start!)).toContain('--v8-pool-size=1');
  });

  it.each(['0.10.48', '12.22.12', '20.20.2', '22.17.1'])('Node %s is refused in one line', (version) => {
    const { said, exitCode, kept } = preflightOn(version);
    expect(exitCode).toBe(1);
    expect(kept).toEqual([]);
    expect(said).toBe(`Allow Negative needs Node 22.18 or newer; this is Node ${version}.\n`);
  });

  it.each(['22.18.0', '23.0.0', '24.21.0', '100.0.0'])('Node %s passes without a word', (version) => {
    const folder = '/tmp/node-compile-cache';
    expect(preflightOn(version)).toEqual({ said: '', exitCode: null, kept: [folder, folder] });
  });

  it('the preflight asks for what package.json promises', () => {
    expect(manifest.engines.node).toBe('>=22.18');
  });
});
