/**
 * What can be listed: every coin with its published collateral weights and size factor, and the markets that trade it. Scenarios pick.
 * Tick: the power of ten of a dollar that lies between one and five basis points of the usual price, so that a ladder a few basis
 * points wide has room and a price has few digits; KEY trades in whole cents, as a token that began at a dollar. Lot: as many coins as
 * make one tick on one lot one cent, so a fill never rounds and every market shows sizes of the same worth per tick.
 */
import type { AssetSpec, MarketSpec } from '../sim/scenario.ts';

interface Coin extends Omit<AssetSpec, 'id'> {
  /** Price in US dollars where a scenario has no other. */
  usualUsd: number;
  ticksPerUsd: number;
  unitsPerLot: number;
  maxSpotLots: number;
  /** Null where the coin has no perpetual. */
  maxPerpetualLots: number | null;
}

const coins = {
  /** Sound dollar stablecoin. */
  USDX: coin(1, [1, 1, 0], { unitsPerCoin: 100, ticksPerUsd: 10_000, unitsPerLot: 10_000 }, [200_000, null]),
  /** The market. */
  BIT: coin(10_000, [0.975, 0.95, 0.002], { unitsPerCoin: 100, ticksPerUsd: 1, unitsPerLot: 1 }, [200_000, 2_000_000]),
  /** Ecosystem coin with large locked stakes. */
  SOLAR: coin(20, [0.9, 0.85, 0.0007], { unitsPerCoin: 1, ticksPerUsd: 100, unitsPerLot: 1 }, [400_000, 2_000_000]),
  /** Farm token of low float. */
  YUM: coin(3, [0.85, 0.8, 0.001], { unitsPerCoin: 1, ticksPerUsd: 1_000, unitsPerLot: 10 }, [100_000, 400_000]),
  /** Thin coin that can be pumped. */
  MOBI: coin(6, [0.85, 0.8, 0.001], { unitsPerCoin: 1, ticksPerUsd: 1_000, unitsPerLot: 10 }, [50_000, 200_000]),
  /** Algorithmic coin whose peg can break. */
  LUMEN: coin(80, [0.9, 0.85, 0.0007], { unitsPerCoin: 1, ticksPerUsd: 100, unitsPerLot: 1 }, [100_000, 500_000]),
  /** The house token. */
  KEY: coin(1, [0.95, 0.95, 0.0005], { unitsPerCoin: 1, ticksPerUsd: 100, unitsPerLot: 1 }, [1_000_000, null]),
};
export type CoinId = keyof typeof coins;
export type PerpetualId = Exclude<CoinId, 'USDX' | 'KEY'>;
export const COINS = Object.keys(coins) as CoinId[];

function coin(
  usualUsd: number,
  [weightTotal, weightInitial, imfFactor]: [number, number, number],
  units: { unitsPerCoin: number; ticksPerUsd: number; unitsPerLot: number },
  [maxSpotLots, maxPerpetualLots]: [number, number | null],
): Coin {
  return { usualUsd, weightTotal, weightInitial, imfFactor, ...units, maxSpotLots, maxPerpetualLots };
}

/** Of low float: their weight in collateral is what the size rule is for. */
const THIN: readonly CoinId[] = ['YUM', 'MOBI'];

const usd: AssetSpec = { id: 'USD', unitsPerCoin: 100, weightTotal: 1, weightInitial: 1, imfFactor: 0 };

/** A scenario's assets: USD first, then the coins in the order given. */
export const assetsOf = (ids: readonly CoinId[]): AssetSpec[] => [
  usd,
  ...ids.map((id): AssetSpec => {
    const { unitsPerCoin, weightTotal, weightInitial, imfFactor } = coins[id];
    return { id, unitsPerCoin, weightTotal, weightInitial, imfFactor, ...(THIN.includes(id) ? { thin: true } : {}) };
  }),
];

export const spot = (assets: readonly AssetSpec[], id: CoinId): MarketSpec => market(assets, id, 'spot', coins[id].maxSpotLots);

export const perpetual = (assets: readonly AssetSpec[], id: PerpetualId): MarketSpec =>
  market(assets, id, 'perpetual', coins[id].maxPerpetualLots ?? 0);

function market(assets: readonly AssetSpec[], id: CoinId, kind: MarketSpec['kind'], maxOrderLots: number): MarketSpec {
  const { unitsPerCoin, unitsPerLot, ticksPerUsd, imfFactor } = coins[id];
  return {
    id: kind === 'spot' ? id : `${id}-PERP`,
    kind,
    asset: assets.findIndex((asset) => asset.id === id),
    centsPerTickLot: (100 * unitsPerLot) / (unitsPerCoin * ticksPerUsd),
    unitsPerLot,
    ticksPerUsd,
    imfFactor,
    maxOrderLots,
  };
}

/** A price in ticks: the usual one, or the one given in dollars. */
export const ticksOf = (id: CoinId, priceUsd = coins[id].usualUsd): number => Math.round(priceUsd * coins[id].ticksPerUsd);
