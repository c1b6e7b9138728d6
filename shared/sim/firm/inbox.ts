/** Messages to a seat that are not derived from requests or blocks: refusals, margin calls, notes. The newest forty of each seat are kept. */
import type { SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import type { InboxItem, NoteId } from '../views/types.ts';

const KEPT = 40;

export function addToInbox(state: SimState, seat: SeatId, item: InboxItem): void {
  state.inbox.push({ seat, item });
  let count = 0;
  for (const entry of state.inbox) if (entry.seat === seat) count += 1;
  if (count <= KEPT) return;
  // Of its own: what floods one desk takes nothing off another.
  const oldest = state.inbox.findIndex((entry) => entry.seat === seat);
  state.inbox.splice(oldest, 1);
}

export function addNote(state: SimState, seat: SeatId, note: NoteId): void {
  addToInbox(state, seat, { kind: 'note', id: `note-${note}-${state.step}`, step: state.step, note });
}
