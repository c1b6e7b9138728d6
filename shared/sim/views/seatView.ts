/**
 * The privacy boundary: what one seat knows at one step, and nothing else. Live play, bots, replay and trial all ask here.
 * The desk's book goes to desk and chief; code, flags and raw totals to the engineer; coverage to the treasurer, or to the chief where no
 * treasurer is at the table; the rest is public.
 */

import type { OfferState } from '../business.ts';
import { balanceOf } from '../exchange/ledger.ts';
import * as book from '../exchange/orderBook.ts';
import { reportedTotals } from '../exchange/reportedTotals.ts';
import { solvency } from '../exchange/valuation.ts';
import { blockPriceTicks } from '../firm/blocks.ts';
import { changeDiff } from '../firm/changes.ts';
import { MATTERS } from '../firm/matters/table.ts';
import type { Matter } from '../firm/matters/types.ts';
import { answersTo as answersToMatter } from '../firm/matters.ts';
import { answersTo, specOf } from '../firm/offers.ts';
import { heldFundCents } from '../firm/publicPage.ts';
import { actionsFor, mayKnow, proposable } from '../firm/requests.ts';
import { signsNext } from '../firm/requestTable.ts';
import { holderOf, type SeatId } from '../scenario.ts';
import { type ChangeRequest, type SimState, trades, USD } from '../state.ts';
import { accountView, mandateView } from './deskView.ts';
import { firmView } from './firmView.ts';
import { clockView, pageView, priceViews } from './publicView.ts';
import { shownTrail } from './records.ts';
import type { CodeView, CustomersView, DepthView, InboxItem, RequestView, SeatView, VaultView } from './types.ts';
import { waterfallView } from './waterfallView.ts';

const DEPTH_LEVELS = 10;
const INBOX_SHOWN = 12;
const INBOX_KEPT_STEPS = 240;
/** What came of a matter can be read for this long. */
const MATTER_KEPT_STEPS = 40;

/** Pure. `openMarket` is the symbol whose candles and depth the seat looks at; an unknown one falls back to the first. */
export function seatView(state: SimState, seat: SeatId, openMarket: string): SeatView {
  const market = Math.max(
    0,
    state.scenario.markets.findIndex((m) => m.id === openMarket),
  );
  const seesBook = seat === 'desk' || seat === 'chief';
  const seesCoverage = seat === holderOf(state.scenario, 'treasurer');
  const requests = state.requests.filter((request) => mayKnow(state, request, seat));
  return {
    clock: clockView(state),
    calendar: state.clock.paces.map((pace) => ({ ...pace })),
    prices: priceViews(state),
    candles: { market: state.scenario.markets[market]!.id, candles: state.markets[market]!.candles.map((candle) => ({ ...candle })) },
    depth: depthView(state, market),
    account: seesBook ? accountView(state) : null,
    mandate: seesBook ? mandateView(state) : null,
    inbox: inboxOf(state, seat, requests),
    requests: requests.map((request) => requestView(state, request, seat === 'engineer')),
    proposable: proposable(state, seat),
    code: seat === 'engineer' ? codeView(state) : null,
    vault: vaultView(state, seat),
    waterfall: waterfallView(state),
    page: pageView(state),
    customers: seesCoverage ? customersView(state) : null,
    firm: firmView(state, seat),
    news: state.news.slice(-6).map((entry) => ({ ...entry })),
    flow: { ...state.flow },
    ringing: state.scenario.seats.filter((other) => somethingToDecide(state, other)),
  };
}

function depthView(state: SimState, market: number): DepthView {
  const pairs = (flat: number[]): { priceTicks: number; sizeLots: number }[] => {
    const levels: { priceTicks: number; sizeLots: number }[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2) levels.push({ priceTicks: flat[i]!, sizeLots: flat[i + 1]! });
    return levels;
  };
  const b = state.books[market]!;
  return {
    market: state.scenario.markets[market]!.id,
    bids: pairs(book.depth(b, book.BUY, DEPTH_LEVELS)),
    asks: pairs(book.depth(b, book.SELL, DEPTH_LEVELS)),
    tape: state.markets[market]!.tape.map((entry) => ({ ...entry })),
  };
}

