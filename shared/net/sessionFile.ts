/**
 * A finished game as a file: versions, seed and every command, with a checksum against damage. Written and read by this one code in Node
 * and in the browser, with what people said at its trial and before its futures. Reading says that the file is whole and well formed; which game it holds, and whether this release can play it, is
 * asked of the scenarios, and what happened in it comes out of replaying it.
 */
import * as z from 'zod/mini';
import type { TrialAct } from '../sim/judgement/hearing.ts';
import type { RecordedGame, RecordedStep } from '../sim/recording.ts';
import { checksumOf } from './checksum.ts';
import { SeatName, shapeRecorded } from './commandShape.ts';
import { type FileRefusal, sizeRefusal } from './fileRefusal.ts';
import type { Guess } from './futures.ts';
import { shapeTrial } from './trialAct.ts';

const FORMAT = 'allow-negative-session';
export const FILE_VERSION = 4;
/** Version 3 has no guesses and is the same otherwise. */
const READABLE = [3, FILE_VERSION] as const;
/** How every file begins, whole or cut off. */
const OPENING = `{"format":"${FORMAT}"`;

const SessionFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal([...READABLE]),
  scenarioId: z.string().check(z.maxLength(64)),
  scenarioVersion: z.int(),
  rulesVersion: z.int(),
  seats: z.int().check(z.minimum(1), z.maximum(16)),
  seed: z.string().check(z.maxLength(256)),
  steps: z.array(
    z.strictObject({
      step: z.int().check(z.minimum(1)),
      commands: z.unknown(),
      fingerprint: z.optional(z.string().check(z.maxLength(64))),
    }),
  ),
  trial: z.optional(z.unknown()),
  guesses: z.optional(z.array(z.strictObject({ seat: SeatName, share: z.number().check(z.minimum(0), z.maximum(1)) }))),
  checksum: z.string(),
});

/** What people did and said once the game was over, as far as all of them have been shown it. The replay does not rest on it. */
export interface Aftermath {
  /** What happened at the trial; sealed votes and testimonies are not in it. */
  trial: readonly TrialAct[];
  /** One of a seat, made before anything of the futures was shown. */
  guesses: readonly Guess[];
}
const NOTHING_YET: Aftermath = { trial: [], guesses: [] };

export type FileReading = { ok: true; game: RecordedGame; after: Aftermath } | { ok: false; refusal: FileRefusal };

export function writeSessionFile(game: RecordedGame, { trial, guesses }: Aftermath = NOTHING_YET): string {
  const content = {
    format: FORMAT,
    version: FILE_VERSION,
    scenarioId: game.scenarioId,
    scenarioVersion: game.scenarioVersion,
    rulesVersion: game.rulesVersion,
    seats: game.seats,
    seed: game.seed,
    steps: game.steps.map(({ step, commands, fingerprint }) =>
      fingerprint === null ? { step, commands } : { step, commands, fingerprint },
    ),
    ...(trial.length === 0 ? {} : { trial }),
    ...(guesses.length === 0 ? {} : { guesses }),
  };
  return `${JSON.stringify({ ...content, checksum: checksumOf(JSON.stringify(content)) })}\n`;
}

export function readSessionFile(text: string): FileReading {
  const tooLarge = sizeRefusal(text.length);
  if (tooLarge) return refused(tooLarge);
  const raw = objectIn(text);
  if (!raw) return refused({ code: text.trimStart().startsWith(OPENING) ? 'cut_off' : 'not_a_session' });
  const { checksum, ...content } = raw;
  if (content.format !== FORMAT) return refused({ code: 'not_a_session' });
  if (!READABLE.some((version) => version === content.version))
    return refused({ code: 'other_format_version', found: JSON.stringify(content.version ?? null).slice(0, 16), expected: FILE_VERSION });
  if (checksum !== checksumOf(JSON.stringify(content))) return refused({ code: 'edited' });
  const parsed = SessionFile.safeParse(raw);
  if (!parsed.success) return refused({ code: 'malformed' });
  const { scenarioId, scenarioVersion, rulesVersion, seats, seed, guesses = [] } = parsed.data;
  const trial = shapeTrial(parsed.data.trial ?? []);
  if (!trial) return refused({ code: 'malformed' });
  const steps: RecordedStep[] = [];
  for (const row of parsed.data.steps) {
    if (row.step !== steps.length + 1) return refused({ code: 'missing_step', step: steps.length + 1 });
    const commands = shapeRecorded(row.commands);
    if (!commands) return refused({ code: 'unknown_command', step: row.step });
    steps.push({ step: row.step, commands, fingerprint: row.fingerprint ?? null });
  }
  return { ok: true, game: { scenarioId, scenarioVersion, rulesVersion, seats, seed, steps }, after: { trial, guesses } };
}

const refused = (refusal: FileRefusal): FileReading => ({ ok: false, refusal });

/** Null where the text is no JSON, or another kind of value. */
function objectIn(text: string): Record<string, unknown> | null {
  try {
    const raw: unknown = JSON.parse(text);
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return Object.fromEntries(Object.entries(raw));
  } catch {
    return null;
  }
  return null;
}
