import { h } from './words.ts';

export function Credits() {
  return (
    <footer class="home-foot">
      <span>{h('home.fiction')}</span>
      <details>
        <summary>{h('home.credits')}</summary>
        <ul>
          <li>{h('home.credits.art')}</li>
          <li>{h('home.credits.fonts')}</li>
          <li>
            {h('home.credits.charts')}{' '}
            <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
              tradingview.com
            </a>
          </li>
          <li>{h('home.credits.floor')}</li>
        </ul>
      </details>
      <span>{h('home.licence')}</span>
    </footer>
  );
}
