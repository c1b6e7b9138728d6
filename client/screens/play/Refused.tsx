import { useState } from 'preact/hooks';
import type { InboxItem } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { coinsShort, percent, price, usd, usdShort } from '../../overlay/format.ts';
import { orderWords, wouldPass } from '../../overlay/phrases.ts';
import { marketInfo, view } from '../../store/store.ts';
import { AddCollateral } from './AddCollateral.tsx';
import { CommandDoor } from './CommandDoor.tsx';
import { Head } from './MessageHead.tsx';
import { ProposeForm } from './ProposeForm.tsx';
import { fillTicket, markHandled, tab } from './playState.ts';

type OrderItem = Extract<InboxItem, { kind: 'order_refused' }>;
type TransferItem = Extract<InboxItem, { kind: 'transfer_refused' }>;

/** What it needed, what there was, and doors of equal weight: none is marked as the right one. */
export function OrderRefused({ item }: { item: OrderItem }) {
  const [asking, setAsking] = useState(false);
  const of = marketInfo(item.order.market);
  if (!of) return null;
  const [side, ...rest] = orderWords(item.order, of).split(' ');
  const mark = view.prices.value.find((quoted) => quoted.market === of.id)?.markTicks ?? 0;
  const worth = usdShort(item.order.sizeLots * (item.order.priceTicks ?? mark) * of.centsPerTickLot);
  return (
    <>
      <Head title={t(item.byMandate ? 'shell.refused.mandateTitle' : 'inbox.refused.title')} step={item.step} />
      <p class="order-line">
        {item.byMandate ? (
          t('shell.refused.mandateLine', { worth, market: of.id })
        ) : (
          <>
            <span class="first-up">{side}</span> <b>{rest.slice(0, 2).join(' ')}</b> {rest.slice(2).join(' ')},{' '}
            {t('shell.about', { value: worth })}
          </>
        )}
      </p>
      {!asking && <Need needsCents={item.needsCents} haveCents={item.haveCents} shortByCents={item.shortByCents} />}
      {asking ? (
        <ProposeForm
          kind="credit_line"
          shortByCents={item.shortByCents}
          onDone={(sent) => {
            setAsking(false);
            if (sent) markHandled(item.id);
          }}
        />
      ) : (
        <>
          <div class="doors">
            <AskCredit onAsk={() => setAsking(true)} />
            <AddCollateral shortByCents={item.shortByCents} onDone={() => markHandled(item.id)} />
            {item.byMandate ? <LowerMandate onDone={() => markHandled(item.id)} /> : <CutOrder item={item} />}
          </div>
          <p class="hint">
            {item.byMandate ? <ToAim haveCents={item.haveCents} /> : wouldPass(item, of)} {t('shell.refused.record')}
          </p>
        </>
      )}
    </>
  );
}

/** What the chief's aim would need beyond what there is: the share's own gap is only the next slice. */
function ToAim({ haveCents }: { haveCents: number }) {
  const mandate = view.mandate.value;
  const margin = view.account.value?.margin;
  if (!mandate || !margin) return null;
  const short = mandate.aimNotionalCents * margin.initialMarginFraction - haveCents;
  return short > 0 ? <b>{t('shell.refused.toAim', { aim: usdShort(mandate.aimNotionalCents), amount: usdShort(short) })}</b> : null;
}

export function TransferRefused({ item }: { item: TransferItem }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Head title={t('inbox.transfer.title')} step={item.step} />
      <p class="order-line">{t('inbox.transfer.text', { amount: usd(item.amountCents), short: usd(item.shortByCents) })}</p>
      {!asking && (
        <Need
          needsCents={item.amountCents}
          haveCents={Math.max(0, item.amountCents - item.shortByCents)}
          shortByCents={item.shortByCents}
        />
      )}
      {asking ? (
        <ProposeForm
          kind="credit_line"
          shortByCents={item.shortByCents}
          onDone={(sent) => {
            setAsking(false);
            if (sent) markHandled(item.id);
          }}
        />
      ) : (
        <>
          <div class="doors">
            <AskCredit onAsk={() => setAsking(true)} />
            <AddCollateral shortByCents={item.shortByCents} onDone={() => markHandled(item.id)} />
            <button type="button" class="door" onClick={() => markHandled(item.id)}>
              {t('shell.refused.leave')}
            </button>
          </div>
          <p class="hint">
            {wouldPass(item, null)} {t('shell.refused.record')}
          </p>
        </>
      )}
    </>
  );
}

