/** What lives beyond the glass and in the air: glints on the sea, a beacon, dust in the moonlight. */
import type Phaser from 'phaser';
import { addLight } from './blend.ts';
import { fillEllipse, glow, scatter, shade } from './brush.ts';
import { allPanes, isInside, type Point } from './geometry.ts';
import { horizonY, mastTop, moonAt } from './sky.ts';
import { bake } from './textures.ts';

interface Glint {
  image: Phaser.GameObjects.Image;
  phase: number;
  paceMs: number;
}
interface Mote {
  image: Phaser.GameObjects.Image;
  from: Point;
  phase: number;
}

export class Weather {
  private readonly glints: Glint[] = [];
  private readonly motes: Mote[] = [];
  private readonly beacon: Phaser.GameObjects.Image;

  constructor(scene: Phaser.Scene, scale: number) {
    bake(scene, 'floor-glint', { x: -7, y: -2, width: 14, height: 4 }, scale, (brush) =>
      fillEllipse(brush, 0, 0, 6, 0.75, shade('#ffe9c8', 0.95)),
    );
    bake(scene, 'floor-mote', { x: -3, y: -3, width: 6, height: 6 }, scale, (brush) => glow(brush, 0, 0, 3, 3, '#dfe8ff', 0.9));
    bake(scene, 'floor-beacon', { x: -8, y: -8, width: 16, height: 16 }, scale, (brush) => glow(brush, 0, 0, 8, 8, '#ff6a5c', 1));
    const next = scatter(7);
    const panes = allPanes(0.09);
    for (let tries = 0; tries < 400 && this.glints.length < 18; tries += 1) {
      const nearMoon = tries % 2 === 0;
      const at: Point = nearMoon
        ? [moonAt[0] + (next() - 0.5) * 34, horizonY + 3 + next() * 30]
        : [next() * 672, horizonY + 4 + next() * 74];
      const fits = [-5, 5].every((shift) => panes.some((pane) => isInside([at[0] + shift, at[1]], pane)));
      if (!fits) continue;
      const image = scene.add
        .image(at[0], at[1], 'floor-glint')
        .setDepth(2)
        .setScale((0.5 + next() * 0.7) / scale, 1 / scale);
      this.glints.push({ image, phase: next() * 6.3, paceMs: 420 + next() * 700 });
    }
    for (let index = 0; index < 9; index += 1) {
      const from: Point = [90 + next() * 260, 250 + next() * 150];
      const image = scene.add
        .image(from[0], from[1], 'floor-mote')
        .setDepth(7)
        .setBlendMode(addLight)
        .setScale((0.35 + next() * 0.4) / scale);
      this.motes.push({ image, from, phase: next() * 6.3 });
    }
    this.beacon = scene.add
      .image(mastTop[0], mastTop[1], 'floor-beacon')
      .setDepth(2)
      .setBlendMode(addLight)
      .setScale(0.8 / scale);
  }

  animate(timeMs: number, warmth: number, still: boolean): void {
    for (const glint of this.glints)
      glint.image.setAlpha(still ? 0.4 * warmth : warmth * (0.12 + 0.72 * Math.max(0, Math.sin(timeMs / glint.paceMs + glint.phase)) ** 2));
    this.beacon.setAlpha(still ? 0.6 : Math.max(0, Math.sin(timeMs / 900)) ** 6);
    for (const mote of this.motes) {
      mote.image.setAlpha(still ? 0 : 0.5 * (0.5 + 0.5 * Math.sin(timeMs / 2300 + mote.phase)));
      if (!still)
        mote.image.setPosition(
          mote.from[0] + 14 * Math.sin(timeMs / 7100 + mote.phase),
          mote.from[1] + 9 * Math.cos(timeMs / 5300 + mote.phase * 2),
        );
    }
  }
}
