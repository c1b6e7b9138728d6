/** What only this screen remembers: the open panel, symbol and message, and the ticket being filled in. */
import { computed, effect } from '@preact/signals';
import type { Pace } from '../../../shared/net/messages.ts';
import type { OrderType, PlaceOrder, Side } from '../../../shared/sim/commands.ts';
import type { OrderPreview } from '../../../shared/sim/views/previewOrder.ts';
import type { InboxItem } from '../../../shared/sim/views/types.ts';
import { plainUnits, typedLots, typedTicks } from '../../overlay/format.ts';
import { gameSignal, joined, marketInfo, status, view, welcome } from '../../store/store.ts';
import { trimmed } from './orderMath.ts';

export type Tab = 'floor' | 'trade' | 'book' | 'inbox' | 'firm';
export const tab = gameSignal<Tab>('floor');
/** The desk's tabs. A game that lacks the open one shows its first. */
export type WorkTab = 'levers' | 'money' | 'ticket' | 'holdings' | 'mandate' | 'outside';
export const workTab = gameSignal<WorkTab>('levers');

/** The last pace at which the clock ran: a pause ends in it. */
export const runningPace = gameSignal<Pace>(1);
effect(() => {
  if (status.value.pace !== 0) runningPace.value = status.value.pace;
});

export type TalkTab = 'talk' | 'page' | 'league';
export const talkTab = gameSignal<TalkTab>('talk');

/** True while the sheet for asking for a change is open. */
export const asking = gameSignal(false);

/** What is being written to the firm: it outlives the tab and the close that hide it. */
export const saying = gameSignal('');

const chosenMarket = gameSignal<string | null>(null);
/** Where nobody has chosen: what the desk is short of, else the perpetual, which it is asked to hold. */
const firstMarket = computed(
  () =>
    view.account.value?.positions.find((position) => position.sizeLots < 0)?.market ??
    welcome.value?.markets.find((info) => info.kind === 'perpetual')?.id ??
    welcome.value?.markets[0]?.id ??
    '',
);
export const market = computed(() => chosenMarket.value ?? firstMarket.value);
/** The first one stays once it is on show: positions turn from step to step, and a ticket must not turn with them. */
effect(() => {
  if (joined.value && chosenMarket.value === null && firstMarket.value !== '') chosenMarket.value = firstMarket.value;
});
export const info = computed(() => marketInfo(market.value));

export function chooseMarket(id: string): void {
  if (!marketInfo(id)) return;
  chosenMarket.value = id;
  ticketPrice.value = '';
  priceIsOwn.value = false;
}

export const ticketSide = gameSignal<Side>('buy');
export const ticketType = gameSignal<OrderType>('limit');
export const ticketSize = gameSignal('100');
export const ticketPrice = gameSignal('');
const reduceOnlyAsked = gameSignal(false);
/** Only a contract has a position to reduce. */
export const ticketReduceOnly = computed(() => reduceOnlyAsked.value && info.value?.kind === 'perpetual');
export function askReduceOnly(on: boolean): void {
  reduceOnlyAsked.value = on;
}
/** Until a person sets a price, the field follows the best one on the other side. */
export const priceIsOwn = gameSignal(false);
/** The engine's answer about the ticket as it stands; null while there is none. */
export const preview = gameSignal<OrderPreview | null>(null);

/** The order as typed, or null while a field does not hold a number that the market takes. */
const typedOrder = computed<PlaceOrder | null>(() => {
  const of = info.value;
  if (!of) return null;
  const sizeLots = typedLots(ticketSize.value, of);
  if (sizeLots === null || sizeLots === 0) return null;
  const order: PlaceOrder = { type: 'place_order', market: of.id, side: ticketSide.value, orderType: ticketType.value, sizeLots };
  if (ticketReduceOnly.value) order.reduceOnly = true;
  if (ticketType.value === 'market') return order;
  const priceTicks = typedTicks(ticketPrice.value, of);
  return priceTicks === null || priceTicks === 0 ? null : { ...order, priceTicks };
});
/** The order that would be sent. One object as long as nothing about it changes, though the account is told anew at every step. */
export const ticketOrder = computed<PlaceOrder | null>((): PlaceOrder | null => {
  const order = typedOrder.value;
  return order && (ticketTrimmedLots.value === null ? order : { ...order, sizeLots: ticketTrimmedLots.value });
});
/** Lots that a reduce-only order was trimmed to; null where it goes as typed. */
export const ticketTrimmedLots = computed<number | null>(() => {
  const order = typedOrder.value;
  if (!order?.reduceOnly) return null;
  const { sizeLots } = trimmed(order, view.account.value);
  return sizeLots < order.sizeLots ? sizeLots : null;
});

