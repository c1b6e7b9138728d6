/** What the server adds to a session file: the journal's rows as one, and a sentence for each refusal on a command line. */
import { scenarios } from '../../shared/content/scenarios.ts';
import type { FileRefusal } from '../../shared/net/fileRefusal.ts';
import { type Aftermath, readSessionFile as readFile, writeSessionFile as writeFile } from '../../shared/net/sessionFile.ts';
import { type ForeignGame, type RecordedGame, scenarioOf } from '../../shared/sim/recording.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import type { StepRow } from '../session/Session.ts';
import type { SessionRow } from './tables.ts';

export interface RecordedSession {
  scenario: Scenario;
  seed: string;
  steps: StepRow[];
  after: Aftermath;
}

/** A file that cannot be replayed here; the message is one line for the person who asked. */
export class UnreadableFile extends Error {
  constructor(refusal: FileRefusal | ForeignGame) {
    super(sentenceOf(refusal));
  }
}

/** By what a session is played. `seats`: how many sit at its table. */
export function playedBy(session: SessionRow, seats: number): Omit<RecordedGame, 'seed' | 'steps'> {
  const { scenario_id: scenarioId, scenario_version: scenarioVersion, rules_version: rulesVersion } = session;
  return { scenarioId, scenarioVersion, rulesVersion, seats };
}

/** `seats`: how many sat at the table. */
export const writeSessionFile = (session: SessionRow, seats: number, steps: StepRow[], after: Aftermath): string =>
  writeFile({ ...playedBy(session, seats), seed: session.seed, steps }, after);

export function readSessionFile(text: string): RecordedSession {
  const read = readFile(text);
  if (!read.ok) throw new UnreadableFile(read.refusal);
  const { seed, steps } = read.game;
  return { scenario: playable(read.game), seed, steps, after: read.after };
}

/** The scenario of a recording; throws where this release would play it by other rules. */
export function playable(game: Omit<RecordedGame, 'seed' | 'steps'>): Scenario {
  const found = scenarioOf(game, scenarios);
  if (!found.ok) throw new UnreadableFile(found.refusal);
  return found.scenario;
}

function sentenceOf(refusal: FileRefusal | ForeignGame): string {
  switch (refusal.code) {
    case 'too_large':
      return `the file has ${refusal.found} bytes; an exported game has at most ${refusal.expected}`;
    case 'not_a_session':
      return 'this is not an exported game';
    case 'cut_off':
      return 'the file is cut off';
    case 'other_format_version':
      return `this file has format version ${refusal.found}; this release reads ${refusal.expected}`;
    case 'edited':
      return 'the file has been changed or damaged: its checksum does not match';
    case 'malformed':
      return 'the file does not have the shape of an exported game';
    case 'unknown_command':
      return `the file holds a command that no game records, at step ${refusal.step}`;
    case 'missing_step':
      return `step ${refusal.step} is missing from the file`;
    case 'unknown_scenario':
      return `the game was played in a scenario that this release does not have: ${refusal.scenarioId}`;
    case 'other_scenario_version':
      return `the game was played in version ${refusal.found} of ${refusal.scenarioId}; this release has version ${refusal.expected}`;
    case 'other_rules':
      return `the game was played under rules version ${refusal.found}; this release has version ${refusal.expected}`;
    case 'unknown_table':
      return `the game was played at a table of ${refusal.found}; ${refusal.scenarioId} has none of that size`;
  }
}
