/** What one sees on one's own monitors. Never a figure: curves, code and tables at a size where only their shape can be read. */
import type { SeatId } from '../../shared/sim/scenario.ts';
import { type BoardHistory, paintCurve } from './board.ts';
import { type Brush, mix, scatter, shade, strokeLine } from './brush.ts';
import { type Monitor, monitorBase, monitorsOf, monitorTop } from './desk.ts';
import { placeGeometry, tileHalfWidth } from './geometry.ts';
import { accents, buyGreen, sellCoral } from './palette.ts';
import type { Area } from './textures.ts';

export const screensArea: Area = { x: 282, y: 430, width: 130, height: 92 };

export function paintScreens(brush: Brush, seat: SeatId, history: BoardHistory, step: number): void {
  const place = placeGeometry.front;
  monitorsOf(seat, place).forEach((monitor, index) => {
    const width = (monitor.u1 - monitor.u0) * (place.box.x1 - place.box.x0) * tileHalfWidth - 4;
    const height = monitorTop - monitorBase - 4;
    brush.save();
    moveToScreen(brush, monitor);
    brush.beginPath();
    brush.rect(0, 0, width, height);
    brush.clip();
    brush.fillStyle = '#0a1122';
    brush.fillRect(0, 0, width, height);
    if (seat === 'desk') paintChart(brush, [...history.values()][index] ?? [], width, height);
    if (seat === 'engineer') paintCode(brush, width, height, step, index);
    if (seat === 'chief') paintDashboard(brush, width, height, step);
    if (seat === 'risk' || seat === 'treasurer') paintTable(brush, width, height, step + index * 40, accents[seat]);
    if (seat === 'voice') paintText(brush, width, height);
    brush.fillStyle = shade('#ffffff', 0.05);
    brush.beginPath();
    brush.moveTo(width * 0.5, 0);
    brush.lineTo(width, 0);
    brush.lineTo(width, height * 0.4);
    brush.fill();
    brush.restore();
  });
}

function moveToScreen(brush: Brush, monitor: Monitor): void {
  const [x, y] = placeGeometry.front.at(monitor.u0, monitor.v, monitorTop);
  brush.transform(1, 0.5, 0, 1, x, y);
  brush.translate(2, 2);
}

function paintChart(brush: Brush, past: readonly number[], width: number, height: number): void {
  for (const share of [0.25, 0.5, 0.75]) strokeLine(brush, [0, height * share], [width, height * share], shade('#7f95c4', 0.16), 0.6);
  const last = past[past.length - 1] ?? 0;
  const before = past[Math.max(0, past.length - 12)] ?? 0;
  paintCurve(brush, past, { x: 2, y: 4, width: width - 5, height: height - 8 }, last >= before ? buyGreen : sellCoral);
}

function paintCode(brush: Brush, width: number, height: number, step: number, index: number): void {
  const first = Math.floor(step / 6) + index * 40;
  for (let line = 0; line < 7; line += 1) {
    const next = scatter((first + line) * 2654435761);
    let x = 2 + Math.floor(next() * 3) * 3;
    for (let word = 0; word < 3 && x < width - 4; word += 1) {
      const length = 2.5 + next() * 7;
      const pick = next();
      brush.fillStyle = shade(pick < 0.5 ? '#6fd9e6' : pick < 0.8 ? '#b8c6ea' : '#f2b84b', 0.85);
      brush.fillRect(x, 2.4 + line * (height / 7.4), Math.min(length, width - 3 - x), 1.3);
      x += length + 1.8;
    }
  }
}

function paintDashboard(brush: Brush, width: number, height: number, step: number): void {
  brush.fillStyle = shade(accents.chief, 0.85);
  brush.fillRect(3, 3, width * 0.4, 2);
  for (let bar = 0; bar < 8; bar += 1) {
    const next = scatter(bar * 97 + Math.floor(step / 24) * 13);
    const tall = (height - 10) * (0.25 + (bar / 8) * 0.45 + next() * 0.25);
    brush.fillStyle = shade(accents.chief, 0.45 + bar * 0.06);
    brush.fillRect(3 + bar * (width / 8.6), height - 2 - tall, width / 13, tall);
  }
}

function paintTable(brush: Brush, width: number, height: number, step: number, accent: string): void {
  for (let row = 0; row < 6; row += 1) {
    const y = 3 + row * (height / 6.4);
    brush.fillStyle = shade(mix(accent, '#ffffff', 0.4), row === 0 ? 0.9 : 0.55);
    brush.fillRect(3, y, width * 0.3, 1.3);
    const next = scatter(row * 31 + Math.floor(step / 12));
    brush.fillStyle = shade(next() < 0.14 && row > 0 ? sellCoral : accent, 0.85);
    brush.fillRect(width * 0.5, y, width * (0.14 + next() * 0.28), 1.3);
  }
}

/** A page being written: a heading, and paragraphs under it. */
function paintText(brush: Brush, width: number, height: number): void {
  brush.fillStyle = shade(accents.voice, 0.9);
  brush.fillRect(3, 3, width * 0.56, 2.6);
  const next = scatter(83);
  for (let line = 0; line < 6; line += 1) {
    if (line === 3) continue;
    brush.fillStyle = shade('#f3dbe8', 0.6);
    brush.fillRect(3, 9 + line * ((height - 9) / 6.4), width * (line % 3 === 2 ? 0.4 : 0.7 + next() * 0.18), 1.2);
  }
}
