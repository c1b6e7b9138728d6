/** Who knew, in one row; and the same row as the choice of whose eyes one looks with. */
import type { Exhibit, KnewLine } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { people, trial } from '../../store/store.ts';
import { lookAs, looking, type OpenCase } from './caseState.ts';
import { Glyph, partOf } from './Glyph.tsx';
import { eyesOf } from './keys.ts';
import { actText, nameOf, seatNamed, whenOfDay } from './reading.ts';
import type { Looking } from './seen.ts';
import { hidesWhoKnew } from './sitting.ts';
import { type TrialKey, w } from './words.ts';

export const lookingNamed = (who: Looking): string => (who === 'record' ? w('knew.record') : seatNamed(who));

export function WhoKnew({ opened, exhibit }: { opened: OpenCase; exhibit: Exhibit }) {
  const hidden = hidesWhoKnew(exhibit, trial.value);
  const choices = eyesOf(opened.game.seats);
  const whatOf = WHAT[exhibit.rule];
  return (
    <section class={`trial-who of-${exhibit.knew.length}`} aria-label={w('trial.knew')}>
      <div class="trial-who-label">
        <h2>{w('trial.knew')}</h2>
        {whatOf !== undefined && <p>{w(whatOf)}</p>}
        <p>
          {hidden ? w('knew.later') : looking.value === 'record' ? w('knew.sub') : w('knew.viewing', { who: lookingNamed(looking.value) })}
        </p>
      </div>
      {exhibit.knew.map((line) => (
        <Seat key={line.who} opened={opened} line={line} hidden={hidden} number={choices.indexOf(line.who)} />
      ))}
      <button
        type="button"
        class="trial-all"
        aria-pressed={looking.value === 'record'}
        aria-keyshortcuts="0"
        onClick={() => lookAs('record')}
      >
        {w('knew.record')}
        <small>{w('knew.record.sub')}</small>
      </button>
    </section>
  );
}

/** What there was to know, where it is neither a change nor a sentence. */
const WHAT: Partial<Record<Exhibit['rule'], TrialKey>> = {
  widest_gap: 'knew.money',
  first_failed_withdrawal: 'knew.money',
  door_last_open: 'knew.money',
  coverage_proved: 'knew.coverage',
  marked_up: 'knew.sale',
};

function Seat({ opened, line, hidden, number }: { opened: OpenCase; line: KnewLine; hidden: boolean; number: number }) {
  const { who } = line;
  const part = hidden ? 'asked' : partOf(line.role);
  return (
    <button
      type="button"
      class={`trial-seat ${who === 'customers' ? 'is-customers' : `seat-${who}`}`}
      aria-pressed={looking.value === who}
      aria-keyshortcuts={String(number)}
      disabled={hidden}
      onClick={() => lookAs(who)}
    >
      <span class="trial-seat-name">
        {seatNamed(who)} <small>{who === 'customers' ? '' : nameOf(people.value, who)}</small>
      </span>
      <b>
        <Glyph part={part} /> {w(`knew.${part}`)}
      </b>
      <span>{hidden ? w('knew.asked.sub') : knewDetail(opened, line)}</span>
    </button>
  );
}

/** What the part's own word has not said yet: which part exactly, and since when. */
function knewDetail(opened: OpenCase, line: KnewLine): string {
  const words = knewSentence(opened, line);
  const said = w(`knew.${partOf(line.role)}`);
  const rest = words.startsWith(said) ? words.slice(said.length).replace(/^[,: ]+/, '') : words;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What one did has a day; what one knows has gone on since. */
const GOES_ON: readonly KnewLine['role'][] = ['told_silent', 'could_have_known', 'was_published'];

/** The part in words, and when; for an act also when its seat had been told, where that was before. */
export function knewSentence({ series }: OpenCase, { role, sinceDay, toldDay, act }: KnewLine): string {
  const when = (day: number): string => whenOfDay(series, day).toLowerCase();
  const part = act === null ? w(`trial.knew.${role}`) : actText(role, changeNamed(act.change, act.value));
  if (sinceDay === null) return part;
  const dated = w(GOES_ON.includes(role) ? 'trial.knew.since' : 'trial.knew.in', { when: when(sinceDay) });
  const told = toldDay !== null && when(toldDay) !== when(sinceDay) ? `; ${w('trial.knew.toldIn', { when: when(toldDay) })}` : '';
  return `${part}, ${dated}${told}`;
}
