/** The hall itself, everything that never moves: walls, windows, slab, polished floor, rugs, plants. Baked once per mood. */
import { type Brush, fade, fillShape, glow, mix, scatter, shade, strokeLine, strokeShape, trace } from './brush.ts';
import {
  allPanes,
  iso,
  leftPane,
  leftPanes,
  type Point,
  paneBottom,
  paneTop,
  placeGeometry,
  rightPane,
  rightPanes,
  roomTiles,
  topOf,
  wallHeight,
} from './geometry.ts';
import { accents, lampWarm, type MoodPalette, night } from './palette.ts';
import { floorHeight, floorWidth, type PlaceId, type Table } from './places.ts';
import { paintPlant } from './plant.ts';
import { paintSky } from './sky.ts';

export function paintRoom(brush: Brush, palette: MoodPalette, table: Table): void {
  brush.fillStyle = night;
  brush.fillRect(0, 0, floorWidth, floorHeight);
  paintWalls(brush, palette);
  paintWindows(brush, palette);
  paintSkirting(brush);
  paintSlab(brush, palette);
  paintFloor(brush, palette);
  paintMoonlight(brush, palette);
  for (const [place, seat] of table) paintRug(brush, place, accents[seat], palette);
  paintBoardSpill(brush, palette);
  paintPlants(brush, table);
}

/** Between the corners; where a desk stands there, in the gaps beside it. */
function paintPlants(brush: Brush, table: Table): void {
  const [nearLeft, farLeft] = table.has('leftBack') ? [6.62, 3.3] : [5.75, 4.6];
  const [farRight, nearRight] = table.has('rightBack') ? [3.3, 6.75] : [5.05, 6.35];
  paintPlant(brush, iso(0.75, farLeft), table.has('leftBack') ? 0.72 : 0.95, 5);
  paintPlant(brush, iso(0.7, nearLeft), 0.8, 9);
  paintPlant(brush, iso(farRight, 0.72), table.has('rightBack') ? 0.72 : 0.98, 13);
  paintPlant(brush, iso(nearRight, 0.7), 0.84, 21);
}

function paintWalls(brush: Brush, palette: MoodPalette): void {
  const [cornerX, cornerY] = iso(0, 0);
  const leftWall: Point[] = [iso(0, 0), iso(0, roomTiles), iso(0, roomTiles, wallHeight), iso(0, 0, wallHeight)];
  const rightWall: Point[] = [iso(0, 0), iso(roomTiles, 0), iso(roomTiles, 0, wallHeight), iso(0, 0, wallHeight)];
  fillShape(brush, leftWall, fade(brush, [-44, cornerY], [cornerX, cornerY], [palette.wallLeft[0], palette.wallLeft[1]]));
  fillShape(brush, rightWall, fade(brush, [cornerX, cornerY], [716, cornerY], [palette.wallRight[0], palette.wallRight[1]]));
  brush.save();
  trace(brush, rightWall);
  brush.clip();
  for (let x = 0.28; x < roomTiles; x += 0.28) {
    strokeLine(brush, iso(x, 0, 6), iso(x, 0, wallHeight), shade('#060a15', 0.34), 1);
    strokeLine(brush, iso(x + 0.035, 0, 6), iso(x + 0.035, 0, wallHeight), shade('#5a6b9c', 0.055), 0.8);
  }
  glow(brush, 476, 160, 250, 210, '#ffb457', 0.16 * palette.poolAlpha);
  brush.restore();
  for (const end of [iso(0, roomTiles, wallHeight), iso(roomTiles, 0, wallHeight)]) {
    strokeLine(brush, iso(0, 0, wallHeight), end, shade('#ffca8a', 0.06), 9);
    strokeLine(brush, iso(0, 0, wallHeight), end, '#24304f', 3);
    strokeLine(brush, iso(0, 0, wallHeight), end, shade('#ffca8a', 0.28), 0.9);
  }
  strokeLine(brush, iso(0, 0), iso(0, 0, wallHeight), shade('#05080f', 0.7), 2.4);
  strokeLine(brush, [cornerX + 1.4, cornerY], [cornerX + 1.4, 0], shade('#6c7fb4', 0.16), 0.8);
}

