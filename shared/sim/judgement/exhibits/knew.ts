/**
 * Who knew, as of a step: each seat by the heaviest part that the record gives it so far, with the day since when and the rows that say
 * so. A seat could have known from the day on which its own screen showed it. Customers could know what had been published.
 */
import type { StatementTopic } from '../../business.ts';
import type { SeatId } from '../../scenario.ts';
import type { ChangeRequest } from '../../state.ts';
import type { KnewLine, KnewRole } from '../exhibitTypes.ts';
import { NOT_INVOLVED, roleOf } from '../responsibility.ts';
import type { EvidenceRow } from '../types.ts';
import { atTable, behindOf, SEES_COVERAGE, sayingOf, shownByAudit, watchersOf } from '../whoKnew.ts';
import { codesOf, inForceThen, mergedThen, rowsThen, type Then } from './record.ts';

/** What there was to know. */
export interface Subject {
  requestIds: readonly number[];
  topic: StatementTopic | null;
  /** Customers' money that is not there: whoever sees coverage could know from the day on which it showed. */
  missingSinceDay: number | null;
  /** It happened in public. */
  openly: boolean;
  /** An offer that one seat answered. */
  offerId: number | null;
}
export const ABOUT_NOTHING: Subject = { requestIds: [], topic: null, missingSinceDay: null, openly: false, offerId: null };

const TOLD_ALL: readonly string[] = ['told_openly', 'went_public', 'disclosed'];

export function knewLines(then: Then, about: Subject): KnewLine[] {
  const lines = then.state.scenario.seats.map((seat) => (about.openly ? openLine(then, seat) : seatLine(then, about, seat)));
  return [...lines, customersLine(then, about)];
}

const openLine = ({ day }: Then, who: SeatId): KnewLine => ({ who, role: 'was_published', sinceDay: day, rows: [] });

function customersLine(then: Then, about: Subject): KnewLine {
  const told = rowsThen(then).find(({ verb }) => TOLD_ALL.includes(verb) || (verb === 'fund_checked' && about.topic === 'insurance_fund'));
  const printed = requestsOf(then, about).find((request) => request.terms.published && mergedThen(then, request));
  const merge = rowsThen(then).find((row) => row.verb === 'merged' && row.requestId === printed?.requestId);
  const row = about.requestIds.length > 0 && merge !== undefined ? merge : told;
  if (about.openly) return { who: 'customers', role: 'was_published', sinceDay: then.day, rows: [] };
  if (row === undefined) return { who: 'customers', role: 'could_not_know', sinceDay: null, rows: [] };
  return { who: 'customers', role: 'was_published', sinceDay: row.day, rows: [row.row] };
}

const requestsOf = ({ state }: Then, { requestIds }: Subject): ChangeRequest[] =>
  state.requests.filter(({ requestId }) => requestIds.includes(requestId));

function seatLine(then: Then, about: Subject, who: SeatId): KnewLine {
  const rows = rowsThen(then);
  const decided = new Set([...about.requestIds, ...(about.topic === null ? [] : requestIdsOf(then, sayingOf(then.state, about.topic)))]);
  const causes = new Set([...decided, ...(about.topic === null ? [] : requestIdsOf(then, behindOf(then.state, about.topic)))]);
  const own = rows.filter((row) => row.seat === who && row.requestId !== null && decided.has(row.requestId));
  const by = (...verbs: string[]): EvidenceRow[] => own.filter(({ verb }) => verbs.includes(verb));
  const saidIt = rows.filter(
    (row) => row.verb === 'statement_made' && row.topic === about.topic && row.seat === who && about.topic !== null,
  );
  const refused = [...by('refused'), ...rows.filter((row) => saysNo(row, about) && row.seat === who)];
  if (refused.length > 0) return lineOf(who, 'said_no', refused);
  const parts = {
    proposed: [...by('proposed'), ...saidIt],
    approved: by('approved', 'amended'),
    carried_out: by('merged'),
    escalated: [...by('escalated'), ...rows.filter((row) => row.verb === 'went_public' && row.seat === who)],
    objected: by('objected'),
    told_silent: rows.filter(
      (row) =>
        row.knew.includes(who) &&
        ((row.requestId !== null && causes.has(row.requestId)) || (row.offerId === about.offerId && row.offerId !== null)),
    ),
  };
  const audits = auditsFound(then, about, who);
  const { role } = roleOf({
    ...NOT_INVOLVED,
    proposed: parts.proposed.length > 0,
    approved: parts.approved.length > 0,
    carriedOut: parts.carried_out.length > 0,
    escalated: parts.escalated.length > 0,
    objected: parts.objected.length > 0,
    roundsSilent: parts.told_silent.length + audits.length > 0 ? 0 : null,
    couldHaveKnown: shownSince(then, about, who) !== null,
  });
  if (role === 'not_told') return { who, role, sinceDay: null, rows: [] };
  if (role === 'could_have_known') return { who, role, ...shownSince(then, about, who)! };
  const found = role === 'told_silent' ? [...parts.told_silent, ...audits] : parts[role];
  const first = lineOf(who, role, found);
  // Who acted may have been told before.
  const told = [...parts.told_silent, ...audits].map(({ day }) => day);
  return { ...first, sinceDay: Math.min(first.sinceDay!, ...told) };
}

