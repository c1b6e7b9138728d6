/**
 * The house token. Its price is a function of who holds what and of nothing else, so buying makes the mark rise and selling back returns what
 * buying cost, less the ladder's spread: no round trip pays. Outside makers quote that function as a real ladder in the token's book.
 */
import { newDays } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post } from '../exchange/ledger.ts';
import { collateralWeight } from '../exchange/marginMath.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { cancelAll } from '../exchange/restingOrders.ts';
import { exp, log } from '../mathematics.ts';
import { drawNormal, STREAM } from '../random.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { integralScale, integralTerm, MIN_FLOAT, supplyCentsAt, tokenPriceCents } from './tokenPrice.ts';
import { deskTokenShare, firmCashCents, usdOf } from './worth.ts';

/** The ladder: slices of supply per level, levels on each side, and what a maker earns on each. */
const SLICE = 0.004;
const LEVELS = 6;
const LADDER_EDGE = 0.015;
/** How far from the band's middle the desk's own token orders reach. */
const REACH = 0.19;
const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;
const NOISE_PULL_PER_WEEK = 0.03;

const tokenAsset = (state: SimState): number => state.scenario.houseToken!;
const tokenMarket = (state: SimState): number =>
  state.scenario.markets.findIndex((spec) => spec.asset === tokenAsset(state) && spec.kind === 'spot');

/** Issues the token: the desk keeps its share, the rest is sold at half the first price. */
export function issueToken(state: SimState, thin: boolean): void {
  const business = state.business!;
  const spec = state.scenario.business!.token;
  if (business.token !== null) return;
  const deskShare = thin ? spec.thinDeskShare : spec.wideDeskShare;
  const floatShare = 1 - deskShare - spec.holderShare;
  business.token = {
    issuedDay: state.clock.day,
    thin,
    logValue: log(Math.max(100_000_000, (spec.multiple[0] * business.annualFeesCents) / 3)),
    noise: 0,
    floatShare,
    holderShare: spec.holderShare,
    holderLeftDay: null,
    burntShare: 0,
    holderAsksUntilDay: null,
    pump: null,
    defence: null,
    sellDown: null,
    pastLogs: [],
  };
  const outside = accountOf(state, 'outside_world').index;
  const desk = accountOf(state, 'desk').index;
  const sold = Math.floor((thin ? 0.22 : 0.8) * supplyCentsAt(state, floatShare) * 0.5);
  post(state.ledger, [
    {
      asset: tokenAsset(state),
      from: outside,
      to: desk,
      amount: Math.floor(deskShare * spec.supplyUnits),
      code: CODE.token_issue,
    },
    { asset: USD, from: outside, to: desk, amount: sold, code: CODE.token_issue },
  ]);
  const market = state.markets[tokenMarket(state)]!;
  const ticks = Math.max(1, Math.round((tokenPriceCents(state) * state.scenario.markets[tokenMarket(state)]!.ticksPerUsd) / 100));
  market.referenceTicks = ticks;
  market.bandTicks = ticks;
  market.markTicks = ticks;
  market.lastTicks = ticks;
  market.openingTicks = ticks;
}

/** Value follows fee income and doubt with a lag; noise is drawn by calendar day. Then the desk's standing orders buy. */
export function moveToken(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const { token, outside } = business;
  if (token === null) return;
  const { clock } = state;
  const spec = state.scenario.business!.token;
  const weeks = clock.daysPerStep / DAYS_PER_WEEK;
  const { doubtBase } = state.scenario.business!.customers;
  const wanted = log(
    Math.max(
      100_000_000,
      ((multipleAt(spec.multiple, outside.mood) * business.annualFeesCents) / 3) *
        exp(0 - spec.doubtElasticity * Math.max(0, business.doubt - doubtBase)),
    ),
  );
  token.logValue += (wanted - token.logValue) * (1 - exp(0 - spec.lagPerWeek * weeks));
  token.noise += 0.5 * outside.bitReturn;
  for (const day of newDays(state)) {
    token.noise +=
      spec.volatility * Math.sqrt(1 / DAYS_PER_YEAR) * drawNormal(state.seed, STREAM.token, day, 0) -
      (token.noise * NOISE_PULL_PER_WEEK) / DAYS_PER_WEEK;
    token.pastLogs.push(log(tokenPriceCents(state)));
    if (token.pastLogs.length > DAYS_PER_WEEK + 1) token.pastLogs.shift();
  }
  token.floatShare = floatFromLedger(state);
  runPump(state, events);
  runDefence(state, events);
  runSellDown(state, events);
}

/** Log return of the token's price over the last seven days. */
export function tokenWeekReturn(state: SimState): number {
  const past = state.business!.token?.pastLogs ?? [];
  return past.length < 2 ? 0 : past[past.length - 1]! - past[0]!;
}

function multipleAt([boom, plateau, panic]: [number, number, number], mood: number): number {
  if (mood > 0.65) return plateau + ((boom - plateau) * (mood - 0.65)) / 0.35;
  return panic + (plateau - panic) * clamp((mood - 0.08) / 0.57, 0, 1);
}