export function requestView(state: SimState, request: ChangeRequest, withCode: boolean): RequestView {
  return {
    requestId: request.requestId,
    kind: request.kind,
    status: request.status,
    terms: { ...request.terms },
    askedValue: request.askedValue,
    mergedStep: request.mergedStep,
    untilDay: request.untilDay,
    trail: shownTrail(state, request).map((entry) => ({ ...entry })),
    diff: withCode ? changeDiff(state, request) : null,
  };
}

/** Newest first: all that waits for this seat, and of what it has been told or has done as much as there is room for. */
function inboxOf(state: SimState, seat: SeatId, requests: readonly ChangeRequest[]): InboxItem[] {
  const waiting: InboxItem[] = [];
  for (const request of requests) {
    const actions = actionsFor(state, request, seat);
    // What is in force can still be taken back, and what was asked be taken to the board, but neither waits for anybody.
    if (request.status !== 'merged' && actions.some((action) => action !== 'escalate_request'))
      waiting.push({
        kind: 'request',
        id: `request-${request.requestId}`,
        step: request.changedStep,
        requestId: request.requestId,
        actions,
      });
  }
  for (const offer of state.business?.offers ?? [])
    if (offer.seat === seat && offer.status === 'open') waiting.push(offerItem(state, offer));
  for (const matter of state.business?.matters ?? [])
    if (matter.seat === seat && matter.status === 'open') waiting.push(matterItem(state, matter));
  if (seat === 'desk') {
    for (const offer of state.blocks) {
      if (!offer.open) continue;
      waiting.push({
        kind: 'block',
        id: `block-${offer.blockId}`,
        step: offer.offeredStep,
        blockId: offer.blockId,
        market: state.scenario.markets[offer.market]!.id,
        clientSide: offer.clientSide,
        sizeLots: offer.sizeLots,
        priceTicks: blockPriceTicks(state, offer),
        markTicks: state.markets[offer.market]!.markTicks,
        untilDay: offer.untilDay,
      });
    }
  }
  const told = state.inbox
    .filter((entry) => entry.seat === seat && (entry.item.kind === 'note' || state.step - entry.item.step < INBOX_KEPT_STEPS))
    .map((entry) => entry.item);
  const done = (state.business?.matters ?? [])
    .filter(({ seat: owner, answeredStep }) => owner === seat && answeredStep !== null && state.step - answeredStep < MATTER_KEPT_STEPS)
    .map((matter) => matterItem(state, matter));
  const over = [...told, ...done].sort(newestFirst).slice(0, Math.max(0, INBOX_SHOWN - waiting.length));
  return [...waiting, ...over].sort(newestFirst);
}

const newestFirst = (left: InboxItem, right: InboxItem): number => right.step - left.step;

const matterItem = (state: SimState, one: Matter): InboxItem => ({
  kind: 'matter',
  id: `matter-${one.matterId}`,
  step: one.answeredStep ?? one.openedStep,
  matterId: one.matterId,
  matter: one.matter,
  untilDay: one.untilDay,
  facts: one.facts.map((fact) => ({ ...fact })),
  rows: one.rows.map(({ label, facts }) => ({ label, facts: facts.map((fact) => ({ ...fact })) })),
  answers: answersToMatter(state, one),
  diff: MATTERS[one.matter].diff?.(one) ?? null,
  answer: one.answer,
  outcome: one.outcome,
});

