import { useSignalEffect } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { CommandAnswer } from '../../../shared/net/messages.ts';
import type { OrderType, PlaceOrder } from '../../../shared/sim/commands.ts';
import type { OrderPreview } from '../../../shared/sim/views/previewOrder.ts';
import type { MarketInfo } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { coinsShort, feePercent, percent, percentSigned, plainUnits, price, stepped, usd } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { refusal } from '../../overlay/phrases.ts';
import { view } from '../../store/store.ts';
import { act } from './act.ts';
import { feeRole, orderValueCents } from './orderMath.ts';
import {
  askReduceOnly,
  chooseItem,
  info,
  preview,
  priceIsOwn,
  tab,
  ticketOrder,
  ticketPrice,
  ticketReduceOnly,
  ticketSide,
  ticketSize,
  ticketTrimmedLots,
  ticketType,
} from './playState.ts';
import { usePreview } from './usePreview.ts';

const orderTypes: readonly OrderType[] = ['limit', 'market', 'ioc', 'post_only'];

export function Ticket() {
  const of = info.value;
  usePreview();
  followBestPrice();
  const [sending, setSending] = useState(false);
  if (!of) return null;
  const order = ticketOrder.value;
  const side = ticketSide.value;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (!order || !of || sending) return;
    setSending(true);
    const answer = await act(order, (accepted) => sentWords(order, accepted, of), of);
    setSending(false);
    if (!answer.ok) showRefusal();
  }

  return (
    <form class="ticket" onSubmit={(event) => void send(event)}>
      <div class="ticket-body">
        <fieldset class={`sides is-${side}`}>
          <legend class="unseen">{t('ticket.side')}</legend>
          <button type="button" aria-pressed={side === 'buy'} onClick={() => setSide('buy')}>
            {side === 'buy' && <span aria-hidden="true">▲ </span>}
            {t('ticket.buy')}
          </button>
          <button type="button" aria-pressed={side === 'sell'} onClick={() => setSide('sell')}>
            {side === 'sell' && <span aria-hidden="true">▼ </span>}
            {t('ticket.sell')}
          </button>
        </fieldset>
        <fieldset class="types">
          <legend class="unseen">{t('ticket.type')}</legend>
          {orderTypes.map((type) => (
            <button
              type="button"
              key={type}
              aria-pressed={ticketType.value === type}
              onClick={() => {
                ticketType.value = type;
              }}
            >
              {t(`ticket.${type}`)}
            </button>
          ))}
        </fieldset>
        <Fields of={of} />
        <ReduceAndValue of={of} />
        <Problem of={of} />
        <Outlook of={of} answer={preview.value} />
      </div>
      <button type="submit" class={`go is-${side}`} disabled={!order || sending}>
        {sending
          ? t('common.sending')
          : t(side === 'buy' ? 'ticket.send.buy' : 'ticket.send.sell', {
              size: order ? coinsShort(order.sizeLots, of) : '',
              market: of.id,
            })}
      </button>
    </form>
  );
}

function setSide(side: 'buy' | 'sell'): void {
  ticketSide.value = side;
}

