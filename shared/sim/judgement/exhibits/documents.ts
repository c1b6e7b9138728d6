/** The documents of an exhibit, each from the record as it stood then. */
import type { StatementTopic } from '../../business.ts';
import type { RequestVerb } from '../../events.ts';
import type { SeatId } from '../../scenario.ts';
import { cents, fraction } from '../evidenceLog.ts';
import type {
  CloseDocument,
  DiffDocument,
  ExhibitDocument,
  Figure,
  FundCodeDocument,
  HistoryDocument,
  PretextDocument,
  SheetDocument,
  StatementDocument,
  TalkDocument,
  WithdrawalsDocument,
} from '../exhibitTypes.ts';
import type { Reading, WaitReading } from '../moments.ts';
import type { EvidenceRow, FactLabel } from '../types.ts';
import { codesOf, inForceThen, kindOf, requestNamed, requestRows, rowsAt, rowsThen, saidThen, type Then, termsThen } from './record.ts';

/** Talk of so many days round a moment belongs to it. */
const TALK_DAYS = 7;
/** Entries older than this were shown to nobody once records were made to expire. */
const RECORDS_KEPT_DAYS = 28;

export function diffOf(then: Then, requestId: number): DiffDocument {
  const request = requestNamed(then.state, requestId);
  const own = requestRows(then, requestId);
  const rowOf = (verb: RequestVerb): EvidenceRow | undefined => own.findLast((row) => row.verb === verb);
  const seatOf = (verb: RequestVerb): SeatId | null => {
    const seat = rowOf(verb)?.seat;
    return seat === undefined ? null : (seat as SeatId);
  };
  return {
    kind: 'diff',
    requestId,
    change: request.kind,
    terms: termsThen(then, request),
    askedBy: request.proposer,
    approvedBy: seatOf('approved'),
    mergedBy: seatOf('merged'),
    mergedDay: rowOf('merged')?.day ?? null,
    trail: own.map(({ verb, seat, step, day, reason }) => ({
      verb: verb as RequestVerb,
      seat: seat as SeatId | 'clock',
      step,
      day,
      reason,
    })),
    rows: codesOf(own),
  };
}

/** Before anybody entered anything. */
const OPENING = { step: 0, day: 0, seat: null, change: null, cents: 0, reason: null, row: '' } as const;

/** The row of the desk's account, with every value that it has had, from the opening on, by whichever kind of change. */
export function historyOf(then: Then, now: Reading): HistoryDocument {
  const lines = then.log.moments.lines.filter(({ step }) => step <= then.step);
  const last = lines.at(-1);
  const rowOf = (requestId: number, step: number): string =>
    rowsThen(then).findLast((row) => row.requestId === requestId && row.step === step)?.row ?? '';
  const expire = then.state.requests.find((request) => request.kind === 'auto_delete' && inForceThen(then, request));
  return {
    kind: 'history',
    nowCents: last?.cents ?? 0,
    inUseCents: now.drawnCents,
    entries: [
      ...(lines.length === 0 ? [] : [OPENING]),
      ...lines.map(({ step, day, seat, cents: to, reason, requestId }) => ({
        step,
        day,
        seat,
        change: kindOf(then.state, requestId),
        cents: to,
        reason,
        row: rowOf(requestId, step),
      })),
    ],
    goneFromTools: expire !== undefined && lines.some(({ day }) => day < then.day - RECORDS_KEPT_DAYS),
    rows: lines.map(({ requestId, step }) => rowOf(requestId, step)),
  };
}

export function pretextOf(then: Then, requestId: number): PretextDocument {
  const request = requestNamed(then.state, requestId);
  const rows = rowsThen(then).filter((row) => row.requestId === requestId && row.verb === 'proposed');
  return {
    kind: 'pretext',
    requestId,
    reason: rows[0]?.reason ?? null,
    figures: [cents('asked', request.askedValue)],
    rows: codesOf(rows),
  };
}

// ---- What was said, beside the ledger -----------------------------------------------------------------------------------

export const pageFigures = ({ owedCents, fundShownCents }: Reading): Figure[] => [
  cents('claimed', owedCents),
  cents('fund_shown', fundShownCents),
];
export const ledgerFigures = (now: Reading): Figure[] => [
  cents('owed', now.owedCents),
  cents('there', now.owedCents - now.holeCents),
  cents('hole', now.holeCents),
  cents('in_use', now.useCents),
  cents('fund_held', now.fundHeldCents),
];

