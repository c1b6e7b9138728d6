/** What can be played alone: scenarios by id, with the seats that a person may take in each. */
import type { SeatId } from '../../../shared/sim/scenario.ts';

export type GameId = 'boom' | 'round' | 'drill';
export interface Game {
  id: GameId;
  scenario: string;
  seats: readonly SeatId[];
}

/** The first is chosen until somebody chooses another. */
export const games: readonly [Game, ...Game[]] = [
  { id: 'boom', scenario: 'the-long-boom', seats: ['chief', 'engineer', 'desk', 'risk'] },
  { id: 'round', scenario: 'first-round', seats: ['desk', 'engineer'] },
  { id: 'drill', scenario: 'survive-a-squeeze', seats: ['desk'] },
];

/** An unknown scenario is described as one round is. */
export const gameOf = (scenario: string): GameId => games.find((game) => game.scenario === scenario)?.id ?? 'round';
