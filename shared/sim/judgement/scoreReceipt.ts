/** The receipt: what was published, what was true, who asked, approved and merged. Every line names the evidence rows it rests on. */
import type { StatementTopic } from '../business.ts';
import { balanceOf, CODE, totalPosted } from '../exchange/ledger.ts';
import { displayedEquityCents, relatedPartyCents, reportedRelatedPartyCents } from '../exchange/reportedTotals.ts';
import { deskEquityCents, solvency, valueAtMark } from '../exchange/valuation.ts';
import { hashState } from '../fingerprint.ts';
import { heldFundCents, shownFundCents } from '../firm/publicPage.ts';
import { unprintedPrivilege } from '../firm/requests.ts';
import { isPrivilege } from '../firm/switches.ts';
import type { SeatId } from '../scenario.ts';
import { accountOf, type ChangeRequest, type SimState, USD } from '../state.ts';
import { pageView } from '../views/publicView.ts';
import { requestView } from '../views/seatView.ts';
import { effectsOf } from './effectRows.ts';
import type { EvidenceLog } from './evidence.ts';
import { scoreFirm } from './firmReceipt.ts';
import { repaidShare } from './repaidShare.ts';
import type { EvidenceRow, EvidenceVerb, Receipt } from './types.ts';

/** Pure. `seedText` is printed, so call it only once the round is closed. */
export function scoreReceipt(state: SimState, log: EvidenceLog, seedText: string): Receipt {
  const scored = state.business === null ? null : scoreFirm(state, log);
  return {
    exchangeName: state.scenario.exchangeName,
    deskName: state.scenario.deskName,
    scenarioId: state.scenario.id,
    seed: seedText,
    steps: state.step,
    calendar: state.clock.paces.map((pace) => ({ ...pace })),
    fingerprint: hashState(state),
    turnStep: log.turnStep,
    money: moneyOf(state, log),
    statements: statementsOf(state, log),
    changes: state.requests.map((request) => changeOf(state, log, request)),
    seats: state.scenario.seats.map((seat) => ({
      seat,
      did: log.rows
        .filter((row) => row.seat === seat)
        .map((row) => ({ verb: row.verb, requestId: row.requestId, step: row.step, row: row.row })),
      responsibility: scored?.seats[seat] ?? null,
    })),
    integrity: scored?.integrity ?? null,
    firm: scored?.firm ?? null,
    series: log.series,
    evidence: log.rows,
  };
}

function moneyOf(state: SimState, log: EvidenceLog): Receipt['money'] {
  const sums = solvency(state);
  let queued = 0;
  for (const waiting of state.queue) queued += valueAtMark(state, waiting.asset, waiting.units);
  return {
    displayedBeforeTurnCents: log.displayedBeforeTurnCents,
    displayedAtCloseCents: displayedEquityCents(state),
    deskUsdCents: balanceOf(state.ledger, accountOf(state, 'desk').index, USD),
    deskEquityCents: deskEquityCents(state),
    fundShownCents: shownFundCents(state),
    fundHeldCents: heldFundCents(state),
    owedCents: sums.owedCents,
    custodyCents: sums.custodyCents,
    holeCents: sums.holeCents,
    coverage: sums.coverage,
    repaidShare: repaidShare(state),
    deepestHoleCents: log.deepestHoleCents,
    deepestHoleStep: log.deepestHoleStep,
    paidOutCents: totalPosted(state.ledger, CODE.withdrawal, USD),
    queuedCents: Math.round(queued),
    relatedPartyCents: relatedPartyCents(state),
    reportedRelatedPartyCents: reportedRelatedPartyCents(state),
  };
}

/** Rows of these kinds; with a topic, also those that say what the ledger made of it. */
const rowsOf = (log: EvidenceLog, verbs: readonly EvidenceVerb[], topic: StatementTopic | null = null): EvidenceRow[] =>
  log.rows.filter((row) => verbs.includes(row.verb) || (row.verb === 'statement_contradicted' && row.topic === topic));
/** Codes in the order in which the rows were written. */
const inOrder = (rows: readonly EvidenceRow[]): string[] => codes(rows.toSorted((left, right) => left.step - right.step));
const codes = (rows: readonly EvidenceRow[]): string[] => rows.map((row) => row.row);

function statementsOf(state: SimState, log: EvidenceLog): Receipt['statements'] {
  const closed = codes(rowsOf(log, ['closed']));
  const untrue = rowsOf(log, ['statement_untrue'], 'same_rules');
  const fundBelow = rowsOf(log, ['fund_below_page'], 'insurance_fund');
  const opened = rowsOf(log, ['hole_opened']);
  const published = rowsOf(log, ['published']);
  const sums = solvency(state);
  const privileges = log.rows.filter((row) => row.verb === 'merged' && isPrivilegeRow(state, row));
  return [
    {
      topic: 'same_rules',
      step: state.page.publishedStep,
      claimedYes: state.page.claimsSameRules,
      claimedCents: null,
      trueYes: !unprintedPrivilege(state),
      trueCents: null,
      falseFromStep: untrue[0]?.step ?? null,
      rows: inOrder([...published, ...privileges, ...untrue]),
    },
    {
      topic: 'insurance_fund',
      step: state.page.publishedStep,
      claimedYes: null,
      claimedCents: shownFundCents(state),
      trueYes: null,
      trueCents: heldFundCents(state),
      falseFromStep: fundBelow[0]?.step ?? null,
      rows: [...inOrder([...published, ...rowsOf(log, ['fund_paid']), ...fundBelow]), ...closed],
    },
    {
      topic: 'customer_assets',
      step: state.step,
      claimedYes: null,
      claimedCents: pageView(state).claimedAssetsCents,
      trueYes: null,
      trueCents: sums.owedCents - sums.holeCents,
      falseFromStep: opened[0]?.step ?? null,
      rows: [...codes(opened), ...closed],
    },
  ];
}

const isPrivilegeRow = (state: SimState, row: EvidenceRow): boolean =>
  state.requests.some((request) => request.requestId === row.requestId && isPrivilege(request.kind));

function changeOf(state: SimState, log: EvidenceLog, request: ChangeRequest): Receipt['changes'][number] {
  const by = (verb: EvidenceVerb): SeatId | null => {
    const seat = request.trail.findLast((entry) => entry.verb === verb)?.seat;
    return seat === undefined || seat === 'clock' ? null : seat;
  };
  const rows = log.rows.filter((row) => row.requestId === request.requestId);
  const effects = rowsOf(log, effectsOf(request.kind));
  return {
    request: requestView(state, request, true),
    askedBy: by('proposed'),
    approvedBy: by('approved'),
    mergedBy: by('merged'),
    refusedBy: by('refused'),
    timesUsed: request.timesUsed,
    firstUsedStep: request.firstUsedStep,
    rows: inOrder([...rows, ...(request.mergedStep === null ? [] : effects)]),
  };
}
