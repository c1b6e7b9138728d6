import { useState } from 'preact/hooks';
import type { DeskAccountName } from '../../../shared/sim/commands.ts';
import type { AccountView, BalanceView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { balance, percent, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { MoveSheet } from './MoveSheet.tsx';

interface Moving {
  asset: string;
  from: DeskAccountName;
}

/** Both of the desk's accounts and what lies outside; whoever trades can move a balance from one account to the other. */
export function Balances({ account, trades }: { account: AccountView; trades: boolean }) {
  const [moving, setMoving] = useState<Moving | null>(null);
  const moves = trades && account.second !== null;
  // A row of the second account goes with its last unit, so the focus comes back to the asset's first row, which stays.
  const leaveMove = (movedAsset: string | null): void => {
    setMoving(null);
    if (movedAsset === null) return;
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-move="${movedAsset}"]`)?.focus());
  };
  return (
    <>
      <table class="book-table balances">
        <thead>
          <tr>
            <th scope="col">{t('balances.asset')}</th>
            <th scope="col">{t('balances.amount')}</th>
            <th scope="col">{t('balances.value')}</th>
            <th scope="col">
              <Term id="collateral_weight">{t('balances.weight')}</Term>
            </th>
            {moves && (
              <th scope="col">
                <span class="unseen">{t('move.title')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {account.balances.map((entry) => (
            <Row key={entry.asset} entry={entry} from="main" moves={moves} onMove={setMoving} />
          ))}
          {account.second?.balances
            .filter((entry) => entry.units !== 0)
            .map((entry) => (
              <Row key={`second-${entry.asset}`} entry={entry} from="second" moves={moves} onMove={setMoving} />
            ))}
          <tr>
            <th scope="row" colSpan={2}>
              {t('balances.outside')}
            </th>
            <td>{usdShort(account.outsideCents)}</td>
            <td>{percent(0, 0)}</td>
            {moves && <td />}
          </tr>
          <tr class="total">
            <th scope="row" colSpan={2}>
              <Term id="equity">{t('balances.equity')}</Term>
            </th>
            <td>{usdShort(account.equityCents)}</td>
            <td />
            {moves && <td />}
          </tr>
        </tbody>
      </table>
      {moving && <MoveSheet account={account} asset={moving.asset} from={moving.from} onDone={leaveMove} />}
    </>
  );
}

interface RowProps {
  entry: BalanceView;
  from: DeskAccountName;
  moves: boolean;
  onMove(moving: Moving): void;
}

function Row({ entry, from, moves, onMove }: RowProps) {
  const { asset, units } = entry;
  return (
    <tr>
      <th scope="row">{from === 'main' ? asset : t('balances.second', { asset })}</th>
      <td class={units < 0 ? 'down-text' : undefined}>{balance(units, entry.unitsPerCoin)}</td>
      <td>{usdShort(entry.valueCents)}</td>
      <td>{from === 'main' && percent(entry.weight, 1)}</td>
      {moves && (
        <td class="actions">
          <button
            type="button"
            class="inline"
            data-move={from === 'main' ? asset : undefined}
            aria-label={t(`move.door.${from}`, { asset })}
            onClick={() => onMove({ asset, from })}
          >
            {t('move.door')}
          </button>
        </td>
      )}
    </tr>
  );
}
