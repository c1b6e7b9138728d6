/**
 * A finished game as a file that can be replayed elsewhere: versions, seed and every command, with a checksum against damage.
 * The file proves nothing by itself; replaying it recomputes every state and compares the recorded fingerprints.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';
import type { StepRow } from '../session/Session.ts';
import { readCommands } from './JournalReader.ts';
import type { SessionRow } from './tables.ts';

const FORMAT = 'allow-negative-session';
const FILE_VERSION = 1;

const SessionFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FILE_VERSION),
  scenarioId: z.string(),
  scenarioVersion: z.int(),
  rulesVersion: z.int(),
  seed: z.string(),
  steps: z.array(z.strictObject({ step: z.int().min(1), commands: z.unknown(), fingerprint: z.string().optional() })),
  checksum: z.string(),
});

export interface RecordedSession {
  scenario: Scenario;
  seed: string;
  steps: StepRow[];
}

/** A file that cannot be replayed here; the message is one line for the person who asked. */
export class UnreadableFile extends Error {}

const checksumOf = (content: object): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

export function writeSessionFile(session: SessionRow, steps: readonly StepRow[]): string {
  const content = {
    format: FORMAT,
    version: FILE_VERSION,
    scenarioId: session.scenario_id,
    scenarioVersion: session.scenario_version,
    rulesVersion: session.rules_version,
    seed: session.seed,
    steps: steps.map(({ step, commands, fingerprint }) => (fingerprint === null ? { step, commands } : { step, commands, fingerprint })),
  };
  return `${JSON.stringify({ ...content, checksum: checksumOf(content) })}\n`;
}

export function readSessionFile(text: string): RecordedSession {
  const raw = parseJson(text);
  const { checksum, ...content } = raw;
  if (content.format !== FORMAT) throw new UnreadableFile('this is not an exported game');
  if (content.version !== FILE_VERSION)
    throw new UnreadableFile(`this file has format version ${String(content.version)}; this release reads ${FILE_VERSION}`);
  if (checksum !== checksumOf(content)) throw new UnreadableFile('the file has been changed or damaged: its checksum does not match');
  const parsed = SessionFile.safeParse(raw);
  if (!parsed.success) throw new UnreadableFile('the file does not have the shape of an exported game');
  const file = parsed.data;
  const scenario = playable(file.scenarioId, file.scenarioVersion, file.rulesVersion);
  try {
    const steps = file.steps.map((row) => ({ step: row.step, commands: readCommands(row.commands), fingerprint: row.fingerprint ?? null }));
    return { scenario, seed: file.seed, steps };
  } catch {
    throw new UnreadableFile('the file holds a command that no game records');
  }
}

/** The scenario of a recording, refused where this release would play it by other rules. */
export function playable(scenarioId: string, scenarioVersion: number, rulesVersion: number): Scenario {
  const scenario = Object.hasOwn(scenarios, scenarioId) ? scenarios[scenarioId] : undefined;
  if (!scenario) throw new UnreadableFile(`the game was played in a scenario that this release does not have: ${scenarioId}`);
  if (scenario.version !== scenarioVersion) {
    throw new UnreadableFile(
      `the game was played in version ${scenarioVersion} of ${scenarioId}; this release has version ${scenario.version}`,
    );
  }
  if (rulesVersion !== RULES_VERSION) {
    throw new UnreadableFile(`the game was played under rules version ${rulesVersion}; this release has version ${RULES_VERSION}`);
  }
  return scenario;
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const raw: unknown = JSON.parse(text);
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return Object.fromEntries(Object.entries(raw));
  } catch {
    throw new UnreadableFile('the file is cut off or is not JSON');
  }
  throw new UnreadableFile('this is not an exported game');
}
