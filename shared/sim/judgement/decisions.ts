/**
 * What was put before a seat and what it decided, in order, as pins for a timeline: each is a row of the evidence with the request, offer
 * or sentence that it is about. Nothing the engine did by itself is in it.
 */
import type { OfferId, StatementTopic } from '../business.ts';
import { roundDays } from '../clock.ts';
import type { ChangeKind, ReasonId } from '../commands.ts';
import { type Scenario, SEATS, type SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import type { EvidenceLog } from './evidenceLog.ts';
import type { EvidenceVerb } from './types.ts';

export interface Decision {
  /** The evidence row that it is. */
  row: string;
  step: number;
  day: number;
  round: number;
  seat: SeatId;
  verb: EvidenceVerb;
  /** The change asked for, and its value as it stood at the end; null where it is about none. */
  requestId: number | null;
  kind: ChangeKind | null;
  value: number | null;
  offerId: number | null;
  offer: OfferId | null;
  topic: StatementTopic | null;
  reason: ReasonId | null;
}

/** Rows that a seat writes without having decided anything in that moment, and what comes too often to be pinned. */
const NOT_DECIDED: readonly EvidenceVerb[] = ['refused_order', 'refused_transfer', 'mandate_stopped', 'worked', 'statement_contradicted'];

export function decisionsOf(log: EvidenceLog, state: SimState): Decision[] {
  const decisions: Decision[] = [];
  const offers = state.business?.offers ?? [];
  for (const row of log.rows) {
    const { step, day, verb, requestId, topic, reason } = row;
    const request = state.requests.find((one) => one.requestId === requestId);
    const offer = offers.find((one) => one.offerId === row.offerId) ?? offers.find((one) => request && one.requestId === requestId);
    const decider = SEATS.find((one) => one === row.seat);
    // The engine puts an offer on a desk and takes it away again; it is that seat's all the same.
    const seat = decider ?? (verb === 'offer_opened' || verb === 'offer_lapsed' ? offer?.seat : undefined);
    if (seat === undefined || NOT_DECIDED.includes(verb)) continue;
    decisions.push({
      row: row.row,
      step,
      day,
      round: dayRound(state.scenario, day),
      seat,
      verb,
      requestId,
      kind: request?.kind ?? null,
      value: request?.terms.value ?? null,
      offerId: offer?.offerId ?? null,
      offer: offer?.offer ?? null,
      topic,
      reason,
    });
  }
  return decisions;
}

/** The round that a day belongs to; the close of a round is still its own. */
const dayRound = (scenario: Scenario, day: number): number => Math.max(1, Math.ceil(day / roundDays(scenario) - 1e-9));
