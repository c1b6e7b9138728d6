/** The game this tab is in: at most one connection, opened with a seat ticket and closed by leaving. */
import type { CommandAnswer, Pace, SeatTicket, ServerAnswers } from '../../shared/net/messages.ts';
import type { Command, PlaceOrder } from '../../shared/sim/commands.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { OrderPreview } from '../../shared/sim/views/previewOrder.ts';
import { resetStore, view, welcome } from '../store/store.ts';
import { type Connection, connect } from './connection.ts';
import { forgetSeat, keepSeat, seatTicket } from './seat.ts';

let connection: Connection | null = null;

/** Sits down, or stays seated when this very seat is already held. */
export function enter(ticket: SeatTicket): void {
  if (connection && seatTicket.value?.token === ticket.token) return;
  connection?.close();
  resetStore();
  keepSeat(ticket);
  connection = connect(ticket);
}

/** Takes the kept seat up again after a reload. */
export function resume(): void {
  if (!connection && seatTicket.value) connection = connect(seatTicket.value);
}

export function leave(): void {
  connection?.close();
  connection = null;
  forgetSeat();
  resetStore();
}

export function rejoin(): void {
  connection?.rejoin();
}

const notSeated: CommandAnswer = { ok: false, step: null, rejection: { code: 'wrong_phase' } };

export function command(asked: Command): Promise<CommandAnswer> {
  return connection ? connection.command(asked) : Promise.resolve(notSeated);
}

export async function previewOrder(order: PlaceOrder): Promise<OrderPreview | null> {
  const { type: _, ...asked } = order;
  return (await connection?.ask('preview_order', asked)) ?? null;
}

export function openMarket(market: string): void {
  void connection?.ask('open_market', { market });
}

export async function setPace(pace: Pace): Promise<ServerAnswers['set_pace'] | null> {
  return (await connection?.ask('set_pace', { pace })) ?? null;
}

export async function say(text: string): Promise<ServerAnswers['say'] | null> {
  return (await connection?.say(text)) ?? null;
}

/** The receipt of a closed round; null when it cannot be had now. */
export async function fetchReceipt(): Promise<Receipt | null> {
  const answer = await connection?.ask('receipt', {});
  return answer && !('ok' in answer) ? answer : null;
}

/** Saves the finished game as a file. False when the server does not give it. */
export async function saveGame(): Promise<boolean> {
  const ticket = seatTicket.value;
  if (!ticket) return false;
  try {
    const response = await fetch(`/api/sessions/${encodeURIComponent(ticket.code)}/export`, {
      headers: { authorization: `Bearer ${ticket.token}` },
    });
    if (!response.ok) return false;
    const address = URL.createObjectURL(await response.blob());
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = `allow-negative-${welcome.value?.code ?? ticket.code}-${view.clock.value.step}.json`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return true;
  } catch {
    return false;
  }
}
