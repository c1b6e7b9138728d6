import { t } from '../../i18n/t.ts';
import { weekOfDay } from '../../i18n/weeks.ts';
import { percent, percentSigned, price, usdShort } from '../../overlay/format.ts';
import { marketInfo, view, welcome } from '../../store/store.ts';
import { chooseItem, tab, toAnswer, workTab } from './playState.ts';

/** The job in one glance: what is asked of this seat, how far it is, and where to begin. */
export function AimCard() {
  if (view.firm.value) return null;
  if (view.mandate.value && welcome.value?.seat === 'desk') return inDrill() ? <DrillAim /> : <DeskAim />;
  if (view.code.value) return <EngineerAim />;
  return null;
}

const inDrill = (): boolean => view.inbox.value.some((item) => item.kind === 'note' && item.note === 'squeeze_brief');

/** In the drill the aim is to stay alive: how far the nearest price is at which the engine acts. */
function DrillAim() {
  const account = view.account.value;
  const nearest = account?.positions
    .flatMap((position) =>
      position.actsPriceTicks === null
        ? []
        : [{ ...position, acts: position.actsPriceTicks, move: position.actsPriceTicks / position.markTicks - 1 }],
    )
    .sort((left, right) => Math.abs(left.move) - Math.abs(right.move))[0];
  const of = nearest && marketInfo(nearest.market);
  return (
    <section class="aim" aria-label={t('drill.aim')}>
      <h2>
        {t('drill.aim')} <b>{t('drill.aim.text')}</b>
      </h2>
      <p class="aim-figures">
        <span>
          {account?.margin.liquidating
            ? t('drill.closing')
            : nearest && of
              ? t('drill.acts', { price: `$${price(nearest.acts, of)}`, move: percentSigned(nearest.move), market: nearest.market })
              : t('drill.flat')}
        </span>
      </p>
      <p class="aim-links">
        <DrillDoors kind="aim-link" />
        <Brief />
      </p>
    </section>
  );
}

/** The two first moves of the drill. */
export function DrillDoors({ kind }: { kind: 'aim-link' | 'door' }) {
  const open = (panel: 'ticket' | 'outside'): void => {
    workTab.value = panel;
    tab.value = 'trade';
  };
  return (
    <>
      <button type="button" class={kind} onClick={() => open('ticket')}>
        {t('drill.open')}
      </button>
      <button type="button" class={kind} onClick={() => open('outside')}>
        {t('drill.cash')}
      </button>
    </>
  );
}

function readBrief(): void {
  const brief = view.inbox.value.find((item) => item.kind === 'note' && item.note.endsWith('_brief'));
  if (brief) chooseItem(brief.id);
  tab.value = 'inbox';
}

function Brief() {
  const has = view.inbox.value.some((item) => item.kind === 'note' && item.note.endsWith('_brief'));
  if (!has) return null;
  return (
    <button type="button" class="aim-link" onClick={readBrief}>
      {t('shell.aim.brief')}
    </button>
  );
}

function DeskAim() {
  const mandate = view.mandate.value;
  if (!mandate) return null;
  const share = Math.max(0, Math.min(1, mandate.heldNotionalCents / Math.max(1, mandate.aimNotionalCents)));
  const reached = share >= 1;
  return (
    <section class="aim" aria-label={t('mandate.aim')}>
      <h2>
        {t('shell.aim.from', { who: t('botName.chief') })}{' '}
        <b>{t('mandate.aim.text', { aim: usdShort(mandate.aimNotionalCents), week: weekOfDay(mandate.aimByDay) })}</b>
      </h2>
      <span
        class="aim-bar"
        role="progressbar"
        aria-label={t('mandate.aim')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <p class="aim-figures">
        <span class="mono">
          {t('mandate.aim.progress', { held: usdShort(mandate.heldNotionalCents), aim: usdShort(mandate.aimNotionalCents) })}
        </span>
        <span class="muted">{reached ? t('mandate.aim.reached') : percent(share, 0)}</span>
      </p>
      <p class="aim-links">
        <button
          type="button"
          class="aim-link"
          onClick={() => {
            workTab.value = 'mandate';
            tab.value = 'trade';
          }}
        >
          {t('shell.aim.mandate')}
        </button>
        <Brief />
      </p>
    </section>
  );
}

function EngineerAim() {
  const code = view.code.value;
  if (!code) return null;
  const coverage = code.owedCents > 0 ? code.custodyCents / code.owedCents : 1;
  return (
    <section class="aim" aria-label={t('mandate.aim')}>
      <h2>
        {t('shell.aim.engine')} <b>{toAnswer.value > 0 ? t('inbox.count', { n: toAnswer.value }) : t('code.queue.none')}</b>
      </h2>
      <span
        class="aim-bar is-coverage"
        role="progressbar"
        aria-label={t('code.coverage')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(Math.min(1, coverage) * 100)}
      >
        <i style={{ width: `${Math.min(1, Math.max(0, coverage)) * 100}%` }} />
      </span>
      <p>
        <span class="muted">{t('code.coverage.bar', { share: percent(coverage, 1) })}</span>
      </p>
      <p class="aim-links">
        <Brief />
      </p>
    </section>
  );
}