function paintWindows(brush: Brush, palette: MoodPalette): void {
  brush.save();
  brush.beginPath();
  for (const pane of allPanes()) {
    pane.forEach(([x, y], index) => {
      if (index === 0) brush.moveTo(x, y);
      else brush.lineTo(x, y);
    });
    brush.closePath();
  }
  brush.clip();
  paintSky(brush, palette);
  for (const pane of allPanes()) paintGlass(brush, pane);
  brush.restore();
  for (const span of leftPanes) {
    paintFrame(brush, leftPane(span), (share, z) => iso(0, span[0] + (span[1] - span[0]) * share, z), 1);
  }
  for (const span of rightPanes) {
    paintFrame(brush, rightPane(span), (share, z) => iso(span[0] + (span[1] - span[0]) * share, 0, z), -1);
  }
}

/** A slanting reflection of the lit hall, so that the panes read as glass. */
function paintGlass(brush: Brush, pane: readonly Point[]): void {
  const [bottomLeft, bottomRight, topRight, topLeft] = pane;
  if (!bottomLeft || !bottomRight || !topRight || !topLeft) return;
  const between = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  const band = (from: number, to: number, alpha: number): void => {
    fillShape(
      brush,
      [
        between(topLeft, topRight, from),
        between(topLeft, topRight, to),
        between(bottomLeft, bottomRight, to - 0.34),
        between(bottomLeft, bottomRight, from - 0.34),
      ],
      shade('#dfe8ff', alpha),
    );
  };
  band(0.5, 0.74, 0.035);
  band(0.8, 0.86, 0.03);
  const foot = between(bottomLeft, bottomRight, 0.5);
  glow(brush, foot[0], foot[1], 60, 38, lampWarm, 0.07);
}

function paintFrame(brush: Brush, pane: readonly Point[], at: (share: number, z: number) => Point, lightSide: number): void {
  strokeShape(brush, pane, '#0a1120', 6);
  strokeShape(brush, pane, '#2b3a60', 3.4);
  strokeShape(brush, pane, shade('#7287bd', 0.5), 0.9);
  strokeLine(brush, at(0.5, paneBottom), at(0.5, paneTop), '#1d2a49', 2.4);
  strokeLine(brush, at(0.5 + 0.014 * lightSide, paneBottom), at(0.5 + 0.014 * lightSide, paneTop), shade('#7287bd', 0.4), 0.7);
  strokeLine(brush, at(0, 184), at(1, 184), '#1d2a49', 2.6);
  strokeLine(brush, at(0, 185), at(1, 185), shade('#7287bd', 0.4), 0.7);
  const sill: Point[] = [at(-0.02, paneBottom - 1), at(1.02, paneBottom - 1), at(1.02, paneBottom - 6), at(-0.02, paneBottom - 6)];
  fillShape(brush, sill, '#25335a');
  strokeLine(brush, at(-0.02, paneBottom - 1), at(1.02, paneBottom - 1), shade('#93a7db', 0.5), 0.9);
}

/** A recessed strip of warm light where the walls meet the floor. */
function paintSkirting(brush: Brush): void {
  const strip = (from: Point, to: Point, fromTop: Point, toTop: Point, fill: string): void => {
    fillShape(brush, [from, to, toTop, fromTop], fill);
    strokeLine(brush, fromTop, toTop, shade('#ffca8a', 0.32), 1);
    strokeLine(brush, fromTop, toTop, shade('#ffca8a', 0.07), 6);
  };
  strip(iso(0, 0), iso(0, roomTiles), iso(0, 0, 10), iso(0, roomTiles, 10), '#1c2743');
  strip(iso(0, 0), iso(roomTiles, 0), iso(0, 0, 10), iso(roomTiles, 0, 10), '#18223c');
}

