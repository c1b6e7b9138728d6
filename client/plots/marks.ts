/** Dots on a canvas: a triangle is a market without a long crash, a filled mark did better than its twin. One path for each look. */
export interface Ink {
  yours: string;
  clean: string;
  fresh: string;
}
export interface Mark {
  x: number;
  y: number;
  soft: boolean;
}

export const inkOf = (element: Element): Ink => {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return { yours: read('--lamp'), clean: read('--true'), fresh: read('--text') };
};

/** The canvas at the screen's own resolution, empty, measured in CSS pixels. */
export function cleared(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** `pitch` is a dot's diameter with its gap. */
export function drawMarks(context: CanvasRenderingContext2D, marks: readonly Mark[], pitch: number, colour: string, filled: boolean): void {
  const line = filled ? 0 : Math.max(0.7, Math.min(1.4, pitch * 0.17));
  const radius = Math.max(0.7, pitch * 0.43 - line / 2);
  context.beginPath();
  for (const { x, y, soft } of marks) {
    if (soft) {
      context.moveTo(x, y - radius * 1.12);
      context.lineTo(x + radius * 1.1, y + radius * 0.86);
      context.lineTo(x - radius * 1.1, y + radius * 0.86);
      context.closePath();
    } else {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  if (filled) {
    context.fillStyle = colour;
    context.fill();
  } else {
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.stroke();
  }
}
