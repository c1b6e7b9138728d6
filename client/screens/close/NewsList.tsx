import type { NewsView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { weekOfStep } from '../../i18n/weeks.ts';
import { view } from '../../store/store.ts';

/** Newest first; `fromWeek` and `most` leave out what is older and what is too much. */
export function NewsList({
  news,
  fromWeek = 1,
  most = Number.POSITIVE_INFINITY,
}: {
  news: readonly NewsView[];
  fromWeek?: number;
  most?: number;
}) {
  const calendar = view.calendar.value;
  const shown = [...news]
    .sort((a, b) => b.step - a.step)
    .map((item) => ({ ...item, week: weekOfStep(calendar, item.step) }))
    .filter((item) => item.week >= fromWeek)
    .slice(0, most);
  if (shown.length === 0) return <p class="muted">{t('news.none')}</p>;
  return (
    <ol class="close-news">
      {shown.map((item) => (
        <li key={`${item.step}-${item.newsId}`}>
          <span>{t('unit.week', { week: item.week })}</span>
          <p>{t(`news.${item.newsId}`)}</p>
        </li>
      ))}
    </ol>
  );
}
