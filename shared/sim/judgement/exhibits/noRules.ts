/**
 * What a session without favours has to show: the first no, the most tempting one, proved coverage, who bore a fall of the market, and its
 * height, which every session has.
 */
import { isFavour } from '../../firm/requestTable.ts';
import { cents, fraction, text } from '../evidenceLog.ts';
import type { CloseDocument, ExhibitAnswer, ExhibitDocument, ExhibitQuestion, RefusalDocument } from '../exhibitTypes.ts';
import type { FallReading, Reading } from '../moments.ts';
import type { EvidenceRow } from '../types.ts';
import { closeDocument, diffOf, pageDocument, talkBefore, withEquity } from './documents.ts';
import {
  bitTicksAt,
  centsIn,
  codesOf,
  factOf,
  kindOf,
  nextClose,
  requestNamed,
  roundOfDay,
  rowNamed,
  rowsAt,
  rowsThen,
  type Session,
  type Then,
} from './record.ts';
import { about, answered, ask, bandOf, type Pick, pickOf, type Rule, type Shown } from './rule.ts';

const SAME_WITHIN = 0.05;
const BIT_SAME_WITHIN = 0.1;
const DAYS_PER_WEEK = 7;
/** Losses of so many days belong to one fall. */
const FALL_DAYS = 7;

// ---- Noes -------------------------------------------------------------------------------------------------------------

const NOES: readonly string[] = ['offer_declined', 'offer_alternative', 'refused'];
/** Those to favours; where there was none, those to anything. */
function noesOf({ log, state }: Session): EvidenceRow[] {
  const noes = log.rows.filter(({ verb, seat }) => NOES.includes(verb) && seat !== 'clock');
  const toFavours = noes.filter(({ requestId }) => requestId === null || isFavour(requestNamed(state, requestId)));
  return toFavours.length > 0 ? toFavours : noes;
}

/** What the firm showed on a step, as its own row or the series has it. */
const shownAt = ({ log }: Session, step: number, row?: EvidenceRow): number =>
  factOf(row, 'displayed')?.cents ?? (log.series.findLast((point) => point.step <= step) ?? log.series[0])?.displayedEquityCents ?? 0;

/** How much more the firm showed than at the last close: a no is hardest just after it has paid. */
function temptation(session: Session, row: EvidenceRow): number {
  const before = session.log.moments.closes.findLast(({ step }) => step < row.step)?.displayedCents ?? shownAt(session, 0);
  return shownAt(session, row.step, row) / Math.max(1, before);
}

function noPick(session: Session, rule: Pick['rule'], rank: number, row: EvidenceRow): Pick {
  const { state } = session;
  const offer = state.business?.offers.find(({ offerId }) => offerId === row.offerId) ?? null;
  const { step, day, requestId } = row;
  return pickOf(rule, rank, {
    step,
    day,
    round: roundOfDay(state, day),
    requestId,
    offer: offer?.offer ?? null,
    offerId: row.offerId,
    row: row.row,
  });
}

function noDocuments(pick: Pick, then: Then): ExhibitDocument[] {
  const row = rowNamed(then.log, pick.row!);
  const refusal: RefusalDocument = {
    kind: 'refusal',
    offer: pick.offer,
    change: kindOf(then.state, pick.requestId),
    seat: row.seat as RefusalDocument['seat'],
    reason: row.reason,
    alternative: factOf(row, 'answer')?.text ?? null,
    figures: [cents('displayed', shownAt(then, then.step, row))],
    rows: [row.row],
  };
  return [refusal, ...(pick.requestId === null ? [] : [diffOf(then, pick.requestId)]), talkBefore(then)];
}

const aboutNo = (pick: Pick) => about({ offerId: pick.offerId, requestIds: pick.requestId === null ? [] : [pick.requestId] });

const moreOrLess = (ratio: number): 'more' | 'same' | 'less' =>
  ratio > 1 + SAME_WITHIN ? 'more' : ratio < 1 - SAME_WITHIN ? 'less' : 'same';

const closeRows = ({ log }: Session, step: number | undefined): string[] =>
  codesOf(log.rows.filter((row) => (row.verb === 'round_closed' || row.verb === 'closed' || row.verb === 'ended') && row.step === step));

