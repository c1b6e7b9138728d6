import { useEffect, useRef, useState } from 'preact/hooks';
import type { OrderView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { coinsShort, plainUnits, price, typedLots, typedTicks } from '../../overlay/format.ts';
import { sideWord } from '../../overlay/phrases.ts';
import { marketInfo } from '../../store/store.ts';
import { act } from './act.ts';
import { amendEffect, amendFields } from './orderMath.ts';
import { market } from './playState.ts';

export function OpenOrders({ orders, trades }: { orders: readonly OrderView[]; trades: boolean }) {
  const [amending, setAmending] = useState<number | null>(null);
  if (orders.length === 0) return <p class="empty">{t('orders.none')}</p>;
  const leaveAmend = (orderId: number): void => {
    setAmending(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-amend="${orderId}"]`)?.focus());
  };
  // What a person placed comes first: those are the rows with something to do.
  const sorted = [...orders].sort((left, right) => Number(left.byMandate) - Number(right.byMandate));
  return (
    <>
      {trades && <CancelAll byHand={orders.filter((order) => !order.byMandate)} />}
      <table class="book-table orders">
        <thead>
          <tr>
            <th scope="col">{t('positions.market')}</th>
            <th scope="col">{t('positions.size')}</th>
            <th scope="col">{t('ticket.price')}</th>
            <th scope="col">
              <span class="unseen">{t('orders.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((order) =>
            amending === order.orderId ? (
              <AmendRow key={order.orderId} order={order} onDone={() => leaveAmend(order.orderId)} />
            ) : (
              <Row key={order.orderId} order={order} trades={trades} onAmend={() => setAmending(order.orderId)} />
            ),
          )}
        </tbody>
      </table>
      {orders.some((order) => order.byMandate) && <p class="hint">{t('orders.mandateStays')}</p>}
    </>
  );
}

function CancelAll({ byHand }: { byHand: readonly OrderView[] }) {
  const here = byHand.filter((order) => order.market === market.value).length;
  const all = byHand.length;
  if (all < 2) return null;
  return (
    <p class="cancel-all">
      <button type="button" class="inline" onClick={() => void act({ type: 'cancel_all' }, t('orders.cancelledAll', { n: all }))}>
        {t('orders.cancelAll', { n: all })}
      </button>
      {here > 0 && here < all && (
        <button
          type="button"
          class="inline"
          onClick={() => void act({ type: 'cancel_all', market: market.value }, t('orders.cancelledAll', { n: here }))}
        >
          {t('orders.cancelAllIn', { n: here, market: market.value })}
        </button>
      )}
    </p>
  );
}

function Row({ order, trades, onAmend }: { order: OrderView; trades: boolean; onAmend(): void }) {
  const of = marketInfo(order.market);
  if (!of) return null;
  const words = {
    side: sideWord(order.side),
    size: coinsShort(order.remainingLots, of),
    market: of.id,
    price: price(order.priceTicks, of),
  };
  return (
    <tr>
      <th scope="row">
        {of.id}
        {order.reduceOnly && <small class="badge">{t('orders.reduceOnly')}</small>}
      </th>
      <td class={order.side === 'buy' ? 'up-text' : 'down-text'}>
        {words.side} {words.size}
      </td>
      <td>{words.price}</td>
      <td class="actions">
        {order.byMandate || !trades ? (
          <small class="badge">{t(order.byMandate ? 'orders.byMandate' : 'orders.byHand')}</small>
        ) : (
          <>
            <button type="button" class="inline" data-amend={order.orderId} aria-label={t('orders.amendThis', words)} onClick={onAmend}>
              {t('orders.amend')}
            </button>
            <button
              type="button"
              class="inline"
              aria-label={t('orders.cancelThis', words)}
              // The second press of a double click would fall on the row that moves up.
              onClick={({ detail }) => detail < 2 && void act({ type: 'cancel_order', orderId: order.orderId }, t('orders.cancelled'))}
            >
              {t('orders.cancel')}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

/** Size and price in place of the row, and what the change does to the order's place in the queue. */
function AmendRow({ order, onDone }: { order: OrderView; onDone(): void }) {
  const of = marketInfo(order.market);
  const first = useRef<HTMLInputElement>(null);
  const [typedSize, setSize] = useState<string | null>(null);
  const [typedLimit, setLimit] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  useEffect(() => {
    first.current?.select();
    first.current?.form?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (!of) return null;
  const { size, limit } = amendFields(order, of, typedSize, typedLimit);
  const sizeLots = typedLots(size, of);
  const priceTicks = typedTicks(limit, of);
  const whole = sizeLots !== null && sizeLots > 0 && priceTicks !== null && priceTicks > 0;
  const effect = whole ? amendEffect(order, sizeLots, priceTicks) : null;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (!of || !whole || effect === 'same' || sending) return;
    setSending(true);
    const answer = await act(
      { type: 'amend_order', orderId: order.orderId, sizeLots, priceTicks },
      ({ filledLots }) => {
        if (filledLots) return t('orders.amended.filled', { size: coinsShort(filledLots, of), market: of.id });
        return t(effect === 'keepsPlace' ? 'orders.amended.kept' : 'orders.amended.moved');
      },
      of,
    );
    setSending(false);
    if (answer.ok) onDone();
  }

  const label = t('orders.amend.label', { side: sideWord(order.side), market: of.id, price: price(order.priceTicks, of) });
  return (
    <tr class="amending">
      <td colSpan={4}>
        <form aria-label={label} onSubmit={(event) => void send(event)} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
          <label>
            {t('ticket.size', { coin: of.coin })}
            <input
              class="field"
              inputMode="decimal"
              autocomplete="off"
              ref={first}
              value={size}
              onInput={(event) => setSize(event.currentTarget.value)}
            />
          </label>
          <label>
            {t('ticket.price')}
            <input
              class="field"
              inputMode="decimal"
              autocomplete="off"
              value={limit}
              onInput={(event) => setLimit(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="door" disabled={!whole || effect === 'same' || sending}>
            {sending ? t('common.sending') : t('orders.amend.send')}
          </button>
          <button type="button" class="door" onClick={onDone}>
            {t('common.back')}
          </button>
          <p class={effect === 'losesPlace' ? 'warn-text' : 'muted'} role="status">
            {effect === null ? (
              t('shell.ticket.fields', {
                lot: plainUnits(1, of.lotsPerCoin),
                coin: of.coin,
                tick: `$${plainUnits(1, of.ticksPerUsd)}`,
              })
            ) : (
              <>
                {effect === 'losesPlace' && <span aria-hidden="true">▼ </span>}
                {effect === 'keepsPlace' && <span aria-hidden="true">✓ </span>}
                {t(`orders.amend.${effect}`)}
              </>
            )}
          </p>
        </form>
      </td>
    </tr>
  );
}
