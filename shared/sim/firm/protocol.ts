/**
 * The protocol where the farm lies. On a day of the weather its founder sells what he has. For two weeks somebody can still stand in; then
 * part of every farm there is gone, the firm's too.
 */
import { hasCome } from '../clock.ts';
import { CODE, post } from '../exchange/ledger.ts';
import { type SimState, USD } from '../state.ts';
import { payFromHouse, spendableCents } from './house.ts';
import { addInsiders } from './insiders.ts';
import { customersMoneyInUseCents, firmCashCents, usdOf } from './worth.ts';

const DECIDE_WITHIN_DAYS = 14;
/** A farm smaller than this is nothing to decide about. */
const WORTH_DECIDING_CENTS = 50_000_000;
/** Of the farm: lost if nobody stands in, and what standing in alone costs. */
const LOST_SHARE = 0.3;
const RESCUE_COSTS = 0.2;
/** Together with others: what the firm puts up, and what is lost all the same. */
const SHARED_COSTS = 0.05;
const SHARED_LOST = 0.15;

/** One step: the founder sells on his day; what nobody has dealt with is lost on its own. */
export function runProtocol(state: SimState): void {
  const business = state.business!;
  const { founderDay } = business.weather;
  const today = state.clock.day;
  if (founderDay !== null && founderDay > state.clock.dayBefore && founderDay <= today) {
    if (usdOf(state, 'desk_farm') > WORTH_DECIDING_CENTS) business.protocolOpenUntilDay = today + DECIDE_WITHIN_DAYS;
    else lose(state, LOST_SHARE);
  }
  if (business.protocolOpenUntilDay !== null && hasCome(state, business.protocolOpenUntilDay)) letProtocolFail(state);
}

export const protocolRescueCents = (state: SimState): number => Math.floor(RESCUE_COSTS * usdOf(state, 'desk_farm'));

export const canRescueProtocol = (state: SimState): boolean =>
  state.business!.protocolOpenUntilDay !== null && spendableCents(state) >= protocolRescueCents(state);

/** The desk buys what the founder sells. The tokens are worth what they were: nothing to anybody else. */
export function rescueProtocol(state: SimState): void {
  const business = state.business!;
  const cents = protocolRescueCents(state);
  payFromHouse(state, cents, 'outside_world', CODE.cost);
  business.paidByDeedsCents += cents;
  business.protocolOpenUntilDay = null;
  addInsiders(state, customersMoneyInUseCents(state) > 0 ? 1 : 0, 0);
}

/** Among all who farm there, each by his part. The firm's comes out of what is its own, as far as that goes. */
export function shareRescue(state: SimState): void {
  const business = state.business!;
  if (business.protocolOpenUntilDay === null) return;
  const part = SHARED_COSTS * usdOf(state, 'desk_farm');
  const paid = Math.floor(Math.min(part, Math.max(0, firmCashCents(state)), spendableCents(state)));
  payFromHouse(state, paid, 'outside_world', CODE.cost);
  business.protocolOpenUntilDay = null;
  lose(state, LOST_SHARE - ((LOST_SHARE - SHARED_LOST) * paid) / Math.max(1, part));
}

export function letProtocolFail(state: SimState): void {
  const business = state.business!;
  if (business.protocolOpenUntilDay === null) return;
  business.protocolOpenUntilDay = null;
  lose(state, LOST_SHARE);
}

function lose(state: SimState, share: number): void {
  const cents = Math.floor(Math.max(0, usdOf(state, 'desk_farm')) * share);
  if (cents <= 0) return;
  post(state.ledger, [{ asset: USD, from: state.sole.desk_farm, to: state.sole.outside_world, amount: cents, code: CODE.farm_yield }]);
  state.business!.protocolLossCents += cents;
}
