/** The desk's day: blocks that clients ask for, and what they leave behind. */
import type { Look } from '../look.ts';
import { speak } from './speak.ts';

const TAKES_BLOCKS = 0.8;
/** A short that blocks have left is bought back once it is worth this much. */
const SHORT_CENTS = 50_000_000;
const BUY_BACK_EVERY_STEPS = 12;

export function keepMarket(look: Look): void {
  for (const item of look.view.inbox) {
    if (item.kind !== 'block' || !look.due(item.id, item.blockId) || !look.once(`answered-${item.id}`)) continue;
    const take = look.character.takesBlocks && look.draw(item.blockId) < TAKES_BLOCKS;
    look.act({ type: 'answer_block', blockId: item.blockId, take });
    if (take) speak(look, 'block');
  }
  buyBackShorts(look);
}

/** Nobody here means to be short: what was sold to a client is bought back in the book. */
function buyBackShorts(look: Look): void {
  const { view, memory, step } = look;
  if (step - (memory.noticed.bought_back ?? 0 - BUY_BACK_EVERY_STEPS) < BUY_BACK_EVERY_STEPS) return;
  for (const position of view.account?.positions ?? []) {
    if (position.sizeLots >= 0 || Math.abs(position.notionalCents) < SHORT_CENTS) continue;
    memory.noticed.bought_back = step;
    look.act({
      type: 'place_order',
      market: position.market,
      side: 'buy',
      orderType: 'market',
      sizeLots: Math.abs(position.sizeLots),
      reduceOnly: true,
    });
    return;
  }
}