function setPriceTicks(priceTicks: number, ticksPerUsd: number): void {
  ticketPrice.value = plainUnits(priceTicks, ticksPerUsd);
  priceIsOwn.value = true;
}

export function fillTicket(order: {
  market: string;
  side: Side;
  orderType: OrderType;
  sizeLots: number | null;
  priceTicks: number | null;
  reduceOnly?: boolean;
}): void {
  const of = marketInfo(order.market);
  if (!of) return;
  if (market.value !== order.market) chooseMarket(order.market);
  ticketSide.value = order.side;
  ticketType.value = order.orderType;
  askReduceOnly(order.reduceOnly ?? false);
  if (order.sizeLots !== null) ticketSize.value = plainUnits(order.sizeLots, of.lotsPerCoin);
  if (order.priceTicks !== null) setPriceTicks(order.priceTicks, of.ticksPerUsd);
  workTab.value = 'ticket';
}

/** Puts a ladder price into the ticket. A market order has no price, so it becomes a limit order. */
export function takePriceTicks(priceTicks: number): void {
  const of = info.value;
  if (!of) return;
  if (ticketType.value === 'market') ticketType.value = 'limit';
  setPriceTicks(priceTicks, of.ticksPerUsd);
  workTab.value = 'ticket';
}

const chosenItem = gameSignal<string | null>(null);
/** Messages that were answered, or left as they are, by this person. */
const handled = gameSignal<ReadonlySet<string>>(new Set());

const byMandate = (item: InboxItem): boolean => (item.kind === 'order_refused' || item.kind === 'transfer_refused') && item.byMandate;

/** A message about a state that has passed asks for nothing any more. */
export function needsAnswer(item: InboxItem): boolean {
  if (handled.value.has(item.id)) return false;
  switch (item.kind) {
    case 'request':
      return item.actions.some((action) => action !== 'revert_request' && action !== 'escalate_request');
    case 'block':
    case 'offer':
      return true;
    case 'matter':
      return item.answers.length > 0;
    case 'margin_call': {
      const margin = view.account.value?.margin;
      return margin !== undefined && margin.marginFraction !== null && margin.marginFraction < margin.initialMarginFraction;
    }
    case 'order_refused':
    case 'transfer_refused':
      return !item.byMandate || view.mandate.value?.blocked?.what === (item.kind === 'order_refused' ? 'directional' : 'outside');
    case 'audit':
    case 'note':
      return false;
  }
}

/** Changes that wait for nobody here still have their message: what became of them, and the way back for who may revert. */
function decidedRequests(): InboxItem[] {
  const listed = new Set(view.inbox.value.map((item) => item.id));
  const mayRevert = welcome.value?.seat === 'engineer';
  const standing = view.firm.value?.requests;
  return view.requests.value
    .map(
      (request): InboxItem => ({
        kind: 'request',
        id: requestItemId(request.requestId),
        step: request.trail.at(-1)?.step ?? 0,
        requestId: request.requestId,
        actions:
          standing?.find((one) => one.requestId === request.requestId)?.actions ??
          (mayRevert && request.status === 'merged' ? ['revert_request'] : []),
      }),
    )
    .filter((item) => !listed.has(item.id));
}

export const requestItemId = (requestId: number): string => `request-${requestId}`;

/** Newest first. A mandate that is stopped again says so once: its older messages give way, unless one is open. */
export const messages = computed<InboxItem[]>(() => {
  const newestFirst = [...view.inbox.value, ...decidedRequests()].sort((a, b) => b.step - a.step);
  const told = new Set<string>();
  return newestFirst.filter((item) => {
    if (!byMandate(item)) return true;
    if (told.has(item.kind) && item.id !== chosenItem.value) return false;
    told.add(item.kind);
    return true;
  });
});

export const chooseItem = (id: string): void => {
  chosenItem.value = id;
};
/** The message on show: the chosen one while it exists, else the newest that asks for something, else the newest. */
export const openItem = computed<InboxItem | null>(() => {
  const items = messages.value;
  return items.find((item) => item.id === chosenItem.value) ?? items.find(needsAnswer) ?? items[0] ?? null;
});
/**
 * One that waits stays on show whatever else comes in: no door changes under the hand that is about to press it. A stop of the mandate
 * gives way to its next one, whose doors are the same.
 */
effect(() => {
  const open = openItem.value;
  if (open && needsAnswer(open) && !byMandate(open)) chooseItem(open.id);
});
export const toAnswer = computed(() => messages.value.filter(needsAnswer).length);
/** Lets go of a message that was answered, so that the next one that waits comes up. */
export function releaseItem(id: string): void {
  if (chosenItem.value === id) chosenItem.value = null;
}
export function markHandled(id: string): void {
  handled.value = new Set(handled.value).add(id);
  releaseItem(id);
}
