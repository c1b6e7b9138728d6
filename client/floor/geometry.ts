/**
 * The floor in tiles and its projection: a 2:1 isometric grid, x to the right and down, y to the left and down,
 * z up in pixels. Every painter measures here, so that shapes meet.
 */
import type { PlaceId } from './places.ts';

export type Point = readonly [x: number, y: number];
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export const tileHalfWidth = 38;
const tileHalfHeight = 19;
export const roomTiles = 10;
export const wallHeight = 300;
export const vaultBox: Box = { x0: 2.85, y0: 2.85, x1: 6.85, y1: 6.85 };
export const vaultDepth = 62;

export function iso(x: number, y: number, z = 0): Point {
  return [336 + (x - y) * tileHalfWidth, 200 + (x + y) * tileHalfHeight - z];
}

export function topOf(box: Box, z: number): Point[] {
  return [iso(box.x0, box.y0, z), iso(box.x1, box.y0, z), iso(box.x1, box.y1, z), iso(box.x0, box.y1, z)];
}

/** Window panes as spans along each back wall, in tiles. */
export const leftPanes: readonly [number, number][] = [
  [0.5, 2.5],
  [2.8, 4.8],
  [5.1, 7.1],
  [7.4, 9.4],
];
export const rightPanes: readonly [number, number][] = [[7.25, 9.5]];
export const paneBottom = 34;
export const paneTop = 262;

export function leftPane([from, to]: readonly [number, number], inset = 0): Point[] {
  return [
    iso(0, from + inset, paneBottom + inset * 30),
    iso(0, to - inset, paneBottom + inset * 30),
    iso(0, to - inset, paneTop),
    iso(0, from + inset, paneTop),
  ];
}
export function rightPane([from, to]: readonly [number, number], inset = 0): Point[] {
  return [
    iso(from + inset, 0, paneBottom + inset * 30),
    iso(to - inset, 0, paneBottom + inset * 30),
    iso(to - inset, 0, paneTop),
    iso(from + inset, 0, paneTop),
  ];
}

export function allPanes(inset = 0): Point[][] {
  return [...leftPanes.map((span) => leftPane(span, inset)), ...rightPanes.map((span) => rightPane(span, inset))];
}

export function isInside(point: Point, outline: readonly Point[]): boolean {
  let inside = false;
  let previous = outline[outline.length - 1];
  for (const corner of outline) {
    if (previous && corner[1] > point[1] !== previous[1] > point[1]) {
      const crossing = ((previous[0] - corner[0]) * (point[1] - corner[1])) / (previous[1] - corner[1]) + corner[0];
      if (point[0] < crossing) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}

/**
 * A desk and who sits at it. `at(u, v, z)` walks along the desk (u) and from its sitter to its far edge (v);
 * both run 0 to 1 over the top, v below 0 is the sitter's chair.
 */
export interface PlaceGeometry {
  id: PlaceId;
  box: Box;
  rug: Box;
  /** Which tile axis the desk's length follows. */
  along: 'x' | 'y';
  facesUs: boolean;
  at(u: number, v: number, z?: number): Point;
  /** The tile box under a part of the desk top. */
  area(u0: number, v0: number, u1: number, v1: number): Box;
  person: Point;
  personScale: number;
  lamp: Point;
  phone: Point;
}

export const deskHeight = 26;
/** How far the sitters across the room are drawn up, to show more than a head over the desk. */
const seatedLift = 19;

function rugAround(x: number, y: number): Box {
  return { x0: x - 1.45, y0: y - 1.45, x1: x + 1.45, y1: y + 1.45 };
}

function deskPlace(
  id: PlaceId,
  box: Box,
  rug: Box,
  along: 'x' | 'y',
  facesUs: boolean,
  spots: { person: Point; personScale: number; lamp: Point; phone: Point },
): PlaceGeometry {
  const tileAt = (u: number, v: number): Point => {
    const across = facesUs ? v : 1 - v;
    const [shareX, shareY] = along === 'x' ? [u, across] : [across, u];
    return [box.x0 + (box.x1 - box.x0) * shareX, box.y0 + (box.y1 - box.y0) * shareY];
  };
  const at = (u: number, v: number, z = deskHeight): Point => iso(...tileAt(u, v), z);
  const area = (u0: number, v0: number, u1: number, v1: number): Box => {
    const [ax, ay] = tileAt(u0, v0);
    const [bx, by] = tileAt(u1, v1);
    return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
  };
  return {
    id,
    box,
    rug,
    along,
    facesUs,
    at,
    area,
    person: at(...spots.person, facesUs ? seatedLift : 0),
    personScale: spots.personScale,
    lamp: at(...spots.lamp),
    phone: at(...spots.phone),
  };
}

/** Narrower than in the corners: the vault's rim is near. */
const leftWallRug: Box = { x0: 0.35, y0: 3.72, x1: 2.68, y1: 6.2 };
const rightWallRug: Box = { x0: 3.72, y0: 0.35, x1: 6.2, y1: 2.68 };

export const placeGeometry: Record<PlaceId, PlaceGeometry> = {
  leftBack: deskPlace('leftBack', { x0: 1.45, y0: 4.0, x1: 2.3, y1: 5.85 }, leftWallRug, 'y', true, {
    person: [0.58, -0.16],
    personScale: 1.19,
    lamp: [0.09, 0.34],
    phone: [0.26, 0.78],
  }),
  rightBack: deskPlace('rightBack', { x0: 4.05, y0: 1.45, x1: 5.9, y1: 2.3 }, rightWallRug, 'x', true, {
    person: [0.6, -0.16],
    personScale: 1.19,
    lamp: [0.11, 0.42],
    phone: [0.88, 0.62],
  }),
  back: deskPlace('back', { x0: 1.45, y0: 0.75, x1: 2.4, y1: 2.75 }, rugAround(1.75, 1.75), 'y', true, {
    person: [0.56, -0.14],
    personScale: 1.18,
    lamp: [0.09, 0.34],
    phone: [0.25, 0.78],
  }),
  left: deskPlace('left', { x0: 1.55, y0: 7.2, x1: 2.45, y1: 9.2 }, rugAround(1.75, 8.2), 'y', true, {
    person: [0.58, -0.16],
    personScale: 1.2,
    lamp: [0.09, 0.34],
    phone: [0.26, 0.78],
  }),
  right: deskPlace('right', { x0: 7.2, y0: 1.55, x1: 9.2, y1: 2.45 }, rugAround(8.2, 1.75), 'x', true, {
    person: [0.6, -0.16],
    personScale: 1.2,
    lamp: [0.11, 0.42],
    phone: [0.88, 0.62],
  }),
  front: deskPlace('front', { x0: 7.3, y0: 8.0, x1: 9.75, y1: 8.9 }, rugAround(8.55, 8.55), 'x', false, {
    person: [0.57, -0.34],
    personScale: 1.5,
    lamp: [0.06, 0.62],
    phone: [0.9, 0.34],
  }),
};