export const firstRefusal: Rule = {
  picks(session) {
    const row = noesOf(session).find((one) => nextClose(session, one.step) !== undefined);
    return row === undefined ? [] : [noPick(session, 'first_refusal', 9, row)];
  },
  show: (pick, then) => ({
    documents: noDocuments(pick, then),
    about: aboutNo(pick),
    question: ask('shown_later', [cents('displayed', shownAt(then, pick.step, rowNamed(then.log, pick.row!)))]),
  }),
  answer(pick, session, question) {
    const before = shownAt(session, pick.step, rowNamed(session.log, pick.row!));
    const next = nextClose(session, pick.step)!;
    const figures = [cents('displayed', before), cents('later', next.displayedCents), text('weeks', weeksBetween(pick, next))];
    return answered(question, moreOrLess(next.displayedCents / Math.max(1, before)), figures, [
      pick.row!,
      ...closeRows(session, next.step),
    ]);
  },
};

/** From the week of the pick to the week that the close ends. */
const weeksBetween = (pick: Pick, next: Reading): string =>
  String(Math.max(1, Math.ceil(next.day / DAYS_PER_WEEK) - Math.ceil(pick.day / DAYS_PER_WEEK)));

/** Beside the first no, the one given after the largest rise of what the firm showed. */
export const temptingNo: Rule = {
  picks(session) {
    const [, ...noes] = noesOf(session).filter((one) => nextClose(session, one.step) !== undefined);
    if (noes.length === 0) return [];
    const hardest = noes.reduce((most, one) => (temptation(session, one) > temptation(session, most) ? one : most));
    return [noPick(session, 'tempting_no', 12, hardest)];
  },
  show: (pick, then) => ({ documents: noDocuments(pick, then), about: aboutNo(pick), question: ask('market_after') }),
  answer: (pick, session, question) => whereBitStood(pick, bitTicksAt(session, pick.step), session, question),
};

function whereBitStood(pick: Pick, before: number, session: Session, question: ExhibitQuestion): ExhibitAnswer {
  const next = nextClose(session, pick.step)!;
  const after = next.bitTicks;
  const ratio = after / Math.max(1, before);
  const option = ratio > 1 + BIT_SAME_WITHIN ? 'higher' : ratio < 1 - BIT_SAME_WITHIN ? 'lower' : 'same';
  const figures = [cents('bit_then', before * 100), cents('bit_later', after * 100), text('weeks', weeksBetween(pick, next))];
  return answered(question, option, figures, [...(pick.row === null ? [] : [pick.row]), ...closeRows(session, next.step)]);
}

// ---- Coverage proved ----------------------------------------------------------------------------------------------------

/** The first step with coverage proved to everybody; without one, the first close with nothing missing. */
export const coverageProved: Rule = {
  picks(session) {
    const { proved, closes } = session.log.moments;
    const reading = proved ?? closes.find(({ holeCents }) => holeCents === 0) ?? null;
    if (reading === null || (session.state.business !== null && nextClose(session, reading.step) === undefined)) return [];
    const { step, day, round } = reading;
    return [pickOf('coverage_proved', 10, { step, day, round, reading })];
  },
  show: (pick, then) => ({
    documents: [withProof(then, closeDocument(then, pick.reading!)), talkBefore(then)],
    about: about(then.log.moments.proved?.step === pick.step ? { openly: true } : { coverageSinceDay: pick.day }),
    question: then.state.business === null ? ask('could_all_be_paid') : ask('owed_later', [cents('owed', pick.reading!.owedCents)]),
  }),
  answer(pick, session, question) {
    const now = pick.reading!;
    if (question.id === 'could_all_be_paid') return answerPaid(now, session, question);
    const next = nextClose(session, pick.step)!;
    const figures = [cents('owed', now.owedCents), cents('later', next.owedCents), text('weeks', weeksBetween(pick, next))];
    return answered(question, moreOrLess(next.owedCents / Math.max(1, now.owedCents)), figures, closeRows(session, next.step));
  },
};

/** The row by which the firm began to prove it, where there is one. */
function withProof(then: Then, document: CloseDocument): CloseDocument {
  const began = rowsThen(then).findLast((row) => factOf(row, 'lever_proofOfReserves')?.text === 'yes');
  return began === undefined ? document : { ...document, rows: [...document.rows, began.row] };
}

function answerPaid(now: Reading, session: Session, question: ExhibitQuestion): ExhibitAnswer {
  const option = bandOf(
    now.inHurryShare,
    [
      ['all', 1],
      ['most', 0.9],
      ['half', 0.5],
    ],
    'less',
  );
  const figures = [
    fraction('payable', now.inHurryShare),
    cents('displayed', now.displayedCents),
    cents('owed', now.owedCents),
    cents('there', now.owedCents - now.holeCents),
    cents('hole', now.holeCents),
  ];
  return answered(question, option, figures, closeRows(session, now.step));
}

// ---- Who bore a fall ----------------------------------------------------------------------------------------------------

const LOSSES: readonly string[] = ['fund_paid', 'loss_shared'];
const lossCents = (row: EvidenceRow): number => centsIn(row, 'amount') + centsIn(row, 'uncovered');

