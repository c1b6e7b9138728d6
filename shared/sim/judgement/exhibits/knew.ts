/**
 * Who knew, as of a step: each seat by the heaviest part that the record gives it so far, with the day since when and the rows that say
 * so. A seat could have known from the day on which its own screen showed it. Customers could know what had been published.
 */
import type { StatementTopic } from '../../business.ts';
import { topicSaidBy } from '../../firm/requestTable.ts';
import type { SeatId } from '../../scenario.ts';
import type { ChangeRequest } from '../../state.ts';
import type { KnewLine, KnewRole } from '../exhibitTypes.ts';
import { NOT_INVOLVED, roleOf } from '../responsibility.ts';
import type { EvidenceRow } from '../types.ts';
import { atTable, behindOf, SEES_COVERAGE, sayingOf, shownByAudit, watchersOf } from '../whoKnew.ts';
import { codesOf, inForceThen, mergedThen, requestNamed, rowsThen, type Then, termsThen } from './record.ts';

/** What there was to know. */
export interface Subject {
  /** Of several the one that weighs most comes first: the day of a part is that of the act on it. */
  requestIds: readonly number[];
  topic: StatementTopic | null;
  /** Customers' money, there or not: whoever sees coverage could know from the day on which it showed. */
  coverageSinceDay: number | null;
  /** It happened in public. */
  openly: boolean;
  /** An offer that one seat answered. */
  offerId: number | null;
}
export const ABOUT_NOTHING: Subject = { requestIds: [], topic: null, coverageSinceDay: null, openly: false, offerId: null };

const TOLD_ALL: readonly string[] = ['told_openly', 'went_public', 'disclosed'];

export function knewLines(then: Then, about: Subject): KnewLine[] {
  const lines = then.state.scenario.seats.map((seat) => (about.openly ? openLine(then, seat) : seatLine(then, about, seat)));
  const customers = customersLine(then, about);
  // What customers can read in public everybody at the table can.
  const known = lines.map((line) =>
    line.role === 'not_told' && customers.role === 'was_published' ? { ...customers, who: line.who } : line,
  );
  return [...known, customers];
}

const openLine = ({ day }: Then, who: SeatId): KnewLine => ({
  who,
  role: 'was_published',
  sinceDay: day,
  ...NO_ACT,
  knewDay: day,
  rows: [],
});

function customersLine(then: Then, about: Subject): KnewLine {
  const told = rowsThen(then).find(({ verb }) => TOLD_ALL.includes(verb) || (verb === 'fund_checked' && about.topic === 'insurance_fund'));
  const printed = requestsOf(then, about).find((request) => request.terms.published && mergedThen(then, request));
  const merge = rowsThen(then).find((row) => row.verb === 'merged' && row.requestId === printed?.requestId);
  const row = about.requestIds.length > 0 && merge !== undefined ? merge : told;
  if (about.openly) return { who: 'customers', role: 'was_published', sinceDay: then.day, ...NO_ACT, knewDay: then.day, rows: [] };
  if (row === undefined) return { who: 'customers', role: 'could_not_know', sinceDay: null, ...NO_ACT, knewDay: null, rows: [] };
  return { who: 'customers', role: 'was_published', sinceDay: row.day, ...NO_ACT, knewDay: row.day, rows: [row.row] };
}

const requestsOf = ({ state }: Then, { requestIds }: Subject): ChangeRequest[] =>
  state.requests.filter(({ requestId }) => requestIds.includes(requestId));

function seatLine(then: Then, about: Subject, who: SeatId): KnewLine {
  const rows = rowsThen(then);
  const { topic, offerId } = about;
  const sayings = topic === null ? [] : sayingOf(then.state, topic);
  const trueThen = new Set(sayings.filter((request) => saidTrue(then, request)).map(({ requestId }) => requestId));
  const decided = new Set([...about.requestIds, ...requestIdsOf(then, sayings)]);
  const causes = new Set([...decided, ...(topic === null ? [] : requestIdsOf(then, behindOf(then.state, topic)))]);
  const own = rows.filter((row) => row.seat === who && row.requestId !== null && decided.has(row.requestId));
  const by = (...verbs: string[]): EvidenceRow[] => own.filter(({ verb, requestId }) => verbs.includes(verb) && !trueThen.has(requestId!));
  const said = rows.filter((row) => row.verb === 'statement_made' && row.topic === topic && row.seat === who && topic !== null);
  const refused = [...by('refused'), ...rows.filter((row) => saysNo(row, about) && row.seat === who)];
  if (refused.length > 0) return lineOf(who, 'said_no', refused);
  const approved = by('approved');
  const parts = {
    proposed: [...by('proposed'), ...said.filter(isUntrue)],
    approved: approved.length > 0 ? approved : by('amended'),
    carried_out: by('merged'),
    escalated: [...by('escalated'), ...rows.filter((row) => row.verb === 'went_public' && row.seat === who)],
    objected: by('objected'),
    told_silent: rows.filter(
      (row) =>
        row.knew.includes(who) &&
        ((row.requestId !== null && causes.has(row.requestId) && !trueThen.has(row.requestId)) ||
          (row.offerId === offerId && offerId !== null)),
    ),
  };
  const audits = auditsFound(then, about, who);
  const told = [...parts.told_silent, ...audits];
  const { role } = roleOf({
    ...NOT_INVOLVED,
    proposed: parts.proposed.length > 0,
    approved: parts.approved.length > 0,
    carriedOut: parts.carried_out.length > 0,
    escalated: parts.escalated.length > 0,
    objected: parts.objected.length > 0,
    roundsSilent: told.length > 0 ? 0 : null,
    couldHaveKnown: shownSince(then, about, who) !== null,
  });
  if (role === 'not_told' || role === 'could_have_known') {
    const signed = own.filter(({ verb, requestId }) => trueThen.has(requestId!) && SIGNS.includes(verb));
    const words = [...said, ...signed];
    if (words.length > 0) return lineOf(who, 'said_true', words);
    const seen = role === 'not_told' ? { sinceDay: null, rows: [] } : shownSince(then, about, who)!;
    return { who, role, ...seen, ...NO_ACT, knewDay: null };
  }
  if (role === 'told_silent') return lineOf(who, role, told);
  const acts = aboutTheLargest(about, parts[role]);
  const [on] = acts;
  const toldOfIt = told.filter(({ requestId, day }) => requestId === on?.requestId && day < on.day);
  return {
    ...lineOf(who, on?.verb === 'statement_made' ? 'said_untrue' : role, acts),
    act: causes.size > 1 && on?.requestId != null ? actOn(then, on.requestId) : null,
    toldDay: toldOfIt.length === 0 ? null : firstDay(toldOfIt),
    knewDay: firstDay([...acts, ...told]),
  };
}

