/** What makes a bot itself: published, seeded, and small enough to print beside its name. */
export type CharacterId = 'persuasive_chief' | 'deferential_engineer' | 'gambler_desk' | 'tired_risk' | 'by_the_book';

export interface CharacterSpec {
  id: CharacterId;
  /** What it does with a request for a privilege that reaches its desk. */
  privileges: 'grant' | 'refuse';
  /** The largest line it signs without halving it. */
  signsUpToCents: number;
  /** Directional share it works towards as a desk. */
  directionalShare: number;
  /** Share it sends outside once a line is open. */
  outsideShareOnLine: number;
  asksForCredit: boolean;
  takesBlocks: boolean;
  /** Lowers its share once the market has turned. */
  cutsAfterTurn: boolean;
  /** Publishes the larger of what the page said before and what the fund holds, and repeats its claims. */
  flattersPage: boolean;
  /** Steps it takes to answer: at least, and up to this many more. */
  answerAfterSteps: number;
  answerSpreadSteps: number;
}
