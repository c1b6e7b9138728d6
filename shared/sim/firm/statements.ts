/**
 * What the firm has said that can be compared with its ledger. A claim stands until it is corrected; only the claim is judged, at its
 * worst while it stood, so that a true sentence can rot. One entry per topic stands at a time.
 */
import type { Statement, StatementTopic } from '../business.ts';
import type { ChangeKind } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { displayedEquityCents } from '../exchange/reportedTotals.ts';
import type { SeatId } from '../scenario.ts';
import { accountOf, type SimState } from '../state.ts';
import { clamp } from '../units.ts';
import { heldFundCents, publishFund, shownFundCents } from './publicPage.ts';
import { isLine } from './requestTable.ts';
import { customersMoneyInUseCents, holeCents } from './worth.ts';

const MILLION_CENTS = 100_000_000;
/** Missing share of deposits at which a claim that all is there could not be more untrue. */
const WHOLLY_UNTRUE = 0.05;

/** In force and not printed on the page. */
const quietly = (state: SimState, kind: ChangeKind): boolean =>
  state.requests.some((request) => request.kind === kind && request.status === 'merged' && !request.terms.published);

const printedLine = (state: SimState): boolean =>
  state.requests.some((request) => isLine(request.kind) && request.status === 'merged' && request.terms.published);

/** How far each claim is from the ledger, 0 (true) .. 1. Source: docs/decisions on the economy, truth. */
const GAPS: Record<StatementTopic, (state: SimState) => number> = {
  same_rules: (state) =>
    (accountOf(state, 'desk').allowNegative && !printedLine(state) ? 0.4 : 0) +
    (quietly(state, 'liquidation_exemption') ? 0.3 : 0) +
    (quietly(state, 'full_mark') ? 0.2 : 0) +
    (quietly(state, 'route_liquidations') ? 0.1 : 0),
  insurance_fund: (state) => {
    const shown = shownFundCents(state);
    return shown > 0 ? (shown - heldFundCents(state)) / shown : 0;
  },
  losses: (state) => {
    const { hiddenLossCents, annualFeesCents } = state.business!;
    return hiddenLossCents / (hiddenLossCents + 0.08 * annualFeesCents + MILLION_CENTS);
  },
  customer_assets: (state) => missing(state, holeCents(state)),
  coverage: (state) => missing(state, Math.max(holeCents(state), customersMoneyInUseCents(state))),
  related_party: (state) => (printedLine(state) ? 0 : missing(state, customersMoneyInUseCents(state))),
};

const missing = (state: SimState, cents: number): number => cents / Math.max(1, WHOLLY_UNTRUE * state.business!.depositsCents);

export const gapOf = (state: SimState, topic: StatementTopic): number => clamp(GAPS[topic](state), 0, 1);

/** Who hears it, times how much hangs on it. A loss weighs by its size against what the firm shows. */
export function statementWeight(state: SimState, topic: StatementTopic): number {
  if (topic === 'customer_assets') return 1.5;
  if (topic !== 'losses') return 1;
  const shown = Math.max(20 * MILLION_CENTS, displayedEquityCents(state));
  return 1.2 * clamp(state.business!.exploitLossCents / (0.05 * shown), 0.25, 2);
}

export const standing = (state: SimState, topic: StatementTopic): Statement | undefined =>
  state.business?.statements.find((statement) => statement.topic === topic && statement.correctedDay === null);

/** Says it. What stands already is said again without a new entry, unless it was untrue and is true now: that corrects it. */
export function makeStatement(state: SimState, topic: StatementTopic, seat: SeatId, weight: number, events: SimEvent[]): void {
  if (topic === 'same_rules') state.page.claimsSameRules = true;
  const gap = gapOf(state, topic);
  const before = standing(state, topic);
  if (before !== undefined) {
    if (before.falseFromDay === null || gap > 0) return;
    correct(state, before, false, events);
  }
  const { day } = state.clock;
  state.business!.statements.push({
    topic,
    seat,
    day,
    weight,
    gap,
    worstGap: gap,
    falseFromDay: gap > 0 ? day : null,
    correctedDay: null,
    forced: false,
  });
  events.push({ type: 'statement_made', topic, seat, gap });
}

/** Takes back what stands on a topic; nothing happens where nothing stands. */
export function correctStatement(state: SimState, topic: StatementTopic, forced: boolean, events: SimEvent[]): void {
  const statement = standing(state, topic);
  if (statement === undefined) return;
  if (topic === 'insurance_fund') showLedgerFund(state);
  if (topic === 'same_rules') state.page.claimsSameRules = false;
  correct(state, statement, forced, events);
}

function correct(state: SimState, statement: Statement, forced: boolean, events: SimEvent[]): void {
  statement.correctedDay = state.clock.day;
  statement.forced = forced;
  events.push({ type: 'statement_corrected', topic: statement.topic, forced });
}

/** The page shows what the ledger holds, and goes on doing so. */
export function showLedgerFund(state: SimState): void {
  publishFund(state, heldFundCents(state));
  state.business!.pageFollowsLedger = true;
}

/** The chief's page is a statement on the fund, and on the rules where it claims that they are the same for all. */
export function signPage(state: SimState, seat: SeatId, events: SimEvent[]): void {
  const business = state.business!;
  business.pageFollowsLedger = shownFundCents(state) <= heldFundCents(state);
  makeStatement(state, 'insurance_fund', seat, statementWeight(state, 'insurance_fund'), events);
  if (state.page.claimsSameRules === true) makeStatement(state, 'same_rules', seat, statementWeight(state, 'same_rules'), events);
  else correctStatement(state, 'same_rules', false, events);
}

/** Once a step: an honest page goes down with the fund; then every standing claim is held against the ledger. */
export function moveStatements(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  if (business.pageFollowsLedger && shownFundCents(state) > heldFundCents(state)) publishFund(state, heldFundCents(state));
  for (const statement of business.statements) {
    if (statement.correctedDay !== null) continue;
    statement.gap = gapOf(state, statement.topic);
    statement.worstGap = Math.max(statement.worstGap, statement.gap);
    if (statement.gap === 0 || statement.falseFromDay !== null) continue;
    statement.falseFromDay = state.clock.day;
    events.push({ type: 'statement_contradicted', topic: statement.topic, gap: statement.gap });
  }
}
