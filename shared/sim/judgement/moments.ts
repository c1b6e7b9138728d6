/**
 * What the trial needs beside the rows: readings of the whole book at the moments that it may stand at. Kept with the log, outside the
 * hashed state, and moved once a step from that step's state and events alone.
 */
import { dayAt } from '../clock.ts';
import type { ReasonId, Terms } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { hotUnits } from '../exchange/hotWallet.ts';
import { displayedEquityCents, relatedPartyCents } from '../exchange/reportedTotals.ts';
import { solvency, valueAtMark } from '../exchange/valuation.ts';
import { fineCents } from '../firm/disclosure.ts';
import { heldFundCents, shownFundCents } from '../firm/publicPage.ts';
import { isLine } from '../firm/requestTable.ts';
import { customersMoneyInUseCents, fireEquityCents, orderlyEquityCents } from '../firm/worth.ts';
import type { SeatId } from '../scenario.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { clamp } from '../units.ts';
import { repaidShare } from './repaidShare.ts';

/** Share of what is owed from which something is missing, or waits, that anybody would have to see. */
const NOTICED = 0.001;

/** The book at the end of a step. Money in cents. */
export interface Reading {
  step: number;
  day: number;
  round: number;
  displayedCents: number;
  /** The firm's own, sold in order; in a game of one round what is displayed less what is missing. */
  orderlyCents: number;
  useCents: number;
  /** What the desk's accounts owe the exchange. */
  drawnCents: number;
  owedCents: number;
  custodyCents: number;
  holeCents: number;
  depositsCents: number;
  fundShownCents: number;
  fundHeldCents: number;
  /** Share of what customers are owed that everything together would bring: sold in order, and sold in weeks. */
  payableShare: number;
  inHurryShare: number;
  bitTicks: number;
}
export interface CloseReading extends Reading {
  /** What telling everything would have cost on top, on this day. */
  fineIfToldCents: number;
}
export interface WaitReading extends Reading {
  waitingCents: number;
  readyCents: number;
  /** Day on which the oldest that waits was asked for. */
  sinceDay: number;
}
export interface FallReading extends Reading {
  /** BIT's height before it, and what part of that had gone. */
  height: Reading;
  fall: number;
}
/** A change of how far below zero the desk's account may go. */
export interface LineEntry {
  step: number;
  day: number;
  seat: SeatId | 'clock';
  requestId: number;
  granted: boolean;
  beforeCents: number;
  cents: number;
  reason: ReasonId | null;
  /** Day on which half of it was drawn, before another took its place. */
  halfDrawnDay: number | null;
}
export interface Moments {
  /** Wherever a request came into force. */
  merges: Reading[];
  /** One for each round, at its close or where the firm ended in it. */
  closes: CloseReading[];
  /** Page and ledger at their furthest apart, while nothing had been told; null while they agreed. */
  widest: Reading | null;
  /** Displayed and orderly equity at their furthest apart. */
  markedUp: Reading | null;
  /** The first step with something missing for customers; the first that proved that all was there; the first with many waiting. */
  seenGap: Reading | null;
  proved: Reading | null;
  waited: WaitReading | null;
  /** BIT at its height, and its deepest fall from its height so far. */
  height: Reading | null;
  deepestFall: FallReading | null;
  /** Most of customers' money in use at the end of any step. */
  peakUseCents: number;
  lineCents: number;
  lines: LineEntry[];
  /** Terms of requests as they were asked for and amended; what stands in the state may have been narrowed later. */
  terms: { requestId: number; step: number; terms: Terms }[];
}

export const createMoments = (): Moments => ({
  merges: [],
  closes: [],
  widest: null,
  markedUp: null,
  seenGap: null,
  proved: null,
  waited: null,
  height: null,
  deepestFall: null,
  peakUseCents: 0,
  lineCents: 0,
  lines: [],
  terms: [],
});

/** How much more the page claims than the ledger has: customers' assets, and the fund. */
export const distanceCents = ({ holeCents, fundShownCents, fundHeldCents }: Reading): number =>
  holeCents + Math.max(0, fundShownCents - fundHeldCents);
/** How much more the firm shows as its own than an orderly sale would bring. */
export const markUpCents = ({ displayedCents, orderlyCents }: Reading): number => displayedCents - orderlyCents;

