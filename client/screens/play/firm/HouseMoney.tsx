/** The money that is not the desk's, in rows: the treasurer's, and the chief's where no treasurer is at the table. */
import type { TreasurerView } from '../../../../shared/sim/views/firmTypes.ts';
import { t } from '../../../i18n/t.ts';
import { usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { view } from '../../../store/store.ts';
import { Row } from './Row.tsx';

/** The fund as customers read it, and what is in it. */
export function FundRows({ house }: { house: TreasurerView }) {
  const held = view.customers.value?.fundHeldCents ?? 0;
  return (
    <>
      <Row name={<Term id="displayed_fund">{t('chief.fundShown')}</Term>}>
        <span class="claimed-text">{usdShort(house.fundShownCents)}</span>
      </Row>
      <Row name={<Term id="insurance_fund">{t('chief.fundHeld')}</Term>}>
        <span class="true-text">{usdShort(held)}</span>
      </Row>
    </>
  );
}

export function LenderRow({ house }: { house: TreasurerView }) {
  return (
    <Row name={<Term id="lenders">{t('chief.lenders')}</Term>} {...(house.recalled ? { tone: 'warn-text' as const } : {})}>
      {usdShort(house.lenderDebtCents)}
    </Row>
  );
}

/** What has been promised on deposits, and who has asked for money back, each in a sentence. */
export function Promises({ house }: { house: TreasurerView }) {
  return (
    <>
      {house.recalled && house.lenderDebtCents > 0 && <p class="hint warn-text">{t('treasurer.recalled')}</p>}
      {house.earnProduct && <p class="hint">{t('chief.earn')}</p>}
      {house.tokenLoan && <p class="hint">{t('treasurer.tokenLoan')}</p>}
    </>
  );
}
