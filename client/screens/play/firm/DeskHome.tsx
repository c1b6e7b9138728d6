import { t } from '../../../i18n/t.ts';
import { weekOfDay } from '../../../i18n/weeks.ts';
import { coinsAbout, percent, usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Tabs } from '../../../overlay/Tabs.tsx';
import { marketInfo, view } from '../../../store/store.ts';
import { Holdings } from '../HoldingsPanel.tsx';
import { type WorkTab, workTab } from '../playState.ts';
import { Ticket } from '../Ticket.tsx';
import { Levers } from './Levers.tsx';
import { Row } from './Row.tsx';

/** What the desk has, what it may draw, and what it can set and trade. */
export function DeskHome() {
  return (
    <>
      <Glance />
      <section class="panel work seat-home" data-on="trade book" aria-label={t('firm.tabs.desk')}>
        <Tabs<WorkTab>
          label={t('firm.tabs.desk')}
          open={workTab.value}
          onOpen={(id) => {
            workTab.value = id;
          }}
          tabs={[
            { id: 'levers', label: t('firm.tab.levers'), body: () => <Levers /> },
            { id: 'money', label: t('firm.tab.book'), body: () => <WhereItIs /> },
            { id: 'ticket', label: t('firm.tab.ticket'), body: () => <Ticket /> },
            { id: 'holdings', label: t('firm.tab.holdings'), body: () => <Holdings trades /> },
          ]}
        />
      </section>
    </>
  );
}

function Glance() {
  const desk = view.firm.value?.desk;
  const margin = view.account.value?.margin;
  if (!desk) return null;
  return (
    <section class="panel firm-money" data-on="book" aria-label={t('desk.rows')}>
      <dl class="rows two-columns">
        <Row
          name={desk.cashCents < 0 ? t('desk.customers') : t('desk.cash')}
          {...(desk.cashCents < 0 ? { tone: 'down-text' as const } : {})}
        >
          {usdShort(Math.abs(desk.cashCents))}
        </Row>
        <Row name={t('desk.quoting')}>{usdShort(desk.quotingCents)}</Row>
        <Row name={<Term id="credit_line">{t('desk.line')}</Term>}>{usdShort(desk.lineCents)}</Row>
        <Row name={t('desk.drawn')} {...(desk.drawnCents > 0 ? { tone: 'warn-text' as const } : {})}>
          {usdShort(desk.drawnCents)}
        </Row>
        <Row name={<Term id="lean">{t('desk.lean')}</Term>}>{usdShort(desk.leanCents)}</Row>
        <Row name={<Term id="margin">{t('desk.margin')}</Term>}>
          {margin === undefined || margin.marginFraction === null ? <None /> : percent(margin.marginFraction)}
        </Row>
      </dl>
    </section>
  );
}

/** A dash to the eye, words to a screen reader. */
const None = () => (
  <>
    <span aria-hidden="true">–</span>
    <span class="unseen">{t('margin.none')}</span>
  </>
);

function WhereItIs() {
  const desk = view.firm.value?.desk;
  const perpetual = marketInfo('BIT-PERP');
  if (!desk) return null;
  const lots = (size: number): string => (perpetual ? coinsAbout(size, perpetual) : String(size));
  return (
    <>
      <dl class="rows">
        <Row name={t('desk.cash')} {...(desk.cashCents < 0 ? { tone: 'down-text' as const } : {})}>
          {usdShort(desk.cashCents)}
        </Row>
        <Row name={t('desk.quoting')}>{usdShort(desk.quotingCents)}</Row>
        <Row name={<Term id="hedge">{t('desk.hedge')}</Term>}>
          {t('desk.hedge.of', { hedge: lots(desk.hedgeLots), position: lots(desk.quotesLots) })}
        </Row>
        <Row name={<Term id="farm">{t('desk.farm')}</Term>}>{usdShort(desk.farmCents)}</Row>
        <Row name={t('desk.ventures')}>{usdShort(desk.venturesCents)}</Row>
        <Row name={t('desk.basket')}>{usdShort(desk.basketCents)}</Row>
        <Row name={t('desk.bit')}>{usdShort(desk.bitCents)}</Row>
        {desk.tokenCents !== 0 && <Row name={<Term id="key">{t('desk.token')}</Term>}>{usdShort(desk.tokenCents)}</Row>}
        <Row name={<Term id="lean">{t('desk.lean')}</Term>}>{usdShort(desk.leanCents)}</Row>
        <Row name={<Term id="credit_line">{t('desk.line')}</Term>}>{usdShort(desk.lineCents)}</Row>
        <Row name={t('desk.wanted')}>{usdShort(desk.wantedCents)}</Row>
        <Row name={t('desk.drawn')} {...(desk.drawnCents > 0 ? { tone: 'warn-text' as const } : {})}>
          {usdShort(desk.drawnCents)}
        </Row>
      </dl>
      {desk.pumpUntilDay !== null && <p class="hint">{t('desk.pump', { week: weekOfDay(desk.pumpUntilDay) })}</p>}
      {desk.defence && (
        <p class="hint">
          {t('desk.defence', { price: `$${(desk.defence.priceCents / 100).toFixed(2)}`, week: weekOfDay(desk.defence.untilDay) })}
        </p>
      )}
    </>
  );
}
