/** What several documents are made of: figures in a table, a person in the colour of the seat, a reason in quotes. */
import type { ReasonId } from '../../../../shared/sim/commands.ts';
import type { Figure } from '../../../../shared/sim/judgement/exhibitTypes.ts';
import type { SeatId } from '../../../../shared/sim/scenario.ts';
import { factName, factText } from '../../../i18n/facts.ts';
import { t } from '../../../i18n/t.ts';
import { people } from '../../../store/store.ts';
import { nameOf, seatNamed } from '../reading.ts';

/** Figures that say that a number is missing or untrue. */
const HOT: readonly Figure['label'][] = ['hole', 'gap', 'hidden_loss', 'uncovered', 'short_by'];
const isHot = ({ label, cents, fraction }: Figure): boolean => HOT.includes(label) && ((cents ?? 0) > 0 || (fraction ?? 0) > 0);

export function Figures({ figures, caption, tone = '' }: { figures: readonly Figure[]; caption?: string; tone?: string }) {
  if (figures.length === 0) return null;
  return (
    <table class={`trial-figures ${tone}`}>
      {caption && <caption>{caption}</caption>}
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.label} class={isHot(figure) ? 'is-hot' : ''}>
            <th scope="row">{factName(figure)}</th>
            <td>{factText(figure)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Who({ seat }: { seat: SeatId | 'clock' | null }) {
  if (seat === null) return <>{t('seat.nobody')}</>;
  if (seat === 'clock') return <>{seatNamed(seat)}</>;
  const name = nameOf(people.value, seat);
  return (
    <>
      <span class={`seat-${seat}`}>{seatNamed(seat)}</span>
      {name && `, ${name}`}
    </>
  );
}

export function Reason({ reason }: { reason: ReasonId | null }) {
  return reason === null ? null : <q class="trial-reason">{t(`reason.${reason}`)}</q>;
}
