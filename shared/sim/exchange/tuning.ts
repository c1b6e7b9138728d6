/**
 * Numbers of the engine that merged changes of the ordinary kind move: multiples of what the scenario gives, all 1 at the opening. The
 * engine reads each of them where it reads the number itself.
 */
export interface Tuning {
  /** Share of custody that comes up from cold storage in a day. */
  walletFill: number;
  /** What market makers by agreement are paid on what they trade. */
  makerRebate: number;
  /** Share of a position that liquidation sells at a time. */
  slice: number;
  /** How far from the smoothed index an order may lie. */
  priceBand: number;
  /** Part of a day's premium that funding carries each day. */
  funding: number;
  /** Share of fee income that buys the house token back. */
  buyBack: number;
  /** What running the firm costs in a year. */
  fixedCost: number;
}

export const UNTUNED: Readonly<Tuning> = { walletFill: 1, makerRebate: 1, slice: 1, priceBand: 1, funding: 1, buyBack: 1, fixedCost: 1 };
