/**
 * The vault under the glass. Left, gold as high as the published figure. Right, what is there: blue stacks and the hatched
 * part that is missing, or, where the seat may not know, one fogged shape that depends on nothing at all.
 */
import { type Brush, fade, fillBox, fillEllipse, fillShape, glow, shade, strokeCurve, strokeLine, strokeShape, trace } from './brush.ts';
import { type Box, iso, type Point, topOf, vaultBox, vaultDepth } from './geometry.ts';
import { claimedGold, trueBlue } from './palette.ts';
import { floorHeight, floorWidth, vaultLabelPlaces } from './places.ts';

export interface VaultFill {
  /** Height of the gold against the opening figure, in hundredths, 0 to `fullest`. */
  claimedHundredths: number;
  /** Hundredths of the claim that are there; null is fog. */
  trueHundredths: number | null;
  leaders: boolean;
}

const fullest = 155;
const barHeight = 6.3;
const barSize = 0.64;
const openingBars: readonly (readonly [x: number, y: number, bars: number])[] = [
  [3.06, 4.02, 6],
  [3.04, 4.76, 5.4],
  [3.06, 5.5, 3],
  [3.78, 4.74, 5.6],
  [3.8, 5.48, 3.8],
  [4.52, 5.46, 2.6],
];

interface BarColours {
  top: readonly [string, string];
  edge: string;
  left: readonly [string, string];
  right: readonly [string, string];
}
const gold: BarColours = { top: ['#ffe9ae', '#e2b454'], edge: '#fff3c8', left: ['#c8963a', '#8f6725'], right: ['#996f29', '#5e4217'] };
const blue: BarColours = { top: ['#c6e5ff', '#7fb4e6'], edge: '#e0f1ff', left: ['#5f8bbd', '#3d5f8c'], right: ['#466f9f', '#2a4468'] };

const pit = topOf(vaultBox, 0);
const mirrored = (box: Box): Box => ({ x0: box.y0, y0: box.x0, x1: box.y1, y1: box.x1 });
const stackBox = (x: number, y: number): Box => ({ x0: x, y0: y, x1: x + barSize, y1: y + barSize });

export function vaultFill(claimedCents: number, openingClaimedCents: number, trueShare: number | null, leaders: boolean): VaultFill {
  const ratio = openingClaimedCents > 0 ? claimedCents / openingClaimedCents : 0;
  return {
    claimedHundredths: Math.max(0, Math.min(fullest, Math.round(ratio * 100))),
    trueHundredths: trueShare === null ? null : Math.max(0, Math.min(100, Math.round(trueShare * 100))),
    leaders,
  };
}

export function paintVault(brush: Brush, fill: VaultFill, fog: CanvasImageSource): void {
  glow(brush, 236, 404, 124, 62, '#ffcf6a', 0.14);
  glow(brush, 436, 404, 124, 62, trueBlue, 0.12);
  brush.save();
  trace(brush, pit);
  brush.clip();
  paintPit(brush);
  const [goldX, goldY] = iso(3.7, 5.2, -vaultDepth);
  glow(brush, goldX, goldY, 104, 62, '#ffd878', 0.5);
  for (const [x, y, bars] of openingBars) paintStack(brush, stackBox(x, y), (bars * fill.claimedHundredths) / 100, gold);
  glow(brush, goldX, goldY - 34, 74, 44, '#ffe6a0', 0.16);
  if (fill.trueHundredths === null) paintFog(brush, fog);
  else paintTruth(brush, fill.claimedHundredths, fill.trueHundredths);
  paintDivider(brush);
  paintGlass(brush);
  brush.restore();
  paintRim(brush);
  if (fill.trueHundredths === null) paintLock(brush, [407, 388]);
  if (fill.leaders) paintLeaders(brush);
}

