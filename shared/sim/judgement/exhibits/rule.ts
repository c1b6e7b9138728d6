/** What a rule is: which moments it picks from the whole session, what an exhibit shows of the record then, and what the ledger answers. */
import type { OfferId, StatementTopic } from '../../business.ts';
import type { SeatId } from '../../scenario.ts';
import type { ChangeRequest } from '../../state.ts';
import {
  type ExhibitAnswer,
  type ExhibitDocument,
  type ExhibitQuestion,
  type ExhibitRule,
  type Figure,
  type OptionId,
  QUESTIONS,
  type QuestionId,
} from '../exhibitTypes.ts';
import { isDrawing } from '../integrals.ts';
import type { Reading } from '../moments.ts';
import { ABOUT_NOTHING, type Subject } from './knew.ts';
import { mergedThen, type Session, type Then } from './record.ts';

/** A moment that a rule has chosen: plain data, all that the choice may carry into what is shown. */
export interface Pick {
  rule: ExhibitRule;
  /** Lower goes first where there is no room for all. */
  rank: number;
  step: number;
  day: number;
  round: number;
  requestId: number | null;
  /** Requests that the exhibit is about: its own, or what made its sentence untrue. */
  changes: readonly number[];
  topic: StatementTopic | null;
  offer: OfferId | null;
  offerId: number | null;
  /** Row that it stands on, and the book at that step, where the rule has one. */
  row: string | null;
  reading: Reading | null;
}
export interface Shown {
  documents: ExhibitDocument[];
  about: Subject;
  question: ExhibitQuestion;
}
export interface Rule {
  picks(session: Session): Pick[];
  /** From the record up to the pick's step, and nothing after it. */
  show(pick: Pick, then: Then): Shown;
  answer(pick: Pick, session: Session, question: ExhibitQuestion): ExhibitAnswer;
}

type Moment = Partial<Pick> & { step: number; day: number; round: number };
export const pickOf = (rule: ExhibitRule, rank: number, moment: Moment): Pick => ({
  requestId: null,
  changes: moment.requestId == null ? [] : [moment.requestId],
  topic: null,
  offer: null,
  offerId: null,
  row: null,
  reading: null,
  ...moment,
  rule,
  rank,
});

export const about = (subject: Partial<Subject>): Subject => ({ ...ABOUT_NOTHING, ...subject });

/** Whether customers' money in use had been booked to a change by a day. */
export const hasDrawn = ({ log }: Session, { requestId }: ChangeRequest, byDay: number): boolean =>
  log.integrals.sources.some((source) => source.requestId === requestId && source.fromDay !== null && source.fromDay <= byDay);

/** Customers' money in use: the changes on which it had been drawn, the largest first, and what coverage showed. */
export function aboutMoney(then: Then): Subject {
  const { seenGap } = then.log.moments;
  const drawing = then.state.requests.filter((one) => isDrawing(one.kind) && mergedThen(then, one));
  const drawn = drawing.filter((one) => hasDrawn(then, one, then.day));
  return about({
    requestIds: (drawn.length > 0 ? drawn : drawing)
      .toSorted((left, right) => right.terms.value - left.terms.value)
      .map(({ requestId }) => requestId),
    coverageSinceDay: seenGap !== null && seenGap.step <= then.step ? seenGap.day : null,
  });
}

// ---- Questions ----------------------------------------------------------------------------------------------------------

const ASKS_WHO_KNEW: readonly QuestionId[] = ['how_many_knew', 'who_knew_first'];

export const ask = (id: QuestionId, figures: Figure[] = []): ExhibitQuestion => ({
  id,
  figures,
  options: QUESTIONS[id].map((option) => ({ id: option, seat: null })),
  asksWhoKnew: ASKS_WHO_KNEW.includes(id),
});
/** At most four seats, in the order of the table. */
export const askSeat = (id: QuestionId, seats: readonly SeatId[]): ExhibitQuestion => ({
  ...ask(id),
  options: seats.map((seat) => ({ id: 'seat', seat })),
});

export const answered = (question: ExhibitQuestion, option: OptionId, figures: Figure[], rows: readonly string[]): ExhibitAnswer => ({
  option: question.options.findIndex(({ id }) => id === option),
  figures,
  rows: [...new Set(rows)],
});

/** The first option whose bar the value does not fall short of; the last where it clears none. */
export function bandOf<O extends OptionId>(value: number, bars: readonly (readonly [O, number])[], otherwise: O): O {
  return bars.find(([, bar]) => value >= bar)?.[0] ?? otherwise;
}
