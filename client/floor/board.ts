/** The price board on the right wall: the only text on the canvas. Painted in the wall's plane, redrawn only when a figure changes. */
import { type Brush, fade, fillShape, glow, shade, strokeLine } from './brush.ts';
import type { Point } from './geometry.ts';
import type { FloorModel } from './model.ts';
import { otherAmber, sellCoral } from './palette.ts';

const boardOrigin: Point = [355, 3.5];
const boardWidth = 242;
const boardHeight = 164;
export const boardArea = { x: 346, y: -4, width: 260, height: 302 };
export const boardFont = '"IBM Plex Mono", ui-monospace, "DejaVu Sans Mono", monospace';
const historyLength = 64;

export type BoardHistory = Map<string, number[]>;

/** Remembers each row's recent changes, for the small curves. */
export function rememberBoard(history: BoardHistory, board: FloorModel['board']): void {
  for (const row of board) {
    const past = history.get(row.symbol) ?? [];
    past.push(row.change);
    if (past.length > historyLength) past.shift();
    history.set(row.symbol, past);
  }
}

/** A coin that has doubled is told without decimals: the column holds seven characters. */
function percentOf(change: number): string {
  const percent = Math.abs(change * 100);
  return percent.toFixed(percent < 99.95 ? 1 : 0);
}

export function formatChange(change: number): string {
  const percent = percentOf(change);
  return percent === '0.0' ? '0.0 %' : `${change > 0 ? '+' : '−'}${percent} %`;
}

export function rowCount(model: Pick<FloorModel, 'board' | 'narrow'>): number {
  return Math.min(model.narrow ? 3 : 7, Math.max(1, model.board.length));
}

/** The tile of wall that a row fills, in the board's own plane. */
export function rowBounds(index: number, rows: number): { top: number; height: number } {
  const height = (boardHeight - 10) / rows;
  return { top: 5 + index * height, height };
}

/** Maps the board's plane onto the right wall: down one for every two across. */
export function toBoardPlane(brush: Brush): void {
  brush.transform(1, 0.5, 0, 1, boardOrigin[0], boardOrigin[1]);
}

export function paintBoard(brush: Brush, model: Pick<FloorModel, 'board' | 'narrow'>, history: BoardHistory): void {
  brush.save();
  toBoardPlane(brush);
  paintCase(brush);
  const rows = rowCount(model);
  model.board.slice(0, rows).forEach((row, index) => {
    const { top, height } = rowBounds(index, rows);
    if (index % 2 === 0) fillShape(brush, plate(top, height), shade('#ffd9a0', 0.065));
    if (model.narrow) paintLargeRow(brush, row, top, height);
    else if (rows <= 4) paintTallRow(brush, row, top, height, history.get(row.symbol) ?? []);
    else paintRow(brush, row, top, height);
  });
  brush.fillStyle = fade(
    brush,
    [0, 0],
    [boardWidth, boardHeight],
    [shade('#ffffff', 0.05), shade('#ffffff', 0), shade('#000000', 0.2)],
    [0, 0.4, 1],
  );
  brush.fillRect(0, 0, boardWidth, boardHeight);
  brush.restore();
}

export function plate(top: number, height: number): Point[] {
  return [
    [5, top],
    [boardWidth - 5, top],
    [boardWidth - 5, top + height],
    [5, top + height],
  ];
}

function paintCase(brush: Brush): void {
  brush.fillStyle = '#05080f';
  brush.fillRect(-6, -5, boardWidth + 13, boardHeight + 13);
  brush.fillStyle = '#2b3a60';
  brush.fillRect(-5, -5, boardWidth + 10, boardHeight + 10);
  strokeLine(brush, [-5, -5], [boardWidth + 5, -5], shade('#93a7db', 0.5), 0.9);
  strokeLine(brush, [boardWidth + 5, -5], [boardWidth + 5, boardHeight + 5], shade('#05080f', 0.6), 1.4);
  brush.fillStyle = '#060a14';
  brush.fillRect(0, 0, boardWidth, boardHeight);
  glow(brush, boardWidth / 2, boardHeight / 2, 190, 120, '#ffb457', 0.09);
}

const rowColour = (change: number): string => (change > 0 ? '#6be3b4' : change < 0 ? sellCoral : otherAmber);

function paintRow(brush: Brush, row: FloorModel['board'][number], top: number, height: number): void {
  const baseline = top + height * 0.7;
  write(brush, row.symbol, 12, baseline, 'left', '#ffd9a0', 15, 500);
  write(brush, row.price, 165, baseline, 'right', '#f8eddb', 15, 500);
  write(brush, formatChange(row.change), 232, baseline, 'right', rowColour(row.change), 15, 500);
}

function paintTallRow(brush: Brush, row: FloorModel['board'][number], top: number, height: number, past: readonly number[]): void {
  write(brush, row.symbol, 12, top + 20, 'left', '#ffd9a0', 15, 500);
  write(brush, formatChange(row.change), 230, top + 20, 'right', rowColour(row.change), 14, 500);
  write(brush, row.price, 12, top + height - 8, 'left', '#fbf2e2', 19, 500);
  paintCurve(brush, past, { x: 110, y: top + 26, width: 120, height: height - 33 }, rowColour(row.change));
}

function paintLargeRow(brush: Brush, row: FloorModel['board'][number], top: number, height: number): void {
  const baseline = top + height * 0.67;
  const symbol = row.symbol.replace('-PERP', '-P');
  write(brush, symbol, 12, baseline, 'left', '#ffd9a0', 28, 600);
  const percent = `${percentOf(row.change)}%`;
  const arrow = row.change > 0 ? '▲' : row.change < 0 ? '▼' : '';
  const width = write(brush, percent, 232, baseline, 'right', rowColour(row.change), 28, 600);
  write(brush, arrow, 225 - width, baseline - 2, 'right', rowColour(row.change), 19, 600);
}

function write(
  brush: Brush,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  colour: string,
  size: number,
  weight: number,
): number {
  brush.font = `${weight} ${size}px ${boardFont}`;
  brush.textAlign = align;
  brush.textBaseline = 'alphabetic';
  brush.fillStyle = shade(colour, 0.2);
  brush.fillText(text, x + 0.6, y + 0.9);
  brush.fillStyle = colour;
  brush.fillText(text, x, y);
  return brush.measureText(text).width;
}

interface CurveArea {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Recent changes as a small curve, scaled to its own range, with the last point lit. */
export function paintCurve(brush: Brush, past: readonly number[], area: CurveArea, colour: string): void {
  if (past.length < 2) return;
  const low = Math.min(...past);
  const high = Math.max(...past);
  const range = Math.max(high - low, 0.004);
  const pointAt = (value: number, index: number): Point => [
    area.x + (area.width * (index + historyLength - past.length)) / (historyLength - 1),
    area.y + area.height * (1 - (value - low + (range - (high - low)) / 2) / range),
  ];
  brush.beginPath();
  past.forEach((value, index) => {
    brush.lineTo(...pointAt(value, index));
  });
  brush.strokeStyle = colour;
  brush.lineWidth = 1.4;
  brush.lineJoin = 'round';
  brush.stroke();
  const [startX] = pointAt(0, 0);
  const [endX, endY] = pointAt(past[past.length - 1] ?? 0, past.length - 1);
  brush.lineTo(endX, area.y + area.height);
  brush.lineTo(startX, area.y + area.height);
  brush.closePath();
  brush.fillStyle = fade(brush, [0, area.y], [0, area.y + area.height], [shade(colour, 0.26), shade(colour, 0)]);
  brush.fill();
  glow(brush, endX, endY, 5, 5, colour, 0.8);
}
