import type { MarginView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { percent, usd, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { Icon } from '../../overlay/Icon.tsx';
import { view } from '../../store/store.ts';
import { LeverageControl } from './LeverageControl.tsx';
import { preview } from './playState.ts';

type State = 'open' | 'full' | 'below' | 'liquidating';

function stateOf(margin: MarginView): State {
  if (margin.liquidating) return 'liquidating';
  if (margin.marginFraction === null) return 'open';
  if (margin.marginFraction < margin.maintenanceMarginFraction) return 'below';
  return margin.marginFraction < margin.initialMarginFraction ? 'full' : 'open';
}

export function MarginPanel({ trades }: { trades: boolean }) {
  const margin = view.account.value?.margin;
  if (!margin) return null;
  const state = stateOf(margin);
  return (
    <section class={`panel margin is-${state}`} data-on="floor book" aria-label={t('margin.title')}>
      <div class="panel-head">
        <h2>
          <Term id="margin">{t('margin.title')}</Term>
        </h2>
        <span class="margin-state">
          <Icon name={state === 'open' ? 'check' : 'warn'} size={12} /> {t(`margin.state.${state}`)}
        </span>
      </div>
      <div class="margin-row">
        <b class="margin-now">
          {margin.marginFraction === null ? t('margin.none') : percent(margin.marginFraction, Math.abs(margin.marginFraction) < 1 ? 2 : 0)}
        </b>
        <dl>
          <div>
            <dt>{t('margin.accountValue')}</dt>
            <dd>{usd(margin.accountValueCents)}</dd>
          </div>
          <div>
            <dt>{t('margin.openSize')}</dt>
            <dd>{usd(margin.openNotionalCents)}</dd>
          </div>
        </dl>
      </div>
      <Gauge margin={margin} />
      <dl class="margin-foot">
        <div>
          <dt>
            <Term id="free_collateral">{t('margin.free')}</Term>
          </dt>
          <dd>{usdShort(margin.freeCollateralCents)}</dd>
        </div>
        <div>
          <dt>
            <Term id="credit_line">{t('margin.credit')}</Term>
          </dt>
          <dd>{margin.borrowCents > 0 ? usdShort(margin.borrowCents) : t('common.none')}</dd>
        </div>
      </dl>
      <LeverageControl margin={margin} trades={trades} />
    </section>
  );
}

/** Nearer to the gauge's left end than this, a label is moved in and loses its tick. */
const NEAR_EDGE = 0.12;

/** Hatched up to MMF, amber to IMF, green above; a white bar is now, a dashed bar is after the ticket. */
function Gauge({ margin }: { margin: MarginView }) {
  const after = preview.value?.accepted ? preview.value : null;
  const mmf = margin.marginFraction === null && after ? after.maintenanceMarginFractionAfter : margin.maintenanceMarginFraction;
  const imf = margin.marginFraction === null && after ? after.initialMarginFractionAfter : margin.initialMarginFraction;
  const most = Math.max(0.16, imf * 1.75);
  const at = (fraction: number): string => `${Math.max(0, Math.min(100, (fraction / most) * 100)).toFixed(1)}%`;
  const now = margin.marginFraction;
  const then = after?.marginFractionAfter ?? null;
  const words = [
    now === null ? t('margin.gauge.none') : t('margin.gauge', { margin: percent(now), mmf: percent(mmf, 1), imf: percent(imf, 1) }),
    then === null ? '' : t('margin.gauge.after', { margin: percent(then) }),
  ];
  return (
    <div class="gauge" role="img" aria-label={words.join(' ').trim()}>
      <div class="gauge-bar">
        <i class="zone below" style={{ width: at(mmf) }} />
        <i class="zone full" style={{ width: at(imf - mmf) }} />
        <i class="zone open" />
        {then !== null && <i class="gauge-then" style={{ left: at(then) }} />}
        {now !== null && <i class="gauge-now" style={{ left: at(now) }} />}
      </div>
      <div class="gauge-marks">
        <span class={mmf / most < NEAR_EDGE ? 'is-near' : undefined} style={{ left: `max(36px, ${at(mmf)})` }}>
          <b>MMF</b> {percent(mmf, 1)}
        </span>
        <span style={{ left: at(imf) }}>
          <b>IMF</b> {percent(imf, 1)}
        </span>
      </div>
    </div>
  );
}
