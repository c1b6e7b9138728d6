import { t } from '../../../i18n/t.ts';
import { percent, usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { view } from '../../../store/store.ts';
import { Row } from './Row.tsx';

/** What the chief sees of the desk's own book. */
export function DeskAccount() {
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
