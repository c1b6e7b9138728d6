import { expect, it } from 'vitest';
import { beginClose, openRound } from '../../shared/sim/clock.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { answerOffer, offered } from '../support/boom.ts';
import { answerMatter, brought, lay, working } from '../support/matters.ts';

/** In a close the market stands still, for everybody. */
const positions = (state: SimState): number[] => [...state.positions.sizeLots];
const answersShown = (state: SimState, seat: SeatId, id: string): readonly string[] => {
  const item = seatView(state, seat, '').inbox.find((one) => one.id === id);
  return item?.kind === 'matter' || item?.kind === 'offer' ? item.answers : [];
};

it('an inventory is not closed in the book during a close; it may be left, or wait for the round to open', () => {
  const state = working();
  brought.inventory!.brings!(state);
  const matter = lay(state, 'inventory');
  const id = `matter-${matter.matterId}`;
  const before = positions(state);
  beginClose(state);
  expect(answersShown(state, 'desk', id)).toEqual(['work_it_off']);
  for (const answer of ['all_now', 'half_now']) expect(answerMatter(state, matter, answer)).toBe('wrong_phase');
  expect(answerMatter(structuredClone(state), matter, 'work_it_off')).toBeNull();
  expect(positions(state)).toEqual(before);
  openRound(state, []);
  expect(answersShown(state, 'desk', id)).toHaveLength(3);
  expect(answerMatter(state, matter, 'all_now')).toBeNull();
  expect(positions(state)).not.toEqual(before);
});

it('nor is a weak coin sold short then', () => {
  const { state, offer } = offered('D20');
  const before = positions(state);
  beginClose(state);
  expect(answersShown(state, offer.seat, `offer-${offer.offerId}`)).not.toContain('short_quietly');
  expect(answerOffer(state, offer, 'short_quietly')).toBe('wrong_phase');
  expect(positions(state)).toEqual(before);
  openRound(state, []);
  expect(answerOffer(state, offer, 'short_quietly')).toBeNull();
  expect(positions(state)).not.toEqual(before);
});
