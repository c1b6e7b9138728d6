/** What every message of the inbox begins with. */
import { t } from '../../i18n/t.ts';
import { weekOfStep } from './weeks.ts';

export function Head({ title, step }: { title: string; step: number }) {
  return (
    <div class="message-head">
      <h2>{title}</h2>
      <span class="mono muted">{t('unit.weekShort', { week: weekOfStep(step) })}</span>
    </div>
  );
}
