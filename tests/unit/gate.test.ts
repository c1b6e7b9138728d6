import { expect, it } from 'vitest';
import { closeGate } from '../../shared/sim/firm/gate.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { answerOffer, offered, requestOf, tell } from '../support/boom.ts';

const unordered = (state: SimState): void => {
  expect(state.rules.queuePolicy).toBe('gated');
  expect(state.queue).toEqual([]);
};

it('a favour that was signed before the gate closed sets no order of payment behind it', () => {
  const { state, offer } = offered('D26');
  expect(answerOffer(state, offer, 'ask')).toBeNull();
  const { requestId } = requestOf(state, offer);
  expect(tell(state, 'risk', { type: 'approve_request', requestId, reason: 'growth' })).toBeNull();
  closeGate(state, []);
  expect(tell(state, 'chief', { type: 'merge_request', requestId, reason: 'growth' })).toBe('prerequisite_missing');
  unordered(state);
});

it('nor can it be asked for there, nor one queue for everybody', () => {
  const { state, offer } = offered('D26');
  closeGate(state, []);
  expect(answerOffer(state, offer, 'ask')).toBe('prerequisite_missing');
  expect(answerOffer(state, offer, 'one_queue')).toBe('not_yours_to_decide');
  const item = seatView(state, offer.seat, '').inbox.find(({ kind }) => kind === 'offer');
  expect(item?.kind === 'offer' && item.answers).not.toContain('one_queue');
  unordered(state);
});
