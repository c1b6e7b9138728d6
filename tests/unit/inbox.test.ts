import { expect, it } from 'vitest';
import { addNote } from '../../shared/sim/firm/inbox.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { offered } from '../support/boom.ts';
import { answerMatter, lay, working } from '../support/matters.ts';

it('what waits for an answer stays in the inbox under any number of later messages; what is decided makes room', () => {
  const state = working();
  const waits = lay(state, 'gateway_failing');
  for (let time = 0; time < 13; time++) {
    state.step += 1;
    const done = lay(state, 'review_wallet_fill');
    answerMatter(state, done, 'send_back');
    addNote(state, 'engineer', 'turn');
  }
  const { inbox } = seatView(state, 'engineer', '');
  expect(inbox).toHaveLength(12);
  expect(inbox).toContainEqual(expect.objectContaining({ kind: 'matter', matterId: waits.matterId }));
  expect(inbox.filter((item) => item.kind === 'matter' && item.answers.length > 0)).toHaveLength(1);
  expect(inbox.map(({ step }) => step)).toEqual(inbox.map(({ step }) => step).toSorted((left, right) => right - left));
});

it('all that waits is there, however much it is', () => {
  const { state, offer } = offered('D01');
  for (let time = 0; time < 20; time++) state.business!.offers.push({ ...offer, offerId: 1_000 + time, openedStep: time });
  addNote(state, offer.seat, 'turn');
  const { inbox } = seatView(state, offer.seat, '');
  expect(inbox.map(({ kind }) => kind)).toEqual(Array.from({ length: 21 }, () => 'offer'));
});
