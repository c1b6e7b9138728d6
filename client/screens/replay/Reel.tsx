/** The bar below a record: the course so far, where one stands in it, how it plays, and the ledger of the step. */
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/t.ts';
import { weekSinceOpening } from '../../i18n/weeks.ts';
import { usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { SPEEDS } from '../../replay/player.ts';
import { view } from '../../store/store.ts';
import { Course } from './Course.tsx';
import { decisionText, latest } from './decided.ts';
import { jumpDecision, jumpRound } from './keys.ts';
import { choices, type OpenGame, sums } from './replayState.ts';

export function Reel({ opened }: { opened: OpenGame }) {
  const { game, player } = opened;
  const { round } = view.clock.value;
  return (
    <section class="panel reel" aria-label={t('replay.controls')}>
      <div class="reel-above">
        <Ledger />
        <Decided opened={opened} />
      </div>
      <Controls opened={opened} />
      <div class="reel-line">
        <Course opened={opened} />
        <input
          type="range"
          min={0}
          max={game.steps}
          step={1}
          value={player.step.value}
          aria-label={t('replay.at')}
          aria-valuetext={t('replay.at.value', {
            step: player.step.value,
            steps: game.steps,
            round,
            week: weekSinceOpening(view.clock.value),
          })}
          onInput={(event) => player.jump(Number(event.currentTarget.value))}
        />
      </div>
    </section>
  );
}

function Controls({ opened }: { opened: OpenGame }) {
  const { player, game } = opened;
  const at = player.step.value;
  const ended = at >= game.steps;
  return (
    <div class="reel-controls">
      <div class="reel-keys" role="toolbar" aria-label={t('replay.controls')} aria-describedby="replay-keys">
        <Key name={t('replay.roundBack')} sign="«" off={at <= 0} onPress={() => jumpRound(false)} />
        <Key name={t('replay.back')} sign="‹" off={at <= 0} onPress={() => player.jump(at - 1)} />
        <button type="button" class="door reel-play" disabled={ended && !player.playing.value} onClick={player.toggle}>
          {t(player.playing.value ? 'replay.pause' : 'replay.play')}
        </button>
        <Key name={t('replay.on')} sign="›" off={ended} onPress={() => player.jump(at + 1)} />
        <Key name={t('replay.roundOn')} sign="»" off={ended} onPress={() => jumpRound(true)} />
      </div>
      <label class="reel-speed">
        <span>{t('replay.speed')}</span>
        <select
          class="field"
          value={player.speed.value}
          onChange={(event) => player.setSpeed(SPEEDS.find((one) => String(one) === event.currentTarget.value) ?? 1)}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {t('replay.speed.times', { n: one })}
            </option>
          ))}
        </select>
      </label>
      <p class="unseen" id="replay-keys">
        {t('replay.keys', { n: choices(game).length - 1 })}
      </p>
    </div>
  );
}

/** What was decided last, and the ways to the decision before it and after it. */
function Decided({ opened }: { opened: OpenGame }) {
  const { player, decisions, game } = opened;
  const at = player.step.value;
  const decided = latest(decisions, at);
  return (
    <div class="reel-decided">
      <p>
        <small>{t('replay.decided')}</small> <b>{decided ? decisionText(decided) : t('replay.decided.none')}</b>
      </p>
      <Key name={t('replay.pinBack')} sign="◂" off={at <= 0} onPress={() => jumpDecision(false)} />
      <Key name={t('replay.pinOn')} sign="▸" off={at >= game.steps} onPress={() => jumpDecision(true)} />
    </div>
  );
}

function Key({ name, sign, off, onPress }: { name: string; sign: string; off: boolean; onPress(): void }) {
  return (
    <button type="button" class="door reel-key" aria-label={name} title={name} disabled={off} onClick={onPress}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** Both vaults and the firm's equity as the ledger has them, whichever seat one looks from. */
function Ledger() {
  const now = sums.value;
  if (!now) return null;
  return (
    <dl class="reel-ledger" aria-label={t('replay.ledger')}>
      <Figure name={<Term id="vault">{t('replay.claimed')}</Term>} tone="claimed" cents={now.claimedCents} />
      <Figure name={t('replay.there')} tone="true" cents={now.trueCents} />
      <Figure name={t('replay.missing')} tone={now.holeCents > 0 ? 'missing' : ''} cents={now.holeCents} />
      <Figure name={<Term id="equity">{t('replay.shown')}</Term>} tone="claimed" cents={now.displayedEquityCents} />
      {now.orderlyEquityCents !== null && <Figure name={t('replay.orderly')} tone="true" cents={now.orderlyEquityCents} />}
    </dl>
  );
}

function Figure({ name, tone, cents }: { name: ComponentChildren; tone: string; cents: number }) {
  return (
    <div class={tone === '' ? undefined : `is-${tone}`}>
      <dt>{name}</dt>
      <dd>{usdShort(cents)}</dd>
    </div>
  );
}
