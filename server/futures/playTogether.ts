/**
 * Several rules in one world. Those that decide alike share one path; whoever decides otherwise than the first leaves it with a copy, so
 * that each comes to what it would have come to alone.
 */
import type { SeatCommand } from '../../shared/sim/commands.ts';
import { askPlayer, type Path, type Player, stepPath } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { FirmMemory } from '../../shared/sim/policies/firm/types.ts';
import { copyPath } from '../copyPath.ts';

export interface Hand {
  player: Player;
  memory: FirmMemory;
}
/** Called with the path that a hand has come to the end of, shared or its own. */
export type Ended = (hand: Hand, path: Path) => void;

export function playTogether(path: Path, hands: readonly Hand[], ended: Ended): void {
  let here = hands;
  while (path.state.phase !== 'closed') here = moveTogether(path, here, ended);
  for (const hand of here) ended(hand, path);
}

/** One step under the first of the hands. Those who would do otherwise are played to their end; returns those who are still there. */
export function moveTogether(path: Path, hands: readonly Hand[], ended: Ended): readonly Hand[] {
  const turns = hands.map((hand): Turn => ({ hand, given: askPlayer(path, hand.player, hand.memory) }));
  const ways = turns.length === 1 ? [turns] : [...Map.groupBy(turns, ({ given }) => JSON.stringify(given)).values()];
  const [stay, ...others] = ways;
  for (const way of others) {
    const own = copyPath(path);
    stepPath(own, way[0]!.given);
    playTogether(own, handsOf(way), ended);
  }
  stepPath(path, stay![0]!.given);
  return handsOf(stay!);
}

interface Turn {
  hand: Hand;
  given: readonly SeatCommand[];
}
const handsOf = (turns: readonly Turn[]): Hand[] => turns.map(({ hand }) => hand);
