import type { PageView } from '../../../shared/sim/views/types.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';

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

/** The firm's page as the world reads it; `sinceOpening` sets beside it what it said when the game opened. */
export function PublishedPage({ page, sinceOpening }: { page: PageView; sinceOpening: boolean }) {
  return (
    <dl class="close-figures">
      <div>
        <dt>{t('close.assets')}</dt>
        <dd>
          {usdShort(page.claimedAssetsCents)} {sinceOpening && <Change from={page.openingAssetsCents} to={page.claimedAssetsCents} />}
        </dd>
      </div>
      <div>
        <dt>
          <Term id="insurance_fund">{t('close.fund')}</Term>
        </dt>
        <dd>
          {usdShort(page.displayedFundCents)} {sinceOpening && <Change from={page.openingFundCents} to={page.displayedFundCents} />}
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
  );
}
