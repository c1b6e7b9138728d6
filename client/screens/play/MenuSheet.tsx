import { t } from '../../i18n/t.ts';
import { Sheet } from '../../overlay/Sheet.tsx';
import { welcome } from '../../store/store.ts';
import { Acts } from './firm/Acts.tsx';
import { PaceControl } from './PaceControl.tsx';

export function MenuSheet({ onClose, onLeave, onKeys }: { onClose(): void; onLeave(): void; onKeys(): void }) {
  return (
    <Sheet title={t('top.menu')} onClose={onClose}>
      <p class="join-code">{t('top.menu.code', { code: welcome.value?.code ?? '' })}</p>
      <h3>{t('top.pace')}</h3>
      <PaceControl />
      <div class="doors">
        <button
          type="button"
          class="door"
          onClick={() => {
            onClose();
            onKeys();
          }}
        >
          {t('top.menu.keys')}
        </button>
        <button type="button" class="door" onClick={onLeave}>
          {t('top.menu.leave')}
        </button>
      </div>
      <p class="hint">{t('top.menu.leaveHint')}</p>
      <Acts onDone={onClose} />
      <h3>{t('top.menu.credits')}</h3>
      <ul class="credits">
        <li>{t('home.credits.art')}</li>
        <li>{t('home.credits.fonts')}</li>
        <li>
          {t('home.credits.charts')}{' '}
          <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
            tradingview.com
          </a>
        </li>
        <li>{t('home.credits.floor')}</li>
      </ul>
    </Sheet>
  );
}
