import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { weekOfDay } from '../../i18n/weeks.ts';
import { usd } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { view } from '../../store/store.ts';
import { StandingStatements } from './firm/SaidPanel.tsx';
import { weekOfStep } from './weeks.ts';

/** The page as customers read it. */
export function PagePanel() {
  const page = view.page.value;
  const said = page.claimsSameRules === null ? 'unsaid' : page.claimsSameRules ? 'yes' : 'no';
  return (
    <div class="public-page">
      <dl class="rows">
        <div>
          <dt>
            <Term id="displayed_fund">{t('page.fund')}</Term>
          </dt>
          <dd class="claimed-text">{usd(page.displayedFundCents)}</dd>
        </div>
        <div>
          <dt>{t('page.assets')}</dt>
          <dd class="claimed-text">{usd(page.claimedAssetsCents)}</dd>
        </div>
        <div>
          <dt>{t('page.sameRules')}</dt>
          <dd class="words">{t(`page.sameRules.${said}`)}</dd>
        </div>
        <div>
          <dt>
            <Term id="loss_policy">{t('page.lossPolicy')}</Term>
          </dt>
          <dd class="words">{t(`page.lossPolicy.${view.waterfall.value.lossPolicy}`)}</dd>
        </div>
        <div>
          <dt>{t('page.exceptions')}</dt>
          <dd class="words">
            {page.publishedTerms.length === 0
              ? t('page.exceptions.none')
              : page.publishedTerms
                  .map((terms) => {
                    const change = changeNamed(terms.kind, terms.value);
                    return terms.untilDay === null
                      ? t('page.exception.open', { change })
                      : t('page.exception.until', { change, week: weekOfDay(terms.untilDay) });
                  })
                  .join('; ')}
          </dd>
        </div>
      </dl>
      <StandingStatements />
      <p class="hint">{t('page.signed', { week: weekOfStep(page.publishedStep) })}</p>
    </div>
  );
}
