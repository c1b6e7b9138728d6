/**
 * One future of a whole firm, at coarse steps and without a session: the policy's commands take the same way as a person's, the
 * record keeps only its integrals. Used by balance, by the benchmark and by tests.
 */
import type { EndingId, OfferId } from '../../business.ts';
import { coarse } from '../../clock.ts';
import type { SeatCommand } from '../../commands.ts';
import type { SimEvent } from '../../events.ts';
import { displayedEquityCents, holeCents, orderlyEquityCents } from '../../firm/worth.ts';
import { createEvidence, recordEvidence } from '../../judgement/evidence.ts';
import { integrity } from '../../judgement/integrity.ts';
import type { RejectionCode } from '../../rejections.ts';
import type { Scenario } from '../../scenario.ts';
import { createSim, step } from '../../sim.ts';
import type { SimState } from '../../state.ts';
import { clamp } from '../../units.ts';
import { decideFirm } from './decideFirm.ts';
import { createFirmMemory, type FirmPolicy } from './types.ts';

/** Calendar days of an ordinary coarse step: about 112 steps a round. */
const COARSE_DAYS = 1.5;
/** Wealth is never counted below this share of what the firm opened with. */
const FLOOR_SHARE = 0.01;
/** A path that has not ended by then is a programmer's error. */
const STEPS_MOST = 20_000;

/** Money in cents. */
export interface PathResult {
  policy: string;
  seed: string;
  /** At each close that was reached. */
  displayedByRound: number[];
  orderlyByRound: number[];
  holeByRound: number[];
  /**
   * Displayed equity at the last close before the boom's end, and at the close halfway through
   * the session; 0 where the firm was gone.
   */
  displayedAtBoomEnd: number;
  displayedAtHalf: number;
  orderlyAtHalf: number;
  /** What owners keep, not below the floor. */
  final: number;
  ruined: boolean;
  ending: EndingId;
  endingRound: number;
  repaidShare: number;
  integrity: number;
  peakUse: number;
  soft: boolean;
  rounds: number;
  steps: number;
  /** Offers that came into force, with the round they did. */
  inForce: Partial<Record<OfferId, number>>;
  /** Refusals of the policy's own commands: how often each. */
  refused: Record<string, number>;
}

export interface PathOptions {
  /** The scenario is played at its own steps instead. */
  live?: boolean;
  /** Called after every step. */
  watch?(state: SimState, events: readonly SimEvent[], given: readonly SeatCommand[]): void;
}

export function coarseOf(scenario: Scenario): Scenario {
  return coarse(scenario, COARSE_DAYS / scenario.calendarDaysPerStep);
}

export function playCoarse(scenario: Scenario, seed: string, policy: FirmPolicy, options: PathOptions = {}): PathResult {
  const state = createSim(options.live ? scenario : coarseOf(scenario), seed);
  const evidence = createEvidence({ rows: false });
  const memory = createFirmMemory();
  const floor = Math.round(FLOOR_SHARE * displayedEquityCents(state));
  const closes = { displayed: [] as number[], orderly: [] as number[], hole: [] as number[] };
  const refused: Record<string, number> = {};
  while (state.phase !== 'closed') {
    if (state.step > STEPS_MOST) throw new Error(`seed ${seed} under ${policy.id} does not end`);
    const given = decideFirm(policy, state, memory);
    const before = state.phase;
    const events = step(state, given);
    recordEvidence(evidence, state, events);
    if (given.length > 0) countRefusals(events, refused);
    if (before === 'live' && state.phase === 'close') {
      closes.displayed.push(displayedEquityCents(state));
      closes.orderly.push(orderlyEquityCents(state));
      closes.hole.push(holeCents(state));
    }
    options.watch?.(state, events, given);
  }
  const { ending, weather, peakUseCents } = state.business!;
  if (ending === null) throw new Error(`seed ${seed} under ${policy.id} closed without an ending`);
  const half = Math.floor(weather.rounds / 2);
  const final = Math.max(floor, ending.equityCents);
  return {
    policy: policy.id,
    seed,
    displayedByRound: closes.displayed,
    orderlyByRound: closes.orderly,
    holeByRound: closes.hole,
    displayedAtBoomEnd: closes.displayed[clamp(Math.floor(weather.boomEnd), 1, weather.rounds - 1) - 1] ?? 0,
    displayedAtHalf: closes.displayed[half - 1] ?? 0,
    orderlyAtHalf: closes.orderly[half - 1] ?? 0,
    final,
    ruined: final <= floor,
    ending: ending.id,
    endingRound: ending.round,
    repaidShare: ending.repaidShare,
    integrity: integrity(evidence, state).total,
    peakUse: peakUseCents,
    soft: weather.soft,
    rounds: weather.rounds,
    steps: state.step,
    inForce: memory.inForce,
    refused,
  };
}

function countRefusals(events: readonly SimEvent[], refused: Record<string, number>): void {
  for (const event of events) {
    if (event.type !== 'command_rejected') continue;
    const what: `${string}:${RejectionCode}` = `${event.command.type}:${event.rejection.code}`;
    refused[what] = (refused[what] ?? 0) + 1;
  }
}
