import { useEffect, useRef } from 'preact/hooks';
import type { Ending } from '../../shared/sim/business.ts';
import type { FirmView } from '../../shared/sim/views/firmTypes.ts';
import { t } from '../i18n/t.ts';
import { weekOfDay } from '../i18n/weeks.ts';
import { dismissNotice } from '../overlay/notices.ts';
import { view, welcome } from '../store/store.ts';
import '../styles/close.css';
import '../styles/roundClose.css';
import { LeagueTable } from './close/LeagueTable.tsx';
import { NewsList } from './close/NewsList.tsx';
import { PublishedPage } from './close/PublishedPage.tsx';
import { usePause } from './close/usePause.ts';

/** How the firm ended, in one sentence, over what the world had been shown until then. */
export function Ended({ firm, ending, onTrial }: { firm: FirmView; ending: Ending; onTrial(): void }) {
  const ready = usePause();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    // What was last told of the play would lie over how it ended.
    dismissNotice();
  }, []);
  const { weeks } = view.clock.value;
  const before = (ending.round - 1) * weeks;
  const names = { exchange: welcome.value?.exchangeName ?? t('close.theExchange'), desk: welcome.value?.deskName ?? '' };
  return (
    <main class="close round-close">
      <header class="close-head">
        <p class="close-eyebrow">{t('ended.eyebrow', { round: ending.round, week: weekOfDay(ending.day) })}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t(`ending.${ending.id}`, names)}
        </h1>
        <p>{t('ended.sub')}</p>
      </header>
      <div class="close-columns">
        <section class="close-panel close-table" aria-labelledby="close-table">
          <h2 id="close-table">{t('ended.table')}</h2>
          <LeagueTable league={firm.league} />
        </section>
        <section class="close-panel close-page" aria-labelledby="close-page">
          <h2 id="close-page">{t('between.page')}</h2>
          <PublishedPage page={view.page.value} sinceOpening={false} />
        </section>
        <section class="close-panel close-wide" aria-labelledby="close-news">
          <h2 id="close-news">{t('between.news')}</h2>
          <NewsList news={view.news.value} fromWeek={before + 1} most={4} />
        </section>
      </div>
      <footer class="close-foot">
        <p class="close-question">{t('close.pause')}</p>
        <p class={`close-state ${ready ? '' : 'close-waiting'}`} role="status">
          {t(ready ? 'close.ready' : 'shell.closing')}
        </p>
        <button type="button" class="close-open" disabled={!ready} onClick={onTrial}>
          {t('ended.open')}
        </button>
      </footer>
    </main>
  );
}
