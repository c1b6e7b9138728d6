import { useState } from 'preact/hooks';
import { t } from '../../../i18n/t.ts';
import { usdShort, usdShortSigned } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Tabs } from '../../../overlay/Tabs.tsx';
import { view } from '../../../store/store.ts';
import { PayingOut } from '../CustomersPanel.tsx';
import { QueueBody } from '../QueuePanel.tsx';
import { DeskAccount } from './DeskAccount.tsx';
import { FundRows, LenderRow, Promises } from './HouseMoney.tsx';
import { Levers } from './Levers.tsx';
import { Row } from './Row.tsx';
import { SaidPanel } from './SaidPanel.tsx';

type Open = 'levers' | 'customers' | 'said' | 'requests' | 'desk';

const requests = { id: 'requests' as const, label: t('firm.tab.requests'), body: () => <QueueBody /> };

/**
 * The firm's money, and what its chief can set, pay, say and sign. What a treasurer or a voice has in hand is not here: then the
 * signatures come first, and the few levers that are left stand by themselves.
 */
export function ChiefHome() {
  const split = view.firm.value?.treasurer == null;
  const speaks = view.firm.value?.voice != null;
  const [open, setOpen] = useState<Open>(split ? 'requests' : 'levers');
  return (
    <>
      <Money />
      <section class="panel seat-home" data-on="book" aria-label={t('firm.tabs.chief')}>
        <Tabs<Open>
          label={t('firm.tabs.chief')}
          open={open}
          onOpen={setOpen}
          tabs={[
            ...(split ? [] : [{ id: 'levers' as const, label: t('firm.tab.levers'), body: () => <Levers /> }]),
            ...(split ? [requests] : []),
            { id: 'customers', label: t('firm.tab.customers'), body: () => <PayingOut /> },
            ...(speaks ? [{ id: 'said' as const, label: t('firm.tab.said'), body: () => <SaidPanel /> }] : []),
            ...(split ? [] : [requests]),
            { id: 'desk', label: t('firm.tab.desk'), body: () => <DeskAccount /> },
          ]}
        />
      </section>
      {split && (
        <section class="panel" data-on="book" aria-label={t('firm.tab.levers')}>
          <Levers />
        </section>
      )}
    </>
  );
}

function Money() {
  const firm = view.firm.value;
  const chief = firm?.chief;
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
        {firm.treasurer && <FundRows house={firm.treasurer} />}
        {firm.treasurer && firm.treasurer.lenderDebtCents > 0 && <LenderRow house={firm.treasurer} />}
        {chief.hardCapCents !== null && <Row name={t('chief.cap')}>{usdShort(chief.hardCapCents)}</Row>}
      </dl>
      {firm.treasurer && <Promises house={firm.treasurer} />}
    </section>
  );
}
