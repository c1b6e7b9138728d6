/** The first favour that came into force, each raise of the desk's line, and what was asked for against what had failed. */
import type { ChangeKind } from '../../commands.ts';
import { isLine, isTelling, topicSaidBy } from '../../firm/requestTable.ts';
import { switchOf } from '../../firm/switches.ts';
import type { ChangeRequest } from '../../state.ts';
import { effectsOf } from '../effectRows.ts';
import { cents, text } from '../evidenceLog.ts';
import type { ExhibitAnswer, ExhibitDocument, ExhibitQuestion, KnewLine } from '../exhibitTypes.ts';
import { isDrawing } from '../integrals.ts';
import type { LineEntry } from '../moments.ts';
import type { EvidenceRow } from '../types.ts';
import { diffOf, fundCodeOf, historyOf, pretextOf, sentenceDocument, talkBefore } from './documents.ts';
import { knewLines } from './knew.ts';
import { centsIn, codesOf, requestNamed, roundOfDay, rowsAt, type Session, type Then } from './record.ts';
import { about, answered, ask, bandOf, hasDrawn, type Pick, pickOf, type Rule } from './rule.ts';

const DAYS_PER_WEEK = 7;
/** What failed longer ago than this is no reason for what is asked for now. */
const NEED_DAYS = 28;
/** The largest raise is shown before the first one. */
const LARGEST_RAISE = 3;
const FIRST_RAISE = 7;

const mergeRow = ({ log }: Session, requestId: number): EvidenceRow | undefined =>
  log.rows.find((row) => row.verb === 'merged' && row.requestId === requestId);

/** A favour is in force for one account, or rests on nobody being told, and was not printed on the page. */
const isQuietFavour = ({ kind, terms, mergedStep }: ChangeRequest): boolean => mergedStep !== null && isTelling(kind) && !terms.published;

/** It was read by a check, customers' money was drawn on it, or others paid for it. */
const hasMattered = (session: Session, request: ChangeRequest): boolean =>
  request.timesUsed > 0 ||
  hasDrawn(session, request, Number.POSITIVE_INFINITY) ||
  session.log.integrals.taken.some(({ requestId }) => requestId === request.requestId);

/** The first favour in force that mattered, or the first of them all; where there was none, the first offer that came into force. */
function firstYesOf(session: Session): ChangeRequest | undefined {
  const { state } = session;
  const merged = state.requests
    .filter(({ mergedStep }) => mergedStep !== null)
    .toSorted((left, right) => left.mergedStep! - right.mergedStep!);
  const offered = (state.business?.offers ?? []).map(({ requestId }) => requestId);
  const favours = merged.filter(isQuietFavour);
  return (
    favours.find((favour) => hasMattered(session, favour)) ?? favours[0] ?? merged.find(({ requestId }) => offered.includes(requestId))
  );
}

/** Whoever could have looked, or read it in public, had not been told. */
const UNTOLD: readonly KnewLine['role'][] = ['not_told', 'could_have_known', 'was_published'];
const seatsThatKnew = (pick: Pick, then: Then): KnewLine['who'][] =>
  knewLines(then, about({ requestIds: [pick.requestId!] }))
    .filter(({ who, role }) => who !== 'customers' && !UNTOLD.includes(role))
    .map(({ who }) => who);

const howManyKnew = (pick: Pick, session: Session, question: ExhibitQuestion): ExhibitAnswer => {
  const knew = seatsThatKnew(pick, { ...session, step: pick.step, day: pick.day });
  const option = bandOf(
    knew.length,
    [
      ['four_up', 4],
      ['three', 3],
      ['two', 2],
    ],
    'one',
  );
  const rows = session.log.rows.filter((row) => row.requestId === pick.requestId && row.step <= pick.step);
  return answered(question, option, [text('seats', knew.join(' '))], codesOf(rows));
};

// ---- The first yes ------------------------------------------------------------------------------------------------------

