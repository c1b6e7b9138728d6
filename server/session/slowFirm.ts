/**
 * The firm that took no shortcut, in the market of a game that is over: the same scenario and seed, coarse steps, every offer answered
 * the slow way. Luck is keyed, so prices and shocks are those that the players met; what customers do follows what the firm does.
 */
import { setImmediate } from 'node:timers/promises';
import type { SlowFirm } from '../../shared/net/messages.ts';
import { displayedEquityCents } from '../../shared/sim/exchange/reportedTotals.ts';
import { firmPolicies, HONEST } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { movePath, openPath, resultOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';

/** Other games get their turn after so many steps: a few milliseconds. */
const STEPS_AT_ONCE = 16;

export async function slowFirm(scenario: Scenario, seed: string): Promise<SlowFirm> {
  const path = openPath(scenario, seed);
  const openingCents = displayedEquityCents(path.state);
  while (path.state.phase !== 'closed') {
    if (path.state.step % STEPS_AT_ONCE === 0) await setImmediate();
    movePath(path, firmPolicies[HONEST]);
  }
  const { ending, repaidShare, closes } = resultOf(path, HONEST);
  return {
    ending,
    openingCents,
    ownersCents: Math.max(0, path.state.business!.ending!.equityCents),
    repaidShare,
    shownCents: closes.map(({ displayed }) => displayed),
  };
}
