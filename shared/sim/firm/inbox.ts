/** Messages to a seat that are not derived from requests or blocks: refusals, margin calls, notes. The newest forty are kept. */
import type { SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import type { InboxItem, NoteId } from '../views/types.ts';

const KEPT = 40;

export function addToInbox(state: SimState, seat: SeatId, item: InboxItem): void {
  state.inbox.push({ seat, item });
  if (state.inbox.length > KEPT) state.inbox.shift();
}

export function addNote(state: SimState, seat: SeatId, note: NoteId): void {
  addToInbox(state, seat, { kind: 'note', id: `note-${note}-${state.step}`, step: state.step, note });
}