/** A loss that nobody would notice is no exhibit. */
const LOSS_LEAST_CENTS = 10_000_000;

/** The largest loss that somebody else had to pay; without one, BIT's deepest fall from its height, and what the firm showed at both. */
export const lossBorne: Rule = {
  picks(session) {
    const { log, state } = session;
    const losses = log.rows.filter((row) => LOSSES.includes(row.verb) && lossCents(row) >= LOSS_LEAST_CENTS);
    if (losses.length > 0) {
      const row = losses.reduce((most, one) => (lossCents(one) > lossCents(most) ? one : most));
      const { step, day } = row;
      return [pickOf('loss_borne', 11, { step, day, round: roundOfDay(state, day), row: row.row })];
    }
    const fall = log.moments.deepestFall;
    if (fall === null) return [];
    const { step, day, round } = fall;
    return [pickOf('loss_borne', 11, { step, day, round, reading: fall })];
  },
  show(pick, then) {
    if (pick.row === null) return fallShown(pick.reading as FallReading, then);
    const row = rowNamed(then.log, pick.row);
    return {
      documents: [{ kind: 'loss', figures: row.facts, rows: [row.row] }, talkBefore(then)],
      about: about({ openly: true }),
      question: ask('who_bore_it'),
    };
  },
  answer(pick, { log }, question) {
    if (pick.row === null) return whatFellAlong(pick.reading as FallReading, log, question);
    const rows = log.rows.filter((row) => LOSSES.includes(row.verb) && row.day >= pick.day - FALL_DAYS && row.day <= pick.day + FALL_DAYS);
    const sum = (verb: string): number => rows.filter((row) => row.verb === verb).reduce((all, row) => all + centsIn(row, 'amount'), 0);
    const fund = sum('fund_paid');
    const shared = sum('loss_shared');
    const open = stillOpen(rows);
    const most = Math.max(fund, shared, open);
    const option = most === 0 ? 'the_account' : most === fund ? 'the_fund' : most === shared ? 'other_traders' : 'nobody_yet';
    return answered(question, option, [cents('amount', fund), cents('shared', shared), cents('uncovered', open)], codesOf(rows));
  },
};

function fallShown({ bitTicks, height, fall }: FallReading, then: Then): Shown {
  const since = fraction('since_height', fall);
  const prices = [cents('bit_height', height.bitTicks * 100), cents('bit_then', bitTicks * 100), since];
  return {
    documents: [
      {
        kind: 'loss',
        figures: [...prices, cents('displayed_then', height.displayedCents)],
        rows: codesOf(rowsAt(then, 'liquidated', 'turn')),
      },
      talkBefore(then),
    ],
    about: about({ openly: true }),
    question: ask('fell_along', [since]),
  };
}

/** What the firm showed as its own at the fall's bottom, beside what it showed at the market's height. */
function whatFellAlong({ displayedCents, height, step }: FallReading, { rows }: Session['log'], question: ExhibitQuestion): ExhibitAnswer {
  const lost = 1 - displayedCents / Math.max(1, height.displayedCents);
  const option = lost <= 0 ? 'none' : lost < 0.1 ? 'below_tenth' : lost < 0.5 ? 'below_half' : 'above_half';
  const near = rows.filter((row) => row.verb === 'round_closed' && row.step <= step).slice(-1);
  const figures = [cents('displayed', displayedCents), cents('displayed_then', height.displayedCents)];
  return answered(question, option, figures, codesOf(near));
}

/** What nobody has covered yet stays on the account: the last row of each account says how much. */
function stillOpen(rows: readonly EvidenceRow[]): number {
  const open = new Map<string, number>();
  for (const row of rows) if (row.verb === 'fund_paid') open.set(factOf(row, 'account')?.text ?? '', centsIn(row, 'uncovered'));
  return [...open.values()].reduce((all, one) => all + one, 0);
}

// ---- The height ---------------------------------------------------------------------------------------------------------

/** BIT at its height, and what the firm showed then. */
export const marketHeight: Rule = {
  picks(session) {
    const reading = session.log.moments.height;
    if (reading === null || nextClose(session, reading.step) === undefined) return [];
    const { step, day, round } = reading;
    return [pickOf('market_height', 13, { step, day, round, reading })];
  },
  show(pick, then) {
    const page = withEquity(pageDocument(then, pick.reading!), pick.reading!);
    return { documents: [page, talkBefore(then)], about: about({ openly: true }), question: ask('market_after') };
  },
  answer: (pick, session, question) => whereBitStood(pick, pick.reading!.bitTicks, session, question),
};
