import { t } from '../../../i18n/t.ts';
import { percent, usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Group, type Line } from '../MoneyPanel.tsx';
import type { OpenRows } from '../RowRefs.tsx';
import type { FirmReading } from './firmReading.ts';

/** What the page showed, what an orderly sale would have left, what customers got back. */
export function FirmMoney({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const { receipt, firm, rowsByVerb } = reading;
  const { money } = receipt;
  const { rounds, ending } = firm;
  const ended = [...rowsByVerb('ended'), ...rowsByVerb('closed')];
  const line = (label: string, cents: number, rows: string[], tone?: Line['tone']): Line => ({
    label,
    value: usdShort(cents),
    rows,
    ...(tone ? { tone } : {}),
  });
  const top = [...rounds].sort((a, b) => b.displayedEquityCents - a.displayedEquityCents)[0];
  const owners: Line[] = [];
  if (top) {
    owners.push(line(t('receipt.firm.money.top', { round: top.round }), top.displayedEquityCents, [top.row]));
    owners.push(line(t('receipt.firm.money.orderly'), top.orderlyEquityCents, [top.row]));
  }
  owners.push(line(t('receipt.firm.money.end'), Math.max(0, ending?.equityCents ?? firm.orderlyEquityCents), ended, 'sum'));
  const repaidShare = ending?.repaidShare ?? money.repaidShare;
  const repaid = Math.round(money.owedCents * repaidShare);
  const lost = money.owedCents - repaid;
  const deepest = t('receipt.firm.money.deepest', { when: reading.when(money.deepestHoleStep) });
  const fund = [...rowsByVerb('fund_below_page', 'fund_checked'), ...ended];
  return (
    <section class="receipt-money" aria-labelledby="receipt-money">
      <h2 id="receipt-money">{t('receipt.money')}</h2>
      <p class="receipt-sub">{t('receipt.money.sub')}</p>
      <table>
        <Group title={t('receipt.firm.money.owners')} lines={owners} onOpen={onOpen} />
        <Group
          title={t('receipt.firm.money.inside')}
          onOpen={onOpen}
          lines={[
            line(t('receipt.firm.money.owed'), money.owedCents, ended),
            line(t('receipt.firm.money.repaid', { share: percent(repaidShare, 0) }), repaid, ended),
            line(t('receipt.firm.money.lost'), lost, ended, lost > 0 ? 'missing' : 'sum'),
          ]}
        />
        <Group
          title={t('receipt.firm.money.way')}
          onOpen={onOpen}
          lines={[
            line(t('receipt.firm.money.use'), firm.peakUseCents, rowsByVerb('money_left', 'hole_opened')),
            ...(money.deepestHoleCents > 0 ? [line(deepest, money.deepestHoleCents, rowsByVerb('hole_opened'))] : []),
            ...(firm.hiddenLossCents > 0 ? [line(t('receipt.firm.money.hidden'), firm.hiddenLossCents, ended)] : []),
            ...(firm.finesCents > 0 ? [line(t('receipt.firm.money.fines'), firm.finesCents, rowsByVerb('disclosed'))] : []),
            line(t('receipt.firm.money.paidOut'), money.paidOutCents, rowsByVerb('withdrawal_waits')),
          ]}
        />
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
