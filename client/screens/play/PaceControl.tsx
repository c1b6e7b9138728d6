import { PACES, type Pace } from '../../../shared/net/messages.ts';
import { t } from '../../i18n/t.ts';
import { setPace } from '../../net/game.ts';
import { Icon } from '../../overlay/Icon.tsx';
import { tellRefusal } from '../../overlay/notices.ts';
import { status, welcome } from '../../store/store.ts';

export async function choosePace(pace: Pace): Promise<void> {
  const answer = await setPace(pace);
  if (answer && !answer.ok) tellRefusal(t('top.pace.hostOnly'));
}

export function PaceControl() {
  const pace = status.value.pace;
  if (!welcome.value?.host) {
    return (
      <p class="pace-told muted" title={t('top.pace.hostOnly')}>
        {t('top.pace')} {pace === 0 ? t('top.paused') : t('top.pace.times', { n: pace })}
      </p>
    );
  }
  return (
    <fieldset class="pace">
      <legend class="unseen">{t('top.pace')}</legend>
      {PACES.map((choice) => (
        <button
          type="button"
          key={choice}
          aria-pressed={pace === choice}
          aria-label={choice === 0 ? t('top.pace.pause') : t('top.pace.times', { n: choice })}
          onClick={() => void choosePace(choice)}
        >
          {choice === 0 ? <Icon name="pause" size={12} /> : t('top.pace.times', { n: choice })}
        </button>
      ))}
    </fieldset>
  );
}
