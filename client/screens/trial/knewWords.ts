/** The part that a seat had in what an exhibit is about, in words. */
import type { Exhibit, KnewLine, KnewRole } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { changeNamed } from '../../i18n/changes.ts';
import type { OpenCase } from './caseState.ts';
import { named, whenOfDay } from './reading.ts';
import { w } from './words.ts';

/** The parts that one can have had, each with a shape of its own beside its word. */
export type Part = 'did' | 'said' | 'told' | 'could' | 'spoke' | 'no' | 'not' | 'cannot' | 'public';

const PARTS: Record<KnewRole, Part> = {
  proposed: 'did',
  said_untrue: 'did',
  approved: 'did',
  carried_out: 'did',
  told_silent: 'told',
  could_have_known: 'could',
  objected: 'spoke',
  escalated: 'spoke',
  said_no: 'no',
  said_true: 'said',
  not_told: 'not',
  could_not_know: 'cannot',
  was_published: 'public',
};
export const partOf = (role: KnewRole): Part => PARTS[role];

/** An act on one of several things, with what it was on. */
const actText = (role: KnewRole, what: string): string => named(`trial.knew.${role}.of`, { what }) || w(`trial.knew.${role}`);

type About = Pick<Exhibit, 'rule' | 'requestId'>;
/** What a part is called. Of a change one sees what it does; that all is there one may have had from the page alone. */
function roleText({ rule, requestId }: About, role: KnewRole): string {
  const of = rule === 'coverage_proved' ? 'coverage' : requestId !== null ? 'change' : '';
  return named(`trial.knew.${role}.${of}`, {}) || w(`trial.knew.${role}`);
}

/** What one did has a day; what one knows has gone on since. */
const GOES_ON: readonly KnewLine['role'][] = ['told_silent', 'could_have_known', 'was_published'];

/** The part in words, and when; for an act also since when its seat had known of any of it, where that was before. */
export function knewSentence(
  { series }: Pick<OpenCase, 'series'>,
  about: About,
  { role, sinceDay, toldDay, knewDay, act }: KnewLine,
): string {
  const when = (day: number): string => whenOfDay(series, day).toLowerCase();
  const part = act === null ? roleText(about, role) : actText(role, changeNamed(act.change, act.value));
  if (sinceDay === null) return part;
  const dated = w(GOES_ON.includes(role) ? 'trial.knew.since' : 'trial.knew.in', { when: when(sinceDay) });
  const told = toldDay !== null && when(toldDay) !== when(sinceDay) ? `; ${w('trial.knew.toldIn', { when: when(toldDay) })}` : '';
  const first =
    knewDay !== null && when(knewDay) !== when(toldDay ?? sinceDay) ? `; ${w('trial.knew.firstIn', { when: when(knewDay) })}` : '';
  return `${part}, ${dated}${first || told}`;
}
