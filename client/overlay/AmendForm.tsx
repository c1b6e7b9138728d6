import type { Terms } from '../../shared/sim/commands.ts';
import type { RequestView } from '../../shared/sim/views/types.ts';
import { changeValue } from '../i18n/changes.ts';
import { t } from '../i18n/t.ts';

const DAYS_PER_WEEK = 7;
const endWeeks = [2, 4, 8, 12, 16];

/** True when `next` is narrower than `now` in some term and wider in none. */
export function narrows(now: Terms, next: Terms): boolean {
  const sooner = next.expiresAfterDays !== now.expiresAfterDays && next.expiresAfterDays > 0;
  return next.value < now.value || sooner || (next.published && !now.published);
}

/** Only terms that narrow the request are on offer; what is already small, dated or printed stays so. */
export function AmendForm({
  request,
  steps,
  terms,
  onTerms,
}: {
  request: RequestView;
  steps: readonly number[];
  terms: Terms;
  onTerms(terms: Terms): void;
}) {
  const now = request.terms;
  const smaller = request.kind === 'credit_line' ? steps.filter((step) => step < now.value).sort((a, b) => b - a) : [];
  const nowWeeks = now.expiresAfterDays / DAYS_PER_WEEK;
  const weeks = endWeeks.filter((week) => now.expiresAfterDays === 0 || week < nowWeeks);
  return (
    <div class="request-amend">
      {smaller.length > 0 && (
        <label class="request-field">
          <span>{t('amend.value')}</span>
          <select value={terms.value} onChange={(event) => onTerms({ ...terms, value: Number(event.currentTarget.value) })}>
            {[now.value, ...smaller].map((value) => (
              <option key={value} value={value}>
                {value === now.value
                  ? t('amend.value.keep', { value: changeValue(request.kind, value) ?? '' })
                  : (changeValue(request.kind, value) ?? '')}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="request-field">
        <span>{t('amend.ends')}</span>
        <select
          value={terms.expiresAfterDays}
          onChange={(event) => onTerms({ ...terms, expiresAfterDays: Number(event.currentTarget.value) })}
        >
          <option value={now.expiresAfterDays}>
            {now.expiresAfterDays === 0
              ? t('amend.ends.keep')
              : t('amend.ends.keepWeeks', { weeks: t('unit.weeks', { n: Math.round(nowWeeks) }) })}
          </option>
          {weeks.map((week) => (
            <option key={week} value={week * DAYS_PER_WEEK}>
              {t('unit.weeks', { n: week })}
            </option>
          ))}
        </select>
      </label>
      {now.published ? (
        <p class="request-note">{t('amend.published')}</p>
      ) : (
        <label class="request-check">
          <input
            type="checkbox"
            checked={terms.published}
            onChange={(event) => onTerms({ ...terms, published: event.currentTarget.checked })}
          />
          <span>{t('amend.publish')}</span>
        </label>
      )}
    </div>
  );
}
