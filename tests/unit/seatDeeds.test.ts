import { describe, expect, it } from 'vitest';
import { seatDeeds } from '../../shared/sim/views/seatDeeds.ts';
import { answerOffer, atRound, offered, tell } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';

describe('what a seat did in a round', () => {
  it('lists what the seat asked for and signed, and nothing of the others', () => {
    const state = atRound(2);
    state.step = 500;
    tell(state, 'desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'missed_trades' });
    const { requestId } = state.requests.at(-1)!;
    state.clock.paces = [{ step: 0, day: 170, daysPerStep: 0.1 }];
    tell(state, 'chief', { type: 'refuse_request', requestId, reason: 'too_large' });
    expect(seatDeeds(state, 'desk')).toEqual([{ what: 'request', verb: 'proposed', kind: 'credit_line', value: 5 * MILLION }]);
    expect(seatDeeds(state, 'chief')).toEqual([{ what: 'request', verb: 'refused', kind: 'credit_line', value: 5 * MILLION }]);
    expect(seatDeeds(state, 'engineer')).toEqual([]);
  });

  it('leaves out what was done in an earlier round', () => {
    const { state, offer } = offered('D01');
    expect(answerOffer(state, offer, 'decline')).toBeNull();
    expect(seatDeeds(state, 'engineer')).toEqual([{ what: 'offer', offer: 'D01', status: 'declined', alternative: null }]);
    state.clock.round += 1;
    expect(seatDeeds(state, 'engineer')).toEqual([]);
  });

  it('tells an audit to risk and to nobody else', () => {
    const state = atRound(1);
    expect(tell(state, 'risk', { type: 'audit', subject: 'fund' })).toBeNull();
    expect(seatDeeds(state, 'risk')).toEqual([{ what: 'audit', subject: 'fund' }]);
    expect(seatDeeds(state, 'chief')).toEqual([]);
  });
});
