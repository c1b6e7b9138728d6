/**
 * Where custody lies: a hot wallet that pays at once, and cold storage from which it is filled up slowly. Cold units are part of
 * custody, so the ledger does not know them; what is hot is custody less what is cold.
 */
import { whileOn } from '../firm/measures.ts';
import type { SimState } from '../state.ts';
import { custodyUnits } from './valuation.ts';

const WARM = 1.25;
const COOL = 0.75;
const BANK_CLOSED = 0.5;

/** Units of an asset that can leave now. */
export const hotUnits = (state: SimState, asset: number): number => Math.max(0, custodyUnits(state, asset) - state.coldUnits[asset]!);

/** At the opening everything beyond the hot share lies cold. */
export function fillColdStorage(state: SimState): void {
  for (let asset = 0; asset < state.coldUnits.length; asset++) {
    state.coldUnits[asset] = Math.floor(Math.max(0, custodyUnits(state, asset)) * (1 - state.scenario.hotWallet.share));
  }
}

/** Share of custody that is to lie hot: the scenario's, less or more by what the treasurer has settled and by a bank that is closed. */
const hotShare = (state: SimState): number =>
  Math.min(
    1,
    state.scenario.hotWallet.share *
      whileOn(state, 'wallet_warm', WARM) *
      whileOn(state, 'wallet_cool', COOL) *
      whileOn(state, 'bank_closed', BANK_CLOSED),
  );

/** Each step the hot wallet moves towards its share of custody: filled no faster than the daily rate allows, swept at once. */
export function moveHotWallet(state: SimState): void {
  const { fillPerDay } = state.scenario.hotWallet;
  const share = hotShare(state);
  for (let asset = 0; asset < state.coldUnits.length; asset++) {
    const custody = Math.max(0, custodyUnits(state, asset));
    const wanted = Math.floor(custody * (1 - share));
    const most = Math.ceil(custody * fillPerDay * state.rules.tuning.walletFill * state.clock.daysPerStep);
    state.coldUnits[asset] = Math.min(custody, Math.max(wanted, state.coldUnits[asset]! - most));
  }
}
