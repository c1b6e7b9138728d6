import { describe, expect, it } from 'vitest';
import * as format from '../../client/overlay/format.ts';
import type { MarketInfo } from '../../shared/sim/views/types.ts';

const bit: MarketInfo = { id: 'BIT', kind: 'spot', coin: 'BIT', ticksPerUsd: 1, lotsPerCoin: 100, centsPerTickLot: 1, maxOrderLots: 1e6 };
const key: MarketInfo = { id: 'KEY', kind: 'spot', coin: 'KEY', ticksPerUsd: 100, lotsPerCoin: 1, centsPerTickLot: 1, maxOrderLots: 1e6 };

/** No-break spaces read as spaces, so that the tables below can be read. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  it.each([
    [184_998_400, '$1,849,984'],
    [-29_936_000, '−$299,360'],
    [49, '$0'],
    [-49, '$0'],
    [0, '$0'],
  ])('%i cents reads as %s', (cents, text) => expect(format.usd(cents)).toBe(text));

  it('carries a sign in both directions where a change is meant', () => {
    expect(plain(format.usdShortSigned(114_000_000))).toBe('+$1.14 M');
    expect(plain(format.usdShortSigned(-8_500_000))).toBe('−$85.0 k');
    expect(format.usdShortSigned(49)).toBe('$0');
  });

  it.each([
    [41_260_000_000, '$412.6 M'],
    [114_000_000, '$1.14 M'],
    [99_949_900, '$999.5 k'],
    [99_950_000, '$1.00 M'],
    [99_950_000_000, '$1.00 B'],
    [8_500_000, '$85.0 k'],
    [999_900, '$9,999'],
    [-6_000_000_000, '−$60.0 M'],
  ])('%i cents is short for %s', (cents, text) => expect(plain(format.usdShort(cents))).toBe(text));
});

describe('fractions', () => {
  it('read as per cent with a unit that cannot wrap away', () => {
    expect(format.percent(0.0805)).toBe('8.05\u00a0%');
    expect(plain(format.percent(-0.0123, 1))).toBe('−1.2 %');
    expect(plain(format.percentSigned(0.062))).toBe('+6.2 %');
  });
  it('have no sign when they round to zero', () => {
    expect(plain(format.percentSigned(-0.0001))).toBe('0.0 %');
    expect(plain(format.percentSigned(0.0004))).toBe('0.0 %');
  });
});

describe('prices and sizes', () => {
  it('show as many digits as one tick or one lot has', () => {
    expect(format.price(41_312, bit)).toBe('41,312');
    expect(format.price(2240, key)).toBe('22.40');
    expect(format.coins(12_000, bit)).toBe('120.00');
    expect(format.coins(-900, key)).toBe('−900');
    expect(format.coinsShort(12_000, bit)).toBe('120');
    expect(format.coinsShort(-35, bit)).toBe('−0.35');
    expect(format.coinsAbout(273_225, bit)).toBe('2,732');
    expect(format.coinsAbout(-3225, bit)).toBe('−32.25');
  });
  it('balances drop digits as they grow', () => {
    expect(format.balance(12_345, 100)).toBe('123.45');
    expect(format.balance(123_456_789, 100)).toBe('1,234,568');
    expect(format.balance(-50_000, 100)).toBe('−500.00');
  });
});

describe('typed numbers', () => {
  it.each([
    ['120', 12_000],
    ['1,200.5', 120_050],
    ['0.01', 1],
    ['.5', 50],
    ['2k', 200_000],
    ['0.015', null],
    ['-3', null],
    ['1e5', null],
    ['', null],
    ['abc', null],
  ])('%s coins are %s lots', (text, lots) => expect(format.typedLots(text, bit)).toBe(lots));

  it('are exact for prices and money', () => {
    expect(format.typedTicks('22.4', key)).toBe(2240);
    expect(format.typedTicks('22.405', key)).toBeNull();
    expect(format.typedCents('$1.5m')).toBe(150_000_000);
    expect(format.typedCents('943,104')).toBe(94_310_400);
  });

  it.each(['0,5', '1,5', '12,34', '1,0000', '1,234,5'])('%s is no number, where its comma is no sign of thousands', (text) =>
    expect(format.typedCents(text)).toBeNull(),
  );

  it.each([
    ['3.123', 0.001, 1_000, '3.124'],
    ['1.0001', -0.0001, 10_000, '1'],
    ['1,250', 10, 100, '1260'],
    ['5', -10, 1, '0'],
    ['', 10, 1, '10'],
    ['abc', 10, 1, null],
  ])('a step from %s by %d, in units of 1/%i, is %s', (text, by, units, next) => expect(format.stepped(text, by, units)).toBe(next));
  it('come back from an input field as they went in', () => {
    expect(format.typedLots(format.plainUnits(12_345, 100), bit)).toBe(12_345);
    expect(format.plainUnits(12_000, 100)).toBe('120');
  });
});

describe('time', () => {
  it.each([
    [72, '1:12'],
    [0, '0:00'],
    [-4, '0:00'],
    [600, '10:00'],
  ])('%i seconds reads as %s', (seconds, text) => expect(format.minutes(seconds)).toBe(text));
});
