/**
 * Late ways out: new money on a sheet that shows less than there was, or all of it; friends paid before others; records that go, or that are
 * kept; and an end in order. Whoever puts up equity owns his part of what is left at the end.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post, reservedOf } from '../exchange/ledger.ts';
import { displayedEquityCents } from '../exchange/reportedTotals.ts';
import { drawUniform, STREAM } from '../random.ts';
import type { SeatId } from '../scenario.ts';
import { type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { addInsiders, disclose } from './discovery.ts';
import { closeFirm } from './ending.ts';
import { lend } from './lenders.ts';
import { makeStatement, standing, statementWeight } from './statements.ts';
import { firmCashCents, holeCents, orderlyEquityCents, usdOf } from './worth.ts';

const PITCH_RAISES = 0.04;
const PITCH_WORKS = 0.5;
const OPEN_ROOM_RAISES = 0.02;
const OPEN_ROOM_WORKS = 0.25;
/** New equity, as a share of what the sheet shows the firm to be worth. */
const RAISES_WITHOUT_LOSS = 0.08;
const RAISES_WITH_LOSS = 0.04;
/** What friends ask for on the first day, as a share of all deposits. */
const FRIENDS_ASK = 0.015;
const HOLD_COST_CENTS = 20_000_000;

/** What befell the firm and belongs on a sheet. */
export const lossesToShowCents = ({ business }: SimState): number =>
  (business!.exploitOpenUntilDay === null ? business!.exploitLossCents : 0) + business!.protocolLossCents;

const missing = (state: SimState): number => Math.min(1, holeCents(state) / Math.max(1, state.business!.depositsCents));

// ---- What is granted ----------------------------------------------------------------------------------------------------

/** Whoever is shown the good version lends in half of all futures. In the others he asks around. */
export function pitchRescue(state: SimState, seat: SeatId, events: SimEvent[]): void {
  const business = state.business!;
  makeStatement(state, 'investors', seat, statementWeight(state, 'investors'), events);
  if (drawUniform(state.seed, STREAM.rescue, state.clock.round, 0) < PITCH_WORKS) {
    lend(state, PITCH_RAISES * business.depositsCents);
    business.doubt = Math.max(0, business.doubt - 0.05);
  } else business.rumour = Math.min(1, business.rumour + 0.06);
  addInsiders(state, 2, standing(state, 'investors')!.gap > 0 ? 1.5 : 0);
}

/** Equity raised at what the page shows, on a sheet that leaves the loss out. */
export function sellOnCleanSheet(state: SimState, seat: SeatId, events: SimEvent[]): void {
  state.business!.leftOutCents += lossesToShowCents(state);
  raiseEquity(state, displayedEquityCents(state), RAISES_WITHOUT_LOSS);
  makeStatement(state, 'investors', seat, statementWeight(state, 'investors'), events);
  addInsiders(state, 1.5, standing(state, 'investors')!.gap > 0 ? 0.7 : 0);
}

function raiseEquity(state: SimState, worthCents: number, share: number): void {
  const cents = Math.floor(share * Math.max(0, worthCents));
  if (cents <= 0) return;
  const business = state.business!;
  post(state.ledger, [{ asset: USD, from: state.sole.outside_world, to: state.sole.desk, amount: cents, code: CODE.capital }]);
  business.soldShare = 1 - (1 - business.soldShare) * (1 - cents / (worthCents + cents));
}

/** Favourites ask at once, and the queue pays them before anybody else; everybody is told that there is one queue. */
export function putFriendsFirst(state: SimState, seat: SeatId, events: SimEvent[]): void {
  const business = state.business!;
  state.rules.queuePolicy = 'favourites_first';
  const friends = state.accounts.filter((account) => account.kind === 'customer' && account.favourite);
  for (const { index } of friends) {
    const free = balanceOf(state.ledger, index, USD) - reservedOf(state.ledger, index, USD);
    const units = Math.floor(Math.min((FRIENDS_ASK * business.depositsCents) / friends.length, free));
    if (units <= 0) continue;
    const waiting = state.queue.find((entry) => entry.account === index && entry.asset === USD);
    if (waiting !== undefined) waiting.units = Math.max(waiting.units, units);
    else {
      state.queue.push({ account: index, asset: USD, units, step: state.step });
      events.push({ type: 'withdrawal_queued', account: index, asset: USD, units });
    }
  }
  business.doubt = Math.max(0, business.doubt - 0.12);
  business.unfair += 0.6;
  business.insiders *= 0.9;
  addInsiders(state, 1, 0.5);
  makeStatement(state, 'queue', seat, statementWeight(state, 'queue'), events);
}

export const hasFriends = (state: SimState): boolean => state.accounts.some((account) => account.kind === 'customer' && account.favourite);

/** What is older than a month is no longer there to be shown. Fewer can tell; that something is gone can be told. */
export function destroyRecords(state: SimState): void {
  const business = state.business!;
  business.recordsDestroyedDay ??= state.clock.day;
  business.insiders *= 0.65;
  business.contradictions += 0.3;
}

// ---- Other ways ---------------------------------------------------------------------------------------------------------

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