/** The storey below the hall, fading into the dark: the floor must not seem to float. */
function paintSlab(brush: Brush, palette: MoodPalette): void {
  const face = (at: (share: number, z: number) => Point, near: string, seed: number): void => {
    const [, topY] = at(0.5, 0);
    fillShape(brush, [at(0, 0), at(1, 0), at(1, -110), at(0, -110)], fade(brush, [0, topY], [0, topY + 112], [near, night]));
    const next = scatter(seed);
    for (let share = 0.02; share < 1; share += 0.05) {
      strokeLine(brush, at(share, -16), at(share, -84), shade('#070b16', 0.6), 1.2);
      for (const [z0, z1] of [
        [-22, -44],
        [-52, -72],
      ] as const) {
        if (next() > 0.24 * (0.5 + palette.litWindows)) continue;
        const alpha = (0.07 + next() * 0.16) * (z0 < -50 ? 0.5 : 1);
        fillShape(
          brush,
          [at(share + 0.006, z0), at(share + 0.044, z0), at(share + 0.044, z1), at(share + 0.006, z1)],
          fade(brush, at(share, z0), at(share, z1), [shade('#ffb866', alpha), shade('#ff9d5c', alpha * 0.25)]),
        );
      }
    }
    fillShape(brush, [at(0, 0), at(1, 0), at(1, -12), at(0, -12)], mix(near, '#2a3860', 0.42));
    strokeLine(brush, at(0, -12), at(1, -12), shade('#070b16', 0.8), 1.4);
  };
  face((share, z) => iso(share * roomTiles, roomTiles, z), '#121a32', 61);
  face((share, z) => iso(roomTiles, roomTiles - share * roomTiles, z), '#0d1428', 67);
}

