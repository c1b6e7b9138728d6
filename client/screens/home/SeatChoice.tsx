import type { SeatId } from '../../../shared/sim/scenario.ts';
import { type SeatWords, type TableSize, tableWith } from './games.ts';
import { h, isHomeKey } from './words.ts';

interface SeatChoiceProps {
  words: SeatWords;
  seats: readonly SeatId[];
  busy: SeatId | null;
  /** Of the table that is about to be laid; a seat beyond it makes it larger, and says so. */
  size?: TableSize;
  onTake(seat: SeatId): void;
}

/** A seat's lines in the words of its kind of game, where that has its own. */
function line(words: SeatWords, seat: SeatId, which: '' | '.more'): string {
  const key = [`home.${words}.${seat}${which}`, `home.seat.${seat}${which}`].find(isHomeKey);
  return key === undefined ? '' : h(key);
}

/** Seats as doors: what the job is and what it is tempted by, one press to take it. */
export function SeatChoice({ words, seats, busy, size, onTake }: SeatChoiceProps) {
  return (
    <ul class={`home-seats ${seats.length > 2 ? 'home-seats-many' : ''} ${seats.length > 4 ? 'home-seats-six' : ''}`}>
      {seats.map((seat) => (
        <li key={seat}>
          <button
            type="button"
            class={`home-seat home-seat-${seat}`}
            disabled={busy !== null}
            aria-busy={busy === seat}
            onClick={() => onTake(seat)}
          >
            <b>{h(`seat.${seat}`)}</b>
            <span>{line(words, seat, '')}</span>
            <span>{line(words, seat, '.more')}</span>
            {size !== undefined && tableWith(seat, size) > size && <small>{h('home.table.with', { n: tableWith(seat, size) })}</small>}
            <em>{busy === seat ? h('home.starting') : h('home.take')}</em>
          </button>
        </li>
      ))}
    </ul>
  );
}
