/**
 * A scenario from an author's own file: a module that exports one, or JSON, which may be laid over a known scenario by naming it as
 * "from". What comes out has not been checked: it may be anything.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scenarioFrom } from '../../shared/content/scenarioFrom.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { BadUsage } from './options.ts';
import { scenarioNamed } from './scenarioNamed.ts';

export async function readScenario(path: string): Promise<Scenario> {
  if (!existsSync(path)) throw new BadUsage(`there is no file ${path}`);
  const ending = extname(path);
  if (ending === '.json') return fromJson(path);
  if (ending === '.ts') return fromModule(path);
  throw new BadUsage(`a scenario is a .ts or a .json file, not ${path}`);
}

async function fromModule(path: string): Promise<Scenario> {
  const module: Record<string, unknown> = await import(pathToFileURL(resolve(path)).href);
  const found = Object.values(module).filter(looksLikeScenario);
  if (found.length !== 1) throw new BadUsage(`${path} must export one scenario, exports ${found.length}`);
  return found[0]!;
}

const looksLikeScenario = (value: unknown): value is Scenario =>
  typeof value === 'object' && value !== null && 'id' in value && 'stepsPerRound' in value;

function fromJson(path: string): Scenario {
  let raw: Scenario & { from?: unknown };
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BadUsage(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof raw !== 'object' || raw === null || !('from' in raw)) return raw;
  const { from, ...overlay } = raw;
  return scenarioFrom(scenarioNamed(String(from)), overlay);
}
