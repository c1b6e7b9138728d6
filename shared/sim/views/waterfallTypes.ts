/** Where losses go, as the screens of every seat show it. */
import type { LossPolicy } from '../scenario.ts';

/** Where losses go, as everybody may see it: counts and sums, and the latest cases without names. */
export interface WaterfallView {
  lossPolicy: LossPolicy;
  /** Notional sold through the book, taken over by providers and by opposing positions, so far. */
  soldCents: number;
  byProvidersCents: number;
  byOpposingCents: number;
  /** Paid by the insurance fund, shared among others, and left uncovered, so far. */
  fundPaidCents: number;
  sharedCents: number;
  uncoveredCents: number;
  /** What backstop providers can still take over in this minute, and what they promised. */
  capacityCents: number;
  capacityPromisedCents: number;
  feed: WaterfallEntry[];
}
export interface WaterfallEntry {
  step: number;
  stage: WaterfallStage;
  /** Market concerned; null for money alone. */
  market: string | null;
  cents: number;
  /** True for the firm's own desk; other accounts are not named. */
  isDesk: boolean;
}
export type WaterfallStage = 'called' | 'sold' | 'provider' | 'opposing' | 'fund' | 'shared' | 'uncovered';
