/** The seat this tab holds. Lives in the session of the tab: a second tab is a second person. */
import { signal } from '@preact/signals';
import type { SeatTicket } from '../../shared/net/messages.ts';

const KEY = 'allow-negative.seat';

function kept(): SeatTicket | null {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  try {
    const ticket = JSON.parse(text) as Partial<SeatTicket>;
    const { code, gameId, seat, token } = ticket;
    return code && gameId && seat && token ? { code, gameId, seat, token } : null;
  } catch {
    return null;
  }
}

export const seatTicket = signal<SeatTicket | null>(kept());

export function keepSeat(ticket: SeatTicket): void {
  sessionStorage.setItem(KEY, JSON.stringify(ticket));
  seatTicket.value = ticket;
}

export function forgetSeat(): void {
  sessionStorage.removeItem(KEY);
  seatTicket.value = null;
}