/** Verbs by which a request for a sentence becomes the sentence. */
const SIGNS: readonly string[] = ['proposed', 'approved', 'amended', 'merged'];

/** A request for a sentence that was true as it was said. */
const saidTrue = (then: Then, { kind, requestId }: ChangeRequest): boolean => {
  const merge = rowsThen(then).find((row) => row.verb === 'merged' && row.requestId === requestId);
  const topic = topicSaidBy(kind);
  return topic !== null && rowsThen(then).some((row) => row.step === merge?.step && row.topic === topic && isTrueWord(row));
};

/** Of acts on several requests, those on the first that the subject names; the day of an act is not that of another request. */
function aboutTheLargest({ requestIds }: Subject, rows: readonly EvidenceRow[]): readonly EvidenceRow[] {
  const first = requestIds.find((requestId) => rows.some((row) => row.requestId === requestId));
  return first === undefined ? rows : rows.filter((row) => row.requestId === first);
}

const saysNo = (row: EvidenceRow, { offerId }: Subject): boolean =>
  offerId !== null && row.offerId === offerId && (row.verb === 'offer_declined' || row.verb === 'offer_alternative');

const NO_ACT = { act: null, toldDay: null } as const;
const lineOf = (who: SeatId, role: KnewRole, rows: readonly EvidenceRow[]): KnewLine => ({
  who,
  role,
  sinceDay: firstDay(rows),
  ...NO_ACT,
  knewDay: firstDay(rows),
  rows: codesOf(rows),
});
function actOn(then: Then, requestId: number): NonNullable<KnewLine['act']> {
  const request = requestNamed(then.state, requestId);
  return { change: request.kind, value: termsThen(then, request).value };
}
const firstDay = (rows: readonly EvidenceRow[]): number => Math.min(...rows.map(({ day }) => day));

const requestIdsOf = (then: Then, requests: readonly ChangeRequest[]): number[] =>
  requests.filter((request) => mergedThen(then, request)).map(({ requestId }) => requestId);

/** Rows of audits by which risk learned of it: none finds a change before it is in force. */
function auditsFound(then: Then, about: Subject, seat: SeatId): EvidenceRow[] {
  if (seat !== 'risk') return [];
  const requests = requestsOf(then, about).filter((request) => mergedThen(then, request));
  const found = (then.state.business?.audits ?? []).filter(
    ({ found: yes, answeredStep, subject }) =>
      yes &&
      answeredStep !== null &&
      answeredStep <= then.step &&
      ((about.coverageSinceDay !== null && (subject === 'coverage' || subject === 'desk')) ||
        (about.topic !== null && shownByAudit(subject, null, about.topic)) ||
        requests.some(({ kind, mergedStep }) => mergedStep! <= answeredStep && shownByAudit(subject, kind, null))),
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
  const { topic, coverageSinceDay } = about;
  if (topic !== null && watchersOf(state, null, topic).includes(seat)) {
    const untrue = rowsThen(then).find((row) => row.topic === topic && isUntrue(row));
    if (untrue !== undefined) days.push({ sinceDay: untrue.day, rows: [untrue.row] });
  }
  if (coverageSinceDay !== null && coverageSinceDay <= then.day && atTable(state, SEES_COVERAGE).includes(seat))
    days.push({ sinceDay: coverageSinceDay, rows: codesOf(rowsThen(then).filter(({ verb }) => verb === 'hole_opened')) });
  return days.length === 0 ? null : days.reduce((first, one) => (one.sinceDay < first.sinceDay ? one : first));
}

/** As it was said, or from then on. */
const isUntrue = ({ verb, facts }: EvidenceRow): boolean =>
  verb === 'statement_contradicted' || (verb === 'statement_made' && gapIn(facts) > 0);
const isTrueWord = ({ verb, facts }: EvidenceRow): boolean => verb === 'statement_made' && gapIn(facts) === 0;
const gapIn = (facts: EvidenceRow['facts']): number => facts.find(({ label }) => label === 'gap')?.fraction ?? 0;
