import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TreasurerView } from '../../../../shared/sim/views/firmTypes.ts';
import { t } from '../../../i18n/t.ts';
import { usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Tabs } from '../../../overlay/Tabs.tsx';
import { view } from '../../../store/store.ts';
import { Withdrawals } from '../CustomersPanel.tsx';
import { QueueBody } from '../QueuePanel.tsx';
import { FundRows, LenderRow, Promises } from './HouseMoney.tsx';
import { Levers } from './Levers.tsx';
import { Row } from './Row.tsx';

type Open = 'customers' | 'requests';

/** What is owed beside what is there, who else is owed, and what the treasurer can set. */
export function TreasurerHome() {
  const [open, setOpen] = useState<Open>('customers');
  const house = view.firm.value?.treasurer;
  return (
    <>
      {house && <OwedAndThere house={house} />}
      <section class="panel seat-home" data-on="book" aria-label={t('firm.tabs.treasurer')}>
        <Tabs<Open>
          label={t('firm.tabs.treasurer')}
          open={open}
          onOpen={setOpen}
          tabs={[
            { id: 'customers', label: t('customers.title'), body: () => <Withdrawals /> },
            { id: 'requests', label: t('firm.tab.requests'), body: () => <QueueBody /> },
          ]}
        />
      </section>
      <section class="panel" data-on="book" aria-label={t('firm.tab.levers')}>
        <Levers />
      </section>
    </>
  );
}

function OwedAndThere({ house }: { house: TreasurerView }) {
  const { trueCents, owedCents } = view.vault.value;
  const owed = owedCents ?? 0;
  const there = trueCents ?? 0;
  const missing = Math.max(0, owed - there);
  return (
    <section class="panel firm-money house" data-on="book" aria-label={t('treasurer.money')}>
      <div class="house-bars">
        <Bar name={t('treasurer.owed')} sum={usdShort(owed)} share={1} look="owed" />
        <Bar
          name={t('treasurer.there')}
          sum={usdShort(there)}
          share={owed > 0 ? there / owed : 1}
          look="there"
          note={missing > 0 ? t('treasurer.missing', { value: usdShort(missing) }) : t('treasurer.whole')}
        />
        <Bar
          name={<Term id="hot_wallet">{t('treasurer.hot')}</Term>}
          sum={usdShort(house.hotCents)}
          share={house.custodyCents > 0 ? house.hotCents / house.custodyCents : 0}
          look="hot"
          note={t('treasurer.cold', { value: usdShort(Math.max(0, house.custodyCents - house.hotCents)) })}
        />
      </div>
      <dl class="rows two-columns">
        <FundRows house={house} />
        <LenderRow house={house} />
        <Row name={<Term id="related_party">{t('treasurer.desk')}</Term>}>{usdShort(view.customers.value?.relatedPartyCents ?? 0)}</Row>
      </dl>
      <Promises house={house} />
    </section>
  );
}

interface BarProps {
  name: ComponentChildren;
  sum: string;
  /** Of the whole width. */
  share: number;
  look: 'owed' | 'there' | 'hot';
  note?: string;
}

/** A sum as words and as a length; the words alone say all of it. */
function Bar({ name, sum, share, look, note }: BarProps) {
  return (
    <div class={`house-bar is-${look}`}>
      <p>
        <span>{name}</span> {note && <small class="muted">{note}</small>} <b>{sum}</b>
      </p>
      <i aria-hidden="true">
        <i style={{ width: `${Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10}%` }} />
      </i>
    </div>
  );
}
