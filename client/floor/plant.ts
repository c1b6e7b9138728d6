import { type Brush, fade, fillCurve, fillEllipse, scatter, shade, strokeCurve } from './brush.ts';
import type { Point } from './geometry.ts';

const leafColours = ['#174a40', '#1f5a4c', '#2a715c', '#358a6d'];

/** A potted fan palm, lit a little from the windows on its left. */
export function paintPlant(brush: Brush, foot: Point, size: number, seed: number): void {
  const next = scatter(seed);
  brush.save();
  brush.translate(foot[0], foot[1]);
  brush.scale(size, size);
  fillEllipse(brush, 3, 2, 16, 7, shade('#03050b', 0.5));
  fillCurve(brush, 'M-9.5 -17H9.5L6.6 1.5Q0 4.6 -6.6 1.5Z', fade(brush, [-9, 0], [9, 0], ['#7a5540', '#5a3d2c', '#33221a'], [0, 0.45, 1]));
  fillEllipse(brush, 0, -17, 9.6, 3.8, '#6b4936');
  fillEllipse(brush, 0, -17, 8, 2.9, '#1f1510');
  const leaves = 13;
  for (let index = 0; index < leaves; index += 1) {
    const share = index / (leaves - 1);
    const angle = Math.PI * (-0.97 + share * 0.94) + (next() - 0.5) * 0.16;
    const length = 25 + next() * 13 + Math.sin(share * Math.PI) * 12;
    const tipX = Math.cos(angle) * length * 0.98;
    const tipY = -18 + Math.sin(angle) * length + Math.abs(Math.cos(angle)) * 11;
    const riseX = Math.cos(angle) * length * 0.5;
    const riseY = -20 + Math.sin(angle) * length * 0.82;
    const colour = leafColours[Math.floor(next() * leafColours.length)] ?? '#1f5a4c';
    const width = 2.4 + next() * 2;
    fillCurve(brush, `M0 -17Q${riseX - width} ${riseY - width} ${tipX} ${tipY}Q${riseX + width} ${riseY + width * 1.5} 0 -15Z`, colour);
    strokeCurve(brush, `M0 -17Q${riseX} ${riseY} ${tipX} ${tipY}`, shade('#8fe0c0', share < 0.5 ? 0.3 : 0.14), 0.6);
  }
  brush.restore();
}
