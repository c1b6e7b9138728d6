/** What makes a bot itself: published, seeded, and small enough to print beside its name. */
import type { QueuePolicy } from '../scenario.ts';

export type CharacterId =
  | 'persuasive_chief'
  | 'careful_chief'
  | 'deferential_engineer'
  | 'exact_engineer'
  | 'gambler_desk'
  | 'patient_desk'
  | 'tired_risk'
  | 'keen_risk'
  | 'smooth_treasurer'
  | 'exact_treasurer'
  | 'bright_voice'
  | 'plain_voice'
  | 'by_the_book';

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
  /** How it goes about a firm of several rounds. */
  habits: FirmHabits;
}

export interface FirmHabits {
  /** Which of its seat's lines it says: each tone has its own. */
  tone: 'warm' | 'plain';
  /** Chance that it asks for what an offer would bring; else it takes the first other way there is. */
  asksForOffers: number;
  /** A favour that needs its signature: signed, narrowed where terms can be (and refused where not), or refused unless printed and dated. */
  favours: 'sign' | 'narrow' | 'refuse';
  /** Favours that it puts an objection on the record about; once they are used up it says no more. */
  objections: number;
  /** Takes what it has objected to to the board. */
  escalates: boolean;
  /** Wishes of its own in a round. */
  wishesARound: number;
  levers: 'growth' | 'prudent';
  /** Audits it spends in a round, as a head of risk. */
  auditsARound: number;
  /** Coverage below which it tells customers everything, as a chief; null = never of its own accord. */
  tellsBelow: number | null;
  /** How it pays in a run, as a chief. */
  queueInRun: QueuePolicy;
}
