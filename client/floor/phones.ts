import type Phaser from 'phaser';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { addLight } from './blend.ts';
import { type Brush, glow, strokeCurve } from './brush.ts';
import { placeDepth } from './crew.ts';
import { placeGeometry } from './geometry.ts';
import type { FloorModel } from './model.ts';
import { accents } from './palette.ts';
import type { Table } from './places.ts';
import { bake, lay } from './textures.ts';

const waves = [
  'M-16 -15a9 9 0 0 1 5 -8M16 -15a9 9 0 0 0 -5 -8',
  'M-22 -16a15 15 0 0 1 8 -12.4M22 -16a15 15 0 0 0 -8 -12.4',
  'M-28.4 -17a21 21 0 0 1 11 -17.4M28.4 -17a21 21 0 0 0 -11 -17.4',
];
const waveMs = 260;

interface Phone {
  seat: SeatId;
  light: Phaser.GameObjects.Image;
  waves: Phaser.GameObjects.Image[];
}

/** Arcs of sound over each phone that rings, one after the other outwards. */
export class Phones {
  private readonly phones: Phone[];
  private ringing: readonly SeatId[] = [];

  constructor(scene: Phaser.Scene, scale: number, table: Table) {
    this.phones = [...table].map(([id, owner]) => {
      const [x, y] = placeGeometry[id].phone;
      const depth = placeDepth[id] + 5;
      const images = waves.map((wave, index) => {
        const paint = (brush: Brush): void => {
          brush.translate(x, y);
          brush.lineCap = 'round';
          strokeCurve(brush, wave, accents[owner], 2);
        };
        return lay(scene, bake(scene, `floor-wave-${id}-${index}`, { x: x - 34, y: y - 42, width: 68, height: 34 }, scale, paint), depth, [
          x,
          y,
        ]).setVisible(false);
      });
      const lightSheet = bake(scene, `floor-ring-${id}`, { x: x - 36, y: y - 42, width: 72, height: 72 }, scale, (brush) =>
        glow(brush, x, y - 6, 36, 36, accents[owner], 0.7),
      );
      const light = lay(scene, lightSheet, depth - 0.1, [x, y - 6])
        .setBlendMode(addLight)
        .setVisible(false);
      return { seat: owner, light, waves: images };
    });
  }

  show(model: FloorModel): void {
    this.ringing = model.ringing;
    for (const phone of this.phones) {
      const rings = this.ringing.includes(phone.seat);
      phone.light.setVisible(rings).setAlpha(0.8);
      phone.waves.forEach((wave, index) => {
        wave.setVisible(rings).setAlpha(1 - index * 0.25);
      });
    }
  }

  animate(timeMs: number, still: boolean): void {
    if (still || this.ringing.length === 0) return;
    const beat = (timeMs % (waveMs * 6)) / waveMs;
    for (const phone of this.phones) {
      if (!this.ringing.includes(phone.seat)) continue;
      phone.light.setAlpha(0.55 + 0.4 * Math.max(0, 1 - Math.abs(beat - 1.4) / 1.8));
      phone.waves.forEach((wave, index) => {
        wave.setAlpha(0.28 + 0.72 * Math.max(0, 1 - Math.abs(beat - index - 0.8) / 1.9));
      });
    }
  }
}
