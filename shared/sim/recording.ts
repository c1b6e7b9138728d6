/**
 * A recorded game and how it is played again: the same steps with the same commands, each recorded fingerprint compared. A recording is
 * never trusted; every figure that is shown of it comes from the states it leads to.
 */
import type { SeatCommand } from './commands.ts';
import type { SimEvent } from './events.ts';
import { createEvidence, type EvidenceLog, recordEvidence } from './judgement/evidence.ts';
import { atTableOf, type Scenario } from './scenario.ts';
import { createSim, fingerprint, RULES_VERSION, step } from './sim.ts';
import type { SimState } from './state.ts';

export interface RecordedStep {
  /** The step that these commands led to, from 1. */
  step: number;
  commands: SeatCommand[];
  /** Kept with some steps only. */
  fingerprint: string | null;
}

/** What a recording says of itself. `seats`: how many sat at the table. */
export interface RecordedGame {
  scenarioId: string;
  scenarioVersion: number;
  rulesVersion: number;
  seats: number;
  seed: string;
  steps: RecordedStep[];
}

/** Why this release cannot play a recording: it would play it by other rules. */
export type ForeignGame =
  | { code: 'unknown_scenario'; scenarioId: string }
  | { code: 'other_scenario_version'; scenarioId: string; found: number; expected: number }
  | { code: 'other_rules'; found: number; expected: number }
  | { code: 'unknown_table'; scenarioId: string; found: number };

/** The scenario that a recording was played in, at a table of its size. */
export function scenarioOf(
  game: Omit<RecordedGame, 'seed' | 'steps'>,
  scenarios: Readonly<Record<string, Scenario>>,
): { ok: true; scenario: Scenario } | { ok: false; refusal: ForeignGame } {
  const { scenarioId, scenarioVersion, rulesVersion, seats } = game;
  const scenario = Object.hasOwn(scenarios, scenarioId) ? scenarios[scenarioId] : undefined;
  if (!scenario) return { ok: false, refusal: { code: 'unknown_scenario', scenarioId } };
  if (scenario.version !== scenarioVersion)
    return { ok: false, refusal: { code: 'other_scenario_version', scenarioId, found: scenarioVersion, expected: scenario.version } };
  if (rulesVersion !== RULES_VERSION) return { ok: false, refusal: { code: 'other_rules', found: rulesVersion, expected: RULES_VERSION } };
  const table = atTableOf(scenario, seats);
  return table.seats.length === seats
    ? { ok: true, scenario: table }
    : { ok: false, refusal: { code: 'unknown_table', scenarioId, found: seats } };
}

/** A recording while it is played: state and evidence belong to `state.step`. */
export interface Playback {
  state: SimState;
  evidence: EvidenceLog;
  /** Steps whose recorded fingerprint is not the one they led to. */
  mismatches: number[];
}

export const openPlayback = (scenario: Scenario, seed: string): Playback => ({
  state: createSim(scenario, seed),
  evidence: createEvidence(),
  mismatches: [],
});

/** Plays the next recorded step, and gives what happened in it. The row must be the one after the present step. */
export function playRecorded(playback: Playback, row: RecordedStep): SimEvent[] {
  const { state, evidence, mismatches } = playback;
  const events = step(state, row.commands);
  recordEvidence(evidence, state, events);
  if (row.fingerprint !== null && row.fingerprint !== fingerprint(state)) mismatches.push(row.step);
  return events;
}