function paintPit(brush: Brush): void {
  const { x0, y0, x1, y1 } = vaultBox;
  fillShape(brush, pit, '#04070f');
  fillShape(brush, topOf(vaultBox, -vaultDepth), fade(brush, [184, 0], [488, 0], ['#161a2c', '#0d1426', '#101c33']));
  for (let line = 0; line <= 4; line += 0.5) {
    strokeLine(brush, iso(x0 + line, y0, -vaultDepth), iso(x0 + line, y1, -vaultDepth), shade('#4a5c92', 0.2), 0.7);
    strokeLine(brush, iso(x0, y0 + line, -vaultDepth), iso(x1, y0 + line, -vaultDepth), shade('#4a5c92', 0.2), 0.7);
  }
  const wall = (from: Point, to: Point, low: Point, lowTo: Point, top: string): void => {
    fillShape(brush, [from, to, lowTo, low], fade(brush, [0, from[1]], [0, low[1]], [top, '#1a2440', '#070c18'], [0, 0.3, 1]));
  };
  wall(iso(x0, y0), iso(x0, y1), iso(x0, y0, -vaultDepth), iso(x0, y1, -vaultDepth), '#33406a');
  wall(iso(x0, y0), iso(x1, y0), iso(x0, y0, -vaultDepth), iso(x1, y0, -vaultDepth), '#2a3860');
  for (let z = 12; z < vaultDepth; z += 12.4) {
    strokeLine(brush, iso(x0, y0, -z), iso(x0, y1, -z), shade('#4a5c92', 0.28), 0.8);
    strokeLine(brush, iso(x0, y0, -z), iso(x1, y0, -z), shade('#4a5c92', 0.28), 0.8);
  }
  for (let line = 0.5; line < 4; line += 0.5) {
    strokeLine(brush, iso(x0, y0 + line), iso(x0, y0 + line, -vaultDepth), shade('#05080f', 0.4), 0.9);
    strokeLine(brush, iso(x0 + line, y0), iso(x0 + line, y0, -vaultDepth), shade('#05080f', 0.4), 0.9);
  }
  strokeLine(brush, iso(x0, y0, -4), iso(x0, y1, -4), shade(claimedGold, 0.5), 1);
  strokeLine(brush, iso(x0, y0, -4), iso(x1, y0, -4), shade(trueBlue, 0.45), 1);
}

function paintStack(brush: Brush, box: Box, bars: number, colours: BarColours): void {
  const [leftX] = iso(box.x0, box.y1);
  const [midX] = iso(box.x1, box.y1);
  const [rightX] = iso(box.x1, box.y0);
  const left = fade(brush, [leftX, 0], [midX, 0], [colours.left[0], colours.left[1]]);
  const right = fade(brush, [midX, 0], [rightX, 0], [colours.right[0], colours.right[1]]);
  const [, upperY] = iso(box.x0, box.y0);
  const [, lowerY] = iso(box.x1, box.y1);
  const whole = Math.round(bars);
  for (let bar = 0; bar < whole; bar += 1) {
    const z = bar * barHeight - vaultDepth;
    const shift = bar % 2 === 0 ? 0 : 0.018;
    const layer = { x0: box.x0 + shift, y0: box.y0 - shift, x1: box.x1 + shift, y1: box.y1 - shift };
    const face = z + barHeight - 1.1;
    const top = fade(brush, [0, upperY - face], [0, lowerY - face], [colours.top[0], colours.top[1]]);
    fillBox(brush, layer, z, face, { top, left, right });
    strokeLine(brush, iso(layer.x0, layer.y1, face), iso(layer.x1, layer.y1, face), shade(colours.edge, 0.75), 0.7);
    strokeLine(brush, iso(layer.x1, layer.y1, face), iso(layer.x1, layer.y0, face), shade(colours.edge, 0.45), 0.7);
    for (const share of [1 / 3, 2 / 3]) {
      const x = layer.x0 + (layer.x1 - layer.x0) * share;
      const y = layer.y0 + (layer.y1 - layer.y0) * share;
      strokeLine(brush, iso(x, layer.y1, z), iso(x, layer.y1, face), shade('#000000', 0.22), 0.6);
      strokeLine(brush, iso(layer.x1, y, z), iso(layer.x1, y, face), shade('#000000', 0.22), 0.6);
      if (bar === whole - 1) strokeLine(brush, iso(x, layer.y0, face), iso(x, layer.y1, face), shade(colours.left[1], 0.45), 0.7);
    }
    if (bar === whole - 1) {
      const middle = (layer.y0 + layer.y1) / 2;
      strokeLine(brush, iso(layer.x0, middle, face), iso(layer.x1, middle, face), shade(colours.left[1], 0.45), 0.7);
    }
  }
}

