/**
 * How a firm ends. While it lives, withdrawals are paid from what is there and from what can be sold; when that is not enough for days,
 * the gate closes and the firm is looked at: solvent firms open again, wounded; small holes are sometimes bailed out; the rest are
 * insolvent. Who lives to the end meets a full audit.
 */
import type { EndingId } from '../business.ts';
import { beginRun, endRun } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { hotUnits } from '../exchange/hotWallet.ts';
import { runPerWeek } from '../market/deposits.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { closeFirm } from './closeFirm.ts';
import { disclose } from './disclosure.ts';
import { closeGate } from './gate.ts';
import { raiseCash } from './raiseCash.ts';
import { customersMoneyInUseCents, fireEquityCents, firmCashCents, orderlyEquityCents, usdOf } from './worth.ts';

/** A run is on while doubt alone takes this share of deposits a week. */
const RUN_FROM = 0.05;
/** Fewer deposits than these are no run that anybody would watch; nor is the next one soon after. */
const RUN_WORTH_CENTS = 4_000_000_000;
const RUNS_APART_DAYS = 84;
/** Dollars that could not be paid for so long close the gate. */
const GATE_AFTER_DAYS = 2;
/** A closed gate is looked at after so many days. */
const LOOKED_AT_AFTER_DAYS = 3;
const SOLVENT_ABOVE = 0.02;
const CENTS_PER_MILLION = 100_000_000;
/** The most a solvent closure keeps of fire equity, and a reopening of what was sold. */
const CLOSURE_KEEPS = 0.8;

export function checkEnding(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  if (business.ending !== null) return;
  watchRun(state, events);
  payWaiting(state, events);
  if (business.gatedDay === null) {
    if (waitedDays(state) > GATE_AFTER_DAYS) closeGate(state, events);
  } else if (state.clock.day - business.gatedDay >= LOOKED_AT_AFTER_DAYS) lookAtGate(state, events);
  if (business.ending === null && deskCannotPay(state)) collapse(state, 'desk_default', events);
}

/** The calendar goes slowly while a run is on, so that every hour of it can be played. */
function watchRun(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const running = runPerWeek(state) > RUN_FROM && business.depositsCents > RUN_WORTH_CENTS;
  if (business.runUntilDay === null && running && business.lastRunDay + RUNS_APART_DAYS < state.clock.day) {
    beginRun(state);
    business.lastRunDay = state.clock.day;
    events.push({ type: 'run_began' });
  } else if (business.runUntilDay !== null && state.clock.day >= business.runUntilDay) {
    endRun(state);
    events.push({ type: 'run_ended' });
  }
}

/** Dollars that wait beyond what the hot wallet has are raised by selling. */
function payWaiting(state: SimState, events: SimEvent[]): void {
  const waiting = waitingCents(state);
  if (waiting === 0) return;
  const short = waiting - hotUnits(state, USD);
  if (short > 0 && firmCashCents(state) < 0) raiseCash(state, short, true, events);
}

function waitingCents(state: SimState): number {
  let cents = 0;
  for (const entry of state.queue) if (entry.asset === USD) cents += entry.units;
  return cents;
}

/** Calendar days since the oldest unpaid dollars were asked for, while dollars are short. */
function waitedDays(state: SimState): number {
  const business = state.business!;
  const short = waitingCents(state) > 0 && hotUnits(state, USD) < waitingCents(state) && coldDollars(state) === 0;
  business.unpaidDays = short ? business.unpaidDays + state.clock.daysPerStep : 0;
  return business.unpaidDays;
}

const coldDollars = (state: SimState): number => state.coldUnits[USD]!;

/** Solvent: sells until what was asked for can be paid, then opens again. Else bailed out or insolvent. */
function lookAtGate(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const equity = fireEquityCents(state);
  const deposits = Math.max(1, business.depositsCents);
  if (equity > SOLVENT_ABOVE * deposits) {
    const short = waitingCents(state) - hotUnits(state, USD);
    if (short > 0) {
      raiseCash(state, short, true, events);
      return;
    }
    business.gatedDay = null;
    business.wasGated = true;
    business.unpaidDays = 0;
    state.rules.queuePolicy = 'first_come';
    business.doubt = 0.55;
    business.rumour = 1;
    if (business.disclosed === null && customersMoneyInUseCents(state) > 0) disclose(state, true, events);
    business.repaying = true;
    events.push({ type: 'reopened' });
    return;
  }
  const { bailOutChance, bailOutMaxShare } = state.scenario.business!.discovery;
  const helped =
    0 - equity < bailOutMaxShare * deposits && drawUniform(state.seed, STREAM.discovery, state.clock.round, 0, 30) < bailOutChance * 2;
  if (helped) closeFirm(state, 'bailed_out', -1, 1, events);
  else collapse(state, 'run', events);
}

/** The desk owes more than its line and has nothing left that it could sell in time. */
function deskCannotPay(state: SimState): boolean {
  const desk = state.accounts[state.sole.desk]!;
  const limit = Math.max(desk.allowNegative ? desk.borrowCents : 0, desk.tokenLineCents);
  const over = 0 - usdOf(state, 'desk') - limit;
  const business = state.business!;
  const stuck = over > CENTS_PER_MILLION && limit < CENTS_PER_MILLION && fireEquityCents(state) <= 0;
  business.defaultDays = stuck ? business.defaultDays + state.clock.daysPerStep : 0;
  return business.defaultDays > 14;
}

/** Sold in weeks: what is left after customers, if anything. */
function collapse(state: SimState, id: EndingId, events: SimEvent[]): void {
  const equity = fireEquityCents(state);
  const deposits = Math.max(1, state.business!.depositsCents);
  closeFirm(
    state,
    id,
    equity > 0 ? Math.floor(equity * CLOSURE_KEEPS) : equity,
    equity >= 0 ? 1 : clamp(1 + equity / deposits, 0, 1),
    events,
  );
}

/** The end of the last round: a full audit of everything. */
export function windUp(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  if (business.ending !== null) return;
  const equity = orderlyEquityCents(state);
  const deposits = Math.max(1, business.depositsCents);
  const repaid = equity >= 0 ? 1 : clamp(1 + equity / deposits, 0, 1);
  closeFirm(state, survived(state, equity), equity, repaid, events);
}

function survived(state: SimState, equity: number): EndingId {
  const { disclosed, peakUseCents, gatedDay, wasGated } = state.business!;
  if (equity <= 0) return 'found_at_wind_up';
  if (gatedDay !== null) return 'gated';
  if (disclosed !== null) return disclosed.forced ? 'caught_alive' : 'told_alive';
  if (wasGated) return 'gated';
  return peakUseCents > 5.5 * CENTS_PER_MILLION ? 'survived_lucky' : 'survived_clean';
}
