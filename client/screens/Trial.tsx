import '../styles/trial.css';
import '../styles/trialLine.css';
import '../styles/trialQuestion.css';
import '../styles/trialDocuments.css';
import '../styles/trialPrint.css';
import '../styles/play/floor.css';
import { untracked, useComputed, useSignalEffect } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import { t } from '../i18n/t.ts';
import { askFutures } from '../net/game.ts';
import { seatTicket } from '../net/seat.ts';
import { futures, guesses } from '../store/futures.ts';
import { people, talk, trial, welcome } from '../store/store.ts';
import { EndNav } from './debrief/EndNav.tsx';
import {
  type CaseFailure,
  closeCase,
  current,
  failure,
  goTo,
  lookAs,
  type OpenCase,
  openCase,
  opened,
  progress,
} from './trial/caseState.ts';
import { Documents } from './trial/Documents.tsx';
import { FloorPart } from './trial/FloorPart.tsx';
import { HostLine } from './trial/HostLine.tsx';
import { listenForTrialKeys } from './trial/keys.ts';
import { Pack } from './trial/Pack.tsx';
import { QuestionPart } from './trial/QuestionPart.tsx';
import { exhibitTitle } from './trial/reading.ts';
import { Timeline } from './trial/Timeline.tsx';
import { Transport } from './trial/Transport.tsx';
import { Vaults } from './trial/Vaults.tsx';
import { WhoKnew } from './trial/WhoKnew.tsx';
import { w } from './trial/words.ts';

/** The trial of a game that is over: its exhibits one after the other, each voted on before the ledger answers. */
export function Trial() {
  useEffect(() => {
    void openCase();
    return closeCase;
  }, []);
  const found = opened.value;
  return (
    <main class="trial">
      <EndNav here="trial" />
      {failure.value ? <Failed why={failure.value} /> : found ? <Sitting opened={found} /> : <Opening />}
    </main>
  );
}

function Opening() {
  const at = progress.value;
  return (
    <section class="trial-card trial-wait" role="status">
      <p>{!at ? w('opening.fetch') : at.step < at.steps ? w('opening', { step: at.step, steps: at.steps }) : w('opening.room')}</p>
      {at && <progress max={at.steps} value={at.step} />}
    </section>
  );
}

function Failed({ why }: { why: CaseFailure }) {
  return (
    <section class="trial-card trial-wait" role="alert">
      <h1>{w('failed')}</h1>
      <p>{w(`failed.${why}`)}</p>
      <button type="button" class="door" onClick={() => void openCase()}>
        {w('failed.again')}
      </button>
    </section>
  );
}

function Sitting({ opened: found }: { opened: OpenCase }) {
  // Whose vote it is: the store's own seat follows the eyes while a record is read.
  const [own] = useState(() => ({ seat: seatTicket.value?.seat ?? 'chief', host: welcome.value?.host ?? false }));
  const pack = useRef<HTMLDivElement>(null);
  useEffect(() => listenForTrialKeys(), []);
  useEffect(() => printing(pack.current, found), [found]);
  // The futures take a minute of the server's time, and nobody looks at them yet: they begin once the trial is under way.
  const underWay = useComputed(() => trial.value?.exhibits.some(({ open }) => open !== null) === true && guesses.value !== null);
  useSignalEffect(() => {
    if (underWay.value && untracked(() => futures.value.headline) === undefined) void askFutures('futures', { want: 'headline' });
  });
  const shown = useComputed(() => trial.value?.shown ?? null);
  useSignalEffect(() => {
    const id = shown.value;
    if (id !== null) untracked(() => goTo(id));
  });
  const brief = current.value;
  if (!brief)
    return (
      <section class="trial-card trial-wait">
        <h1>{w('none')}</h1>
        <p>{w('none.text')}</p>
      </section>
    );
  return (
    <>
      <div class="trial-sitting">
        <Head opened={found} exhibit={brief.exhibit} />
        <HostLine own={own} exhibit={brief.exhibit} />
        <Timeline opened={found} />
        <Transport opened={found} exhibit={brief.exhibit} />
        <WhoKnew opened={found} exhibit={brief.exhibit} />
        <div class="trial-evidence">
          <Documents opened={found} brief={brief} talk={talk.value} />
          <Vaults opened={found} />
        </div>
        <QuestionPart key={brief.exhibit.id} opened={found} exhibit={brief.exhibit} own={own} />
        <FloorPart opened={found} />
      </div>
      <div class="trial-pack" ref={pack} />
    </>
  );
}

function Head({ opened: { game }, exhibit }: { opened: OpenCase; exhibit: Exhibit }) {
  const { exchangeName: exchange, deskName: desk } = game.welcome;
  const differs = game.mismatches[0];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [exhibit.id]);
  return (
    <header class="trial-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {w('title', { exhibit: exhibitTitle(exhibit) })} <small>{w('firm', { exchange, desk })}</small>
        </h1>
        <p>{w(`trial.rule.${exhibit.rule}.sub`)}</p>
      </div>
      {differs !== undefined && (
        <p class="trial-differs" role="alert">
          {w('differs', { step: differs })}
        </p>
      )}
      <p class="trial-keys">
        <span class="unseen">{w('keys')}: </span>
        <kbd>←</kbd> <kbd>→</kbd> {w('keys.exhibit')} <kbd>0</kbd>–<kbd>{people.value.length + 1}</kbd> {w('keys.seat')} <kbd>V</kbd>{' '}
        {w('keys.vote')} <kbd>{t('shell.keys.space')}</kbd> {w('keys.play')}
      </p>
      <button type="button" class="door" onClick={() => print()}>
        {w('print')}
      </button>
    </header>
  );
}

/** The sheets are made when something is printed, and taken away after. */
function printing(holder: HTMLElement | null, found: OpenCase): () => void {
  if (!holder) return () => undefined;
  const exchange = found.game.welcome.exchangeName;
  const before = (): void => {
    lookAs('record');
    render(<Pack opened={found} exchange={exchange} talk={talk.value} people={people.value} />, holder);
  };
  const after = (): void => render(null, holder);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    after();
  };
}
