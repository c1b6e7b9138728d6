import type { Scenario } from '../../../shared/sim/scenario.ts';
import { Session } from '../../session/Session.ts';
import { type Outcome, type PolicyId, policies } from './casts.ts';

/** A game of one round, played to its end by bots. */
export function playRound(scenario: Scenario, seed: string, policy: PolicyId): Outcome {
  const session = new Session(scenario, seed, policies[policy]);
  while (!session.closed) session.release(session.advance(scenario.stepsPerRound, scenario.seats));
  const receipt = session.receipt();
  if (!receipt) throw new Error(`seed ${seed} did not close`);
  const { displayedBeforeTurnCents, displayedAtCloseCents, coverage, repaidShare } = receipt.money;
  return { policy, displayedBeforeTurn: displayedBeforeTurnCents, displayedAtClose: displayedAtCloseCents, coverage, repaidShare };
}
