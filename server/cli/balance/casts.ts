/** Whole-firm policies that a scenario's balance is judged by: the same offers, answered the two ways that matter. */
import { defaultCharacters } from '../../../shared/content/characters.ts';
import { SEATS } from '../../../shared/sim/scenario.ts';
import type { Cast } from '../../session/Session.ts';

export type PolicyId = 'refuse-all' | 'accept-all';

export const policies: Record<PolicyId, Cast> = {
  'refuse-all': Object.fromEntries(SEATS.map((seat) => [seat, 'by_the_book'])) as Cast,
  'accept-all': defaultCharacters,
};

/** What one played path came to. Money in cents, coverage and repaidShare as fractions. */
export interface Outcome {
  policy: PolicyId;
  displayedBeforeTurn: number;
  displayedAtClose: number;
  coverage: number;
  repaidShare: number;
}

/** A share of paths for one worker: seeds [from, from + count). */
export interface Share {
  scenarioId: string;
  from: number;
  count: number;
}
