/** Drawing strokes shared by the painters. All lengths are in floor pixels; the texture's scale is already on the context. */
import type { Box, Point } from './geometry.ts';
import { iso, topOf } from './geometry.ts';

export type Brush = CanvasRenderingContext2D;

export function shade(hex: string, alpha: number): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return `rgba(${(value >> 16) & 255}, ${(value >> 8) & 255}, ${value & 255}, ${alpha})`;
}

/** Blends two #rrggbb colours; 0 is the first. */
export function mix(from: string, to: string, share: number): string {
  const a = Number.parseInt(from.slice(1), 16);
  const b = Number.parseInt(to.slice(1), 16);
  const channel = (shift: number): number => Math.round(((a >> shift) & 255) * (1 - share) + ((b >> shift) & 255) * share);
  return `#${((channel(16) << 16) | (channel(8) << 8) | channel(0)).toString(16).padStart(6, '0')}`;
}

/** The same scatter at every mount: the room must not rearrange itself on a resize. */
export function scatter(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export function trace(brush: Brush, points: readonly Point[]): void {
  brush.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) brush.moveTo(x, y);
    else brush.lineTo(x, y);
  });
  brush.closePath();
}

export function fillShape(brush: Brush, points: readonly Point[], fill: string | CanvasGradient): void {
  trace(brush, points);
  brush.fillStyle = fill;
  brush.fill();
}

export function strokeShape(brush: Brush, points: readonly Point[], stroke: string | CanvasGradient, width: number): void {
  trace(brush, points);
  brush.strokeStyle = stroke;
  brush.lineWidth = width;
  brush.stroke();
}

export function strokeLine(brush: Brush, from: Point, to: Point, stroke: string | CanvasGradient, width: number): void {
  brush.beginPath();
  brush.moveTo(from[0], from[1]);
  brush.lineTo(to[0], to[1]);
  brush.strokeStyle = stroke;
  brush.lineWidth = width;
  brush.stroke();
}

/** A linear gradient through the colours, evenly spaced unless offsets from 0 to 1 are given. */
export function fade(brush: Brush, from: Point, to: Point, colours: readonly string[], offsets?: readonly number[]): CanvasGradient {
  const gradient = brush.createLinearGradient(from[0], from[1], to[0], to[1]);
  colours.forEach((colour, index) => {
    gradient.addColorStop(offsets?.[index] ?? index / (colours.length - 1), colour);
  });
  return gradient;
}

/** A soft ellipse of light. The falloff is drawn in three stops, close to inverse square, so that pools do not show an edge. */
export function glow(brush: Brush, x: number, y: number, radiusX: number, radiusY: number, colour: string, alpha: number): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(1, radiusY / radiusX);
  const gradient = brush.createRadialGradient(0, 0, 0, 0, 0, radiusX);
  gradient.addColorStop(0, shade(colour, alpha));
  gradient.addColorStop(0.28, shade(colour, alpha * 0.55));
  gradient.addColorStop(0.6, shade(colour, alpha * 0.16));
  gradient.addColorStop(1, shade(colour, 0));
  brush.fillStyle = gradient;
  brush.fillRect(-radiusX, -radiusX, radiusX * 2, radiusX * 2);
  brush.restore();
}

export interface BoxFill {
  top: string | CanvasGradient;
  left: string | CanvasGradient;
  right: string | CanvasGradient;
}

/** An isometric box: its left face looks down-left (y1), its right face down-right (x1). */
export function fillBox(brush: Brush, box: Box, z0: number, z1: number, fill: BoxFill): void {
  fillShape(brush, [iso(box.x0, box.y1, z0), iso(box.x1, box.y1, z0), iso(box.x1, box.y1, z1), iso(box.x0, box.y1, z1)], fill.left);
  fillShape(brush, [iso(box.x1, box.y1, z0), iso(box.x1, box.y0, z0), iso(box.x1, box.y0, z1), iso(box.x1, box.y1, z1)], fill.right);
  fillShape(brush, topOf(box, z1), fill.top);
}

export function fillEllipse(brush: Brush, x: number, y: number, radiusX: number, radiusY: number, fill: string | CanvasGradient): void {
  brush.beginPath();
  brush.ellipse(x, y, radiusX, radiusY, 0, 0, Math.PI * 2);
  brush.fillStyle = fill;
  brush.fill();
}

export function fillCurve(brush: Brush, path: string, fill: string | CanvasGradient): void {
  brush.fillStyle = fill;
  brush.fill(new Path2D(path));
}

export function strokeCurve(brush: Brush, path: string, stroke: string | CanvasGradient, width: number): void {
  brush.strokeStyle = stroke;
  brush.lineWidth = width;
  brush.stroke(new Path2D(path));
}