/** The page claims all of what customers are owed, and the fund that it shows. */
export const pageDocument = (then: Then, now: Reading): StatementDocument => ({
  kind: 'statement',
  topic: 'page',
  seat: null,
  saidDay: now.day,
  signedDay: rowsThen(then).findLast(({ verb }) => verb === 'published')?.day ?? null,
  figuresDay: now.day,
  said: pageFigures(now),
  ledger: ledgerFigures(now),
  rows: codesOf(rowsThen(then).filter(({ verb }) => verb === 'published')).slice(-1),
});
/** Equity as shown, beside what it would come to sold in order. */
export const withEquity = (page: StatementDocument, { displayedCents, orderlyCents }: Reading): StatementDocument => ({
  ...page,
  said: [...page.said, cents('displayed', displayedCents)],
  ledger: [...page.ledger, cents('orderly', orderlyCents)],
});

const SAID_LABELS: readonly FactLabel[] = ['fund_shown', 'displayed', 'same_rules', 'topic'];
const SHEETS: readonly StatementTopic[] = ['lenders_sheet', 'investors'];

/** How far from the ledger is a figure of the score; what was so stands beside it in figures of its own. */
const LEFT_OUT: readonly FactLabel[] = ['gap'];

/** A sentence and the row that holds the ledger's figures of that minute. */
export function sentenceDocument(then: Then, topic: StatementTopic, row: EvidenceRow): StatementDocument | SheetDocument {
  const said = row.facts.filter(({ label }) => SAID_LABELS.includes(label));
  const ledger = row.facts.filter(({ label }) => !SAID_LABELS.includes(label) && !LEFT_OUT.includes(label));
  const made = rowsThen(then).findLast((one) => one.verb === 'statement_made' && one.topic === topic);
  const rows = [...new Set([...(made === undefined ? [] : [made.row]), row.row])];
  const { seat, day: saidDay } = lastSaid(then, topic, made);
  if (isSheet(topic)) return { kind: 'sheet', topic, seat, saidDay, figuresDay: row.day, said, leftOut: ledger, rows };
  return { kind: 'statement', topic, seat, saidDay, signedDay: null, figuresDay: row.day, said, ledger, rows };
}
/** A sentence that is said again is of that day; one that stood from the opening on has no row. */
const lastSaid = (then: Then, topic: StatementTopic, made: EvidenceRow | undefined): { seat: SeatId | null; day: number | null } =>
  made === undefined ? (saidThen(then, topic) ?? { seat: null, day: null }) : { seat: made.seat as SeatId, day: made.day };
const isSheet = (topic: StatementTopic): topic is SheetDocument['topic'] => SHEETS.includes(topic);

/** The code behind the displayed fund beside the account that the fund is. */
export function fundCodeOf(then: Then, shownCents: number, heldCents: number): FundCodeDocument {
  const request = then.state.requests.findLast(
    (one) => (one.kind === 'fund_formula' || one.kind === 'house_token_reserve') && inForceThen(then, one),
  );
  return {
    kind: 'fund_code',
    change: request?.kind ?? null,
    requestId: request?.requestId ?? null,
    shownCents,
    heldCents,
    rows: codesOf(
      rowsThen(then).filter((row) => (request === undefined ? row.verb === 'published' : isMergeOf(row, request.requestId))),
    ).slice(-1),
  };
}

const isMergeOf = (row: EvidenceRow, requestId: number): boolean => row.verb === 'merged' && row.requestId === requestId;

export function closeDocument(then: Then, now: Reading): CloseDocument {
  return {
    kind: 'close',
    round: now.round,
    atClose: then.log.moments.closes.some(({ step }) => step === now.step),
    page: [cents('displayed', now.displayedCents), ...pageFigures(now)],
    ledger: [cents('orderly', now.orderlyCents), ...ledgerFigures(now), fraction('payable', now.payableShare)],
    rows: codesOf(rowsAt(then, 'round_closed', 'closed', 'ended')),
  };
}

export function withdrawalsOf(then: Then, now: WaitReading): WithdrawalsDocument {
  const rows = rowsThen(then).filter(({ verb, day }) => (verb === 'withdrawal_waits' || verb === 'gated') && day >= now.sinceDay);
  return {
    kind: 'withdrawals',
    waitingCents: now.waitingCents,
    readyCents: now.readyCents,
    owedCents: now.owedCents,
    sinceDay: now.sinceDay,
    rows: codesOf(rows),
  };
}

/** What the table said in the week before. */
export function talkBefore({ log, step, day }: Then): TalkDocument {
  const from = log.rows.findLast((row) => row.step <= step && row.day <= day - TALK_DAYS);
  return { kind: 'talk', fromStep: from?.step ?? 0, toStep: step, rows: [] };
}

/** Sheets that were handed out so far, at their worst minute: when they were said. */
export function sheetsSoFar(then: Then): ExhibitDocument[] {
  return rowsThen(then)
    .filter(({ verb, topic }) => verb === 'statement_made' && topic !== null && isSheet(topic))
    .slice(-1)
    .map((row) => sentenceDocument(then, row.topic!, row));
}
