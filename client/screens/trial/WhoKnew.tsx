/** Who knew, in one row; and the same row as the choice of whose eyes one looks with. */
import type { Exhibit, KnewLine } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { people, trial } from '../../store/store.ts';
import { lookAs, looking, type OpenCase } from './caseState.ts';
import { Glyph } from './Glyph.tsx';
import { eyesOf } from './keys.ts';
import { knewSentence, partOf } from './knewWords.ts';
import { nameOf, seatNamed } from './reading.ts';
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
        <Seat key={line.who} opened={opened} exhibit={exhibit} line={line} hidden={hidden} number={choices.indexOf(line.who)} />
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

interface SeatProps {
  opened: OpenCase;
  exhibit: Exhibit;
  line: KnewLine;
  hidden: boolean;
  number: number;
}

function Seat({ opened, exhibit, line, hidden, number }: SeatProps) {
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
      <span>{hidden ? w('knew.asked.sub') : knewDetail(opened, exhibit, line)}</span>
    </button>
  );
}

/** What the part's own word has not said yet: which part exactly, and since when. */
function knewDetail(opened: OpenCase, exhibit: Exhibit, line: KnewLine): string {
  const words = knewSentence(opened, exhibit, line);
  const said = w(`knew.${partOf(line.role)}`);
  const rest = words.startsWith(said) ? words.slice(said.length).replace(/^[,: ]+/, '') : words;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
