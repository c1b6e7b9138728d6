/** Whole games as the debrief reads them: a receipt with its rows and the names of the table. */
import { type Reading, readReceipt } from '../../client/screens/receipt/reading.ts';
import type { Person } from '../../shared/net/messages.ts';
import type { SeatCommand } from '../../shared/sim/commands.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { atRound, brings, theLongBoom } from './boom.ts';
import { from, MILLION, newGame, play } from './game.ts';

const NAMES: [SeatId, string][] = [
  ['chief', 'Aurelia'],
  ['engineer', 'Bertrand'],
  ['desk', 'Cosima'],
  ['risk', 'Domenico'],
];
export const people: Person[] = NAMES.map(([seat, name]) => ({ seat, name, bot: false, character: null, connected: true }));
export const namesBut = (seat: SeatId): string[] => NAMES.filter(([one]) => one !== seat).map(([, name]) => name);

/** A firm of several rounds, played to its end by a policy. */
export function playedBy(id: FirmPolicyId, seed: string): Reading {
  const path = openPath(theLongBoom, seed, { rows: true });
  while (path.state.phase !== 'closed') movePath(path, firmPolicies[id]);
  return readReceipt(scoreReceipt(path.state, path.evidence, seed), people);
}

/** One round in which the desk asked for a credit line, the chief had it printed, risk objected, and it went in. */
export function oneRound(): Reading {
  const state = newGame();
  const log = createEvidence();
  const go = (...commands: SeatCommand[]): void => recordEvidence(log, state, play(state, ...commands));
  go(from('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'growth' }));
  const { requestId } = state.requests.at(-1)!;
  const terms = { value: 5 * MILLION, expiresAfterDays: 0, published: true };
  go(from('chief', { type: 'amend_request', requestId, terms, reason: 'bounded_and_public' }));
  go(from('risk', { type: 'object_request', requestId, reason: 'no_exceptions' }));
  go(from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
  for (let more = 0; more < 5; more++) go();
  return readReceipt(scoreReceipt(state, log, '7'), people);
}

/** A firm in its fourth round whose largest holder asks questions while risk has the books looked into. */
export function holderAsks(): Reading {
  const state = atRound(4);
  const log = createEvidence();
  brings.D23(state);
  recordEvidence(log, state, play(state, from('risk', { type: 'audit', subject: 'desk' })));
  while (!log.rows.some(({ verb }) => verb === 'audit_answered')) {
    if (state.phase === 'closed') throw new Error('the audit never came back');
    recordEvidence(log, state, play(state));
  }
  return readReceipt(scoreReceipt(state, log, '7'), people);
}

/** One round in which an account of the desk was left out of the totals. */
export function unlisted(): Reading {
  const state = newGame();
  const log = createEvidence();
  const go = (...commands: SeatCommand[]): void => recordEvidence(log, state, play(state, ...commands));
  go(from('desk', { type: 'propose_change', kind: 'unlisted_account', value: 0, reason: 'temporary' }));
  const { requestId } = state.requests.at(-1)!;
  go(from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
  go(from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
  return readReceipt(scoreReceipt(state, log, '7'), people);
}