function offerItem(state: SimState, offer: OfferState): InboxItem {
  const { kind, value } = specOf(state, offer);
  return {
    kind: 'offer',
    id: `offer-${offer.offerId}`,
    step: offer.openedStep,
    offerId: offer.offerId,
    offer: offer.offer,
    untilDay: offer.untilDay,
    asks: kind,
    value,
    answers: answersTo(state, offer),
  };
}

/** A phone rings while something waits for an answer. */
function somethingToDecide(state: SimState, seat: SeatId): boolean {
  if (state.phase === 'closed') return false;
  if (state.requests.some((request) => signsNext(state.scenario, request) === seat)) return true;
  if (state.business?.offers.some((offer) => offer.seat === seat && offer.status === 'open')) return true;
  if (state.business?.matters.some((matter) => matter.seat === seat && matter.status === 'open')) return true;
  if (seat !== 'desk') return false;
  return state.blocks.some((offer) => offer.open) || (state.mandate.blocked !== null && state.step - state.mandate.blocked.step < 24);
}

function codeView(state: SimState): CodeView {
  const sums = reportedTotals(state);
  return {
    rules: {
      floorReadsFlag: state.rules.floorReadsFlag,
      liquidationReadsFlag: state.rules.liquidationReadsFlag,
      weightReadsFlag: state.rules.weightReadsFlag,
      fundsCheckReadsFlag: state.rules.fundsCheckReadsFlag,
      liquidationsGoToDesk: state.rules.liquidationsGoToDesk,
      totalsSkipUnlisted: state.rules.totalsSkipUnlisted,
      fundFollowsVolume: state.rules.fundFollowsVolume,
      pageCountsHouseToken: state.rules.pageCountsHouseToken,
      thinCoinsCountInFull: state.rules.thinCoinsCountInFull,
      feesReadFlag: state.rules.feesReadFlag,
      recordsExpire: state.rules.recordsExpire,
      leverageMax: state.rules.leverageMax,
      takerFeeBps: state.rules.takerFeeBps,
    },
    accounts: state.accounts
      .filter((account) => trades(account) || account.kind === 'desk_second')
      .map((account) => ({
        id: account.id,
        allowNegative: account.allowNegative,
        fullMark: account.fullMark,
        fastLane: account.fastLane,
        feeTier: account.feeTier,
        unlisted: account.unlisted,
        borrowCents: account.borrowCents,
        usdCents: balanceOf(state.ledger, account.index, USD),
        untilDay: account.borrowUntilDay,
      })),
    owedCents: sums.owedCents,
    custodyCents: sums.custodyCents,
    relatedPartyCents: sums.relatedPartyCents,
    fundCents: heldFundCents(state),
    liquidations: state.liquidationLog.slice(-8).map((entry) => ({
      account: state.accounts[entry.account]!.id,
      step: entry.step,
      marginFraction: entry.marginFraction,
      skipped: entry.skipped,
    })),
  };
}

function vaultView(state: SimState, seat: SeatId): VaultView {
  const claimedCents = pageView(state).claimedAssetsCents;
  if (seat !== 'engineer' && seat !== holderOf(state.scenario, 'treasurer')) return { claimedCents, trueCents: null, owedCents: null };
  const sums = solvency(state);
  // Coins beyond what is owed belong to the firm: the vault shows what is there for customers.
  return { claimedCents, trueCents: sums.owedCents - sums.holeCents, owedCents: sums.owedCents };
}

function customersView(state: SimState): CustomersView {
  const sums = reportedTotals(state);
  let withdrawn = 0;
  for (const { cents } of state.withdrawn) withdrawn += cents;
  let queued = 0;
  for (const waiting of state.queue) if (waiting.asset === USD) queued += waiting.units;
  return {
    depositsCents: sums.owedCents,
    withdrawnLastWeekCents: withdrawn,
    queuedCents: queued,
    coverage: sums.coverage,
    fundHeldCents: heldFundCents(state),
    relatedPartyCents: sums.relatedPartyCents,
    queuePolicy: state.rules.queuePolicy,
  };
}
