/** Exhibits in words: moments, people, figures, questions and answers. */
import type { Person, TalkLine } from '../../../shared/net/messages.ts';
import type { Exhibit, ExhibitAnswer, ExhibitOption, Figure } from '../../../shared/sim/judgement/exhibitTypes.ts';
import type { SumsPoint } from '../../../shared/sim/judgement/sums.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { factText } from '../../i18n/facts.ts';
import type { TextParams } from '../../i18n/fill.ts';
import { t } from '../../i18n/t.ts';
import { weekOfDay } from '../../i18n/weeks.ts';
import { isTrialKey, w } from './words.ts';

const DAYS_PER_WEEK = 7;
export const named = (key: string, params: TextParams): string => (isTrialKey(key) ? w(key, params) : '');

export const exhibitTitle = ({ rule }: Exhibit): string => w(`trial.rule.${rule}`);

/** The point of the series that a step lies on. */
export const pointAt = (series: readonly SumsPoint[], step: number): SumsPoint | undefined =>
  series.findLast((point) => point.step <= step) ?? series[0];

/** The day of a step: points lie some steps apart, and time moves evenly between two of them. */
function dayAt(series: readonly SumsPoint[], step: number): number {
  const next = series.findIndex((point) => point.step > step);
  const [from, to] = [series[next - 1], series[next]];
  if (from === undefined || to === undefined) return pointAt(series, step)?.day ?? 0;
  return from.day + ((to.day - from.day) * (step - from.step)) / (to.step - from.step);
}

export function whenOf(series: readonly SumsPoint[], step: number, day: number = dayAt(series, step)): string {
  return t('unit.roundWeek', { round: pointAt(series, step)?.round ?? 1, week: weekOfDay(day) });
}

export const whenOfDay = (series: readonly SumsPoint[], day: number): string =>
  t('unit.roundWeek', { round: (series.findLast((point) => point.day <= day) ?? series[0])?.round ?? 1, week: weekOfDay(day) });

export const seatNamed = (seat: SeatId | 'clock' | 'engine' | 'customers'): string => t(`seat.${seat}`);

/** Who sat there; a bot goes by its name and says so. */
export function nameOf(people: readonly Person[], seat: SeatId | 'clock' | 'engine' | 'customers'): string {
  const person = people.find((one) => one.seat === seat);
  if (!person) return '';
  return person.bot ? w('knew.bot', { name: t(`botName.${person.seat}`) }) : person.name;
}

/** A fortnight and more in weeks. */
const span = (days: number): string =>
  days < 2 * DAYS_PER_WEEK ? w('trial.span.days', { n: days }) : t('unit.weeks', { n: Math.round(days / DAYS_PER_WEEK) });

const figureText = (figure: Figure): string => (figure.label === 'days' ? span(Number(figure.text)) : factText(figure));

const paramsOf = (figures: readonly Figure[]): TextParams => Object.fromEntries(figures.map((one) => [one.label, figureText(one)]));

export const questionText = ({ question }: Exhibit): string => w(`trial.question.${question.id}`, paramsOf(question.figures));

export const optionText = ({ question }: Exhibit, { id, seat }: ExhibitOption): string =>
  named(`trial.option.${question.id}.${id}`, seat === null ? {} : { seat: seatNamed(seat) });

export function answerText(exhibit: Exhibit, answer: ExhibitAnswer): string {
  const option = exhibit.question.options[answer.option];
  const params = { ...paramsOf(answer.figures), ...(option?.seat ? { seat: seatNamed(option.seat) } : {}) };
  return named(`trial.answer.${exhibit.question.id}.${option?.id ?? ''}`, params);
}

/** The chosen option by its letter, and by its words where the answer does not begin with them. */
export function answerLead(exhibit: Exhibit, answer: ExhibitAnswer, letter: string): string {
  const option = exhibit.question.options[answer.option];
  const words = option ? optionText(exhibit, option) : '';
  const isSaid = answerText(exhibit, answer).toLowerCase().startsWith(words.toLowerCase());
  return isSaid || words === '' ? `${letter}.` : `${letter}. ${words}.`;
}

/** Talk between two steps. `gone`: older lines than this device has kept would belong to it. */
export function talkBetween(talk: readonly TalkLine[], fromStep: number, toStep: number): { lines: TalkLine[]; gone: boolean } {
  const lines = talk.filter(({ step }) => step > fromStep && step <= toStep);
  const first = talk[0];
  return { lines, gone: first !== undefined && first.id > 1 && first.step > fromStep };
}