function Need({ needsCents, haveCents, shortByCents }: { needsCents: number; haveCents: number; shortByCents: number }) {
  return (
    <dl class="need">
      <div>
        <dt>{t('common.needs')}</dt>
        <dd>{usd(needsCents)}</dd>
      </div>
      <div>
        <dt>{t('common.have')}</dt>
        <dd>{usd(haveCents)}</dd>
      </div>
      <div class="short">
        <dt>{t('common.shortBy')}</dt>
        <dd>{usd(shortByCents)}</dd>
      </div>
    </dl>
  );
}

/** While an earlier request is undecided another would be refused, so the door says where that one is. */
function AskCredit({ onAsk }: { onAsk(): void }) {
  const open = view.requests.value.find(
    (request) => request.kind === 'credit_line' && (request.status === 'proposed' || request.status === 'approved'),
  );
  return (
    <button type="button" class="door" disabled={open !== undefined} onClick={onAsk}>
      {open ? t(open.status === 'proposed' ? 'request.waiting.chief' : 'request.waiting.engineer') : t('inbox.refused.askCredit')}
    </button>
  );
}

function CutOrder({ item }: { item: OrderItem }) {
  const of = marketInfo(item.order.market);
  if (!of) return null;
  if (item.fitsLots <= 0) {
    return (
      <button
        type="button"
        class="door"
        onClick={() => {
          fillTicket({
            market: of.id,
            side: item.order.side === 'buy' ? 'sell' : 'buy',
            orderType: 'market',
            sizeLots: item.order.sizeLots,
            priceTicks: null,
          });
          tab.value = 'trade';
          markHandled(item.id);
        }}
      >
        {t('shell.refused.reduce')}
      </button>
    );
  }
  const size = `${coinsShort(item.fitsLots, of)} ${of.coin}`;
  const { market, side, orderType, priceTicks } = item.order;
  const order = { type: 'place_order', market, side, orderType, sizeLots: item.fitsLots } as const;
  return (
    <CommandDoor
      label={t('shell.refused.cut', { size })}
      command={priceTicks === null ? order : { ...order, priceTicks }}
      done={
        priceTicks === null
          ? t('ticket.sent.filled', { size: coinsShort(item.fitsLots, of), market: of.id })
          : t('ticket.sent.resting', { size: coinsShort(item.fitsLots, of), market: of.id, price: price(priceTicks, of) })
      }
      onDone={() => markHandled(item.id)}
    />
  );
}

const SHARE_STEP = 0.05;

/** Brings the directional share down to what is held now, in whole per cent, and by one step of the editor at least. */
function LowerMandate({ onDone }: { onDone(): void }) {
  const mandate = view.mandate.value;
  if (!mandate || mandate.targetNotionalCents <= 0) return null;
  const held = Math.floor((mandate.directionalShare * mandate.heldNotionalCents * 100) / mandate.targetNotionalCents) / 100;
  const share = Math.max(0, Math.min(held, mandate.directionalShare - SHARE_STEP));
  return (
    <CommandDoor
      label={t('shell.refused.lowerTo', { share: percent(share, 0) })}
      command={{
        type: 'set_mandate',
        quoteShare: mandate.quoteShare,
        directionalShare: share,
        outsideShare: mandate.outsideShare,
      }}
      done={t('mandate.setDone')}
      onDone={onDone}
    />
  );
}
