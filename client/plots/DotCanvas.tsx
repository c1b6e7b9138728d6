import { useEffect, useRef } from 'preact/hooks';
import type { FutureDot } from '../../shared/net/futures.ts';
import { beats, type DotLayout, type Row } from './dotLayout.ts';
import { cleared, drawMarks, type Ink, inkOf, type Mark } from './marks.ts';

const FALL_MS = 320;
const FALL_PIXELS = 26;
/** What came with one message lands over this long; the server tells every 400 ms. */
const SPREAD_MS = 420;

interface DotCanvasProps {
  dots: readonly FutureDot[];
  layout: DotLayout;
  /** The line that each row's dots stand on. */
  bases: Record<Row, number>;
  width: number;
  height: number;
}

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The dots of both rows. A dot that has just come falls into its place, white with a tail; with reduced motion it is simply there. */
export function DotCanvas({ dots, layout, bases, width, height }: DotCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  /** When each dot is in its place, in the list's order. */
  const landsAt = useRef<number[]>([]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const times = landsAt.current;
    if (times.length > dots.length) times.length = 0;
    const now = performance.now();
    const fresh = dots.length - times.length;
    for (let nth = 1; nth <= fresh; nth++) times.push(still() ? 0 : now + (nth * SPREAD_MS) / fresh + FALL_MS);
    const ink = inkOf(element);
    let frame = 0;
    const draw = (at: number): void => {
      const context = cleared(element, width, height);
      if (!context) return;
      for (const row of ['yours', 'clean'] as const) drawRow(context, dots, layout, bases[row], row, ink, times, at);
      if (times.some((time) => time > at)) frame = requestAnimationFrame(draw);
    };
    draw(now);
    return () => cancelAnimationFrame(frame);
  }, [dots, layout, bases, width, height]);
  return <canvas ref={canvas} class="dot-canvas" style={{ width: `${width}px`, height: `${height}px` }} />;
}

function drawRow(
  context: CanvasRenderingContext2D,
  dots: readonly FutureDot[],
  layout: DotLayout,
  base: number,
  row: Row,
  ink: Ink,
  landsAt: readonly number[],
  at: number,
): void {
  const [open, filled, falling]: [Mark[], Mark[], Mark[]] = [[], [], []];
  dots.forEach((dot, index) => {
    const spot = layout.spots[row][index]!;
    const wait = landsAt[index]! - at;
    const mark = { x: spot.x, y: base - spot.rise, soft: dot.soft };
    if (wait <= 0) (row === 'clean' || beats(dot) ? filled : open).push(mark);
    else if (wait < FALL_MS) falling.push({ ...mark, y: mark.y - FALL_PIXELS * (wait / FALL_MS) ** 2 });
  });
  drawMarks(context, open, layout.pitch, ink[row], false);
  drawMarks(context, filled, layout.pitch, ink[row], true);
  drawMarks(context, falling, Math.max(4, layout.pitch), ink.fresh, true);
  context.beginPath();
  for (const { x, y } of falling) {
    context.moveTo(x, y - 3);
    context.lineTo(x, y - 15);
  }
  context.strokeStyle = ink[row];
  context.lineWidth = 1.2;
  context.stroke();
}
