/** The course of the vaults as far as it was looked at: claimed over there, the missing part hatched. What comes later stays shut. */
import { useMemo } from 'preact/hooks';
import type { SumsPoint } from '../../../shared/sim/judgement/sums.ts';
import { t } from '../../i18n/t.ts';
import { usdShort } from '../../overlay/format.ts';
import type { OpenGame } from './replayState.ts';

const HEIGHT = 100;
/** More points than a screen has columns draw nothing more. */
const POINTS = 700;

function thinned(series: readonly SumsPoint[]): SumsPoint[] {
  const every = Math.max(1, Math.ceil(series.length / POINTS));
  return series.filter((_, index) => index % every === 0 || index === series.length - 1);
}

export function Course({ opened }: { opened: OpenGame }) {
  const { game, series, player, decisions } = opened;
  const reached = player.reached.value;
  const points = useMemo(() => thinned(series), [series]);
  const seen = points.filter((point) => point.step <= reached);
  const top = Math.max(...seen.map((point) => point.claimedCents), 1) * 1.08;
  const y = (cents: number): number => HEIGHT - (Math.max(0, cents) / top) * HEIGHT;
  const line = (of: (point: SumsPoint) => number, back = false): string =>
    (back ? [...seen].reverse() : seen).map((point) => `${point.step} ${y(of(point))}`).join('L');
  const claimed = (point: SumsPoint): number => point.claimedCents;
  const there = (point: SumsPoint): number => point.trueCents;
  const merged = decisions.filter((one) => one.verb === 'merged' && one.step <= reached);
  return (
    <svg class="course" viewBox={`0 0 ${game.steps} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={summary(seen)}>
      <defs>
        <pattern id="course-hatch" width={game.steps / 160} height="14" patternUnits="userSpaceOnUse">
          <rect class="course-hatch" width={game.steps / 420} height="14" />
        </pattern>
      </defs>
      {seen.length > 1 && (
        <>
          <path class="course-there-area" d={`M${line(there)}L${seen.at(-1)!.step} ${HEIGHT}L0 ${HEIGHT}z`} />
          <path fill="url(#course-hatch)" d={`M${line(claimed)}L${line(there, true)}z`} />
          <path class="course-there" d={`M${line(there)}`} />
          <path class="course-claimed" d={`M${line(claimed)}`} />
        </>
      )}
      {game.rounds.slice(1).map(({ round, fromStep }) => (
        <line key={round} class="course-round" x1={fromStep} x2={fromStep} y1="0" y2={HEIGHT} />
      ))}
      {merged.map((one) => (
        <line key={one.row} class="course-pin" x1={one.step} x2={one.step} y1="0" y2="16" />
      ))}
      <rect class="course-shut" x={reached} y="0" width={game.steps - reached} height={HEIGHT} />
      <line class="course-now" x1={player.step.value} x2={player.step.value} y1="0" y2={HEIGHT} />
    </svg>
  );
}

function summary(seen: readonly SumsPoint[]): string {
  const last = seen.at(-1);
  if (!last) return t('replay.line');
  const worst = seen.reduce((most, point) => (point.holeCents > most.holeCents ? point : most), last);
  return `${t('replay.line')}. ${t('replay.line.summary', {
    claimed: usdShort(last.claimedCents),
    there: usdShort(last.trueCents),
    missing: usdShort(last.holeCents),
    worst: usdShort(worst.holeCents),
    step: worst.step,
  })}`;
}
