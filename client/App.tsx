import { computed, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Receipt as ReceiptDocument } from '../shared/sim/judgement/types.ts';
import { enter, fetchReceipt, leave, rejoin, type SavedAs, saveGame } from './net/game.ts';
import { seatTicket } from './net/seat.ts';
import { LineNews } from './overlay/LineNews.tsx';
import { Notices } from './overlay/Notices.tsx';
import { tellRefusal, tellResult } from './overlay/notices.ts';
import { useLoaded } from './overlay/useLoaded.ts';
import { Home } from './screens/Home.tsx';
import { h } from './screens/home/words.ts';
import { go, type Route, route } from './store/router.ts';
import { gameSignal, joined, link, people, reading, talk, view, welcome, wholeView } from './store/store.ts';

const receipt = gameSignal<ReceiptDocument | null>(null);
/** The round whose close this person has left for the desk. */
const closeLeft = gameSignal<number | null>(null);
const loadPlay = () => import('./screens/Play.tsx');
const loadClose = () => import('./screens/Close.tsx');
const loadRoundClose = () => import('./screens/RoundClose.tsx');
const loadEnded = () => import('./screens/Ended.tsx');
const loadTrial = () => import('./screens/Trial.tsx');
const loadReceipt = () => import('./screens/Receipt.tsx');
const loadFutures = () => import('./screens/Futures.tsx');
const loadDebrief = () => import('./screens/Debrief.tsx');
const loadReplay = () => import('./screens/Replay.tsx');

/** Screens of a game that is over. The history of the tab may hold those of the one before. */
const AFTER: ReadonlySet<Route> = new Set(['trial', 'receipt', 'futures', 'debrief']);
/** While its record is read, a game that is over shows a phase that has passed. */
const isOver = computed(() => reading.value || view.clock.value.phase === 'closed');

function home(): void {
  leave();
  go('home');
}

export function App() {
  const shown = route.value;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [shown]);
  useSignalEffect(() => {
    if (joined.value && !isOver.value && AFTER.has(route.value)) go('play');
  });
  return (
    <>
      <Screen />
      {shown !== 'home' && <LineNews />}
      <Notices />
    </>
  );
}

function Screen() {
  const shown = route.value;
  if (shown === 'replay') return <ReplayScreen />;
  if (shown === 'home' || !seatTicket.value) {
    return (
      <Home
        seated={seatTicket.value !== null}
        onTicket={(ticket) => {
          enter(ticket);
          go('play');
        }}
      />
    );
  }
  if (link.value.state === 'refused')
    return <Waiting title={h('shell.gone')} text={h('shell.gone.text')} action={h('shell.home')} onAction={home} />;
  if (link.value.state === 'replaced')
    return <Waiting title={h('shell.replaced')} text={h('shell.takeBack.text')} action={h('shell.takeBack')} onAction={rejoin} />;
  if (!joined.value || !welcome.value)
    return <Waiting title={h('home.starting')} text={h('shell.starting.text')} action={h('shell.home')} onAction={home} />;
  if (shown === 'trial') return <TrialScreen />;
  if (shown === 'receipt') return <ReceiptScreen />;
  if (shown === 'futures') return <FuturesScreen />;
  if (shown === 'debrief') return <DebriefScreen />;
  const { phase, round } = view.clock.value;
  if (phase === 'closed') return view.firm.value?.ending ? <EndedScreen /> : <CloseScreen />;
  return phase === 'close' && closeLeft.value !== round ? <RoundCloseScreen /> : <PlayScreen />;
}

function PlayScreen() {
  const screen = useLoaded(loadPlay);
  return screen ? <screen.Play onLeave={home} /> : <Waiting title={h('home.starting')} />;
}

function CloseScreen() {
  const screen = useLoaded(loadClose);
  return screen ? <screen.Close view={wholeView()} onReceipt={() => go('receipt')} /> : <Waiting title={h('shell.closing')} />;
}

function RoundCloseScreen() {
  const screen = useLoaded(loadRoundClose);
  const firm = view.firm.value;
  const toDesk = (): void => {
    closeLeft.value = view.clock.value.round;
  };
  return screen && firm ? <screen.RoundClose firm={firm} onDesk={toDesk} /> : <Waiting title={h('shell.closing')} />;
}

function EndedScreen() {
  const screen = useLoaded(loadEnded);
  const firm = view.firm.value;
  return screen && firm?.ending ? (
    <screen.Ended firm={firm} ending={firm.ending} onTrial={() => go('trial')} />
  ) : (
    <Waiting title={h('shell.closing')} />
  );
}

function TrialScreen() {
  const screen = useLoaded(loadTrial);
  return screen ? <screen.Trial /> : <Waiting title={h('shell.opening')} action={h('shell.home')} onAction={home} />;
}

/** The receipt of the game that is over, once it has come. */
function useReceipt(): ReceiptDocument | null {
  const linked = link.value.state === 'live';
  useEffect(() => {
    if (receipt.value || !linked) return;
    let wanted = true;
    const ask = async (): Promise<void> => {
      const answer = await fetchReceipt();
      if (!wanted) return;
      if (answer) receipt.value = answer;
      else setTimeout(() => void (wanted && ask()), 1500);
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [linked]);
  return receipt.value;
}

function ReceiptScreen() {
  const screen = useLoaded(loadReceipt);
  const document = useReceipt();
  if (!screen || !document) return <Waiting title={h('shell.opening')} action={h('shell.home')} onAction={home} />;
  const save = async (format: SavedAs): Promise<void> => {
    if (await saveGame(format)) tellResult(h('shell.saved'));
    else tellRefusal(h('shell.notSaved'));
  };
  return <screen.Receipt receipt={document} people={[...people.value]} onExport={(format) => void save(format)} onAgain={home} />;
}

function FuturesScreen() {
  const screen = useLoaded(loadFutures);
  const document = useReceipt();
  const ticket = seatTicket.value;
  if (!screen || !document || !ticket) return <Waiting title={h('shell.opening')} action={h('shell.home')} onAction={home} />;
  return <screen.Futures receipt={document} people={people.value} seat={ticket.seat} host={welcome.value?.host ?? false} />;
}

function DebriefScreen() {
  const screen = useLoaded(loadDebrief);
  const document = useReceipt();
  const ticket = seatTicket.value;
  if (!screen || !document || !ticket) return <Waiting title={h('shell.opening')} action={h('shell.home')} onAction={home} />;
  return <screen.Debrief receipt={document} people={[...people.value]} talk={[...talk.value]} gameId={ticket.gameId} seat={ticket.seat} />;
}

function ReplayScreen() {
  const screen = useLoaded(loadReplay);
  return screen ? (
    <screen.Replay onLeave={() => go('home')} />
  ) : (
    <Waiting title={h('shell.openingReader')} action={h('shell.home')} onAction={home} />
  );
}

interface WaitingProps {
  title: string;
  text?: string;
  action?: string;
  onAction?(): void;
}

function Waiting({ title, text, action, onAction }: WaitingProps) {
  return (
    <main class="waiting">
      <div role="status">
        <h1>{title}</h1>
        {text && <p>{text}</p>}
      </div>
      {action && (
        <button type="button" class="door" onClick={onAction}>
          {action}
        </button>
      )}
    </main>
  );
}
