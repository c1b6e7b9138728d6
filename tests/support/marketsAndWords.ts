/** Offers about coins, marks, fees, markets and words: what brings each up, and the figures that its answers change. */

import type { AlternativeId } from '../../shared/sim/businessSpec.ts';
import { countVolume, feeRate } from '../../shared/sim/exchange/fees.ts';
import { balanceOf, CODE, post } from '../../shared/sim/exchange/ledger.ts';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import { standing } from '../../shared/sim/firm/statements.ts';
import { debtCents, usdOf } from '../../shared/sim/firm/worth.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { MILLION, the } from './game.ts';

type Id = 'D07' | 'D11' | 'D14' | 'D15' | 'D18' | 'D19' | 'D20' | 'N1' | 'N2' | 'N7' | 'N8';
/** A figure of the state, and what it is before and after. */
type Change = [(state: SimState) => unknown, unknown, unknown];

const coin = (state: SimState, id: string): number => state.scenario.assets.findIndex((spec) => spec.id === id);
const marketNamed = (state: SimState, id: string): number => state.scenario.markets.findIndex((spec) => spec.id === id);

export function holdCoins(state: SimState, account: number, id: string, units: number): void {
  const asset = coin(state, id);
  const outside = state.sole.outside_world;
  const gap = units - balanceOf(state.ledger, account, asset);
  if (gap > 0) post(state.ledger, [{ asset, from: outside, to: account, amount: gap, code: CODE.deposit }]);
}

function useDeposits(state: SimState): void {
  const { desk, outside_world: outside } = state.sole;
  post(state.ledger, [{ asset: 0, from: desk, to: outside, amount: usdOf(state, 'desk') + 20 * MILLION, code: CODE.withdrawal }]);
}

function grantLine(state: SimState): void {
  const desk = the(state, 'desk');
  desk.allowNegative = true;
  desk.borrowCents = 5 * MILLION;
  state.rules.floorReadsFlag = true;
}

function lose(state: SimState): void {
  state.business!.exploitLossCents = 10 * MILLION;
}

export const bringsMarketsAndWords: Record<Id, (state: SimState) => void> = {
  D07: (state) => {
    state.business!.outside.basketLog = 0.3;
  },
  D11: (state) => {
    state.business!.outside.bitWeekReturn = 0.02;
  },
  D14: (state) => {
    issueToken(state, true);
    grantLine(state);
  },
  D15: (state) =>
    post(state.ledger, [
      { asset: 0, from: state.sole.outside_world, to: state.sole.desk_ventures, amount: 104 * MILLION, code: CODE.deposit },
    ]),
  D18: lose,
  D19: (state) => {
    grantLine(state);
    useDeposits(state);
  },
  D20: (state) => {
    state.business!.outside.bitWeekReturn = -0.02;
  },
  N1: (state) => countVolume(state, state.sole.desk_quotes, 20 * MILLION),
  N2: (state) => holdCoins(state, state.sole.desk, 'YUM', 4_000_000),
  N7: (state) => {
    state.business!.outside.bitWeekReturn = -0.055;
  },
  N8: lose,
};

const quotesRate = (state: SimState): number => feeRate(state, state.sole.desk_quotes, 'maker');
const ventures = (state: SimState): number => usdOf(state, 'desk_ventures');

export const grantedMarketsAndWords: Record<Id, Change[]> = {
  D07: [[(state) => state.rules.thinCoinsCountInFull, false, true]],
  // 96 million shown, 55 of it cash: 21.12 million goes in, half of it is marked up at once and 30 % comes back.
  D11: [
    [ventures, 0, 31.68 * MILLION],
    [(state) => usdOf(state, 'desk'), 55 * MILLION, 40.216 * MILLION],
    [(state) => Math.round(state.business!.unfair * 100) / 100, 0, 0.56],
    [(state) => state.business!.insiders, 0, 1],
  ],
  D14: [
    [(state) => state.rules.weightReadsFlag && the(state, 'desk').fullMark, false, true],
    [(state) => state.business!.levers.creditShare, 0, 0.08],
    [(state) => state.business!.creditMix.tokens, 0, 0.4],
    [(state) => state.business!.insiders, 0, 1.5],
  ],
  // A fifth of 200 million.
  D15: [
    [debtCents, 0, 40 * MILLION],
    [ventures, 104 * MILLION, 144 * MILLION],
  ],
  D18: [
    [(state) => standing(state, 'never_lost')?.gap, undefined, 0],
    [(state) => state.business!.attraction, 0, 0.04],
    [(state) => state.business!.contradictions, 0, 0],
  ],
  D19: [
    [(state) => state.business!.auditPack, 'asked', 'split'],
    [(state) => standing(state, 'audit_pack')?.gap, undefined, 1],
    [(state) => state.business!.insiders, 0, 1.5],
  ],
  D20: [
    [(state) => usdOf(state, 'desk') > 55 * MILLION, false, true],
    [(state) => state.business!.unfair, 0, 0.5],
    [(state) => state.business!.rumour, 0, 0.04],
  ],
  N1: [
    [quotesRate, 200, -50],
    [(state) => feeRate(state, state.sole.desk_quotes, 'taker'), 700, 150],
  ],
  N2: [
    [(state) => state.markets[marketNamed(state, 'YUM-PERP')]!.listed, false, true],
    [(state) => state.business!.coinSale?.toCustomers, undefined, true],
  ],
  N7: [[(state) => state.rules.fundsCheckReadsFlag && the(state, 'desk').fastLane, false, true]],
  N8: [
    [(state) => standing(state, 'worst_day')?.weight, undefined, 1.5],
    [(state) => state.business!.attraction, 0, 0.03],
  ],
};

export const otherwiseMarketsAndWords: Partial<Record<AlternativeId, Change[]>> = {
  haircuts_by_size: [[(state) => state.business!.attraction, 0, 0.03]],
  vest_and_disclose: [[ventures, 0, 1.92 * MILLION]],
  sell_down: [[(state) => state.business!.token!.sellDown?.shareLeft, undefined, 0.06]],
  equity_only: [
    [ventures, 104 * MILLION, 110 * MILLION],
    [debtCents, 0, 0],
  ],
  match_terms: [
    [debtCents, 0, 10 * MILLION],
    [(state) => state.business!.lenders.termCents, 0, 10 * MILLION],
  ],
  hand_over_both: [[(state) => state.business!.auditPack, 'asked', 'both']],
  short_quietly: [
    [(state) => state.positions.sizeLots[state.sole.desk * state.positions.markets + marketNamed(state, 'LUMEN-PERP')]! < 0, false, true],
    [(state) => state.business!.pegShortUntilDay !== null, false, true],
  ],
  published_tier: [[quotesRate, 200, 0]],
  sell_over_time: [[(state) => state.business!.coinSale?.toCustomers, undefined, false]],
  faster_for_all: [[(state) => usdOf(state, 'desk'), 55 * MILLION, 53 * MILLION]],
  testify_from_ledger: [
    [(state) => state.business!.attraction, 0, 0.01],
    [(state) => standing(state, 'worst_day'), undefined, undefined],
  ],
};

/** Whoever leaves these alone changes nothing. */
export const nothingChanges: AlternativeId[] = ['no_presale', 'keep_size_rule'];
