/**
 * The people around the exchange. Market makers quote real ladders around the outside price, follow it with a lag and keep their
 * accounts topped up from outside, where they are hedged. Customers trade, deposit and withdraw in draws keyed by their own id.
 */
import type { SimEvent } from '../events.ts';
import { balanceOf, CODE, post, reservedOf } from '../exchange/ledger.ts';
import { freeCollateralCents } from '../exchange/margin.ts';
import { applyOrder, checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { cancelAll } from '../exchange/restingOrders.ts';
import { requestWithdrawal } from '../exchange/withdrawals.ts';
import { exp } from '../mathematics.ts';
import { drawNormal, drawUniform, STREAM } from '../random.ts';
import { type Account, accountOf, type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { turned } from './reference.ts';

const BPS = 10_000;
const TAKE_HOME_AT = 1.25;

export function runMakers(state: SimState, events: SimEvent[]): void {
  const { maker, markets } = state.scenario;
  // All old quotes go before any new one comes: makers do not trade with each other's stale prices.
  for (const account of state.accounts) if (account.kind === 'maker') cancelAll(state, account.index);
  for (const account of state.accounts) {
    if (account.kind !== 'maker') continue;
    keepFunded(state, account, events);
    for (let m = 0; m < markets.length; m++) {
      const lots = maker.lotsPerLevel[m]!;
      if (lots === 0) continue;
      const { referenceTicks, lastTicks } = state.markets[m]!;
      const centre = lastTicks + (referenceTicks - lastTicks) * maker.follow;
      for (let level = 0; level < maker.levels; level++) {
        const jitter = 0.8 + 0.4 * drawUniform(state.seed, STREAM.maker, state.step, account.index, m * 16 + level);
        const offset = (maker.halfSpreadBps * jitter + level * maker.stepBps) / BPS;
        const size = Math.max(1, Math.round(lots * (1 + level * 0.5) * jitter));
        quote(
          state,
          account,
          {
            market: m,
            side: 'buy',
            orderType: 'limit',
            sizeLots: size,
            priceTicks: Math.max(1, Math.floor(centre * (1 - offset))),
            byMandate: false,
          },
          events,
        );
        quote(
          state,
          account,
          {
            market: m,
            side: 'sell',
            orderType: 'limit',
            sizeLots: size,
            priceTicks: Math.max(1, Math.ceil(centre * (1 + offset))),
            byMandate: false,
          },
          events,
        );
      }
    }
  }
}

function quote(state: SimState, account: Account, order: OrderRequest, events: SimEvent[]): void {
  if (checkOrder(state, account, order) === null) applyOrder(state, account, order, events);
}

/** A maker is hedged outside: losses here come back as deposits, gains here are taken home. */
function keepFunded(state: SimState, account: Account, events: SimEvent[]): void {
  const opening = state.scenario.accounts[account.index]!.opening;
  const home = opening[USD]!;
  const free = freeCollateralCents(state, account.index);
  const outside = accountOf(state, 'outside_world').index;
  if (free < home / 2)
    post(state.ledger, [{ asset: USD, from: outside, to: account.index, amount: Math.ceil(home / 2), code: CODE.deposit }]);
  else if (free > home * TAKE_HOME_AT && balanceOf(state.ledger, account.index, USD) > home * TAKE_HOME_AT)
    requestWithdrawal(state, account, USD, Math.floor(home / 4), events);
  for (let asset = 1; asset < opening.length; asset++) {
    const held = balanceOf(state.ledger, account.index, asset);
    if (held < opening[asset]! / 3)
      post(state.ledger, [{ asset, from: outside, to: account.index, amount: Math.ceil(opening[asset]! / 2), code: CODE.deposit }]);
    else if (held > opening[asset]! * 2) requestWithdrawal(state, account, asset, Math.floor(opening[asset]! / 2), events);
  }
}

export function runCustomers(state: SimState, events: SimEvent[]): void {
  const { customer, markets } = state.scenario;
  const buyChance = turned(state) ? customer.turnedBuyChance : customer.boomBuyChance;
  for (const account of state.accounts) {
    if (account.kind !== 'customer' || account.bankrupt) continue;
    for (let m = 0; m < markets.length; m++) {
      const rate = customer.ordersPerDay[m]! * state.clock.daysPerStep;
      if (drawUniform(state.seed, STREAM.noiseWhether, state.step, account.index, m) >= rate) continue;
      const buys = drawUniform(state.seed, STREAM.noiseSide, state.step, account.index, m) < buyChance;
      const size = Math.max(
        1,
        Math.round(
          customer.orderLots[m]! * exp(0.8 * clamp(drawNormal(state.seed, STREAM.noiseSize, state.step, account.index, m), -3, 2)),
        ),
      );
      const order: OrderRequest = {
        market: m,
        side: buys ? 'buy' : 'sell',
        orderType: 'market',
        sizeLots: size,
        priceTicks: null,
        byMandate: false,
      };
      const rejection = checkOrder(state, account, order);
      if (rejection === null) applyOrder(state, account, order, events);
    }
    moveDeposits(state, account, events);
  }
}

function moveDeposits(state: SimState, account: Account, events: SimEvent[]): void {
  const { customer, accounts } = state.scenario;
  const opening = accounts[account.index]!.opening;
  const outside = accountOf(state, 'outside_world').index;
  for (let asset = 0; asset < opening.length; asset++) {
    if (opening[asset] === 0) continue;
    const chance = drawUniform(state.seed, STREAM.withdrawal, state.step, account.index, asset);
    // One move in about five days per customer and asset, of the share that five days amount to.
    if (chance >= state.clock.daysPerStep / 5) continue;
    const size = 2 * drawUniform(state.seed, STREAM.withdrawal, state.step, account.index, asset + 16);
    const rate = customer.calmWithdrawalPerDay + customer.doubtWithdrawalPerDay * state.world.doubt;
    const free = balanceOf(state.ledger, account.index, asset) - reservedOf(state.ledger, account.index, asset);
    const out = Math.floor(Math.max(0, free) * Math.min(1, rate * 5 * size));
    const comesIn = turned(state) ? 0 : Math.floor(opening[asset]! * customer.boomDepositPerDay * 5 * size);
    if (comesIn > 0) post(state.ledger, [{ asset, from: outside, to: account.index, amount: comesIn, code: CODE.deposit }]);
    if (out > 0) requestWithdrawal(state, account, asset, out, events);
  }
}

/** Doubt feeds on what customers can see: falling prices, payments that wait; it calms slowly. Rates per calendar day. */
export function moveDoubt(state: SimState): void {
  const days = state.clock.daysPerStep;
  const bit = state.markets[0]!;
  let peak = bit.openingTicks;
  for (const candle of bit.candles) peak = Math.max(peak, candle.highTicks);
  const fall = Math.max(0, 1 - bit.markTicks / peak);
  const pull = clamp(fall * 1.5 + (state.queue.length > 0 ? 0.6 : 0), 0, 1);
  const speed = pull > state.world.doubt ? 0.15 : 0.02;
  state.world.doubt = clamp(state.world.doubt + (pull - state.world.doubt) * Math.min(1, speed * days), 0, 1);
}
