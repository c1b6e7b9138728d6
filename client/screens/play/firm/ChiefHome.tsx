import { useState } from 'preact/hooks';
import { t } from '../../../i18n/t.ts';
import { percent, usdShort, usdShortSigned } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Tabs } from '../../../overlay/Tabs.tsx';
import { view } from '../../../store/store.ts';
import { CustomersBody } from '../CustomersPanel.tsx';
import { QueueBody } from '../QueuePanel.tsx';
import { Levers } from './Levers.tsx';
import { Row } from './Row.tsx';
import { SaidPanel } from './SaidPanel.tsx';

type Open = 'levers' | 'customers' | 'said' | 'requests' | 'desk';

/** The firm's money, and what its chief can set, pay, say and sign. */
export function ChiefHome() {
  const [open, setOpen] = useState<Open>('levers');
  return (
    <>
      <Money />
      <section class="panel seat-home" data-on="book" aria-label={t('firm.tabs.chief')}>
        <Tabs<Open>
          label={t('firm.tabs.chief')}
          open={open}
          onOpen={setOpen}
          tabs={[
            { id: 'levers', label: t('firm.tab.levers'), body: () => <Levers /> },
            { id: 'customers', label: t('firm.tab.customers'), body: () => <CustomersBody /> },
            { id: 'said', label: t('firm.tab.said'), body: () => <SaidPanel /> },
            { id: 'requests', label: t('firm.tab.requests'), body: () => <QueueBody /> },
            { id: 'desk', label: t('firm.tab.desk'), body: () => <Desk /> },
          ]}
        />
      </section>
    </>
  );
}

function Money() {
  const chief = view.firm.value?.chief;
  const held = view.customers.value?.fundHeldCents ?? 0;
  if (!chief) return null;
  const roundFees = (chief.yearFeesCents * 168) / 365;
  const costs = chief.fixedCostsCents + chief.feeCostsCents;
  return (
    <section class="panel firm-money" data-on="book" aria-label={t('chief.money')}>
      <dl class="rows two-columns">
        <Row name={<Term id="equity">{t('firm.published.now')}</Term>}>{usdShort(chief.displayedEquityCents)}</Row>
        <Row name={t('chief.deposits')}>{usdShortSigned(chief.depositsChangeCents)}</Row>
        <Row name={t('chief.fees')}>{usdShort(chief.roundFeesCents)}</Row>
        <Row name={t('chief.pace')}>{usdShort(roundFees)}</Row>
        <Row name={t('chief.costs')}>{usdShort(costs)}</Row>
        <Row name={t('chief.left')} {...(roundFees < costs ? { tone: 'down-text' as const } : {})}>
          {usdShortSigned(roundFees - costs)}
        </Row>
        <Row name={<Term id="displayed_fund">{t('chief.fundShown')}</Term>}>
          <span class="claimed-text">{usdShort(chief.fundShownCents)}</span>
        </Row>
        <Row name={<Term id="insurance_fund">{t('chief.fundHeld')}</Term>}>
          <span class="true-text">{usdShort(held)}</span>
        </Row>
        {chief.lenderDebtCents > 0 && <Row name={<Term id="lenders">{t('chief.lenders')}</Term>}>{usdShort(chief.lenderDebtCents)}</Row>}
        {chief.hardCapCents !== null && <Row name={t('chief.cap')}>{usdShort(chief.hardCapCents)}</Row>}
      </dl>
      {chief.earnProduct && <p class="hint">{t('chief.earn')}</p>}
    </section>
  );
}

/** What the chief sees of the desk's own book. */
function Desk() {
  const account = view.account.value;
  if (!account) return null;
  const cash = account.balances[0]?.units ?? 0;
  const { margin } = account;
  return (
    <dl class="rows">
      <Row name={<Term id="equity">{t('chief.deskEquity')}</Term>}>{usdShort(account.equityCents)}</Row>
      <Row name={t('chief.deskCash')} {...(cash < 0 ? { tone: 'down-text' as const } : {})}>
        {usdShort(cash)}
      </Row>
      <Row name={<Term id="credit_line">{t('desk.line')}</Term>}>{usdShort(margin.borrowCents)}</Row>
      <Row name={t('chief.deskOpen')}>{usdShort(margin.openNotionalCents)}</Row>
      <Row name={<Term id="margin">{t('desk.margin')}</Term>}>
        {margin.marginFraction === null ? t('margin.none') : percent(margin.marginFraction)}
      </Row>
      {account.balances
        .slice(1)
        .filter((entry) => entry.valueCents !== 0)
        .map((entry) => (
          <Row key={entry.asset} name={entry.asset}>
            {usdShort(entry.valueCents)}
          </Row>
        ))}
    </dl>
  );
}