const saysNo = (row: EvidenceRow, { offerId }: Subject): boolean =>
  offerId !== null && row.offerId === offerId && (row.verb === 'offer_declined' || row.verb === 'offer_alternative');

const lineOf = (who: SeatId, role: KnewRole, rows: readonly EvidenceRow[]): KnewLine => ({
  who,
  role,
  sinceDay: Math.min(...rows.map(({ day }) => day)),
  rows: codesOf(rows),
});

const requestIdsOf = (then: Then, requests: readonly ChangeRequest[]): number[] =>
  requests.filter((request) => mergedThen(then, request)).map(({ requestId }) => requestId);

/** Rows of audits by which risk learned of it. */
function auditsFound(then: Then, about: Subject, seat: SeatId): EvidenceRow[] {
  if (seat !== 'risk') return [];
  const found = (then.state.business?.audits ?? []).filter(
    ({ found: yes, answeredStep, subject }) =>
      yes &&
      answeredStep !== null &&
      answeredStep <= then.step &&
      ((about.missingSinceDay !== null && (subject === 'coverage' || subject === 'desk')) ||
        (about.topic !== null && shownByAudit(subject, null, about.topic)) ||
        requestsOf(then, about).some((request) => mergedThen(then, request) && shownByAudit(subject, request.kind, null))),
  );
  return rowsThen(then).filter(
    (row) => row.verb === 'audit_answered' && found.some(({ answeredStep }) => answeredStep === row.step) && row.knew.includes(seat),
  );
}

/** The first day on which the seat's own screen showed it. */
function shownSince(then: Then, about: Subject, seat: SeatId): { sinceDay: number; rows: string[] } | null {
  const days: { sinceDay: number; rows: string[] }[] = [];
  const { state } = then;
  for (const request of requestsOf(then, about)) {
    if (!inForceThen(then, request) || !watchersOf(state, request.kind, null).includes(seat)) continue;
    const merge = rowsThen(then).find((row) => row.requestId === request.requestId && row.verb === 'merged');
    if (merge !== undefined) days.push({ sinceDay: merge.day, rows: [merge.row] });
  }
  const { topic, missingSinceDay } = about;
  if (topic !== null && watchersOf(state, null, topic).includes(seat)) {
    const untrue = rowsThen(then).find((row) => row.topic === topic && isUntrue(row));
    if (untrue !== undefined) days.push({ sinceDay: untrue.day, rows: [untrue.row] });
  }
  if (missingSinceDay !== null && missingSinceDay <= then.day && atTable(state, SEES_COVERAGE).includes(seat))
    days.push({ sinceDay: missingSinceDay, rows: codesOf(rowsThen(then).filter(({ verb }) => verb === 'hole_opened')) });
  return days.length === 0 ? null : days.reduce((first, one) => (one.sinceDay < first.sinceDay ? one : first));
}

const isUntrue = ({ verb, facts }: EvidenceRow): boolean =>
  verb === 'statement_contradicted' ||
  (verb === 'statement_made' && facts.some(({ label, fraction }) => label === 'gap' && (fraction ?? 0) > 0));