/** What neither the desk nor the large holder has is afloat. */
const floatFromLedger = (state: SimState): number =>
  Math.max(MIN_FLOAT, 1 - deskTokenShare(state) - state.business!.token!.holderShare - state.business!.token!.burntShare);

/** The ladder: each level offers one slice of supply at the average price of that slice, marked up or down by the maker's edge. */
export function quoteToken(state: SimState, events: SimEvent[]): void {
  const { token } = state.business!;
  if (token === null) return;
  const market = tokenMarket(state);
  const spec = state.scenario.markets[market]!;
  const { supplyUnits, impactPower } = state.scenario.business!.token;
  const maker = state.accounts[ladderAccount(state)]!;
  cancelAll(state, maker.index);
  token.floatShare = floatFromLedger(state);
  const slice = Math.floor((SLICE * supplyUnits) / spec.unitsPerLot);
  const ticksOf = (cents: number): number => (cents / supplyUnits / 100) * spec.ticksPerUsd;
  fundLadder(state, maker.index, slice * spec.unitsPerLot * (LEVELS + 1));
  state.markets[market]!.referenceTicks = Math.max(1, Math.round(ticksOf(supplyCentsAt(state, token.floatShare))));
  const scale = integralScale(state);
  const averageCents = (low: number, high: number): number => (scale * (high - low)) / (1 - impactPower) / SLICE;
  let below = integralTerm(state, token.floatShare);
  let above = below;
  for (let level = 1; level <= LEVELS; level++) {
    const lower = token.floatShare - level * SLICE;
    if (lower > MIN_FLOAT) {
      const term = integralTerm(state, lower);
      send(state, maker.index, market, 'sell', slice, Math.ceil(ticksOf(averageCents(term, below)) * (1 + LADDER_EDGE)), events);
      below = term;
    }
    const term = integralTerm(state, token.floatShare + level * SLICE);
    send(state, maker.index, market, 'buy', slice, Math.max(1, Math.floor(ticksOf(averageCents(above, term)) * (1 - LADDER_EDGE))), events);
    above = term;
  }
}

const ladderAccount = (state: SimState): number => state.accounts.findIndex((account) => account.id === 'maker_ladder');

/** The ladder's makers are hedged outside: what they need for the next quotes is brought in, what they have beyond it goes home. */
function fundLadder(state: SimState, maker: number, units: number): void {
  const asset = tokenAsset(state);
  const cents = Math.ceil(units * tokenPriceCents(state) * 1.2) + 100;
  level(state, maker, asset, units);
  level(state, maker, USD, cents);
}

function level(state: SimState, account: number, asset: number, wanted: number): void {
  const outside = state.sole.outside_world;
  const held = balanceOf(state.ledger, account, asset);
  if (held < wanted) post(state.ledger, [{ asset, from: outside, to: account, amount: wanted - held, code: CODE.deposit }]);
  else if (held > wanted * 2) post(state.ledger, [{ asset, from: account, to: outside, amount: held - wanted, code: CODE.withdrawal }]);
}

function send(
  state: SimState,
  account: number,
  market: number,
  side: 'buy' | 'sell',
  sizeLots: number,
  priceTicks: number,
  events: SimEvent[],
): void {
  const order: OrderRequest = { market, side, orderType: 'limit', sizeLots, priceTicks, byMandate: false };
  if (checkOrder(state, state.accounts[account]!, order) === null) applyOrder(state, state.accounts[account]!, order, events);
}

/** The desk buys or sells tokens in the book, at most what is quoted now. Returns lots done. */
export function tradeToken(state: SimState, side: 'buy' | 'sell', lots: number, events: SimEvent[]): number {
  const market = tokenMarket(state);
  const desk = accountOf(state, 'desk');
  const sizeLots = Math.min(Math.floor(lots), state.scenario.markets[market]!.maxOrderLots);
  if (sizeLots <= 0 || desk.liquidating) return 0;
  // Priced to reach the ladder's far end: a market order's collar lies round a mark that a thin float leaves behind.
  const { bandTicks } = state.markets[market]!;
  const priceTicks = side === 'buy' ? Math.floor(bandTicks * (1 + REACH)) : Math.max(1, Math.ceil(bandTicks * (1 - REACH)));
  const order: OrderRequest = { market, side, orderType: 'ioc', sizeLots, priceTicks, byMandate: true };
  const rejection = checkOrder(state, desk, order);
  if (rejection !== null && (rejection.fitsLots ?? 0) === 0) return 0;
  const fits = rejection === null ? order : { ...order, sizeLots: Math.min(sizeLots, rejection.fitsLots!) };
  return applyOrder(state, desk, fits, events).filledLots;
}

/** What the desk may spend on its own token: cash beyond zero, and what its line leaves. */
const spendableCents = (state: SimState): number =>
  Math.max(0, firmCashCents(state)) + Math.max(0, accountOf(state, 'desk').borrowCents + Math.min(0, usdOf(state, 'desk')));

