import type { SeatId } from '../../shared/sim/scenario.ts';

/** What the trading floor may show. It holds nothing that the seat looking at it may not know. */
export interface FloorModel {
  /** The seat in front, seen from behind. */
  seat: SeatId;
  /** Everybody at the table. */
  seats: readonly SeatId[];
  /** One row per market; `change` is the fraction since the round opened. */
  board: { symbol: string; price: string; change: number }[];
  /** A board of three large rows for small screens, and no leader lines to the vault labels. */
  narrow: boolean;
  claimedCents: number;
  openingClaimedCents: number;
  /** What is held as a fraction of what is claimed; null where this seat may not know. */
  trueShare: number | null;
  ringing: SeatId[];
  /** Fills and liquidations of one step; a repeated step adds nothing. */
  flow: { buys: number; sells: number; liquidations: number; step: number };
  mood: 'boom' | 'turned';
  /** Customers leaving, by what is public: `pressing` is what waits against what a week paid, 0 to 1. */
  run: { on: boolean; gated: boolean; pressing: number };
  reducedMotion: boolean;
}
