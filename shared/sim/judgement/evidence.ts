/**
 * The evidence log: who did what, when, and what the ledger held at that step. Append-only, outside the hashed state, with its own
 * hash chain; derived from each step's events and state alone, so a replay writes the same rows.
 */

import type { ChangeKind } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { balanceOf } from '../exchange/ledger.ts';
import { ACTS_AT, marginOf } from '../exchange/margin.ts';
import { displayedEquityCents, relatedPartyCents } from '../exchange/reportedTotals.ts';
import { deskEquityCents, type Solvency, solvency } from '../exchange/valuation.ts';
import { heldFundCents, shownFundCents } from '../firm/publicPage.ts';
import { unprintedPrivilege } from '../firm/requests.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { append, appendQuietly, cents, type EvidenceLog, fraction, text } from './evidenceLog.ts';
import { markWeek, recordFirmEvent } from './firmEvidence.ts';
import { readFirm } from './firmReading.ts';
import { moveIntegrals } from './integrals.ts';
import { watchMoments } from './moments.ts';
import type { EvidenceVerb, Fact } from './types.ts';
import { atTable, everyone, SEES_BOOK, SEES_CODE, SEES_COVERAGE, toldOf } from './whoKnew.ts';

export { createEvidence, type EvidenceLog } from './evidenceLog.ts';

const STEPS_PER_POINT = 4;

