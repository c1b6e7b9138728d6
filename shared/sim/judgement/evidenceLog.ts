/** The rows themselves: an append-only list outside the hashed state, chained by a hash of each row and the one before it. */
import type { StatementTopic } from '../business.ts';
import type { ReasonId } from '../commands.ts';
import { chainHash } from '../fingerprint.ts';
import type { SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { weekOf } from '../views/publicView.ts';
import { createIntegrals, type Integrals } from './integrals.ts';
import { createMoments, type Moments } from './moments.ts';
import type { EvidenceRow, EvidenceVerb, Fact, FirmPoint, RoundPoint, SeriesPoint } from './types.ts';

export interface EvidenceLog {
  /** False where only the sums are wanted: no row and no series is written. */
  keepsRows: boolean;
  rows: EvidenceRow[];
  series: SeriesPoint[];
  /** A firm's weeks and the closes of its rounds; empty in a game of one round. */
  weeks: FirmPoint[];
  rounds: RoundPoint[];
  integrals: Integrals;
  /** Readings that the trial stands at. */
  moments: Moments;
  displayedBeforeTurnCents: number;
  turnStep: number | null;
  deepestHoleCents: number;
  deepestHoleStep: number;
  /** Step of the latest row of each kind. */
  lastSteps: Partial<Record<EvidenceVerb, number>>;
}

/** Rows of the same kind that the engine writes by itself come at most this often. */
const QUIET_STEPS = 60;

export const createEvidence = ({ rows = true }: { rows?: boolean } = {}): EvidenceLog => ({
  keepsRows: rows,
  rows: [],
  series: [],
  weeks: [],
  rounds: [],
  integrals: createIntegrals(),
  moments: createMoments(),
  displayedBeforeTurnCents: 0,
  turnStep: null,
  deepestHoleCents: 0,
  deepestHoleStep: 0,
  lastSteps: {},
});

export const cents = (label: Fact['label'], value: number): Fact => ({ label, cents: value });
export const fraction = (label: Fact['label'], value: number): Fact => ({ label, fraction: value });
export const text = (label: Fact['label'], value: string): Fact => ({ label, text: value });

/** What a row is about beside its verb. `knew` are the seats that can see it as it is written. */
export interface RowParts {
  seat?: EvidenceRow['seat'];
  requestId?: number | null;
  offerId?: number | null;
  topic?: StatementTopic | null;
  reason?: ReasonId | null;
  facts?: Fact[];
  knew: readonly SeatId[];
}

export function append(log: EvidenceLog, state: SimState, verb: EvidenceVerb, parts: RowParts): string {
  const { step } = state;
  const body = {
    row: `E-${log.rows.length + 1}`,
    step,
    day: state.clock.day,
    week: weekOf(state, step),
    seat: parts.seat ?? 'engine',
    verb,
    requestId: parts.requestId ?? null,
    offerId: parts.offerId ?? null,
    topic: parts.topic ?? null,
    reason: parts.reason ?? null,
    facts: parts.facts ?? [],
    knew: [...parts.knew],
  };
  const hash = chainHash(log.rows.at(-1)?.hash ?? '', JSON.stringify(Object.values(body)));
  log.rows.push({ ...body, hash });
  log.lastSteps[verb] = step;
  return body.row;
}

/** At most one such row in a minute of play or so. */
export function appendQuietly(log: EvidenceLog, state: SimState, verb: EvidenceVerb, parts: RowParts): void {
  const last = log.lastSteps[verb];
  if (last === undefined || state.step - last >= QUIET_STEPS) append(log, state, verb, parts);
}
