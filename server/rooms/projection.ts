/** Copies public facts into the room's shared state. The room never reads them back. */
import type { Pace } from '../../shared/net/messages.ts';
import type { WorkshopState } from '../../shared/net/schema.ts';
import type { PublicView } from '../../shared/sim/views/types.ts';

export function project(view: PublicView, headCount: number, pace: Pace, onto: WorkshopState): void {
  onto.phase = view.phase;
  onto.step = view.step;
  onto.round = view.round;
  onto.exchangeName = view.exchangeName;
  onto.displayedFundCents = view.page.displayedFundCents;
  onto.headCount = headCount;
  onto.pace = pace;
}
