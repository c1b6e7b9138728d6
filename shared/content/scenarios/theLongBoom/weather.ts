/**
 * The world of the long boom. Lengths in rounds of 168 days, rates and volatilities per year, money in cents; the numbers of the
 * calibrated model of the economy.
 */
import type { CoinWeather } from '../../../sim/business.ts';
import type { BusinessSpec } from '../../../sim/businessSpec.ts';
import type { AssetSpec, ReferenceSpec } from '../../../sim/scenario.ts';
import { type CoinId, ticksOf } from '../../instruments.ts';

const BILLION = 100_000_000_000;

export const weather: BusinessSpec['weather'] = {
  boomMin: 2.75,
  boomShape: 3,
  boomScale: 0.6,
  plateauMin: 0.25,
  plateauMean: 0.45,
  crashMin: 0.8,
  crashMax: 1.6,
  depthMin: 0.8,
  depthMax: 1.3,
  softChance: 0.22,
  softDepth: 0.25,
  openings: [
    { regime: 'winter', chance: 0.04, min: 0.4, max: 1 },
    { regime: 'plateau', chance: 0.04, min: 0.4, max: 1 },
  ],
  drift: { boom: 0.51, plateau: 0.05, crash: -1.55, winter: 0.12 },
  volatility: { boom: 0.52, plateau: 0.48, crash: 0.8, winter: 0.48 },
  jumpsPerYear: { boom: 0.8, plateau: 1, crash: 5, winter: 1 },
  jumpMean: -0.07,
  jumpDeviation: 0.06,
  flashSize: 0.26,
  flashRetraced: 0.8,
  basketBeta: { boom: 1.35, plateau: 1.3, crash: 1.7, winter: 1.15 },
  basketDrift: { boom: 0.4, plateau: -0.1, crash: -0.6, winter: -0.25 },
  basketVolatility: 0.55,
  depegBasketReturn: -0.25,
  depegLossMin: 0.35,
  depegLossMax: 0.65,
  exploitFrom: 2.8,
  exploitTo: 4.6,
  exploitShare: 0.055,
  rivalFailChance: 0.75,
  farmFailChance: 0.09,
  marketCents: 2.5 * BILLION,
  marketMaxCents: 110 * BILLION,
  marketGrowth: { boom: 1.35, plateau: 0.25, crash: -0.7, winter: -0.15 },
  marketBeta: 0.3,
};

interface Coin extends CoinWeather {
  betaToBit: number;
  ownVolatilityPerYear: number;
}

const nothingMore: CoinWeather = { betaToBasket: 0, basketDriftShare: 0, boomDriftPerYear: 0, event: null };

const coins: Record<CoinId, Coin> = {
  USDX: { ...nothingMore, betaToBit: 0, ownVolatilityPerYear: 0, event: 'wobbles' },
  BIT: { ...nothingMore, betaToBit: 1, ownVolatilityPerYear: 0 },
  SOLAR: { ...nothingMore, betaToBit: 1.3, ownVolatilityPerYear: 0.45, basketDriftShare: 0.5 },
  YUM: { ...nothingMore, betaToBit: 0, ownVolatilityPerYear: 0.4, betaToBasket: 1 },
  MOBI: { ...nothingMore, betaToBit: 0, ownVolatilityPerYear: 0.65, betaToBasket: 1, event: 'pumped' },
  LUMEN: { ...nothingMore, betaToBit: 1, ownVolatilityPerYear: 0.4, boomDriftPerYear: 0.6, event: 'breaks' },
  // Its price is made at home; the outside venue has none of its own.
  KEY: { ...nothingMore, betaToBit: 0, ownVolatilityPerYear: 0 },
};

/** One reference for each coin of a scenario, at its usual price or the one given in dollars. */
export const referencesOf = (assets: readonly AssetSpec[], usualUsd: Partial<Record<CoinId, number>> = {}): ReferenceSpec[] =>
  assets.flatMap(({ id }, asset) => {
    if (!(id in coins)) return [];
    const coin = id as CoinId;
    const { betaToBit, ownVolatilityPerYear, ...weather } = coins[coin];
    return [{ asset, startTicks: ticksOf(coin, usualUsd[coin]), betaToBit, ownVolatilityPerYear, weather }];
  });
