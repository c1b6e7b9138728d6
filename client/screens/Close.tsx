import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageView, PriceView, SeatView } from '../../shared/sim/views/types.ts';
import { changeNamed, weekOf } from '../i18n/changes.ts';
import { t } from '../i18n/t.ts';
import { percentSigned, usdShort } from '../overlay/format.ts';
import { Term } from '../overlay/Glossary.tsx';
import { welcome } from '../store/store.ts';
import '../styles/close.css';

/** How long the room is left with the published figures before the receipt can be opened. */
const PAUSE_MS = 3500;

function usePause(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
  return over;
}

function rulesText(said: boolean | null): string {
  if (said === null) return t('close.rules.unsaid');
  return t(said ? 'close.rules.yes' : 'close.rules.no');
}

/** How a published figure moved over the round. */
function Change({ from, to }: { from: number; to: number }) {
  if (from === to) return <small>{t('close.unchanged')}</small>;
  return (
    <small class={to < from ? 'down-text' : 'up-text'}>
      <i aria-hidden="true">{to < from ? '▼' : '▲'}</i> {t('close.since', { from: usdShort(from) })}
    </small>
  );
}

function Page({ page }: { page: PageView }) {
  return (
    <section class="close-panel close-page" aria-labelledby="close-page">
      <h2 id="close-page">{t('close.page')}</h2>
      <dl class="close-figures">
        <div>
          <dt>{t('close.assets')}</dt>
          <dd>
            {usdShort(page.claimedAssetsCents)} <Change from={page.openingAssetsCents} to={page.claimedAssetsCents} />
          </dd>
        </div>
        <div>
          <dt>
            <Term id="insurance_fund">{t('close.fund')}</Term>
          </dt>
          <dd>
            {usdShort(page.displayedFundCents)} <Change from={page.openingFundCents} to={page.displayedFundCents} />
          </dd>
        </div>
        <div>
          <dt>{t('close.rules')}</dt>
          <dd class="close-words">{rulesText(page.claimsSameRules)}</dd>
        </div>
        <div>
          <dt>{t('close.exceptions')}</dt>
          <dd class="close-words">
            {page.publishedTerms.length === 0
              ? t('close.exceptions.none')
              : page.publishedTerms.map((terms) => changeNamed(terms.kind, terms.value)).join(', ')}
          </dd>
        </div>
      </dl>
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
  const { clock, news } = view;
  const weekAt = (step: number): number => Math.min(clock.weeks, weekOf(step, (clock.weeks * 7) / clock.stepsPerRound));
  return (
    <section class="close-panel close-side" aria-labelledby="close-news">
      <h2 id="close-news">{t('close.news')}</h2>
      {news.length === 0 && <p class="muted">{t('news.none')}</p>}
      <ol class="close-news">
        {[...news]
          .sort((a, b) => b.step - a.step)
          .map((item) => (
            <li key={`${item.step}-${item.newsId}`}>
              <span>{t('unit.week', { week: weekAt(item.step) })}</span>
              <p>{t(`news.${item.newsId}`)}</p>
            </li>
          ))}
      </ol>
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
          {t(ready ? 'close.ready' : 'close.closing')}
        </p>
        <button type="button" class="close-open" disabled={!ready} onClick={onReceipt}>
          {t('close.open')}
        </button>
      </footer>
    </main>
  );
}
