import type { Estimate, Guesses } from '../../shared/net/futures.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { percent } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { AxisWords } from './Axes.tsx';
import { linear } from './scale.ts';
import { useWidth } from './useWidth.ts';

interface ShareScaleProps {
  better: Estimate;
  running: boolean;
  shares: NonNullable<Guesses['shares']>;
  seat: SeatId | null;
}

const HEIGHT = 66;
const BAR = 30;
/** Pixels that the longer of the two labels takes, and between them. */
const WORDS = 118;
const GAP = 12;

/** Where two labels meet that would run into each other: midway between their marks, with room for both. */
const seamOf = (one: number, other: number, width: number): number =>
  Math.min(width - WORDS - GAP / 2, Math.max(WORDS + GAP / 2, (one + other) / 2));

/** Guess and outcome on one scale from 0 to 100 %. */
export function ShareScale({ better, running, shares, seat }: ShareScaleProps) {
  const [box, width] = useWidth();
  const x = linear([0, 1], [6, width - 6]);
  const own = shares.find((guess) => guess.seat === seat);
  const at = x(better.value);
  const mineAt = own ? x(own.share) : null;
  const label = f(running ? 'futures.scale.so_far' : 'futures.scale.done', { share: percent(better.value, 1) });
  const ownLeft = mineAt !== null && mineAt < at;
  const summary = f('futures.scale.summary', {
    share: percent(better.value, 1),
    low: percent(better.low, 1),
    high: percent(better.high, 1),
    guesses: shares.map((guess) => percent(guess.share, 0)).join(', ') || f('futures.scale.noGuess'),
  });
  const seam = mineAt !== null && Math.abs(mineAt - at) < WORDS ? seamOf(at, mineAt, width) : null;
  const words = (place: number, left: boolean): { x: number; 'text-anchor': 'start' | 'middle' | 'end' } =>
    seam === null
      ? { x: Math.min(width - 62, Math.max(58, place)), 'text-anchor': 'middle' }
      : { x: left ? seam - GAP / 2 : seam + GAP / 2, 'text-anchor': left ? 'end' : 'start' };
  return (
    <div ref={box} class="plot share-scale">
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary}>
        <rect class="share-track" x="2" y={BAR} width={width - 4} height="10" rx="5" />
        <rect class="share-interval" x={x(better.low)} y={BAR} width={Math.max(2, x(better.high) - x(better.low))} height="10" />
        {shares
          .filter((guess) => guess !== own)
          .map((guess) => (
            <path key={guess.seat} class="share-other" d={`M${x(guess.share)} ${BAR - 1}l-4 -6h8z`} />
          ))}
        {mineAt !== null && <path class="share-own" d={`M${mineAt} ${BAR - 2}l-6 -9h12zM${mineAt} ${BAR - 1}v12`} />}
        <line class="share-value" x1={at} x2={at} y1={BAR - 6} y2={BAR + 13} />
        <text class="share-result" y="15" {...words(at, !ownLeft)}>
          {label}
        </text>
        {own && mineAt !== null && (
          <text class="share-guess" y="15" {...words(mineAt, ownLeft)}>
            {f('futures.scale.guess', { share: percent(own.share, 0) })}
          </text>
        )}
        <AxisWords
          words={[0, 0.25, 0.5, 0.75, 1].map((share) => ({ x: Math.min(width - 20, Math.max(12, x(share))), text: percent(share, 0) }))}
          y={HEIGHT - 5}
        />
      </svg>
      {shares.some((guess) => guess !== own) && <p class="share-note">{f('futures.scale.others')}</p>}
    </div>
  );
}