function Fields({ of }: { of: MarketInfo }) {
  const atMarket = ticketType.value === 'market';
  return (
    <div class="two">
      <label>
        {t('ticket.size', { coin: of.coin })}
        <input
          id="ticket-size"
          class="field"
          inputMode="decimal"
          autocomplete="off"
          value={ticketSize.value}
          onInput={(event) => {
            ticketSize.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => nudge(event, of.lotsPerCoin >= 100 ? 10 : 1000, of.lotsPerCoin, ticketSize)}
        />
      </label>
      <label>
        {t('ticket.price')}
        <input
          class="field"
          inputMode="decimal"
          autocomplete="off"
          disabled={atMarket}
          value={atMarket ? t('inbox.refused.atMarket') : ticketPrice.value}
          onInput={(event) => {
            ticketPrice.value = event.currentTarget.value;
            priceIsOwn.value = true;
          }}
          onKeyDown={(event) => {
            if (nudge(event, 1 / of.ticksPerUsd, of.ticksPerUsd, ticketPrice)) priceIsOwn.value = true;
          }}
        />
      </label>
    </div>
  );
}

/** What the order is worth, and whether it may only shrink a position. */
function ReduceAndValue({ of }: { of: MarketInfo }) {
  const order = ticketOrder.value;
  const markTicks = view.prices.value.find((entry) => entry.market === of.id)?.markTicks ?? 0;
  const trimmedLots = ticketTrimmedLots.value;
  return (
    <>
      <div class="reduce-and-value">
        {of.kind === 'perpetual' && (
          <span class="reduce">
            <label>
              <input type="checkbox" checked={ticketReduceOnly.value} onChange={(event) => askReduceOnly(event.currentTarget.checked)} />
              {t('ticket.reduceOnly')}
            </label>
            <Term id="reduce_only">?</Term>
          </span>
        )}
        {order && <span class="muted">{t('ticket.value', { value: usd(orderValueCents(order, markTicks, of)) })}</span>}
      </div>
      {trimmedLots !== null && <p class="hint trimmed">{t('ticket.trimmed', { size: coinsShort(trimmedLots, of), coin: of.coin })}</p>}
    </>
  );
}

/** Arrow keys step a number field. True where one did. */
function nudge(event: KeyboardEvent, stride: number, unitsPerWhole: number, field: { value: string }): boolean {
  const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
  if (direction === 0) return false;
  event.preventDefault();
  const next = stepped(field.value, direction * stride, unitsPerWhole);
  if (next === null) return false;
  field.value = next;
  return true;
}

function followBestPrice(): void {
  useSignalEffect(() => {
    const of = info.value;
    const { market, bids, asks } = view.depth.value;
    if (!of || market !== of.id || priceIsOwn.value) return;
    const best = ticketSide.value === 'buy' ? asks[0] : bids[0];
    if (best) ticketPrice.value = plainUnits(best.priceTicks, of.ticksPerUsd);
  });
}

/** What is wrong before sending: a field that holds no number, or the engine's refusal in advance. */
function Problem({ of }: { of: MarketInfo }) {
  if (!ticketOrder.value) {
    const lot = plainUnits(1, of.lotsPerCoin);
    return <p class="problem warn-text">{t('shell.ticket.fields', { lot, coin: of.coin, tick: `$${plainUnits(1, of.ticksPerUsd)}` })}</p>;
  }
  const answer = preview.value;
  if (!answer || answer.accepted || !answer.code) return null;
  const fits = answer.fitsLots > 0 && answer.fitsLots < ticketOrder.value.sizeLots ? answer.fitsLots : null;
  return (
    <p class="problem warn-text">
      {refusal({ code: answer.code, shortByCents: answer.shortByCents, fitsLots: fits ?? 0 }, of)}{' '}
      {fits !== null && (
        <button
          type="button"
          class="inline"
          onClick={() => {
            ticketSize.value = plainUnits(fits, of.lotsPerCoin);
          }}
        >
          {t('shell.ticket.useFits', { size: coinsShort(fits, of) })}
        </button>
      )}
    </p>
  );
}

/** Both questions that matter before the button, each as now → after. */
function Outlook({ of, answer }: { of: MarketInfo; answer: OrderPreview | null }) {
  const quoted = view.prices.value.find((entry) => entry.market === of.id);
  const fraction = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : percent(value));
  const better =
    answer?.marginFractionAfter != null && answer.marginFractionNow != null && answer.marginFractionAfter >= answer.marginFractionNow;
  const acts = (ticks: number | null | undefined): string => (ticks ? price(Math.round(ticks), of) : '–');
  const move = (ticks: number | null | undefined): string => (ticks && quoted ? percentSigned(ticks / quoted.markTicks - 1) : '–');
  return (
    <div class="outlook" aria-live="off">
      <h3>{t('ticket.ifFills')}</h3>
      <dl>
        <div>
          <dt>{t('ticket.marginAfter')}</dt>
          <dd>
            {fraction(answer?.marginFractionNow)} → <b class={better ? 'up-text' : 'warn-text'}>{fraction(answer?.marginFractionAfter)}</b>
          </dd>
        </div>
        <Fee answer={answer} />
      </dl>
      <h3>
        <Term id="liquidation">{t('ticket.liquidate')}</Term>
      </h3>
      {answer && answer.actsPriceNowTicks === null && answer.actsPriceAfterTicks === null ? (
        <dl>
          <div>
            <dt>{t('ticket.actsNever')}</dt>
          </div>
        </dl>
      ) : (
        <dl>
          <div>
            <dt>{t('ticket.actsAt', { coin: of.coin })}</dt>
            <dd>
              {acts(answer?.actsPriceNowTicks)} → <b>{acts(answer?.actsPriceAfterTicks)}</b>
            </dd>
          </div>
          <div>
            <dt>{t('ticket.actsMove')}</dt>
            <dd>
              {move(answer?.actsPriceNowTicks)} → <b>{move(answer?.actsPriceAfterTicks)}</b>
            </dd>
          </div>
        </dl>
      )}
    </div>
  );
}

/** The desk's own rate today: a maker's while the order would rest, a taker's where it would trade on arrival. */
function Fee({ answer }: { answer: OrderPreview | null }) {
  const order = ticketOrder.value;
  const margin = view.account.value?.margin;
  if (!order || !margin) return null;
  const role = feeRole(order, view.depth.value);
  const rate = feePercent(role === 'maker' ? margin.makerRate : margin.takerRate);
  return (
    <div>
      <dt>
        <Term id="fees">{t('ticket.fee.of', { role: t(`ticket.role.${role}`), rate })}</Term>
      </dt>
      <dd>{answer ? usd(answer.feeCents) : '–'}</dd>
    </div>
  );
}

function sentWords(order: PlaceOrder, answer: Extract<CommandAnswer, { ok: true }>, of: MarketInfo): string {
  const filled = answer.filledLots ?? 0;
  const size = coinsShort(filled > 0 ? filled : order.sizeLots, of);
  if (filled >= order.sizeLots) return t('ticket.sent.filled', { size, market: of.id });
  if (filled > 0 && answer.orderId !== undefined) return t('ticket.sent.partly', { size, market: of.id });
  if (filled > 0) return t('ticket.sent.filled', { size, market: of.id });
  if (answer.orderId !== undefined && order.priceTicks !== undefined)
    return t('ticket.sent.resting', { size, market: of.id, price: price(order.priceTicks, of) });
  return t('ticket.sent.nothing');
}

const phone = matchMedia('(max-width: 760px)');

/** Brings the refusal's message up as soon as it has come. */
function showRefusal(): void {
  const before = new Set(view.inbox.value.map((item) => item.id));
  const stop = view.inbox.subscribe((items) => {
    const fresh = items.find((item) => item.kind === 'order_refused' && !item.byMandate && !before.has(item.id));
    if (!fresh) return;
    chooseItem(fresh.id);
    if (phone.matches) tab.value = 'inbox';
    queueMicrotask(() => stop());
  });
  setTimeout(stop, 3000);
}