/** The fogged stacks, small; stretched back to size and smeared they blur, in every browser. */
export function paintFogSource(brush: Brush): void {
  for (const [x, y, bars] of openingBars) paintStack(brush, mirrored(stackBox(x, y)), bars, blue);
}

function paintFog(brush: Brush, fog: CanvasImageSource): void {
  const [x, y] = iso(5.2, 3.7, -vaultDepth);
  glow(brush, x, y, 110, 64, '#7fa6dc', 0.3);
  brush.save();
  brush.imageSmoothingEnabled = true;
  brush.imageSmoothingQuality = 'high';
  brush.globalAlpha = 0.085;
  for (let dx = -3; dx <= 3; dx += 1.5) {
    for (let dy = -3; dy <= 3; dy += 1.5) brush.drawImage(fog, fogArea.x + dx, fogArea.y + dy, fogArea.width, fogArea.height);
  }
  brush.restore();
  for (const [dx, dy, radius, alpha] of [
    [-20, 16, 58, 0.26],
    [26, 10, 60, 0.24],
    [0, -18, 56, 0.14],
    [8, 30, 60, 0.3],
  ] as const) {
    glow(brush, x + dx - 8, y + dy - 16, radius, radius * 0.46, '#a9c4ea', alpha);
  }
}

export const fogArea = { x: 336, y: 330, width: 128, height: 136 };

function paintTruth(brush: Brush, claimedHundredths: number, trueHundredths: number): void {
  const [x, y] = iso(5.2, 3.7, -vaultDepth);
  glow(brush, x, y, 104, 62, '#86bdf5', 0.2 + (0.3 * trueHundredths) / 100);
  for (const [stackX, stackY, bars] of openingBars) {
    const box = mirrored(stackBox(stackX, stackY));
    const claimed = Math.round((bars * claimedHundredths) / 100);
    const held = Math.min(claimed, Math.round((claimed * trueHundredths) / 100));
    paintStack(brush, box, held, blue);
    if (held < claimed) paintMissing(brush, box, held * barHeight - vaultDepth, claimed * barHeight - vaultDepth - 1.1);
  }
}

/** Dashed outline and hatching: a shape, not only a colour, says that nothing is there. */
function paintMissing(brush: Brush, box: Box, z0: number, z1: number): void {
  const left = [iso(box.x0, box.y1, z0), iso(box.x1, box.y1, z0), iso(box.x1, box.y1, z1), iso(box.x0, box.y1, z1)];
  const right = [iso(box.x1, box.y1, z0), iso(box.x1, box.y0, z0), iso(box.x1, box.y0, z1), iso(box.x1, box.y1, z1)];
  const top = topOf(box, z1);
  for (const [face, alpha] of [
    [left, 0.1],
    [right, 0.06],
    [top, 0.14],
  ] as const) {
    fillShape(brush, face, shade('#ff8d7c', alpha));
    brush.save();
    trace(brush, face);
    brush.clip();
    const xs = face.map(([x]) => x);
    const ys = face.map(([, y]) => y);
    const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    for (let shift = minX - (maxY - minY); shift < maxX; shift += 4.4)
      strokeLine(brush, [shift, maxY], [shift + (maxY - minY), minY], shade('#ffb3a6', 0.55), 0.8);
    brush.restore();
    brush.setLineDash([3, 2.4]);
    strokeShape(brush, face, shade('#ffb3a6', 0.8), 0.9);
    brush.setLineDash([]);
  }
}

