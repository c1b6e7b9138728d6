/**
 * People outside the glass while customers leave: silhouettes along the windows, each with a small lit screen. When withdrawals stop,
 * more of them come, and slats close over the vault. Without motion they simply stand there.
 */
import type Phaser from 'phaser';
import { addLight } from './blend.ts';
import { type Brush, fillCurve, fillEllipse, glow, scatter, shade, strokeCurve, strokeLine, trace } from './brush.ts';
import { iso, leftPane, leftPanes, type Point, paneBottom, topOf, vaultBox } from './geometry.ts';
import type { FloorModel } from './model.ts';
import { bake, lay } from './textures.ts';

const comeMs = 1400;
const windows = { x: -30, y: 60, width: 380, height: 370 };
const screenColour = '#bfe2ff';

interface Figure {
  at: Point;
  size: number;
}
interface Row {
  figures: Figure[];
  people: Phaser.GameObjects.Image;
  shown: number;
}

export class Crowd {
  private readonly rows: { near: Row; far: Row };
  private readonly screens: { image: Phaser.GameObjects.Image; phase: number; row: 'near' | 'far' }[] = [];
  private readonly slats: Phaser.GameObjects.Image;
  private target = { near: 0, far: 0 };

  constructor(scene: Phaser.Scene, scale: number) {
    const row = (id: 'near' | 'far', depth: number): Row => {
      const figures = along(id);
      const sheet = bake(scene, `floor-crowd-${id}`, windows, scale, (brush) => paintRow(brush, figures, id));
      return { figures, people: lay(scene, sheet, depth).setVisible(false), shown: 0 };
    };
    this.rows = { far: row('far', 2.5), near: row('near', 2.7) };
    bake(scene, 'floor-crowd-screen', { x: -7, y: -7, width: 14, height: 14 }, scale, (brush) => {
      glow(brush, 0, 0, 7, 7, screenColour, 0.8);
      brush.fillStyle = shade('#f2faff', 0.95);
      brush.fillRect(-1.3, -2, 2.6, 4);
    });
    for (const id of ['far', 'near'] as const) {
      this.rows[id].figures.forEach(({ at, size }, index) => {
        const image = scene.add
          .image(at[0] + 5 * size, at[1] - 24 * size, 'floor-crowd-screen')
          .setDepth(id === 'near' ? 2.8 : 2.6)
          .setScale(size / scale)
          .setBlendMode(addLight)
          .setVisible(false);
        if (leftPanes.some((span) => isBehind(at[0], span))) this.screens.push({ image, phase: index * 1.7, row: id });
      });
    }
    const pit = topOf(vaultBox, 0);
    const sheet = bake(scene, 'floor-slats', { x: 170, y: 296, width: 332, height: 176 }, scale, (brush) => paintSlats(brush, pit));
    this.slats = lay(scene, sheet, 5.3).setVisible(false);
  }

  show({ run }: FloorModel): void {
    this.target = { near: run.on || run.gated ? 1 : 0, far: run.gated ? 1 : run.on ? Math.min(1, run.pressing) : 0 };
    this.slats.setVisible(run.gated);
  }

  animate(timeMs: number, deltaMs: number, still: boolean): void {
    for (const id of ['near', 'far'] as const) {
      const row = this.rows[id];
      const step = still ? 1 : deltaMs / comeMs;
      const target = this.target[id];
      row.shown = target > row.shown ? Math.min(target, row.shown + step) : Math.max(target, row.shown - step);
      row.people.setVisible(row.shown > 0).setAlpha(row.shown);
      if (!still && row.shown > 0) row.people.setX(windows.x + Math.sin(timeMs / (id === 'near' ? 1700 : 2300)) * 0.7);
    }
    for (const { image, phase, row } of this.screens) {
      const light = still ? 0.75 : 0.55 + 0.35 * Math.sin(timeMs / 900 + phase);
      image.setVisible(this.rows[row].shown > 0.02).setAlpha(light * this.rows[row].shown);
    }
  }
}

/** The glass hides what stands between two windows. */
function isBehind(x: number, [from, to]: readonly [number, number]): boolean {
  return x < iso(0, from + 0.1)[0] && x > iso(0, to - 0.1)[0];
}

function along(id: 'near' | 'far'): Figure[] {
  const next = scatter(id === 'near' ? 41 : 59);
  const apart = id === 'near' ? 0.6 : 0.5;
  const figures: Figure[] = [];
  for (let y = 0.7; y < 9.3; y += apart) {
    const [x, ground] = iso(0, y + (next() - 0.5) * 0.24, paneBottom);
    figures.push({ at: [x, ground + (id === 'near' ? 12 : 2)], size: (id === 'near' ? 1.5 : 1.2) + next() * 0.2 });
  }
  return figures;
}

function paintRow(brush: Brush, figures: readonly Figure[], id: 'near' | 'far'): void {
  for (const span of leftPanes) {
    brush.save();
    trace(brush, leftPane(span));
    brush.clip();
    for (const figure of figures) paintFigure(brush, figure, id === 'near' ? '#05080f' : '#0f1830');
    brush.restore();
  }
}

/** Shoulders and a head, looking down at a screen, with the hall's warm light on the near side. */
function paintFigure(brush: Brush, { at: [x, y], size }: Figure, colour: string): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(size, size);
  fillCurve(brush, 'M-10 0C-11 -16 -10 -26 -4 -29H4C10 -26 11 -16 10 0Z', shade(colour, 0.96));
  fillEllipse(brush, 0.8, -34, 5.2, 6, shade(colour, 0.98));
  strokeCurve(brush, 'M4 -29C10 -26 11 -16 10 0M4.6 -38.4Q7 -34 4.4 -29.6', shade('#ffcf9a', 0.55), 1.1);
  brush.restore();
}

function paintSlats(brush: Brush, pit: readonly Point[]): void {
  const { x0, y0, x1, y1 } = vaultBox;
  brush.save();
  trace(brush, pit);
  brush.clip();
  brush.fillStyle = shade('#05080f', 0.62);
  brush.fillRect(160, 280, 360, 220);
  for (let line = 0; line <= 4; line += 0.25) {
    strokeLine(brush, iso(x0 + line, y0), iso(x0 + line, y1), shade('#9fb0d6', line % 1 === 0 ? 0.5 : 0.26), 1.1);
  }
  strokeLine(brush, iso((x0 + x1) / 2, y0), iso((x0 + x1) / 2, y1), shade('#e6eefc', 0.5), 2);
  brush.restore();
}
