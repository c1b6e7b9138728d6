import { describe, expect, it } from 'vitest';
import { assetsOf, COINS, type PerpetualId, perpetual, spot, ticksOf } from '../../shared/content/instruments.ts';

const assets = assetsOf(COINS);
const perpetuals: PerpetualId[] = ['BIT', 'SOLAR', 'YUM', 'MOBI', 'LUMEN'];

describe('what can be listed', () => {
  it.each([
    ['USDX', 1, 1, 0],
    ['BIT', 0.975, 0.95, 0.002],
    ['SOLAR', 0.9, 0.85, 0.0007],
    ['YUM', 0.85, 0.8, 0.001],
    ['MOBI', 0.85, 0.8, 0.001],
    ['LUMEN', 0.9, 0.85, 0.0007],
    ['KEY', 0.95, 0.95, 0.0005],
  ])('%s counts at %d in total and %d initially, with factor %d', (id, weightTotal, weightInitial, imfFactor) => {
    expect(assets.find((asset) => asset.id === id)).toMatchObject({ weightTotal, weightInitial, imfFactor });
  });

  it('every coin trades in cents per tick and lot, in ticks of one to five basis points but for the house token', () => {
    for (const id of COINS) {
      const market = spot(assets, id);
      expect([id, market.centsPerTickLot]).toEqual([id, 1]);
      expect(assets[market.asset]?.id).toBe(id);
      if (id === 'KEY') continue;
      const bps = 10_000 / ticksOf(id);
      expect(bps).toBeGreaterThanOrEqual(1);
      expect(bps).toBeLessThanOrEqual(5);
    }
  });

  it('five coins have perpetuals, which trade the same coin in the same units', () => {
    for (const id of perpetuals) {
      const { id: name, kind, maxOrderLots, ...units } = perpetual(assets, id);
      expect(spot(assets, id)).toMatchObject(units);
      expect([name, kind]).toEqual([`${id}-PERP`, 'perpetual']);
      expect(maxOrderLots).toBeGreaterThan(0);
    }
  });
});
