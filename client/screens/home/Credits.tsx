import { t } from '../../i18n/t.ts';

export function Credits() {
  return (
    <footer class="home-foot">
      <span>{t('home.fiction')}</span>
      <details>
        <summary>{t('home.credits')}</summary>
        <ul>
          <li>{t('home.credits.art')}</li>
          <li>{t('home.credits.fonts')}</li>
          <li>
            {t('home.credits.charts')}{' '}
            <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
              tradingview.com
            </a>
          </li>
          <li>{t('home.credits.floor')}</li>
        </ul>
      </details>
      <span>{t('home.licence')}</span>
    </footer>
  );
}
