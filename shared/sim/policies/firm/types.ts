/**
 * A whole-firm policy stands for a coordinated team of all seats: it sees the state, not a view, and is used only where whole futures are
 * compared, never in a seat. What it wants goes through the same commands and checks as a person's.
 */
import type { OfferId } from '../../business.ts';
import type { AlternativeId, OfferSpec } from '../../businessSpec.ts';
import type { SetLevers } from '../../commands.ts';
import type { ChangeRequest, SimState } from '../../state.ts';

export type FirmPolicyId =
  | 'slow-and-honest'
  | 'honest-but-directional'
  | 'one-small-exception'
  | 'slippery-slope'
  | 'degenerate'
  | 'cheats-then-cleans-up'
  | 'whistle-blower'
  | 'random'
  | 'quiet-repay'
  | 'flag-never-raised'
  | 'hindsight-timer'
  | 'honest-unskilled';

/** Levers of all seats together; what is absent stays as it is. */
export type LeverChoice = Omit<SetLevers, 'type'>;

/**
 * What the chief signs at a close. ledger: the fund that is held, and equal rules only where they are; same_rules_anyway: the true
 * fund, equal rules in any case; flattering: the fund as last shown or more, equal rules in any case.
 */
export type PageHabit = 'ledger' | 'same_rules_anyway' | 'flattering';

/** What a policy may do of its own accord when a round opens. */
export type Plan = 'come_clean' | 'go_public' | 'repay' | 'go_flat';

export interface FirmPolicy {
  id: string;
  levers(state: SimState, memory: FirmMemory): LeverChoice;
  takes(offer: OfferId, state: SimState, memory: FirmMemory): boolean;
  /** Multiple of what an accepted offer adds to credit in use and to the lean. */
  size: number;
  page: PageHabit;
  plan?(state: SimState, memory: FirmMemory): Plan | null;
  /** Does its ordinary work in haste. */
  hasty?: boolean;
  /** Honest way taken instead, a plain no (null) or no answer at all; the offer's first way where absent. */
  instead?(spec: OfferSpec, state: SimState): AlternativeId | 'silence' | null;
  /** Whether whoever has to sign a request does; always where absent. */
  signs?(request: ChangeRequest, state: SimState): boolean;
}

/** Plain data that one path's policy keeps between looks. */
export interface FirmMemory {
  nextCid: number;
  /** Round whose opening, and whose close, have been dealt with. */
  openedRound: number;
  signedRound: number;
  openingEquityCents: number;
  /** Displayed equity at the opening of the round of the last acceptance; null before the first. */
  acceptedAtCents: number | null;
  /** Displayed equity has not fallen since that round opened. */
  paidOff: boolean;
  /** How often each offer, and each request in each status, has been answered: an answer that is refused is not given again. */
  tries: Record<string, number>;
  /** Offers that came into force, with the round they did; an offer that repeats keeps its first. */
  inForce: Partial<Record<OfferId, number>>;
  /** Offers, by number, whose size has been set. */
  sized: number[];
  repaying: boolean;
  /** Has given up its lean for good. */
  flat: boolean;
}

export const createFirmMemory = (): FirmMemory => ({
  nextCid: 1,
  openedRound: 0,
  signedRound: 0,
  openingEquityCents: 0,
  acceptedAtCents: null,
  paidOff: true,
  tries: {},
  inForce: {},
  sized: [],
  repaying: false,
  flat: false,
});
