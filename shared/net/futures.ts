/**
 * What the room tells about a thousand futures: how far a run is, what its estimates come to with their intervals, and the worlds that
 * have landed. Everything is computed from the journal. Money in cents, shares as fractions, intervals at 95 %.
 */
import type { EndingId, OfferId } from '../sim/business.ts';
import type { SeatId } from '../sim/scenario.ts';

export type FuturesWant = 'headline' | 'exit_door' | 'when_lost' | 'without';

/** What a seat's person thought before anything was shown: the share of worlds in which the team does better than its clean twin. */
export interface Guess {
  seat: SeatId;
  share: number;
}
/** Nothing that was found leaves the server while `open` is false. */
export interface Guesses {
  guessed: SeatId[];
  waitingFor: SeatId[];
  open: boolean;
  /** What each thought; null until open. */
  shares: Guess[] | null;
}

/** `settled`: what is claimed (a difference, one side doing better) holds over the whole interval. Null where nothing is claimed. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  n: number;
  settled: boolean | null;
}

/** How one firm came out of one world. */
export interface FutureEnd {
  /** What owners keep; a ruined firm's is the floor, not 0. */
  finalCents: number;
  ruined: boolean;
  repaidShare: number;
  integrity: number;
  ending: EndingId;
  endingRound: number;
}
export interface FutureDot {
  /** From 0; the same number is the same market in every want. */
  world: number;
  /** No long crash comes in it. */
  soft: boolean;
  yours: FutureEnd;
  clean: FutureEnd;
}
export interface Pair<T> {
  yours: T;
  clean: T;
}

/** The team's rule against another over the same worlds. `better`: owners keep more; a tie is not better. */
export interface Comparison {
  /** Worlds that both rules finished. */
  n: number;
  better: Estimate;
  betterSoft: Estimate;
  betterCrash: Estimate;
  /** Natural log of what owners keep, yours less theirs, mean. */
  logDifference: Estimate;
  /** Plain means of what owners keep; medians, which are resampled, once the run has ended. */
  meanCents: Pair<number>;
  medianCents: Pair<Estimate> | null;
  ruin: Pair<Estimate>;
  ruinDifference: Estimate;
  /** Share of what was owed that customers still inside got, mean. */
  repaidShare: Pair<number>;
  repaidDifference: Estimate;
  integrity: Pair<number>;
}

/** The rule put back into the market that was really played, beside what really happened there. */
export interface Surrogate {
  real: FutureEnd;
  replayed: FutureEnd;
  /** By round, as it closed; only rounds that both reached. */
  closes: { round: number; realDisplayedCents: number; replayedDisplayedCents: number; realUseCents: number; replayedUseCents: number }[];
  /** Mean over those closes of |ln(replayed / real)| of displayed equity; null where no round closed. */
  displayedError: number | null;
  /** Largest use of customers' money: replayed less real, over real deposits' peak of the session. */
  useError: number;
  /** Offers that the session had, and how many of them the replay met too. */
  offers: number;
  offersMet: number;
  /** Yeses that came into force in the session, and in the replay of the same market. */
  accepted: number;
  acceptedAgain: number;
  /** What of the session the rule does not repeat. */
  leftOut: SurrogateGap[];
}
/** Orders by hand come back as a position held by round, clients' blocks as the share taken; transfers and the account's own leverage do not come back at all. */
export type SurrogateGap = 'manual_orders' | 'blocks' | 'transfers' | 'account_leverage';

export interface Headline {
  /** Against the same team with every offer refused and its own levers. */
  clean: Comparison;
  /** Against a careful team of bots that refuses everything; fewer worlds, which land after the dots. */
  careful: Comparison;
  /** Of the offers said yes to, the share that arose again, and that came into force again, on average over worlds. */
  arose: number;
  cameIntoForce: number;
  /** The market that was played: what really happened, and the clean twin there. */
  played: { soft: boolean; yours: FutureEnd; clean: FutureEnd };
}
/** Telling and repaying from the opening of a round on, against going on, over the worlds in which the firm still stands and nothing is out. */
export interface ExitDoorRow {
  round: number;
  n: number;
  /** Owners' geometric means. */
  tellCents: number;
  goOnCents: number;
  /** Log of what owners keep, telling less going on. */
  logDifference: Estimate;
  tellRepaid: number;
  goOnRepaid: number;
  repaidDifference: Estimate;
  /** Share of exits at which selling in order would have covered everything owed. */
  couldPayAll: number;
}
/** The team as it was, against the same with no new yes from the opening of a round on. Round 1: none at all. */
export interface WhenLostRow {
  fromRound: number;
  logDifference: Estimate;
  /** What this round's yeses cost: this row's difference less the next row's. */
  roundCost: number;
}
export interface WithoutOffer {
  offer: OfferId;
  comparison: Comparison;
}

export interface FuturesMessage {
  want: FuturesWant;
  offer: OfferId | null;
  status: 'running' | 'done' | 'cancelled' | 'failed';
  /** Worlds played of those asked for; a world in which a path broke is counted in `failed` and shown in no estimate. */
  done: number;
  of: number;
  failed: number;
  secondsLeft: number | null;
  /** True: `dots` are all that have landed. False: only those since the last message of this run. */
  full: boolean;
  /** Empty and null while guesses are waited for, but for `done`. */
  dots: FutureDot[];
  surrogate: Surrogate | null;
  headline: Headline | null;
  exitDoor: ExitDoorRow[] | null;
  whenLost: WhenLostRow[] | null;
  without: WithoutOffer | null;
}
