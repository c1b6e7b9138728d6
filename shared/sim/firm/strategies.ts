/**
 * The desk's standing strategies beside quoting, carried out every step from the shares that it has set: quoting capital and farm from
 * its own equity, a lean in the main perpetual, and what credit is drawn for. Nobody presses "take": customers' dollars are in use as
 * soon as the firm's cash is below zero, a little more every day, and only while a line lets the account go there.
 */
import type { CreditUse } from '../business.ts';
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post } from '../exchange/ledger.ts';
import { withdrawalFloorCents } from '../exchange/margin.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { exp } from '../mathematics.ts';
import { accountOf, countUse, type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { coverPegShort } from './dealings.ts';
import { tradeForDesk } from './deskOrders.ts';
import { tokenLoanCents } from './houseToken.ts';
import { runCoinSale } from './listing.ts';
import { runHedge } from './quoting.ts';
import { raiseCash } from './raiseCash.ts';
import { growStakes } from './stakes.ts';
import { coinsCents, custodyCents, customersMoneyInUseCents, firmCashCents, leanCents, ownLiquidCents, usdOf } from './worth.ts';

const DAYS_PER_WEEK = 7;
const CENTS_PER_MILLION = 100_000_000;
/** Nobody adds risk once the fall is plain. */
const DRAWS_ABOVE_MOOD = 0.35;
const TOKENS_BOUGHT = ['SOLAR', 'YUM', 'LUMEN'];
const BUYING_COST = 0.015;
/** Own capital moves this much of its gap a week. */
const CAPITAL_PER_WEEK = 0.7;

export function runStrategies(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  runHedge(state);
  growStakes(state);
  // The loan against tokens follows their price every day.
  accountOf(state, 'desk').tokenLineCents = business.tokenLoan ? tokenLoanCents(state) : 0;
  placeOwnCapital(state);
  if (business.repaying) {
    if (customersMoneyInUseCents(state) > 0) raiseCash(state, customersMoneyInUseCents(state), false, events);
    else closeLean(state, events);
  } else if (business.levers.creditShare > 0) drawCredit(state);
  else if (customersMoneyInUseCents(state) > 0) raiseCash(state, customersMoneyInUseCents(state), false, events);
  moveLean(state, events);
  runCoinSale(state);
  coverPegShort(state, events);
  honourFloor(state, events);
  business.peakUseCents = Math.max(business.peakUseCents, customersMoneyInUseCents(state));
}

/** Quoting capital and farm move towards their shares of the firm's own liquid equity, from its own cash only. */
function placeOwnCapital(state: SimState): void {
  const { levers, depositsCents } = state.business!;
  const quotes = state.sole.desk_quotes;
  const desk = state.sole.desk;
  if (quotes < 0) return;
  const pace = 1 - exp((0 - CAPITAL_PER_WEEK * state.clock.daysPerStep) / DAYS_PER_WEEK);
  const own = Math.max(0, ownLiquidCents(state) + usdOf(state, 'desk_farm'));
  // What a lean needs as margin cannot quote.
  const marginCents = 0.3 * leanCents(state);
  const most = 0.16 * 3.2 * depositsCents + 25 * CENTS_PER_MILLION;
  const wanted = clamp(Math.min(levers.quoteShare * own, own - marginCents), 0, most);
  const gap = Math.floor((wanted - usdOf(state, 'desk_quotes')) * pace);
  const spare = Math.max(0, Math.min(usdOf(state, 'desk'), firmCashCents(state)));
  if (gap > 0 && spare > 0)
    post(state.ledger, [{ asset: USD, from: desk, to: quotes, amount: Math.ceil(Math.min(gap, spare)), code: CODE.capital }]);
  // With customers' money in use nobody shrinks the book to give it back.
  else if (gap < 0 && customersMoneyInUseCents(state) === 0)
    post(state.ledger, [{ asset: USD, from: quotes, to: desk, amount: 0 - gap, code: CODE.capital }]);
  const farmGap = Math.floor((levers.farmShare * own - usdOf(state, 'desk_farm')) * pace);
  if (farmGap > 0 && customersMoneyInUseCents(state) === 0)
    putAside(state, 'desk_farm', Math.min(farmGap, Math.max(0, firmCashCents(state))));
}

/** The draw: towards the wanted share of deposits, never beyond the line, and only as dollars are there. */
function drawCredit(state: SimState): void {
  const business = state.business!;
  const { firm } = state.scenario.business!;
  if (business.outside.mood < DRAWS_ABOVE_MOOD) return;
  const desk = accountOf(state, 'desk');
  const target = Math.min(firm.creditReach * business.levers.creditShare * business.depositsCents, 0 - withdrawalFloorCents(state, desk));
  const pace = 1 - exp((0 - firm.drawPerWeek * state.clock.daysPerStep) / DAYS_PER_WEEK);
  const gap = (target - customersMoneyInUseCents(state)) * pace;
  const cents = Math.floor(Math.min(gap, custodyCents(state) * 0.5));
  if (cents < 100) return;
  const mix = business.creditMix;
  const total = mix.farm + mix.tokens + mix.ventures + mix.bit + mix.quoting;
  if (total <= 0) return;
  const part = (use: CreditUse): number => Math.floor((cents * mix[use]) / total);
  putAside(state, 'desk_farm', part('farm'));
  putAside(state, 'desk_ventures', part('ventures'));
  buyCoins(state, TOKENS_BOUGHT, part('tokens'));
  buyCoins(state, ['BIT'], part('bit'));
  const quoting = Math.floor(Math.min(part('quoting'), usdOf(state, 'desk') - withdrawalFloorCents(state, desk)));
  if (quoting > 0 && state.sole.desk_quotes >= 0)
    post(state.ledger, [{ asset: USD, from: desk.index, to: state.sole.desk_quotes, amount: quoting, code: CODE.capital }]);
  if (usdOf(state, 'desk') < 0) countUse(state, desk.allowNegative ? 'credit_line' : 'token_loan');
}

/** From the desk's account into a farm or ventures. The account's floor binds. */
function putAside(state: SimState, where: 'desk_farm' | 'desk_ventures', cents: number): void {
  const desk = accountOf(state, 'desk');
  const amount = Math.floor(Math.min(cents, usdOf(state, 'desk') - withdrawalFloorCents(state, desk), custodyCents(state)));
  if (amount <= 0 || state.sole[where] < 0) return;
  post(state.ledger, [
    { asset: USD, from: desk.index, to: state.sole[where], amount, code: where === 'desk_farm' ? CODE.farm : CODE.venture },
  ]);
}

/** Bought at the outside venue and brought to the exchange, where they count as collateral. */
export function buyCoins(state: SimState, ids: readonly string[], cents: number): void {
  const desk = accountOf(state, 'desk');
  const outside = state.sole.outside_world;
  const spendable = Math.floor(Math.min(cents, usdOf(state, 'desk') - withdrawalFloorCents(state, desk), custodyCents(state)));
  for (const id of ids) {
    const asset = state.scenario.assets.findIndex((spec) => spec.id === id);
    const part = Math.floor(spendable / ids.length);
    const units = Math.floor((part * (1 - BUYING_COST)) / Math.max(1e-9, valueAtMark(state, asset, 1)));
    if (part <= 0 || units <= 0) continue;
    post(state.ledger, [
      { asset: USD, from: desk.index, to: outside, amount: part, code: CODE.outside_trade },
      { asset, from: outside, to: desk.index, amount: units, code: CODE.outside_trade },
    ]);
  }
}

const mainPerpetual = (state: SimState): number => state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual');

/**
 * A long held by mandate: wanted notional is a share of what the firm has of its own. Without one, what clients' blocks and routed slices
 * left behind is worked off, long or short. Orders go through the book and its checks.
 */
function moveLean(state: SimState, events: SimEvent[]): void {
  const { leanShare } = state.business!.levers;
  const market = mainPerpetual(state);
  const spec = state.scenario.markets[market]!;
  const held = state.positions.sizeLots[state.sole.desk * state.positions.markets + market]!;
  if (leanShare === 0 && held === 0) return;
  const own = Math.max(0, ownLiquidCents(state) + 0.5 * usdOf(state, 'desk_farm') + 0.5 * coinsCents(state).basket);
  const gap = (leanShare * own) / (state.markets[market]!.markTicks * spec.centsPerTickLot) - held;
  // The lean is cut by a hand, not by a loss: only a lower share sells.
  if (gap < 0 && leanShare > 0) return;
  const pace = 1 - exp((0 - CAPITAL_PER_WEEK * state.clock.daysPerStep) / DAYS_PER_WEEK);
  const lots = leanShare === 0 ? Math.ceil(Math.abs(gap) * pace) : Math.floor(gap * pace);
  if (lots > 0) tradeForDesk(state, market, gap > 0 ? 'buy' : 'sell', lots, events);
}

function closeLean(state: SimState, events: SimEvent[]): void {
  const market = mainPerpetual(state);
  const lots = state.positions.sizeLots[state.sole.desk * state.positions.markets + market]!;
  if (lots > 0) tradeForDesk(state, market, 'sell', lots, events);
}

/** Below its floor the account must come back to it: the desk sells what it can before the engine does. */
function honourFloor(state: SimState, events: SimEvent[]): void {
  const desk = accountOf(state, 'desk');
  const short = withdrawalFloorCents(state, desk) - balanceOf(state.ledger, desk.index, USD);
  if (short <= 0) return;
  const limit = 0 - withdrawalFloorCents(state, desk);
  raiseCash(state, Math.ceil(short * 1.02), short > 0.4 * limit + 5 * CENTS_PER_MILLION, events);
}
