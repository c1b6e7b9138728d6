/**
 * One future of a whole firm, at coarse steps and without a session: the policy's commands take the same way as a person's, the
 * record keeps only its integrals. A path under way is plain data, so that it can be copied and go on two ways. Used by balance, by the
 * benchmark and by tests.
 */
import type { EndingId, OfferId } from '../../business.ts';
import { coarse } from '../../clock.ts';
import type { SeatCommand } from '../../commands.ts';
import type { SimEvent } from '../../events.ts';
import { customersMoneyInUseCents, displayedEquityCents, holeCents, orderlyEquityCents } from '../../firm/worth.ts';
import { createEvidence, type EvidenceLog, recordEvidence } from '../../judgement/evidence.ts';
import { integrity } from '../../judgement/integrity.ts';
import type { RejectionCode } from '../../rejections.ts';
import type { Scenario } from '../../scenario.ts';
import { createSim, step } from '../../sim.ts';
import type { SimState } from '../../state.ts';
import { clamp } from '../../units.ts';
import { decideFirm } from './decideFirm.ts';
import { createFirmMemory, type FirmMemory, type FirmPolicy } from './types.ts';

/** Whoever decides for a whole firm: a policy, or a team's recorded rule. */
export type Player = FirmPolicy | { id: string; decide(state: SimState, memory: FirmMemory): SeatCommand[] };

/** Calendar days of an ordinary coarse step: about 112 steps a round. */
const COARSE_DAYS = 1.5;
/** Wealth is never counted below this share of what the firm opened with. */
const FLOOR_SHARE = 0.01;
/** A path that has not ended by then is a programmer's error. */
const STEPS_MOST = 20_000;

/** What the ledger holds as a round closes. Money in cents. */
export interface CloseFigures {
  displayed: number;
  orderly: number;
  hole: number;
  use: number;
  deposits: number;
}

/** Money in cents. */
export interface PathResult {
  policy: string;
  seed: string;
  /** At each close that was reached. */
  closes: CloseFigures[];
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
  /** Most of customers' money ever in use over their deposits of that day. */
  peakUseShare: number;
  /** When the books were opened, and the fine; null where they never were. */
  disclosed: { round: number; forced: boolean; fine: number } | null;
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
  /** Keeps every row of the record, not its sums alone. */
  rows?: boolean;
  /** Called after every step. */
  watch?(state: SimState, events: readonly SimEvent[], given: readonly SeatCommand[]): void;
}

/** A path under way: plain data. */
export interface Path {
  seed: string;
  state: SimState;
  memory: FirmMemory;
  evidence: EvidenceLog;
  floor: number;
  closes: CloseFigures[];
  disclosed: PathResult['disclosed'];
  refused: Record<string, number>;
}

export function coarseOf(scenario: Scenario): Scenario {
  return coarse(scenario, COARSE_DAYS / scenario.calendarDaysPerStep);
}

export function playCoarse(scenario: Scenario, seed: string, player: Player, options: PathOptions = {}): PathResult {
  const path = openPath(scenario, seed, options);
  while (path.state.phase !== 'closed') {
    const { events, given } = movePath(path, player);
    options.watch?.(path.state, events, given);
  }
  return resultOf(path, player.id);
}

export function openPath(scenario: Scenario, seed: string, { live = false, rows = false }: PathOptions = {}): Path {
  const state = createSim(live ? scenario : coarseOf(scenario), seed);
  return {
    seed,
    state,
    memory: createFirmMemory(),
    evidence: createEvidence({ rows }),
    floor: Math.round(FLOOR_SHARE * displayedEquityCents(state)),
    closes: [],
    disclosed: null,
    refused: {},
  };
}

/** One step on under a player, who need not be the one of the step before. */
export function movePath(path: Path, player: Player): { events: readonly SimEvent[]; given: readonly SeatCommand[] } {
  const given = askPlayer(path, player, path.memory);
  return { events: stepPath(path, given), given };
}

/** What a player does next on the path. Nothing but the memory changes. */
export function askPlayer({ seed, state }: Path, player: Player, memory: FirmMemory): readonly SeatCommand[] {
  if (state.step > STEPS_MOST) throw new Error(`seed ${seed} under ${player.id} does not end`);
  return 'decide' in player ? player.decide(state, memory) : decideFirm(player, state, memory);
}

/** One step on with commands from anywhere, a journal among others. */
export function stepPath(path: Path, given: readonly SeatCommand[]): readonly SimEvent[] {
  const { state, evidence } = path;
  const before = state.phase;
  const events = step(state, given);
  recordEvidence(evidence, state, events);
  if (given.length > 0) countRefusals(events, path.refused);
  for (const event of events)
    if (event.type === 'disclosed') path.disclosed = { round: state.clock.round, forced: event.forced, fine: event.fineCents };
  if (before === 'live' && state.phase === 'close') path.closes.push(closeFigures(state));
  return events;
}

const closeFigures = (state: SimState): CloseFigures => ({
  displayed: displayedEquityCents(state),
  orderly: orderlyEquityCents(state),
  hole: holeCents(state),
  use: customersMoneyInUseCents(state),
  deposits: state.business!.depositsCents,
});

/** What a path that has closed came to. */
export function resultOf({ seed, state, memory, evidence, floor, closes, disclosed, refused }: Path, policy: string): PathResult {
  const { ending, weather, peakUseCents } = state.business!;
  if (ending === null) throw new Error(`seed ${seed} under ${policy} closed without an ending`);
  const half = closes[Math.floor(weather.rounds / 2) - 1];
  const final = Math.max(floor, ending.equityCents);
  return {
    policy,
    seed,
    closes,
    displayedAtBoomEnd: closes[clamp(Math.floor(weather.boomEnd), 1, weather.rounds - 1) - 1]?.displayed ?? 0,
    displayedAtHalf: half?.displayed ?? 0,
    orderlyAtHalf: half?.orderly ?? 0,
    final,
    ruined: final <= floor,
    ending: ending.id,
    endingRound: ending.round,
    repaidShare: ending.repaidShare,
    integrity: integrity(evidence, state).total,
    peakUse: peakUseCents,
    peakUseShare: evidence.integrals.deepestShare,
    disclosed,
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