function paintDivider(brush: Brush): void {
  const [topX, topY] = iso(vaultBox.x0, vaultBox.y0);
  const [bottomX, bottomY] = iso(vaultBox.x1, vaultBox.y1);
  fillShape(
    brush,
    [
      [topX, topY],
      [topX + 1, topY + vaultDepth],
      [topX + 1, bottomY],
      [bottomX, bottomY],
    ],
    shade('#9ad1ff', 0.07),
  );
  strokeLine(brush, [topX, topY], [bottomX, bottomY], '#2c3961', 4.6);
  strokeLine(brush, [topX, topY], [bottomX, bottomY], '#7f95c4', 2);
  strokeLine(brush, [topX - 0.5, topY], [bottomX - 0.5, bottomY], shade('#e6eefc', 0.7), 0.7);
}

function paintGlass(brush: Brush): void {
  fillShape(brush, pit, shade('#9ad1ff', 0.045));
  const { x0, y0, x1, y1 } = vaultBox;
  const sheen = (from: number, to: number, alpha: number): void => {
    fillShape(brush, [iso(x0 + from, y0), iso(x0 + to, y0), iso(x0, y0 + to), iso(x0, y0 + from)], shade('#ffffff', alpha));
  };
  sheen(0.7, 1.35, 0.075);
  sheen(1.6, 1.82, 0.075);
  const low = (from: number, to: number, alpha: number): void => {
    fillShape(brush, [iso(x1 - from, y1), iso(x1 - to, y1), iso(x1, y1 - to), iso(x1, y1 - from)], shade('#ffffff', alpha));
  };
  low(0.6, 1.15, 0.04);
  strokeLine(brush, iso((x0 + x1) / 2, y0), iso((x0 + x1) / 2, y1), shade('#c9d9ff', 0.13), 0.8);
  strokeLine(brush, iso(x0, (y0 + y1) / 2), iso(x1, (y0 + y1) / 2), shade('#c9d9ff', 0.13), 0.8);
}

function paintRim(brush: Brush): void {
  brush.lineJoin = 'miter';
  strokeShape(brush, pit, '#0a1122', 9);
  strokeShape(brush, pit, '#3d4d79', 6);
  strokeShape(brush, pit, fade(brush, [184, 0], [488, 0], ['#d9c184', '#b9c2d8', '#b6c8ea', trueBlue], [0, 0.46, 0.54, 1]), 1.3);
  for (const [x, y] of pit) {
    fillEllipse(brush, x, y, 3.4, 1.9, '#8fa4d4');
    fillEllipse(brush, x, y - 0.4, 1.6, 0.9, '#0f1830');
  }
}

function paintLock(brush: Brush, [x, y]: Point): void {
  brush.save();
  brush.translate(x, y);
  glow(brush, 0, 0, 34, 34, trueBlue, 0.3);
  fillEllipse(brush, 0, 0, 17, 17, shade('#0b1020', 0.86));
  brush.strokeStyle = trueBlue;
  brush.lineWidth = 1.3;
  brush.stroke();
  brush.fillStyle = trueBlue;
  brush.beginPath();
  brush.roundRect(-7, -2, 14, 10.4, 2);
  brush.fill();
  strokeCurve(brush, 'M-4.4 -2V-5.2A4.4 4.4 0 0 1 4.4 -5.2V-2', trueBlue, 2);
  fillEllipse(brush, 0, 2.6, 1.5, 1.5, '#0b1020');
  brush.restore();
}

function paintLeaders(brush: Brush): void {
  const labelY = (vaultLabelPlaces.claimed.topPercent / 100) * floorHeight;
  const reach = 0.108 * floorWidth;
  const claimedX = (vaultLabelPlaces.claimed.leftPercent / 100) * floorWidth + reach;
  const trueX = (vaultLabelPlaces.true.leftPercent / 100) * floorWidth - reach;
  brush.lineJoin = 'round';
  strokeCurve(brush, `M212.5 398.5L190.5 438.5V${labelY}H${claimedX}`, shade(claimedGold, 0.9), 1.2);
  strokeCurve(brush, `M459.5 398.5L481.5 438.5V${labelY}H${trueX}`, shade(trueBlue, 0.9), 1.2);
  fillEllipse(brush, 212.5, 398.5, 3, 3, claimedGold);
  fillEllipse(brush, 459.5, 398.5, 3, 3, trueBlue);
}
