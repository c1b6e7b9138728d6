import { type Brush, scatter } from './brush.ts';
import type { Point } from './geometry.ts';

const frondAngles = [-2.9, -2.45, -2.0, -1.66, -1.3, -0.95, -0.5, -0.12, 0.32, 2.82];

/** A palm in silhouette: a leaning trunk and feathered fronds that hang under their own weight. */
export function paintPalm(brush: Brush, foot: Point, crown: Point, reach: number, colour: string): void {
  brush.fillStyle = colour;
  brush.strokeStyle = colour;
  brush.lineCap = 'round';
  const bend = (crown[0] - foot[0]) * 0.15;
  brush.beginPath();
  brush.moveTo(foot[0] - reach * 0.075, foot[1]);
  brush.quadraticCurveTo(foot[0] + bend - reach * 0.05, (foot[1] + crown[1]) / 2, crown[0] - reach * 0.03, crown[1]);
  brush.lineTo(crown[0] + reach * 0.03, crown[1]);
  brush.quadraticCurveTo(foot[0] + bend + reach * 0.06, (foot[1] + crown[1]) / 2, foot[0] + reach * 0.08, foot[1]);
  brush.fill();
  const next = scatter(Math.round(foot[0] * 7));
  for (const angle of frondAngles) paintFrond(brush, crown, angle + (next() - 0.5) * 0.22, reach * (0.86 + next() * 0.3));
  brush.beginPath();
  brush.arc(crown[0], crown[1] + reach * 0.03, reach * 0.07, 0, Math.PI * 2);
  brush.fill();
}

function paintFrond(brush: Brush, crown: Point, angle: number, length: number): void {
  const along = (share: number): Point => {
    const x = crown[0] + Math.cos(angle) * length * share;
    const rise = Math.sin(angle) * length * share * (1 - share * 0.45);
    return [x, crown[1] + rise + length * 0.42 * share * share];
  };
  brush.beginPath();
  brush.moveTo(crown[0], crown[1]);
  for (let share = 0; share <= 1.001; share += 0.1) {
    const [x, y] = along(share);
    brush.lineTo(x, y);
  }
  brush.lineWidth = Math.max(0.8, length * 0.028);
  brush.stroke();
  brush.lineWidth = Math.max(0.6, length * 0.024);
  brush.beginPath();
  const outward = Math.cos(angle) >= 0 ? 1 : -1;
  for (let share = 0.1; share < 1; share += 0.055) {
    const [x, y] = along(share);
    const leaf = length * 0.3 * (0.3 + Math.sin(Math.PI * (0.12 + share * 0.8)) * 0.75);
    brush.moveTo(x, y);
    brush.quadraticCurveTo(x + outward * leaf * 0.3, y + leaf * 0.25, x + outward * leaf * 0.42, y + leaf * 0.86);
    brush.moveTo(x, y);
    brush.quadraticCurveTo(x + outward * leaf * 0.42, y - leaf * 0.16, x + outward * leaf * 0.72, y + leaf * 0.12);
  }
  brush.stroke();
}
