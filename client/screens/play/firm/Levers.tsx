import { useEffect, useId, useState } from 'preact/hooks';
import type { SetLevers } from '../../../../shared/sim/commands.ts';
import type { LeverName } from '../../../../shared/sim/firm/levers.ts';
import type { LeverView } from '../../../../shared/sim/views/firmTypes.ts';
import { type GlossaryId, t } from '../../../i18n/t.ts';
import { percent, usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Icon } from '../../../overlay/Icon.tsx';
import { view } from '../../../store/store.ts';
import { act } from '../act.ts';
import { settling } from './settling.ts';

/** A slider that is still moving is not sent. */
const SETTLES_MS = 350;

/** The standing choices of this seat; each takes effect at once. */
export function Levers({ only }: { only?: readonly LeverName[] }) {
  const levers = view.firm.value?.levers ?? [];
  return (
    <div class="levers">
      {levers
        .filter(({ lever }) => only === undefined || only.includes(lever))
        .map((lever) => (lever.range === null ? <Switch key={lever.lever} lever={lever} /> : <Slider key={lever.lever} lever={lever} />))}
    </div>
  );
}

export function leverValue(lever: LeverName, value: number | boolean): string {
  if (typeof value === 'boolean') return t(value ? 'lever.on' : 'lever.off');
  if (lever === 'takerFeeBps') return t('unit.bps', { n: value });
  if (lever === 'leverageMax') return t('unit.leverage', { n: value });
  if (lever === 'spread') return t('lever.spread.value', { n: value.toFixed(1) });
  return percent(value, 0);
}

const meanings: Partial<Record<LeverName, GlossaryId>> = {
  takerFeeBps: 'fees',
  fundShare: 'insurance_fund',
  proofOfReserves: 'proof_of_reserves',
  spread: 'spread',
  hedgeShare: 'hedge',
  farmShare: 'farm',
  leanShare: 'lean',
  creditShare: 'credit_line',
  strictCollateral: 'strict_collateral',
  leverageMax: 'leverage',
};

function Name({ lever }: { lever: LeverName }) {
  const id = meanings[lever];
  return id === undefined ? <span>{t(`lever.${lever}`)}</span> : <Term id={id}>{t(`lever.${lever}`)}</Term>;
}

function comesTo({ lever, comesTo }: LeverView): string | null {
  if (comesTo === null) return null;
  const value = usdShort(comesTo.cents);
  if (comesTo.per === 'round') return t('lever.perRound', { value });
  if (lever === 'creditShare' || lever === 'leanShare') return t(`lever.held.${lever}`, { value });
  return t('lever.held', { value });
}

function lockedText({ lever, locked }: LeverView): string | null {
  if (locked === null) return null;
  return lever === 'proofOfReserves' || lever === 'creditShare' ? t(`lever.${lever}.locked`) : t(`reject.${locked}`);
}

/** Sends the last of several settings, once they have settled or the panel is left; a refusal goes back to what holds. */
function useSetting({ lever, value: inForce }: LeverView) {
  const [draft, setDraft] = useState<number | boolean | null>(null);
  const [{ set, flush }] = useState(() =>
    settling(async (value: number | boolean) => {
      const command: SetLevers = { type: 'set_levers', [lever]: value };
      await act(command, t('lever.set', { lever: t(`lever.${lever}`), value: leverValue(lever, value) }));
      setDraft((now) => (now === value ? null : now));
    }),
  );
  useEffect(() => flush, []);
  const change = (value: number | boolean, settlesMs: number): void => {
    setDraft(value);
    set(value, settlesMs);
  };
  return { value: draft ?? inForce, waits: draft !== null, set: change };
}

function Foot({ lever, id }: { lever: LeverView; id: string }) {
  const locked = lockedText(lever);
  const more = lever.lever === 'leanShare' && lever.range !== null && lever.range.max < 1;
  return (
    <p class="lever-text" id={id}>
      {t(`lever.${lever.lever}.text`)}
      {more && lever.range && ` ${t('lever.leanShare.more', { max: percent(lever.range.max, 0) })}`}
      {locked && (
        <span class="warn-text">
          {' '}
          <Icon name="lock" size={11} /> {locked}
        </span>
      )}
    </p>
  );
}

function Slider({ lever }: { lever: LeverView }) {
  const setting = useSetting(lever);
  const textId = useId();
  const value = Number(setting.value);
  if (lever.range === null) return null;
  const { min, max, step } = lever.range;
  const sum = comesTo(lever);
  const to = (next: number): void => setting.set(Math.round(Math.max(min, Math.min(max, next)) * 1000) / 1000, SETTLES_MS);
  return (
    <div class={`lever ${setting.waits ? 'is-waiting' : ''}`}>
      <div class="lever-head">
        <Name lever={lever.lever} />
        <span>
          {sum && <small class="muted">{sum}</small>} <output class="lever-value">{leverValue(lever.lever, value)}</output>
        </span>
      </div>
      <div class="lever-row">
        <Step lever={lever} to={value - step} off={lever.locked !== null || value <= min} onStep={to} sign="−" />
        <input
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={lever.locked !== null}
          aria-label={t(`lever.${lever.lever}`)}
          aria-valuetext={`${leverValue(lever.lever, value)}${sum ? `, ${sum}` : ''}`}
          aria-describedby={textId}
          onInput={(event) => to(Number(event.currentTarget.value))}
        />
        <Step lever={lever} to={value + step} off={lever.locked !== null || value >= max} onStep={to} sign="+" />
      </div>
      <Foot lever={lever} id={textId} />
    </div>
  );
}

interface StepProps {
  lever: LeverView;
  to: number;
  off: boolean;
  sign: string;
  onStep(to: number): void;
}

/** For fingers: the slider itself is the keyboard's and the screen reader's way. */
function Step({ lever, to, off, sign, onStep }: StepProps) {
  return (
    <button
      type="button"
      class="lever-step"
      tabIndex={-1}
      aria-hidden="true"
      disabled={off}
      data-lever={`${lever.lever}${sign}`}
      onClick={() => onStep(to)}
    >
      {sign}
    </button>
  );
}

function Switch({ lever }: { lever: LeverView }) {
  const setting = useSetting(lever);
  const textId = useId();
  const on = setting.value === true;
  const sum = comesTo(lever);
  return (
    <div class={`lever ${setting.waits ? 'is-waiting' : ''}`}>
      <div class="lever-head">
        <Name lever={lever.lever} />
        <span>
          {sum && <small class="muted">{sum}</small>}{' '}
          <button
            type="button"
            role="switch"
            class="lever-switch"
            aria-checked={on}
            aria-label={t(`lever.${lever.lever}`)}
            aria-describedby={textId}
            disabled={!on && lever.locked !== null}
            onClick={() => setting.set(!on, 0)}
          >
            <i aria-hidden="true" />
            {t(on ? 'lever.on' : 'lever.off')}
          </button>
        </span>
      </div>
      <Foot lever={lever} id={textId} />
    </div>
  );
}
