import { useId, useState } from 'preact/hooks';
import type { DeskAccountName } from '../../../shared/sim/commands.ts';
import type { Rejection } from '../../../shared/sim/rejections.ts';
import type { AccountView, BalanceView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { command } from '../../net/game.ts';
import { balance, plainUnits, typedUnits, usd } from '../../overlay/format.ts';
import { tellResult } from '../../overlay/notices.ts';
import { refusal } from '../../overlay/phrases.ts';
import { Sheet } from '../../overlay/Sheet.tsx';
import { balanceIn, roomUnits, spareUnits } from './moveMath.ts';

const ACCOUNTS: readonly DeskAccountName[] = ['main', 'second'];
const FROM_WHOLE_COINS = 10_000;

interface MoveSheetProps {
  account: AccountView;
  asset: string;
  from: DeskAccountName;
  /** The asset that went, or null when the sheet was left without sending. */
  onDone(movedAsset: string | null): void;
}

/** Moves part of one balance from one of the desk's accounts to the other. A refusal stays beside the form. */
export function MoveSheet({ account, asset: firstAsset, from: firstFrom, onDone }: MoveSheetProps) {
  const [asset, setAsset] = useState(firstAsset);
  const [from, setFrom] = useState(firstFrom);
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const stepsId = useId();
  const entry = balanceIn(account, asset, from);
  if (!entry) return null;
  const units = typedUnits(text, entry.unitsPerCoin);
  const spare = spareUnits(account, asset, from);
  const wrong = text !== '' && !units;

  function write(next: string): void {
    setText(next);
    setRefused(null);
  }

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (!entry || !units || sending) return;
    setSending(true);
    setRefused(null);
    const toAccount = from === 'main' ? 'second' : 'main';
    const answer = await command({ type: 'transfer_between', asset, fromAccount: from, toAccount, units });
    setSending(false);
    if (!answer.ok) return setRefused(moveRefusal(answer.rejection, entry, units));
    tellResult(t(`move.done.${from}`, { amount: amountOf(entry, units) }));
    onDone(asset);
  }

  return (
    <Sheet title={t('move.title')} onClose={() => onDone(null)}>
      <form class="move" aria-busy={sending} onSubmit={(event) => void send(event)}>
        <div class="two">
          <label>
            {t('move.asset')}
            <select
              class="field"
              value={asset}
              onChange={(event) => {
                setAsset(event.currentTarget.value);
                write('');
              }}
            >
              {account.balances.map((each) => (
                <option key={each.asset} value={each.asset}>
                  {each.asset}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('move.direction')}
            <select
              class="field"
              value={from}
              onChange={(event) => {
                setFrom(event.currentTarget.value as DeskAccountName);
                setRefused(null);
              }}
            >
              {ACCOUNTS.map((each) => (
                <option key={each} value={each}>
                  {t(`move.from.${each}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Held account={account} asset={asset} />
        <div class="move-amount">
          <label class="one-field">
            {asset === 'USD' ? t('move.amount.dollars') : t('move.amount', { asset })}
            <input
              class="field"
              inputMode="decimal"
              autocomplete="off"
              data-first=""
              value={text}
              aria-invalid={wrong}
              aria-describedby={stepsId}
              onInput={(event) => write(event.currentTarget.value)}
            />
          </label>
          <button type="button" class="door" onClick={() => write(plainUnits(spare, entry.unitsPerCoin))}>
            {t('move.max', { amount: amountOf(entry, spare) })}
          </button>
        </div>
        <p id={stepsId} class={wrong ? 'warn-text' : 'hint'}>
          {wrong ? t('move.amount.steps', { step: amountOf(entry, 1) }) : t('move.max.hint')}
        </p>
        <div class="doors">
          <button type="submit" class="door" disabled={!units}>
            {sending ? t('common.sending') : t('move.send')}
          </button>
          <button type="button" class="door" onClick={() => onDone(null)}>
            {t('common.cancel')}
          </button>
        </div>
        {refused !== null && (
          <p class="propose-refused" role="alert">
            <b>{t('move.refused')}</b> {refused}
          </p>
        )}
      </form>
    </Sheet>
  );
}

/** The asset's balance on both sides, as it stands now. */
function Held({ account, asset }: { account: AccountView; asset: string }) {
  return (
    <dl class="figures">
      {ACCOUNTS.map((name) => {
        const held = balanceIn(account, asset, name);
        return (
          <div key={name}>
            <dt>{t(`move.in.${name}`)}</dt>
            <dd class={held && held.units < 0 ? 'down-text' : undefined}>{held && balance(held.units, held.unitsPerCoin)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** An amount in words, never above what it is: whole coins where the size shows no others. */
function amountOf({ asset, unitsPerCoin }: BalanceView, units: number): string {
  const shown = units >= FROM_WHOLE_COINS * unitsPerCoin ? units - (units % unitsPerCoin) : units;
  const figure = balance(shown, unitsPerCoin);
  return asset === 'USD' ? `$${figure}` : `${figure} ${asset}`;
}

/** Why it did not go, and what would. */
function moveRefusal(rejection: Rejection, entry: BalanceView, units: number): string {
  const room = roomUnits(rejection, entry.asset, units);
  if (room === null) return refusal(rejection);
  const size = amountOf(entry, room);
  const why = t(`reject.${rejection.code}`);
  if (rejection.code === 'insufficient_balance') return `${why} ${room > 0 ? t('move.pass.most', { amount: size }) : t('move.pass.none')}`;
  const short = usd(rejection.shortByCents ?? 0);
  return `${why} ${room > 0 ? t('pass.shortOrFits', { short, size }) : t('pass.short', { short })}`;
}
