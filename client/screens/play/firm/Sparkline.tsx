const WIDTH = 96;
const HEIGHT = 34;
const PAD = 4;

/** A line through one number per round. Its words are the label; one number alone is a dot. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const points = values.map((value, index) => ({
    x: PAD + (values.length < 2 ? 0 : (index / (values.length - 1)) * (WIDTH - 2 * PAD)),
    y: high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD),
  }));
  const end = points.at(-1);
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <line x1={PAD} x2={WIDTH - PAD} y1={HEIGHT - 1} y2={HEIGHT - 1} stroke="var(--line)" />
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--lamp)"
        stroke-width="1.75"
      />
      {end && <circle cx={end.x} cy={end.y} r="3" fill="var(--lamp)" />}
    </svg>
  );
}
