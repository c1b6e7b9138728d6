/** The risk officer: sees prices, the page and public rules; proposes caution, is refused, grows tired. */
import { type Look, marketTurned } from './look.ts';

const CAP_STEP = 180;

export function risk(look: Look): void {
  const { view, step } = look;
  for (const request of view.requests) {
    if (request.kind === 'leverage_cap' && request.status === 'refused' && look.once('tired')) look.say('tired', true);
    if (request.kind !== 'leverage_cap' && request.terms.published && look.once(`printed-${request.requestId}`))
      look.say('object_bounded', true);
  }
  if (step > 16 && look.once('opening')) look.say('opening');
  if (step >= CAP_STEP && !marketTurned(view) && look.once('cap')) {
    look.act({ type: 'propose_change', kind: 'leverage_cap', value: 2, reason: 'own_risk' });
    look.say('leverage', true);
    return;
  }
  if (step > 320 && !marketTurned(view) && look.once('silent')) look.say('silent');
  if (marketTurned(view) && look.once('after_turn')) look.say('after_turn');
}
