/**
 * Where things stand on the floor, for the canvas and for the labels laid over it.
 * The places are fixed; the seats of the table rotate through them so that one's own is always in front.
 */
import type { SeatId } from '../../shared/sim/scenario.ts';

export type PlaceId = 'front' | 'left' | 'leftBack' | 'back' | 'rightBack' | 'right';
/** Who sits where, in the order in which the places go round the room. */
export type Table = ReadonlyMap<PlaceId, SeatId>;
export interface LabelPlace {
  leftPercent: number;
  topPercent: number;
}

export const floorWidth = 672;
export const floorHeight = 596;

const four: readonly PlaceId[] = ['front', 'left', 'back', 'right'];
const five: readonly PlaceId[] = ['front', 'left', 'back', 'rightBack', 'right'];
const six: readonly PlaceId[] = ['front', 'left', 'leftBack', 'back', 'rightBack', 'right'];
/** Around the room. Desk and engineer stay neighbours of the seats they deal with whoever sits in front. */
const seatOrder: readonly SeatId[] = ['desk', 'risk', 'voice', 'chief', 'treasurer', 'engineer'];

/** The table as the seat `own` sees it. */
export function tableFor(own: SeatId, seats: readonly SeatId[]): Table {
  const around = seatOrder.filter((seat) => seat === own || seats.includes(seat));
  const places = around.length > 5 ? six : around.length > 4 ? five : four;
  const first = around.indexOf(own);
  return new Map(around.map((_, offset) => [places[offset] ?? 'front', around[(first + offset) % around.length] ?? own] as const));
}

export function placeOf(who: SeatId, table: Table): PlaceId {
  for (const [place, seat] of table) if (seat === who) return place;
  return 'front';
}

/** Each place's name tag, in per cent of the canvas: its centre, or on the two back walls the end beside the person's shoulder. */
export const tagPlaces: Record<PlaceId, LabelPlace> = {
  back: { leftPercent: 35.2, topPercent: 34 },
  leftBack: { leftPercent: 23.6, topPercent: 47.6 },
  rightBack: { leftPercent: 76.4, topPercent: 47.6 },
  left: { leftPercent: 13.5, topPercent: 74.5 },
  right: { leftPercent: 86.5, topPercent: 74.5 },
  front: { leftPercent: 50, topPercent: 96.6 },
};

/**
 * Middle of the vault labels, in per cent of the canvas. A leader line comes in from the vault to the inner side of each;
 * narrow floors have no leader lines, so there the labels may stand anywhere.
 */
export const vaultLabelPlaces: { claimed: LabelPlace; true: LabelPlace } = {
  claimed: { leftPercent: 13.4, topPercent: 84.2 },
  true: { leftPercent: 86.6, topPercent: 84.2 },
};
