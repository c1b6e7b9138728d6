/** The order in which a failing account's position goes and its loss is borne, with what each step has carried so far. */
import type { WaterfallView } from '../../../shared/sim/views/waterfallTypes.ts';

export type PositionStep = 'sold' | 'provider' | 'opposing';
export type LossStep = 'fund' | 'shared' | 'uncovered';
export interface FallStep<Id> {
  id: Id;
  /** Counted through both parts, from 1. */
  place: number;
  cents: number;
  /** Against the largest step of the same part, 0 to 1: position value and cash are not compared with each other. */
  share: number;
}

function part<Id>(from: number, sums: readonly (readonly [Id, number])[]): FallStep<Id>[] {
  const most = Math.max(1, ...sums.map(([, cents]) => cents));
  return sums.map(([id, cents], index) => ({ id, place: from + index, cents, share: Math.max(0, cents / most) }));
}

export function waterfallSteps(falls: WaterfallView): { positions: FallStep<PositionStep>[]; losses: FallStep<LossStep>[] } {
  return {
    positions: part<PositionStep>(1, [
      ['sold', falls.soldCents],
      ['provider', falls.byProvidersCents],
      ['opposing', falls.byOpposingCents],
    ]),
    losses: part<LossStep>(4, [
      ['fund', falls.fundPaidCents],
      ['shared', falls.sharedCents],
      ['uncovered', falls.uncoveredCents],
    ]),
  };
}

/** True until the first account falls below its floor. */
export const nothingFell = (falls: WaterfallView): boolean =>
  falls.feed.length === 0 &&
  falls.soldCents + falls.byProvidersCents + falls.byOpposingCents + falls.fundPaidCents + falls.sharedCents + falls.uncoveredCents === 0;
