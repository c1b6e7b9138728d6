import '../styles/play.css';
import { computed, useSignalEffect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { t } from '../i18n/t.ts';
import { openMarket } from '../net/game.ts';
import { link, status, view, welcome } from '../store/store.ts';
import { AskDoor, AskSheet } from './play/AskSheet.tsx';
import { CodePanel } from './play/CodePanel.tsx';
import { CustomersPanel } from './play/CustomersPanel.tsx';
import { FloorPanel } from './play/FloorPanel.tsx';
import { ChiefHome } from './play/firm/ChiefHome.tsx';
import { DeskHome } from './play/firm/DeskHome.tsx';
import { RiskHome } from './play/firm/RiskHome.tsx';
import { Standing } from './play/firm/Standing.tsx';
import { HoldingsPanel } from './play/HoldingsPanel.tsx';
import { Inbox } from './play/Inbox.tsx';
import { KeysSheet } from './play/KeysSheet.tsx';
import { listenForKeys } from './play/keys.ts';
import { LiquidationsPanel } from './play/Liquidations.tsx';
import { MarginPanel } from './play/MarginPanel.tsx';
import { MarketPanel } from './play/MarketPanel.tsx';
import { asking, market, tab, toAnswer } from './play/playState.ts';
import { QueuePanel } from './play/QueuePanel.tsx';
import { tellRequestNews } from './play/requestNews.ts';
import { TabBar } from './play/TabBar.tsx';
import { TalkPanel } from './play/TalkPanel.tsx';
import { TopBar } from './play/TopBar.tsx';
import { WorkPanel } from './play/WorkPanel.tsx';

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
      <Banner />
      <StageSwitch withFirm={trades} />
      <MarketPanel trades={trades} />
      <FloorPanel />
      <aside class="side" aria-label={t('shell.side')}>
        {inFirm ? <SeatHome seat={seat} /> : <RoundSide trades={trades} />}
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

/** What a seat of a one-round game holds and can do. */
function RoundSide({ trades }: { trades: boolean }) {
  return (
    <>
      {view.account.value && <MarginPanel trades={trades} />}
      {trades && <WorkPanel />}
      {view.code.value && <CodePanel />}
      {!view.account.value && !view.code.value && <LiquidationsPanel />}
      {trades && (
        <div class="ask" data-on="trade book">
          <AskDoor />
        </div>
      )}
      <CustomersPanel />
      {!trades && <QueuePanel />}
      {view.account.value && <HoldingsPanel trades={trades} />}
    </>
  );
}

/** The same for a firm of several rounds. */
function SeatHome({ seat }: { seat: SeatId }) {
  return (
    <>
      <Standing />
      {seat === 'chief' && <ChiefHome />}
      {seat === 'desk' && <DeskHome />}
      {seat === 'engineer' && (
        <>
          <CodePanel />
          <QueuePanel />
        </>
      )}
      {seat === 'risk' && <RiskHome />}
      {seat === 'desk' && (
        <div class="ask" data-on="trade book">
          <AskDoor />
        </div>
      )}
    </>
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

function Banner() {
  const { frozen, message } = status.value;
  if (link.value.state === 'lost' || link.value.state === 'connecting') {
    return (
      <p class="banner" role="status">
        {t('banner.reconnecting')}
      </p>
    );
  }
  if (!frozen) return null;
  return (
    <p class="banner" role="alert">
      {t('banner.frozen', { message: message ?? t('shell.frozen.plain') })}
    </p>
  );
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
