/** The standing choices of a seat: how far each goes now, and what it comes to. Sums per round are at the present pace of fees. */
import { roundDays } from '../clock.ts';
import { withdrawalFloorCents } from '../exchange/margin.ts';
import { hasCredit, LEAN_WITHOUT_MANDATE, LEVERS, type LeverName, leverOwner, mayLean } from '../firm/levers.ts';
import { PROOF_COSTS } from '../firm/treasury.ts';
import { holeCents, leanCents, usdOf } from '../firm/worth.ts';
import type { RejectionCode } from '../rejections.ts';
import type { SeatId } from '../scenario.ts';
import { accountOf, type SimState } from '../state.ts';
import type { LeverView } from './firmTypes.ts';

const DAYS_PER_YEAR = 365;
/** Of the quoting capital, what its hedge is carried on. */
const HEDGED_PART = 0.25;

/** The smallest change of a lever that anybody would notice. */
const STEPS: Record<LeverName, number> = {
  takerFeeBps: 1,
  fundShare: 0.02,
  marketingShare: 0.02,
  proofOfReserves: 1,
  spread: 0.1,
  hedgeShare: 0.05,
  quoteShare: 0.05,
  farmShare: 0.05,
  leanShare: 0.05,
  creditShare: 0.02,
  strictCollateral: 1,
  leverageMax: 1,
};

export const leverViews = (state: SimState, seat: SeatId): LeverView[] =>
  (Object.keys(LEVERS) as LeverName[])
    .filter((lever) => leverOwner(state.scenario, lever) === seat)
    .map((lever) => leverView(state, lever));

function leverView(state: SimState, lever: LeverName): LeverView {
  const { range } = LEVERS[lever];
  const max = lever === 'leanShare' && !mayLean(state) ? LEAN_WITHOUT_MANDATE : range?.max;
  return {
    lever,
    value: setting(state, lever),
    range: range === null || max === undefined ? null : { min: range.min, max, step: STEPS[lever] },
    locked: lockOn(state, lever),
    comesTo: comesTo(state, lever),
  };
}

function setting(state: SimState, lever: LeverName): number | boolean {
  if (lever === 'takerFeeBps' || lever === 'leverageMax') return state.rules[lever];
  return state.business!.levers[lever];
}

function lockOn(state: SimState, lever: LeverName): RejectionCode | null {
  if (lever === 'proofOfReserves' && holeCents(state) > 0) return 'prerequisite_missing';
  return lever === 'creditShare' && !hasCredit(state) ? 'prerequisite_missing' : null;
}

function comesTo(state: SimState, lever: LeverName): LeverView['comesTo'] {
  const { levers } = state.business!;
  const { firm } = state.scenario.business!;
  const fees = roundFees(state);
  switch (lever) {
    case 'takerFeeBps':
      return perRound(fees);
    case 'fundShare':
    case 'marketingShare':
      return perRound(fees * levers[lever]);
    case 'proofOfReserves':
      return perRound(firm.fixedCostCentsPerYear * PROOF_COSTS * roundYears(state));
    case 'hedgeShare':
      return perRound(Math.max(0, usdOf(state, 'desk_quotes')) * HEDGED_PART * levers.hedgeShare * firm.hedgeCost * roundYears(state));
    case 'quoteShare':
      return held(usdOf(state, 'desk_quotes'));
    case 'farmShare':
      return held(usdOf(state, 'desk_farm'));
    case 'leanShare':
      return held(leanCents(state));
    case 'creditShare':
      return held(drawnCents(state));
    case 'spread':
    case 'strictCollateral':
    case 'leverageMax':
      return null;
  }
}

const perRound = (cents: number): LeverView['comesTo'] => ({ cents: Math.round(cents), per: 'round' });
const held = (cents: number): LeverView['comesTo'] => ({ cents: Math.round(cents), per: 'held' });

const roundYears = (state: SimState): number => roundDays(state.scenario) / DAYS_PER_YEAR;
const roundFees = (state: SimState): number => state.business!.annualFeesCents * roundYears(state);

/** Rent, people and, where reserves are proved, what that costs, in a round. */
export const fixedCostsCents = (state: SimState): number =>
  Math.round(
    state.scenario.business!.firm.fixedCostCentsPerYear *
      roundYears(state) *
      (1 + (state.business!.levers.proofOfReserves ? PROOF_COSTS : 0)),
  );

/** What goes out of a round's fees: costs that grow with trade, marketing, the insurance fund, the token's buy-back. */
export function feeCostsCents(state: SimState): number {
  const { levers, token } = state.business!;
  const { firm } = state.scenario.business!;
  const share = firm.variableCostShare + levers.marketingShare + levers.fundShare + (token === null ? 0 : firm.buyBackShare);
  return Math.round(roundFees(state) * share);
}

/** How far the desk's account may go below zero. */
export const creditLineCents = (state: SimState): number => Math.max(0, 0 - withdrawalFloorCents(state, accountOf(state, 'desk')));

/** How far it has gone. */
export const drawnCents = (state: SimState): number => Math.max(0, 0 - usdOf(state, 'desk'));

/** What the credit lever aims at: a share of customers' deposits, within the line. */
export function creditWantedCents(state: SimState): number {
  const { levers, depositsCents } = state.business!;
  const { creditReach } = state.scenario.business!.firm;
  return Math.round(Math.min(creditReach * levers.creditShare * depositsCents, creditLineCents(state)));
}
