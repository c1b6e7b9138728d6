/** Late favours: new money on a sheet that shows less than there was, friends paid before others, and records that go. */
import type { SimEvent } from '../events.ts';
import { balanceOf, reservedOf } from '../exchange/ledger.ts';
import { displayedEquityCents } from '../exchange/reportedTotals.ts';
import { drawUniform, STREAM } from '../random.ts';
import type { SeatId } from '../scenario.ts';
import { type SimState, USD } from '../state.ts';
import { raiseEquity } from './equity.ts';
import { addInsiders } from './insiders.ts';
import { lend } from './lenders.ts';
import { makeStatement, standing, statementWeight } from './statements.ts';

const PITCH_RAISES = 0.04;
const PITCH_WORKS = 0.5;
/** New equity, as a share of what the sheet shows the firm to be worth. */
const RAISES_WITHOUT_LOSS = 0.08;
/** What friends ask for on the first day, as a share of all deposits. */
const FRIENDS_ASK = 0.015;

/** What befell the firm and belongs on a sheet. */
export const lossesToShowCents = ({ business }: SimState): number =>
  (business!.exploitOpenUntilDay === null ? business!.exploitLossCents : 0) + business!.protocolLossCents;

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
