import { useState } from 'preact/hooks';
import { setSoundOn, soundOn } from '../../audio/sound.ts';
import { t } from '../../i18n/t.ts';
import { weekSinceOpening } from '../../i18n/weeks.ts';
import { minutes } from '../../overlay/format.ts';
import { FirmMark, Icon } from '../../overlay/Icon.tsx';
import { link, status, view, welcome } from '../../store/store.ts';
import { act } from './act.ts';
import { placeOf } from './firm/standing.ts';
import { MenuSheet } from './MenuSheet.tsx';
import { PaceControl } from './PaceControl.tsx';

const GOOD_LATENCY_MS = 200;

export function TopBar({ onLeave, onKeys }: { onLeave(): void; onKeys(): void }) {
  const [menuShown, showMenu] = useState(false);
  const greeting = welcome.value;
  const seat = greeting?.seat ?? 'desk';
  const { round } = view.clock.value;
  return (
    <header class="top">
      <div class="firm">
        <FirmMark />
        <div>
          <b>{greeting?.exchangeName}</b>
          <small>
            <i class={`dot seat-${seat}`} />
            <span class="you-are">{t('seat.youAre', { seat: t(`seat.${seat}`) })}</span>
            {greeting?.severalRounds && (
              <span class="you-short">
                {t('firm.roundShort', { seat: t(`seat.${seat}`), round, week: weekSinceOpening(view.clock.value) })}
              </span>
            )}
          </small>
        </div>
      </div>
      <Clock />
      <PlaceInLeague />
      <PaceControl />
      <ConnectionState />
      <button type="button" class="tool" aria-pressed={soundOn.value} onClick={() => setSoundOn(!soundOn.value)}>
        <Icon name={soundOn.value ? 'sound' : 'silence'} size={18} />
        <span>{t(soundOn.value ? 'top.sound.on' : 'top.sound.off')}</span>
      </button>
      <button type="button" class="tool" aria-haspopup="dialog" onClick={() => showMenu(true)}>
        <Icon name="menu" size={18} />
        <span>{t('top.menu')}</span>
      </button>
      {menuShown && <MenuSheet onClose={() => showMenu(false)} onLeave={onLeave} onKeys={onKeys} />}
    </header>
  );
}

/** Firms of several rounds are ranked by what they publish. */
function PlaceInLeague() {
  const firm = view.firm.value;
  if (!firm) return null;
  return (
    <div class="top-place">
      <small>{t('firm.league')}</small>
      <b>{t('firm.place', placeOf(firm))}</b>
    </div>
  );
}

function Clock() {
  const { phase, round, week, weeks, roundShare, roundSecondsLeft, closeSecondsLeft } = view.clock.value;
  const pace = status.value.pace;
  const secondsLeft = (phase === 'close' ? closeSecondsLeft : roundSecondsLeft) / Math.max(1, pace);
  const state = phase === 'closed' ? 'closed' : pace === 0 ? 'paused' : phase;
  const weekText = welcome.value?.severalRounds
    ? t('unit.roundWeek', { round, week: weekSinceOpening(view.clock.value) })
    : t('unit.weekOf', { week, weeks });
  return (
    <div class="phase">
      <span class={`live is-${state}`}>
        {state === 'paused' ? <Icon name="pause" size={12} /> : <i />}
        {t(`top.${state}`)}
      </span>
      <span class="week">{weekText}</span>
      <span class="time">
        <b>{minutes(secondsLeft)}</b> <small>{t('top.left')}</small>
      </span>
      {phase === 'close' && (
        <button type="button" class="tool" onClick={() => void act({ type: 'open_round' }, t('top.openRound.done'))}>
          {t('top.openRound')}
        </button>
      )}
      <span class="progress" role="progressbar" aria-label={t('top.progress')} aria-valuemin={0} aria-valuemax={weeks} aria-valuenow={week}>
        <i style={{ width: `${Math.min(100, roundShare * 100)}%` }} />
      </span>
    </div>
  );
}

export function ConnectionState() {
  const { state, latencyMs } = link.value;
  const quality =
    state === 'lost' ? 'lost' : state !== 'live' ? 'connecting' : latencyMs !== null && latencyMs > GOOD_LATENCY_MS ? 'slow' : 'good';
  const bars = { good: 4, slow: 2, connecting: 1, lost: 0 }[quality];
  return (
    <div class={`link is-${quality}`}>
      <small>{t('top.connection')}</small>
      <b>
        <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
          {[3, 6, 9, 12].map((height, index) => (
            <rect
              key={height}
              x={1 + index * 4}
              y={12 - height}
              width="2.5"
              height={height}
              fill="currentColor"
              opacity={index < bars ? 1 : 0.25}
            />
          ))}
        </svg>
        {t(`top.connection.${quality}`)} {latencyMs !== null && <em>{t('top.connection.latency', { ms: latencyMs })}</em>}
      </b>
    </div>
  );
}
