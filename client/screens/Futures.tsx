import { useEffect, useMemo } from 'preact/hooks';
import type { FuturesMessage, FuturesWant, Guesses } from '../../shared/net/futures.ts';
import type { Person } from '../../shared/net/messages.ts';
import type { OfferId } from '../../shared/sim/business.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { askFutures } from '../net/game.ts';
import { oneAtATime } from '../net/oneAtATime.ts';
import { tellRefusal } from '../overlay/notices.ts';
import { useLoaded } from '../overlay/useLoaded.ts';
import { dots, futures, guesses, without } from '../store/futures.ts';
import '../styles/futures.css';
import { EndNav } from './debrief/EndNav.tsx';
import { Guess } from './futures/Guess.tsx';
import { GuessedScale, Headlines } from './futures/Headlines.tsx';
import { Progress } from './futures/Progress.tsx';
import { Trust } from './futures/Trust.tsx';
import { f } from './futures/words.ts';
import { type FirmReading, firmReading } from './receipt/firm/firmReading.ts';
import { readReceipt } from './receipt/reading.ts';

/** Markets before the server has said so itself. */
const WORLDS = 1_000;

const loadDots = () => import('../plots/DotPlot.tsx');
const loadHole = () => import('../plots/HolePlot.tsx');
const loadExit = () => import('./futures/ExitDoorPart.tsx');
const loadLost = () => import('./futures/WhenLostPart.tsx');
const loadPlane = () => import('./futures/PlanePart.tsx');
const loadWithout = () => import('./futures/WithoutOne.tsx');

async function ask(want: FuturesWant, offer?: OfferId): Promise<void> {
  const answer = await askFutures('futures', offer === undefined ? { want } : { want, offer });
  if (answer === null || (!answer.ok && answer.code !== 'request_open_already')) tellRefusal(f('futures.refused'));
}
const cancel = (): void => void stop();
async function stop(): Promise<void> {
  const answer = await askFutures('cancel_futures', {});
  if (answer?.ok === false && answer.code === 'not_yours_to_decide') tellRefusal(f('futures.cancel.notYours'));
}

const guess = oneAtATime(async (share: number) => {
  const answer = await askFutures('guess', { share });
  if (!answer?.ok) tellRefusal(f('futures.refused'));
});

interface FuturesProps {
  receipt: Receipt;
  people: readonly Person[];
  seat: SeatId;
  host: boolean;
}

/** The same decisions in a thousand other markets: the guess first, then what came of it, and the market that was really played. */
export function Futures({ receipt, people, seat, host }: FuturesProps) {
  const reading = useMemo(() => firmReading(readReceipt(receipt, people)), [receipt, people]);
  const told = guesses.value;
  const headline = futures.value.headline ?? null;
  const busy = Object.values(futures.value).some((message) => message?.status === 'running');
  const of = headline?.of ?? WORLDS;
  // The first one here starts it, so that it is under way while people still guess.
  useEffect(() => {
    if (reading === null || told === null || headline !== null || busy) return;
    const soon = setTimeout(() => void ask('headline'), 400);
    return () => clearTimeout(soon);
  }, [reading, told === null, headline === null, busy]);
  return (
    <main class="futures">
      <EndNav here="futures" />
      {reading === null ? (
        <p class="futures-note">{f('futures.none')}</p>
      ) : told === null ? (
        <p class="futures-note" role="status">
          {f('futures.opening')}
        </p>
      ) : told.open ? (
        <Found reading={reading} told={told} message={headline} seat={seat} busy={busy || headline === null} />
      ) : (
        <Guess
          guesses={told}
          seat={seat}
          host={host}
          running={headline}
          of={of}
          onGuess={(share) => void guess(share)}
          onShow={() => void askFutures('show_futures', {})}
        />
      )}
    </main>
  );
}

interface FoundProps {
  reading: FirmReading;
  told: Guesses;
  message: FuturesMessage | null;
  seat: SeatId;
  busy: boolean;
}

function Found({ reading, told, message, seat, busy }: FoundProps) {
  const exit = futures.value.exit_door ?? null;
  const lost = futures.value.when_lost ?? null;
  const [dotPlot, holePlot, exitPart, lostPart, planePart, withoutPart] = [
    useLoaded(loadDots),
    useLoaded(loadHole),
    useLoaded(loadExit),
    useLoaded(loadLost),
    useLoaded(loadPlane),
    useLoaded(loadWithout),
  ];
  const yeses = useMemo(
    () => [...new Set(reading.firm.offers.filter(({ status }) => status === 'granted').map(({ offer }) => offer))],
    [reading],
  );
  const found = message?.headline ?? null;
  const running = message?.status === 'running';
  return (
    <>
      {message?.status === 'failed' && <p class="futures-note">{f('futures.failed')}</p>}
      {!found && message?.status !== 'failed' && <h1>{f('futures.headline.first')}</h1>}
      {found && message && (
        <section class="futures-top">
          <div>
            <p class="futures-eyebrow">{f('futures.eyebrow', { of: message.of.toLocaleString('en-US') })}</p>
            <Headlines headline={found} running={running} />
          </div>
          <div>
            <GuessedScale headline={found} running={running} guesses={told} seat={seat} />
            <Progress message={message} onCancel={cancel} onResume={() => void ask('headline')} />
          </div>
        </section>
      )}
      {found && dotPlot && dots.value.length > 0 && <dotPlot.DotPlot dots={dots.value} headline={found} yeses={yeses.length} />}
      <div class="futures-columns">
        {holePlot && <holePlot.HolePlot reading={reading} />}
        <div>
          {found && planePart && dots.value.length > 0 && <planePart.PlanePart dots={dots.value} headline={found} />}
          {withoutPart && yeses.length > 0 && (
            <withoutPart.WithoutOne
              yeses={yeses}
              results={without.value}
              running={futures.value.without ?? null}
              busy={busy}
              onAsk={(offer) => void ask('without', offer)}
              onCancel={cancel}
            />
          )}
        </div>
      </div>
      <div class="futures-asks">
        {exitPart && <exitPart.ExitDoorPart message={exit} busy={busy} onAsk={() => void ask('exit_door')} onCancel={cancel} />}
        {lostPart && (
          <lostPart.WhenLostPart reading={reading} message={lost} busy={busy} onAsk={() => void ask('when_lost')} onCancel={cancel} />
        )}
      </div>
      {message?.surrogate && <Trust surrogate={message.surrogate} />}
    </>
  );
}
