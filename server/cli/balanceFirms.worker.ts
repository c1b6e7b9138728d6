import { parentPort, workerData } from 'node:worker_threads';
import { firmPolicyNamed } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import { type Job, type Played, withoutParts } from './balanceFirms.ts';
import { scenarioNamed } from './scenarioNamed.ts';

/** Plays one future at a time under each policy asked for; null ends it. A path that breaks is told, not thrown. */
const scenario = scenarioNamed(workerData.scenarioId);
const port = parentPort;
if (!port) throw new Error('the balance worker needs a parent');

port.on('message', (job: Job | null) => {
  if (job === null) {
    port.close();
    return;
  }
  const played: Played = { results: [], broken: [] };
  const variant = withoutParts(scenario, job.variant);
  for (const policy of job.policies) {
    try {
      played.results.push(playCoarse(variant, String(job.seed), firmPolicyNamed(policy)!));
    } catch (error) {
      played.broken.push({ policy, seed: String(job.seed), message: error instanceof Error ? error.message : String(error) });
    }
  }
  port.postMessage(played);
});
