/**
 * What the person in a seat is shown. Whoever has resigned is outside: they see what any customer sees, and what they themselves have put
 * on the record. The successor, who sits in the seat, sees the seat's own view.
 */
import type { SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { seatView } from './seatView.ts';
import type { SeatView } from './types.ts';

export function personView(state: SimState, seat: SeatId, openMarket: string): SeatView {
  const view = seatView(state, seat, openMarket);
  const { firm } = view;
  if (firm === null || !firm.resigned.includes(seat)) return view;
  const { claimedCents } = view.vault;
  return {
    ...view,
    account: null,
    mandate: null,
    inbox: [],
    requests: [],
    proposable: [],
    code: null,
    vault: { claimedCents, trueCents: null, owedCents: null },
    customers: null,
    ringing: [],
    firm: {
      ...firm,
      token: firm.token === null ? null : { ...firm.token, deskShare: null },
      levers: [],
      board: [],
      requests: [],
      exitDoor: null,
      protection: null,
      chief: null,
      desk: null,
      engineer: null,
      risk: null,
      treasurer: null,
      voice: null,
    },
  };
}
