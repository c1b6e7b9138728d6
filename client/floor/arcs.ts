import { type Brush, shade } from './brush.ts';
import type { Point } from './geometry.ts';
import { lampWarm } from './palette.ts';
import type { PlaceId, Table } from './places.ts';

/** A path between two neighbouring desks, from `from` to `to`. */
export interface Arc {
  from: PlaceId;
  to: PlaceId;
  start: Point;
  bend: Point;
  end: Point;
}

const besides: readonly Arc[] = [
  { from: 'front', to: 'left', start: [298, 474], bend: [200, 366], end: [98, 379] },
  { from: 'front', to: 'right', start: [377.8, 478], bend: [472, 368], end: [570, 383] },
];
const acrossRight: readonly Arc[] = [{ from: 'back', to: 'right', start: [371, 250], bend: [466, 250], end: [556, 336] }];
const acrossLeft: readonly Arc[] = [{ from: 'back', to: 'left', start: [300, 250], bend: [206, 252], end: [116, 336] }];
const overRightDesk: readonly Arc[] = [
  { from: 'back', to: 'rightBack', start: [372, 254], bend: [404, 268], end: [428, 298] },
  { from: 'rightBack', to: 'right', start: [496, 318], bend: [530, 322], end: [552, 346] },
];
const overLeftDesk: readonly Arc[] = [
  { from: 'back', to: 'leftBack', start: [300, 254], bend: [268, 268], end: [244, 298] },
  { from: 'leftBack', to: 'left', start: [176, 318], bend: [142, 322], end: [120, 346] },
];

/** Every path of a table: between neighbours, all the way round. */
export const arcsOf = (table: Table): readonly Arc[] => [
  ...besides,
  ...(table.has('rightBack') ? overRightDesk : acrossRight),
  ...(table.has('leftBack') ? overLeftDesk : acrossLeft),
];

/** The ways out while customers leave: from the gold under the glass to the corners of the room. */
export const exits: readonly Arc[] = [
  { from: 'front', to: 'left', start: [262, 388], bend: [176, 436], end: [20, 470] },
  { from: 'front', to: 'left', start: [276, 404], bend: [206, 470], end: [120, 570] },
  { from: 'front', to: 'right', start: [300, 414], bend: [430, 500], end: [560, 566] },
];

export function pointOn(arc: Arc, share: number): Point {
  const rest = 1 - share;
  return [
    rest * rest * arc.start[0] + 2 * rest * share * arc.bend[0] + share * share * arc.end[0],
    rest * rest * arc.start[1] + 2 * rest * share * arc.bend[1] + share * share * arc.end[1],
  ];
}

/** Direction of travel in radians towards `to`. */
export function headingOn(arc: Arc, share: number): number {
  const rest = 1 - share;
  const dx = 2 * rest * (arc.bend[0] - arc.start[0]) + 2 * share * (arc.end[0] - arc.bend[0]);
  const dy = 2 * rest * (arc.bend[1] - arc.start[1]) + 2 * share * (arc.end[1] - arc.bend[1]);
  return Math.atan2(dy, dx);
}

export function paintArcs(brush: Brush, table: Table): void {
  for (const arc of arcsOf(table)) {
    brush.beginPath();
    brush.moveTo(arc.start[0], arc.start[1]);
    brush.quadraticCurveTo(arc.bend[0], arc.bend[1], arc.end[0], arc.end[1]);
    brush.strokeStyle = shade(lampWarm, 0.17);
    brush.lineWidth = 1;
    brush.stroke();
  }
}