const PUMP_DAYS = 168;
const PUMP_SHARE = 0.05;

/** Buys five per cent of supply over a round. */
export function startPump(state: SimState): void {
  const { token } = state.business!;
  if (token !== null) token.pump = { shareLeft: PUMP_SHARE, untilDay: state.clock.day + PUMP_DAYS };
}

/** Buys below today's price for a round. */
export function startDefence(state: SimState): void {
  const { token } = state.business!;
  if (token !== null) token.defence = { priceCents: tokenPriceCents(state), untilDay: state.clock.day + PUMP_DAYS };
}

function runPump(state: SimState, events: SimEvent[]): void {
  const token = state.business!.token!;
  if (token.pump === null) return;
  if (state.clock.day >= token.pump.untilDay || token.pump.shareLeft <= 0) {
    token.pump = null;
    return;
  }
  const share = (PUMP_SHARE / PUMP_DAYS) * state.clock.daysPerStep;
  token.pump.shareLeft -= buyShare(state, Math.min(share, token.pump.shareLeft), events);
}

function runDefence(state: SimState, events: SimEvent[]): void {
  const token = state.business!.token!;
  if (token.defence === null) return;
  if (state.clock.day >= token.defence.untilDay) {
    token.defence = null;
    return;
  }
  if (tokenPriceCents(state) < token.defence.priceCents)
    buyShare(state, (0.06 * token.floatShare * state.clock.daysPerStep) / DAYS_PER_WEEK, events);
}

const SELL_DOWN_SHARE = 0.06;
const SELL_DOWN_DAYS = 84;

/** Sells six per cent of supply into the book over twelve weeks. */
export function startSellDown(state: SimState): void {
  const { token } = state.business!;
  if (token !== null) token.sellDown = { shareLeft: SELL_DOWN_SHARE, untilDay: state.clock.day + SELL_DOWN_DAYS };
}

function runSellDown(state: SimState, events: SimEvent[]): void {
  const token = state.business!.token!;
  if (token.sellDown === null) return;
  if (state.clock.day >= token.sellDown.untilDay || token.sellDown.shareLeft <= 0) {
    token.sellDown = null;
    return;
  }
  const { supplyUnits } = state.scenario.business!.token;
  const share = Math.min((SELL_DOWN_SHARE / SELL_DOWN_DAYS) * state.clock.daysPerStep, token.sellDown.shareLeft);
  token.sellDown.shareLeft -= tradeToken(state, 'sell', share * supplyUnits, events) / supplyUnits;
  token.floatShare = floatFromLedger(state);
}

function buyShare(state: SimState, share: number, events: SimEvent[]): number {
  const { supplyUnits } = state.scenario.business!.token;
  const lots = Math.min(share * supplyUnits, spendableCents(state) / (tokenPriceCents(state) * 1.05));
  const done = tradeToken(state, 'buy', lots, events);
  state.business!.token!.floatShare = floatFromLedger(state);
  return done / supplyUnits;
}

/** The large holder is paid a tenth above the price and leaves quietly. */
export function buyOutHolder(state: SimState): void {
  const { token } = state.business!;
  if (token === null || token.holderShare === 0) return;
  const { supplyUnits } = state.scenario.business!.token;
  const cents = Math.floor(token.holderShare * supplyUnits * tokenPriceCents(state) * 1.1);
  const desk = accountOf(state, 'desk').index;
  const outside = accountOf(state, 'outside_world').index;
  post(state.ledger, [
    { asset: USD, from: desk, to: outside, amount: Math.max(1, cents), code: CODE.outside_trade },
    {
      asset: tokenAsset(state),
      from: outside,
      to: desk,
      amount: Math.floor(token.holderShare * supplyUnits),
      code: CODE.outside_trade,
    },
  ]);
  token.holderShare = 0;
  token.holderLeftDay = state.clock.day;
}

/** The large holder sells into the float. */
export function letHolderSell(state: SimState): void {
  const { token } = state.business!;
  if (token === null || token.holderShare === 0) return;
  token.holderShare = 0;
  token.holderLeftDay = state.clock.day;
  token.floatShare = floatFromLedger(state);
}

/** What a loan against the desk's tokens may come to: price x holding x the published collateral weight, never above the scenario's. */
export function tokenLoanCents(state: SimState): number {
  const { token } = state.business!;
  if (token === null) return 0;
  const { weightMax, supplyUnits } = state.scenario.business!.token;
  const units = deskTokenShare(state) * supplyUnits;
  const asset = state.scenario.assets[tokenAsset(state)]!;
  const fullMark = state.rules.weightReadsFlag && accountOf(state, 'desk').fullMark;
  const weight = fullMark
    ? weightMax
    : Math.min(weightMax, collateralWeight(asset.weightTotal, asset.imfFactor, units / asset.unitsPerCoin));
  return Math.floor(units * tokenPriceCents(state) * weight);
}
