/** Turns painters into textures. Colours are baked in: the canvas renderer cannot tint. */
import type Phaser from 'phaser';
import type { Brush } from './brush.ts';
import type { Point } from './geometry.ts';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A texture that knows which part of the floor it shows, on whole device pixels so that it stays sharp. */
export interface Sheet extends Area {
  key: string;
  scale: number;
  repaint(paint: (brush: Brush) => void): void;
}

export function bake(scene: Phaser.Scene, key: string, area: Area, scale: number, paint: (brush: Brush) => void): Sheet {
  const left = Math.floor(area.x * scale);
  const top = Math.floor(area.y * scale);
  const width = Math.max(1, Math.ceil((area.x + area.width) * scale) - left);
  const height = Math.max(1, Math.ceil((area.y + area.height) * scale) - top);
  if (scene.textures.exists(key)) scene.textures.remove(key);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Kept in main memory: a canvas on the graphics card would be read back at every upload, which stalls the page.
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const texture = scene.textures.addCanvas(key, canvas);
  if (!brush || !texture) throw new Error(`The floor could not make its texture ${key}.`);
  const repaint = (draw: (brush: Brush) => void): void => {
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, width, height);
    brush.setTransform(scale, 0, 0, scale, -left, -top);
    brush.save();
    draw(brush);
    brush.restore();
    texture.refresh();
  };
  repaint(paint);
  return { key, scale, x: left / scale, y: top / scale, width: width / scale, height: height / scale, repaint };
}

/** Shows a sheet where it was painted. It turns and stretches about `pivot`, its top left corner unless given. */
export function lay(scene: Phaser.Scene, sheet: Sheet, depth: number, pivot: Point = [sheet.x, sheet.y]): Phaser.GameObjects.Image {
  return scene.add
    .image(pivot[0], pivot[1], sheet.key)
    .setOrigin((pivot[0] - sheet.x) / sheet.width, (pivot[1] - sheet.y) / sheet.height)
    .setScale(1 / sheet.scale)
    .setDepth(depth);
}
