/**
 * Puts a moment of a record where the connection puts a live one: the floor and the panels read the store and cannot tell the two apart.
 * Names are not part of a record, so everybody at the table is only a seat.
 */
import { batch } from '@preact/signals';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { SeatSection, SeatView } from '../../shared/sim/views/types.ts';
import { applySections, people, reading, resetStore, welcome, wholeView } from '../store/store.ts';
import type { Eyes, LoadedGame, Moment } from './messages.ts';

/** The seat in front on the floor. Who reads the whole record stands where the code is read. */
export const chairOf = ({ seats }: LoadedGame, eyes: Eyes): SeatId =>
  eyes !== 'record' ? eyes : seats.includes('engineer') ? 'engineer' : (seats[0] ?? 'chief');

export function startFeeding(game: LoadedGame, opening: Moment): void {
  batch(() => {
    resetStore();
    reading.value = true;
    people.value = game.seats.map((seat) => ({ seat, name: '', bot: false, character: null, connected: true }));
    applySections(opening.view, true);
  });
}

export function feedStore(game: LoadedGame, { view }: Moment, eyes: Eyes): void {
  batch(() => {
    const seat = chairOf(game, eyes);
    if (welcome.value?.seat !== seat) welcome.value = { ...game.welcome, seat, code: '', gameId: '', host: false };
    // What would be asked for cannot be asked of a record.
    applySections(changed(wholeView(), { ...view, proposable: [] }), true);
  });
}

/** The sections that differ: panels whose section stays the same object are not drawn again. */
function changed(before: SeatView, after: SeatView): Partial<SeatView> {
  const sections = (Object.keys(after) as SeatSection[]).filter(
    (section) => JSON.stringify(before[section]) !== JSON.stringify(after[section]),
  );
  return Object.fromEntries(sections.map((section) => [section, after[section]]));
}
