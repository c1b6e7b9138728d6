/**
 * What the desk traded by hand, as a position over the firm's own liquid money, by round and market: the orders' prices and times are
 * gone, how long and how large they stood is kept.
 */
import type { SimEvent } from '../../events.ts';
import { ownLiquidCents } from '../../firm/worth.ts';
import type { SimState } from '../../state.ts';

/** Own money is not counted below this. */
const LEAST_OWN_CENTS = 100_000_000;
/** A smaller mean is as good as nothing. */
const LEAST_SHARE = 0.005;

export interface Hand {
  /** Bought less sold by hand so far, in lots, by market. */
  lots: number[];
  /** By round: days that passed, and by market the sum of shares times days. */
  rounds: { days: number; shares: number[] }[];
}

export const createHand = (state: SimState): Hand => ({ lots: state.markets.map(() => 0), rounds: [] });

export const ownCents = (state: SimState): number => Math.max(LEAST_OWN_CENTS, ownLiquidCents(state));

export function watchHand(hand: Hand, round: number, state: SimState, events: readonly SimEvent[]): void {
  const { desk } = state.sole;
  for (const event of events) {
    if (event.type === 'command_accepted' && event.command.type === 'place_order') {
      const { market, side } = event.command;
      const at = state.scenario.markets.findIndex((spec) => spec.id === market);
      hand.lots[at]! += (side === 'buy' ? 1 : -1) * (event.filledLots ?? 0);
    } else if (event.type === 'order_filled' && event.maker === desk)
      hand.lots[event.market]! += (event.takerSide === 'buy' ? -1 : 1) * event.sizeLots;
  }
  const days = state.clock.day - state.clock.dayBefore;
  if (state.phase === 'close' || days <= 0 || hand.lots.every((lots) => lots === 0)) return;
  while (hand.rounds.length < round) hand.rounds.push({ days: 0, shares: state.markets.map(() => 0) });
  const sum = hand.rounds[round - 1]!;
  const own = ownCents(state);
  sum.days += days;
  hand.lots.forEach((lots, market) => {
    if (lots === 0) return;
    const standing = stillHeld(state, market, lots);
    hand.lots[market] = standing;
    sum.shares[market]! += (days * standing * state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot) / own;
  });
}

/** Of a perpetual, never more than the account really holds on that side: the desk's own strategies may have worked it off. */
function stillHeld(state: SimState, market: number, lots: number): number {
  if (state.scenario.markets[market]!.kind !== 'perpetual') return lots;
  const held = state.positions.sizeLots[state.sole.desk * state.positions.markets + market]!;
  return lots > 0 ? Math.max(0, Math.min(lots, held)) : Math.min(0, Math.max(lots, held));
}

/** By round and market; empty where nothing of size was ever held. */
export function exposureOf({ rounds }: Hand): number[][] {
  const shares = rounds.map((round) =>
    round.shares.map((sum) => (round.days > 0 && Math.abs(sum / round.days) >= LEAST_SHARE ? sum / round.days : 0)),
  );
  return shares.some((round) => round.some((share) => share !== 0)) ? shares : [];
}
