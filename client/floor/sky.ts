/** The night beyond the glass: sky, moon, harbour skyline, sea. Painted flat; the caller clips it to the panes. */
import { type Brush, fade, fillCurve, fillEllipse, fillShape, glow, mix, scatter, shade, strokeLine } from './brush.ts';
import type { Point } from './geometry.ts';
import { type MoodPalette, skyOffsets } from './palette.ts';
import { paintPalm } from './palm.ts';
import { floorWidth } from './places.ts';

export const horizonY = 248;
export const moonAt: Point = [118, 126];
export const mastTop: Point = [88, 166];
const moonRadius = 24;
const seaBottomY = 410;

export function paintSky(brush: Brush, palette: MoodPalette): void {
  brush.fillStyle = fade(brush, [0, 0], [0, 400], palette.skyColours, skyOffsets);
  brush.fillRect(0, 0, floorWidth, horizonY + 2);
  paintStars(brush, palette);
  paintMoon(brush, palette);
  paintClouds(brush, palette);
  glow(brush, 250, horizonY - 8, 340, 66, palette.haze, 0.42);
  glow(brush, 640, horizonY - 8, 180, 60, palette.haze, 0.36);
  fillCurve(brush, 'M0 232Q40 200 104 216T214 206T330 226V262H0ZM560 230Q600 196 640 210T700 222V262H560Z', palette.hill);
  paintTowers(brush, palette, { seed: 11, top: 190, spread: 40, fill: palette.towerFar, lit: palette.litWindows * 0.6, haze: 0.55 });
  paintTowers(brush, palette, { seed: 29, top: 198, spread: 46, fill: palette.towerNear, lit: palette.litWindows, haze: 0 });
  paintMast(brush, palette);
  paintSea(brush, palette);
  const silhouette = mix('#070b18', palette.towerNear, 0.2);
  paintPalm(brush, [40, 384], [52, 182], 50, silhouette);
  paintPalm(brush, [186, 340], [178, 186], 44, silhouette);
  paintPalm(brush, [226, 300], [244, 196], 36, silhouette);
  paintPalm(brush, [300, 262], [292, 194], 27, silhouette);
  paintPalm(brush, [630, 366], [614, 174], 50, silhouette);
  paintPalm(brush, [660, 386], [670, 236], 42, silhouette);
  if (palette.rain > 0) paintRain(brush, palette);
}

function paintStars(brush: Brush, palette: MoodPalette): void {
  const next = scatter(3);
  for (let index = 0; index < 210; index += 1) {
    const x = next() * floorWidth;
    const y = next() ** 1.5 * 190;
    const size = 0.35 + next() ** 3 * 0.95;
    fillEllipse(brush, x, y, size, size, shade('#dfe6ff', (0.25 + next() * 0.65) * palette.stars * (1 - y / 260)));
  }
}

function paintMoon(brush: Brush, palette: MoodPalette): void {
  const [x, y] = moonAt;
  glow(brush, x, y, 190, 190, '#ffe0b8', 0.5 * palette.moon);
  glow(brush, x, y, 72, 72, '#fff4dc', 0.8 * palette.moon);
  const face = brush.createRadialGradient(x - 7, y - 8, 2, x, y, moonRadius);
  face.addColorStop(0, mix('#5f7386', '#fff9ea', palette.moon));
  face.addColorStop(0.75, mix('#5f7386', '#ffeccb', palette.moon));
  face.addColorStop(1, mix('#4e6275', '#f0d3a4', palette.moon));
  fillEllipse(brush, x, y, moonRadius, moonRadius, face);
  const sea = shade('#b89a72', 0.34);
  fillEllipse(brush, x - 7, y - 6, 6, 4.6, sea);
  fillEllipse(brush, x + 4, y - 10, 4, 3, sea);
  fillEllipse(brush, x + 7, y + 7, 5, 3.8, sea);
  fillEllipse(brush, x - 5, y + 9, 3, 2.2, sea);
  fillEllipse(brush, x + 13, y - 3, 2, 2.6, sea);
}

function paintClouds(brush: Brush, palette: MoodPalette): void {
  const next = scatter(17);
  const tint = mix('#c9b6d8', palette.haze, 0.4);
  for (let index = 0; index < 26; index += 1) {
    const x = next() * floorWidth;
    const y = 40 + next() * 160;
    const width = 40 + next() * 90;
    brush.save();
    brush.globalAlpha = palette.clouds * (0.3 + next() * 0.7);
    glow(brush, x, y, width, 3 + next() * (palette.clouds > 0.5 ? 13 : 4), tint, 0.55);
    brush.restore();
  }
}

interface TowerRow {
  seed: number;
  top: number;
  spread: number;
  fill: string;
  lit: number;
  haze: number;
}

