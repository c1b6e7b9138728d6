import type { OfferLine } from '../../../../shared/sim/judgement/types.ts';
import { t } from '../../../i18n/t.ts';
import { Fold } from '../Fold.tsx';
import { type OpenRows, RowRefs } from '../RowRefs.tsx';
import type { FirmReading } from './firmReading.ts';
import { offerChosen, offerOutcome } from './offerWords.ts';

function tally(offers: readonly OfferLine[]): string {
  const granted = offers.filter((offer) => offer.status === 'granted').length;
  const other = offers.filter((offer) => offer.status === 'alternative').length;
  return t('receipt.offers.tally', { n: offers.length, granted, other, left: offers.length - granted - other });
}

/** Each offer that reached a seat, what was chosen and by whom, and what came of it. */
export function OffersTable({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const { offers } = reading.firm;
  const head = [
    t('receipt.stated.when'),
    t('receipt.offers.offer'),
    t('receipt.offers.seat'),
    t('receipt.offers.chosen'),
    t('receipt.offers.then'),
    t('receipt.changes.rows'),
  ];
  return (
    <Fold id="receipt-offers" title={t('receipt.offers')} gist={offers.length === 0 ? t('receipt.offers.none') : tally(offers)}>
      {offers.length > 0 && (
        <table class="receipt-table receipt-offers">
          <thead>
            <tr>
              {head.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offers.map((offer) => {
              const title = t(`offer.${offer.offer}.title`);
              return (
                <tr key={offer.offerId}>
                  <td class="receipt-when" data-label={head[0]}>
                    {reading.whenOfDay(offer.openedDay)}
                  </td>
                  <th scope="row">{title}</th>
                  <td data-label={head[2]}>{reading.who(offer.seat)}</td>
                  <td data-label={head[3]}>
                    <div>
                      <b>{offerChosen(offer)}</b>
                      {offer.reason && <q>{t(`reason.${offer.reason}`)}</q>}
                    </div>
                  </td>
                  <td data-label={head[4]}>{offerOutcome(reading, offer)}</td>
                  <td class="receipt-rows-cell">
                    <RowRefs rows={[...offer.rows, ...offer.effectRows]} line={title} onOpen={onOpen} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Fold>
  );
}
