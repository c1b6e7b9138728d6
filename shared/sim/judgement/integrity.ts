/** The figures that the integrity score rests on, read from the record and the state; and the score of a game. */

import type { Statement } from '../business.ts';
import { roundDays } from '../clock.ts';
import type { SimState } from '../state.ts';
import { effectsOf } from './effectRows.ts';
import type { EvidenceLog } from './evidenceLog.ts';
import { overLimitYears } from './integrals.ts';
import { type IntegrityFigures, type IntegrityReport, ROUNDS_JUDGED, scoreIntegrity } from './integrityScore.ts';
import type { EvidenceVerb } from './types.ts';

/** Of a firm of several rounds, at any step: what has not been put right by then counts as standing. */
export const integrity = (log: EvidenceLog, state: SimState): IntegrityReport => scoreIntegrity(figuresOf(log, state));

export function figuresOf(log: EvidenceLog, state: SimState): IntegrityFigures {
  const { integrals } = log;
  const business = state.business!;
  const days = roundDays(state.scenario);
  const { disclosed, ending } = business;
  const firstWrong = integrals.firstWrongDay;
  return {
    scale: ROUNDS_JUDGED / Math.max(1, (ending?.day ?? state.clock.day) / days),
    shortYears: integrals.shortYears,
    deepestShare: integrals.deepestShare,
    repaidShare: ending?.repaidShare ?? 1,
    coverageRows: rowsOf(log, 'hole_opened', 'money_left', 'ended'),
    privileges: integrals.privileges.map(({ requestId, kind, weightedYears, fromDay }) => ({
      requestId,
      kind,
      weightedYears,
      fromDay: fromDay ?? 0,
      rows: rowsOfRequest(log, requestId, effectsOf(kind)),
    })),
    taken: integrals.taken.map(({ requestId, tenths, fromDay }) => ({
      requestId,
      tenths,
      fromDay: fromDay ?? 0,
      rows: requestId === null ? rowsOf(log, 'queue_policy_set') : rowsOfRequest(log, requestId, []),
    })),
    statements: business.statements
      .filter((statement) => statement.worstGap > 0)
      .map((statement) => statementFigures(log, statement, days)),
    records: destroyedBy(log, state),
    overLimitYears: overLimitYears(integrals),
    overLimitRows: rowsOf(log, 'mandate_set', 'levers_set'),
    roundsToRepair: disclosed === null || firstWrong === null ? null : Math.max(0, disclosed.day - firstWrong) / days,
    repairForced: disclosed?.forced ?? false,
    repairRows: rowsOf(log, 'told_openly', 'went_public', 'disclosed', 'ended'),
  };
}

/** The change by which records went; what it hid stays hidden when it is taken back. */
function destroyedBy(log: EvidenceLog, state: SimState): IntegrityFigures['records'] {
  if (state.business!.recordsDestroyedDay === null) return null;
  const request = state.requests.find(({ kind, mergedStep }) => kind === 'auto_delete' && mergedStep !== null);
  if (request === undefined) return null;
  return { requestId: request.requestId, rows: rowsOfRequest(log, request.requestId, []) };
}

function statementFigures(log: EvidenceLog, statement: Statement, days: number): IntegrityFigures['statements'][number] {
  const fromDay = statement.falseFromDay ?? statement.day;
  const { topic, weight, worstGap, correctedDay, forced } = statement;
  return {
    topic,
    weight,
    worstGap,
    fromDay,
    roundsUntrue: correctedDay === null ? null : Math.max(0, correctedDay - fromDay) / days,
    forced,
    rows: rowsOfTopic(log, statement),
  };
}

/** Rows by which a statement is put right that the firm does not correct by itself. */
const CORRECTING: readonly EvidenceVerb[] = ['disclosed', 'leaked', 'fund_checked'];

/** From the day it was said until the same topic was spoken of again. */
export function rowsOfTopic(log: EvidenceLog, statement: Statement): string[] {
  const until = statement.correctedDay;
  return log.rows
    .filter(({ topic, verb, day }) =>
      topic === statement.topic ? day >= statement.day && (until === null || day <= until) : day === until && CORRECTING.includes(verb),
    )
    .map(({ row }) => row);
}

const rowsOf = (log: EvidenceLog, ...verbs: EvidenceVerb[]): string[] =>
  log.rows.filter(({ verb }) => verbs.includes(verb)).map(({ row }) => row);

/** Rows about the request itself, then those of what the engine did because of it, in the order in which they were written. */
export const rowsOfRequest = (log: EvidenceLog, requestId: number, effects: readonly EvidenceVerb[]): string[] =>
  log.rows.filter((row) => row.requestId === requestId || effects.includes(row.verb)).map(({ row }) => row);
