import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { partOf } from '../../shared/sim/judgement/breaches.ts';
import { createEvidence, type EvidenceLog, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { answerFor, type Breach, roleOf } from '../../shared/sim/judgement/responsibility.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { ChangeRequest, SimState } from '../../shared/sim/state.ts';
import { atRound, jumpTo, sign, tell } from '../support/boom.ts';
import { MILLION, newGame } from '../support/game.ts';

/** A line that the desk has asked for and told risk of, on a day of round 3, with everything on the record. */
function told(): { state: SimState; log: EvidenceLog; request: ChangeRequest; say: (seat: SeatId, command: Command) => void } {
  const state = atRound(3);
  jumpTo(state, 400);
  const log = createEvidence();
  const say = (seat: SeatId, command: Command): void => {
    const events: SimEvent[] = [];
    expect(tell(state, seat, command, events)).toBeNull();
    recordEvidence(log, state, events);
  };
  say('desk', { type: 'propose_change', kind: 'credit_line', value: 500 * MILLION, reason: 'missed_trades' });
  const request = state.requests.at(-1)!;
  say('desk', { type: 'ask_ally', requestId: request.requestId, seat: 'risk' });
  return { state, log, request, say };
}
const breachOf = ({ requestId }: ChangeRequest): Breach => ({
  id: `request-${requestId}`,
  kind: 'credit_line',
  topic: null,
  requestId,
  points: 30,
  duties: [{ duty: 'coverage', points: 30 }],
  fromDay: 400,
  untilDay: 900,
  rows: [],
});
/** The clock goes on by so many days, at the pace of play. */
function pass(state: SimState, days: number): void {
  state.step += Math.round(days / state.scenario.calendarDaysPerStep);
  state.clock.day += days;
}

describe('what counts for a seat that was told by another', () => {
  it('is silence, until it objects with something else to do', () => {
    const { state, log, request } = told();
    sign(state, request);
    expect(roleOf(partOf(log, state, breachOf(request), 'risk')).role).toBe('told_silent');
    const other = told();
    other.say('risk', { type: 'object_request', requestId: other.request.requestId, reason: 'too_large' });
    expect(partOf(other.log, other.state, breachOf(other.request), 'risk').objected).toBe(false);
    const third = told();
    const { requestId } = third.request;
    third.say('risk', { type: 'object_request', requestId, reason: 'too_large', instead: 'own_money' });
    expect(roleOf(partOf(third.log, third.state, breachOf(third.request), 'risk')).role).toBe('objected');
  });

  it('taking it outside frees it of the silence, and leaves it at 90 and more', () => {
    const { state, log, request, say } = told();
    sign(state, request);
    pass(state, 336);
    say('risk', { type: 'go_public' });
    const breach = breachOf(request);
    const part = partOf(log, state, breach, 'risk');
    expect(roleOf(part).role).toBe('escalated');
    expect(answerFor([{ breach, part, rows: [] }], 0).score).toBeGreaterThanOrEqual(90);
  });
});

describe('whoever leaves', () => {
  it('stays told and silent until then; what the successor objects to or takes to the board is not theirs', () => {
    const { state, log, request, say } = told();
    pass(state, 20);
    say('risk', { type: 'resign' });
    pass(state, 20);
    const { requestId } = request;
    say('risk', { type: 'object_request', requestId, reason: 'too_large', instead: 'same_for_all' });
    say('risk', { type: 'escalate_request', requestId, reason: 'not_my_call' });
    const part = partOf(log, state, breachOf(request), 'risk');
    expect(part).toMatchObject({ objected: false, escalated: false, roundsSilent: 0 });
    expect(roleOf(part).role).toBe('told_silent');
  });

  it('keeps what they had signed and said themselves', () => {
    const { state, log, request, say } = told();
    say('risk', { type: 'escalate_request', requestId: request.requestId, reason: 'not_my_call' });
    pass(state, 5);
    say('risk', { type: 'resign' });
    expect(roleOf(partOf(log, state, breachOf(request), 'risk')).role).toBe('escalated');
  });

  it('does not exist in a firm of one round', () => {
    expect(tell(newGame(), 'risk', { type: 'resign' })).toBe('prerequisite_missing');
  });
});
