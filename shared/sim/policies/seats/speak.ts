/** In which words: each tone has its own lines, and what is said often comes in several wordings, in turn. */
import type { FirmHabits } from '../character.ts';
import type { Look } from '../look.ts';

/** Wordings of a line; the second one's id ends in `_2`. One where none is given. */
export const WORDINGS: Record<FirmHabits['tone'], Readonly<Record<string, number>>> = {
  warm: { sign_favour: 3, wish: 3, wish_say: 3, block: 3, page: 3, cap: 3, audit: 2, found: 2, fee: 2, D06: 2 },
  plain: { offer_other: 2, page: 2, block: 2, cap: 2, audit: 2, fee: 2 },
};

/** Says a line of the seat's own tone; unless it is urgent, not while the seat has spoken just now. True where it was said. */
export function speak(look: Look, id: string, urgent = false): boolean {
  const { tone } = look.character.habits;
  const wordings = WORDINGS[tone][id] ?? 1;
  const name = `said-${tone}.${id}`;
  const before = look.memory.noticed[name] ?? 0;
  const at = before % wordings;
  const said = look.say(at === 0 ? `${tone}.${id}` : `${tone}.${id}_${at + 1}`, urgent);
  if (said && wordings > 1) look.memory.noticed[name] = before + 1;
  return said;
}
