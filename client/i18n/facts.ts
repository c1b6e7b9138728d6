/** What a row, an exhibit or a document states, in words. */
import type { Fact, FactLabel } from '../../shared/sim/judgement/types.ts';
import { percent, usdShort } from '../overlay/format.ts';
import { t, textNamed } from './t.ts';

/** Facts whose text is an id, or several with a space between them, and the words that stand for each. */
const WORDS: Partial<Record<FactLabel, (id: string) => string>> = {
  offer: (id) => `offer.${id}.title`,
  answer: (id) => `answer.${id}`,
  topic: (id) => `receipt.topic.${id}`,
  subject: (id) => `audit.subject.${id}`,
  terms: (id) => `customers.policy.${id}`,
  exceptions: (id) => `change.${id}`,
  change: (id) => `change.${id}`,
  seats: (id) => `seat.${id}`,
  matter: (id) => `matter.${id}.title`,
  done: (id) => `matter.${id}`,
  outcome: (id) => `matter.${id}`,
  signed_open: (id) => `audit.subject.${id}`,
};
/** Shares of what is owed: short of the whole, however little, is never told as the whole. */
const OF_WHAT_IS_OWED: ReadonlySet<FactLabel> = new Set(['coverage', 'repaid', 'payable']);

export const factName = ({ label }: Fact): string => t(`fact.${label}`);

export function factText({ label, cents, fraction, text }: Fact): string {
  if (cents !== undefined) return usdShort(cents);
  if (fraction !== undefined) {
    const told = OF_WHAT_IS_OWED.has(label) && fraction < 1 ? Math.floor(fraction * 1000) / 1000 : fraction;
    return percent(told, told === 0 || told === 1 ? 0 : 1);
  }
  const named = WORDS[label];
  if (named === undefined || text === undefined) return text ?? '';
  return text
    .split(' ')
    .map((id) => textNamed(named(id)) || id)
    .join(', ');
}