function questionOn(request: ChangeRequest): ExhibitQuestion {
  if (isLine(request.kind)) return ask('how_much_drawn', [cents('asked', request.askedValue)]);
  if (isDrawing(request.kind)) return ask('how_much_used');
  if (topicSaidBy(request.kind) !== null) return ask('was_it_true');
  if (switchOf(request.kind) !== null) return ask('times_used');
  return ask('how_many_knew');
}

function answerOn(pick: Pick, session: Session, question: ExhibitQuestion): ExhibitAnswer {
  const { log, state } = session;
  const request = requestNamed(state, pick.requestId!);
  const used = log.moments.peakUseCents;
  const rows = ownRows(session, request);
  switch (question.id) {
    case 'how_much_drawn': {
      const times = used / Math.max(1, request.askedValue);
      const option = used === 0 ? 'nothing' : times <= 1 ? 'within_asked' : times <= 10 ? 'up_to_ten' : 'beyond_ten';
      return answered(question, option, [cents('asked', request.askedValue), cents('most_used', used)], rows);
    }
    case 'how_much_used': {
      const share = log.integrals.deepestShare;
      const option = used === 0 ? 'nothing' : share < 0.1 ? 'below_tenth' : share < 0.5 ? 'below_half' : 'above_half';
      return answered(question, option, [cents('most_used', used), { label: 'share', fraction: share }], rows);
    }
    case 'was_it_true': {
      const topic = topicSaidBy(request.kind)!;
      const said = state.business?.statements.find((one) => one.topic === topic && one.day >= pick.day);
      const from = said?.falseFromDay ?? null;
      const option = from === null ? 'true' : from <= said!.day ? 'untrue_then' : 'untrue_later';
      return answered(question, option, [text('topic', topic)], codesOf(log.rows.filter((row) => row.topic === topic)));
    }
    case 'times_used': {
      const { timesUsed } = request;
      const option = bandOf(
        timesUsed,
        [
          ['hundreds', 100],
          ['dozens', 10],
          ['few', 1],
        ],
        'never',
      );
      return answered(question, option, [text('times', String(timesUsed))], rows);
    }
    default:
      return howManyKnew(pick, session, question);
  }
}

/** Its own rows, and what the engine then did because of it. */
function ownRows({ log }: Session, request: ChangeRequest): string[] {
  const effects = effectsOf(request.kind);
  const after = log.rows.filter((row) => effects.includes(row.verb) && row.step >= (request.mergedStep ?? 0)).slice(0, 5);
  return codesOf([...log.rows.filter((row) => row.requestId === request.requestId), ...after]);
}

function documentsOn(pick: Pick, then: Then, kind: ChangeKind): ExhibitDocument[] {
  const said = rowsAt(then, 'statement_made').find((row) => row.topic !== null);
  const now = pick.reading;
  const isFund = kind === 'fund_formula' || kind === 'house_token_reserve';
  return [
    diffOf(then, pick.requestId!),
    ...(isLine(kind) ? [pretextOf(then, pick.requestId!)] : []),
    ...(isLine(kind) && now !== null ? [historyOf(then, now)] : []),
    ...(said === undefined ? [] : [sentenceDocument(then, said.topic!, said)]),
    ...(isFund && now !== null ? [fundCodeOf(then, now.fundShownCents, now.fundHeldCents)] : []),
    talkBefore(then),
  ];
}

export const firstYes: Rule = {
  picks(session) {
    const request = firstYesOf(session);
    const row = request === undefined ? undefined : mergeRow(session, request.requestId);
    if (request === undefined || row === undefined) return [];
    return [pickOf('first_yes', 0, momentOf(session, row, request))];
  },
  show: (pick, then) => {
    const request = requestNamed(then.state, pick.requestId!);
    return {
      documents: documentsOn(pick, then, request.kind),
      about: about({ requestIds: [request.requestId] }),
      question: questionOn(request),
    };
  },
  answer: answerOn,
};

const momentOf = ({ log, state }: Session, row: EvidenceRow, { requestId }: ChangeRequest) => {
  const offer = state.business?.offers.find((one) => one.requestId === requestId) ?? null;
  return {
    step: row.step,
    day: row.day,
    round: roundOfDay(state, row.day),
    requestId,
    offer: offer?.offer ?? null,
    offerId: offer?.offerId ?? null,
    row: row.row,
    reading: log.moments.merges.find(({ step }) => step === row.step) ?? null,
  };
};

