import { useState } from 'preact/hooks';
import type { CodeView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { weekOfDay } from '../../i18n/weeks.ts';
import { percent, usd, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { Icon } from '../../overlay/Icon.tsx';
import { Tabs } from '../../overlay/Tabs.tsx';
import { view } from '../../store/store.ts';
import { InForce } from './firm/InForce.tsx';
import { Liquidations } from './Liquidations.tsx';
import { weekOfStep } from './weeks.ts';

const LIQUIDATIONS_SHOWN = 6;

/** The engine as its engineer sees it: the switches, who has what, what the ledger says, and what the engine did. */
export function CodePanel() {
  const [open, setOpen] = useState<'rules' | 'force' | 'falls'>('rules');
  const code = view.code.value;
  if (!code) return null;
  return (
    <section class="panel code" data-on="book" aria-label={t('code.title')}>
      <div class="panel-head">
        <h2>{t('code.title')}</h2>
      </div>
      <Totals code={code} />
      <Tabs
        label={t('code.title')}
        open={open}
        onOpen={(id) => setOpen(id)}
        tabs={[
          {
            id: 'rules',
            label: t('code.tab.rules'),
            body: () => (
              <>
                <Rules code={code} />
                <Accounts code={code} />
              </>
            ),
          },
          ...(view.firm.value ? [{ id: 'force' as const, label: t('firm.tab.inForce'), body: () => <InForce /> }] : []),
          {
            id: 'falls',
            label: t('falls.title'),
            body: () => (
              <>
                <Liquidations />
                <EngineLog code={code} />
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function Totals({ code }: { code: CodeView }) {
  const coverage = code.owedCents > 0 ? code.custodyCents / code.owedCents : 1;
  const missing = Math.max(0, code.owedCents - code.custodyCents);
  return (
    <div class="totals">
      <dl class="figures">
        <div>
          <dt>
            <Term id="owed">{t('code.owed')}</Term>
          </dt>
          <dd>{usdShort(code.owedCents)}</dd>
        </div>
        <div>
          <dt>
            <Term id="held">{t('code.held')}</Term>
          </dt>
          <dd class={missing > 0 ? 'down-text' : 'true-text'}>{usdShort(code.custodyCents)}</dd>
        </div>
        <div>
          <dt>
            <Term id="insurance_fund">{t('code.fund')}</Term>
          </dt>
          <dd>{usdShort(code.fundCents)}</dd>
        </div>
      </dl>
      <div class="coverage" role="img" aria-label={t('code.coverage.bar', { share: percent(coverage, 1) })}>
        <i class="held" style={{ width: `${Math.max(0, Math.min(1, coverage)) * 100}%` }} />
      </div>
      <p class="coverage-words">
        <span>
          <Term id="coverage">{t('code.coverage')}</Term> <b class="mono">{percent(coverage, 1)}</b>
        </span>
        {missing > 0 && <span class="down-text">{t('shell.code.missing', { value: usdShort(missing) })}</span>}
      </p>
      <p class="coverage-words">
        <span>
          <Term id="related_party">{t('code.related')}</Term> <b class="mono">{usdShort(code.relatedPartyCents)}</b>
        </span>
      </p>
    </div>
  );
}

/** Switches that most firms never turn: listed once they are on. */
const rareRules = [
  'weightReadsFlag',
  'fundsCheckReadsFlag',
  'liquidationsGoToDesk',
  'totalsSkipUnlisted',
  'fundFollowsVolume',
  'pageCountsHouseToken',
  'thinCoinsCountInFull',
  'feesReadFlag',
  'recordsExpire',
] as const;

function Rules({ code }: { code: CodeView }) {
  const reads = (on: boolean) =>
    on ? (
      <b class="warn-text">
        <Icon name="warn" size={11} /> {t('common.yes')}
      </b>
    ) : (
      t('common.no')
    );
  return (
    <>
      <h3>{t('code.rules')}</h3>
      <dl class="rows">
        <div>
          <dt>
            <Term id="allow_negative">{t('code.rule.floor')}</Term>
          </dt>
          <dd>{reads(code.rules.floorReadsFlag)}</dd>
        </div>
        <div>
          <dt>{t('code.rule.liquidation')}</dt>
          <dd>{reads(code.rules.liquidationReadsFlag)}</dd>
        </div>
        {rareRules
          .filter((rule) => code.rules[rule])
          .map((rule) => (
            <div key={rule}>
              <dt>{t(`code.rule.${rule}`)}</dt>
              <dd>{reads(true)}</dd>
            </div>
          ))}
        <div>
          <dt>{t('code.rule.leverage')}</dt>
          <dd>{t('unit.leverage', { n: code.rules.leverageMax })}</dd>
        </div>
        <div>
          <dt>{t('code.rule.fee')}</dt>
          <dd>{t('unit.bps', { n: code.rules.takerFeeBps })}</dd>
        </div>
      </dl>
    </>
  );
}

type FlaggedAccount = CodeView['accounts'][number];

const standsOut = (account: FlaggedAccount): boolean => account.allowNegative || account.borrowCents > 0 || account.usdCents < 0;

/** Who has what. Accounts that are like all others fold away; the desk's own is always on show. */
function Accounts({ code }: { code: CodeView }) {
  const shown = code.accounts.filter((account, index) => index === 0 || standsOut(account));
  const others = code.accounts.filter((account) => !shown.includes(account));
  return (
    <>
      <h3>{t('shell.code.accounts')}</h3>
      <AccountTable accounts={shown} />
      {others.length > 0 && (
        <details class="others">
          <summary>{t('shell.code.others', { n: others.length })}</summary>
          <AccountTable accounts={others} />
        </details>
      )}
    </>
  );
}

function AccountTable({ accounts }: { accounts: readonly FlaggedAccount[] }) {
  return (
    <table class="book-table">
      <thead>
        <tr>
          <th scope="col">{t('code.account')}</th>
          <th scope="col">
            <Term id="allow_negative">{t('code.flag')}</Term>
          </th>
          <th scope="col">{t('code.line')}</th>
          <th scope="col">{t('code.cash')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row" class="mono">
              {account.id}
              {account.untilDay !== null && <small> {t('shell.code.until', { week: weekOfDay(account.untilDay) })}</small>}
            </th>
            <td class={account.allowNegative ? 'warn-text' : undefined}>
              {t(account.allowNegative ? 'shell.code.true' : 'shell.code.false')}
            </td>
            <td>{usdShort(account.borrowCents)}</td>
            <td class={account.usdCents < 0 ? 'down-text' : undefined} title={usd(account.usdCents)}>
              {usdShort(account.usdCents)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** With names, and with the accounts that a flag let pass: what no other seat may read. */
function EngineLog({ code }: { code: CodeView }) {
  const newest = [...code.liquidations].sort((a, b) => b.step - a.step).slice(0, LIQUIDATIONS_SHOWN);
  return (
    <>
      <h3>
        <Term id="liquidation">{t('falls.engineLog')}</Term>
      </h3>
      <p class="hint">{t('falls.engineLog.hint')}</p>
      {newest.length === 0 ? (
        <p class="empty">{t('code.liquidations.none')}</p>
      ) : (
        <ol class="feed">
          {newest.map((entry) => (
            <li key={`${entry.account}-${entry.step}`}>
              <span class="muted">{t('unit.weekShort', { week: weekOfStep(entry.step) })}</span>
              <span class="mono">{entry.account}</span>
              <span class={entry.skipped ? 'warn-text' : 'muted'}>
                {t(entry.skipped ? 'code.liquidations.skipped' : 'code.liquidations.closed')}
              </span>
              <span class="mono">{percent(entry.marginFraction, 1)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
