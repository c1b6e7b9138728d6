import { useEffect, useRef } from 'preact/hooks';
import type { PageView, PriceView, SeatView } from '../../shared/sim/views/types.ts';
import { t } from '../i18n/t.ts';
import { percentSigned } from '../overlay/format.ts';
import { welcome } from '../store/store.ts';
import '../styles/close.css';
import { NewsList } from './close/NewsList.tsx';
import { PublishedPage } from './close/PublishedPage.tsx';
import { usePause } from './close/usePause.ts';

function Page({ page }: { page: PageView }) {
  return (
    <section class="close-panel close-page" aria-labelledby="close-page">
      <h2 id="close-page">{t('close.page')}</h2>
      <PublishedPage page={page} sinceOpening />
    </section>
  );
}

function Prices({ prices }: { prices: readonly PriceView[] }) {
  return (
    <section class="close-panel" aria-labelledby="close-prices">
      <h2 id="close-prices">{t('close.prices')}</h2>
      <ul class="close-prices">
        {prices.map((price) => (
          <li key={price.market}>
            <b>{price.market}</b>
            <span class={price.changeFraction < 0 ? 'down-text' : 'up-text'}>
              <i aria-hidden="true">{price.changeFraction < 0 ? '▼' : '▲'}</i> {percentSigned(price.changeFraction)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function News({ view }: { view: SeatView }) {
  return (
    <section class="close-panel close-side" aria-labelledby="close-news">
      <h2 id="close-news">{t('close.news')}</h2>
      <NewsList news={view.news} />
    </section>
  );
}

/** What the world believes at the close: published figures only, and a moment before anything else may be opened. */
export function Close({ view, onReceipt }: { view: SeatView; onReceipt(): void }) {
  const ready = usePause();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="close">
      <header class="close-head">
        <p class="close-eyebrow">{t('close.eyebrow')}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t('close.title', { exchange: welcome.value?.exchangeName ?? t('close.theExchange') })}
        </h1>
        <p>{t('close.sub')}</p>
      </header>
      <div class="close-columns">
        <Page page={view.page} />
        <Prices prices={view.prices} />
        <News view={view} />
      </div>
      <footer class="close-foot">
        <p class="close-question">{t('close.pause')}</p>
        <p class={`close-state ${ready ? '' : 'close-waiting'}`} role="status">
          {t(ready ? 'close.ready' : 'shell.closing')}
        </p>
        <button type="button" class="close-open" disabled={!ready} onClick={onReceipt}>
          {t('close.open')}
        </button>
      </footer>
    </main>
  );
}
