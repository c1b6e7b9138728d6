/**
 * Where things stand on the floor, for the canvas and for the labels laid over it.
 * The four places are fixed; seats rotate through them so that one's own is always in front.
 */
import type { SeatId } from '../../shared/sim/scenario.ts';

export type PlaceId = 'front' | 'left' | 'back' | 'right';
export interface LabelPlace {
  leftPercent: number;
  topPercent: number;
}

export const floorWidth = 672;
export const floorHeight = 596;

const placeOrder: readonly PlaceId[] = ['front', 'left', 'back', 'right'];
/** Around the room. Desk and engineer stay neighbours of the seats they deal with whoever sits in front. */
const seatOrder: readonly SeatId[] = ['desk', 'risk', 'chief', 'engineer'];

export function seatsByPlace(seat: SeatId): Record<PlaceId, SeatId> {
  const first = seatOrder.indexOf(seat);
  const at = (offset: number): SeatId => seatOrder[(first + offset) % seatOrder.length] ?? seat;
  return { front: at(0), left: at(1), back: at(2), right: at(3) };
}

export function placeOf(who: SeatId, seat: SeatId): PlaceId {
  const offset = (seatOrder.indexOf(who) - seatOrder.indexOf(seat) + seatOrder.length) % seatOrder.length;
  return placeOrder[offset] ?? 'front';
}

const tagPlaces: Record<PlaceId, LabelPlace> = {
  back: { leftPercent: 35.2, topPercent: 34 },
  left: { leftPercent: 13.5, topPercent: 74.5 },
  right: { leftPercent: 86.5, topPercent: 74.5 },
  front: { leftPercent: 50, topPercent: 96.6 },
};

/** Centre of each seat's name tag, in per cent of the canvas. */
export function placesFor(seat: SeatId): Record<SeatId, LabelPlace> {
  return {
    chief: tagPlaces[placeOf('chief', seat)],
    engineer: tagPlaces[placeOf('engineer', seat)],
    desk: tagPlaces[placeOf('desk', seat)],
    risk: tagPlaces[placeOf('risk', seat)],
  };
}

/**
 * Middle of the vault labels, in per cent of the canvas. A leader line comes in from the vault to the inner side of each;
 * narrow floors have no leader lines, so there the labels may stand anywhere.
 */
export const vaultLabelPlaces: { claimed: LabelPlace; true: LabelPlace } = {
  claimed: { leftPercent: 13.4, topPercent: 84.2 },
  true: { leftPercent: 86.6, topPercent: 84.2 },
};
