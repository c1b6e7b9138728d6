/**
 * The evidence log: who did what, when, and what the ledger held at that step. Append-only, outside the hashed state, with its own
 * hash chain; derived from each step's events and state alone, so a replay writes the same rows.
 */

import type { ChangeKind, ReasonId } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { balanceOf } from '../exchange/ledger.ts';
import { ACTS_AT, marginOf } from '../exchange/margin.ts';
import { displayedEquityCents, relatedPartyCents } from '../exchange/reportedTotals.ts';
import { deskEquityCents, solvency } from '../exchange/valuation.ts';
import { chainHash } from '../fingerprint.ts';
import { heldFundCents, shownFundCents } from '../firm/publicPage.ts';
import { unprintedPrivilege } from '../firm/requests.ts';
import { switchOf } from '../firm/switches.ts';
import type { SeatId } from '../scenario.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { weekOf } from '../views/publicView.ts';
import type { EvidenceRow, EvidenceVerb, Fact, SeriesPoint } from './types.ts';

export interface EvidenceLog {
  rows: EvidenceRow[];
  series: SeriesPoint[];
  displayedBeforeTurnCents: number;
  turnStep: number | null;
  deepestHoleCents: number;
  deepestHoleStep: number;
}

const STEPS_PER_POINT = 4;
/** Rows of the same kind that the engine writes by itself come at most this often. */
const QUIET_STEPS = 60;

export const createEvidence = (): EvidenceLog => ({
  rows: [],
  series: [],
  displayedBeforeTurnCents: 0,
  turnStep: null,
  deepestHoleCents: 0,
  deepestHoleStep: 0,
});

/** Call once after every step with that step's events. */
export function recordEvidence(log: EvidenceLog, state: SimState, events: readonly SimEvent[]): void {
  const sums = solvency(state);
  if (log.turnStep === null) log.displayedBeforeTurnCents = displayedEquityCents(state);
  for (const event of events) recordEvent(log, state, event);
  recordSharedLoss(log, state, events);
  if (sums.holeCents > log.deepestHoleCents) {
    if (log.deepestHoleCents === 0)
      append(log, state, 'engine', 'hole_opened', null, null, [
        cents('owed', sums.owedCents),
        cents('held', sums.custodyCents),
        cents('hole', sums.holeCents),
      ]);
    log.deepestHoleCents = sums.holeCents;
    log.deepestHoleStep = state.step;
  }
  watchStatements(log, state);
  if (state.step % STEPS_PER_POINT === 0 || state.phase === 'closed') {
    log.series.push({
      step: state.step,
      owedCents: sums.owedCents,
      custodyCents: sums.custodyCents,
      holeCents: sums.holeCents,
      displayedEquityCents: displayedEquityCents(state),
      deskUsdCents: deskCash(state),
      relatedPartyCents: relatedPartyCents(state),
      bitTicks: state.markets[0]!.markTicks,
    });
  }
}

const deskCash = (state: SimState): number => balanceOf(state.ledger, accountOf(state, 'desk').index, USD);
const cents = (label: Fact['label'], value: number): Fact => ({ label, cents: value });
const fraction = (label: Fact['label'], value: number): Fact => ({ label, fraction: value });
const text = (label: Fact['label'], value: string): Fact => ({ label, text: value });

const valueFact = (label: Fact['label'], kind: ChangeKind, value: number): Fact =>
  kind === 'credit_line' ? cents(label, value) : text(label, kind === 'leverage_cap' ? `${value}x` : `${value} bp`);

