import { parentPort, workerData } from 'node:worker_threads';
import { scenarios } from '../../../shared/content/scenarios.ts';
import { type PolicyId, policies, type Share } from './casts.ts';
import { playRound } from './playRound.ts';

/** Plays its share of seeds once under each policy and reports every path as it ends. */
const { scenarioId, from, count }: Share = workerData;
const scenario = scenarios[scenarioId];
if (!scenario || !parentPort) throw new Error('the balance worker needs a scenario and a parent');

for (let seed = from; seed < from + count; seed++) {
  for (const policy of Object.keys(policies) as PolicyId[]) parentPort.postMessage(playRound(scenario, String(seed), policy));
}
