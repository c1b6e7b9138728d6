import '../styles/play.css';
import '../styles/replay.css';
import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/t.ts';
import { weekSinceOpening } from '../i18n/weeks.ts';
import { FirmMark } from '../overlay/Icon.tsx';
import { view, welcome } from '../store/store.ts';
import { FloorPanel } from './play/FloorPanel.tsx';
import { Inbox } from './play/Inbox.tsx';
import { MarketPanel } from './play/MarketPanel.tsx';
import { PagePanel } from './play/PagePanel.tsx';
import { market, tab } from './play/playState.ts';
import { SeatSide } from './play/SeatSide.tsx';
import { TabBar } from './play/TabBar.tsx';
import { FileDoor, FileNews, FilePicker } from './replay/FileDoor.tsx';
import { listenForReplayKeys } from './replay/keys.ts';
import { Reel } from './replay/Reel.tsx';
import { chairOf, choices, closeReplay, type OpenGame, open, stopped } from './replay/replayState.ts';
import { useNothingToDo } from './replay/useNothingToDo.ts';

/** A saved game, looked at from any seat without a server: the panels of play, fed from a record. */
export function Replay({ onLeave }: { onLeave(): void }) {
  useEffect(() => listenForReplayKeys(), []);
  useEffect(() => closeReplay, []);
  return open.value ? <Reading opened={open.value} onLeave={onLeave} /> : <FileDoor onLeave={onLeave} />;
}

function Reading({ opened, onLeave }: { opened: OpenGame; onLeave(): void }) {
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useNothingToDo(root);
  useEffect(() => heading.current?.focus(), [opened]);
  useSignalEffect(() => opened.player.lookAt(market.value));
  const { game, player } = opened;
  const seat = chairOf(game, player.eyes.value);
  const { round } = view.clock.value;
  return (
    <main ref={root} class={`play replay role-${seat} talk-below ${view.firm.value ? 'in-firm' : ''}`} data-tab={tab.value}>
      <h1 class="unseen" ref={heading} tabIndex={-1}>
        {t('replay.heading', { exchange: welcome.value?.exchangeName ?? '', round, week: weekSinceOpening(view.clock.value) })}
      </h1>
      <Head opened={opened} onLeave={onLeave} />
      <MarketPanel trades={false} />
      <FloorPanel />
      <aside class="side" aria-label={t('shell.side')}>
        <SeatSide key={seat} seat={seat} />
      </aside>
      <div class="foot">
        <Inbox />
        <section class="panel read-page" data-on="firm" aria-label={t('replay.page')}>
          <h2>{t('replay.page')}</h2>
          <PagePanel />
        </section>
      </div>
      <Reel opened={opened} />
      <TabBar />
    </main>
  );
}

function Head({ opened, onLeave }: { opened: OpenGame; onLeave(): void }) {
  const { round } = view.clock.value;
  return (
    <header class="top">
      <div class="firm">
        <FirmMark />
        <div>
          <b>{welcome.value?.exchangeName}</b>
          <small>{t('replay.nothing')}</small>
        </div>
      </div>
      <div class="phase">
        <span class="week">{t('unit.roundWeek', { round, week: weekSinceOpening(view.clock.value) })}</span>
      </div>
      <EyesChoice opened={opened} />
      <Verdict opened={opened} />
      <FileNews />
      <FilePicker label={t('replay.another')} />
      <button type="button" class="tool" onClick={onLeave}>
        {t('replay.leave')}
      </button>
    </header>
  );
}

function EyesChoice({ opened }: { opened: OpenGame }) {
  const { game, player } = opened;
  return (
    <label class="replay-eyes">
      <span>{t('replay.eyes')}</span>
      <select
        class="field"
        value={player.eyes.value}
        onChange={(event) => {
          const chosen = choices(game).find((one) => one === event.currentTarget.value);
          if (chosen) player.lookAs(chosen);
        }}
      >
        {choices(game).map((one, index) => (
          <option key={one} value={one}>
            {index} {one === 'record' ? t('replay.eyes.record') : t(`seat.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether the record led where it says: the first thing to know about it. */
function Verdict({ opened }: { opened: OpenGame }) {
  const { mismatches, ended } = opened.game;
  const [first] = mismatches;
  if (stopped.value)
    return (
      <p class="replay-verdict is-bad" role="alert">
        {t('replay.failed')}
      </p>
    );
  return (
    <p class={`replay-verdict ${first === undefined ? '' : 'is-bad'}`} role="status">
      {first === undefined ? t('replay.matches') : t('replay.differs', { n: mismatches.length, step: first })}
      {!ended && ` ${t('replay.unfinished')}`}
    </p>
  );
}
