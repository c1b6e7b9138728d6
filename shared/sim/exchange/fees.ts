/**
 * Fees in millionths of notional: by tier of the account's volume over the last 30 calendar days, less a discount for holding the
 * house token, never below a floor for takers; a market maker's agreement may pay it a rebate, and a flag may give an account a schedule
 * of its own. Rates are set anew each calendar day
 * and when the firm changes its own. Source: help.ftx.com/.../360024479432-Fees.
 */
import { calendarDay, newDays } from '../clock.ts';
import { type Account, type SimState, trades } from '../state.ts';
import { mulDiv } from '../units.ts';
import { balanceOf } from './ledger.ts';
import { valueAtMark } from './valuation.ts';

export const VOLUME_DAYS = 30;
const MILLION_CENTS = 100_000_000;
const BPS = 100;
const TAKER_FLOOR = 150;

/** From this volume on: the most that a maker and a taker pay. The first tier is the firm's own published rate. */
const TIERS = [
  { fromCents: 25 * MILLION_CENTS, maker: 0, taker: 700 },
  { fromCents: 50 * MILLION_CENTS, maker: 0, taker: 400 },
];
/** Share of the fee that is let off, from this value of house tokens on. */
const DISCOUNTS = [
  { fromCents: 10_000, share: 0.03 },
  { fromCents: MILLION_CENTS, share: 0.4 },
  { fromCents: 2.5 * MILLION_CENTS, share: 0.5 },
  { fromCents: 5 * MILLION_CENTS, share: 0.6 },
];

/** The desk's own schedule, where a change has given it one: twice an outside maker's rebate, and the lowest rate that a taker can have. */
const OWN_TIER = { maker: -50, taker: TAKER_FLOOR } as const;

const ROLES = { maker: 0, taker: 1 } as const;
export type FeeRole = keyof typeof ROLES;

/** The account's rate today in millionths of notional; negative is a rebate. */
export const feeRate = (state: SimState, account: number, role: FeeRole): number => state.feeRates[account * 2 + ROLES[role]]!;

export function setFeeRates(state: SimState): void {
  for (const account of state.accounts) {
    const volume = trades(account) ? volumeCents(state, account.index) / account.people : 0;
    const discount = discountShare(state, account.index);
    state.feeRates[account.index * 2 + ROLES.maker] = rateToday(state, account, 'maker', volume, discount);
    state.feeRates[account.index * 2 + ROLES.taker] = rateToday(state, account, 'taker', volume, discount);
  }
}

function rateToday(state: SimState, account: Account, role: FeeRole, volume: number, discount: number): number {
  const own = state.rules.feesReadFlag && account.feeTier ? OWN_TIER : null;
  if (own !== null) return own[role];
  if (role === 'maker' && account.makerRebate > 0) return 0 - Math.round(account.makerRebate * state.rules.tuning.makerRebate);
  let rate = (role === 'maker' ? state.rules.makerFeeBps : state.rules.takerFeeBps) * BPS;
  for (const tier of TIERS) if (volume >= tier.fromCents) rate = Math.min(rate, tier[role]);
  const discounted = Math.round(rate * (1 - discount));
  return role === 'taker' ? Math.max(Math.min(rate, TAKER_FLOOR), discounted) : discounted;
}

/** Fee in cents at a rate in millionths, half to even; the sign follows the rate. */
export const feeCents = (notionalCents: number, rate: number): number =>
  rate >= 0 ? mulDiv(notionalCents, rate, 1_000_000) : 0 - mulDiv(notionalCents, 0 - rate, 1_000_000);

function discountShare(state: SimState, account: number): number {
  const token = state.scenario.houseToken;
  if (token === null || balanceOf(state.ledger, account, token) === 0) return 0;
  const value = valueAtMark(state, token, balanceOf(state.ledger, account, token)) / state.accounts[account]!.people;
  let share = 0;
  for (const step of DISCOUNTS) if (value >= step.fromCents) share = step.share;
  return share;
}

/** Traded notional of the last 30 calendar days, today included. */
export function volumeCents(state: SimState, account: number): number {
  // Two sums of whole cents at a time: neither waits for the other.
  let even = 0;
  let odd = 0;
  const end = (account + 1) * VOLUME_DAYS;
  for (let at = account * VOLUME_DAYS; at < end; at += 2) {
    even += state.volumes[at]!;
    odd += state.volumes[at + 1]!;
  }
  return even + odd;
}

/** Notional traded on the exchange on one of the last thirty calendar days; each trade counts once. */
export function dayVolumeCents(state: SimState, day: number): number {
  let sum = 0;
  for (let account = 0; account < state.accounts.length; account++)
    sum += state.volumes[account * VOLUME_DAYS + (Math.max(0, day) % VOLUME_DAYS)]!;
  return sum / 2;
}

export function countVolume(state: SimState, account: number, notionalCents: number): void {
  state.volumes[account * VOLUME_DAYS + (calendarDay(state) % VOLUME_DAYS)]! += notionalCents;
}

/** A new day empties the place of the day thirty days ago and sets everybody's rates. */
export function turnVolumeDay(state: SimState): void {
  const days = newDays(state);
  for (const day of days) {
    for (let at = day % VOLUME_DAYS; at < state.volumes.length; at += VOLUME_DAYS) state.volumes[at] = 0;
  }
  if (days.length > 0) setFeeRates(state);
}
