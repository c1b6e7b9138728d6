/**
 * The insurance fund as the page shows it: the number that was published, plus whatever merged changes make of it. A constant of
 * house tokens may be counted in, and a formula may move the number with the day's volume; the ledger's fund knows neither.
 */
import { newDays } from '../clock.ts';
import { dayVolumeCents } from '../exchange/fees.ts';
import { balanceOf } from '../exchange/ledger.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { drawNormal, STREAM } from '../random.ts';
import { accountOf, countUse, type SimState, USD } from '../state.ts';

/** House tokens that the page counts, as a constant in the interface: no such tokens lie in the fund. */
export const HOUSE_TOKENS_SHOWN = 1_500_000;
/** Daily change = normal(7500, 3000) x volume / 10^9, in dollars. Source: government exhibit 600 of the trial of 2023. */
const FORMULA_MEAN = 7_500;
const FORMULA_DEVIATION = 3_000;
const FORMULA_VOLUME = 1_000_000_000;

export function shownFundCents(state: SimState): number {
  const { rules } = state;
  const counted = rules.pageCountsHouseToken ? tokensAtMark(state, HOUSE_TOKENS_SHOWN) : 0;
  return state.page.displayedFundCents + counted;
}

function tokensAtMark(state: SimState, tokens: number): number {
  const token = state.scenario.houseToken;
  return token === null ? 0 : Math.round(valueAtMark(state, token, tokens * state.scenario.assets[token]!.unitsPerCoin));
}

/** What merged changes add to the published number. */
const addedCents = (state: SimState): number => shownFundCents(state) - state.page.displayedFundCents;

/** Sets the published number so that the page shows the given one, or what is counted in where that alone is more. */
export const publishFund = (state: SimState, cents: number): void => {
  state.page.displayedFundCents = Math.max(0, cents - addedCents(state));
};

export const heldFundCents = (state: SimState): number => balanceOf(state.ledger, accountOf(state, 'insurance_fund').index, USD);

/** Once a calendar day the published number moves with yesterday's volume, while the change is in force. */
export function moveShownFund(state: SimState): void {
  const { rules } = state;
  for (const day of newDays(state)) {
    const moved = rules.fundFollowsVolume ? formulaCents(state, day) : 0;
    if (moved === 0) continue;
    state.page.displayedFundCents = Math.max(0, state.page.displayedFundCents + moved);
    countUse(state, 'fund_formula');
  }
}

function formulaCents(state: SimState, day: number): number {
  const rate = FORMULA_MEAN + FORMULA_DEVIATION * drawNormal(state.seed, STREAM.fund, day, 0);
  return Math.round((rate * dayVolumeCents(state, day - 1)) / FORMULA_VOLUME);
}