function paintFloor(brush: Brush, palette: MoodPalette): void {
  const outline: Point[] = [iso(0, 0), iso(roomTiles, 0), iso(roomTiles, roomTiles), iso(0, roomTiles)];
  const surface = brush.createRadialGradient(336, 386, 20, 336, 390, 330);
  palette.floorStops.forEach((colour, index) => {
    surface.addColorStop(index / 2, colour);
  });
  fillShape(brush, outline, surface);
  brush.save();
  trace(brush, outline);
  brush.clip();
  const next = scatter(71);
  for (let x = 0; x < roomTiles; x += 1) {
    for (let y = 0; y < roomTiles; y += 1) {
      const tone = next();
      fillShape(
        brush,
        topOf({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, 0),
        tone < 0.5 ? shade('#9fb2e6', tone * 0.05) : shade('#04070f', (tone - 0.5) * 0.16),
      );
    }
  }
  paintReflections(brush, palette);
  for (let line = 0; line <= roomTiles; line += 1) {
    strokeLine(brush, iso(line, 0), iso(line, roomTiles), shade('#3c4a76', 0.3), 0.9);
    strokeLine(brush, iso(0, line), iso(roomTiles, line), shade('#3c4a76', 0.3), 0.9);
  }
  glow(brush, iso(0, 0)[0], iso(0, 0)[1] + 8, 220, 60, '#05080f', 0.5);
  brush.restore();
  const edge = [iso(0, roomTiles), iso(roomTiles, roomTiles), iso(roomTiles, 0)];
  for (let index = 0; index + 1 < edge.length; index += 1) {
    const from = edge[index];
    const to = edge[index + 1];
    if (from && to) strokeLine(brush, from, to, shade('#6f84bd', 0.7), 1.4);
  }
}

/** The windows and the board, upside down and dim in the polish. */
function paintReflections(brush: Brush, palette: MoodPalette): void {
  const mirror = (pane: Point[], feet: readonly [Point, Point], colour: string, alpha: number, reach: number): void => {
    const [left, right] = feet;
    brush.fillStyle = fade(brush, [0, left[1]], [0, left[1] + reach], [shade(colour, alpha), shade(colour, 0)]);
    trace(brush, pane);
    brush.fill();
    strokeLine(brush, left, right, shade(colour, alpha * 0.5), 0.8);
  };
  for (const [from, to] of leftPanes) {
    mirror([iso(0, from, -8), iso(0, to, -8), iso(0, to, -120), iso(0, from, -120)], [iso(0, from), iso(0, to)], palette.haze, 0.1, 130);
  }
  for (const [from, to] of rightPanes) {
    mirror([iso(from, 0, -8), iso(to, 0, -8), iso(to, 0, -120), iso(from, 0, -120)], [iso(from, 0), iso(to, 0)], palette.haze, 0.1, 130);
  }
  mirror([iso(0.6, 0, -4), iso(6.8, 0, -4), iso(6.8, 0, -110), iso(0.6, 0, -110)], [iso(0.6, 0), iso(6.8, 0)], '#ffb457', 0.1, 170);
}

function paintMoonlight(brush: Brush, palette: MoodPalette): void {
  brush.save();
  trace(brush, topOf({ x0: 0, y0: 0, x1: roomTiles, y1: roomTiles }, 0));
  brush.clip();
  for (const [from, to] of leftPanes) {
    const halves: [number, number][] = [
      [from + 0.08, (from + to) / 2 - 0.05],
      [(from + to) / 2 + 0.05, to - 0.08],
    ];
    for (const [a, b] of halves) {
      const start = iso(0.4, (a + b) / 2);
      const end = iso(4.1, (a + b) / 2 + 1.2);
      const light = fade(
        brush,
        start,
        end,
        [shade(palette.beam, palette.beamAlpha), shade(palette.beam, palette.beamAlpha * 0.45), shade(palette.beam, 0)],
        [0, 0.55, 1],
      );
      fillShape(brush, [iso(0.4, a + 0.1), iso(0.4, b + 0.1), iso(1.9, b + 0.6), iso(1.9, a + 0.6)], light);
      fillShape(brush, [iso(2.05, a + 0.65), iso(2.05, b + 0.65), iso(4.1, b + 1.32), iso(4.1, a + 1.32)], light);
    }
  }
  brush.restore();
}

function paintRug(brush: Brush, place: PlaceId, accent: string, palette: MoodPalette): void {
  const { rug } = placeGeometry[place];
  const [centreX, centreY] = iso((rug.x0 + rug.x1) / 2, (rug.y0 + rug.y1) / 2);
  const outline = topOf(rug, 0);
  brush.save();
  trace(brush, topOf({ x0: 0, y0: 0, x1: roomTiles, y1: roomTiles }, 0));
  brush.clip();
  fillShape(brush, outline, mix('#0e152b', accent, 0.12));
  fillShape(brush, outline, shade(accent, palette.rugAlpha * 0.7));
  for (let line = 0.12; line < rug.x1 - rug.x0; line += 0.12) {
    strokeLine(brush, iso(rug.x0 + line, rug.y0), iso(rug.x0 + line, rug.y1), shade(accent, 0.035), 0.8);
  }
  const inner = { x0: rug.x0 + 0.14, y0: rug.y0 + 0.14, x1: rug.x1 - 0.14, y1: rug.y1 - 0.14 };
  strokeShape(brush, outline, shade(accent, 0.55 * (0.5 + palette.poolAlpha / 2)), 1.3);
  strokeShape(brush, topOf(inner, 0), shade(accent, 0.22), 0.8);
  glow(brush, centreX, centreY, 130, 65, accent, 0.44 * palette.poolAlpha);
  glow(brush, centreX, centreY, 80, 40, lampWarm, 0.38 * palette.poolAlpha);
  brush.restore();
}

function paintBoardSpill(brush: Brush, palette: MoodPalette): void {
  glow(brush, 452, 292, 130, 46, '#ffb457', 0.13 * palette.poolAlpha);
}

/** Darkened corners, drawn last over everything that stands still. */
export function paintVignette(brush: Brush): void {
  const vignette = brush.createRadialGradient(336, 330, 236, 336, 330, 480);
  vignette.addColorStop(0, shade(night, 0));
  vignette.addColorStop(1, shade(night, 0.78));
  brush.fillStyle = vignette;
  brush.fillRect(0, 0, floorWidth, floorHeight);
  brush.fillStyle = fade(brush, [0, 0], [0, 60], [shade(night, 0.5), shade(night, 0)]);
  brush.fillRect(0, 0, floorWidth, 60);
}
