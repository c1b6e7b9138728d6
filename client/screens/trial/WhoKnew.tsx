/** Who knew, in one row; and the same row as the choice of whose eyes one looks with. */
import type { Exhibit, KnewLine } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { t } from '../../i18n/t.ts';
import { people, trial } from '../../store/store.ts';
import { lookAs, looking, type OpenCase } from './caseState.ts';
import { Glyph, partOf } from './Glyph.tsx';
import { eyesOf } from './keys.ts';
import { nameOf, seatNamed, whenOfDay } from './reading.ts';
import type { Looking } from './seen.ts';
import { hidesWhoKnew } from './sitting.ts';
import { w } from './words.ts';

export const lookingNamed = (who: Looking): string => (who === 'record' ? w('knew.record') : seatNamed(who));

export function WhoKnew({ opened, exhibit }: { opened: OpenCase; exhibit: Exhibit }) {
  const hidden = hidesWhoKnew(exhibit, trial.value);
  const choices = eyesOf(opened.game.seats);
  return (
    <section class={`trial-who of-${exhibit.knew.length}`} aria-label={t('trial.knew')}>
      <div class="trial-who-label">
        <h2>{t('trial.knew')}</h2>
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

/** The part in words, and since when. */
export function knewSentence({ series }: OpenCase, { role, sinceDay }: KnewLine): string {
  const since = sinceDay === null ? '' : `, ${t('trial.knew.since', { when: whenOfDay(series, sinceDay).toLowerCase() })}`;
  return `${t(`trial.knew.${role}`)}${since}`;
}