function recordEvent(log: EvidenceLog, state: SimState, event: SimEvent): void {
  switch (event.type) {
    case 'request_changed': {
      const request = state.requests.find((r) => r.requestId === event.requestId)!;
      const sums = solvency(state);
      append(log, state, event.seat, event.verb, event.requestId, event.reason, [
        text('change', request.kind),
        ...(switchOf(request.kind) !== null
          ? []
          : [valueFact('terms', request.kind, request.terms.value), valueFact('asked', request.kind, request.askedValue)]),
        cents('desk_cash', deskCash(state)),
        cents('desk_equity', deskEquityCents(state)),
        fraction('coverage', sums.coverage),
      ]);
      return;
    }
    case 'page_published':
      append(log, state, event.seat, 'published', null, null, [
        cents('fund_shown', event.displayedFundCents),
        cents('fund_held', event.heldFundCents),
        text('same_rules', event.claimsSameRules ? 'yes' : 'no'),
      ]);
      return;
    case 'command_accepted':
      if (event.command.type === 'set_queue_policy')
        append(log, state, event.seat, 'queue_policy_set', null, null, [
          text('terms', event.command.policy),
          fraction('coverage', solvency(state).coverage),
        ]);
      if (event.command.type === 'set_mandate')
        append(log, state, event.seat, 'mandate_set', null, null, [
          fraction('share', event.command.directionalShare),
          cents('desk_equity', deskEquityCents(state)),
        ]);
      return;
    case 'command_rejected': {
      const { rejection } = event;
      if (rejection.code !== 'insufficient_margin' && rejection.code !== 'insufficient_balance') return;
      const { type } = event.command;
      const verb = type === 'transfer_outside' || type === 'transfer_between' ? 'refused_transfer' : 'refused_order';
      append(log, state, 'engine', verb, null, null, [
        cents('needed', rejection.needsCents ?? 0),
        cents('had', rejection.haveCents ?? 0),
        cents('short_by', rejection.shortByCents ?? 0),
      ]);
      return;
    }
    case 'mandate_blocked':
      appendQuietly(log, state, 'mandate_stopped', [
        cents('amount', event.amountCents),
        cents('had', event.rejection.haveCents ?? 0),
        cents('short_by', event.rejection.shortByCents ?? 0),
      ]);
      return;
    case 'money_left':
      if (event.balanceAfterCents < 0)
        appendQuietly(log, state, 'money_left', [cents('amount', event.amountCents), cents('desk_cash', event.balanceAfterCents)]);
      return;
    case 'liquidation_started':
      append(log, state, 'engine', 'liquidated', null, null, marginFacts(state, event.account, event.marginFraction));
      return;
    case 'liquidation_skipped':
      appendQuietly(log, state, 'passed_over', marginFacts(state, event.account, event.marginFraction));
      return;
    case 'fund_paid':
      append(log, state, 'engine', 'fund_paid', null, null, [
        text('account', state.accounts[event.account]!.id),
        cents('amount', event.amountCents),
        cents('uncovered', event.uncoveredCents),
        cents('fund_held', heldFundCents(state)),
        cents('fund_shown', shownFundCents(state)),
      ]);
      return;
    case 'position_taken_over':
      appendQuietly(log, state, 'taken_over', [text('account', state.accounts[event.account]!.id), cents('amount', event.valueCents)]);
      return;
    case 'liquidation_routed':
      appendQuietly(log, state, 'routed_to_desk', [
        text('account', state.accounts[event.account]!.id),
        cents('amount', event.sizeLots * event.priceTicks * state.scenario.markets[event.market]!.centsPerTickLot),
        cents('desk_equity', deskEquityCents(state)),
      ]);
      return;
    case 'debt_moved':
      append(log, state, 'engine', 'debt_moved', null, null, [
        text('account', state.accounts[event.to]!.id),
        cents('amount', event.amountCents),
        cents('desk_cash', deskCash(state)),
      ]);
      return;
    case 'withdrawal_queued':
      if (event.asset === USD)
        appendQuietly(log, state, 'withdrawal_waits', [cents('amount', event.units), cents('held', solvency(state).custodyCents)]);
      return;
    case 'turn_began':
      log.turnStep = state.step;
      append(log, state, 'clock', 'turn', null, null, [
        cents('price', state.markets[0]!.markTicks * 100),
        cents('desk_equity', deskEquityCents(state)),
      ]);
      return;
    case 'round_closed': {
      const sums = solvency(state);
      append(log, state, 'clock', 'closed', null, null, [
        cents('owed', sums.owedCents),
        cents('held', sums.custodyCents),
        cents('hole', sums.holeCents),
        fraction('coverage', sums.coverage),
        cents('desk_cash', deskCash(state)),
        cents('desk_equity', deskEquityCents(state)),
        cents('fund_shown', shownFundCents(state)),
        cents('fund_held', heldFundCents(state)),
      ]);
    }
  }
}

/** One row for each loss that others bore in a step, however many they were. */
function recordSharedLoss(log: EvidenceLog, state: SimState, events: readonly SimEvent[]): void {
  let shared = 0;
  let account = -1;
  for (const event of events) {
    if (event.type !== 'loss_shared') continue;
    shared += event.amountCents;
    account = event.account;
  }
  if (shared === 0) return;
  append(log, state, 'engine', 'loss_shared', null, null, [
    text('account', state.accounts[account]!.id),
    cents('amount', shared),
    cents('fund_held', heldFundCents(state)),
  ]);
}

function marginFacts(state: SimState, account: number, marginFraction: number): Fact[] {
  const margin = marginOf(state, account);
  return [
    text('account', state.accounts[account]!.id),
    fraction('margin_fraction', marginFraction),
    fraction('acts_below', ACTS_AT * margin.maintenanceFraction),
  ];
}

/** A sentence can rot: the row is written at the step where the ledger first contradicts what still stands on the page. */
function watchStatements(log: EvidenceLog, state: SimState): void {
  if (state.page.claimsSameRules === true && unprintedPrivilege(state) && stands(log, state, 'statement_untrue')) {
    append(log, state, 'engine', 'statement_untrue', null, null, [text('same_rules', 'yes'), cents('desk_cash', deskCash(state))]);
  }
  if (heldFundCents(state) < shownFundCents(state) && stands(log, state, 'fund_below_page')) {
    append(log, state, 'engine', 'fund_below_page', null, null, [
      cents('fund_shown', shownFundCents(state)),
      cents('fund_held', heldFundCents(state)),
    ]);
  }
}

/** True where no such row was written since the page was last published. */
function stands(log: EvidenceLog, state: SimState, verb: EvidenceVerb): boolean {
  const last = log.rows.findLast((row) => row.verb === verb);
  return last === undefined || last.step < state.page.publishedStep;
}

function appendQuietly(log: EvidenceLog, state: SimState, verb: EvidenceVerb, facts: Fact[]): void {
  const last = log.rows.findLast((row) => row.verb === verb);
  if (last === undefined || state.step - last.step >= QUIET_STEPS) append(log, state, 'engine', verb, null, null, facts);
}

function append(
  log: EvidenceLog,
  state: SimState,
  seat: SeatId | 'clock' | 'engine',
  verb: EvidenceVerb,
  requestId: number | null,
  reason: ReasonId | null,
  facts: Fact[],
): void {
  const previous = log.rows.at(-1)?.hash ?? '';
  const row = `E-${log.rows.length + 1}`;
  const hash = chainHash(previous, JSON.stringify([row, state.step, seat, verb, requestId, reason, facts]));
  log.rows.push({ row, step: state.step, week: weekOf(state.scenario, state.step), seat, verb, requestId, reason, facts, hash });
}
