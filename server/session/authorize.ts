/** The one door into a session's queue, for people and bots alike: the shape of a command first, then whether the seat may give it. */

import { type Shaped, shapeCommand } from '../../shared/net/commandShape.ts';
import type { Command } from '../../shared/sim/commands.ts';
import { SEATS_FOR } from '../../shared/sim/commandTable.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';

export function authorize(seat: SeatId, input: unknown): Shaped<Command> {
  const shaped = shapeCommand(input);
  if (!shaped.ok) return shaped;
  return SEATS_FOR[shaped.value.type].includes(seat) ? shaped : { ok: false, code: 'foreign_seat' };
}
