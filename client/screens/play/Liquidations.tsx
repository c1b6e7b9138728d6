import type { WaterfallEntry, WaterfallView } from '../../../shared/sim/views/waterfallTypes.ts';
import { type GlossaryId, t } from '../../i18n/t.ts';
import { percent, usd, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { view } from '../../store/store.ts';
import { type FallStep, type LossStep, nothingFell, type PositionStep, waterfallSteps } from './waterfallSteps.ts';
import { weekOfStep } from './weeks.ts';

type Step = FallStep<PositionStep | LossStep>;

const meaning: Record<PositionStep | LossStep, GlossaryId> = {
  sold: 'sold_in_book',
  provider: 'backstop',
  opposing: 'opposing',
  fund: 'insurance_fund',
  shared: 'shared_loss',
  uncovered: 'uncovered',
};

/** Where a failing account's position and loss go, step by step, and the latest cases. The same for every seat. */
export function Liquidations() {
  const falls = view.waterfall.value;
  const { positions, losses } = waterfallSteps(falls);
  return (
    <div class="falls">
      {nothingFell(falls) && <p class="empty">{t('falls.none')}</p>}
      <h3>{t('falls.positions')}</h3>
      <Stairs steps={positions} falls={falls} />
      <h3>{t('falls.losses')}</h3>
      <Stairs steps={losses} falls={falls} />
      <h3>{t('falls.feed')}</h3>
      <Feed entries={falls.feed} />
    </div>
  );
}

/** For a seat that has neither a book nor the code to show it with. */
export function LiquidationsPanel() {
  return (
    <section class="panel falls-panel" data-on="book" aria-label={t('falls.title')}>
      <div class="panel-head">
        <h2>{t('falls.title')}</h2>
      </div>
      <Liquidations />
    </section>
  );
}

function Stairs({ steps, falls }: { steps: readonly Step[]; falls: WaterfallView }) {
  return (
    <ol class="stairs" start={steps[0]?.place}>
      {steps.map((step) => (
        <li key={step.id} class={`stair is-${step.id}${step.cents > 0 ? ' is-used' : ''}`} style={{ '--down': step.place - 1 }}>
          <i class="stair-place" aria-hidden="true">
            {step.place}
          </i>
          <span class="stair-name">
            <Term id={meaning[step.id]}>{step.id === 'shared' ? t(`falls.shared.${falls.lossPolicy}`) : t(`falls.${step.id}`)}</Term>
          </span>
          <b class="stair-sum" title={step.cents > 0 ? usd(step.cents) : undefined}>
            {step.cents > 0 ? usdShort(step.cents) : <Untouched />}
          </b>
          <Hint step={step} falls={falls} />
          {step.cents > 0 && (
            <i class="stair-bar" aria-hidden="true">
              <i style={{ width: `${(step.share * 100).toFixed(1)}%` }} />
            </i>
          )}
        </li>
      ))}
    </ol>
  );
}

const Untouched = () => (
  <span class="muted">
    <span aria-hidden="true">–</span>
    <span class="unseen">{t('falls.untouched')}</span>
  </span>
);

function Hint({ step, falls }: { step: Step; falls: WaterfallView }) {
  switch (step.id) {
    case 'provider': {
      const share = falls.capacityPromisedCents > 0 ? falls.capacityCents / falls.capacityPromisedCents : 0;
      return (
        <small>
          <span class="capacity" role="img" aria-label={t('falls.capacity.bar', { share: percent(share, 0) })}>
            <i style={{ width: `${(share * 100).toFixed(0)}%` }} />
          </span>
          {t('falls.capacity', { left: usdShort(falls.capacityCents), promised: usdShort(falls.capacityPromisedCents) })}
        </small>
      );
    }
    case 'shared':
      return <small>{t(`falls.policy.${falls.lossPolicy}`)}</small>;
    default:
      return null;
  }
}

function Feed({ entries }: { entries: readonly WaterfallEntry[] }) {
  if (entries.length === 0) return <p class="empty">{t('falls.feed.none')}</p>;
  return (
    <ol class="falls-feed">
      {entries.map((entry, index) => (
        <li key={`${entry.step}-${entry.stage}-${index}`} class={`is-${entry.stage}`}>
          <span class="muted">{t('unit.weekShort', { week: weekOfStep(entry.step) })}</span>
          <span>
            {t(`falls.stage.${entry.stage}`)}
            {entry.market !== null && <span class="muted"> {entry.market}</span>}
            {entry.isDesk && <em class="ours">{t('falls.ours')}</em>}
          </span>
          <span class="mono">{entry.cents > 0 ? usdShort(entry.cents) : ''}</span>
        </li>
      ))}
    </ol>
  );
}
