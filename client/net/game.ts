/** The game this tab is in: at most one connection, opened with a seat ticket and closed by leaving. */
import type { ClientRequests, CommandAnswer, Pace, SeatTicket, ServerAnswers, SlowFirm } from '../../shared/net/messages.ts';
import type { Command, PlaceOrder } from '../../shared/sim/commands.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { OrderPreview } from '../../shared/sim/views/previewOrder.ts';
import { forgetFutures } from '../store/futures.ts';
import { resetStore, trial, view, welcome } from '../store/store.ts';
import { type Connection, connect, type TrialRequest } from './connection.ts';
import { forgetSeat, keepSeat, seatTicket } from './seat.ts';

let connection: Connection | null = null;

/** Sits down, or stays seated when this very seat is already held. */
export function enter(ticket: SeatTicket): void {
  if (connection && seatTicket.value?.token === ticket.token) return;
  connection?.close();
  resetStore();
  forgetFutures();
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
  forgetFutures();
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

type FuturesRequest = 'guess' | 'futures' | 'cancel_futures' | 'show_futures';
/** What is asked of the futures; null when the line is down. What comes of it comes by message. */
export async function askFutures<K extends FuturesRequest>(name: K, payload: ClientRequests[K]): Promise<ServerAnswers[K] | null> {
  return (await connection?.ask(name, payload)) ?? null;
}

/** The slow firm in this game's market; null when it cannot be had now, or where the game was one round. */
export async function fetchSlowFirm(): Promise<SlowFirm | null> {
  const answer = await connection?.ask('slow_firm', {});
  return answer && !('ok' in answer) ? answer : null;
}

/** Asks the room for how the trial stands. False when it cannot be had now. */
export async function fetchTrial(): Promise<boolean> {
  const answer = await connection?.ask('trial', {});
  if (!answer || 'ok' in answer) return false;
  trial.value = answer;
  return true;
}

/** A vote, a testimony, an exhibit that the host opens or shows. Null when no answer came. */
export async function inTrial<K extends Exclude<TrialRequest, 'trial'>>(
  name: K,
  payload: ClientRequests[K],
): Promise<ServerAnswers[K] | null> {
  return (await connection?.ask(name, payload)) ?? null;
}

export type SavedAs = 'json' | 'decisions' | 'orders' | 'scores' | 'codebook';

/** The finished game as a file: its whole record, or one table of it. Null when the server does not give it. */
export async function fetchGameFile(format: SavedAs): Promise<Blob | null> {
  const ticket = seatTicket.value;
  if (!ticket) return null;
  try {
    const response = await fetch(`/api/sessions/${encodeURIComponent(ticket.code)}/export?format=${format}`, {
      headers: { authorization: `Bearer ${ticket.token}` },
    });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

/** Saves the finished game as a file. False when the server does not give it. */
export async function saveGame(format: SavedAs): Promise<boolean> {
  const file = await fetchGameFile(format);
  if (!file) return false;
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  const ending = format === 'json' ? '.json' : `-${format}.csv`;
  anchor.href = address;
  anchor.download = `allow-negative-${welcome.value?.code ?? seatTicket.value?.code}-${view.clock.value.step}${ending}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return true;
}
