/** From the lines of the integrity score to breaches, and from the record to what each seat had to do with them. */
import type { AuditSubject, StatementTopic } from '../business.ts';
import { dayAt, roundDays } from '../clock.ts';
import type { ChangeKind } from '../commands.ts';
import type { SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import type { EvidenceLog } from './evidenceLog.ts';
import { overLimitYears, RISK_PARTS, type RiskPart, type Shown } from './integrals.ts';
import type { DutyId, IntegrityReport } from './integrityScore.ts';
import { answerFor, type Breach, type BreachId, type Involvement, NOT_INVOLVED, type SeatTable } from './responsibility.ts';
import type { EvidenceRow, EvidenceVerb } from './types.ts';
import { behindOf, sayingOf, shownByAudit, watchersOf } from './whoKnew.ts';

/** Breaches in the order in which they began. Coverage lost is booked to the changes in force by what each added to the draw. */
export function breachesOf(log: EvidenceLog, state: SimState, report: IntegrityReport): Breach[] {
  const breaches = new Map<BreachId, Breach>();
  const add = (id: BreachId, duty: DutyId, points: number, about: Partial<Breach> & { rows: string[] }): void => {
    if (points <= 0) return;
    const breach = breaches.get(id) ?? newBreach(log, state, id, about);
    breaches.set(id, breach);
    breach.points += points;
    const same = breach.duties.find((one) => one.duty === duty);
    if (same === undefined) breach.duties.push({ duty, points });
    else same.points += points;
    for (const row of about.rows) if (!breach.rows.includes(row)) breach.rows.push(row);
  };
  const { sources, shortYears } = log.integrals;
  for (const { requestId, kind, shortYears: years } of sources)
    if (shortYears > 0)
      add(idOf(requestId, 'draw'), 'coverage', ((100 - report.coverage) * years) / shortYears, {
        requestId,
        kind,
        rows: ownRows(log, requestId),
      });
  for (const { duty, label, requestId, kind, topic, points, rows } of report.lines) {
    if (duty === 'equal') add(idOf(requestId, 'taken'), duty, points, { requestId, kind: kind ?? kindOf(state, requestId), rows });
    if (label === 'records_destroyed') add(idOf(requestId, 'taken'), duty, points, { requestId, kind, rows });
    if (label === 'statement') add(`said-${topic!}`, duty, points, { topic, rows });
    if (label === 'over_limit') {
      const all = overLimitYears(log.integrals);
      for (const part of RISK_PARTS) add(RISK_IDS[part], duty, (points * log.integrals.overLimit[part].years) / all, { rows });
    }
  }
  return [...breaches.values()].sort((left, right) => left.fromDay - right.fromDay);
}

const RISK_IDS: Record<RiskPart, BreachId> = { lean: 'over_limit_lean', token: 'over_limit_token', stakes: 'over_limit_stakes' };
const idOf = (requestId: number | null, otherwise: 'draw' | 'taken'): BreachId => (requestId === null ? otherwise : `request-${requestId}`);
const ownRows = (log: EvidenceLog, requestId: number | null): string[] =>
  requestId === null ? [] : log.rows.filter((row) => row.requestId === requestId).map(({ row }) => row);
const kindOf = (state: SimState, requestId: number | null): ChangeKind | null =>
  state.requests.find((request) => request.requestId === requestId)?.kind ?? null;

function newBreach(log: EvidenceLog, state: SimState, id: BreachId, about: Partial<Breach>): Breach {
  const requestId = about.requestId ?? null;
  const topic = about.topic ?? null;
  const shown = shownOf(log, state, requestId, topic, id);
  const ended = requestId === null ? undefined : endOf(log, state, requestId);
  const said = state.business!.statements.findLast((one) => one.topic === topic);
  return {
    id,
    kind: about.kind ?? null,
    topic,
    requestId,
    points: 0,
    duties: [],
    fromDay: shown.fromDay ?? 0,
    untilDay: ended?.day ?? said?.correctedDay ?? state.business!.disclosed?.day ?? state.business!.ending?.day ?? state.clock.day,
    rows: [],
  };
}

/** The row by which it was taken back, by the board too; none where it came into force again since. */
function endOf(log: EvidenceLog, state: SimState, requestId: number): EvidenceRow | undefined {
  const last = log.rows.findLast((row) => row.requestId === requestId && DECIDES.includes(row.verb));
  const stands = state.requests.some((request) => request.requestId === requestId && request.status === 'merged');
  return stands || last?.verb === 'merged' ? undefined : last;
}
const DECIDES: readonly EvidenceVerb[] = ['merged', 'reverted', 'expired', 'board_refused'];

/** When it began to show, and in which rounds it did. */
function shownOf(log: EvidenceLog, state: SimState, requestId: number | null, topic: StatementTopic | null, id: BreachId): Shown {
  const { sources, privileges, taken, overLimit } = log.integrals;
  if (topic !== null) return untruthShown(state, topic);
  for (const part of RISK_PARTS) if (id === RISK_IDS[part]) return overLimit[part];
  const gone = goneRecords(state, requestId);
  if (gone !== null) return gone;
  const found = [...sources, ...privileges, ...taken].filter((one) => one.requestId === requestId && one.fromDay !== null);
  if (found.length === 0) return { fromDay: null, fromRound: 0, toRound: 0 };
  return {
    fromDay: Math.min(...found.map((one) => one.fromDay!)),
    fromRound: Math.min(...found.map((one) => one.fromRound)),
    toRound: Math.max(...found.map((one) => one.toRound)),
  };
}

/** From the day on which records went, to the end: what is gone does not come back. */
function goneRecords(state: SimState, requestId: number | null): Shown | null {
  const fromDay = state.business!.recordsDestroyedDay;
  if (fromDay === null || kindOf(state, requestId) !== 'auto_delete') return null;
  return { fromDay, fromRound: Math.floor(fromDay / roundDays(state.scenario)) + 1, toRound: state.clock.round };
}

function untruthShown(state: SimState, topic: StatementTopic): Shown {
  const days = roundDays(state.scenario);
  const untrue = state.business!.statements.filter((one) => one.topic === topic && one.worstGap > 0);
  const fromDay = Math.min(...untrue.map((one) => one.falseFromDay ?? one.day));
  const toDay = Math.max(...untrue.map((one) => one.correctedDay ?? state.clock.day));
  return { fromDay, fromRound: Math.floor(fromDay / days) + 1, toRound: Math.floor(toDay / days) + 1 };
}

// ---- Seats --------------------------------------------------------------------------------------------------------------

/** What every seat carries. Who told, or took it outside, has the credit of the repair. */
export function seatTable(log: EvidenceLog, state: SimState, report: IntegrityReport, breaches: readonly Breach[]): SeatTable {
  const repairer = repairedBy(log, state);
  const table: SeatTable = {};
  for (const seat of state.scenario.seats) {
    const parts = breaches.map((breach) => ({ breach, part: partOf(log, state, breach, seat), rows: rowsBy(log, breach, seat) }));
    table[seat] = answerFor(parts, seat === repairer ? report.repairCredit : 0);
  }
  return table;
}

function repairedBy(log: EvidenceLog, state: SimState): SeatId | null {
  const { disclosed, wentPublic } = state.business!;
  if (disclosed === null) return null;
  if (wentPublic !== null && wentPublic.day <= disclosed.day)
    return wentOutside(state, wentPublic.seat, leftOn(state, wentPublic.seat)) ? wentPublic.seat : null;
  const told = log.rows.find((row) => row.verb === 'told_openly');
  if (told === undefined || disclosed.forced) return null;
  const seat = told.seat as SeatId;
  return wasHere(state, leftOn(state, seat), told.step) ? seat : null;
}

const rowsBy = (log: EvidenceLog, breach: Breach, seat: SeatId): string[] =>
  log.rows.filter((row) => row.seat === seat && breach.rows.includes(row.row)).map(({ row }) => row);

/** What the seat did, said or let stand about one breach, by the record. */
export function partOf(log: EvidenceLog, state: SimState, breach: Breach, seat: SeatId): Involvement {
  const decided = decisionsOn(state, breach);
  const left = leftOn(state, seat);
  const did = (...verbs: string[]): boolean =>
    decided.some((request) =>
      request.trail.some((entry) => entry.seat === seat && verbs.includes(entry.verb) && wasHere(state, left, entry.step)),
    );
  const known = firstKnew(log, state, breach, decided, seat);
  const wasThere = left === null || left > breach.fromDay;
  const shown = shownOf(log, state, breach.requestId, breach.topic, breach.id);
  const silentUntil = Math.min(breach.untilDay, left ?? breach.untilDay);
  return {
    ...NOT_INVOLVED,
    proposed: did('proposed') || (wasThere && speaksFor(state, breach, decided) === seat),
    approved: did('approved'),
    carriedOut: did('merged'),
    objected: decided.some((request) => objectedBefore(state, request, seat, left)),
    escalated: did('escalated') || (known !== null && wentOutside(state, seat, left)),
    roundsSilent:
      known === null || !wasThere
        ? null
        : Math.floor(Math.max(0, silentUntil - Math.max(known, breach.fromDay)) / roundDays(state.scenario)),
    couldHaveKnown:
      wasThere &&
      ((shown.toRound > shown.fromRound && watchersOf(state, breach.kind, breach.topic).includes(seat)) || signedOpen(log, breach, seat)),
  };
}

/** The seat put its name to figures about it that did not close. */
const signedOpen = (log: EvidenceLog, { id, kind, topic, fromDay, untilDay }: Breach, seat: SeatId): boolean =>
  log.rows.some((row) => {
    if (row.verb !== 'worked' || row.seat !== seat || row.day < fromDay || row.day > untilDay) return false;
    const about = row.facts.find((fact) => fact.label === 'signed_open')?.text as AuditSubject | undefined;
    return about !== undefined && (shownByAudit(about, kind, topic) || (id === 'draw' && about === 'coverage'));
  });

/** The requests by which the breach was decided. */
function decisionsOn(state: SimState, breach: Breach): ChangeRequest[] {
  if (breach.requestId !== null) return state.requests.filter((request) => request.requestId === breach.requestId);
  if (breach.topic !== null) return sayingOf(state, breach.topic);
  if (breach.id === RISK_IDS.lean) return state.requests.filter(({ kind, mergedStep }) => mergedStep !== null && kind === 'lean_long');
  if (breach.id === RISK_IDS.token) return state.requests.filter(({ kind, mergedStep }) => mergedStep !== null && kind === 'issue_token');
  return [];
}

/** The seat whose word or book it was, where no request decided it. */
function speaksFor(state: SimState, breach: Breach, decided: readonly ChangeRequest[]): SeatId | null {
  if (breach.topic !== null) return state.business!.statements.find((one) => one.topic === breach.topic && one.worstGap > 0)?.seat ?? null;
  if (decided.length > 0) return null;
  return breach.id === 'taken' ? 'chief' : 'desk';
}

/** Day on which the person in the seat left. What the successor then does is not theirs. */
const leftOn = (state: SimState, seat: SeatId): number | null => state.business!.resigned.find((one) => one.seat === seat)?.day ?? null;
const wasHere = (state: SimState, left: number | null, step: number): boolean => left === null || dayAt(state.clock, step) <= left;

function wentOutside(state: SimState, seat: SeatId, left: number | null): boolean {
  const { wentPublic } = state.business!;
  return wentPublic?.seat === seat && (left === null || wentPublic.day <= left);
}

/** With a reason and with what to do instead, before the act: saying no to everything costs nothing and counts for nothing. */
const objectedBefore = (state: SimState, request: ChangeRequest, seat: SeatId, left: number | null): boolean =>
  request.trail.some(
    ({ verb, seat: by, reason, instead, step }) =>
      verb === 'objected' &&
      by === seat &&
      reason !== null &&
      instead !== undefined &&
      step <= (request.mergedStep ?? step) &&
      wasHere(state, left, step),
  );

/** First day on which the seat was told of it: a request that it could see, what made a sentence untrue, an audit. */
function firstKnew(log: EvidenceLog, state: SimState, breach: Breach, decided: readonly ChangeRequest[], seat: SeatId): number | null {
  const causes = breach.topic === null ? decided : behindOf(state, breach.topic);
  const row = log.rows.find((one) => one.knew.includes(seat) && causes.some((request) => request.requestId === one.requestId));
  const audit =
    seat !== 'risk'
      ? undefined
      : state.business!.audits.find(
          ({ subject, found, answeredStep, answerDay }) =>
            found && answeredStep !== null && answerDay >= breach.fromDay && shownByAudit(subject, breach.kind, breach.topic),
        );
  const days = [row?.day, audit?.answerDay].filter((day) => day !== undefined);
  return days.length === 0 ? null : Math.min(...days);
}
