/** What can be played alone: scenarios by id, with the seats that a person may take in each. */
import type { SeatId } from '../../../shared/sim/scenario.ts';

export type GameId = 'boom' | 'lunch' | 'winter' | 'quiet' | 'round' | 'drill';
/** Whose words describe the seats: games of one kind share them. */
export type SeatWords = 'boom' | 'round' | 'drill';
export type TableSize = 4 | 6;
export interface Game {
  id: GameId;
  scenario: string;
  seats: readonly SeatId[];
  words: SeatWords;
  /** Sizes of the table that can be chosen. */
  tables: readonly TableSize[];
}

const firm = { seats: ['chief', 'engineer', 'desk', 'risk', 'treasurer', 'voice'], words: 'boom', tables: [4, 6] } as const;

/** The first is chosen until somebody chooses another. */
export const games: readonly [Game, ...Game[]] = [
  { id: 'boom', scenario: 'the-long-boom', ...firm },
  { id: 'lunch', scenario: 'lunch-break', ...firm },
  { id: 'winter', scenario: 'winter-first', ...firm },
  { id: 'quiet', scenario: 'quiet-years', ...firm },
  { id: 'round', scenario: 'first-round', seats: ['desk', 'engineer'], words: 'round', tables: [] },
  { id: 'drill', scenario: 'survive-a-squeeze', seats: ['desk'], words: 'drill', tables: [] },
];

/** An unknown scenario is described as one round is. */
export const wordsOf = (scenario: string): SeatWords => games.find((game) => game.scenario === scenario)?.words ?? 'round';

/** Seats that a larger table splits off from the chief, with the smallest table that has them. */
const smallest: Partial<Record<SeatId, number>> = { treasurer: 5, voice: 6 };

/** The smallest table of at least `size` that has the seat. */
export const tableWith = (seat: SeatId, size: TableSize): number => Math.max(size, smallest[seat] ?? 0);