/** Call once a step, with that step's events. */
export function watchMoments(moments: Moments, state: SimState, events: readonly SimEvent[]): void {
  const { business } = state;
  const over = state.phase === 'closed' || (business !== null && business.ending !== null);
  const ends = events.some(({ type }) => type === 'round_ended' || type === 'firm_ended' || (business === null && type === 'round_closed'));
  if (over && !ends) return;
  const now = readingOf(state);
  noteLines(moments, state, now, events);
  noteTerms(moments, state, events);
  if (events.some((event) => event.type === 'request_changed' && event.verb === 'merged')) moments.merges.push(now);
  if (ends && (moments.closes.at(-1)?.round ?? 0) < now.round)
    moments.closes.push({ ...now, ...endingOf(state), fineIfToldCents: business === null ? 0 : fineCents(state, false) });
  noteFall(moments, now, over);
  if (over) return;
  moments.peakUseCents = Math.max(moments.peakUseCents, now.useCents);
  const told = business !== null && business.disclosed !== null;
  if (!told && distanceCents(now) > (moments.widest === null ? 0 : distanceCents(moments.widest))) moments.widest = now;
  if (moments.markedUp === null || markUpCents(now) > markUpCents(moments.markedUp)) moments.markedUp = now;
  if (now.holeCents > NOTICED * now.owedCents) moments.seenGap ??= now;
  if (business?.levers.proofOfReserves === true && now.holeCents === 0) moments.proved ??= now;
  noteWaiting(moments, state, now, events);
}

/** Where the firm has ended, what it came to takes the place of what a sale might have brought. */
function endingOf({ business }: SimState): Partial<Reading> {
  if (business === null || business.ending === null) return {};
  const { equityCents, repaidShare: share } = business.ending;
  return { orderlyCents: equityCents, payableShare: share, inHurryShare: share };
}

function readingOf(state: SimState): Reading {
  const { business, step, clock } = state;
  const { owedCents, custodyCents, holeCents } = solvency(state);
  const displayedCents = displayedEquityCents(state);
  const orderlyCents = business === null ? displayedCents - holeCents : orderlyEquityCents(state);
  const depositsCents = business === null ? owedCents : business.depositsCents;
  return {
    step,
    day: clock.day,
    round: clock.round,
    displayedCents,
    orderlyCents,
    useCents: business === null ? Math.max(0, 0 - deskCents(state)) : customersMoneyInUseCents(state),
    drawnCents: relatedPartyCents(state),
    owedCents,
    custodyCents,
    holeCents,
    depositsCents,
    fundShownCents: shownFundCents(state),
    fundHeldCents: heldFundCents(state),
    payableShare: business === null ? repaidShare(state) : shareOf(orderlyCents, depositsCents),
    inHurryShare: business === null ? repaidShare(state) : shareOf(fireEquityCents(state), depositsCents),
    bitTicks: state.markets[0]!.markTicks,
  };
}

const shareOf = (equityCents: number, depositsCents: number): number => clamp(1 + equityCents / Math.max(1, depositsCents), 0, 1);

const deskCents = (state: SimState): number => state.ledger.balances[accountOf(state, 'desk').index * state.ledger.assets + USD]!;

function noteLines(moments: Moments, state: SimState, { step, day, drawnCents }: Reading, events: readonly SimEvent[]): void {
  for (const event of events) {
    if (event.type !== 'request_changed') continue;
    const { kind } = state.requests.find((request) => request.requestId === event.requestId)!;
    const cents = accountOf(state, 'desk').borrowCents;
    if (!isLine(kind) || cents === moments.lineCents) continue;
    const { requestId, verb, seat, reason } = event;
    const change = { requestId, granted: verb === 'merged', beforeCents: moments.lineCents, cents, reason, halfDrawnDay: null };
    moments.lines.push({ step, day, seat, ...change });
    moments.lineCents = cents;
  }
  const last = moments.lines.at(-1);
  if (last !== undefined && last.cents > 0 && 2 * drawnCents >= last.cents) last.halfDrawnDay ??= day;
}

function noteTerms(moments: Moments, state: SimState, events: readonly SimEvent[]): void {
  for (const event of events) {
    if (event.type !== 'request_changed' || !(event.verb === 'proposed' || event.verb === 'amended')) continue;
    const { requestId, terms } = state.requests.find((request) => request.requestId === event.requestId)!;
    moments.terms.push({ requestId, step: state.step, terms: { ...terms } });
  }
}

function noteFall(moments: Moments, now: Reading, over: boolean): void {
  if (!over && now.bitTicks > (moments.height?.bitTicks ?? 0)) moments.height = now;
  const { height } = moments;
  if (height === null) return;
  const fall = 1 - now.bitTicks / height.bitTicks;
  if (fall > (moments.deepestFall?.fall ?? 0)) moments.deepestFall = { ...now, height, fall };
}

/** Withdrawals in numbers that anybody would notice, or any at all behind a closed gate. */
function noteWaiting(moments: Moments, state: SimState, now: Reading, events: readonly SimEvent[]): void {
  if (moments.waited !== null || state.queue.length === 0) return;
  const waitingCents = Math.round(state.queue.reduce((sum, { asset, units }) => sum + valueAtMark(state, asset, units), 0));
  if (waitingCents <= NOTICED * now.owedCents && !events.some(({ type }) => type === 'gated')) return;
  const sinceDay = dayAt(state.clock, Math.min(...state.queue.map(({ step }) => step)));
  moments.waited = { ...now, waitingCents, readyCents: hotUnits(state, USD), sinceDay };
}
