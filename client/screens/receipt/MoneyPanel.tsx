import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/t.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { type OpenRows, RowRefs } from './RowRefs.tsx';
import type { Reading } from './reading.ts';

export interface Line {
  label: string;
  value: string;
  rows: string[];
  tone?: 'sum' | 'missing';
}

export function Group({ title, lines, onOpen }: { title: ComponentChildren; lines: readonly Line[]; onOpen: OpenRows }) {
  return (
    <tbody>
      <tr class="receipt-group">
        <th scope="colgroup" colSpan={3}>
          {title}
        </th>
      </tr>
      {lines.map((line) => (
        <tr key={`${line.label}-${line.rows[0]}`} class={line.tone ? `receipt-${line.tone}` : undefined}>
          <th scope="row">{line.label}</th>
          <td>{line.value}</td>
          <td class="receipt-rows-cell">
            <RowRefs rows={line.rows} line={line.label} onOpen={onOpen} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

export function MoneyPanel({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  const { receipt, week, rowsByVerb } = reading;
  const { money, deskName, turnStep } = receipt;
  const closed = rowsByVerb('closed');
  const turn = rowsByVerb('turn');
  const fund = [...rowsByVerb('published', 'fund_paid', 'fund_below_page'), ...closed];
  const debt = [...rowsByVerb('debt_moved'), ...closed];
  const waiting = [...rowsByVerb('withdrawal_waits'), ...closed];
  const line = (label: string, cents: number, rows = closed): Line => ({ label, value: usdShort(cents), rows });
  const customers: Line[] = [
    line(t('receipt.money.owed'), money.owedCents),
    line(t('receipt.money.held'), money.owedCents - money.holeCents),
    {
      ...line(t('receipt.money.missing'), money.holeCents, [...rowsByVerb('hole_opened'), ...closed]),
      tone: money.holeCents > 0 ? 'missing' : 'sum',
    },
    { label: t('receipt.money.coverage'), value: percent(money.coverage, 1), rows: closed },
    { label: t('receipt.money.repaid'), value: percent(money.repaidShare, 1), rows: closed },
    line(t('receipt.money.paidOut'), money.paidOutCents, waiting),
    line(t('receipt.money.queued'), money.queuedCents, waiting),
  ];
  if (money.deepestHoleCents > money.holeCents) {
    customers.splice(
      3,
      0,
      line(t('receipt.money.deepest', { week: week(money.deepestHoleStep) }), money.deepestHoleCents, rowsByVerb('hole_opened')),
    );
  }
  return (
    <section class="receipt-money" aria-labelledby="receipt-money">
      <h2 id="receipt-money">{t('receipt.money')}</h2>
      <p class="receipt-sub">{t('receipt.money.sub')}</p>
      <table>
        <Group
          title={t('receipt.money.displayed')}
          onOpen={onOpen}
          lines={[
            line(
              t(turnStep === null ? 'receipt.money.noTurn' : 'receipt.money.beforeTurn'),
              money.displayedBeforeTurnCents,
              turnStep === null ? closed : turn,
            ),
            { ...line(t('receipt.money.atClose'), money.displayedAtCloseCents), tone: 'sum' },
          ]}
        />
        <Group
          title={t('receipt.money.desk')}
          onOpen={onOpen}
          lines={[
            line(t('receipt.money.deskUsd', { desk: deskName }), money.deskUsdCents),
            { ...line(t('receipt.money.deskEquity', { desk: deskName }), money.deskEquityCents), tone: 'sum' },
            line(t('receipt.money.related', { desk: deskName }), money.relatedPartyCents, debt),
            ...(money.reportedRelatedPartyCents === money.relatedPartyCents
              ? []
              : [line(t('receipt.money.relatedReported', { desk: deskName }), money.reportedRelatedPartyCents, debt)]),
          ]}
        />
        <Group title={t('receipt.money.customers')} onOpen={onOpen} lines={customers} />
        <Group
          title={<Term id="insurance_fund">{t('receipt.money.fund')}</Term>}
          onOpen={onOpen}
          lines={[
            line(t('receipt.money.fundShown'), money.fundShownCents, fund),
            line(t('receipt.money.fundHeld'), money.fundHeldCents, fund),
          ]}
        />
      </table>
    </section>
  );
}
