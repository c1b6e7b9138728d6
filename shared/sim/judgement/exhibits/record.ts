/** The record as it stood at the end of a step: rows, requests and sentences up to it. What came later is for answers alone. */
import type { Statement, StatementTopic } from '../../business.ts';
import { roundDays } from '../../clock.ts';
import type { ChangeKind, Terms } from '../../commands.ts';
import { REQUESTS } from '../../firm/requestTable.ts';
import type { ChangeRequest, SimState } from '../../state.ts';
import type { EvidenceLog } from '../evidenceLog.ts';
import type { CloseReading } from '../moments.ts';
import type { EvidenceRow, EvidenceVerb, Fact } from '../types.ts';

/** The whole session. */
export interface Session {
  log: EvidenceLog;
  state: SimState;
}
/** The same, to be read only as far as a step. */
export interface Then extends Session {
  step: number;
  day: number;
}

export const rowsThen = ({ log, step }: Then): EvidenceRow[] => log.rows.filter((row) => row.step <= step);
export const rowsAt = (then: Then, ...verbs: EvidenceVerb[]): EvidenceRow[] =>
  then.log.rows.filter((row) => row.step === then.step && verbs.includes(row.verb));
export const codesOf = (rows: readonly EvidenceRow[]): string[] => rows.map(({ row }) => row);
export const rowNamed = (log: EvidenceLog, code: string): EvidenceRow => log.rows.find(({ row }) => row === code)!;

export const requestNamed = (state: SimState, requestId: number): ChangeRequest =>
  state.requests.find((request) => request.requestId === requestId)!;
export const kindOf = (state: SimState, requestId: number | null): ChangeKind | null =>
  requestId === null ? null : requestNamed(state, requestId).kind;
const REQUEST_VERBS: readonly EvidenceVerb[] = [
  'proposed',
  'approved',
  'amended',
  'refused',
  'merged',
  'reverted',
  'expired',
  'objected',
  'escalated',
  'board_upheld',
  'board_refused',
];
const UNDOES: readonly EvidenceVerb[] = ['reverted', 'expired', 'board_refused'];
/** A request's own rows so far. Its trail is dated by the step before; only the rows say what had happened by the end of a step. */
export const requestRows = (then: Then, requestId: number): EvidenceRow[] =>
  rowsThen(then).filter((row) => row.requestId === requestId && REQUEST_VERBS.includes(row.verb));
export const mergedThen = (then: Then, { requestId }: ChangeRequest): boolean =>
  requestRows(then, requestId).some(({ verb }) => verb === 'merged');
/** As last asked for or amended by then. */
export const termsThen = ({ log, step }: Then, { requestId, terms }: ChangeRequest): Terms => ({
  ...(log.moments.terms.findLast((one) => one.requestId === requestId && one.step <= step)?.terms ?? terms),
});

/** As its latest row has it: what the board had refused may have come into force on its terms, and a deed cannot be had back. */
export function inForceThen(then: Then, { requestId, kind }: ChangeRequest): boolean {
  const undone = (verb: EvidenceVerb): boolean => UNDOES.includes(verb) && (verb !== 'board_refused' || REQUESTS[kind].revertible);
  return requestRows(then, requestId).findLast(({ verb }) => verb === 'merged' || undone(verb))?.verb === 'merged';
}

/** The latest sentence on a topic that had been said by then. */
export const saidThen = ({ state, day }: Then, topic: StatementTopic): Statement | undefined =>
  state.business?.statements.findLast((statement) => statement.topic === topic && statement.day <= day);

/** The end of a round's last day still belongs to that round. */
export const roundOfDay = (state: SimState, day: number): number => Math.max(1, Math.ceil(day / roundDays(state.scenario)));

/** The next time that the books were closed after a step. */
export const nextClose = ({ log }: Session, step: number): CloseReading | undefined =>
  log.moments.closes.find((close) => close.step > step);

export const factOf = (row: EvidenceRow | undefined, label: Fact['label']): Fact | undefined =>
  row?.facts.find((fact) => fact.label === label);
export const centsIn = (row: EvidenceRow | undefined, label: Fact['label']): number => factOf(row, label)?.cents ?? 0;

/** BIT at the last point of the series up to a step. */
export const bitTicksAt = ({ log }: Session, step: number): number =>
  (log.series.findLast((point) => point.step <= step) ?? log.series[0])?.bitTicks ?? 0;
