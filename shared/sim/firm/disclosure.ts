/** The books are opened, by others or by the firm itself: fines are smaller then, and always rank behind customers. */
import type { SimEvent } from '../events.ts';
import type { SimState } from '../state.ts';
import { clamp } from '../units.ts';
import { closeFirm } from './closeFirm.ts';
import { heldFundCents, publishFund } from './publicPage.ts';
import { revertPrivileges } from './requests.ts';
import { holeCents, orderlyEquityCents } from './worth.ts';

/** Reputation that goes with what others make known; less where the firm tells. */
export const LEAK_REPUTATION = 0.5;
const KEPT_RECORDS = 0.8;

/** A part of the most that was ever in use, and of what was gained with it; less where records were kept for whoever asks. */
export function fineWantedCents(state: SimState, forced: boolean): number {
  const { peakUseCents, gainsOnCustomersCents, recordsHeld } = state.business!;
  const { fineForced, fineTold, gainsForced, gainsTold } = state.scenario.business!.discovery;
  const wanted = (forced ? fineForced : fineTold) * peakUseCents + (forced ? gainsForced : gainsTold) * Math.max(0, gainsOnCustomersCents);
  return recordsHeld ? KEPT_RECORDS * wanted : wanted;
}

/** What opening the books would cost today beside customers' money: less for who tells, never more than most of what the firm is worth. */
export function fineCents(state: SimState, forced: boolean): number {
  const { without } = state.scenario.business!;
  return without.fines ? 0 : Math.floor(Math.min(fineWantedCents(state, forced), Math.max(0, 0.85 * orderlyEquityCents(state))));
}

/**
 * The books are opened, by the firm or by others. Privileges end, customers' money in use goes back as fast as things can be sold, fines and
 * gains made on it are paid behind customers. Too late to repay: everyone is frozen alike and the firm is wound down in order.
 */
export function disclose(state: SimState, forced: boolean, events: SimEvent[]): void {
  const business = state.business!;
  if (business.disclosed !== null) return;
  const worth = orderlyEquityCents(state);
  const fine = fineCents(state, forced);
  business.finesDueCents += fine;
  const deposits = Math.max(1, business.depositsCents);
  const hole = Math.min(1, holeCents(state) / deposits);
  business.finesCents += fine;
  business.gainsOnCustomersCents = 0;
  business.disclosed = { day: state.clock.day, forced };
  business.repaying = true;
  business.reputationLoss += (forced ? 1 : 0.35) * LEAK_REPUTATION;
  business.doubt += (forced ? 0.15 : 0.08) + (forced ? 0.45 : 0.3) * hole + (forced ? 0.02 : 0.008) * business.contradictions;
  business.insiders *= 0.15;
  business.contradictions *= forced ? 0.7 : 0.2;
  business.rumour = Math.max(business.rumour, forced ? 0.5 : 0.2);
  business.levers.creditShare = 0;
  business.levers.leanShare = 0;
  business.levers.proofOfReserves = true;
  if (business.token !== null) {
    business.token.pump = null;
    business.token.defence = null;
  }
  revertPrivileges(state, events);
  publishFund(state, heldFundCents(state));
  for (const statement of business.statements)
    if (statement.correctedDay === null) {
      statement.correctedDay = state.clock.day;
      statement.forced = forced;
    }
  events.push({ type: 'disclosed', forced, fineCents: fine, holeCents: holeCents(state) });
  if (!forced && worth < -0.02 * deposits) closeFirm(state, 'wound_down', -1, clamp(1 + worth / deposits, 0, 1), events);
}
