import { useEffect, useRef, useState } from 'preact/hooks';
import type { FirmView } from '../../shared/sim/views/firmTypes.ts';
import { t } from '../i18n/t.ts';
import { weekOfStep } from '../i18n/weeks.ts';
import { minutes } from '../overlay/format.ts';
import { status, table, view, welcome } from '../store/store.ts';
import '../styles/close.css';
import '../styles/roundClose.css';
import { deedLines } from './close/deeds.ts';
import { LeagueTable } from './close/LeagueTable.tsx';
import { NewsList } from './close/NewsList.tsx';
import { PageEditor } from './close/PageEditor.tsx';
import { PublishedPage } from './close/PublishedPage.tsx';
import { act } from './play/act.ts';
import { choosePace } from './play/PaceControl.tsx';
import { runningPace, toAnswer } from './play/playState.ts';

const DEEDS_SHOWN = 5;
const NEWS_SHOWN = 4;

/** Between two rounds: what the world now believes about each firm, the page, and what this seat did. */
export function RoundClose({ firm, onDesk }: { firm: FirmView; onDesk(): void }) {
  const { round, weeks } = view.clock.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="close round-close">
      <header class="close-head">
        <p class="close-eyebrow">{t('between.eyebrow', { round })}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t('between.title')}
        </h1>
        <p>{t('between.sub')}</p>
      </header>
      <div class="close-columns">
        <div class="close-column">
          <section class="close-panel close-table" aria-labelledby="close-table">
            <h2 id="close-table">{t('between.table')}</h2>
            <LeagueTable league={firm.league} />
          </section>
          <section class="close-panel" aria-labelledby="close-did">
            <h2 id="close-did">{t('between.did')}</h2>
            <Deeds lines={deedLines(firm.deeds)} />
          </section>
        </div>
        <div class="close-column">
          <OwnPage />
          <section class="close-panel" aria-labelledby="close-news">
            <h2 id="close-news">{t('between.news')}</h2>
            <NewsList news={view.news.value} fromWeek={(round - 1) * weeks + 1} most={NEWS_SHOWN} />
          </section>
        </div>
      </div>
      <Foot onDesk={onDesk} />
    </main>
  );
}

function OwnPage() {
  const page = view.page.value;
  const { round, weeks } = view.clock.value;
  const signs = view.firm.value?.treasurer != null;
  // What is signed in a close belongs to the round that it closes.
  const signedWeek = Math.min(round * weeks, weekOfStep(view.calendar.value, page.publishedStep));
  const signedRound = Math.ceil(signedWeek / weeks);
  const signed = page.publishedStep > 0 ? t('between.page.signed', { round: signedRound, week: signedWeek }) : t('between.page.unsigned');
  return (
    <section class="close-panel close-page" aria-labelledby="close-page">
      <h2 id="close-page">{t(signs ? 'between.page.editor' : 'between.page')}</h2>
      <PublishedPage page={page} sinceOpening={false} />
      {signs ? (
        <PageEditor key={round} />
      ) : (
        <p class="hint">
          {t(table.value.includes('treasurer') ? 'between.page.byTreasurer' : 'between.page.byChief')} {signed}
        </p>
      )}
    </section>
  );
}

function Deeds({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <p class="muted">{t('between.did.none')}</p>;
  const more = lines.length - DEEDS_SHOWN;
  return (
    <ul class="close-deeds">
      {lines.slice(0, DEEDS_SHOWN).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {more > 0 && <li class="muted">{t('between.did.more', { n: more })}</li>}
    </ul>
  );
}

function Foot({ onDesk }: { onDesk(): void }) {
  const [sending, setSending] = useState(false);
  const { pace } = status.value;
  const waiting = toAnswer.value;
  const open = async (): Promise<void> => {
    setSending(true);
    await act({ type: 'open_round' }, t('top.openRound.done'));
    setSending(false);
  };
  return (
    <footer class="close-foot">
      <p class="close-question">
        {pace === 0 ? t('between.paused') : t('between.left', { time: minutes(view.clock.value.closeSecondsLeft / pace) })}
      </p>
      <p class="close-state">{waiting > 0 && t('between.waiting', { n: waiting })}</p>
      <div class="close-doors">
        {welcome.value?.host && (
          <button type="button" class="door" onClick={() => void choosePace(pace === 0 ? runningPace.value : 0)}>
            {t(pace === 0 ? 'between.goOn' : 'between.pause')}
          </button>
        )}
        <button type="button" class="door" onClick={onDesk}>
          {t('between.desk')}
        </button>
        <button type="button" class="close-open" disabled={sending} onClick={() => void open()}>
          {t(sending ? 'between.open.sending' : 'between.open')}
        </button>
      </div>
    </footer>
  );
}
