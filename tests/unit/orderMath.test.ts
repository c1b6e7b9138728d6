import { describe, expect, it } from 'vitest';
import { feePercent } from '../../client/overlay/format.ts';
import { amendEffect, amendFields, feeRole, orderValueCents, reducibleLots, trimmed } from '../../client/screens/play/orderMath.ts';
import type { PlaceOrder } from '../../shared/sim/commands.ts';
import type { AccountView, DepthView, MarketInfo, OrderView } from '../../shared/sim/views/types.ts';

const perp: MarketInfo = {
  id: 'BIT-PERP',
  kind: 'perpetual',
  coin: 'BIT',
  ticksPerUsd: 1,
  lotsPerCoin: 100,
  centsPerTickLot: 1,
  maxOrderLots: 1e6,
};
const depth: DepthView = {
  market: 'BIT-PERP',
  bids: [{ priceTicks: 9_990, sizeLots: 5 }],
  asks: [{ priceTicks: 10_010, sizeLots: 5 }],
  tape: [],
};
const order = (change: Partial<PlaceOrder>): PlaceOrder => ({
  type: 'place_order',
  market: 'BIT-PERP',
  side: 'sell',
  orderType: 'limit',
  sizeLots: 500,
  priceTicks: 10_000,
  ...change,
});
const resting = (change: Partial<OrderView>): OrderView => ({
  orderId: 1,
  market: 'BIT-PERP',
  side: 'sell',
  priceTicks: 10_100,
  remainingLots: 100,
  byMandate: false,
  reduceOnly: false,
  ...change,
});

function holding(sizeLots: number, orders: OrderView[] = []): AccountView {
  return {
    margin: {
      accountValueCents: 0,
      openNotionalCents: 0,
      marginFraction: null,
      initialMarginFraction: 0,
      maintenanceMarginFraction: 0,
      freeCollateralCents: 0,
      borrowCents: 0,
      liquidating: false,
      leverage: 3,
      leverageMax: 3,
      makerRate: 200,
      takerRate: 700,
    },
    balances: [],
    second: null,
    positions: [{ market: 'BIT-PERP', sizeLots, entryTicks: 1, markTicks: 1, notionalCents: 1, profitCents: 0, actsPriceTicks: null }],
    orders,
    outsideCents: 0,
    equityCents: 0,
  };
}

it('an order is worth its size at its own price, a market order at the mark', () => {
  expect(orderValueCents(order({}), 12_000, perp)).toBe(5_000_000);
  const { priceTicks: _, ...atMarket } = order({ orderType: 'market' });
  expect(orderValueCents(atMarket, 12_000, perp)).toBe(6_000_000);
});

describe('the fee role of an order', () => {
  it.each([
    ['a limit inside the spread rests', order({}), 'maker'],
    ['a sell down to the best bid trades', order({ priceTicks: 9_990 }), 'taker'],
    ['a buy up to the best ask trades', order({ side: 'buy', priceTicks: 10_010 }), 'taker'],
    ['an immediate order never rests', order({ orderType: 'ioc', priceTicks: 10_500 }), 'taker'],
    ['post only never takes', order({ orderType: 'post_only', priceTicks: 9_000 }), 'maker'],
    ['another market’s book says nothing', order({ market: 'KEY', priceTicks: 1 }), 'maker'],
  ] as const)('%s', (_, asked, role) => expect(feeRole(asked, depth)).toBe(role));
});

describe('reduce only', () => {
  it('leaves the position less what already waits against it', () => {
    const account = holding(400, [resting({}), resting({ orderId: 2, side: 'buy', remainingLots: 50 })]);
    expect(reducibleLots(account, 'BIT-PERP', 'sell')).toBe(300);
    expect(reducibleLots(account, 'BIT-PERP', 'buy')).toBe(0);
    expect(reducibleLots(account, 'KEY', 'sell')).toBe(0);
    expect(reducibleLots(holding(-400), 'BIT-PERP', 'buy')).toBe(400);
  });

  it('is trimmed to what is left to reduce, and left to the engine where nothing is', () => {
    expect(trimmed(order({ reduceOnly: true }), holding(300)).sizeLots).toBe(300);
    expect(trimmed(order({ reduceOnly: true }), holding(-300)).sizeLots).toBe(500);
    expect(trimmed(order({}), holding(300)).sizeLots).toBe(500);
  });
});

it.each([
  ['same', 100, 10_100],
  ['keepsPlace', 60, 10_100],
  ['losesPlace', 120, 10_100],
  ['losesPlace', 60, 10_101],
] as const)('amending has the effect %s at size %i and price %i', (effect, sizeLots, priceTicks) => {
  expect(amendEffect(resting({}), sizeLots, priceTicks)).toBe(effect);
});

it('a field that nobody typed in follows the order while it fills', () => {
  expect(amendFields({ priceTicks: 10_000, remainingLots: 6_000 }, perp, null, '9990')).toEqual({ size: '60', limit: '9990' });
  expect(amendFields({ priceTicks: 10_000, remainingLots: 2_500 }, perp, null, '9990')).toEqual({ size: '25', limit: '9990' });
  expect(amendFields({ priceTicks: 10_000, remainingLots: 2_500 }, perp, '', null)).toEqual({ size: '', limit: '10000' });
});

it.each([
  [700, '0.07 %'],
  [280, '0.028 %'],
  [155, '0.0155 %'],
  [0, '0.00 %'],
  [-25, '−0.0025 %'],
])('a rate of %i millionths reads as %s', (millionths, text) => {
  expect(feePercent(millionths).replaceAll('\u00a0', ' ')).toBe(text);
});
