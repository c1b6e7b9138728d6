import type { OfferLine } from '../../../../shared/sim/judgement/types.ts';
import { isTextKey, t } from '../../../i18n/t.ts';
import { type OpenRows, RowRefs } from '../RowRefs.tsx';
import type { FirmReading } from './firmReading.ts';

function alternative(offer: OfferLine): string {
  const key = `answer.${offer.alternative}`;
  return isTextKey(key) ? t(key) : t('offer.status.alternative');
}

/** What the seat chose, whatever others then made of it. */
function chosen(offer: OfferLine): string {
  switch (offer.status) {
    case 'alternative':
      return alternative(offer);
    case 'asked':
    case 'granted':
    case 'refused':
      return t('receipt.offers.choice.asked');
    default:
      return t(`receipt.offers.choice.${offer.status}`);
  }
}

/** Who signed, carried out or refused what was asked for. */
function then(reading: FirmReading, offer: OfferLine): string | null {
  const change = reading.receipt.changes.find((each) => each.request.requestId === offer.requestId);
  if (!change) return null;
  if (change.request.mergedStep !== null) {
    const signed = t('receipt.offers.signed', { approved: reading.who(change.approvedBy), merged: reading.who(change.mergedBy) });
    return t('receipt.offers.then.granted', { signed, when: reading.when(change.request.mergedStep) });
  }
  return change.refusedBy === null
    ? t('receipt.offers.then.waiting')
    : t('receipt.offers.then.refused', { who: reading.who(change.refusedBy) });
}

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
    <section class="receipt-part" aria-labelledby="receipt-offers">
      <header>
        <h2 id="receipt-offers">{t('receipt.offers')}</h2>
        <p class="receipt-sub">{offers.length === 0 ? t('receipt.offers.none') : tally(offers)}</p>
      </header>
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
                      <b>{chosen(offer)}</b>
                      {offer.reason && <q>{t(`reason.${offer.reason}`)}</q>}
                    </div>
                  </td>
                  <td data-label={head[4]}>{then(reading, offer)}</td>
                  <td class="receipt-rows-cell">
                    <RowRefs rows={[...offer.rows, ...offer.effectRows]} line={title} onOpen={onOpen} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
