/** Farms and ventures: money outside that yields, is marked, and cannot be called back at once. Marks are posted, so the ledger knows them. */
import { balanceOf, CODE, post, type TransferCode } from '../exchange/ledger.ts';
import { exp } from '../mathematics.ts';
import type { SimState, SoleKind } from '../state.ts';
import { USD } from '../state.ts';
import { roundHalfEven } from '../units.ts';
import { customersMoneyInUseCents, usdOf } from './worth.ts';

const DAYS_PER_YEAR = 365;
const CENTS_PER_MILLION = 100_000_000;

/** One step: the farm pays its yield in cash and is marked with the basket; ventures are marked up by sentiment. */
export function growStakes(state: SimState): void {
  const business = state.business!;
  const { firm } = state.scenario.business!;
  const { regime, basketReturn, marketCents } = business.outside;
  const years = state.clock.daysPerStep / DAYS_PER_YEAR;
  const farm = usdOf(state, 'desk_farm');
  const before = totalRisk(state);
  let gained = 0;
  if (farm > 0) {
    const yearly = firm.farmYield[regime] / (1 + farm / (firm.farmCapacityShare * marketCents * 0.25 + 15 * CENTS_PER_MILLION));
    const paid = roundHalfEven(farm * yearly * years);
    settle(state, 'desk', paid, CODE.farm_yield);
    const marked = roundHalfEven(farm * (exp(firm.farmBeta * basketReturn) - 1) - farm * lostToday(state));
    settle(state, 'desk_farm', Math.max(0 - farm, marked), CODE.farm_yield);
    gained += paid + marked;
  }
  const ventures = usdOf(state, 'desk_ventures');
  if (ventures > 0) {
    const sentiment = regime === 'boom' ? firm.ventureMarkUp : regime === 'crash' ? -0.5 : 0;
    const marked = roundHalfEven(ventures * (exp(firm.ventureBeta * basketReturn + sentiment * years) - 1));
    settle(state, 'desk_ventures', Math.max(0 - ventures, marked), CODE.venture_mark);
  }
  const used = customersMoneyInUseCents(state);
  if (used > 0 && before > 0) business.gainsOnCustomersCents += Math.min(1, used / before) * gained;
}

const totalRisk = (state: SimState): number =>
  usdOf(state, 'desk_farm') + usdOf(state, 'desk_ventures') + Math.max(0, usdOf(state, 'desk_quotes')) + CENTS_PER_MILLION;

/** Share of the farm lost on days when a peg breaks or a contract fails. */
function lostToday(state: SimState): number {
  const { weather } = state.business!;
  const { firm } = state.scenario.business!;
  const today = state.clock.day;
  const before = state.clock.dayBefore;
  const falls = (day: number | null): boolean => day !== null && day > before && day <= today;
  let lost = falls(weather.depegDay) ? weather.depegLoss : 0;
  for (const day of weather.farmFailDays) if (falls(day)) lost += firm.farmFailLoss;
  return Math.min(1, lost);
}

/** Posts a gain from, or a loss to, the outside world. */
function settle(state: SimState, kind: SoleKind, cents: number, code: TransferCode): void {
  const index = state.sole[kind];
  const outside = state.sole.outside_world;
  if (cents > 0) post(state.ledger, [{ asset: USD, from: outside, to: index, amount: cents, code }]);
  else if (cents < 0) {
    const most = Math.min(0 - cents, Math.max(0, balanceOf(state.ledger, index, USD)));
    if (most > 0) post(state.ledger, [{ asset: USD, from: index, to: outside, amount: most, code }]);
  }
}
