import type { SeatId } from '../../../shared/sim/scenario.ts';
import { t } from '../../i18n/t.ts';

/** Seats as doors: what the job is in two lines, one press to take it. */
export function SeatChoice({ seats, busy, onTake }: { seats: readonly SeatId[]; busy: SeatId | null; onTake(seat: SeatId): void }) {
  return (
    <ul class="home-seats">
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
            <span>{t(`home.seat.${seat}`)}</span>
            <span>{t(`home.seat.${seat}.more`)}</span>
            <em>{busy === seat ? t('home.starting') : t('home.take')}</em>
          </button>
        </li>
      ))}
    </ul>
  );
}
