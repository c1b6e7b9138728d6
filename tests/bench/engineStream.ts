/**
 * A repeatable stream of commands for the whole engine: several hundred accounts that rest, cancel and take on every market of a
 * real exchange. It is drawn by playing it once, so that a cancel names an order that is live when its turn comes.
 */
import { scenarios } from '../../shared/content/scenarios.ts';
import type { CancelOrder, OrderType, PlaceOrder } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import * as book from '../../shared/sim/exchange/orderBook.ts';
import { applyOrder, checkOrder } from '../../shared/sim/exchange/orders.ts';
import { bookIdOf, cancelOrder, marketOfOrder } from '../../shared/sim/exchange/restingOrders.ts';
import { settleVariation } from '../../shared/sim/exchange/settlement.ts';
import { markMarkets } from '../../shared/sim/market/marks.ts';
import { drawUniform, seedFromText } from '../../shared/sim/random.ts';
import type { AccountSpec, Scenario } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';

/** A command of one account, as a journal row holds it. */
export interface GivenCommand {
  account: number;
  command: PlaceOrder | CancelOrder;
}

export interface EngineStream {
  scenario: Scenario;
  seed: string;
  /** Commands of each step. */
  rows: GivenCommand[][];
  commands: number;
}

const TRADERS = 400;
const LIVE_ORDERS = 3_000;
const COMMANDS_PER_ROW = 500;
/** Resting orders keep to this many basis points from the mark, with a long tail. */
const SPAN_BPS = 200;
const CASH_CENTS = 3_000_000_000;

/** The first round with a crowd of equals: each holds as much in cash as in all coins together, at the opening prices. */
function crowded(): Scenario {
  const base = scenarios['first-round']!;
  const { assets, markets, world } = base;
  const coinsEach = CASH_CENTS / (assets.length - 1);
  const opening = assets.map((_, asset) => {
    const spot = markets.find((spec) => spec.kind === 'spot' && spec.asset === asset);
    const start = world.references.find((reference) => reference.asset === asset);
    if (spot === undefined || start === undefined) return asset === USD ? CASH_CENTS : 0;
    return Math.floor(coinsEach / (start.startTicks * spot.centsPerTickLot)) * spot.unitsPerLot;
  });
  const traders = Array.from({ length: TRADERS }, (_, n): AccountSpec => ({ id: `trader_${n}`, kind: 'customer', opening }));
  return { ...base, accounts: [...base.accounts, ...traders] };
}

/** Applies one command as the exchange does: checked, reserved, matched, settled. Returns the id of what rests, 0 if nothing, -1 if refused. */
function apply(state: SimState, given: GivenCommand, events: SimEvent[]): number {
  const { account, command } = given;
  if (command.type === 'cancel_order') return cancelOrder(state, account, command.orderId) === null ? 0 : -1;
  const { side, orderType, sizeLots } = command;
  const market = state.scenario.markets.findIndex((spec) => spec.id === command.market);
  const order = { market, side, orderType, sizeLots, priceTicks: command.priceTicks ?? null, byMandate: false };
  const owner = state.accounts[account]!;
  if (checkOrder(state, owner, order) !== null) return -1;
  return applyOrder(state, owner, order, events).orderId;
}

/** What closes a step: marks move and variation is settled. */
function closeStep(state: SimState): void {
  markMarkets(state);
  settleVariation(state);
  state.step += 1;
}

/** Plays every row of the stream from its opening; returns how many commands were refused. */
export function playRows(state: SimState, rows: readonly GivenCommand[][], keep: (row: GivenCommand[]) => void): number {
  let refused = 0;
  for (const given of rows) {
    const events: SimEvent[] = [];
    const row: GivenCommand[] = [];
    for (const one of given) {
      if (apply(state, one, events) === -1) refused++;
      row.push(one);
    }
    closeStep(state);
    keep(row);
  }
  return refused;
}

export function engineStream(commands: number): EngineStream {
  const scenario = crowded();
  const gameSeed = 'a crowded exchange';
  const state = createSim(scenario, gameSeed);
  const seed = seedFromText('commands of a crowd');
  const firstTrader = scenario.accounts.length - TRADERS;
  const live: { account: number; orderId: number }[] = [];
  const rows: GivenCommand[][] = [];
  for (let n = 0; n < commands; n++) {
    if (n % COMMANDS_PER_ROW === 0) {
      if (n > 0) closeStep(state);
      rows.push([]);
    }
    const draw = (k: number): number => drawUniform(seed, 9, n, 0, k);
    const cancelled = draw(1) < cancelShare(live.length) ? takeLive(state, live, draw(2)) : null;
    const account = firstTrader + Math.floor(draw(3) * TRADERS);
    const given = cancelled ?? { account, command: drawnOrder(state, draw) };
    const orderId = apply(state, given, []);
    if (orderId > 0) live.push({ account, orderId });
    rows.at(-1)!.push(given);
  }
  return { scenario, seed: gameSeed, rows, commands };
}

/** Cancels keep the number of live orders near its target. */
const cancelShare = (live: number): number => Math.min(0.5, (0.3 * live) / LIVE_ORDERS);

/** A cancel of an order that is still live, taken out of the list; null if the one drawn has been filled meanwhile. */
function takeLive(state: SimState, live: { account: number; orderId: number }[], draw: number): GivenCommand | null {
  const at = Math.floor(draw * live.length);
  const drawn = live[at];
  const last = live.pop();
  if (drawn === undefined || last === undefined) return null;
  if (at < live.length) live[at] = last;
  if (!book.has(state.books[marketOfOrder(state, drawn.orderId)]!, bookIdOf(state, drawn.orderId))) return null;
  return { account: drawn.account, command: { type: 'cancel_order', orderId: drawn.orderId } };
}

/** Three of five orders rest at a distance from the mark; the others take about one resting order's size. */
function drawnOrder(state: SimState, draw: (k: number) => number): PlaceOrder {
  const market = Math.floor(draw(4) * state.scenario.markets.length);
  const spec = state.scenario.markets[market]!;
  const mark = state.markets[market]!.markTicks;
  const side = draw(5) < 0.5 ? 'buy' : 'sell';
  const sizeLots = 1 + Math.floor(draw(6) * 200);
  const kind = draw(7);
  if (kind >= 0.8) return { type: 'place_order', market: spec.id, side, orderType: 'market', sizeLots };
  const resting = kind < 0.6;
  const away = (resting ? 1 : -1) * (1 + draw(8) * draw(8) * SPAN_BPS);
  const priceTicks = Math.round(mark * (1 + ((side === 'buy' ? -1 : 1) * away) / 10_000));
  const orderType: OrderType = resting ? (draw(9) < 0.2 ? 'post_only' : 'limit') : draw(9) < 0.5 ? 'ioc' : 'limit';
  return { type: 'place_order', market: spec.id, side, orderType, sizeLots, priceTicks };
}