function paintTowers(brush: Brush, palette: MoodPalette, row: TowerRow): void {
  const next = scatter(row.seed);
  let x = -6;
  while (x < floorWidth) {
    const width = 9 + next() * 15;
    const top = row.top + next() ** 1.3 * row.spread;
    const fill = mix(row.fill, palette.haze, row.haze * 0.22);
    brush.fillStyle = fade(brush, [0, top], [0, horizonY], [fill, mix(fill, palette.haze, 0.14)]);
    brush.fillRect(x, top, width, horizonY - top);
    if (next() < 0.24) strokeLine(brush, [x + width / 2, top], [x + width / 2, top - 9], fill, 1);
    else if (next() < 0.3) brush.fillRect(x + 2, top - 4, width * 0.5, 4);
    paintLitWindows(brush, next, x, top, width, row.lit);
    x += width + (next() < 0.2 ? 5 : 0.6);
  }
}

/** The harbour's tallest tower, with the mast whose light blinks. */
function paintMast(brush: Brush, palette: MoodPalette): void {
  const [x, y] = mastTop;
  const fill = mix(palette.towerNear, palette.haze, 0.08);
  strokeLine(brush, mastTop, [x, y + 26], fill, 1.2);
  brush.fillStyle = fill;
  brush.fillRect(x - 4, y + 16, 8, 12);
  brush.fillRect(x - 7.5, y + 26, 15, horizonY - y - 26);
  paintLitWindows(brush, scatter(83), x - 7.5, y + 26, 15, Math.min(1, palette.litWindows * 1.3));
}

function paintLitWindows(brush: Brush, next: () => number, x: number, top: number, width: number, lit: number): void {
  for (let windowY = top + 4; windowY < horizonY - 3; windowY += 4.6) {
    for (let windowX = x + 2.2; windowX < x + width - 2.6; windowX += 3.6) {
      const chance = next();
      const colour = next() < 0.76 ? '#ffd08a' : '#9fd8ff';
      const alpha = 0.35 + next() * 0.55;
      if (chance > lit * 0.66) continue;
      brush.fillStyle = shade(colour, alpha);
      brush.fillRect(windowX, windowY, 1.5, 1.9);
    }
  }
}

function paintSea(brush: Brush, palette: MoodPalette): void {
  brush.fillStyle = fade(
    brush,
    [0, horizonY],
    [0, seaBottomY],
    [mix(palette.seaTop, palette.haze, 0.3), palette.seaTop, palette.seaBottom, '#070d1e'],
    [0, 0.08, 0.55, 1],
  );
  brush.fillRect(0, horizonY, floorWidth, seaBottomY - horizonY);
  const next = scatter(41);
  for (let index = 0; index < 70; index += 1) {
    const x = next() * floorWidth;
    const colour = next() < 0.75 ? '#ffc98a' : '#9fd8ff';
    const length = 10 + next() * 34;
    const alpha = (0.1 + next() * 0.24) * (0.4 + palette.litWindows);
    brush.fillStyle = fade(brush, [0, horizonY], [0, horizonY + length], [shade(colour, alpha), shade(colour, 0)]);
    brush.fillRect(x, horizonY + 1, 1.4, length);
  }
  for (let index = 0; index < 170; index += 1) {
    const y = horizonY + 3 + next() ** 1.4 * 120;
    const x = next() * floorWidth;
    const near = (y - horizonY) / 120;
    brush.fillStyle = shade(mix(palette.haze, '#9fb8ff', next()), 0.06 + next() * 0.13);
    brush.fillRect(x, y, 5 + near * 16 * next(), 0.7 + near * 0.5);
  }
  for (let index = 0; index < 34; index += 1) {
    const y = horizonY + 2 + index * 3.4;
    const width = 6 + index * 0.55 + next() * 18;
    brush.fillStyle = shade('#ffe6bd', Math.max(0, 0.66 - index * 0.014) * palette.moon);
    brush.fillRect(moonAt[0] - width / 2 + (next() - 0.5) * 12, y, width, 1.3);
  }
}

function paintRain(brush: Brush, palette: MoodPalette): void {
  const next = scatter(53);
  brush.lineCap = 'round';
  for (let index = 0; index < 260; index += 1) {
    const x = next() * floorWidth;
    const y = -20 + next() * 360;
    const length = 5 + next() * 12;
    strokeLine(brush, [x, y], [x - length * 0.22, y + length], shade('#bfe2ef', palette.rain * (0.05 + next() * 0.14)), 0.7);
  }
  fillShape(
    brush,
    [
      [0, 0],
      [floorWidth, 0],
      [floorWidth, 400],
      [0, 400],
    ],
    shade('#8fb6c8', 0.04),
  );
}
