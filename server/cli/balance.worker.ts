import { parentPort, workerData } from 'node:worker_threads';
import { scenarios } from '../../shared/content/scenarios.ts';
import { Session } from '../session/Session.ts';
import { type Outcome, type PolicyId, policies, type Share } from './balancePolicies.ts';

/** Plays its share of seeds once under each policy and reports every path as it ends. */
const { scenarioId, from, count }: Share = workerData;
const scenario = scenarios[scenarioId];
if (!scenario || !parentPort) throw new Error('the balance worker needs a scenario and a parent');

for (let seed = from; seed < from + count; seed++) {
  for (const policy of Object.keys(policies) as PolicyId[]) {
    const session = new Session(scenario, String(seed), policies[policy]);
    while (!session.closed) session.release(session.advance(scenario.stepsPerRound, scenario.seats));
    const receipt = session.receipt();
    if (!receipt) throw new Error(`seed ${seed} did not close`);
    const { displayedBeforeTurnCents, displayedAtCloseCents, coverage, repaidShare } = receipt.money;
    const outcome: Outcome = {
      policy,
      displayedBeforeTurn: displayedBeforeTurnCents,
      displayedAtClose: displayedAtCloseCents,
      coverage,
      repaidShare,
    };
    parentPort.postMessage(outcome);
  }
}
