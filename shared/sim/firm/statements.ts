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
import { customersMoneyInUseCents, holeCents, orderlyEquityCents } from './worth.ts';

const MILLION_CENTS = 100_000_000;
/** Missing share of deposits at which a claim that all is there could not be more untrue. */
const WHOLLY_UNTRUE = 0.05;
/** Between a mark and what can be had for it so much is ordinary. */
const SHEET_ROUNDS = 0.1;
const FRIENDS_FIRST_GAP = 0.7;

/** In force and not printed on the page. */
const quietly = (state: SimState, kind: ChangeKind): boolean =>
  state.requests.some((request) => request.kind === kind && request.status === 'merged' && !request.terms.published);

/** The page prints a line that comes to all that the desk may owe; a smaller one beside it tells of nothing. */
const printedLine = (state: SimState): boolean =>
  state.requests.some(
    ({ kind, status, terms }) =>
      isLine(kind) && status === 'merged' && terms.published && terms.value >= accountOf(state, 'desk').borrowCents,
  );

export const untoldLossCents = (state: SimState): number => state.business!.hiddenLossCents - state.business!.toldLossCents;

/** A loss that nobody was told of, against it and the fees that could have borne it. */
function hiddenPart(state: SimState): number {
  const untold = untoldLossCents(state);
  return untold / (untold + 0.08 * state.business!.annualFeesCents + MILLION_CENTS);
}

/** What the page shows of the fund beyond what is held. */
function madeUpPart(state: SimState): number {
  const shown = shownFundCents(state);
  return shown > 0 ? (shown - heldFundCents(state)) / shown : 0;
}

/** What makes the same rules for all untrue while it is in force and not on the page, and by how much each. */
const EXCEPTIONS: readonly (readonly [ChangeKind, number])[] = [
  ['credit_line', 0.4],
  ['liquidation_exemption', 0.3],
  ['full_mark', 0.2],
  ['route_liquidations', 0.1],
  ['desk_fee_tier', 0.1],
  ['fast_lane', 0.1],
];

/** The exceptions that nobody outside can see. A line counts by its flag, whoever set it and for whatever. */
export const quietExceptions = (state: SimState): ChangeKind[] =>
  EXCEPTIONS.map(([kind]) => kind).filter((kind) =>
    kind === 'credit_line' ? accountOf(state, 'desk').allowNegative && !printedLine(state) : quietly(state, kind),
  );

/** How far each claim is from the ledger, 0 (true) .. 1. Source: docs/decisions on the economy, truth. */
const GAPS: Record<StatementTopic, (state: SimState) => number> = {
  same_rules: (state) => {
    const quiet = quietExceptions(state);
    return EXCEPTIONS.reduce((sum, [kind, gap]) => sum + (quiet.includes(kind) ? gap : 0), 0);
  },
  insurance_fund: madeUpPart,
  losses: hiddenPart,
  customer_assets: (state) => missing(state, holeCents(state)),
  coverage: (state) => missing(state, Math.max(holeCents(state), customersMoneyInUseCents(state))),
  // Blow-ups beside fees: what nobody was told of is what makes it untrue.
  never_lost: hiddenPart,
  audit_pack: (state) => (state.business!.auditPack === 'split' ? missing(state, customersMoneyInUseCents(state)) : 0),
  worst_day: (state) => Math.max(hiddenPart(state), madeUpPart(state)),
  related_party: (state) => (printedLine(state) ? 0 : missing(state, customersMoneyInUseCents(state))),
  // At mark, beyond what any sheet may round up; and without what is owed to customers.
  lenders_sheet: (state) => {
    const shown = displayedEquityCents(state);
    const beyond = shown <= 0 ? 1 : ((shown - orderlyEquityCents(state)) / shown - SHEET_ROUNDS) / (1 - SHEET_ROUNDS);
    return Math.max(beyond, missing(state, customersMoneyInUseCents(state)));
  },
  investors: (state) => {
    const { leftOutCents, annualFeesCents } = state.business!;
    return Math.max(missing(state, holeCents(state)), leftOutCents / (leftOutCents + 0.08 * annualFeesCents + MILLION_CENTS));
  },
  queue: ({ rules }) => (rules.queuePolicy === 'favourites_first' ? FRIENDS_FIRST_GAP : 0),
};

const missing = (state: SimState, cents: number): number => cents / Math.max(1, WHOLLY_UNTRUE * state.business!.depositsCents);

export const gapOf = (state: SimState, topic: StatementTopic): number => clamp(GAPS[topic](state), 0, 1);

/** Who hears it, times how much hangs on it. A loss weighs by its size against what the firm shows. */
export function statementWeight(state: SimState, topic: StatementTopic): number {
  if (topic === 'customer_assets' || topic === 'audit_pack' || topic === 'worst_day') return 1.5;
  if (!isPublicTopic(topic)) return 1.2;
  if (topic !== 'losses') return 1;
  const shown = Math.max(20 * MILLION_CENTS, displayedEquityCents(state));
  return 1.2 * clamp(state.business!.exploitLossCents / (0.05 * shown), 0.25, 2);
}

/** Said to lenders or investors alone; whoever else learns of it was told by somebody. */
const PRIVATE: readonly StatementTopic[] = ['lenders_sheet', 'investors'];
export const isPublicTopic = (topic: StatementTopic): boolean => !PRIVATE.includes(topic);

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
  if (topic === 'audit_pack') state.business!.auditPack = 'both';
  correct(state, statement, forced, events);
}

function correct(state: SimState, statement: Statement, forced: boolean, events: SimEvent[]): void {
  statement.correctedDay = state.clock.day;
  statement.forced = forced;
  events.push({ type: 'statement_corrected', topic: statement.topic, forced });
}

/** What was kept at the desk is told: it weighs on confidence as it would have on its day, and the claim that there was none ends. */
export function tellHiddenLosses(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const untold = untoldLossCents(state);
  if (untold <= 0) return;
  business.toldLossCents = business.hiddenLossCents;
  business.doubt += 0.03 + (0.8 * untold) / Math.max(1, business.depositsCents);
  for (const topic of ['losses', 'never_lost', 'worst_day'] as const) correctStatement(state, topic, false, events);
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
