/** An offer in words: what its seat chose, and what others made of it. */
import type { OfferLine } from '../../../../shared/sim/judgement/types.ts';
import { isTextKey, t } from '../../../i18n/t.ts';
import type { Reading } from '../reading.ts';

function alternative(offer: OfferLine): string {
  const key = `answer.${offer.alternative}`;
  return isTextKey(key) ? t(key) : t('offer.status.alternative');
}

/** What the seat chose, whatever others then made of it. */
export function offerChosen(offer: OfferLine): string {
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
export function offerOutcome(reading: Reading, offer: OfferLine): string | null {
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
