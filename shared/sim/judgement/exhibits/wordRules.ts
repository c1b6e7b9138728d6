/** The first private doubt, page and ledger or mark and sale at their furthest apart, and the first true sentence that became untrue. */
import type { Statement, StatementTopic } from '../../business.ts';
import { isTelling, topicSaidBy } from '../../firm/requestTable.ts';
import type { SeatId } from '../../scenario.ts';
import { cents, fraction, text } from '../evidenceLog.ts';
import type { AuditDocument, ExhibitAnswer, ExhibitDocument, ExhibitQuestion } from '../exhibitTypes.ts';
import { markUpCents, type Reading } from '../moments.ts';
import type { EvidenceRow } from '../types.ts';
import { atTable, behindOf, SEES_COVERAGE, shownByAudit } from '../whoKnew.ts';
import { diffOf, fundCodeOf, pageDocument, sentenceDocument, sheetsSoFar, talkBefore, withEquity } from './documents.ts';
import { knewLines, type Subject } from './knew.ts';
import { centsIn, codesOf, mergedThen, roundOfDay, rowNamed, type Session, type Then } from './record.ts';
import { about, aboutMoney, answered, ask, askSeat, bandOf, type Pick, pickOf, type Rule } from './rule.ts';

/** What somebody does about a doubt is done within these days, or later. */
const FOLLOWED_DAYS = 28;
const OPTIONS_MOST = 4;

const atRow = ({ state }: Session, row: EvidenceRow) => ({
  step: row.step,
  day: row.day,
  round: roundOfDay(state, row.day),
  requestId: row.requestId,
  row: row.row,
});

// ---- The first doubt ----------------------------------------------------------------------------------------------------

const SPOKE: readonly string[] = ['objected', 'escalated', 'told_openly', 'went_public'];

/** The first objection, the first audit that found something, or something missing on the screen of a seat that had said nothing. */
function firstDoubt(session: Session): Pick | null {
  const { log, state } = session;
  const audits = (state.business?.audits ?? []).filter(({ found }) => found).map(({ answeredStep }) => answeredStep);
  const spoken = log.rows.find(
    (row) => row.verb === 'objected' || (row.verb === 'audit_answered' && audits.includes(row.step) && auditFound(session, row)),
  );
  const gap = log.moments.seenGap;
  const silent =
    gap !== null &&
    atTable(state, SEES_COVERAGE).some(
      (seat) => !log.rows.some((row) => row.step <= gap.step && row.seat === seat && SPOKE.includes(row.verb)),
    );
  if (spoken !== undefined && (!silent || spoken.step <= gap!.step)) return pickOf('first_private_doubt', 6, atRow(session, spoken));
  if (!silent) return null;
  return pickOf('first_private_doubt', 6, { step: gap!.step, day: gap!.day, round: gap!.round, reading: gap });
}

const auditFound = ({ state }: Session, row: EvidenceRow): boolean => {
  return state.business!.audits.some((audit) => audit.found && audit.subject === subjectOf(row) && audit.answeredStep === row.step);
};

function doubtDocuments(pick: Pick, then: Then): ExhibitDocument[] {
  if (pick.reading !== null) return [pageDocument(then, pick.reading), talkBefore(then)];
  const row = rowNamed(then.log, pick.row!);
  if (row.requestId !== null) return [diffOf(then, row.requestId), talkBefore(then)];
  return [
    { kind: 'audit', subject: subjectOf(row), figures: row.facts.filter(({ label }) => label !== 'subject'), rows: [row.row] },
    talkBefore(then),
  ];
}

/** The request that was objected to, what the audit was about, or customers' money. */
function aboutDoubt(pick: Pick, then: Then): Subject {
  if (pick.requestId !== null) return about({ requestIds: [pick.requestId] });
  if (pick.row === null) return aboutMoney(then);
  const subject = subjectOf(rowNamed(then.log, pick.row));
  const found = then.state.requests.filter((request) => mergedThen(then, request) && shownByAudit(subject, request.kind, null));
  return about({
    requestIds: found.map(({ requestId }) => requestId),
    topic: subject === 'fund' ? 'insurance_fund' : null,
    coverageSinceDay: subject === 'coverage' ? aboutMoney(then).coverageSinceDay : null,
  });
}

const subjectOf = (row: EvidenceRow): AuditDocument['subject'] =>
  row.facts.find(({ label }) => label === 'subject')!.text as AuditDocument['subject'];