/** Call once after every step with that step's events. */
export function recordEvidence(log: EvidenceLog, state: SimState, events: readonly SimEvent[]): void {
  // What is left after a firm has been wound up is not judged as if it still traded.
  if (state.business !== null && state.business.ending === null) moveIntegrals(log.integrals, readFirm(state));
  if (!log.keepsRows) return;
  const sums = solvency(state);
  if (log.turnStep === null) log.displayedBeforeTurnCents = displayedEquityCents(state);
  for (const event of events) {
    recordEvent(log, state, event);
    if (state.business !== null) recordFirmEvent(log, state, event);
  }
  recordSharedLoss(log, state, events);
  recordHole(log, state, sums);
  if (state.business === null) watchPage(log, state);
  else markWeek(log, state);
  watchMoments(log.moments, state, events);
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

function recordHole(log: EvidenceLog, state: SimState, sums: Solvency): void {
  if (sums.holeCents <= log.deepestHoleCents) return;
  if (log.deepestHoleCents === 0)
    append(log, state, 'hole_opened', {
      facts: [cents('owed', sums.owedCents), cents('held', sums.custodyCents), cents('hole', sums.holeCents)],
      knew: atTable(state, SEES_COVERAGE),
    });
  log.deepestHoleCents = sums.holeCents;
  log.deepestHoleStep = state.step;
}

const deskCash = (state: SimState): number => balanceOf(state.ledger, accountOf(state, 'desk').index, USD);

/** Terms of the changes that have a number; of the rest there is nothing to state beside the change. */
function termsFacts(kind: ChangeKind, value: number, asked: number): Fact[] {
  if (kind === 'credit_line') return [cents('terms', value), cents('asked', asked)];
  if (kind === 'leverage_cap') return [text('terms', `${value}x`), text('asked', `${asked}x`)];
  if (kind === 'taker_fee') return [text('terms', `${value} bp`), text('asked', `${asked} bp`)];
  return [];
}

function recordEvent(log: EvidenceLog, state: SimState, event: SimEvent): void {
  switch (event.type) {
    case 'request_changed': {
      const request = state.requests.find((r) => r.requestId === event.requestId)!;
      append(log, state, event.verb, {
        seat: event.seat,
        requestId: event.requestId,
        reason: event.reason,
        facts: [
          text('change', request.kind),
          ...termsFacts(request.kind, request.terms.value, request.askedValue),
          cents('desk_cash', deskCash(state)),
          cents('desk_equity', deskEquityCents(state)),
          fraction('coverage', solvency(state).coverage),
          ...(event.instead === undefined ? [] : [text('instead', event.instead)]),
        ],
        knew: toldOf(state, request),
      });
      return;
    }
    case 'page_published':
      append(log, state, 'published', {
        seat: event.seat,
        facts: [
          cents('fund_shown', event.displayedFundCents),
          cents('fund_held', event.heldFundCents),
          text('same_rules', event.claimsSameRules ? 'yes' : 'no'),
        ],
        knew: everyone(state),
      });
      return;
    case 'command_accepted':
      if (event.command.type === 'set_queue_policy')
        append(log, state, 'queue_policy_set', {
          seat: event.seat,
          facts: [text('terms', event.command.policy), fraction('coverage', solvency(state).coverage)],
          knew: [event.seat],
        });
      if (event.command.type === 'set_mandate')
        append(log, state, 'mandate_set', {
          seat: event.seat,
          facts: [fraction('share', event.command.directionalShare), cents('desk_equity', deskEquityCents(state))],
          knew: atTable(state, SEES_BOOK),
        });
      return;
    case 'command_rejected': {
      const { rejection } = event;
      if (rejection.code !== 'insufficient_margin' && rejection.code !== 'insufficient_balance') return;
      const { type } = event.command;
      append(log, state, type === 'transfer_outside' || type === 'transfer_between' ? 'refused_transfer' : 'refused_order', {
        facts: [
          cents('needed', rejection.needsCents ?? 0),
          cents('had', rejection.haveCents ?? 0),
          cents('short_by', rejection.shortByCents ?? 0),
        ],
        knew: atTable(state, SEES_BOOK),
      });
      return;
    }
    case 'liquidation_routed':
      appendQuietly(log, state, 'routed_to_desk', {
        facts: [
          text('account', state.accounts[event.account]!.id),
          cents('amount', event.sizeLots * event.priceTicks * state.scenario.markets[event.market]!.centsPerTickLot),
          cents('desk_equity', deskEquityCents(state)),
        ],
        knew: atTable(state, SEES_BOOK),
      });
      return;
    case 'debt_moved':
      append(log, state, 'debt_moved', {
        facts: [text('account', state.accounts[event.to]!.id), cents('amount', event.amountCents), cents('desk_cash', deskCash(state))],
        knew: atTable(state, SEES_BOOK),
      });
      return;
    case 'turn_began':
      log.turnStep = state.step;
      append(log, state, 'turn', {
        seat: 'clock',
        facts: [cents('price', state.markets[0]!.markTicks * 100), cents('desk_equity', deskEquityCents(state))],
        knew: everyone(state),
      });
      return;
    case 'round_closed': {
      const sums = solvency(state);
      append(log, state, 'closed', {
        seat: 'clock',
        facts: [
          cents('owed', sums.owedCents),
          cents('held', sums.custodyCents),
          cents('hole', sums.holeCents),
          fraction('coverage', sums.coverage),
          cents('desk_cash', deskCash(state)),
          cents('desk_equity', deskEquityCents(state)),
          cents('fund_shown', shownFundCents(state)),
          cents('fund_held', heldFundCents(state)),
        ],
        knew: everyone(state),
      });
      return;
    }
    default:
      recordEngineEvent(log, state, event);
  }
}

/** What the engine does by itself. */
function recordEngineEvent(log: EvidenceLog, state: SimState, event: SimEvent): void {
  switch (event.type) {
    case 'mandate_blocked':
      appendQuietly(log, state, 'mandate_stopped', {
        facts: [
          cents('amount', event.amountCents),
          cents('had', event.rejection.haveCents ?? 0),
          cents('short_by', event.rejection.shortByCents ?? 0),
        ],
        knew: atTable(state, SEES_BOOK),
      });
      return;
    case 'money_left':
      if (event.balanceAfterCents < 0)
        appendQuietly(log, state, 'money_left', {
          facts: [cents('amount', event.amountCents), cents('desk_cash', event.balanceAfterCents)],
          knew: atTable(state, SEES_BOOK),
        });
      return;
    case 'liquidation_started': {
      const parts = { facts: marginFacts(state, event.account, event.marginFraction), knew: everyone(state) };
      // Years of cohorts' liquidations would bury the record of a firm of several rounds.
      if (state.business === null) append(log, state, 'liquidated', parts);
      else appendQuietly(log, state, 'liquidated', parts);
      return;
    }
    case 'liquidation_skipped':
      appendQuietly(log, state, 'passed_over', {
        facts: marginFacts(state, event.account, event.marginFraction),
        knew: atTable(state, SEES_CODE),
      });
      return;
    case 'fund_paid':
      append(log, state, 'fund_paid', {
        facts: [
          text('account', state.accounts[event.account]!.id),
          cents('amount', event.amountCents),
          cents('uncovered', event.uncoveredCents),
          cents('fund_held', heldFundCents(state)),
          cents('fund_shown', shownFundCents(state)),
        ],
        knew: atTable(state, SEES_COVERAGE),
      });
      return;
    case 'position_taken_over':
      appendQuietly(log, state, 'taken_over', {
        facts: [text('account', state.accounts[event.account]!.id), cents('amount', event.valueCents)],
        knew: everyone(state),
      });
      return;
    case 'withdrawal_queued':
      if (event.asset === USD)
        appendQuietly(log, state, 'withdrawal_waits', {
          facts: [cents('amount', event.units), cents('held', solvency(state).custodyCents)],
          knew: atTable(state, SEES_COVERAGE),
        });
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
  append(log, state, 'loss_shared', {
    facts: [text('account', state.accounts[account]!.id), cents('amount', shared), cents('fund_held', heldFundCents(state))],
    knew: everyone(state),
  });
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
function watchPage(log: EvidenceLog, state: SimState): void {
  if (state.page.claimsSameRules === true && unprintedPrivilege(state) && stands(log, state, 'statement_untrue')) {
    append(log, state, 'statement_untrue', {
      facts: [text('same_rules', 'yes'), cents('desk_cash', deskCash(state))],
      knew: atTable(state, SEES_CODE),
    });
  }
  if (heldFundCents(state) < shownFundCents(state) && stands(log, state, 'fund_below_page')) {
    append(log, state, 'fund_below_page', {
      facts: [cents('fund_shown', shownFundCents(state)), cents('fund_held', heldFundCents(state))],
      knew: atTable(state, SEES_COVERAGE),
    });
  }
}

/** True where no such row was written since the page was last published. */
function stands(log: EvidenceLog, state: SimState, verb: EvidenceVerb): boolean {
  const last = log.lastSteps[verb];
  return last === undefined || last < state.page.publishedStep;
}
