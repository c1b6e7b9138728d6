import type { SeatBreach } from '../../../../shared/sim/judgement/responsibility.ts';
import { t } from '../../../i18n/t.ts';
import { Fold } from '../Fold.tsx';
import { type OpenRows, RowRefs } from '../RowRefs.tsx';
import { breachName, type FirmReading, points } from './firmReading.ts';

/** From so many points on, a cell is tinted as well as numbered. */
const HEAVY = 50;

function Part({ part }: { part: SeatBreach | undefined }) {
  if (!part || part.role === 'not_told') return <span class="receipt-dim">{t('receipt.role.not_told')}</span>;
  return (
    <>
      <b>{points(part.points)}</b> <span>{t(`receipt.role.${part.role}`)}</span>
      {part.roundsSilent ? <small> {t('receipt.carried.rounds', { n: part.roundsSilent })}</small> : null}
    </>
  );
}

/** What each breach cost, and what each seat carries of it by its own part. */
export function CarriedTable({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const { breaches } = reading.firm;
  const seats = reading.receipt.seats.flatMap(({ seat, responsibility }) => (responsibility ? [{ seat, responsibility }] : []));
  const sums = [
    ['carried', t('receipt.carried.sum')],
    ['credit', t('receipt.carried.credit')],
  ] as const;
  return (
    <Fold
      id="receipt-carried"
      title={t('receipt.carried')}
      gist={breaches.length === 0 ? t('receipt.carried.none') : t('receipt.carried.gist', { n: breaches.length })}
    >
      <p class="receipt-sub">
        {t('receipt.carried.sub')} {t('receipt.carried.legend')}
      </p>
      <table class={`receipt-table receipt-carried ${seats.length > 4 ? 'of-six' : ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('receipt.carried.breach')}</th>
            <th scope="col">{t('receipt.carried.points')}</th>
            {seats.map(({ seat }) => (
              <th key={seat} scope="col">
                {t(`seat.${seat}`)} <small>{reading.nameTag(seat)}</small>
              </th>
            ))}
            <th scope="col">{t('receipt.changes.rows')}</th>
          </tr>
        </thead>
        <tbody>
          {breaches.map((breach) => {
            const name = breachName(reading, breach);
            return (
              <tr key={breach.id}>
                <th scope="row">
                  {name} <small class="receipt-when">{reading.whenOfDay(breach.fromDay)}</small>
                </th>
                <td data-label={t('receipt.carried.points')}>
                  <b>{points(breach.points)}</b>
                </td>
                {seats.map(({ seat, responsibility }) => {
                  const part = responsibility.breaches.find((each) => each.breachId === breach.id);
                  return (
                    <td key={seat} data-label={t(`seat.${seat}`)} class={part && part.points >= HEAVY ? 'receipt-heavy' : undefined}>
                      <Part part={part} />
                    </td>
                  );
                })}
                <td class="receipt-rows-cell">
                  <RowRefs rows={breach.rows} line={name} onOpen={onOpen} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          {sums.map(([id, label]) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td />
              {seats.map(({ seat, responsibility }) => (
                <td key={seat} data-label={t(`seat.${seat}`)}>
                  <b>{points(responsibility[id])}</b>
                </td>
              ))}
              <td />
            </tr>
          ))}
          <tr class="receipt-scores">
            <th scope="row">{t('receipt.carried.score')}</th>
            <td />
            {seats.map(({ seat, responsibility }) => (
              <td key={seat} data-label={t(`seat.${seat}`)}>
                <b>{Math.round(responsibility.score)}</b>
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </Fold>
  );
}
