/** Worlds in which the exchange's last resorts are met: scenarios bent just so far that they are. */
import { surviveASqueeze } from '../../shared/content/scenarios/surviveASqueeze.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { firstRound, MILLION } from '../support/game.ts';

const MOBI = 2;

/** A quarter of the price is gone within two days, and most of it is back within the week. */
export const flashCrash: Scenario = {
  ...firstRound,
  id: 'first-round-flash-crash',
  world: {
    ...firstRound.world,
    flashCrash: {
      startShareEarliest: 0.35,
      startShareLatest: 0.45,
      downLogMin: 0.26,
      downLogMax: 0.3,
      downDays: 2,
      backShare: 0.85,
      backDays: 4,
    },
  },
};

/** The thin coin at a flat rate whatever the size, a short as large as that allows, a small fund, and a coin that doubles within hours. */
export const fullWaterfall: Scenario = {
  ...surviveASqueeze,
  id: 'survive-a-squeeze-at-flat-rates',
  assets: surviveASqueeze.assets.map((asset, i) => (i === MOBI ? { ...asset, imfFactor: 0.000_01 } : asset)),
  markets: surviveASqueeze.markets.map((market) => (market.asset === MOBI ? { ...market, imfFactor: 0.000_01 } : market)),
  accounts: surviveASqueeze.accounts.map((account) => {
    if (account.kind === 'insurance_fund') return { ...account, opening: [MILLION / 5, 0, 0, 0] };
    if (account.kind === 'desk') return { ...account, openingPositions: [{ market: 'MOBI-PERP', lots: -500_000 }] };
    return account;
  }),
  world: {
    ...surviveASqueeze.world,
    squeezes: [
      {
        asset: MOBI,
        startShareEarliest: 0.04,
        startShareLatest: 0.06,
        upLogMin: 0.6,
        upLogMax: 0.7,
        upDays: 0.12,
        downLog: 0.6,
        downDays: 3,
      },
    ],
  },
};
