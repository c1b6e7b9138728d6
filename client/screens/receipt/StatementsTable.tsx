import type { Receipt } from '../../../shared/sim/judgement/types.ts';
import { t } from '../../i18n/t.ts';
import { usdShort } from '../../overlay/format.ts';
import { type OpenRows, RowRefs } from './RowRefs.tsx';
import type { Reading } from './reading.ts';

type Statement = Receipt['statements'][number];

const wasMade = (statement: Statement): boolean => statement.claimedYes !== null || statement.claimedCents !== null;

function said({ topic, claimedYes, claimedCents }: Statement): string {
  if (topic === 'same_rules') return t(claimedYes ? 'receipt.said.same_rules.yes' : 'receipt.said.same_rules.no');
  return t(`receipt.said.${topic}`, { value: usdShort(claimedCents ?? 0) });
}

function ledger({ topic, trueYes, trueCents }: Statement): string {
  if (topic === 'same_rules') return t(trueYes ? 'receipt.said.same_rules.true' : 'receipt.said.same_rules.false');
  return t(`receipt.said.${topic}.ledger`, { value: usdShort(trueCents ?? 0) });
}

export function StatementsTable({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  const { receipt, week, when } = reading;
  const statements = receipt.statements.filter(wasMade);
  return (
    <section class="receipt-part" aria-labelledby="receipt-said">
      <header>
        <h2 id="receipt-said">{t('receipt.said')}</h2>
        <p class="receipt-sub">{t('receipt.said.sub')}</p>
      </header>
      {statements.length === 0 ? (
        <p class="receipt-plain">{t('receipt.said.none')}</p>
      ) : (
        <table class="receipt-table receipt-said">
          <thead>
            <tr>
              <th scope="col">{t('receipt.said.when')}</th>
              <th scope="col">{t('receipt.said.statement')}</th>
              <th scope="col">{t('receipt.said.ledger')}</th>
              <th scope="col">{t('receipt.said.stood')}</th>
              <th scope="col">{t('receipt.changes.rows')}</th>
            </tr>
          </thead>
          <tbody>
            {statements.map((statement) => (
              <tr key={statement.topic}>
                <td class="receipt-when" data-label={t('receipt.said.when')}>
                  {when(statement.step)}
                </td>
                <th scope="row" class="receipt-claimed">
                  {said(statement)}
                </th>
                <td class="receipt-true" data-label={t('receipt.said.ledger')}>
                  {ledger(statement)}
                </td>
                <td data-label={t('receipt.said.stood')}>
                  {statement.falseFromStep === null
                    ? t('receipt.said.allRound')
                    : t('receipt.said.falseFrom', { week: week(statement.falseFromStep) })}
                </td>
                <td class="receipt-rows-cell">
                  <RowRefs rows={statement.rows} line={said(statement)} onOpen={onOpen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
