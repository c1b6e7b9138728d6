import type { SeatId } from '../../../shared/sim/scenario.ts';
import { isTextKey, t } from '../../i18n/t.ts';
import type { GameId } from './games.ts';

interface SeatChoiceProps {
  game: GameId;
  seats: readonly SeatId[];
  busy: SeatId | null;
  onTake(seat: SeatId): void;
}

/** A seat's lines in the words of its game, where that has its own. */
function line(game: GameId, seat: SeatId, which: '' | '.more'): string {
  const own = `home.${game}.${seat}${which}`;
  return t(isTextKey(own) ? own : `home.seat.${seat}${which}`);
}

/** Seats as doors: what the job is and what it is tempted by, one press to take it. */
export function SeatChoice({ game, seats, busy, onTake }: SeatChoiceProps) {
  return (
    <ul class={`home-seats ${seats.length > 2 ? 'home-seats-many' : ''}`}>
      {seats.map((seat) => (
        <li key={seat}>
          <button
            type="button"
            class={`home-seat home-seat-${seat}`}
            disabled={busy !== null}
            aria-busy={busy === seat}
            onClick={() => onTake(seat)}
          >
            <b>{t(`seat.${seat}`)}</b>
            <span>{line(game, seat, '')}</span>
            <span>{line(game, seat, '.more')}</span>
            <em>{busy === seat ? t('home.starting') : t('home.take')}</em>
          </button>
        </li>
      ))}
    </ul>
  );
}
