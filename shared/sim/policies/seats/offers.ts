/** What ordinary work has brought to this desk: asked for, or done the other way. */
import type { InboxItem } from '../../views/types.ts';
import type { Look } from '../look.ts';
import { asksForOffers, hasGivenUp } from './answers.ts';
import { tries } from './reading.ts';
import { REASON_TO_ASK } from './reasons.ts';
import { speak } from './speak.ts';

type OfferItem = Extract<InboxItem, { kind: 'offer' }>;

export function answerOffers(look: Look): void {
  for (const item of look.view.inbox) {
    if (item.kind !== 'offer') continue;
    const { tone, objections } = look.character.habits;
    if (tone === 'warm' && objections > 0 && look.once(`seen-${item.id}`)) speak(look, 'offer_comes');
    if (look.due(item.id, item.offerId)) answer(look, item);
  }
}

/** First what it wants, and once more where the rules refused that; then it leaves the matter. */
function answer(look: Look, { id, offerId, offer, answers }: OfferItem): void {
  const { habits } = look.character;
  const time = tries(look, `answer-${id}`, 3);
  if (time === 0) return;
  const asks = look.draw(offerId) < asksForOffers(look);
  const other = answers.find((one) => one !== 'ask' && one !== 'stall' && one !== 'decline') ?? 'decline';
  const word = time === 3 ? 'decline' : asks ? 'ask' : other;
  look.act({ type: 'answer_offer', offerId, answer: word, reason: asks ? REASON_TO_ASK[offer] : 'own_risk' });
  if (word === 'ask') speak(look, habits.tone === 'warm' ? offer : 'offer_ask', true);
  else speak(look, hasGivenUp(look) && habits.tone === 'warm' ? 'honest_way' : 'offer_other', true);
}
