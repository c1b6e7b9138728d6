/**
 * One future, forked where an offer first comes up: the same firm in the same world takes it, leaves it, or takes the first honest way,
 * and nothing else differs. Measured one round of calendar later.
 */

import type { OfferId } from '../../../shared/sim/business.ts';
import { roundDays } from '../../../shared/sim/clock.ts';
import { placeInSession } from '../../../shared/sim/firm/offers.ts';
import { custodyCents, displayedEquityCents } from '../../../shared/sim/firm/worth.ts';
import { movePath, openPath, type Path } from '../../../shared/sim/policies/firm/playCoarse.ts';
import { policyOf, type TeamPlan } from '../../../shared/sim/policies/firm/teamPlan.ts';
import type { FirmPolicy } from '../../../shared/sim/policies/firm/types.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import type { SimState } from '../../../shared/sim/state.ts';
import { copyPath } from '../../copyPath.ts';

/** What a firm has a round after; all 0 where it is gone. Money in cents. */
export interface After {
  alive: boolean;
  displayed: number;
  /** Dollars that could leave now. */
  custody: number;
  deposits: number;
}
/** `granted`: what was asked for came into force in the taking fork. */
export interface Temptation {
  offer: string;
  team: string;
  seed: string;
  granted: boolean;
  take: After;
  leave: After;
  honestWay: After;
}

const GONE: After = { alive: false, displayed: 0, custody: 0, deposits: 0 };

export function playForks(scenario: Scenario, seed: string, team: TeamPlan, wanted: readonly string[]): Temptation[] {
  const found: Temptation[] = [];
  const policy = policyOf(team);
  const path = openPath(scenario, seed);
  const left = new Set(wanted);
  while (path.state.phase !== 'closed' && left.size > 0) {
    movePath(path, policy);
    for (const { offer, offerId, openedDay } of path.state.business!.offers) {
      if (!left.delete(offer)) continue;
      const untilDay = openedDay + roundDays(scenario);
      if (untilDay < path.state.business!.weather.rounds * roundDays(scenario))
        found.push({ offer, team: team.id, seed, ...forked(path, team, offer, offerId, untilDay) });
    }
    for (const offer of left) if (isOver(path.state, offer)) left.delete(offer);
  }
  return found;
}

function forked(
  path: Path,
  team: TeamPlan,
  offer: OfferId,
  offerId: number,
  untilDay: number,
): Omit<Temptation, 'offer' | 'team' | 'seed'> {
  const others = team.takes.filter((one) => one !== offer);
  const take = goOn(path, policyOf({ ...team, takes: [...others, offer] }), untilDay);
  const leave = goOn(path, policyOf({ ...team, takes: others, instead: { ...team.instead, [offer]: 'decline' } }), untilDay);
  const honestWay = goOn(path, policyOf({ ...team, takes: others }), untilDay);
  const granted = take.state.business!.offers.find((one) => one.offerId === offerId)!.status === 'granted';
  return { granted, take: after(take.state), leave: after(leave.state), honestWay: after(honestWay.state) };
}

function goOn(path: Path, policy: FirmPolicy, untilDay: number): Path {
  const own = copyPath(path);
  while (own.state.phase !== 'closed' && own.state.clock.day < untilDay) movePath(own, policy);
  return own;
}

function after(state: SimState): After {
  if (state.business!.ending !== null) return GONE;
  return {
    alive: true,
    displayed: displayedEquityCents(state),
    custody: custodyCents(state),
    deposits: state.business!.depositsCents,
  };
}

/** Its window has passed; an event may always come. */
function isOver(state: SimState, offer: string): boolean {
  const window = state.scenario.business!.offers.find((spec) => spec.offer === offer)?.rounds;
  return window === undefined || (window !== null && placeInSession(state) > window[1]);
}
