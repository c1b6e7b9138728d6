/**
 * Selling to have dollars: quoting capital first, then coins, the unlocked part of the farm, house tokens, and in an emergency ventures
 * at a third. Everything thin fetches less the more of it is sold; rates are shares per week, so a run's slow days sell as its days do.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post } from '../exchange/ledger.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { exp } from '../mathematics.ts';
import { type SimState, USD } from '../state.ts';
import { tradeToken } from './houseToken.ts';
import { basketFetch, coinsCents, usdOf } from './worth.ts';

const DAYS_PER_WEEK = 7;

/** Brings up to `needCents` to the desk's account; returns what came. */
export function raiseCash(state: SimState, needCents: number, urgent: boolean, events: SimEvent[]): number {
  const weeks = state.clock.daysPerStep / DAYS_PER_WEEK;
  const perWeek = (share: number): number => 1 - exp(0 - share * weeks);
  const before = usdOf(state, 'desk');
  const left = (): number => needCents - (usdOf(state, 'desk') - before);
  bringBackQuotes(state, left(), urgent ? perWeek(6) : perWeek(0.7));
  if (left() > 0) sellBasket(state, left(), perWeek(urgent ? 0.43 : 0.13));
  if (left() > 0) callFarm(state, left(), perWeek(urgent ? 1.2 : 0.5));
  if (left() > 0) sellTokens(state, left(), perWeek(urgent ? 0.43 : 0.062), events);
  if (left() > 0 && urgent) sellVentures(state, left(), perWeek(0.05));
  return usdOf(state, 'desk') - before;
}

function bringBackQuotes(state: SimState, need: number, share: number): void {
  const held = Math.max(0, usdOf(state, 'desk_quotes'));
  const amount = Math.floor(Math.min(need, held * share));
  if (amount > 0) post(state.ledger, [{ asset: USD, from: state.sole.desk_quotes, to: state.sole.desk, amount, code: CODE.capital }]);
}

/** Coins go to the outside venue at what its depth pays. BIT is deep; the basket is not. */
function sellBasket(state: SimState, need: number, share: number): void {
  const { basket, bit } = coinsCents(state);
  const total = basket + bit;
  if (total <= 0) return;
  const thinRate = basketFetch(state, basket, 1) * 0.97;
  let wanted = need;
  state.scenario.assets.forEach((spec, asset) => {
    const units = asset === USD || asset === state.scenario.houseToken ? 0 : balanceOf(state.ledger, state.sole.desk, asset);
    if (units <= 0 || wanted <= 0) return;
    const rate = spec.id === 'BIT' ? 0.98 : thinRate;
    const unitCents = valueAtMark(state, asset, 1) * rate;
    const sold = Math.min(units, Math.ceil(units * (spec.id === 'BIT' ? Math.min(1, share * 3) : share)), Math.ceil(wanted / unitCents));
    const cents = Math.floor(sold * unitCents);
    if (sold <= 0 || cents <= 0) return;
    wanted -= cents;
    post(state.ledger, [
      { asset, from: state.sole.desk, to: state.sole.outside_world, amount: sold, code: CODE.outside_trade },
      { asset: USD, from: state.sole.outside_world, to: state.sole.desk, amount: cents, code: CODE.outside_trade },
    ]);
  });
}

/** Only what is not locked comes back, at a small loss. */
function callFarm(state: SimState, need: number, share: number): void {
  const free = usdOf(state, 'desk_farm') * (1 - state.scenario.business!.firm.farmLocked);
  const amount = Math.floor(Math.min(need / 0.97, free * share));
  if (amount <= 1) return;
  const lost = Math.max(1, Math.floor(amount * 0.03));
  post(state.ledger, [
    { asset: USD, from: state.sole.desk_farm, to: state.sole.desk, amount: amount - lost, code: CODE.farm },
    { asset: USD, from: state.sole.desk_farm, to: state.sole.outside_world, amount: lost, code: CODE.cost },
  ]);
}

function sellTokens(state: SimState, need: number, share: number, events: SimEvent[]): void {
  const { token } = state.business!;
  const asset = state.scenario.houseToken;
  if (token === null || asset === null) return;
  const units = balanceOf(state.ledger, state.sole.desk, asset);
  const price = valueAtMark(state, asset, 1);
  const lots = Math.min(units, token.floatShare * state.scenario.business!.token.supplyUnits * share, (need / Math.max(1e-9, price)) * 1.3);
  tradeToken(state, 'sell', lots, events);
}

function sellVentures(state: SimState, need: number, share: number): void {
  const held = usdOf(state, 'desk_ventures');
  const marked = Math.floor(Math.min(held * share, need / 0.3));
  if (marked <= 3) return;
  const got = Math.floor(marked * 0.3);
  post(state.ledger, [
    { asset: USD, from: state.sole.desk_ventures, to: state.sole.desk, amount: got, code: CODE.venture },
    { asset: USD, from: state.sole.desk_ventures, to: state.sole.outside_world, amount: marked - got, code: CODE.cost },
  ]);
}
