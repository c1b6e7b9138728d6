/** Play, pause, speed, step and jump, as far as the table may see. */
import type { Exhibit } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { SPEEDS } from '../../replay/player.ts';
import { goTo, horizon, type OpenCase, playOrPause } from './caseState.ts';
import { whenOf } from './reading.ts';
import { w } from './words.ts';

export function Transport({ opened, exhibit }: { opened: OpenCase; exhibit: Exhibit }) {
  const { player, series } = opened;
  const at = player.step.value;
  const playing = player.playing.value;
  const when = whenOf(series, at);
  return (
    <div class="trial-transport">
      <button type="button" class="door trial-step" aria-label={w('step.back')} disabled={at <= 0} onClick={() => player.jump(at - 1)}>
        <span aria-hidden="true">◂</span>
      </button>
      <button type="button" class="door trial-play" onClick={playOrPause}>
        {w(playing ? 'pause' : at >= horizon.value ? 'play.before' : 'play')}
      </button>
      <button
        type="button"
        class="door trial-step"
        aria-label={w('step.on')}
        disabled={at >= horizon.value}
        onClick={() => player.jump(at + 1)}
      >
        <span aria-hidden="true">▸</span>
      </button>
      <label class="trial-speed">
        <span>{w('speed')}</span>
        <select
          value={player.speed.value}
          onChange={(event) => player.setSpeed(SPEEDS.find((one) => String(one) === event.currentTarget.value) ?? 1)}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {w('speed.times', { n: one })}
            </option>
          ))}
        </select>
      </label>
      <input
        type="range"
        min={0}
        max={horizon.value}
        value={at}
        aria-label={w('jump')}
        aria-valuetext={w('jump.value', { when, step: at, steps: horizon.value })}
        onInput={(event) => player.jump(Number(event.currentTarget.value))}
      />
      <output class="trial-when">{when}</output>
      <button type="button" class="door" disabled={at === exhibit.step} onClick={() => goTo(exhibit.id)}>
        {w('jump.exhibit')}
      </button>
    </div>
  );
}
