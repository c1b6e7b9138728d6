/** From the lines of the integrity score to breaches, and from the record to what each seat had to do with them. */
import type { StatementTopic } from '../business.ts';
import { roundDays } from '../clock.ts';
import type { ChangeKind } from '../commands.ts';
import type { SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import type { EvidenceLog } from './evidenceLog.ts';
import { overLimitYears, RISK_PARTS, type RiskPart, type Shown } from './integrals.ts';
import type { DutyId, IntegrityReport } from './integrityScore.ts';
import { answerFor, type Breach, type BreachId, type Involvement, NOT_INVOLVED, type SeatTable } from './responsibility.ts';
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
  const ended = log.rows.findLast((row) => requestId !== null && row.requestId === requestId && isEndOf(row.verb));
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

const isEndOf = (verb: string): boolean => verb === 'reverted' || verb === 'expired';

/** When it began to show, and in which rounds it did. */
function shownOf(log: EvidenceLog, state: SimState, requestId: number | null, topic: StatementTopic | null, id: BreachId): Shown {
  const { sources, privileges, taken, overLimit } = log.integrals;
  if (topic !== null) return untruthShown(state, topic);
  for (const part of RISK_PARTS) if (id === RISK_IDS[part]) return overLimit[part];
  const found = [...sources, ...privileges, ...taken].filter((one) => one.requestId === requestId && one.fromDay !== null);
  if (found.length === 0) return { fromDay: null, fromRound: 0, toRound: 0 };
  return {
    fromDay: Math.min(...found.map((one) => one.fromDay!)),
    fromRound: Math.min(...found.map((one) => one.fromRound)),
    toRound: Math.max(...found.map((one) => one.toRound)),
  };
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
  if (wentPublic !== null && wentPublic.day <= disclosed.day) return wentPublic.seat;
  const told = log.rows.find((row) => row.verb === 'told_openly');
  return told !== undefined && !disclosed.forced ? (told.seat as SeatId) : null;
}

const rowsBy = (log: EvidenceLog, breach: Breach, seat: SeatId): string[] =>
  log.rows.filter((row) => row.seat === seat && breach.rows.includes(row.row)).map(({ row }) => row);

/** What the seat did, said or let stand about one breach, by the record. */
export function partOf(log: EvidenceLog, state: SimState, breach: Breach, seat: SeatId): Involvement {
  const decided = decisionsOn(state, breach);
  const did = (...verbs: string[]): boolean =>
    decided.some((request) => request.trail.some((entry) => entry.seat === seat && verbs.includes(entry.verb)));
  const known = firstKnew(log, state, breach, decided, seat);
  const left = state.business!.resigned.find((one) => one.seat === seat)?.day ?? null;
  const wasThere = left === null || left > breach.fromDay;
  const shown = shownOf(log, state, breach.requestId, breach.topic, breach.id);
  const silentUntil = Math.min(breach.untilDay, left ?? breach.untilDay);
  return {
    ...NOT_INVOLVED,
    proposed: did('proposed') || speaksFor(state, breach, decided) === seat,
    approved: did('approved'),
    carriedOut: did('merged'),
    objected: decided.some((request) => objectedBefore(request, seat)),
    escalated: did('escalated') || (known !== null && state.business!.wentPublic?.seat === seat),
    roundsSilent:
      known === null || !wasThere
        ? null
        : Math.floor(Math.max(0, silentUntil - Math.max(known, breach.fromDay)) / roundDays(state.scenario)),
    couldHaveKnown: wasThere && shown.toRound > shown.fromRound && watchersOf(breach.kind, breach.topic).includes(seat),
  };
}

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

const objectedBefore = (request: ChangeRequest, seat: SeatId): boolean =>
  request.trail.some(
    (entry) =>
      entry.verb === 'objected' && entry.seat === seat && entry.reason !== null && entry.step <= (request.mergedStep ?? entry.step),
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
