/** What a seat has put on the record, one line each. */
import type { DeedView } from '../../../shared/sim/views/firmTypes.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { isTextKey, t } from '../../i18n/t.ts';

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function offerLine({ offer, status, alternative }: Extract<DeedView, { what: 'offer' }>): string {
  const key = `answer.${alternative}`;
  const did = status === 'alternative' && isTextKey(key) ? t(key) : sentenceCase(t('verb.offer_declined'));
  return t('between.did.offer', { did, offer: t(`offer.${offer}.title`) });
}

function deedLine(deed: DeedView): string {
  switch (deed.what) {
    case 'request':
      return t('between.did.request', { did: sentenceCase(t(`verb.${deed.verb}`)), change: changeNamed(deed.kind, deed.value) });
    case 'offer':
      return offerLine(deed);
    case 'said':
      return t('between.did.said', { said: t(`statement.${deed.topic}`) });
    case 'audit':
      return t('between.did.audit', { subject: t(`audit.subject.${deed.subject}`) });
    case 'page':
      return t('between.did.published');
  }
}

/** The same act done several times is said once. */
export const deedLines = (deeds: readonly DeedView[]): string[] => [...new Set(deeds.map(deedLine))];