/** What the four weeks after it brought: told, taken back, more of it, or nothing. */
function whatFollowed(pick: Pick, { log, state }: Session, question: ExhibitQuestion): ExhibitAnswer {
  const after = log.rows.filter((row) => row.step > pick.step && row.day <= pick.day + FOLLOWED_DAYS);
  const kindOf = (row: EvidenceRow) => state.requests.find(({ requestId }) => requestId === row.requestId)?.kind;
  const told = after.filter(({ verb }) => verb === 'told_openly' || verb === 'went_public');
  const back = after.filter((row) => row.verb === 'reverted' && row.seat !== 'clock');
  const more = after.filter((row) => row.verb === 'merged' && kindOf(row) !== undefined && isTelling(kindOf(row)!));
  const option = told.length > 0 ? 'told' : back.length > 0 ? 'taken_back' : more.length > 0 ? 'more' : 'nothing';
  const rows = { told, taken_back: back, more, nothing: [] }[option];
  const kinds = rows.map(kindOf).filter((kind) => kind !== undefined);
  return answered(question, option, [text('times', String(rows.length)), text('change', [...new Set(kinds)].join(' '))], codesOf(rows));
}

export const firstPrivateDoubt: Rule = {
  picks(session) {
    const pick = firstDoubt(session);
    return pick === null ? [] : [pick];
  },
  show: (pick, then) => ({
    documents: doubtDocuments(pick, then),
    about: aboutDoubt(pick, then),
    question: ask('what_followed'),
  }),
  answer: whatFollowed,
};

// ---- The widest gap -----------------------------------------------------------------------------------------------------

/** A gap is worth a question from a hundredth of the figure that was published, and from the last digit of a page in tens of millions. */
const GAP_SHARE = 0.01;
const GAP_LEAST_CENTS = 10_000_000;
const isGap = (cents: number, publishedCents: number): boolean => cents >= Math.max(GAP_LEAST_CENTS, GAP_SHARE * publishedCents);

/** Each figure by itself: a fund that is not there is a small part of what customers are owed. */
const isPageGap = ({ holeCents, owedCents, fundShownCents, fundHeldCents }: Reading): boolean =>
  isGap(holeCents, owedCents) || isGap(fundShownCents - fundHeldCents, fundShownCents);
const isMarkUp = (now: Reading): boolean => isGap(markUpCents(now), now.displayedCents);

const pageGapOf = ({ log }: Session): Reading | null =>
  log.moments.widest !== null && isPageGap(log.moments.widest) ? log.moments.widest : null;

const pickGap = (rule: 'widest_gap' | 'marked_up', reading: Reading): Pick =>
  pickOf(rule, 1, { step: reading.step, day: reading.day, round: reading.round, reading });

export const widestGap: Rule = {
  picks(session) {
    const reading = pageGapOf(session);
    return reading === null ? [] : [pickGap('widest_gap', reading)];
  },
  show(pick, then) {
    const now = pick.reading!;
    const fund = now.fundShownCents > now.fundHeldCents ? fundCodeOf(then, now.fundShownCents, now.fundHeldCents) : null;
    const page = withEquity(pageDocument(then, now), now);
    return {
      documents: [page, ...(fund === null ? [] : [fund]), ...sheetsSoFar(then), talkBefore(then)],
      about: aboutMoney(then),
      question: ask('could_all_be_paid'),
    };
  },
  answer(pick, { log }, question) {
    const { inHurryShare, owedCents, holeCents, displayedCents, step } = pick.reading!;
    const option = bandOf(
      inHurryShare,
      [
        ['all', 1],
        ['most', 0.9],
        ['half', 0.5],
      ],
      'less',
    );
    const near = log.rows.filter((row) => row.verb === 'round_closed' && row.step >= step).slice(0, 1);
    return answered(
      question,
      option,
      [
        fraction('payable', inHurryShare),
        cents('displayed', displayedCents),
        cents('owed', owedCents),
        cents('there', owedCents - holeCents),
        cents('hole', holeCents),
      ],
      codesOf(near),
    );
  },
};

/** Where page and ledger agreed throughout: the mark and an orderly sale. No seat's screen shows what a sale would bring. */
export const markedUp: Rule = {
  picks(session) {
    const reading = session.log.moments.markedUp;
    return pageGapOf(session) !== null || reading === null || !isMarkUp(reading) ? [] : [pickGap('marked_up', reading)];
  },
  show: (pick, then) => ({ ...widestGap.show(pick, then), about: about({}) }),
  answer: widestGap.answer,
};

// ---- A sentence that rotted ---------------------------------------------------------------------------------------------

const ONE_ROUND: Partial<Record<EvidenceRow['verb'], StatementTopic>> = {
  statement_untrue: 'same_rules',
  fund_below_page: 'insurance_fund',
};
const topicOf = (row: EvidenceRow): StatementTopic | null =>
  row.verb === 'statement_contradicted' ? row.topic : (ONE_ROUND[row.verb] ?? null);

