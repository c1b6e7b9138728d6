/**
 * How bots play: a pure function of what the seat sees, its character, its memory and keyed draws. Whatever it decides goes
 * through the same authorisation and checks as a person's command, and it says why in one line.
 */
import type { Command } from '../commands.ts';
import { drawUniform, STREAM, seedFromText } from '../random.ts';
import { SEATS, type SeatId } from '../scenario.ts';
import type { SeatView } from '../views/types.ts';
import type { CharacterSpec } from './character.ts';
import { chief } from './chief.ts';
import { desk } from './desk.ts';
import { engineer } from './engineer.ts';
import type { BotMemory, Look } from './look.ts';
import { risk } from './risk.ts';
import { runSeat } from './seats/runSeat.ts';

const QUIET_STEPS = 40;

export function decide(
  view: SeatView,
  seat: SeatId,
  character: CharacterSpec,
  memory: BotMemory,
  seed: string,
): { commands: Command[]; line: string | null } {
  const commands: Command[] = [];
  let line: string | null = null;
  const step = view.clock.step;
  const words = seedFromText(seed);
  const look: Look = {
    view,
    seat,
    step,
    character,
    memory,
    draw: (key) => drawUniform(words, STREAM.policy, key, SEATS.indexOf(seat)),
    act: (command) => commands.push(command),
    say: (id, urgent = false) => {
      if (line !== null || (!urgent && step - memory.lastLineStep < QUIET_STEPS)) return false;
      line = `line.${seat}.${id}`;
      memory.lastLineStep = step;
      return true;
    },
    once: (name) => {
      if (memory.noticed[name] !== undefined) return false;
      memory.noticed[name] = step;
      return true;
    },
    due: (name, key) => {
      const since = memory.noticed[`due:${name}`];
      if (since === undefined) {
        memory.noticed[`due:${name}`] = step;
        return false;
      }
      return step - since >= character.answerAfterSteps + Math.floor(character.answerSpreadSteps * look.draw(key));
    },
  };
  if (view.clock.phase === 'closed') return { commands, line };
  if (view.firm !== null) runSeat(look, view.firm);
  else if (view.clock.phase === 'live') seats[seat]?.(look);
  return { commands, line };
}

/** In a firm of one round. */
const seats: Partial<Record<SeatId, (look: Look) => void>> = { chief, engineer, desk, risk };
