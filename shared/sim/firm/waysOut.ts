/** Late ways out that favour nobody: the books as they are, a sale at what can be had, one queue, records that are kept, and an end in order. */
import type { SimEvent } from '../events.ts';
import { CODE, post } from '../exchange/ledger.ts';
import { drawUniform, STREAM } from '../random.ts';
import type { SeatId } from '../scenario.ts';
import { type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { closeFirm } from './closeFirm.ts';
import { disclose } from './disclosure.ts';
import { raiseEquity } from './equity.ts';
import { lend } from './lenders.ts';
import { makeStatement, statementWeight } from './statements.ts';
import { firmCashCents, holeCents, orderlyEquityCents, usdOf } from './worth.ts';

const OPEN_ROOM_RAISES = 0.02;
const OPEN_ROOM_WORKS = 0.25;
const RAISES_WITH_LOSS = 0.04;
const HOLD_COST_CENTS = 20_000_000;

const missing = (state: SimState): number => Math.min(1, holeCents(state) / Math.max(1, state.business!.depositsCents));

/** The books as they are. Fewer lend on them; nobody has to be told anything else later. */
export function openDataRoom(state: SimState): void {
  const business = state.business!;
  if (drawUniform(state.seed, STREAM.rescue, state.clock.round, 1) < OPEN_ROOM_WORKS)
    lend(state, OPEN_ROOM_RAISES * business.depositsCents);
  business.doubt += 0.15 * missing(state);
  business.rumour *= 0.7;
}

/** The books are opened, everyone is frozen alike, and what there is is sold over a round and shared out. */
export function fileOrderly(state: SimState, events: SimEvent[]): void {
  disclose(state, false, events);
  if (state.business!.ending !== null) return;
  state.rules.queuePolicy = 'gated';
  const worth = orderlyEquityCents(state);
  const repaid = worth >= 0 ? 1 : clamp(1 + worth / Math.max(1, state.business!.depositsCents), 0, 1);
  closeFirm(state, 'wound_down', worth, repaid, events);
}

/** The loss is on the sheet, and the price is what could be had for the firm. */
export const sellWithLoss = (state: SimState): void => raiseEquity(state, orderlyEquityCents(state), RAISES_WITH_LOSS);

/** Each claim is paid by the same share, and it is said so. The largest clients like it least. */
export function oneQueue(state: SimState, seat: SeatId, events: SimEvent[]): void {
  state.rules.queuePolicy = 'pro_rata';
  state.business!.attraction -= 0.02;
  makeStatement(state, 'queue', seat, statementWeight(state, 'queue'), events);
}

/** Everything is kept, at counsel's price: no change can make records go any more, and whoever fines the firm counts it. */
export function holdRecords(state: SimState): void {
  const cents = Math.floor(Math.min(HOLD_COST_CENTS, Math.max(0, usdOf(state, 'desk')), Math.max(0, firmCashCents(state))));
  if (cents > 0) post(state.ledger, [{ asset: USD, from: state.sole.desk, to: state.sole.outside_world, amount: cents, code: CODE.cost }]);
  state.business!.recordsHeld = true;
}