// ---- Raises -------------------------------------------------------------------------------------------------------------

/** Raises beyond the first yes; of more than two the first and the largest. */
function raisesOf(session: Session): LineEntry[] {
  const first = firstYesOf(session)?.requestId;
  const raises = session.log.moments.lines.filter((line) => line.granted && line.cents > line.beforeCents && line.requestId !== first);
  if (raises.length <= 2) return raises;
  const largest = raises.reduce((most, one) => (one.cents > most.cents ? one : most));
  return largest === raises[0] ? [largest] : [raises[0]!, largest];
}

export const limitRaised: Rule = {
  picks(session) {
    const raises = raisesOf(session);
    return raises.map((line, index) => {
      const row = mergeRow(session, line.requestId)!;
      const last = index === raises.length - 1;
      return pickOf(
        'limit_raised',
        last ? LARGEST_RAISE : FIRST_RAISE,
        momentOf(session, row, requestNamed(session.state, line.requestId)),
      );
    });
  },
  show: (pick, then) => ({
    documents: [...(pick.reading === null ? [] : [historyOf(then, pick.reading)]), diffOf(then, pick.requestId!), talkBefore(then)],
    about: about({ requestIds: [pick.requestId!] }),
    question: pick.rank === LARGEST_RAISE ? ask('how_many_knew') : ask('when_half_drawn'),
  }),
  answer(pick, session, question) {
    if (question.id === 'how_many_knew') return howManyKnew(pick, session, question);
    const line = session.log.moments.lines.find((one) => one.requestId === pick.requestId && one.granted)!;
    const days = line.halfDrawnDay === null ? null : line.halfDrawnDay - line.day;
    const weeks = days === null ? null : Math.ceil(days / DAYS_PER_WEEK);
    const option = weeks === null ? 'never' : weeks <= 4 ? 'weeks_4' : weeks <= 12 ? 'weeks_12' : 'later';
    const figures = [cents('line', line.cents), text('weeks', String(weeks ?? 0))];
    return answered(question, option, figures, codesOf(session.log.rows.filter((row) => row.requestId === pick.requestId)));
  },
};

// ---- What was asked for, and what had failed -----------------------------------------------------------------------------

const FAILED: readonly string[] = ['refused_order', 'refused_transfer', 'mandate_stopped'];

export const pretextAndNeed: Rule = {
  picks(session) {
    const request = session.state.requests.find(({ kind, mergedStep }) => isLine(kind) && mergedStep !== null);
    const row = session.log.rows.find((one) => one.verb === 'proposed' && one.requestId === request?.requestId);
    if (request === undefined || row === undefined) return [];
    return [pickOf('pretext_and_need', 8, momentOf(session, row, request))];
  },
  show: (pick, then) => ({
    documents: [pretextOf(then, pick.requestId!), diffOf(then, pick.requestId!), talkBefore(then)],
    about: about({ requestIds: [pick.requestId!] }),
    question: ask('what_was_needed', [cents('asked', requestNamed(then.state, pick.requestId!).askedValue)]),
  }),
  answer(pick, { log, state }, question) {
    const asked = requestNamed(state, pick.requestId!).askedValue;
    const failed = log.rows.filter((row) => FAILED.includes(row.verb) && row.step <= pick.step && row.day >= pick.day - NEED_DAYS);
    const needed = Math.max(0, ...failed.map((row) => centsIn(row, 'short_by')));
    const share = needed / Math.max(1, asked);
    const option = needed === 0 ? 'none_failed' : share < 0.1 ? 'below_tenth' : share <= 1 ? 'within_asked' : 'beyond_asked';
    const figures = [cents('asked', asked), cents('needed', needed), cents('most_used', log.moments.peakUseCents)];
    return answered(question, option, figures, [pick.row!, ...codesOf(failed)]);
  },
};