/** To have asked for the sentence itself is not to know what made it untrue. */
const whatMadeItUntrue = (then: Then, topic: StatementTopic): number[] =>
  behindOf(then.state, topic)
    .filter((request) => topicSaidBy(request.kind) === null && mergedThen(then, request))
    .map(({ requestId }) => requestId);

/** Seats that knew of what made it untrue, the first one first; who acted comes before who was told on the same day. */
function firstToKnow(then: Then, topic: StatementTopic): SeatId[] {
  const subject: Subject = about({ requestIds: whatMadeItUntrue(then, topic) });
  return knewLines(then, subject)
    .filter(({ who, knewDay }) => who !== 'customers' && knewDay !== null)
    .toSorted((left, right) => left.knewDay! - right.knewDay! || Number(right.role === 'proposed') - Number(left.role === 'proposed'))
    .map(({ who }) => who as SeatId);
}

/** Up to four seats with the first one among them, in the order of the table. */
function seatsToName({ state }: Then, knew: readonly SeatId[]): SeatId[] {
  const others = state.scenario.seats.filter((seat) => seat !== knew[0]).slice(0, OPTIONS_MOST - 1);
  return state.scenario.seats.filter((seat) => seat === knew[0] || others.includes(seat));
}

/** The sentence that stood, untrue, from a day on. */
const rottenFrom = ({ state }: Session, topic: StatementTopic, day: number): Statement | undefined =>
  state.business?.statements.find((one) => one.topic === topic && one.falseFromDay === day);

interface Rotten {
  pick: Pick;
  /** Weight of the sentence by how far it ever was from the ledger; of a game of one round, nought. */
  weight: number;
  daysStood: number;
}
function rottenAt(session: Session, row: EvidenceRow): Rotten {
  const topic = topicOf(row)!;
  const statement = rottenFrom(session, topic, row.day);
  const changes = whatMadeItUntrue({ ...session, step: row.step, day: row.day }, topic).slice(-1);
  return {
    pick: pickOf('sentence_rotted', 4, { ...atRow(session, row), topic, changes }),
    weight: statement === undefined ? 0 : statement.weight * statement.worstGap,
    daysStood: (statement?.correctedDay ?? session.state.clock.day) - row.day,
  };
}

/** All of them, the heaviest first and of equals the one that stood longest; one of them is taken. */
export const sentenceRotted: Rule = {
  picks: (session) =>
    session.log.rows
      .filter((row) => topicOf(row) !== null)
      .map((row) => rottenAt(session, row))
      .toSorted((left, right) => right.weight - left.weight || right.daysStood - left.daysStood)
      .map(({ pick }) => pick),
  show(pick, then) {
    const topic = pick.topic!;
    const row = rowNamed(then.log, pick.row!);
    const fund = topic === 'insurance_fund' ? fundCodeOf(then, centsIn(row, 'fund_shown'), centsIn(row, 'fund_held')) : null;
    const behind = whatMadeItUntrue(then, topic);
    const knew = firstToKnow(then, topic);
    return {
      documents: [
        sentenceDocument(then, topic, row),
        ...(fund === null ? [] : [fund]),
        ...behind.slice(-1).map((requestId) => diffOf(then, requestId)),
        talkBefore(then),
      ],
      about: about({ topic, requestIds: behind }),
      question: behind.length > 0 && knew.length > 0 ? askSeat('who_knew_first', seatsToName(then, knew)) : ask('who_corrected'),
    };
  },
  answer(pick, session, question) {
    const { log } = session;
    const topic = pick.topic!;
    const then = { ...session, step: pick.step, day: pick.day };
    if (question.id === 'who_knew_first') {
      const seat = firstToKnow(then, topic)[0]!;
      const line = knewLines(then, about({ requestIds: whatMadeItUntrue(then, topic) })).find(({ who }) => who === seat)!;
      const days = Math.round(pick.day - line.knewDay!);
      return {
        option: question.options.findIndex((option) => option.seat === seat),
        figures: [text('days', String(days))],
        rows: line.rows,
      };
    }
    const said = rottenFrom(session, topic, pick.day);
    const option = (said?.correctedDay ?? null) === null ? 'nobody' : said!.forced ? 'came_out' : 'firm_itself';
    const rows = log.rows.filter((row) => row.verb === 'statement_corrected' && row.topic === topic && row.step >= pick.step).slice(0, 1);
    const weeks = Math.floor(((said?.correctedDay ?? log.moments.closes.at(-1)?.day ?? pick.day) - pick.day) / 7);
    return answered(question, option, [text('weeks', String(weeks))], [pick.row!, ...codesOf(rows)]);
  },
};
