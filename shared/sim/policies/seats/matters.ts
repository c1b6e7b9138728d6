/** The seat's ordinary work: with care or in haste, by character. */
import { MATTERS } from '../../firm/matters/table.ts';
import type { Look } from '../look.ts';
import { tries } from './reading.ts';

/** Part of its work that somebody who wants to grow does in haste. */
const HASTE = 0.6;

export function answerMatters(look: Look): void {
  for (const item of look.view.inbox) {
    if (item.kind !== 'matter' || item.answers.length === 0 || !look.due(item.id, item.matterId)) continue;
    if (tries(look, item.id, 2) === 0) continue;
    const spec = MATTERS[item.matter];
    const hurries = look.character.habits.levers === 'growth' && look.draw(item.matterId) < HASTE;
    look.act({ type: 'answer_matter', matterId: item.matterId, answer: hurries ? spec.hasty(item) : spec.careful(item) });
    return;
  }
}
