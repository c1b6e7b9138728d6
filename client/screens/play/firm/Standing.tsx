import { t } from '../../../i18n/t.ts';
import { percent, percentSigned, usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { view } from '../../../store/store.ts';
import { Sparkline } from './Sparkline.tsx';
import { placeOf } from './standing.ts';

const GROUP_DIGITS = 1;

/** Where the firm stands in the eyes of the world: its place, what it has published, and its token. The same for every seat. */
export function Standing() {
  const firm = view.firm.value;
  if (!firm) return null;
  const { history, disclosed } = firm;
  const last = history.at(-1);
  const before = history.at(-2);
  const values = history.map((one) => one.shownEquityCents);
  if (!last) return null;
  const change = before && before.shownEquityCents > 0 ? last.shownEquityCents / before.shownEquityCents - 1 : null;
  return (
    <section class="panel standing" data-on="book firm" aria-label={t('firm.title')}>
      <div class="standing-row">
        <div>
          <small class="muted">
            <Term id="published_equity">{t('firm.published')}</Term>
          </small>
          <b class="standing-now">{usdShort(last.shownEquityCents)}</b>
        </div>
        <Sparkline values={values} label={t('firm.published.spark', { values: values.map((cents) => usdShort(cents)).join(', ') })} />
        <div>
          <small class="muted">{t('firm.deposits')}</small>
          <b>{usdShort(view.page.value.claimedAssetsCents)}</b>
        </div>
      </div>
      <p class="standing-since">
        <span class={change === null ? 'muted' : change < 0 ? 'down-text' : 'up-text'}>
          {change === null ? t('firm.published.first') : t('firm.published.since', { change: arrowed(change) })}
        </span>
        <span class="muted">, {t('firm.standing', placeOf(firm))}</span>
      </p>
      <TokenLine />
      {disclosed && (
        <p class="standing-out" role="status">
          <b>{t('firm.out')}</b> {t(disclosed.forced ? 'firm.out.forced' : 'firm.out.told')}
        </p>
      )}
    </section>
  );
}

export const arrowed = (change: number): string => `${change < 0 ? '▼' : '▲'} ${percentSigned(change, GROUP_DIGITS)}`;

function TokenLine() {
  const token = view.firm.value?.token;
  if (!token) return null;
  return (
    <p class="token-line">
      <Term id="key">KEY</Term> <b class="mono">${(token.priceCents / 100).toFixed(2)}</b>{' '}
      <span class={token.weekReturn < 0 ? 'down-text' : 'up-text'}>{t('firm.token.week', { change: arrowed(token.weekReturn) })}</span>{' '}
      <span class="muted">
        {t('firm.token.float', { share: percent(token.floatShare, 0) })}
        {token.deskShare !== null && `, ${t('firm.token.share', { share: percent(token.deskShare, 0) })}`}
      </span>
    </p>
  );
}
