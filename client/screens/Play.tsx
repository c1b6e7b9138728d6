import '../styles/play.css';
import { computed, useSignalEffect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/t.ts';
import { openMarket } from '../net/game.ts';
import { view, welcome } from '../store/store.ts';
import { AskSheet } from './play/AskSheet.tsx';
import { FloorPanel } from './play/FloorPanel.tsx';
import { Inbox } from './play/Inbox.tsx';
import { KeysSheet } from './play/KeysSheet.tsx';
import { listenForKeys } from './play/keys.ts';
import { MarketPanel } from './play/MarketPanel.tsx';
import { asking, market, tab, toAnswer } from './play/playState.ts';
import { tellRequestNews } from './play/requestNews.ts';
import { SeatSide } from './play/SeatSide.tsx';
import { TabBar } from './play/TabBar.tsx';
import { TalkPanel } from './play/TalkPanel.tsx';
import { TopBar } from './play/TopBar.tsx';

export function Play({ onLeave }: { onLeave(): void }) {
  const [keysShown, showKeys] = useState(false);
  useEffect(() => listenForKeys(() => showKeys(true)), []);
  useSignalEffect(keepMarketOpen);
  useSignalEffect(tellRequestNews);
  const seat = welcome.value?.seat ?? 'desk';
  const trades = seat === 'desk';
  const inFirm = view.firm.value !== null;
  return (
    <main
      class={`play role-${seat} ${trades ? 'talk-below' : 'talk-aside'} ${inFirm ? 'in-firm' : ''}`}
      data-tab={tab.value}
      data-asks={toAnswer.value > 0 ? 'yes' : undefined}
    >
      <h1 class="unseen">{t('shell.playHeading', { exchange: welcome.value?.exchangeName ?? '', seat: t(`seat.${seat}`) })}</h1>
      <TopBar onLeave={onLeave} onKeys={() => showKeys(true)} />
      <StageSwitch withFirm={trades} />
      <MarketPanel trades={trades} />
      <FloorPanel />
      <aside class="side" aria-label={t('shell.side')}>
        <SeatSide seat={seat} />
        {!trades && <TalkPanel />}
      </aside>
      <div class="foot">
        <Inbox />
        {trades && <TalkPanel />}
      </div>
      <TabBar />
      {keysShown && <KeysSheet onClose={() => showKeys(false)} />}
      {asking.value && <AskSheet onClose={closeAskSheet} />}
    </main>
  );
}

function closeAskSheet(): void {
  asking.value = false;
}

const marketShown = computed(() => view.candles.value.market);

/** A fresh socket shows the first market; the one chosen here is asked for again. */
function keepMarketOpen(): void {
  if (marketShown.value !== market.value) openMarket(market.value);
}

/** Between phone and desktop one place shows the floor, the market or the firm. */
function StageSwitch({ withFirm }: { withFirm: boolean }) {
  const shown = tab.value === 'trade' || (withFirm && tab.value === 'firm') ? tab.value : 'floor';
  const choices = [
    ['floor', t('tabs.floor')],
    ['trade', t('market.label')],
    ...(withFirm ? ([['firm', t('tabs.firm')]] as const) : []),
  ] as const;
  return (
    <nav class="stage-switch" aria-label={t('tabs.label')}>
      {choices.map(([id, label]) => (
        <button
          type="button"
          key={id}
          aria-pressed={shown === id}
          onClick={() => {
            tab.value = id;
          }}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
