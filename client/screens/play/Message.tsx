import { useState } from 'preact/hooks';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import type { InboxItem } from '../../../shared/sim/views/types.ts';
import { isTextKey, type TextKey, t } from '../../i18n/t.ts';
import { weekOfDay } from '../../i18n/weeks.ts';
import { command, say } from '../../net/game.ts';
import { oneAtATime } from '../../net/oneAtATime.ts';
import { coinsShort, percent, percentSigned, price, usd, usdShort } from '../../overlay/format.ts';
import { sideWord } from '../../overlay/phrases.ts';
import { RequestCard } from '../../overlay/RequestCard.tsx';
import { marketInfo, table, view, welcome } from '../../store/store.ts';
import { DrillDoors } from './AimCard.tsx';
import { act } from './act.ts';
import { MarginCallDoors } from './MarginCallDoors.tsx';
import { Matter } from './Matter.tsx';
import { Head } from './MessageHead.tsx';
import { AuditAnswer, Offer } from './Offer.tsx';
import { markHandled, tab, workTab } from './playState.ts';
import { OrderRefused, TransferRefused } from './Refused.tsx';

export function Message({ item }: { item: InboxItem }) {
  switch (item.kind) {
    case 'order_refused':
      return <OrderRefused item={item} />;
    case 'transfer_refused':
      return <TransferRefused item={item} />;
    case 'request':
      return <Request item={item} />;
    case 'block':
      return <Block item={item} />;
    case 'margin_call':
      return <MarginCall item={item} />;
    case 'offer':
      return <Offer item={item} />;
    case 'matter':
      return <Matter item={item} />;
    case 'audit':
      return <AuditAnswer item={item} />;
    case 'note':
      return <Note item={item} />;
  }
}

function Request({ item }: { item: Extract<InboxItem, { kind: 'request' }> }) {
  const request = view.requests.value.find((known) => known.requestId === item.requestId);
  const greeting = welcome.value;
  if (!request || !greeting) return null;
  return (
    <RequestCard
      request={request}
      actions={item.actions}
      standing={view.firm.value?.requests.find((one) => one.requestId === item.requestId) ?? null}
      boardCase={view.firm.value?.board.find((one) => one.requestId === item.requestId) ?? null}
      seat={greeting.seat}
      creditStepsCents={greeting.creditStepsCents}
      calendar={view.calendar.value}
      onSend={command}
      onSay={say}
    />
  );
}

function Block({ item }: { item: Extract<InboxItem, { kind: 'block' }> }) {
  const of = marketInfo(item.market);
  const [answer] = useState(() =>
    oneAtATime(async (take: boolean) => {
      if (!of) return;
      const words = take ? t('inbox.block.taken', { price: `$${price(item.priceTicks, of)}` }) : t('inbox.block.declined');
      const done = await act({ type: 'answer_block', blockId: item.blockId, take }, words, of);
      if (done.ok) markHandled(item.id);
    }),
  );
  if (!of) return null;
  const size = coinsShort(item.sizeLots, of);
  const edge = item.priceTicks / item.markTicks - 1;
  return (
    <>
      <Head title={t('inbox.block.title', { side: sideWord(item.clientSide), size, coin: of.coin })} step={item.step} />
      <p class="order-line">
        {t('inbox.block.text', {
          side: sideWord(item.clientSide),
          size,
          coin: of.coin,
          price: `$${price(item.priceTicks, of)}`,
          mark: `$${price(item.markTicks, of)}`,
        })}
      </p>
      <dl class="need">
        <div>
          <dt>{t('shell.block.worth')}</dt>
          <dd>{usdShort(item.sizeLots * item.priceTicks * of.centsPerTickLot)}</dd>
        </div>
        <div>
          <dt>{t('shell.block.edge')}</dt>
          <dd>{percentSigned(item.clientSide === 'sell' ? -edge : edge)}</dd>
        </div>
        <div>
          <dt>{t('shell.block.youWould')}</dt>
          <dd>
            {t('inbox.refused.order', { side: sideWord(item.clientSide === 'sell' ? 'buy' : 'sell'), size, market: of.id, how: '' }).trim()}
          </dd>
        </div>
      </dl>
      <div class="doors">
        <button type="button" class="door" onClick={() => void answer(true)}>
          {t('inbox.block.take')}
        </button>
        <button type="button" class="door" onClick={() => void answer(false)}>
          {t('inbox.block.decline')}
        </button>
      </div>
      <p class="hint">{t('inbox.block.until', { week: weekOfDay(item.untilDay) })}</p>
    </>
  );
}

function MarginCall({ item }: { item: Extract<InboxItem, { kind: 'margin_call' }> }) {
  return (
    <>
      <Head title={t('inbox.marginCall.title')} step={item.step} />
      <p class="order-line">{t('inbox.marginCall.text', { margin: percent(item.marginFraction), floor: percent(item.actsBelow) })}</p>
      <MarginCallDoors />
    </>
  );
}

/** The chief's job is smaller at a larger table. */
function briefFor(seat: SeatId): TextKey {
  const own = `brief.${seat}.of${table.value.length}`;
  return isTextKey(own) ? own : `brief.${seat}`;
}

function Note({ item }: { item: Extract<InboxItem, { kind: 'note' }> }) {
  const greeting = welcome.value;
  const mandate = view.mandate.value;
  const params = {
    desk: greeting?.deskName ?? '',
    exchange: greeting?.exchangeName ?? '',
    aim: usdShort(mandate?.aimNotionalCents ?? 0),
    week: mandate ? weekOfDay(mandate.aimByDay) : '',
  };
  const seat = greeting?.seat;
  if (view.firm.value && seat !== undefined && item.note === `${seat}_brief`) {
    return (
      <>
        <Head title={t(`note.${item.note}.title`)} step={item.step} />
        <p class="note-text">{t(briefFor(seat), params)}</p>
      </>
    );
  }
  const own = item.note === 'desk_brief' || item.note === 'engineer_brief' ? item.note : null;
  return (
    <>
      <Head title={t(`note.${item.note}.title`)} step={item.step} />
      <p class="note-text">{t(`note.${item.note}`, params)}</p>
      {own === 'engineer_brief' && <p class="note-first">{t(`note.${own}.first`)}</p>}
      {item.note === 'squeeze_brief' && (
        <div class="doors">
          <DrillDoors kind="door" />
        </div>
      )}
      {own === 'desk_brief' && mandate && (
        <div class="doors">
          <button
            type="button"
            class="door"
            onClick={() => {
              workTab.value = 'mandate';
              tab.value = 'trade';
            }}
          >
            {t('shell.aim.mandate')}
          </button>
          <button
            type="button"
            class="door"
            onClick={() => {
              workTab.value = 'ticket';
              tab.value = 'trade';
            }}
          >
            {t('shell.aim.ticket')}
          </button>
        </div>
      )}
      {item.note === 'aim_reminder' && mandate && (
        <p class="hint mono">{t('mandate.aim.progress', { held: usd(mandate.heldNotionalCents), aim: usd(mandate.aimNotionalCents) })}</p>
      )}
    </>
  );
}
